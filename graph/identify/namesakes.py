"""People of one name in several documents: one person only where something besides the name agrees and nothing contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, islice

from graph.identify.bearers import Bearer, Node
from graph.identify.decided import Decided
from graph.identify.nesting import alike, meet
from graph.identify.period import apart

__all__ = ["Likeness", "People", "Verdict", "compare", "same_people"]

#: A role that names a unit beside its title is longer than this: 「商务局局长」; 「局长」 alone is borne by thousands.
_TELLING = 5


class Verdict(Enum):
    """What two documents say of two people of one name."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether two people of one name are one, and why, in the words that a person reads."""

    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class People:
    """Each person with all bearers, and the pairs of one name that stay two although no text says so, with why."""

    groups: tuple[tuple[Bearer, ...], ...]
    left_open: tuple[tuple[Bearer, Bearer, str], ...]


def compare(one: Bearer, other: Bearer) -> Likeness:
    """Judge whether two people of one name, told of in two documents, are one.

    Two who were sent are one if the home unit is one (or may be: 水保中心, 水土保持中心), or the home county, the host unit or the batch, and nothing
    contradicts. Home
    areas apart contradict, and so do stays at one time in different places unless the home unit is one. Somebody who was not sent is
    one with another whose unit and title are the same. Else it is open, and they stay two.

    Args:
        one: told of in one document.
        other: told of in another.
    """
    if one.placed and other.placed:
        return _both_sent(one, other)
    if one.reporter or other.reporter:
        return _with_reporter(one, other)
    if one.placed or other.placed:
        return _sent_and_named(one, other) if one.placed else _sent_and_named(other, one)
    return _both_named(one, other)


def _both_sent(one: Bearer, other: Bearer) -> Likeness:
    homes, areas = meet(one.homes, other.homes), meet(one.areas, other.areas)
    titles = meet(one.titles, other.titles)
    hosts = _hosts(one, other)
    batch = bool({s.batch for s in one.stays} & {s.batch for s in other.stays} - {""})
    if areas is False and not homes:
        return Likeness(Verdict.DIFFERENT, f"派出地不同：{_listed(one.areas)} / {_listed(other.areas)}")
    if homes or (homes is False and alike(one.homes, other.homes)):
        if titles is False and hosts == "elsewhere":
            return Likeness(Verdict.OPEN, "单位相同，职务和同期的接收地不同")
        return Likeness(Verdict.SAME, "派出单位相同")
    if hosts == "elsewhere":
        return Likeness(Verdict.OPEN if areas else Verdict.DIFFERENT, "同一时间在不同的接收地")
    if homes is False and titles is False:
        return Likeness(Verdict.OPEN, "派出单位和职务都不同")
    if hosts == "one unit":
        return Likeness(Verdict.SAME, "接收单位相同")
    if batch:
        return Likeness(Verdict.SAME, "同一批次")
    at_home = bool(areas) and _county(one.areas & other.areas)
    if at_home and (homes is None or hosts == "one area"):
        return Likeness(Verdict.SAME, "派出地相同" if homes is None else "派出地和接收地相同")
    if homes is False:
        return Likeness(Verdict.OPEN, "派出地相同，派出单位不同")
    if titles and hosts == "one area":
        return Likeness(Verdict.SAME, "职务和接收地相同")
    return Likeness(Verdict.OPEN, "除姓名外没有相同之处")


def _hosts(one: Bearer, other: Bearer) -> str:
    """Return how the stays of two people lie to each other.

    Returns:
        「one unit」 if a host unit is one, 「one area」 if a host area is and not both tell the unit; 「elsewhere」 if they were in
        different places at one time; empty if the texts do not tell.
    """
    said = ""
    for mine in one.stays:
        for theirs in other.stays:
            if apart(mine.period, theirs.period):
                continue
            units, areas = meet(mine.units, theirs.units), meet(mine.areas, theirs.areas)
            if units or (units is False and alike(mine.units, theirs.units)):
                return "one unit"
            if areas and units is None:
                said = "one area"
            elif areas is False and mine.period.days() and theirs.period.days():
                said = said or "elsewhere"
    return said


def _county(areas: Iterable[str]) -> bool:
    """Whether one of *areas* is finer than a city: many people of one name live in a city."""
    from graph.find.areas import gazetteer

    book = gazetteer().by_full
    return any(len(book[area].code) >= 6 for area in areas if area in book)


def _with_reporter(one: Bearer, other: Bearer) -> Likeness:
    if one.reporter and other.reporter:
        if one.reporter == other.reporter and one.roles & other.roles:
            return Likeness(Verdict.SAME, "同一报社的记者（通讯员）")
        return Likeness(Verdict.DIFFERENT, "不同报社的记者（通讯员）")
    if one.placed or other.placed:
        return Likeness(Verdict.OPEN, "派出干部与署名记者（通讯员）同名，是否同一人，文中未说明")
    return Likeness(Verdict.DIFFERENT, "一人署名，一人见于文中")


def _sent_and_named(sent: Bearer, named: Bearer) -> Likeness:
    if not named.roles:
        return Likeness(Verdict.OPEN, "另一篇只提到姓名")
    hosts = frozenset(unit for stay in sent.stays for unit in stay.units)
    for unit, title in sorted(named.offices):
        if meet({unit}, sent.homes) and (not title or not sent.titles or title in sent.titles):
            return Likeness(Verdict.SAME, "单位和职务相同")
        # At the host many are called so who were not sent there: the title has to be told, and the same.
        if meet({unit}, hosts) and title in sent.host_titles:
            return Likeness(Verdict.SAME, "接收单位和挂任职务相同")
    return Likeness(Verdict.DIFFERENT, "职务不同")


def _both_named(one: Bearer, other: Bearer) -> Likeness:
    if any(_one_role(a, b) for a in one.roles for b in other.roles):
        return Likeness(Verdict.SAME, "职务相同")
    if one.roles and other.roles:
        return Likeness(Verdict.DIFFERENT, "职务不同")
    return Likeness(Verdict.OPEN, "只提到姓名")


def _one_role(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _TELLING and (one.endswith(other) or other.endswith(one)))


def _listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names))


def same_people(known: Iterable[Bearer], decided: Decided) -> People:
    """Say who is who among all that documents name.

    The surest pairs are put together first; nobody is put with somebody of whom one pair says that they differ.

    Args:
        known: everybody, document by document.
        decided: what a person said of pairs; it goes before anything that the texts tell.
    """
    everybody = sorted(known, key=lambda bearer: bearer.node)
    of = {bearer.node: bearer for bearer in everybody}
    by_name: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in everybody:
        by_name[bearer.name].append(bearer)
    likeness = {
        _pair(a.node, b.node): compare(a, b)
        for group in by_name.values()
        for a, b in combinations(group, 2)
        if a.node[0] != b.node[0] or (a.placed and b.reporter) or (a.reporter and b.placed)
    }

    def contrary(one: Node, other: Node) -> bool:
        told = likeness.get(_pair(one, other))
        return one[0] == other[0] or (told is not None and told.verdict is Verdict.DIFFERENT)

    joined = decided.partition(of, contrary)
    alike = [(_rank(told.why), pair) for pair, told in likeness.items() if told.verdict is Verdict.SAME]
    for _, (one, other) in sorted(alike):
        joined.join(one, other)
    groups = [tuple(of[node] for node in group) for group in joined.groups()]
    return People(tuple(groups), tuple(_left_open(groups, likeness, decided)))


#: The reasons for which two are one, the surest first.
_RANK = ("派出单位相同", "接收单位相同", "同一批次", "派出地和接收地相同", "职务和接收地相同", "派出地相同")


def _rank(why: str) -> int:
    return _RANK.index(why) if why in _RANK else len(_RANK)


def _pair(one: Node, other: Node) -> tuple[Node, Node]:
    return (min(one, other), max(one, other))


def _left_open(
    groups: Iterable[tuple[Bearer, ...]], likeness: Mapping[tuple[Node, Node], Likeness], decided: Decided
) -> Iterator[tuple[Bearer, Bearer, str]]:
    """Yield a line for each of several people of one name of whom nothing says that they are two.

    Each is held against the first before them whom they may be, not against all: of a hundred there are ninety-nine questions, and every
    answer brings the next.
    """
    by_name: dict[str, list[tuple[Bearer, ...]]] = defaultdict(list)
    for group in groups:
        by_name[group[0].name].append(group)
    for name in sorted(by_name):
        known = by_name[name]
        for number, others in enumerate(known):
            open_ = (one for some in known[:number] if (one := _open(some, others, likeness, decided)))
            yield from islice(open_, 1)


def _open(
    some: Iterable[Bearer], others: Iterable[Bearer], likeness: Mapping[tuple[Node, Node], Likeness], decided: Decided
) -> tuple[Bearer, Bearer, str] | None:
    """Return two bearers with why it is open whether they are one; ``None`` if a pair is known to be two, or nothing is said."""
    pairs = [(a, b, likeness.get(_pair(a.node, b.node))) for a in some for b in others]
    if any(decided.are_two(a.node, b.node) or (one and one.verdict is Verdict.DIFFERENT) for a, b, one in pairs):
        return None
    return next(((a, b, one.why) for a, b, one in pairs if one), None)
