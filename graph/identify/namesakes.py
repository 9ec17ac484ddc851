"""People of one name in several documents: one person only where something besides the name agrees and nothing contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from graph.identify.bearers import Bearer, Node
from graph.identify.decided import Decided
from graph.identify.likeness import Likeness, Verdict, compare

__all__ = ["People", "same_people"]


@dataclass(frozen=True, slots=True)
class People:
    """Each person with all bearers, and the pairs of one name that stay two although no text says so, with why."""

    groups: tuple[tuple[Bearer, ...], ...]
    left_open: tuple[tuple[Bearer, Bearer, str], ...]


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
