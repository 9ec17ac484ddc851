"""Dates told from the day of writing: what they mean, and where they mean nothing."""

from __future__ import annotations

import pytest

from graph.find.deictic import deictic, written_on


def told(text: str, written: str) -> list[str]:
    return [one.first for one in deictic(text, written)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("吴江日报2024年5月14日星期二\n昨日下午，", "2024-05-14"),
        ("我县干部出发\n2024-05-14 来源：巧家县融媒体中心\n今天上午，", "2024-05-14"),
        ("我县干部出发。\n巧家县委组织部\n二〇二四年五月十四日", "2024-05-14"),
        ("公示时间：2024年5月14日至5月20日\n现予公示。", ""),
        ("2024年5月14日，我县干部出发。", ""),
        ("陆启元，1979年5月14日出生\n", ""),
    ],
)
def test_a_line_of_its_own_says_when_a_page_was_written(text: str, day: str) -> None:
    assert written_on(text) == day


def test_what_the_catalogue_knows_goes_first() -> None:
    assert written_on("吴江日报2024年5月14日", "2024-05-15") == "2024-05-15"
    assert written_on("昨日下午，", "2024") == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("昨日下午，欢迎会举行", "2024-02-29"),
        ("今天起，他们将走进12个部门", "2024-03-01"),
        ("前天报到", "2024-02-28"),
        ("明天上岗", "2024-03-02"),
        ("上月底返回", "2024-02"),
        ("本月8日到岗", "2024-03-08"),
        ("下个月，两年期满", "2024-04"),
        ("三天前才到岗", "2024-02-27"),
        ("两年前的5月，他还在水务局", "2022-05"),
    ],
)
def test_it_is_counted_from_that_day(text: str, value: str) -> None:
    assert told(text, "2024-03-01") == [value]


def test_a_month_runs_over_the_end_of_the_year() -> None:
    assert told("上个月报到，下个月返回", "2024-01-08") == ["2023-12", "2024-02"]
    assert told("下月返回", "2023-12-08") == ["2024-01"]


@pytest.mark.parametrize(
    "text",
    [
        "“今天真冷。”他说",
        "今天的吴江",
        "二十年前的5月",
        "月报",
        "上月刊",
        "以前天天来",
        "目前日均接诊百人",
        "说明天气转凉",
        "今日头条",
        "晚上月亮很圆",
        "上月31日",
        "几十天前",
        "三天前的事",
    ],
)
def test_what_others_say_and_what_is_no_day_stays_out(text: str) -> None:
    assert not told(text, "2024-03-01")


def test_where_only_the_month_is_known_no_day_is_told() -> None:
    assert told("昨日报到，下月返回", "2024-08") == ["2024-09"]
    assert not told("昨日报到，下月返回", "")


def test_a_day_without_its_month_is_the_last_one_before_the_day_of_writing() -> None:
    assert told("3日下午启程，自4日起跟岗，28日统一报到", "2024-09-04") == ["2024-09-03", "2024-09-04", "2024-08-28"]
    assert not told("9月3日下午启程，3日内报到，每月3日，15日均值", "2024-09-04")


def test_a_paper_says_on_which_day_it_reports() -> None:
    assert written_on("本报9月4日讯（记者陆启元）3日下午，", year=2024) == "2024-09-04"
    assert written_on("本报9月4日讯（记者陆启元）3日下午，") == ""
    assert written_on("吴江融媒9月4日讯（记者陆启元）昨天下午，", "2024-09-05") == "2024-09-04"
    assert written_on("本报12月31日讯（记者陆启元）昨天下午，", "2025-01-02") == "2024-12-31"
