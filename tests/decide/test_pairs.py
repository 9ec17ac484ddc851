"""Decisions on two things: one, two, or open; whatever the texts would say."""

from __future__ import annotations

from graph.decide import Decision
from tests.corpora import settled, things, values

BIJIANG = "碧江区商务局局长田茂林到苏州市吴江区挂职。"
SOMEBODY = "赴浙挂职干部田茂林最忙。"
TEXTS = {"a.txt": BIJIANG, "b.txt": SOMEBODY}


def pair(verdict: str, kind: str = "person", first: str = "田茂林", second: str = "田茂林", **more: str) -> Decision:
    names = {"about": "田茂林", **more}
    return Decision(
        "t/decisions.tsv", 2, verdict, kind, "a.txt", first, other_document="b.txt", other_quote=second, **names
    )


def test_two_who_are_one_are_one() -> None:
    assert things(settled(TEXTS), "Cadre") == ["田茂林", "田茂林"]
    assert things(settled(TEXTS, pair("same")), "Cadre") == ["田茂林"]


def test_two_who_are_two_are_two_and_nobody_asks_again() -> None:
    texts = {"a.txt": BIJIANG, "b.txt": BIJIANG.replace("挂职", "挂职，十分用心")}
    assert things(settled(texts), "Cadre") == ["田茂林"]
    knowledge = settled(texts, pair("different"))
    assert things(knowledge, "Cadre") == ["田茂林", "田茂林"]
    assert len({one.id for one in knowledge.entities if one.kind == "Cadre"}) == 2
    assert knowledge.undecided == ()


def test_unsure_leaves_everything_as_it_is() -> None:
    assert settled(TEXTS, pair("unsure")).facts == settled(TEXTS).facts


def test_of_two_lines_on_one_pair_the_later_stands() -> None:
    assert things(settled(TEXTS, pair("same"), pair("different")), "Cadre") == ["田茂林", "田茂林"]


def test_people_of_two_names_can_be_one() -> None:
    texts = {"a.txt": BIJIANG, "b.txt": SOMEBODY.replace("田茂林", "田茂霖")}
    knowledge = settled(texts, pair("same", second="田茂霖", other_about="田茂霖"))
    (one,) = [entity for entity in knowledge.entities if entity.kind == "Cadre"]
    assert {one.label, *one.names} == {"田茂林", "田茂霖"}


def test_two_units_that_are_one_get_one_address() -> None:
    texts = {
        "a.txt": "碧江区商务局局长田茂林到苏州市吴江区招商中心挂职。",
        "b.txt": "碧江区水务局局长沙一鸣到苏州市吴江区投资促进中心挂职。",
    }
    line = pair(
        "same",
        "unit",
        "吴江区招商中心",
        "吴江区投资促进中心",
        about="苏州市吴江区招商中心",
        other_about="苏州市吴江区投资促进中心",
    )
    knowledge = settled(texts, line)
    assert knowledge.unapplied == ()
    assert len(set(values(settled(texts), "toUnit"))) == 2
    assert len(set(values(knowledge, "toUnit"))) == 1


def test_one_unit_that_is_two_gets_two_addresses() -> None:
    texts = {
        "a.txt": BIJIANG.replace("吴江区", "吴江区商务局"),
        "b.txt": "碧江区水务局局长沙一鸣到苏州市吴江区商务局挂职。",
    }
    line = pair("different", "unit", "苏州市吴江区商务局", "苏州市吴江区商务局", about="苏州市吴江区商务局")
    assert len(set(values(settled(texts), "toUnit"))) == 1
    assert len(set(values(settled(texts, line), "toUnit"))) == 2


def test_a_thing_that_is_not_found_is_told() -> None:
    for line, why in (
        (pair("same", about="沙一鸣"), "没有读出"),
        (pair("same", first="没有这句"), "已没有这段话"),
        (pair("same", "batch"), "没有读出"),
    ):
        (one,) = settled(TEXTS, line).unapplied
        assert why in one.why


def test_of_several_people_in_the_words_one_has_to_be_named() -> None:
    texts = {"a.txt": "碧江区商务局局长田茂林和水务局局长沙一鸣到苏州市吴江区挂职。", "b.txt": SOMEBODY}
    (one,) = settled(texts, pair("same", first=texts["a.txt"], about="")).unapplied
    assert "about" in one.why
