"""The days of a diary: which lines are its days, and in whose entry something stands."""

from __future__ import annotations

from graph.find.diary import day_at, days
from graph.model import Document
from graph.read.page import Page, lay_out

DIARY = "高原日记\n\n2022年7月22日　晴\n早上从机场出来，傍晚才到县城。\n\n2022年9月3日　小雨\n下乡看渠。我上个月才学会骑马。"


def page(text: str) -> Page:
    return lay_out(Document("a.txt", text, ""))


def test_lines_that_hold_nothing_but_a_day_and_the_weather_begin_entries() -> None:
    assert [day for _, day in days(page(DIARY))] == ["2022-07-22", "2022-09-03"]


def test_one_such_line_is_the_date_of_a_page_and_no_diary() -> None:
    assert days(page("吴江日报\n2022年7月22日　星期五\n\n早上从机场出来，傍晚才到县城。")) == []


def test_what_is_told_belongs_to_the_day_above_it() -> None:
    told = page(DIARY)
    entries = days(told)
    assert day_at(entries, told.text.index("傍晚")) == "2022-07-22"
    assert day_at(entries, told.text.index("上个月")) == "2022-09-03"
    assert day_at(entries, 0) == ""
