"""Where universities and institutes are whose names do not tell it."""

from __future__ import annotations

import re

from graph.find.areas import Area, gazetteer
from graph.find.words import table

__all__ = ["seat_of"]


def seat_of(unit: str) -> Area | None:
    """Return the city that a university or institute is in whose name does not tell it, 「四川大学经济学院」: 成都市."""
    seats = table("institutions.tsv")
    name = next((unit[:length] for length in range(len(unit), 3, -1) if unit[:length] in seats), "")
    if name:
        return gazetteer().by_full.get(seats[name])
    city = _LEADING.match(unit)
    codes = {code for code, _ in gazetteer().by_short.get(city["name"], ()) if len(code) <= 4} if city else set()
    code = codes.pop() if len(codes) == 1 else ""
    return gazetteer().areas[code] if len(code) == 4 else None


#: Names after a city: 「西安交通大学第二附属医院」 「洛阳师范学院」.
_LEADING = re.compile(r"(?P<name>[一-鿿]{2,3}?)(?=[一-鿿]{0,8}(?:大学|学院))")
