"""Dates at the precision of the text, open where no year is fixed; lengths of time, and what only looks like either."""

from __future__ import annotations

import pytest

from graph.find.times import durations, in_figures, whens


def dates(text: str, year: int | None = None) -> list[tuple[str, str]]:
    return [(one.first, one.last) for one in whens(text, year)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2022年10月18日", "2022-10-18"),
        ("2022年10月", "2022-10"),
        ("2022年", "2022"),
        ("二〇二一年九月", "2021-09"),
        ("2021年3月份", "2021-03"),
        ("2022年下半年", "2022-07"),
        ("2022年上半年", "2022-01"),
        ("2021年第四季度", "2021-10"),
        ("2021年一季度", "2021-01"),
        ("自2022年3月起", "2022-03"),
        ("2020年十二月三十一日", "2020-12-31"),
        ("2021年11月初", "2021-11"),
    ],
)
def test_a_date_with_its_year_is_fixed(text: str, first: str) -> None:
    assert dates(text) == [(first, "")]


@pytest.mark.parametrize("text", ["去年10月", "今年3月5日", "前年3月", "10月18日", "3月", "今年年初"])
def test_without_a_year_of_writing_such_dates_stay_open(text: str) -> None:
    assert dates(text) == [("", "")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("去年10月", "2021-10"),
        ("前年3月", "2020-03"),
        ("今年3月5日", "2022-03-05"),
        ("10月18日", "2022-10-18"),
        ("3月中旬", "2022-03"),
        ("今年下半年", "2022-07"),
        ("去年第四季度", "2021-10"),
    ],
)
def test_the_year_of_writing_fixes_them(text: str, first: str) -> None:
    assert dates(text, 2022) == [(first, "")]


def test_when_two_places_agreed_is_not_the_year_of_what_follows_on_a_page_that_tells_its_own() -> None:
    text = "两县2020年5月建立协作关系，按细则选派干部。此次人员10月9日报到。"
    assert dates(text, 2023) == [("2020-05", ""), ("2023-10-09", "")]
    assert dates(text) == [("2020-05", ""), ("2020-10-09", "")]
    assert dates("2020年5月他到了，10月9日又走。", 2023) == [("2020-05", ""), ("2020-10-09", "")]


def test_since_when_two_places_go_together_is_not_the_year_of_what_follows() -> None:
    assert dates("苏州与铜仁自2013年结对，7月12日报到", 2024) == [("2013", ""), ("2024-07-12", "")]
    assert dates("2013年结对，7月12日报到", 2024) == [("2013", ""), ("2013-07-12", "")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年3月至9月", "2022-03", "2022-09"),
        ("2021年11月到2022年5月", "2021-11", "2022-05"),
        ("2019年9月—2020年1月", "2019-09", "2020-01"),
        ("2022年3月1日至8月31日", "2022-03-01", "2022-08-31"),
        ("2022年9月至3月", "2022-09", "2023-03"),
    ],
)
def test_a_range_has_two_ends(text: str, first: str, last: str) -> None:
    assert dates(text) == [(first, last)]


def test_the_same_year_is_the_one_told_before() -> None:
    assert dates("2020年3月，他来了。当年5月，他走了。") == [("2020-03", ""), ("2020-05", "")]


@pytest.mark.parametrize("text", ["6个月", "几个月", "为期半年", "第3月", "半月", "三年", "100天"])
def test_lengths_and_ordinals_are_no_dates(text: str) -> None:
    assert dates(text, 2022) == []


def test_the_years_in_the_title_of_a_paper_date_nothing_else() -> None:
    assert dates("2023年2月《对口合作方案（2023—2026年）》印发。3月20日起")[-1] == ("2023-03-20", "")


def test_a_date_knows_where_it_stands() -> None:
    text = "那是2022年10月18日的早晨。"
    one = whens(text, None)[0]
    assert text[one.start : one.end] == "2022年10月18日"


@pytest.mark.parametrize(
    ("text", "value", "vague"),
    [
        ("为期半年", "P6M", False),
        ("3个半月", "P3M15D", False),
        ("三个半月", "P3M15D", False),
        ("一年半", "P1Y6M", False),
        ("6个月", "P6M", False),
        ("二十四个月", "P24M", False),
        ("100天", "P100D", False),
        ("两年期满", "P2Y", False),
        ("一年", "P1Y", False),
        ("两周", "P2W", False),
        ("3个星期", "P3W", False),
        ("半个月", "P15D", False),
        ("2个多月", "P2M", True),
        ("半年多", "P6M", True),
        ("三年多", "P3Y", True),
        ("近半年", "P6M", True),
        ("约两个月", "P2M", True),
        ("1年6个月", "P1Y6M", False),
        ("一年零三个月", "P1Y3M", False),
    ],
)
def test_lengths_of_time_are_measured(text: str, value: str, vague: bool) -> None:
    assert [(one.value, one.vague) for one in durations(text)] == [(value, vague)]


@pytest.mark.parametrize("text", ["上半年", "下半年", "10月", "2021年", "第3年", "每3个月", "数月", "几天", "10月18日"])
def test_dates_ordinals_and_vague_times_are_no_lengths(text: str) -> None:
    assert durations(text) == []


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2024.07—2024.12", [("2024-07", "2024-12")]),
        ("2023/06/12", [("2023-06-12", "")]),
        ("2023-06 至 2024-05", [("2023-06", "2024-05")]),
        ("2024.7；2025.1", [("2024-07", ""), ("2025-01", "")]),
        ("1980.03", []),
        ("12024.07", []),
        ("2024.13", []),
    ],
)
def test_a_cell_has_dates_in_figures(cell: str, told: list[tuple[str, str]]) -> None:
    assert [(one.first, one.last) for one in in_figures(cell, 0, len(cell))] == told
