"""In which year a date is that does not tell its year, and as what else it may be read; see ``graph.extract.years``."""

from __future__ import annotations

import pytest

from graph.extract.page_times import dates_told
from graph.extract.view import View
from graph.extract.years import readings
from graph.find.times import whens
from graph.model import Document
from graph.read.page import lay_out


def read(text: str, year: int | None, before: str = "") -> list[tuple[str, str]]:
    """Return each reading of the last date of *text*, and how its year is known."""
    when = whens(text, year)[-1]
    alone = next((one.first for one in whens(text, None) if one.start == when.start), "")
    return [(one.value, one.year) for one in readings(text, when, alone, before, dated=year is not None)]


def test_a_date_that_tells_its_year_is_read_in_one_way() -> None:
    assert read("2023年10月到岗", 2024) == [("2023-10", "itself")]


def test_a_date_reckoned_from_a_known_year_is_read_in_one_way() -> None:
    assert read("去年10月到岗", 2024) == [("2023-10", "reckoned")]


def test_a_month_alone_is_of_the_year_of_writing_or_of_the_one_before() -> None:
    assert read("11月份去", 2021) == [("2021-11", "writing"), ("2020-11", "year before")]


def test_a_month_behind_a_date_is_of_that_year_or_of_the_next() -> None:
    assert read("2022年9月到岗，3月返回", None) == [("2022-03", "goes on"), ("2023-03", "year after")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("当年10月，她也到了。", "2023-10"), ("同年5月，二人到岗。", "2023-05"), ("次年2月返回。", "2024-02")],
)
def test_what_takes_up_a_year_takes_it_from_the_paragraph_before(text: str, value: str) -> None:
    assert read(text, None, before="2023") == [(value, "carried")]


def test_nothing_is_taken_up_where_no_year_was_told() -> None:
    assert read("当年10月，她也到了。", None) == []


def test_a_year_alone_is_not_moved() -> None:
    assert read("2021年结对，去年深化合作", 2023) == [("2022", "reckoned")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年7月返回。2024年度选派27人。6月18日一早出发。", "2024-06-18"),
        ("2023年7月返回。力争到2025年建成。6月18日一早出发。", "2023-06-18"),
        ("2023年7月返回。依据《协作规划（2024—2026年）》，6月18日一早出发。", "2023-06-18"),
    ],
    ids=["a year told", "a year ahead", "the years of a plan"],
)
def test_a_page_without_a_date_is_of_the_latest_year_that_it_tells_of(text: str, date: str) -> None:
    view = View(lay_out(Document("a.txt", text.replace("6月18日", "\n\n6月18日"), "")), "", "")
    assert date in [one.value for one in dates_told(view) if one.first]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022年9月有人到岗。今年3月去。", "2023-03"),
        ("2022年9月有人到岗，去年种了茶。今年3月去。", "2023-03"),
        ("2021年结对。按照《2024年度干部人才计划》，今年3月去。", "2024-03"),
        ("2024年度干部人才启程。2022年结对。今年3月去。", "2024-03"),
    ],
    ids=["this year", "last year", "the year of a plan", "the year at the head of a page"],
)
def test_what_is_called_this_year_is_no_year_that_a_page_tells_by_its_number(text: str, date: str) -> None:
    view = View(lay_out(Document("a.txt", text, "")), "", "")
    assert date in [one.value for one in dates_told(view) if one.first]
