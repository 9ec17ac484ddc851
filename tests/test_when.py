"""Partial dates and the days between which they lie."""

from __future__ import annotations

import pytest

from graph.when import bounds, date_type


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2022-10-18", "date"), ("2021-03", "gYearMonth"), ("2021", "gYear"), ("去年", None), ("", None)],
)
def test_date_type_is_the_precision(value: str, datatype: str | None) -> None:
    assert date_type(value) == datatype


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-10-18", "2022-10-18", "2022-10-18"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_bounds_are_the_first_and_the_last_day_it_can_mean(value: str, first: str, last: str) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["", "2021-13", "2021-00", "2021-02-30", "2021-02-00", "0000", "21年"])
def test_bounds_of_no_date_are_none(value: str) -> None:
    assert bounds(value) is None
