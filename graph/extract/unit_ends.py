"""From which unit somebody comes and at which they stay: every unit of the page beside everybody who stayed, by its signs, weighed.

A rule reads the post before a name, and that may be the post at the host; the unit may be told in another sentence, over a list, cut short by the
rule, or be that of all. What rules take for an end of the stay, what :mod:`graph.extract.relations` takes the mentions for, the area and the kind
of the unit, where it stands to the person and what it is to the others are signs; what they say together is told by trees that are grown on
annotated texts (``home-trees.tsv``, ``host-trees.tsv``, :mod:`graph.find.boosting`), of each unit beside the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from graph.extract.about import named_places
from graph.extract.home_units import county, home_of
from graph.extract.hosts import is_general
from graph.extract.mentions import Mention
from graph.extract.relations import HOME, HOST
from graph.extract.steps import step
from graph.extract.together import Weighed
from graph.extract.view import View
from graph.find.areas import COUNTY, Area, gazetteer
from graph.find.boosting import Tree, among, trees
from graph.find.names import Named
from graph.find.posts import ends_with_unit
from graph.find.unit_chain import unit_kind
from graph.find.unit_edges import unit_edges
from graph.model import Reading

__all__ = ["LABEL", "TABLES", "End", "units_beside", "weighed_units"]

#: Where the trees of each end of a stay are, in ``ontology/words``, and what they are of.
TABLES, LABEL = {"home": "home-trees.tsv", "host": "host-trees.tsv"}, "end"
#: From how likely on somebody's end may be that of others; and how likely in sum it is then weighed for everybody.
_TELLS, _SHARED = 0.15, 0.3
#: A unit that is told so often is weighed for everybody.
_AGAIN = 2
#: From how likely on a mention is the other end.
_OTHER_END = 0.4
#: So many places that name somebody are looked at.
_PLACES = 6
#: The rule that reads cells under a head: what the head calls a column is that end, whatever the page tells of all.
_ROW = "roster-table"
#: The rule whose readings are weighed mentions, and so no other sign.
_WEIGHED = "weighed-stay"
_COLUMN = {"home": HOME, "host": HOST}


@dataclass(slots=True)
class End:
    """A unit of the page beside a person, as an end of the stay.

    Args:
        name: of the person.
        unit: completed by the area that the text leaves to the reader.
        start: of where the page tells it likeliest of the person.
        titles: that are told with it there.
        likely: how likely a mention of it is this end.
        other: how likely a mention of it is the other end.
        areas: where it is, as far as that is told.
        rules: that take it for this end.
        kinds: of its mentions, 「post」 「unit」.
        signs: how strongly each is shown.
    """

    name: str
    unit: str
    start: int
    titles: tuple[str, ...]
    likely: float = 0.0
    other: float = 0.0
    areas: list[Area] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    signs: Mapping[str, float] = field(default_factory=dict)

    @property
    def in_row(self) -> bool:
        """Whether the person's row in a table has it in the column of this end."""
        return _ROW in self.rules

    @property
    def area(self) -> Area | None:
        """The county, or larger, in which it is."""
        return county(max(self.areas, key=lambda one: len(one.code), default=None))


def weighed_units(side: str, told: Iterable[End], by: Sequence[Tree] | None = None) -> Iterator[tuple[float, End]]:
    """Yield each unit with how likely it is the person's 「home」 or 「host」, from 0 to 1.

    Args:
        side: 「home」 or 「host」.
        told: all units beside people, person by person.
        by: the trees; those of :data:`TABLES` if none are given.
    """
    for _, of_person in groupby(told, key=lambda one: one.name):
        units = list(of_person)
        yield from zip(among(by or trees(TABLES[side])[LABEL], [one.signs for one in units]), units, strict=True)


def units_beside(
    view: View, side: str, names: Sequence[str], weighed: Weighed, areas: Mapping[str, Mapping[str, Area]]
) -> Iterator[End]:
    """Yield for each of *names* the units near by, those that rules take for this end, and those that may be everybody's.

    Args:
        view: the page.
        side: 「home」 or 「host」.
        names: of people.
        weighed: for each name the mentions near by, with how likely each is the host and the home.
        areas: where they come from and stay, as far as known.
    """
    page = _Page(view, side, weighed)
    for name in names:
        yield from page.beside(name, areas.get(name, {}))


class _Page:
    """The units of a page, and how many people have each at one end of their stays."""

    def __init__(self, view: View, side: str, weighed: Weighed) -> None:
        self._view, self._side, self._weighed = view, side, weighed
        self._column, self._across = _COLUMN[side], _COLUMN["host" if side == "home" else "home"]
        self._named = named_places(view)
        self._places: dict[str, list[End]] = defaultdict(list)
        self._bearers: dict[str, set[str]] = defaultdict(set)
        introduced = {
            at: view.text[one.name_start : one.name_end]
            for one in view.introductions
            for at in range(one.start, one.end)
        }
        for mention in view.mentions:
            for one in self._read("", mention, None):
                self._places[one.unit].append(one)
                self._bearers[one.unit] |= {introduced[mention.start]} if mention.start in introduced else set()
        self._told = sorted((one.start, unit) for unit, places in self._places.items() for one in places)
        self._most = max(map(len, self._places.values()), default=0)
        self._best = {name: best for name in weighed if (best := self._likeliest(name))}
        self._people: dict[str, float] = defaultdict(float)
        for unit, likely_ in self._best.values():
            self._people[unit] += likely_

    @cached_property
    def _headed(self) -> frozenset[str]:
        """The units of the first headings."""
        return frozenset(unit for one in self._view.plan.headings[:4] for unit in self._within(one.start, one.end))

    def _within(self, start: int, end: int) -> list[str]:
        first, last = (bisect_left(self._told, (at, "")) for at in (start, end))
        return [unit for _, unit in self._told[first:last]]

    def _read(self, name: str, mention: Mention, near: Area | None) -> Iterator[End]:
        """Yield the unit of *mention*, if it is one."""
        start, end = mention.start, mention.end
        if mention.kind == "area":
            return
        if self._side == "home":
            yield from self._home(name, self._view.text[start:end], (start, end), near)
        elif mention.host and mention.host.unit and not is_general(mention.host.unit):
            titles = tuple(filter(None, mention.host.title.split(";")))
            yield _end(name, mention.host.unit, start, titles, mention.host.area)

    def _home(self, name: str, post: str, span: tuple[int, int], near: Area | None) -> Iterator[End]:
        home = home_of(self._view, post, span, near)
        codes = gazetteer().by_name.get(home.unit, ())
        if home.unit and all(len(code) > COUNTY for code in codes):  # a county is nobody's unit
            yield _end(name, home.unit, span[0], home.titles, home.area)

    def _said_by(self, name: str, reading: Reading, near: Area | None) -> Iterator[End]:
        """Yield the unit that a rule takes for this end."""
        if self._side == "host" and reading.get("host_unit"):
            unit, titles = reading.get("host_unit"), tuple(filter(None, reading.get("host_title").split(";")))
            at = self._view.text.find(unit)
            at = at if at >= 0 else next((one.start for one in self._named.get(name, ())), 0)
            yield _end(name, unit, at, titles, gazetteer().by_full.get(reading.get("host_area")))
        elif self._side == "home" and reading.get("post"):
            start, _, end = reading.get("home_span").partition(":")
            yield from self._home(name, reading.get("post"), (int(start), int(end)), near)

    def _likeliest(self, name: str) -> tuple[str, float] | None:
        """Return the unit that is likeliest this end by what mentions near by are, if it tells anything."""
        pairs = [(one[self._column], -pair.mention.start, pair.mention) for one, pair in self._weighed[name]]
        best = max((one for one in pairs if one[2].kind != "area"), key=lambda one: one[:2], default=None)
        if best and best[0] >= _TELLS:
            for one in self._read(name, best[2], None):
                return one.unit, best[0]
        return None

    def beside(self, name: str, areas: Mapping[str, Area]) -> list[End]:
        """Return the units that may be this end of the stay of *name*, with their signs."""
        near = areas.get(f"{self._side}_area")
        found: dict[str, End] = {}
        for likely_, pair in self._weighed.get(name, ()):
            for one in self._read(name, pair.mention, near):
                here = self._among(found, one)
                if likely_[self._column] > here.likely:
                    here.likely, here.start, here.titles = likely_[self._column], one.start, one.titles
                here.other = max(here.other, likely_[self._across])
                here.kinds.add(pair.mention.kind)
        for reading in self._readings(name):
            for one in self._said_by(name, reading, near):
                self._among(found, one).rules.append(reading.evidence.rule)
        stands = self._stands(self._named.get(name, [])[:_PLACES])
        for unit, places in self._places.items():
            shared = len(places) >= _AGAIN or self._people.get(unit, 0.0) >= _SHARED or unit in self._headed
            if unit not in found and (shared or unit in stands):
                all_areas = [area for one in places for area in one.areas]
                # what is told with it is of others, but in a heading over the person
                titles = places[0].titles if "over" in stands.get(unit, ()) else ()
                found[unit] = End(name, unit, places[0].start, titles, areas=all_areas, kinds={"elsewhere"})
        for one in found.values():
            one.signs = dict.fromkeys(self._signs(one, found, areas, stands.get(one.unit, ())), 1.0)
        return list(found.values())

    @staticmethod
    def _among(found: dict[str, End], one: End) -> End:
        """Return the unit of *found* that *one* is, with where it is by both."""
        here = found.setdefault(one.unit, one)
        if here is not one:
            here.areas += one.areas
        return here

    def _readings(self, name: str) -> list[Reading]:
        """Return what rules read of the stays of *name*."""
        return [one for one in self._view.told.get(name, ()) if one.evidence.rule != _WEIGHED]

    def _stands(self, named: Sequence[Named]) -> dict[str, list[str]]:
        """Return where units stand to the places that name somebody: in the heading over one, in its paragraph, last of their kind before it."""
        view, stands = self._view, dict[str, list[str]]()
        for where, units in (
            ("over", [unit for one in named for unit in self._over(one.start)]),
            ("paragraph", [unit for one in named for unit in self._within(*_span(view, one.start))]),
            ("last", [unit for one in named for unit in self._last(one.start)]),
        ):
            for unit in dict.fromkeys(units):
                stands.setdefault(unit, []).append(where)
        return stands

    def _over(self, at: int) -> list[str]:
        over = [one for one in self._view.plan.headings if one.end <= at]
        return self._within(over[-1].start, over[-1].end) if over else []

    def _last(self, at: int) -> list[str]:
        """Return of each kind of unit the one that the page tells last before *at*."""
        found: dict[str, str] = {}
        for _, unit in self._told[: bisect_left(self._told, (at, ""))]:
            found[_kind(unit)] = unit
        return list(found.values())

    def _signs(
        self, one: End, found: Mapping[str, End], areas: Mapping[str, Area], stands: Sequence[str]
    ) -> Iterator[str]:
        others = [other for other in found.values() if other is not one]
        here = step(one.likely)
        most = max((other.likely for other in others), default=0.0)
        yield from (f"likely {here}", f"other end {step(one.other)}", f"likely {here} other end {step(one.other)}")
        yield from (f"likely {here} another {step(most)}", "best" if one.likely > most else "not best")
        yield f"rank {min(4, sum(other.likely > one.likely for other in others))}"
        yield from self._said(one, others, here, most)
        for other in others:
            if other.unit in one.unit or one.unit in other.unit:
                how = "longer" if other.unit in one.unit else "shorter"
                yield from (f"{how} than likely {step(other.likely)}", f"{how} than {_is_said(other)}")
        yield from self._of_area(one, areas, here)
        across = max(found.values(), key=lambda other: (other.other, other.unit))
        yield from self._of_kind(one, _kind(across.unit) if across.other > _OTHER_END else "none", stands)
        yield from (f"stands {_at(stands)}", f"stands {_at(stands)} likely {here}")
        said = _is_said(one) if one.rules or any(other.rules for other in others) else "open"
        yield f"stands {_at(stands)} {said}"
        yield from self._of_page(one, here)
        yield from (f"is {kind}" for kind in one.kinds)
        yield from (f"long {min(len(one.unit) // 3, 6)}", f"begins {one.unit[:1]}", f"ends {one.unit[-2:]}")
        yield "ends as a unit" if ends_with_unit(one.unit) else "ends otherwise"
        yield "whole" if unit_edges(one.unit) == (0, len(one.unit)) else "more than a unit"
        yield "written so" if one.unit in self._view.text else "completed"

    def _said(self, one: End, others: Sequence[End], here: int, most: float) -> Iterator[str]:
        """Yield what rules say of this end of the person's stay, of this unit or of others."""
        said = [other for other in others if other.rules]
        if one.rules:
            yield from ("said", f"said {min(len(one.rules), 3)}", f"said likely {here}")
            yield f"said likely {here} another {step(most)}"
            yield "said first" if self._first(one.name) in one.rules else "said later"
            for rule in one.rules:
                yield from (f"said by {rule}", f"said by {rule} likely {min(2, here // 3)}")
        elif said:
            yield from ("said another", f"said another likely {here}")
            for other in said:
                for rule in other.rules:
                    yield from (f"said another by {rule}", f"said another by {rule} likely {here // 2}")
                how = _within(one.unit, other.unit)
                yield from (f"said another {how}", f"said another {how} likely {here}")
        else:
            yield from ("said none", f"said none likely {here}")

    def _first(self, name: str) -> str:
        """Return the rule that is first to tell this end of the stay of *name*."""
        slot = "post" if self._side == "home" else "host_unit"
        return next((one.evidence.rule for one in self._readings(name) if one.get(slot)), "")

    def _of_area(self, one: End, areas: Mapping[str, Area], here: int) -> Iterator[str]:
        area = one.area
        mine = _lies(area, areas.get(f"{self._side}_area"))
        across = _lies(area, areas.get("host_area" if self._side == "home" else "home_area"))
        yield from (f"area {mine}", f"area {mine} likely {here}", f"area of the other end {across}")
        yield from (f"areas {mine} {across}", f"area {mine} {_is_said(one)}")

    def _of_kind(self, one: End, across: str, stands: Sequence[str]) -> Iterator[str]:
        kind, mode = _kind(one.unit), self._view.leading_mode[-2:]
        yield from (f"kind {kind}", f"kind {kind} other end {across}", f"kind {kind} {_is_said(one)}")
        yield from (f"stands {_at(stands)} kind {kind}", f"stands {_at(stands)} kind {kind} {_is_said(one)}")
        if mode:
            yield from (f"kind {kind} stay {mode}", f"stands {_at(stands)} kind {kind} stay {mode}")

    def _of_page(self, one: End, here: int) -> Iterator[str]:
        """Yield what the unit is to the others, and how the page tells it."""
        best = self._best.get(one.name)
        others = self._people.get(one.unit, 0.0) - (best[1] if best and best[0] == one.unit else 0.0)
        yield from (f"people {min(4, round(others))}", f"people {min(4, round(others))} likely {here}")
        yield f"share {round(4 * others / max(1.0, sum(self._people.values())))}"
        borne = self._borne(one)
        yield from (f"borne by {borne}", f"borne by {borne} likely {here}", f"borne by {borne} {_is_said(one)}")
        told = len(self._places.get(one.unit, ()))
        yield from (f"told {min(told, 5)}", "told most" if told == self._most else "not told most")
        if one.unit in self._headed:
            yield from ("headed", f"headed likely {here}")
        if self._view.institution and self._view.institution in one.unit:
            yield from ("publisher", f"publisher likely {here}")

    def _borne(self, one: End) -> str:
        """Return whose name the unit stands before with a post: the person's, that of another who was sent, or of somebody else."""
        bearers = self._bearers.get(one.unit, set())
        sent = (
            "sent" if (bearers - {one.name}) & set(self._view.cadres) else "others" if bearers - {one.name} else "none"
        )
        return f"self and {sent}" if one.name in bearers else sent


def _end(name: str, unit: str, start: int, titles: tuple[str, ...], area: Area | None) -> End:
    return End(name, "".join(unit.split()), start, titles, areas=[area] if area else [])


def _span(view: View, at: int) -> tuple[int, int]:
    paragraph = view.page.paragraph_at(at)
    return paragraph.start, paragraph.end


def _at(stands: Sequence[str]) -> str:
    return "+".join(stands) or "far"


def _is_said(one: End) -> str:
    return "said" if one.rules else "not said"


def _kind(unit: str) -> str:
    return unit_kind(unit) or unit[-1:]


def _within(one: str, other: str) -> str:
    """Return how the name *one* is to *other*."""
    if other in one or one in other:
        return "longer" if other in one else "shorter"
    return "ending alike" if one[-4:] == other[-4:] else "apart"


def _lies(area: Area | None, end: Area | None) -> str:
    """Return how *area* lies to *end*."""
    if area is None or end is None:
        return "open"
    if area == end:
        return "is"
    if area.within(end) or end.within(area):
        return "in" if area.within(end) else "over"
    return "in the city" if area.code[:4] == end.code[:4] else "not"
