"""The report: counts, rankings, network measures, and what is left open."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Copy, Knowledge, Outcome, Undecided
from graph.report import cell, counts, measures, report
from graph.store import Store


def test_counts_are_those_of_the_closing_summary(tiny: Knowledge) -> None:
    numbers = counts(tiny)
    assert (numbers.documents, numbers.cadres, numbers.placements, numbers.lessons) == (2, 3, 3, 3)
    assert numbers.undecided == 1


def test_an_undecided_trigger_counts_as_undecided(tiny: Knowledge) -> None:
    ledger = (replace(tiny.ledger[0], outcome=Outcome.UNDECIDED, detail="nobody is named"), *tiny.ledger[1:])
    knowledge = replace(tiny, ledger=ledger)
    assert counts(knowledge).undecided == 2
    assert "nobody is named" in report(knowledge, Store())


def test_the_report_is_chinese_first_with_english_headings(tiny: Knowledge, store: Store) -> None:
    headings = [line for line in report(tiny, store).splitlines() if line.startswith("#")]
    assert headings[0] == "# 构建报告 · Report"
    assert all(" · " in heading for heading in headings)


def test_the_report_answers_what_one_asks_first(tiny: Knowledge, store: Store) -> None:
    text = report(tiny, store)
    assert "| 新湾区行政审批局 | 东山省海城市新湾区 | 2 |" in text
    assert "| 接收地区 host area | 政务服务 | 营商环境 |" in text
    assert "东山省云岭县 — 东山省海城市新湾区，始于 since 2020-06" in text
    assert "云岭县第二批赴新湾区跟班学习，12 人，2022-10-18 起：苏明哲" in text
    assert "密度 density:" in text


def test_what_is_undecided_stands_there_with_its_passage(tiny: Knowledge, store: Store) -> None:
    text = report(tiny, store)
    assert "several areas are called so" in text
    assert "notice.txt 58–68：「石桥镇党委书记苏明哲」" in text


def test_nothing_undecided_is_said_too(tiny: Knowledge, store: Store) -> None:
    assert "没有。Nothing." in report(replace(tiny, undecided=()), store)


def test_a_copy_is_named_with_what_it_is_a_copy_of(tiny: Knowledge, store: Store) -> None:
    assert "Copies" not in report(tiny, store)
    assert "- b.txt = notice.txt" in report(replace(tiny, copies=(Copy("b.txt", "notice.txt"),)), store)


def test_no_knowledge_is_a_report_all_the_same() -> None:
    assert "| 0 | 0 | 0 | 0 | 0 | 0 |" in report(Knowledge((), (), (), (), (), ()), Store())


def test_words_of_a_text_never_become_markup(tiny: Knowledge, store: Store) -> None:
    hostile = Undecided("area", "<script>alert(1)</script>|x|", "[a](javascript:b)\n# c", tiny.undecided[0].evidence)
    text = report(replace(tiny, undecided=(hostile,)), store)
    assert "<script>" not in text
    assert "\\[a\\](javascript:b) # c" in text


def test_cell_is_one_line_without_markup() -> None:
    assert cell("a\n b|c*<i>&") == "a b\\|c\\*&lt;i&gt;&amp;"


def test_measures_are_of_cadres_units_and_areas(store: Store) -> None:
    told = measures(store)
    assert (told["nodes"], told["actors"]) == (15, 10)
    assert told["components"] == [9, 1]
    assert {kind for _, kind, _ in told["degree"]} <= {"cadre", "unit", "area"}
