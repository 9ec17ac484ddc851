"""What looks like somebody's name and is that of a place, or the end of a word: 「叶城」 of 「叶城县」, 「员会」 of 「委员会」."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.extract.view import View
from graph.find.areas import COUNTY, gazetteer
from graph.find.words import is_ordinary
from graph.model import Reading

__all__ = ["is_no_person", "of_people"]

_KINDS = ("街道", "镇", "乡")


def of_people(view: View, stays: Iterable[Reading]) -> list[Reading]:
    """Return those of *stays* whose bearer has the name of a person."""
    told = list(stays)
    never = {name for name in {one.get("cadre") for one in told} if is_no_person(view, name)}
    return [one for one in told if one.get("cadre") not in never]


def is_no_person(view: View, name: str) -> bool:
    """Whether *name* is what the page calls an area, or a town of one that it names, or always the end of a longer word."""
    areas = {m.area for m in view.places.mentions if m.area}
    if any(one.name != name and one.name.startswith(name) and one.name in view.text for one in areas):
        return True
    counties = {one.code[:COUNTY] for one in areas if len(one.code) >= COUNTY}
    if any(code[:COUNTY] in counties for code in _towns(name)):
        return True
    places = [match.start() for match in re.finditer(re.escape(name), view.text)]
    return bool(places) and all(is_ordinary(view.text[max(0, at - 1) : at + len(name)]) for at in places)


@cache
def _towns(name: str) -> tuple[str, ...]:
    """Return the codes of the towns that may be called *name* in short: 「莫干山」 for 「莫干山镇」."""
    return tuple(code for kind in _KINDS for code in gazetteer().by_name.get(name + kind, ()) if len(name) > 2)
