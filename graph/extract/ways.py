"""Which way people go by what a part of a sentence says: 「我市选派8名干部赴广州挂职；广州选派3名干部来我市」 has two parts and two ways."""

from __future__ import annotations

import re

from graph.extract.view import View
from graph.find.areas import Area

__all__ = ["ends_told", "way_to"]

_PART = re.compile(r"[；。！？\n]")
_CLAUSE = re.compile(r"[，；。！？\n]")
_TO = re.compile(r"(?:[赴到来驻进援往入]|抵达|奔赴|前往)$")
_AND = re.compile(r"[、和与及]")
_FROM = re.compile(r"(?:来自|从|由)$")
_SENDS = re.compile(
    r"(?:[^，。；]{0,10}(?:组织部|教育局|卫健委|党委))?(?:，)?(?:共|又|先后|分批)?(?:选派|派出|派遣|选送|委派|抽调|派)"
)
_OURS = re.compile(r"[我本全][省市州盟县区旗]")


def ends_told(view: View, at: int) -> tuple[list[Area], list[Area]]:
    """Return from where and to where people go in the part of the sentence around the offset *at*; 「我市」 is where the page is published.

    The clause itself tells it before the rest of the part does: 「赴苏干部于5月6日报到，来碧干部于5月13日报到」.
    """
    clause = _ends_in(view, at, _CLAUSE)
    return clause if any(clause) else _ends_in(view, at, _PART)


def _ends_in(view: View, at: int, mark: re.Pattern[str]) -> tuple[list[Area], list[Area]]:
    before = list(mark.finditer(view.text, max(0, at - 120), at))
    start = before[-1].end() if before else max(0, at - 120)
    behind = mark.search(view.text, at, at + 80)
    end = behind.start() if behind else min(len(view.text), at + 80)
    named = [(one.start, one.end, one.area) for one in view.places.within(start, end) if one.area]
    if view.home:
        named += [(*ours.span(), view.home) for ours in _OURS.finditer(view.text, start, end)]
    sent: list[Area] = []
    gone: list[Area] = []
    last = -1
    for left, right, area in sorted(named, key=lambda one: one[:2]):
        listed = bool(gone) and _AND.fullmatch(view.text, last, left)  # 「赴越秀区、海珠区」
        if listed or _TO.search(view.text, max(start, left - 2), left):
            gone.append(area)
            last = right
        elif _FROM.search(view.text, max(start, left - 2), left) or _SENDS.match(view.text, right):
            sent.append(area)
    return sent, gone


def way_to(host: Area, ends: tuple[list[Area], list[Area]]) -> list[str]:
    """Return whether the way between *ends* is the one to *host*: 「goes there」 「goes elsewhere」 「sent from there」."""
    sent, gone = ends
    found = []
    if gone:
        found.append("goes there" if any(_near(host, area) for area in gone) else "goes elsewhere")
    if any(_near(host, area) for area in sent):
        found.append("sent from there")
    return found


#: So much of an area's code tells the city.
_CITY = 4


def _near(one: Area, other: Area) -> bool:
    return one.within(other) or other.within(one) or one.code[:_CITY] == other.code[:_CITY]
