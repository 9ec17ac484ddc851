"""Puts together what the rules read of each stay: one draft for one stay of one person in one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.extract.earlier import APART
from graph.extract.home_units import county, home_of
from graph.extract.view import View
from graph.find.areas import Area, gazetteer
from graph.find.posts import ends_with_unit
from graph.find.seats import seat_of
from graph.identify.nesting import nested
from graph.model import Certainty, Evidence, Reading, Undecided

__all__ = ["Stay", "stays"]


def _after(end: str, start: str) -> str:
    """Return *end*, of which the text gives no year, in the first year in which it is not before *start*: 「12月」 of a stay since 2022-10."""
    for year in (int(start[:4]), int(start[:4]) + 1):
        moved = f"{year}{end[4:]}"
        if moved[: len(start)] >= start[: len(moved)]:
            return moved
    return end


@dataclass(slots=True)
class Stay:
    """A draft of a placement: values with the evidence of each."""

    document: str
    cadre: str
    evidence: list[Evidence]
    values: dict[str, tuple[str, Evidence]] = field(default_factory=dict)
    #: Which bearer of the name, where a text names two.
    nth: int = 1
    titles: tuple[str, ...] = ()
    host_titles: tuple[str, ...] = ()
    #: Told in passing beside the stay that the text is about.
    apart: bool = False

    def get(self, name: str) -> str:
        """Return the value of the slot *name*, or an empty string."""
        return self.values[name][0] if name in self.values else ""

    def take(self, name: str, value: str, evidence: Evidence) -> None:
        """Fill the slot *name* unless it has a value."""
        if value and name not in self.values:
            self.values[name] = (value, evidence)

    def take_home(self, other: Stay) -> None:
        """Take from where *other*, a stay of the same person, comes what this one leaves open; inferred."""
        for name in ("home_unit", "home_area", "home_title"):
            if name in other.values:
                value, where = other.values[name]
                self.take(name, value, Evidence(where.passage, where.rule, Certainty.INFERRED))
        self.titles = self.titles or other.titles

    def settle_end(self) -> None:
        """Put an end that is told without its year behind the start; leave one out that lies before the start all the same."""
        start, end = self.get("start"), self.get("end")
        if not (start and end):
            return
        if self.get("loose") and len(end) > 4:
            end = _after(end, start)
            self.values["end"] = (end, self.values["end"][1])
        if end[: len(start)] < start[: len(end)]:
            del self.values["end"]


def stays(view: View, readings: Iterable[Reading]) -> tuple[list[Stay], list[Undecided]]:
    """Put the readings of placements of one document together, person by person.

    Inside one text a name is one person, unless it gives two home counties that cannot be one.
    What several rules say of one stay adds up; where two name different hosts with a time
    of their own each, there are two stays; where they name different hosts without, the first stands and the other is undecided.

    Args:
        view: the page.
        readings: of kind placement and batch, and rest, which tells whose 「市」 is meant, in the order of the rules.

    Returns:
        The stays in the order of the text, and what is undecided.
    """
    by_name: dict[str, list[Reading]] = defaultdict(list)
    homes: dict[str, Area | None] = {}
    hosts: dict[str, Area | None] = {}
    for reading in readings:
        if reading.kind == "placement":
            by_name[reading.get("cadre")].append(reading)
        elif reading.kind == "rest":
            homes[reading.get("cadre")] = gazetteer().by_full.get(reading.get("home_area"))
            hosts[reading.get("cadre")] = gazetteer().by_full.get(reading.get("host_area"))
    drafts: list[Stay] = []
    undecided: list[Undecided] = []
    for name, nth, told in _bearers(view, by_name):
        mine: list[Stay] = []
        for reading in told:
            apart = bool(reading.get(APART))
            stay = next((s for s in mine if s.apart == apart and _same_stay(s, reading)), None)
            if stay is None and mine and not apart:
                if not _elsewhere(mine, reading) and not (
                    reading.get("start") and mine[0].get("start") and reading.get("start") != mine[0].get("start")
                ):
                    undecided.append(
                        Undecided(
                            "host",
                            name,
                            f"{mine[0].get('host_unit')} / {reading.get('host_unit')}",
                            (reading.evidence,),
                        )
                    )
                    continue
            if stay is None:
                stay = Stay(view.page.document.name, name, [], nth=nth, apart=apart)
                mine.append(stay)
            _fill(view, stay, reading, homes.get(name), hosts.get(name))
        for later in mine[1:]:
            later.take_home(mine[0])
        drafts.extend(mine)
    _share(drafts, by_name)
    for stay in drafts:
        _of_the_house(view, stay)
    return drafts, undecided


def _of_the_house(view: View, stay: Stay) -> None:
    """Give one of whom a school or hospital tells without saying where from, and who is elsewhere, that house as the home; inferred."""
    house = view.institution
    if not house or stay.get("home_unit") or not stay.get("host_unit") or stay.get("host_unit").startswith(house):
        return
    told = stay.evidence[0]
    inferred = Evidence(told.passage, told.rule, Certainty.INFERRED)
    home = county(seat_of(house) or view.home)
    area = stay.get("home_area")
    if home and area and not (home.full.startswith(area) or area.startswith(home.full)):
        return
    stay.take("home_unit", house, inferred)
    stay.take("home_area", home.full if home else "", inferred)


def _bearers(view: View, by_name: Mapping[str, list[Reading]]) -> Iterator[tuple[str, int, list[Reading]]]:
    """Yield each bearer of each name with the readings: two where two homes in different counties are told of one name.

    A home that is in a place where the same name is read to stay is no second home: there a host was read as one.
    """
    for name, told in by_name.items():
        found: list[tuple[str, list[Reading]]] = []
        for reading in told:
            home = _home_area(view, reading)
            others = [other.get("host_area") for other in told if other is not reading and other.get("host_area")]
            if any(nested(home, host) for host in others):
                home = ""
            near = (one for one in found if not home or not one[0] or nested(home, one[0]))
            known = next((bearer for bearer in near if not any(_rows_apart(one, reading) for one in bearer[1])), None)
            if known is None:
                found.append((home, [reading]))
            else:
                known[1].append(reading)
                found[found.index(known)] = (max(known[0], home, key=len), known[1])
        yield from ((name, nth, readings) for nth, (_, readings) in enumerate(found, 1))


#: The rules that read a list, in which whoever stands twice under one name with other posts is two.
_OF_LISTS = frozenset({"roster-line", "roster-table", "card"})


def _rows_apart(one: Reading, other: Reading) -> bool:
    """Whether two rows of a list tell of two who bear one name: another post at home, another host."""
    if not {one.evidence.rule, other.evidence.rule} <= _OF_LISTS:
        return False
    pairs = [(one.get(name), other.get(name)) for name in ("post", "host_unit")]
    return all(mine and theirs and mine not in theirs and theirs not in mine for mine, theirs in pairs)


def _home_area(view: View, reading: Reading) -> str:
    if not reading.get("post"):
        return reading.get("home_area")
    begin, _, end = reading.get("home_span").partition(":")
    area = home_of(view, reading.get("post"), (int(begin), int(end))).area
    return area.full if area else ""


def _elsewhere(mine: list[Stay], reading: Reading) -> bool:
    """Whether *reading* tells with a time or length of its own of a city that none of the stays so far is in."""
    area = reading.get("host_area")
    told = bool(reading.get("duration") or reading.get("start") or reading.get("mode") not in ("", mine[0].get("mode")))
    return (
        told
        and bool(area)
        and all(
            stay.get("host_area")
            and not stay.get("host_area").startswith(area[:6])
            and stay.get("host_area")[:6] != area[:6]
            for stay in mine
        )
    )


def _share(drafts: list[Stay], told: dict[str, list[Reading]]) -> None:
    """Give those who came together with somebody that one's time, area and mode, and a predecessor the successor's office, marked inferred."""
    for stay in drafts:
        for reading in told[stay.cadre]:
            followed = reading.get("follows")
            others = [one for one in drafts if one.cadre == (reading.get("with") or followed)]
            if not others or stay in others:
                continue
            other = max(others, key=lambda one: one.get("start")) if followed else others[0]
            names = ["mode", "host_area", *([] if followed else ["start"])]
            names += ["home_unit", "home_area"] if reading.get("shares_home") else []
            names += ["host_unit", "host_title"] if followed else ["host_unit"] if reading.get("shares_host") else []
            for name in names:
                if name == "host_title":
                    stay.host_titles = stay.host_titles or other.host_titles
                if name in other.values:
                    value, where = other.values[name]
                    stay.take(name, value, Evidence(where.passage, where.rule, Certainty.INFERRED))


def _same_stay(stay: Stay, reading: Reading) -> bool:
    """Whether *reading* may tell of *stay*: hosts that are one, or one that says less than the other."""
    unit, host = stay.get("host_unit"), reading.get("host_unit")
    if not unit or not host:
        return not _apart(stay, reading)
    if unit in host or host in unit:
        return True
    area, other = stay.get("host_area"), reading.get("host_area")
    return (
        bool(area and other)
        and (area.startswith(other) or other.startswith(area))
        and (unit[-2:] == host[-2:] or not ends_with_unit(host))
    )


def _apart(stay: Stay, reading: Reading) -> bool:
    """Whether *reading* tells of another area at another time: 吴江区 in 2018, 昆山市 in 2021."""
    area, other = stay.get("host_area"), reading.get("host_area")
    begun, since = stay.get("start"), reading.get("start")
    elsewhere = bool(area and other) and not (area.startswith(other) or other.startswith(area))
    if not elsewhere:
        return False
    if begun and since:
        return not (begun.startswith(since) or since.startswith(begun))
    # 「曾在余杭挂职的〈姓名〉5月到广州市白云区跟班学习」
    return (
        _city(area) != _city(other)
        and bool(stay.get("mode") and reading.get("mode"))
        and stay.get("mode") != reading.get("mode")
    )


def _city(area: str) -> str:
    book = gazetteer()
    return book.up_to_city(book.by_full[area]).full if area in book.by_full else area


def _of_area(view: View, unit: str, area: Area | None) -> str:
    """Return *unit* of *area* where the page wrote 「市科学技术局」 and a rule completed it by another city."""
    named = next((end for start, end, _ in gazetteer().find(unit) if start == 0), 0)
    short = unit[named - 1 :] if named else ""
    if area is None or not named or unit in view.text or short not in view.text:
        return unit
    whole, of = view.absolute(short, area)
    return whole if of and area.within(of) else unit


def _fill(view: View, stay: Stay, reading: Reading, near: Area | None, host: Area | None) -> None:
    stay.evidence.append(reading.evidence)
    post = reading.get("post")
    if post:
        begin, _, end = reading.get("home_span").partition(":")
        home = home_of(view, post, (int(begin), int(end)), near)
        where = reading.where("post")
        if not home.stated:
            where = Evidence(where.passage, where.rule, Certainty.INFERRED)
        stay.take("home_unit", home.unit, where)
        stay.take("home_area", home.area.full if home.area else "", where)
        stay.titles = stay.titles or home.titles
        if home.titles:
            stay.take("home_title", ";".join(home.titles), reading.where("post"))
    if reading.get("home_title"):
        stay.titles = stay.titles or tuple(re.split("[、;]", reading.get("home_title")))
        stay.take("home_title", ";".join(stay.titles), reading.where("home_title"))
    if reading.get("home_area"):
        stay.take("home_area", reading.get("home_area"), reading.where("home_area"))
    book = gazetteer()
    stay.take("host_unit", _of_area(view, reading.get("host_unit"), host), reading.where("host_unit"))
    for name in ("mode", "start", "end", "duration", "status", "cut", "loose"):
        stay.take(name, reading.get(name), reading.where(name))
    area = book.by_full.get(reading.get("host_area"))
    if area:
        county = book.up_to_county(area).full
        if len(county) > len(stay.get("host_area")) and county.startswith(stay.get("host_area")):
            stay.values.pop("host_area", None)
        stay.take("host_area", county, reading.where("host_area"))
    if reading.get("host_title"):
        stay.host_titles = stay.host_titles or tuple(reading.get("host_title").split(";"))
        stay.take("host_title", reading.get("host_title"), reading.where("host_title"))
