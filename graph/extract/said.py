"""What rules say of somebody's stay: signs beside all others, where the whole page is weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.extract.earlier import APART
from graph.extract.view import View
from graph.find.areas import Area, gazetteer
from graph.model import Reading

__all__ = ["said_areas", "said_times", "taken_times"]


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
    told = (one for one in reversed(view.told.get(name, ())) if not one.get(APART))
    return {stay.evidence.rule: stay.get(slot) for stay in told if stay.get(slot)}


def taken_times(view: View, name: str) -> frozenset[str]:
    """Return when other stays of the person began and ended, told in passing: 「2019年，还在水务局的他曾在…跟岗」."""
    told = [one for one in view.told.get(name, ()) if one.get(APART)]
    return frozenset(one.get(slot) for one in told for slot in ("start", "end")) - {""}
