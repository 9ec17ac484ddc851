"""Where universities and institutes are whose names do not tell it."""

from __future__ import annotations

from graph.find.areas import Area, gazetteer
from graph.find.words import table

__all__ = ["seat_of"]


def seat_of(unit: str) -> Area | None:
    """Return the city that a university or institute is in whose name does not tell it, 「四川大学经济学院」: 成都市."""
    seats = table("institutions.tsv")
    name = next((unit[:length] for length in range(len(unit), 3, -1) if unit[:length] in seats), "")
    return gazetteer().by_full.get(seats[name]) if name else None
