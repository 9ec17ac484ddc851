"""How well identities are told on pairs that somebody planted who did not know the rules: floors, to be raised."""

from __future__ import annotations

from tests.identify.measure import batches, people, rows, stays, units


def test_people_are_told_apart_and_together() -> None:
    score = people()
    assert len(rows("people.tsv")) >= 100
    assert score.precision >= 0.97, score.mistakes
    assert score.recall >= 0.70, score.mistakes


def test_units_are_told_apart_and_together() -> None:
    score = units()
    assert score.precision >= 0.99, score.mistakes
    assert score.recall >= 0.97, score.mistakes


def test_stays_and_what_texts_tell_differently_of_them_are_counted_rightly() -> None:
    numbers, contradictions = stays()
    assert numbers.right >= 41, numbers.mistakes
    assert contradictions.right >= 39, contradictions.mistakes


def test_batches_are_counted_rightly() -> None:
    count = batches()
    assert count.right >= 22, count.mistakes
