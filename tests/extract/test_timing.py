"""Of the times of a page, which begin, end and measure somebody's stay; see ``graph.extract.timing``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.extract.timing import Time, Told, told
from graph.find.boosting import Tree

#: What stands before 「起」 begins a stay, what stands behind 「至」 ends one, what stands behind 「为期」 measures it; else nothing does.
TREES: Mapping[str, Sequence[Tree]] = {
    "start": [("起", 3.0, -3.0), ("none", 1.0, 0.0)],
    "end": [("至", 3.0, ("ends a span", 2.0, -3.0)), ("none", 1.0, 0.0)],
    "duration": [("为期", 3.0, -3.0), ("none", 1.0, 0.0)],
}


def time(at: int, value: str, *signs: str, last: str = "") -> Time:
    return Time("陆启元", at, at + 4, value, last, dict.fromkeys(signs, 1.0))


def test_each_time_of_a_stay_is_the_one_for_which_most_speaks() -> None:
    dates = [time(0, "2021"), time(10, "2022-03", "起"), time(20, "2022-09", "至")]
    found = told(dates, [time(30, "P6M", "为期"), time(40, "P2Y")], TREES)
    assert found == {
        "start": Told("2022-03", 10, 14),
        "end": Told("2022-09", 20, 24),
        "duration": Told("P6M", 30, 34),
    }


def test_nothing_is_told_where_it_is_likelier_that_none_of_them_is() -> None:
    assert told([time(0, "2021"), time(10, "2019")], [time(20, "P3Y")], TREES) == {}
    assert told([], [], TREES) == {}


def test_a_span_ends_when_it_is_over() -> None:
    found = told([time(0, "2022-03", "起", last="2022-08")], [], TREES)
    assert (found["start"].value, found["end"].value) == ("2022-03", "2022-08")


def test_two_that_say_the_same_are_as_likely_as_both() -> None:
    trees: Mapping[str, Sequence[Tree]] = {**TREES, "start": [("起", 0.0, ("落", 0.5, -9.0))]}
    twice = [time(0, "2022-03", "起"), time(10, "2022-03", "起"), time(20, "2021-05", "落")]
    assert told(twice, [], trees)["start"].value == "2022-03"


def test_a_day_has_what_its_month_has_too() -> None:
    trees: Mapping[str, Sequence[Tree]] = {**TREES, "start": [("起", 0.0, ("日", -0.2, -9.0))]}
    assert told([time(0, "2022-03", "起"), time(10, "2022-03-06", "日")], [], trees)["start"] == Told(
        "2022-03-06", 10, 14
    )
    far: Mapping[str, Sequence[Tree]] = {**TREES, "start": [("起", 3.0, ("日", -0.2, -9.0))]}
    assert told([time(0, "2022-03", "起"), time(10, "2022-03-06", "日")], [], far)["start"].value == "2022-03"


def test_the_date_in_somebodys_own_row_stands_whatever_is_likelier_of_all() -> None:
    of_all = time(0, "2022-10-18", "起", "is far before")
    row = time(10, "2022-11-01", "is own after", "said start is by roster-table")
    assert told([of_all, row], [], TREES)["start"] == Told("2022-11-01", 10, 14)


def test_the_date_in_somebodys_own_row_gives_way_to_the_day_in_its_month() -> None:
    day = time(0, "2022-11-01", "起", "is far before")
    row = time(10, "2022-11", "is own after", "said start is by roster-table")
    assert told([day, row], [], TREES)["start"].value == "2022-11-01"


def test_two_dates_of_somebody_are_weighed_as_all_others() -> None:
    first = time(0, "2019-05", "is own after", "said start is by subject-stay")
    second = time(10, "2022-11", "起", "is own after", "said start is by subject-stay")
    assert told([first, second], [], TREES)["start"].value == "2022-11"
