"""When a stay was, as precisely as the texts say it and no more."""

from __future__ import annotations

from datetime import date

import pytest

from graph.explore.index import Index
from graph.explore.timeline import COUNTED, OPEN, SAID, Bar, bar_of, compile_timeline, days_of, length_of
from graph.model import Knowledge


def day(iso: str) -> int:
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days


def span(first: str, last: str) -> tuple[int, int]:
    return day(first), day(last)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-05", ("2021-03-05", "2021-03-05")),
        ("2021-02", ("2021-02-01", "2021-02-28")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2021-02-30", None),
        ("去年", None),
        ("", None),
    ],
)
def test_a_date_is_all_the_days_that_it_may_be(value: str, expected: tuple[str, str] | None) -> None:
    assert days_of(value) == (span(*expected) if expected else None)


@pytest.mark.parametrize(
    ("duration", "expected"),
    [("P3M15D", (3, 15)), ("P1Y", (12, 0)), ("P2W", (0, 14)), ("P", None), ("半年", None), ("P99999999999D", None)],
)
def test_a_duration_is_months_and_days(duration: str, expected: tuple[int, int] | None) -> None:
    assert length_of(duration) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("2020-11", "2021-04", ""), Bar(span("2020-11-01", "2020-11-30"), span("2021-04-01", "2021-04-30"), SAID)),
        # What is said of the end goes before what can be counted.
        (("2020-11", "2021-04", "P1Y"), Bar(span("2020-11-01", "2020-11-30"), span("2021-04-01", "2021-04-30"), SAID)),
        (("2022-10-18", "", "P6M"), Bar(span("2022-10-18", "2022-10-18"), span("2023-04-18", "2023-04-18"), COUNTED)),
        # Half a year after the last of August is the last of February.
        (("2021-08-31", "", "P6M"), Bar(span("2021-08-31", "2021-08-31"), span("2022-02-28", "2022-02-28"), COUNTED)),
        (("2021", "", "P100D"), Bar(span("2021-01-01", "2021-12-31"), span("2021-04-11", "2022-04-10"), COUNTED)),
        (("2021-10", "", ""), Bar(span("2021-10-01", "2021-10-31"), span("2021-10-01", "2021-10-31"), OPEN)),
        # An end before the start is no end.
        (("2021-10", "2020-01", ""), Bar(span("2021-10-01", "2021-10-31"), span("2021-10-01", "2021-10-31"), OPEN)),
        (("", "2021-04", "P6M"), None),
        (("9999-12", "", "P999Y"), Bar(span("9999-12-01", "9999-12-31"), span("9999-12-01", "9999-12-31"), OPEN)),
    ],
)
def test_a_bar_says_no_more_than_the_text(said: tuple[str, str, str], expected: Bar | None) -> None:
    assert bar_of(*said) == expected


def test_the_timeline_has_each_stay_once(stays: Knowledge) -> None:
    numbers = {entity.id: number for number, entity in enumerate(stays.entities)}
    told = compile_timeline(Index(stays), numbers)
    bars = [bar[0] for _, _, bars in told["groups"] for bar in bars]
    placements = [numbers[entity.id] for entity in stays.entities if entity.kind == "Placement"]
    assert sorted([*bars, *told["undated"]]) == sorted(placements)
    assert told["groups"][0][0] == numbers["batch/渡口县·1"]
    assert [year for _, year in told["years"]] == [2021, 2022]
