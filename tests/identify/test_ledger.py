"""The ledger accounts for every word for stays, whatever becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.triggers import trigger_pattern
from graph.model import Outcome, Trigger
from tests.extract.cases import knowledge_of, view_of

STAY = "碧江区商务局局长田茂林到苏州市吴江区挂职。"
PIECES = (
    STAY,
    "巧家县水务局副局长陆启元在东莞市大朗镇跟班学习。",
    "挂职干部纷纷表示，收获很大。",
    "县里将选派干部挂职。",
    "今年不再选派干部跟岗学习。",
    "干部挂职见闻\n",
    "\n\n",
    "讲述人：水城区农业农村局 简宁\n",
    "2023年4月，我到大连市金州区农业农村局挂职，学到了很多。",
    "挂 职",
    "跟班学\n习，",
    "“我在东莞市大朗镇挂职。”",
    "𠮷",
    "掛職",
    "| 姓名 | 单位 | 挂职单位 |\n",
    "田茂林说，挂职是一种历练。",
)


def ledger(text: str) -> tuple[Trigger, ...]:
    return knowledge_of(text).ledger


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_every_occurrence_has_one_line_and_every_line_its_characters(text: str) -> None:
    view = view_of(text, name="1.txt")
    lines = ledger(text)
    expected = sorted(view.page.passage(*match.span()) for match in trigger_pattern().finditer(view.text))
    assert sorted(line.passage for line in lines) == expected
    for line in lines:
        assert text[line.passage.start : line.passage.end] == line.passage.quote
        assert line.detail
        assert line.sentence


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_placements_and_repetitions_name_placements_that_exist(text: str) -> None:
    knowledge = knowledge_of(text)
    placements = {one.id for one in knowledge.entities if one.kind == "Placement"}
    for line in knowledge.ledger:
        if line.outcome in (Outcome.PLACEMENT, Outcome.REPETITION):
            assert line.detail in placements
        else:
            assert line.detail not in placements


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (STAY, [Outcome.PLACEMENT]),
        (f"{STAY}田茂林说，挂职是一种历练。", [Outcome.PLACEMENT, Outcome.REPETITION]),
        ("挂职干部纷纷表示，收获很大。", [Outcome.GENERAL]),
        ("干部挂职见闻\n\n他们白天走访，晚上总结，把经验一条一条记下来。", [Outcome.HEADING]),
        ("今年县里没有安排挂职。", [Outcome.NEGATION]),
        ("县里还将安排一批挂职。", [Outcome.PLAN]),
        ("县里选派了一批年轻干部。", [Outcome.GENERAL]),
        ("吴江区与碧江区的对口帮扶关系更紧密了。", [Outcome.UNRELATED]),
        ("碧江区商务局局长田茂林谈起选派的那一天。", [Outcome.UNDECIDED]),
        ("吴江区委书记蒋文渊看望挂职干部。", [Outcome.GENERAL]),
        (f"{STAY}碧江区教育局局长田茂提起选派的事。", [Outcome.PLACEMENT, Outcome.UNDECIDED]),
    ],
    ids=[
        "a stay",
        "told again",
        "of everybody",
        "a heading",
        "a negation",
        "a plan",
        "a verb of sending",
        "areas that help",
        "somebody named without a reading",
        "a visitor",
        "a name that begins another",
    ],
)
def test_what_becomes_of_an_occurrence(text: str, outcomes: list[Outcome]) -> None:
    assert [line.outcome for line in ledger(text)] == outcomes


def test_a_passage_printed_twice_is_a_repetition() -> None:
    sentence = "在苏州市吴江区盛泽镇挂职的碧江区商务局局长田茂林说，这里的干部把企业的事当作自己的事来办。"
    assert [line.outcome for line in ledger(f"{sentence}\n\n{sentence}")] == [Outcome.PLACEMENT, Outcome.REPETITION]


def test_a_text_without_such_words_has_no_lines() -> None:
    assert ledger("碧江区商务局局长田茂林到苏州市考察。") == ()


def test_a_sentence_without_end_is_shown_around_the_word() -> None:
    lines = ledger("，".join(["挂职"] * 2000))
    assert len(lines) == 2000
    assert max(len(line.sentence) for line in lines) < 200
