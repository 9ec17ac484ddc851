"""How well identities are told on pairs that somebody planted who did not know the rules: floors, to be raised."""

from __future__ import annotations

import pytest

from tests.identify.measure import FURTHER, SETS, UNITS, batches, people, rows, stays, units


def test_people_are_told_apart_and_together() -> None:
    """The goal of all: 0.99 and 0.90, over texts that were written to be met for the first time as well."""
    score = people(*SETS)
    assert sum(len(rows(f"people{table}.tsv")) for table in SETS) >= 200
    assert score.precision >= 0.99, score.mistakes
    assert score.recall >= 0.90, score.mistakes


@pytest.mark.parametrize(("table", "recall"), [("", 0.94), ("-later", 0.84), ("-last", 0.84)])
def test_people_of_each_table_are_told_apart_and_together(table: str, recall: float) -> None:
    score = people(table)
    assert score.precision >= 0.99, score.mistakes
    assert score.recall >= recall, score.mistakes


#: Of each of the further tables.
FLOORS = (0.93, 0.84, 0.89, 0.88, 0.88, 0.84, 0.71, 0.94, 0.94, 0.85, 0.77, 0.79, 0.79, 0.74)


@pytest.mark.parametrize(("table", "recall"), list(zip(FURTHER, FLOORS, strict=True)))
def test_people_of_texts_that_hardly_anything_was_mended_for(table: str, recall: float) -> None:
    """Short of the goal in some: most of what is missed was not read, or told between the lines."""
    score = people(table)
    assert score.precision >= 0.99, score.mistakes
    assert score.recall >= recall, score.mistakes


def test_units_are_told_apart_and_together() -> None:
    score = units(*SETS)
    assert score.precision >= 0.99, score.mistakes
    assert score.recall >= 0.90, score.mistakes


@pytest.mark.parametrize(("table", "recall"), [("", 0.99), ("-later", 0.93), ("-last", 0.82), (UNITS, 0.80)])
def test_units_of_each_table_are_told_apart_and_together(table: str, recall: float) -> None:
    score = units(table)
    assert score.precision >= 0.99, score.mistakes
    assert score.recall >= recall, score.mistakes


@pytest.mark.parametrize(("table", "right", "contradictory"), [("", 42, 43), ("-later", 32, 31)])
def test_stays_and_what_texts_tell_differently_of_them_are_counted_rightly(
    table: str, right: int, contradictory: int
) -> None:
    numbers, contradictions = stays(table)
    assert numbers.right >= right, numbers.mistakes
    assert contradictions.right >= contradictory, contradictions.mistakes


def test_batches_are_counted_rightly() -> None:
    count = batches()
    assert count.right >= 24, count.mistakes
