"""What looks like somebody's name and is that of a place, the end of a word or a word: 「叶城」 of 「叶城县」, 「员会」 of 「委员会」, 「曾于」."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.extract.view import View
from graph.find.areas import COUNTY, gazetteer
from graph.find.naming import may_be_name, weighed
from graph.find.words import is_ordinary
from graph.model import Reading

__all__ = ["is_no_person", "of_people"]

_KINDS = ("街道", "镇", "乡")
#: What all signs together make so little of a name is none, whatever a rule took it for, if another name lies in its places; so little, if it
#: holds a word: 「早两年」.
_DOUBTED, _HOPELESS = -2.5, -4.5


def of_people(view: View, stays: Iterable[Reading]) -> list[Reading]:
    """Return those of *stays* whose bearer has the name of a person."""
    told = list(stays)
    never = {name for name in {one.get("cadre") for one in told} if is_no_person(view, name)}
    return [one for one in told if one.get("cadre") not in never]


def is_no_person(view: View, name: str) -> bool:
    """Whether *name* is what the page calls an area, or a town of one that it names, or always the end of a longer word, or hardly a name at all."""
    if name in view.text and "·" not in name and _is_word(view, name):
        return True
    areas = {m.area for m in view.places.mentions if m.area}
    if any(one.name != name and one.name.startswith(name) and one.name in view.text for one in areas):
        return True
    counties = {one.code[:COUNTY] for one in areas if len(one.code) >= COUNTY}
    if any(code[:COUNTY] in counties for code in _towns(name)):
        return True
    if _is_part(view, name):
        return True
    places = [match.start() for match in re.finditer(re.escape(name), view.text)]
    return bool(places) and all(is_ordinary(view.text[max(0, at - 1) : at + len(name)]) for at in places)


def _is_part(view: View, name: str) -> bool:
    """Whether *name* stands only in longer names: 「依努尔」 of 「阿依努尔」."""
    longer = {one for one in view.names if name in one and one != name}
    return bool(longer) and view.text.count(name) <= sum(view.text.count(one) for one in longer)


def _is_word(view: View, name: str) -> bool:
    """Whether *name* cannot be one by its characters, or hardly is by where it stands, and a word or another name lies in it."""
    score = weighed(view.text, view.page.gaps).get(name)
    if not may_be_name(name):
        return True
    if score is None:
        return False
    others = any(one != name and (one.startswith(name) or name.startswith(one)) for one in view.names)
    return (others and score < _DOUBTED) or (score < _HOPELESS and len(name) > 2 and is_ordinary(name[1:]))


@cache
def _towns(name: str) -> tuple[str, ...]:
    """Return the codes of the towns that may be called *name* in short: 「莫干山」 for 「莫干山镇」."""
    return tuple(code for kind in _KINDS for code in gazetteer().by_name.get(name + kind, ()) if len(name) > 2)
