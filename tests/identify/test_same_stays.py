"""Stays told in two texts: one stay is one, two that do not overlap are two, and contradictions stay."""

from __future__ import annotations

import pytest

from graph.model import Certainty, Knowledge
from tests.corpora import AGAIN, LATER, WUJIANG, settled, things, values


def knowledge(*texts: str) -> Knowledge:
    return settled({f"{number}.txt": text for number, text in enumerate(texts)})


@pytest.mark.parametrize(
    "other",
    [
        AGAIN,
        "碧江区商务局局长田茂林在苏州市吴江区挂职。",
        "碧江区商务局局长田茂林到苏州市吴江区商务局挂职，2023年4月结束。",
    ],
    ids=["told again", "less exactly", "with its end"],
)
def test_a_stay_told_twice_is_one_with_both_passages(other: str) -> None:
    both = knowledge(WUJIANG, other)
    (stay,) = [one for one in both.entities if one.kind == "Placement"]
    assert {evidence.passage.document for evidence in stay.evidence} == {"0.txt", "1.txt"}
    assert both.conflicts == ()


@pytest.mark.parametrize(
    "other",
    [
        "2024年3月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职。",
        "2024年3月，碧江区商务局局长田茂林到大连市金州区挂职。",
        "2019年3月，碧江区商务局局长田茂林到大连市金州区挂职三个月。",
    ],
    ids=["at the same host later", "elsewhere later", "elsewhere before"],
)
def test_stays_that_do_not_overlap_are_two(other: str) -> None:
    both = knowledge(WUJIANG, other)
    assert len(things(both, "Cadre")) == 1
    assert len(things(both, "Placement")) == 2
    assert both.conflicts == ()


def test_two_beginnings_of_one_stay_stay_with_their_passages() -> None:
    both = knowledge(WUJIANG, LATER)
    assert len(things(both, "Placement")) == 1
    assert values(both, "start") == ["2022-10", "2022-11"]
    (conflict,) = both.conflicts
    assert (conflict.property, [value for value, _ in conflict.sides]) == ("start", ["2022-10", "2022-11"])
    assert [evidence.passage.document for _, evidence in conflict.sides] == ["0.txt", "1.txt"]
    facts = [one for one in both.facts if one.predicate == "start"]
    assert {evidence.certainty for one in facts for evidence in one.evidence} == {Certainty.UNDECIDED}


def test_two_hosts_of_one_stay_stay_with_their_passages() -> None:
    both = knowledge(WUJIANG, WUJIANG.replace("吴江区", "昆山市"))
    assert len(things(both, "Placement")) == 1
    assert len(values(both, "toUnit")) == 2
    assert {one.property for one in both.conflicts} == {"toUnit", "toArea"}


HALF_A_YEAR = "2022年10月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职半年。"


def test_a_length_that_the_dates_of_another_text_contradict_is_left_open() -> None:
    both = knowledge(HALF_A_YEAR, "碧江区商务局局长田茂林到苏州市吴江区商务局挂职，2023年10月结束。")
    assert len(things(both, "Placement")) == 1
    (conflict,) = both.conflicts
    assert (conflict.property, [value for value, _ in conflict.sides]) == ("duration", ["P12M", "P6M"])
    assert [evidence.passage.document for _, evidence in conflict.sides] == ["1.txt", "0.txt"]
    (length,) = [one for one in both.facts if one.predicate == "duration"]
    assert {evidence.certainty for evidence in length.evidence} == {Certainty.UNDECIDED}


def test_a_length_in_round_words_contradicts_no_dates() -> None:
    both = knowledge(HALF_A_YEAR, "碧江区商务局局长田茂林到苏州市吴江区商务局挂职，2023年4月28日结束。")
    assert both.conflicts == ()


def test_the_more_exact_of_two_dates_stands_alone() -> None:
    both = knowledge(WUJIANG, WUJIANG.replace("2022年10月", "2022年10月18日"))
    assert values(both, "start") == ["2022-10-18"]
    assert both.conflicts == ()


def test_who_is_planned_to_go_and_goes_has_gone() -> None:
    notice = "拟选派挂职干部公示\n田茂林，现任碧江区商务局局长，拟任苏州市吴江区商务局局长助理（挂职）"
    ongoing = "碧江区商务局局长田茂林目前在苏州市吴江区商务局挂职。"
    assert values(knowledge(notice), "status") == ["status:planned"]
    assert values(knowledge(notice, ongoing), "status") == ["status:ongoing"]


SENT = "2022年10月18日，昭通市第三批选派的14名同志奔赴东莞市，开展为期半年的跟班学习。"
MEMBER = "昭通市第三批赴东莞市跟班学习的干部已到岗。\n\n在东莞市大朗镇跟班学习的昭通市水务局副局长陆启元说，收获很大。"


def test_a_batch_gives_a_member_what_only_another_text_tells() -> None:
    both = knowledge(SENT, MEMBER)
    assert len(things(both, "Batch")) == 1
    assert (values(both, "start"), values(both, "duration")) == (["2022-10-18"], ["P6M"])
    start = next(one for one in both.facts if one.predicate == "start" and one.subject.startswith("placement/"))
    assert [evidence.certainty for evidence in start.evidence] == [Certainty.INFERRED]


@pytest.mark.parametrize(
    ("other", "batches"),
    [
        ("昭通市第三批赴东莞市跟班学习的16名干部已到岗。", 1),
        ("2022年11月1日，昭通市第三批赴东莞市跟班学习的干部已到岗。", 1),
        ("昭通市第四批赴东莞市跟班学习的干部已到岗。", 2),
        ("2023年10月18日，昭通市第三批选派的14名同志奔赴东莞市，开展为期半年的跟班学习。", 2),
        ("铜仁市第三批赴东莞市跟班学习的干部已到岗。", 2),
    ],
    ids=["counted otherwise", "a few days later", "another number", "another year", "another sender"],
)
def test_a_batch_is_one_across_texts_by_sender_number_and_time(other: str, batches: int) -> None:
    assert len(things(knowledge(SENT, other), "Batch")) == batches


def test_the_order_of_the_files_makes_no_difference_but_for_their_names() -> None:
    texts = (WUJIANG, LATER, SENT, MEMBER)
    forward = knowledge(*texts)
    backward = settled({f"{number}.txt": text for number, text in reversed(list(enumerate(texts)))})
    assert forward == backward
