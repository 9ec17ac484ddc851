"""From which area somebody comes, and in which they stay: every area of the page beside every person, by its signs, weighed.

A page names the two ends of all stays once, in its heading or its first sentence, and of each person at most the unit. What
:mod:`graph.extract.relations` takes the mentions for, of the person and of everybody, is one sign among others; what they say together is told
by trees that are grown on annotated texts (``area-trees.tsv``, :mod:`graph.find.boosting`), of each area beside the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.extract.mentions import Mention
from graph.extract.modes import mode_pattern
from graph.extract.relations import HOME, HOST, Pair
from graph.extract.said import said_areas
from graph.extract.steps import step
from graph.extract.together import Weighed
from graph.extract.view import View
from graph.find.areas import CITY, Area, AreaMention, gazetteer
from graph.find.boosting import Tree, among, trees

__all__ = ["LABELS", "TABLE", "Region", "ends", "regions", "weighed_regions"]

#: Where the trees are, in ``ontology/words``, and what they are of.
TABLE = "area-trees.tsv"
LABELS = ("host", "home")

_GOING = re.compile(r"(?:[赴到来驻进援去往入]|抵达|奔赴|前往|选派)$")
_COMING = re.compile(r"(?:来自|从|由)$")
#: From how likely on somebody's host, or home, says where those of all are.
_TELLS = 0.25
#: So strongly is a sign shown.
_SHOWN = 0.5
#: So little likelier may a county be than its city.
_HARDLY = 0.05


@dataclass(frozen=True, slots=True)
class Region:
    """An area beside a person.

    Args:
        name: of the person.
        area: a county, a city or a province of which the page tells.
        signs: how strongly each is shown.
    """

    name: str
    area: Area
    signs: Mapping[str, float]


def weighed_regions(
    told: Iterable[Region], by: Mapping[str, Sequence[Tree]] | None = None
) -> Iterator[tuple[Region, tuple[float, ...]]]:
    """Yield each area with how likely it is the person's host, and the home.

    Args:
        told: all areas of a page beside people, person by person.
        by: the trees of each label; those of :data:`TABLE` if none are given.
    """
    by = by or trees(TABLE)
    for _, of_person in groupby(told, key=lambda one: one.name):
        areas = list(of_person)
        chances = [among(by[label], [one.signs for one in areas]) for label in LABELS]
        yield from zip(areas, zip(*chances, strict=True), strict=True)


def ends(weighed: Iterable[tuple[Region, Sequence[float]]], least: float) -> dict[str, dict[str, Area]]:
    """Return for each person where they likely come from, 「home_area」, and stay, 「host_area」, as far as that is believed.

    Args:
        weighed: areas beside people, with how likely each is what.
        least: from how likely on an area is believed.
    """
    told: dict[tuple[str, str], list[tuple[float, Area]]] = defaultdict(list)
    for region, likely_ in weighed:
        for slot, label in (("host_area", HOST), ("home_area", HOME)):
            if likely_[label] >= least:
                told[region.name, slot].append((likely_[label], region.area))
    found: dict[str, dict[str, Area]] = defaultdict(dict)
    for (name, slot), areas in told.items():
        best, area = max(areas, key=lambda one: (one[0], one[1].full))
        # a county that is hardly likelier than its city is not told
        near = [one for likely_, one in areas if likely_ >= best - _HARDLY and len(one.code) >= CITY]
        over = [one for one in near if area != one and area.within(one)]
        found[name][slot] = max(over, key=lambda one: len(one.code), default=area)
    return found


def regions(view: View, names: Sequence[str], weighed: Weighed) -> Iterator[Region]:
    """Yield every area of the page, as fine as counties, with each of *names*.

    Args:
        view: the page.
        names: of people.
        weighed: for each name the mentions near by, with how likely each is the host and the home.
    """
    book = gazetteer()
    named: dict[Area, list[AreaMention]] = defaultdict(list)
    for one in view.places.mentions:
        area = book.up_to_county(one.area) if one.area else None
        if area:
            named[area].append(one)
    for pairs in weighed.values():
        for _, pair in pairs:
            area = book.up_to_county(pair.mention.area) if pair.mention.area else None
            if area:
                named.setdefault(area, [])
    if view.home:
        named.setdefault(book.up_to_county(view.home) or view.home, [])
    together = {area: _of_everybody(weighed, area) for area in named}
    most = [max((share[label] for share in together.values()), default=0.0) for label in (HOST, HOME)]
    shared = {area: _signs(view, area, places, named, together[area], most) for area, places in named.items()}
    for name in names:
        pairs = weighed.get(name, ())
        best = {area: _best(pairs, area) for area in named}
        said = said_areas(view, name)
        tops = [max((one[label] for one in best.values()), default=0.0) for label in (HOST, HOME)]
        for area, signs in shared.items():
            own = _own(pairs, area, best[area], tops, signs)
            shown = {sign for sign, strength in (signs | own).items() if strength >= _SHOWN}
            yield Region(name, area, dict.fromkeys([*sorted(shown), *_said(said, area)], 1.0))


def _county(mention: Mention) -> Area | None:
    return gazetteer().up_to_county(mention.area) if mention.area else None


def _best(pairs: Sequence[tuple[tuple[float, ...], Pair]], area: Area) -> tuple[float, float]:
    """Return how likely the likeliest mention in *area* is the host and the home."""
    inside = [likely for likely, pair in pairs if _county(pair.mention) == area]
    return max((one[HOST] for one in inside), default=0.0), max((one[HOME] for one in inside), default=0.0)


def _of_everybody(weighed: Weighed, area: Area) -> tuple[float, float]:
    """Return how many of all people have their host, and their home, in *area*, by the likeliest mention of each."""
    found = [0.0, 0.0]
    for pairs in weighed.values():
        for at, label in enumerate((HOST, HOME)):
            likely, pair = max(
                ((likely[label], pair) for likely, pair in pairs),
                key=lambda one: (one[0], -one[1].mention.start),
                default=(0.0, None),
            )
            if pair and likely >= _TELLS:
                there = _county(pair.mention)
                found[at] += likely if there and there.within(area) else 0.0
    return found[0], found[1]


def _own(
    pairs: Sequence[tuple[tuple[float, ...], Pair]],
    area: Area,
    best: tuple[float, float],
    tops: Sequence[float],
    shared: Mapping[str, float],
) -> dict[str, float]:
    """Return what the area shows to one person."""
    host, home = best
    finer = [
        (likely, pair)
        for likely, pair in pairs
        if (there := _county(pair.mention)) and there != area and there.within(area)
    ]
    inside = [max((one[label] for one, _ in finer), default=0.0) for label in (HOST, HOME)]
    shown = {
        f"host {step(host)}": 1.0, f"home {step(home)}": 1.0, f"both {step(host)} {step(home)}": 1.0,
        f"finer host {step(inside[0])}": 1.0, f"finer home {step(inside[1])}": 1.0,
        f"other hosts {step(tops[0])}": 1.0, f"other homes {step(tops[1])}": 1.0,
        f"open host {step(tops[0])} {int(host == tops[0])}": 1.0,
        f"open home {step(tops[1])} {int(home == tops[1])}": 1.0,
        "host": host, "home": home,
    }  # fmt: skip
    if any(_county(pair.mention) == area and pair.near.start for _, pair in pairs):
        shown["beside"] = 1.0
    for sign in shared:
        if sign.startswith(("all", "at home", "headed", "level")):
            shown[f"open {step(tops[0])} {step(tops[1])} {sign}"] = 1.0
    return shown


def _said(said: Mapping[str, Sequence[tuple[Area, str]]], area: Area) -> Iterator[str]:
    """Yield how *area* is to those that rules take for the person's host and home, and which rule it is."""
    for label, told in said.items():
        if not told:
            yield f"said no {label}"
        for other, rule in told:
            how = "is" if area == other else "in" if area.within(other) else "over" if other.within(area) else "not"
            yield from (
                f"said {label} {how}",
                f"said {label} {how} by {rule}",
                f"said {label} {how} level {len(area.code)}",
            )


def _signs(
    view: View, area: Area, places: Sequence[AreaMention], named: Mapping[Area, Sequence[AreaMention]],
    together: tuple[float, float], most: Sequence[float],
) -> dict[str, float]:  # fmt: skip
    """Return what an area shows whomever it is paired with."""
    text, home = view.text, view.home
    shown = [f"level {len(area.code)}", f"named {min(len(places), 5)}"]
    shown += ["holds another"] if any(other != area and other.within(area) for other in named) else []
    shown += ["in another"] if any(other != area and area.within(other) for other in named) else []
    for at, label in enumerate(("host", "home")):
        share = together[at] / most[at] if most[at] else 0.0
        shown.append(f"all {label} {round(4 * share)}")
        shown.append(f"all {label}s {min(3, round(together[at]))}")
    if home:
        where = (
            "at home"
            if area == home
            else "at home in"
            if area.within(home)
            else "at home over"
            if home.within(area)
            else "elsewhere"
        )
        shown.append(f"{where}")
    for heading in view.plan.headings[:4]:
        for one in places:
            if heading.start <= one.start < heading.end:
                shown += [
                    "headed",
                    "headed going" if _GOING.search(text[heading.start : one.start]) else "headed first",
                ]
    for one in places:
        before = text[max(0, one.start - 4) : one.start]
        shown += ["going"] if _GOING.search(before) else ["coming"] if _COMING.search(before) else []
        sentence = view.page.sentence_at(one.start)
        if mode_pattern().search(text, *sentence):
            shown.append("stay in sentence")
            shown += ["going to stay"] if _GOING.search(before) else []
        shown.append(f"before {before[-1:].strip() or 'nothing'}")
        shown.append(f"behind {text[one.end : one.end + 1].strip() or 'nothing'}")
    return dict.fromkeys(shown, 1.0)
