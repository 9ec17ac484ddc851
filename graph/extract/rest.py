"""The rest of a stay: since when, how long, by which word, between which units and areas, where the signs of the whole page tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graph.extract import regions
from graph.extract.held import held
from graph.extract.home_units import county
from graph.extract.latecomers import came_late
from graph.extract.moded import Called, Calls, likeliest
from graph.extract.said import REPLACED
from graph.extract.timing import Time, Times, Told, told
from graph.extract.together import Weighed
from graph.extract.unit_choice import ends_of_stays
from graph.extract.unit_ends import End
from graph.extract.view import View
from graph.extract.villages import Village, is_village, stationed, village_of, villages
from graph.find.areas import COUNTY, Area, gazetteer
from graph.find.seats import seat_of
from graph.find.times import whens
from graph.find.unit_areas import read_scope
from graph.model import Certainty, Evidence, Reading, Slot

_Told = TypeVar("_Told", Time, Called)

__all__ = ["THERE", "areas_from", "likely_areas", "weighed_rest"]

RULE = "weighed-rest"
#: From how likely on a word, and an area, is believed. Down to so little a word is still more often right than the one that a rule takes from the
#: clause that tells the stay.
_CALLED, THERE = 0.1, 0.45


def weighed_rest(view: View) -> Iterator[Reading]:
    """Since when, how long, by which word, between which units and areas somebody stayed is told where the signs say so.

    「第三批干部3月6日抵达」 is told of all.

    Every date, length, word for stays, unit and area of the page is weighed beside everybody who stayed, see ``timing``, ``moded``,
    ``unit_ends`` and ``regions`` in ``graph/extract``: a heading tells it, a sentence about all who went, another paragraph. What other rules
    read of the person is a sign among others. Does not tell whether somebody stayed.
    """
    names = sorted(view.cadres)
    times, areas = _times(view, names), likely_areas(view, names, view.weighed)
    words = _words(view, names, areas)
    units = ends_of_stays(view, names, areas)
    areas = {name: areas.get(name, {}) | _in_row(name, units, areas.get(name, {})) for name in names}
    stationed_in = _villages(view, {name: words[name].word for name in names if name in words}, units["host"])
    for name in names:
        slots = [
            Slot(slot, one.value, _evidence(view, name, one.start, told=_fixed(view, one)))
            for slot, one in times[name].items()
        ]
        if name in words:
            slots.append(Slot("mode", words[name].word, _evidence(view, name, words[name].start)))
        if name in stationed_in:
            village = stationed_in[name]
            told = view.evidence(RULE, *view.page.sentence_at(village.places[0]), Certainty.INFERRED)
            slots += [Slot("host_unit", village.unit, told), Slot("host_title", _held(view, name), told)]
        for side, ends in units.items():
            if name in ends and not (side == "host" and name in stationed_in):
                told = _evidence(view, name, ends[name].start)
                slots += [Slot(f"{side}_unit", _with_town(view, ends[name].unit, side), told)]
                slots += [Slot(f"{side}_title", ";".join(ends[name].titles), told)]
        slots += _member(view, name)
        slots = _with_title(view, name, slots)
        for slot, area in _as_named(view, name, slots, areas.get(name, {})).items():
            at = next((one.start for one in view.places.mentions if one.area and one.area.within(area)), 0)
            slots.append(Slot(slot, area.full, _evidence(view, name, at)))
        if slots:
            start = next((one.start for one in view.people if one.name == name), 0)
            yield view.reading("rest", RULE, *view.page.sentence_at(start), Slot("cadre", name), *slots)


def _in_row(name: str, units: Mapping[str, Mapping[str, End]], areas: Mapping[str, Area]) -> dict[str, Area]:
    """Return the areas of the units that the row of *name* in a table tells, where the likeliest of the page lie elsewhere."""
    told = {f"{side}_area": ends[name] for side, ends in units.items() if name in ends and ends[name].in_row}
    likely = {slot: areas.get(slot) for slot in told}
    return {
        slot: end.area
        for slot, end in told.items()
        if end.area and not ((was := likely[slot]) and (was.within(end.area) or end.area.within(was)))
    }


def _as_named(view: View, name: str, slots: Iterable[Slot], areas: Mapping[str, Area]) -> dict[str, Area]:
    """Return *areas*, and where the unit itself names another county than is likeliest, that county: 「吴江区盛泽镇」 is in no other.

    So is a university where it is known to be, 「西北农林科技大学」.
    """
    told = {slot.name: slot.value for slot in slots}
    found = dict(areas)
    for side in ("home", "host"):
        read = {one.get(f"{side}_unit") for one in view.told.get(name, ())} - {""}
        unit = told.get(f"{side}_unit") or (read.pop() if len(read) == 1 else "")
        scope = read_scope(unit, 0, None)
        there, was = county(scope.area) if scope.named and not scope.short else None, areas.get(f"{side}_area")
        seat = seat_of(unit) if unit else None
        if there and len(there.code) == COUNTY and was and not was.within(there):
            found[f"{side}_area"] = there
        elif seat and not (was and was.within(seat)):
            found[f"{side}_area"] = seat
    return found


#: Before the name of whoever is in a team that is stationed somewhere: 「队员〈姓名〉」 「队员〈甲〉和〈乙〉」.
_MEMBER = re.compile(r"队员(?:[是有：]|[一-鿿·]{2,8}[、和]|[^。；]{0,8}，?一[个名位]是[^。；]*)?$")


def _member(view: View, name: str) -> Iterator[Slot]:
    """Yield what somebody is who is called one of the team's, on a page about a team."""
    for one in view.people if "工作队" in view.text else ():
        begin = view.page.sentence_at(one.start)[0]
        if one.name == name and _MEMBER.search(view.text, begin, one.start):
            yield Slot("host_title", "队员", _evidence(view, name, one.start))
            return


def _villages(view: View, modes: Mapping[str, str], hosts: Mapping[str, End]) -> dict[str, Village]:
    """Return the villages of those who are stationed in one and of whom the page tells a team or an office as the host, or none."""
    sought = []
    for name, mode in modes.items():
        host = hosts[name].unit if name in hosts else view.hosts.get(name, "")
        if stationed(mode) and not is_village(host):
            sought.append(name)
    return villages(view, sought) if sought else {}


#: What a village lies in.
_TOWN = ("镇", "乡", "街道")


def _with_town(view: View, unit: str, side: str) -> str:
    """Return *unit*, a village with the town before it where the page tells it so: 「茂租镇茶园山村」; who stays is in the village, not its committee."""
    unit = village_of(unit) if side == "host" else unit
    if not is_village(unit):
        return unit
    told = (one.host.unit for one in view.mentions if one.host and one.host.unit.endswith(unit))
    return next((one for one in told if one.removesuffix(unit).endswith(_TOWN)), unit)


def _with_title(view: View, name: str, slots: list[Slot]) -> list[Slot]:
    """Return *slots* with what somebody is at the host, where only a word apart from the unit tells it: 「到我们镇里挂职，任镇长助理」."""
    told = any(one.get("host_title") for one in view.told.get(name, ()))
    titles, at = (
        ((), -1) if told or any(slot.name == "host_title" and slot.value for slot in slots) else held(view, name)
    )
    if not titles:
        return slots
    title = Slot("host_title", ";".join(titles), _evidence(view, name, at))
    return [*(slot for slot in slots if slot.name != title.name), title]


#: What one is in a village, or in the team there.
_IN_TEAM = re.compile(r"书记|队长|队员|助理|组长")


def _held(view: View, name: str) -> str:
    """Return what rules take somebody for who is stationed in a village."""
    told = [title for one in view.told.get(name, ()) for title in one.get("host_title").split(";")]
    return ";".join(dict.fromkeys(title for title in told if _IN_TEAM.search(title)))


def _times(view: View, names: Sequence[str]) -> dict[str, dict[str, Told]]:
    all_times = Times(view)
    dates, lengths = _of_each(all_times.dates(names)), _of_each(all_times.lengths(names))
    found = {name: told(dates[name], lengths[name]) for name in names}
    for name, times in found.items():
        if "start" in times and _replaced(view, name, times["start"]):
            came = times.pop("start")
            times.setdefault("end", came)
    for name, when in came_late(view).items():
        if name in found:
            found[name]["start"] = Told(when.first, when.start, when.end)
    return found


def _of_each(told: Iterable[_Told]) -> dict[str, list[_Told]]:
    """Return the times, or the words, by the person beside whom they are told."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        found[one.name].append(one)
    return found


def _replaced(view: View, name: str, time: Told) -> bool:
    """Whether a time is when another came for somebody who left: 「2021年10月到巧家县挂职，接替任满返回的陆启元」."""
    start, end = view.page.sentence_at(time.start)
    here = [one for one in view.people if one.name == name and start <= one.start < end]
    return bool(here) and all(REPLACED.search(view.text, max(start, one.start - 16), one.start) for one in here)


def _words(view: View, names: Sequence[str], areas: Mapping[str, Mapping[str, Area]]) -> dict[str, Called]:
    """Return by which word each stay is called, as far as that is believed."""
    told = _of_each(Calls(view).pairs(names))
    fit = {name: [one for one in told[name] if not _aids_home(one.word, areas.get(name, {}))] for name in names}
    best = {name: likeliest(words) for name, words in fit.items()}
    return {name: one[1] for name, one in best.items() if one and one[0] >= _CALLED}


def _aids_home(word: str, areas: Mapping[str, Area]) -> bool:
    """Whether *word* is of aid for the region that somebody is from and not in: nobody goes from 「乃东区」 to 「吴江区」 by 「援藏」."""
    aided = gazetteer().abbreviations.get(word[1:2], ()) if word.startswith("援") else ()
    home, host = areas.get("home_area"), areas.get("host_area")
    return any(home and home.within(one) and not (host and host.within(one)) for one in aided)


def likely_areas(
    view: View, names: Sequence[str], weighed: Weighed, least: float = THERE
) -> dict[str, dict[str, Area]]:
    """Return for each of *names* the areas where the person likely comes from, 「home_area」, and stays, 「host_area」, as far as that is believed.

    Args:
        view: the page.
        names: of people.
        weighed: for each name the mentions near by, with how likely each is the host and the home.
        least: from how likely on an area is believed.
    """
    return areas_from(view, names, weighed, (least,))[0]


def areas_from(
    view: View, names: Sequence[str], weighed: Weighed, least: Sequence[float]
) -> list[dict[str, dict[str, Area]]]:
    """Return the same for several chances from which on an area is believed."""
    told = list(regions.weighed_regions(regions.regions(view, names, weighed)))
    return [{name: {} for name in names} | regions.ends(told, one) for one in least]


def _fixed(view: View, time: Told) -> bool:
    """Whether the page itself fixes the year of a time; otherwise it is the latest that the page tells, and so by inference only."""
    if time.value.startswith("P"):
        return True
    paragraph = view.page.paragraph_at(time.start)
    told = whens(view.text, view.year, paragraph.start, paragraph.end)
    return any(one.start == time.start and time.value in (one.first, one.last) for one in told)


def _evidence(view: View, name: str, at: int, *, told: bool = True) -> Evidence:
    """Return the sentence at *at*; what it tells of others, or does not tell whole, holds for the person by inference only."""
    start, end = view.page.sentence_at(at)
    named = any(start <= one.start < end and one.name == name for one in view.people)
    return view.evidence(RULE, start, end, Certainty.STATED if named and told else Certainty.INFERRED)
