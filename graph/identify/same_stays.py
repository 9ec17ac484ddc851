"""Stays of one person in several documents: one stay told twice is one, two that do not overlap are two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.identify.bearers import Bearer, Node, Whereabouts
from graph.identify.decided import Decided
from graph.identify.nesting import meet, one_house
from graph.identify.period import agree, apart

__all__ = ["Stays", "same_stays"]


@dataclass(frozen=True, slots=True)
class Stays:
    """The stays of one person, each with all its tellings, and the pairs that may be one and stay two, with why."""

    groups: tuple[tuple[Whereabouts, ...], ...]
    left_open: tuple[tuple[Whereabouts, Whereabouts, str], ...]


def same_stays(person: Iterable[Bearer], decided: Decided) -> Stays:
    """Say which tellings are of one stay.

    Two tellings are of one stay if they may have been at one time and the host is one, or is told by one of them only, or if the
    batch or the beginning is one: then the texts contradict each other about the host. Inside a document two stays are two.

    Args:
        person: one person, in all documents.
        decided: what a person said of pairs.
    """
    told = {stay.node: stay for bearer in person for stay in bearer.stays}

    def contrary(one: Node, other: Node) -> bool:
        return one[0] == other[0] or apart(told[one].period, told[other].period)

    joined = decided.partition(sorted(told), contrary)
    pairs = [(told[a], told[b]) for a, b in combinations(sorted(told), 2)]
    for judge in (_one_host, _one_event):
        for one, other in pairs:
            if judge(one, other):
                joined.join(one.node, other.node)
    groups = tuple(tuple(told[node] for node in group) for group in joined.groups())
    return Stays(groups, tuple(_left_open(groups, decided)))


def _one_host(one: Whereabouts, other: Whereabouts) -> bool:
    units = meet(one.units, other.units)
    if units is False:
        return one_house(one.units, other.units)
    return bool(units) or meet(one.areas, other.areas) is not False


def _one_event(one: Whereabouts, other: Whereabouts) -> bool:
    """Whether the two left at one time or with one batch, so that different hosts contradict each other."""
    same_batch = bool(one.batch) and one.batch == other.batch
    return same_batch or (len(one.period.start) > 4 and agree(one.period.start, other.period.start))


def _left_open(
    groups: tuple[tuple[Whereabouts, ...], ...], decided: Decided
) -> Iterator[tuple[Whereabouts, Whereabouts, str]]:
    """Yield the pairs from two documents of which no date says that they are two."""
    for some, others in combinations(groups, 2):
        pairs = [(a, b) for a in some for b in others if a.node[0] != b.node[0]]
        if len(pairs) == len(some) * len(others) and not any(
            apart(a.period, b.period) or decided.are_two(a.node, b.node) for a, b in pairs
        ):
            yield (*pairs[0], "同一人的两段经历，接收地不同，时间未说明")
