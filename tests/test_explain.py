"""The way back from a thing to the characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.explain import Thing, explain, find_things
from graph.iri import DEFAULT_BASE
from graph.store import Store

LIN = Thing("cadre", "林知远", DEFAULT_BASE + "cadre/林知远")


@pytest.mark.parametrize("asked", ["林知远", "cadre/林知远", DEFAULT_BASE + "cadre/林知远"])
def test_a_thing_is_found_by_name_by_id_and_by_address(store: Store, asked: str) -> None:
    assert find_things(store, asked) == (LIN,)


def test_a_thing_is_found_by_another_of_its_names(store: Store) -> None:
    assert [one.label for one in find_things(store, "区行政审批局")] == ["新湾区行政审批局"]


def test_part_of_a_name_is_enough_if_nothing_is_called_just_so(store: Store) -> None:
    assert {one.kind for one in find_things(store, "周末")} == {"lesson", "practice"}


def test_what_is_not_in_the_graph_is_an_error(store: Store) -> None:
    with pytest.raises(InputError, match="called so"):
        find_things(store, "诸葛亮")


def test_a_cadre_is_explained_with_the_stays(store: Store) -> None:
    told = {(one.subject, one.property): one.value for one in explain(store, LIN)}
    assert told["林知远", "见于文献"] == "到海边去学:云岭干部挂职见闻"
    assert told["林知远到新湾区行政审批局挂职", "到单位"] == "新湾区行政审批局"
    assert told["林知远到新湾区行政审批局挂职", "开始"] == "2021-03"


def test_a_fact_comes_with_its_passage_its_words_around_and_its_rule(store: Store, texts: Path) -> None:
    (fact,) = [one for one in explain(store, LIN, texts) if one.property == "时长"]
    (quotation,) = fact.quotations
    assert (quotation.passage.document, quotation.passage.start, quotation.passage.quote) == (
        "seaside.txt",
        122,
        "为期半年",
    )
    assert quotation.before.endswith("任局长\n助理,")
    assert quotation.after.startswith("。林知远说")
    assert len(quotation.before) == len(quotation.after) == 20
    (rule,) = fact.rules
    assert rule.name == "placement-stay"
    assert "who, from where and to where" in rule.about
    assert fact.certainty == "明说"


def test_an_inferred_fact_says_so(store: Store) -> None:
    (su,) = find_things(store, "苏明哲")
    assert {one.property for one in explain(store, su) if one.certainty == "推出"} == {"来自地区", "开始"}


def test_without_the_text_the_quote_stands_alone(store: Store, tmp_path: Path) -> None:
    assert all((one.before, one.after) == ("", "") for fact in explain(store, LIN, tmp_path) for one in fact.quotations)


def test_a_text_that_has_changed_gives_no_words_around(store: Store, texts: Path) -> None:
    (texts / "seaside.txt").write_text("x" * 500, encoding="utf-8")
    assert all(one.before == "" for fact in explain(store, LIN, texts) for one in fact.quotations)


def test_a_lesson_is_explained_with_its_kind_and_themes(store: Store) -> None:
    (lesson,) = find_things(store, "设周末窗口")
    told = {(one.property, one.value) for one in explain(store, lesson)}
    assert {("类别", "建议"), ("主要主题", "政务服务"), ("dcterms:subject", "营商环境")} <= told
