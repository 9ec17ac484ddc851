"""What rules say of somebody's stay: signs beside all others, where the whole page is weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph.extract.earlier import APART, same_host, tells_before
from graph.extract.view import View
from graph.find.areas import Area, gazetteer
from graph.model import Reading

__all__ = ["REPLACED", "said_areas", "said_times", "taken_times", "told_apart"]

#: Before the name of whoever left when another came: 「接替任满返回的」.
REPLACED = re.compile(r"(?:接替|接任|换下|替换|接过|接的正?是)[^，。；]{0,12}$")


def said_areas(view: View, name: str) -> Mapping[str, Sequence[tuple[Area, str]]]:
    """Return the areas, up to counties, where rules take the person's 「host」 and 「home」 to be, each with the rule; every rule once.

    Args:
        view: the page, which knows the stays that were read.
        name: of the person.
    """
    found: dict[str, dict[str, Area]] = {"host": {}, "home": {}}
    for stay in view.told.get(name, ()):
        for label, areas in found.items():
            area = _area(view, stay, label)
            if area:
                areas.setdefault(stay.evidence.rule, area)
    return {label: [(area, rule) for rule, area in areas.items()] for label, areas in found.items()}


def _area(view: View, stay: Reading, label: str) -> Area | None:
    book = gazetteer()
    area = book.by_full.get(stay.get(f"{label}_area"))
    span = stay.get(f"{label}_span")
    if not area and span:
        start, _, end = span.partition(":")
        area = view.area_of(int(start), int(end))
    return (book.up_to_county(area) or area) if area else None


def said_times(view: View, name: str, slot: str) -> Mapping[str, str]:
    """Return the beginning, the end or the length of the person's stay as rules read it, by the rule; of no other stay, told in passing.

    Args:
        view: the page, which knows the stays that were read.
        name: of the person.
        slot: 「start」 「end」 「duration」.
    """
    told = (one for one in reversed(view.told.get(name, ())) if not _is_other(view, one))
    return {stay.evidence.rule: stay.get(slot) for stay in told if stay.get(slot)}


def taken_times(view: View, name: str) -> frozenset[str]:
    """Return when other stays of the person began and ended, told in passing: 「2019年，还在水务局的他曾在…跟岗」."""
    told = [one for one in view.told.get(name, ()) if _is_other(view, one)]
    return frozenset(one.get(slot) for one in told for slot in ("start", "end")) - {""}


def told_apart(view: View, name: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` tells another stay of the person than the one that is known."""
    first, last = view.page.origin[start], view.page.origin[end - 1]
    told = [one.evidence.passage for one in view.told.get(name, ()) if _is_other(view, one)]
    return any(one.start <= last and first < one.end for one in told)


def _is_other(view: View, stay: Reading) -> bool:
    """Whether *stay* is not the one of the person that the page is about: told in passing, or as over and at another unit than most rules read."""
    if stay.get(APART):
        return True
    if not stay.get("host_unit") or not tells_before("".join(stay.evidence.passage.quote.split())):
        return False
    hosts = [one.get("host_unit") for one in view.told.get(stay.get("cadre"), ()) if one.get("host_unit")]
    votes = [sum(same_host(one, other) for other in hosts) for one in hosts]
    return not same_host(stay.get("host_unit"), hosts[votes.index(max(votes))])
