"""In which village somebody is stationed: who is away 「驻村」 is in one, whatever else is told of the team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.extract.about import named_places, sentences_about
from graph.extract.view import View
from graph.find.areas import TOWNSHIP
from graph.find.names import Named

__all__ = ["Village", "is_village", "stationed", "village_of", "villages"]

#: What ends the name of a village, and what behind it makes it another word: 「村民」 「村里」.
_END, _NOT_BEHIND = "(?:村|嘎查)", "(?![民里口头寨])"
#: Behind the name of its town: 「漾头镇|茶园山村」.
_OF_TOWN = re.compile(rf"的?(?P<name>[一-鿿]{{1,5}}?{_END}){_NOT_BEHIND}")
#: The same where the town is none that is known for sure.
_OF_ANY_TOWN = re.compile(rf"(?<=[一-鿿][镇乡])(?P<name>[一-鿿]{{1,4}}?{_END}){_NOT_BEHIND}")
#: Behind what leads to it, or where a line or clause begins: 「驻|茶园山村」.
_ALONE = re.compile(
    rf"(?:(?<=[驻到在往赴回进是为])|(?<![一-鿿]))(?P<name>(?![驻到在往赴回进是为])[一-鿿]{{2,4}}{_END}){_NOT_BEHIND}"
)
#: Names no village by itself: 「全村」 「两个村」 「驻村」.
_NO_NAME = re.compile(
    r"(?:.*(?:[全本我该每各这那哪个驻进到离]|所在|[一二两三四五六七八九十几\d]个?)|[农乡山住行贫空城新老下回出入条]|"
    r".{0,2}(?:第一|书记|工作|帮扶|脱贫|美丽|先进|示范|重点|软弱).*)(?:村|嘎查)"
)
#: So often a village that is told without its town must be told.
_AGAIN = 2
#: So large a part of all that is told of villages must be of one for it to be everybody's.
_MOST = 0.6
_IS = re.compile(r"[一-鿿](?<![进驻到入下回])(?:村|嘎查|社区)")
#: The words for stays in a village.
_IN_VILLAGE = re.compile(r"驻村|第一书记")


@dataclass(frozen=True, slots=True)
class Village:
    """A village as the page names it.

    Args:
        unit: with its town if that is told, 「漾头镇茶园山村」.
        places: where its name begins in the reading text.
    """

    unit: str
    places: tuple[int, ...]


#: 「盛泽镇黄家溪村|村委会」
_COMMITTEE = re.compile(r"(?<=[^农乡]村)(?:村民委员会|村委会|民委员会|委会)$")


def village_of(unit: str) -> str:
    """Return the village where *unit*, the house of its committee, stands: 「黄家溪村」 of 「黄家溪村村委会」; any other unit as it is."""
    return _COMMITTEE.sub("", unit)


def is_village(unit: str) -> bool:
    """Whether a unit is a village or a neighbourhood, or within one: 「茶园山村」 「茶园山村党支部」."""
    return bool(_IS.search(unit)) and not re.search(r"[驻的]", unit)  # 「某局驻茶园山村」 tells the team


def stationed(mode: str) -> bool:
    """Whether a stay called *mode* is one in a village: 「驻村」."""
    return bool(_IN_VILLAGE.search(mode))


def villages(view: View, names: Sequence[str]) -> dict[str, Village]:
    """Return for each of *names* the village of which the page tells beside them, or the one of which it tells most.

    Does not take 「全村」 or 「两个村」 for the name of one.
    """
    told = _told(view)
    places = named_places(view) if told else {}
    found = {name: _of(view, places.get(name, ()), told) for name in names}
    return {name: village for name, village in found.items() if village}


def _told(view: View) -> Mapping[str, Village]:
    """Return the villages of the page by their names without the town."""
    towns: dict[str, str] = {}
    for one in view.places.mentions:
        behind = _OF_TOWN.match(view.text, one.end)
        if one.area and len(one.area.code) >= TOWNSHIP and behind and not _NO_NAME.fullmatch(behind["name"]):
            towns.setdefault(behind["name"], one.area.name)
    alone = Counter(match["name"] for match in _ALONE.finditer(view.text) if not _NO_NAME.fullmatch(match["name"]))
    loose = [match["name"] for match in _OF_ANY_TOWN.finditer(view.text) if not _NO_NAME.fullmatch(match["name"])]
    again = [name for name, count in alone.items() if count >= _AGAIN and not any(name.endswith(one) for one in towns)]
    return {
        name: Village(f"{town}{name}", tuple(_places(view.text, name)))
        for name, town in {**dict.fromkeys([*again, *loose], ""), **towns}.items()
    }


def _places(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name) + _NOT_BEHIND, text)]


def _of(view: View, named: Sequence[Named], told: Mapping[str, Village]) -> Village | None:
    over = [one for one in view.plan.headings if named and one.end <= named[0].start]
    headed = [
        name for name, one in told.items() if over and any(over[-1].start <= at < over[-1].end for at in one.places)
    ]
    if len(headed) == 1:  # 「茶园山村：一个本子」 over those who are there
        return told[headed[0]]
    about = sentences_about(view, list(named), below=True, above=True)
    near = Counter({name: sum(any(a <= at < b for a, b in about) for at in one.places) for name, one in told.items()})
    best = [name for name, count in near.items() if count and count == max(near.values())]
    if len(best) == 1:
        return told[best[0]]
    if not best:
        before = [(at, name) for name, one in told.items() for at in one.places if named and at < named[0].start]
        most = max(told, key=lambda name: (len(told[name].places), name), default="")
        whole = sum(len(one.places) for one in told.values())
        if most and len(told[most].places) >= _MOST * whole:
            return told[most]
        return told[max(before)[1]] if before else None
    first = min((min(abs(at - one.start) for at in told[name].places for one in named), name) for name in best)
    return told[first[1]]
