"""Decisions on facts: each kind changes just what it says, and nothing that was read comes back."""

from __future__ import annotations

import pytest

from graph.decide import Decision
from graph.model import Certainty, Knowledge
from tests.corpora import DALANG, WUJIANG, settled, things, values

LESSON = "田茂林说：“吴江的窗口什么都办得快，企业上午递材料，下午就能拿到执照，这一点最值得我们学习。”"
PAGE = {"a.txt": f"{WUJIANG}\n\n{LESSON}", "b.txt": DALANG}
STAY = "碧江区商务局局长田茂林到苏州市吴江区商务局挂职"


def decide(verdict: str, kind: str, value: str = "", *, about: str = "田茂林", quote: str = STAY) -> Knowledge:
    return settled(PAGE, Decision("t/decisions.tsv", 2, verdict, kind, "a.txt", quote, about, value))


@pytest.mark.parametrize(
    ("kind", "value", "predicate", "found"),
    [
        ("start", "2022-10-18", "start", "2022-10-18"),
        ("end", "2023-04", "end", "2023-04"),
        ("duration", "P1Y", "duration", "P1Y"),
        ("mode", "挂职锻炼", "mode", "mode:secondment-training"),
        ("status", "done", "status", "status:done"),
        ("host_area", "江苏省苏州市昆山市", "toArea", "area/江苏省苏州市昆山市"),
        ("home_area", "贵州省铜仁市万山区", "fromArea", "area/贵州省铜仁市万山区"),
    ],
)
def test_what_is_right_takes_the_place_of_what_was_read(kind: str, value: str, predicate: str, found: str) -> None:
    knowledge = decide("corrected", kind, value)
    assert found in values(knowledge, predicate)
    assert knowledge.unapplied == ()


def test_a_corrected_unit_brings_its_area() -> None:
    knowledge = decide("corrected", "host_unit", "江苏省苏州市昆山市商务局")
    assert "unit/江苏省苏州市昆山市商务局" in values(knowledge, "toUnit")
    assert "area/江苏省苏州市昆山市" in values(knowledge, "toArea")
    assert "unit/江苏省苏州市吴江区商务局" not in values(knowledge, "toUnit")


def test_corrected_titles_are_parted() -> None:
    knowledge = decide("corrected", "home_title", "党组书记;局长")
    posts = {one.label for one in knowledge.entities if one.kind == "Post"}
    assert posts >= {"党组书记", "局长"}


def test_a_decision_is_stated_and_shows_its_words() -> None:
    fact = next(one for one in decide("corrected", "start", "2022-10-18").facts if one.predicate == "start")
    assert [(e.rule, e.certainty, e.passage.quote) for e in fact.evidence] == [("decision", Certainty.STATED, STAY)]


def test_what_is_wrong_is_gone() -> None:
    assert "2022-10" not in values(decide("wrong", "start"), "start")


def test_whoever_was_not_sent_has_no_stay_and_is_not_asked_for_again() -> None:
    knowledge = decide("wrong", "placement")
    assert things(knowledge, "Cadre") == ["陆启元"]
    assert [one.about for one in knowledge.undecided] == []
    assert not any("田茂林" in line.detail for line in knowledge.ledger)


def test_what_is_right_goes_before_what_other_texts_tell() -> None:
    texts = {"a.txt": WUJIANG, "b.txt": WUJIANG.replace("10月", "11月")}
    right = Decision("t/decisions.tsv", 2, "right", "start", "b.txt", "2022年11月", "田茂林", "2022-11")
    assert values(settled(texts), "start") == ["2022-10", "2022-11"]
    assert values(settled(texts, right), "start") == ["2022-11"]
    assert settled(texts, right).conflicts == ()


def test_a_name_is_corrected_everywhere_in_its_text() -> None:
    knowledge = decide("corrected", "name", "田茂霖")
    assert things(knowledge, "Cadre") == ["田茂霖", "陆启元"]
    assert "田茂林" not in things(knowledge, "Person")


def test_a_lesson_that_is_none_is_gone() -> None:
    assert things(settled(PAGE), "Lesson")
    assert things(decide("wrong", "lesson", quote="什么都办得快", about=""), "Lesson") == []


def test_kind_and_themes_of_a_lesson_are_corrected() -> None:
    kind = decide("corrected", "lesson_kind", "adopted", quote="什么都办得快", about="")
    themes = decide("corrected", "lesson_themes", "talent;industry", quote="什么都办得快", about="")
    assert values(kind, "kind", "lesson/") == ["kind:adopted"]
    assert values(themes, "mainTheme", "lesson/") == ["theme:talent"]
    assert values(themes, "dcterms:subject", "lesson/") == ["theme:industry"]


BATCH = "2022年10月18日，昭通市第三批选派的14名同志奔赴东莞市，开展为期半年的跟班学习。"


def test_what_is_said_once_of_a_batch_is_corrected() -> None:
    line = Decision("t/decisions.tsv", 2, "corrected", "batch_headcount", "a.txt", "第三批选派的14名同志", "", "16")
    assert values(settled({"a.txt": BATCH}), "headcount", "batch/") == ["14"]
    assert values(settled({"a.txt": BATCH}, line), "headcount", "batch/") == ["16"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (Decision("t/decisions.tsv", 4, "wrong", "start", "a.txt", "2023年10月", "田茂林"), "文中已没有这段话"),
        (Decision("t/decisions.tsv", 4, "wrong", "start", "c.txt", "2022年10月", "田茂林"), "没有这篇文本"),
        (Decision("t/decisions.tsv", 4, "right", "start", "a.txt", STAY, "陆启元"), "没有读出这个人的派出经历"),
        (Decision("t/decisions.tsv", 4, "right", "policy", "a.txt", STAY, ""), "没有读出这样的事实"),
    ],
    ids=["words that have changed", "a text that is gone", "somebody else", "a thing of another kind"],
)
def test_a_decision_that_finds_nothing_is_told_and_changes_nothing(line: Decision, why: str) -> None:
    knowledge = settled(PAGE, line)
    assert [(one.file, one.line) for one in knowledge.unapplied] == [("t/decisions.tsv", 4)]
    assert why in knowledge.unapplied[0].why
    assert knowledge.facts == settled(PAGE).facts


def test_words_are_found_over_line_breaks() -> None:
    broken = {"a.txt": WUJIANG.replace("吴江区商务局", "吴江\n区商务局")}
    line = Decision("t/decisions.tsv", 2, "corrected", "start", "a.txt", STAY, "田茂林", "2022-10-18")
    assert values(settled(broken, line), "start") == ["2022-10-18"]


THINGS = (
    "2020年6月，苏州市与铜仁市签订对口合作协议。《苏州市与铜仁市对口合作工作方案》由苏州市人民政府2021年1月印发。\n\n"
    "碧江区商务局局长田茂林到苏州市吴江区商务局挂职。吴江区推行“一企一专员”制度，吴江区商务局局长柴之远介绍，全区现有规上企业1200家。"
)


@pytest.mark.parametrize(
    ("kind", "quote", "label"),
    [
        ("pairing", "苏州市与铜仁市签订对口合作协议", ""),
        ("policy", "《苏州市与铜仁市对口合作工作方案》", "苏州市与铜仁市对口合作工作方案"),
        ("practice", "“一企一专员”制度", "一企一专员"),
        ("person", "吴江区商务局局长柴之远", "柴之远"),
        ("figure", "规上企业1200家", ""),
    ],
)
def test_a_thing_that_is_none_is_gone_and_the_others_stay(kind: str, quote: str, label: str) -> None:
    before = settled({"a.txt": THINGS})
    after = settled({"a.txt": THINGS}, Decision("t/decisions.tsv", 2, "wrong", kind, "a.txt", quote))
    gone = [one for one in before.entities if one.id not in {entity.id for entity in after.entities}]
    assert {one.kind.lower() for one in gone} - {"area"} == {kind}
    assert label in gone[0].label or any(label in one.label for one in gone)


@pytest.mark.parametrize(
    ("kind", "about", "value", "of"),
    [
        ("practice", "", "一企一服务专员", "Practice"),
        ("policy", "", "苏州市与铜仁市合作方案", "Policy"),
    ],
)
def test_what_a_thing_is_called_is_corrected(kind: str, about: str, value: str, of: str) -> None:
    quote = "“一企一专员”制度" if kind == "practice" else "《苏州市与铜仁市对口合作工作方案》"
    line = Decision("t/decisions.tsv", 2, "corrected", kind, "a.txt", quote, about, value)
    assert value in things(settled({"a.txt": THINGS}, line), of)


def test_a_role_is_corrected() -> None:
    line = Decision("t/decisions.tsv", 2, "corrected", "role", "a.txt", "吴江区商务局局长柴之远", "柴之远", "副局长")
    assert values(settled({"a.txt": THINGS}, line), "role", "person/柴之远") == ["副局长"]


def test_a_lesson_is_given_to_whoever_it_is_of() -> None:
    page = {"a.txt": f"{WUJIANG}{DALANG}\n\n{LESSON}"}
    line = Decision("t/decisions.tsv", 2, "corrected", "lesson_cadre", "a.txt", "什么都办得快", "", "陆启元")
    assert [one.split("@")[0] for one in _learners(settled(page))] == ["cadre/田茂林"]
    assert [one.split("@")[0] for one in _learners(settled(page, line))] == ["cadre/陆启元"]


def _learners(knowledge: Knowledge) -> list[str]:
    return [one.subject for one in knowledge.facts if one.predicate == "learned"]
