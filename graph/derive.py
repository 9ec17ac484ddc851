"""What follows from what was read: wider properties, the days of a date, and the three links that everybody asks for.

A build writes these triples, and ``check`` derives them again: nobody can slip one in or leave one out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph.vocabulary import PREFIXES, expand_node, super_properties
from graph.when import bounds

__all__ = ["DATED", "SHORTCUTS", "days", "implied", "links_of_stays", "shortcuts", "widened"]

#: Dates that get an earliest and a latest day beside the literal in the text's precision.
DATED = ("start", "end", "since", "issued")
#: The links of a cadre that follow from the cadre's placements.
SHORTCUTS = ("homeUnit", "hostUnit", "learned")

_DAY = NamedNode(PREFIXES["xsd"] + "date")
_BOUNDS = {expand_node(name): (expand_node(f"{name}Earliest"), expand_node(f"{name}Latest")) for name in DATED}


def implied(statements: Collection[Triple]) -> Iterator[Triple]:
    """Yield all that *statements*, the facts of a graph, say: themselves, and what follows from them.

    Args:
        statements: subject, predicate and object of each fact.
    """
    for statement in statements:
        yield from widened(statement)
    yield from days(statements)
    yield from shortcuts(statements)


def widened(triple: Triple) -> Iterator[Triple]:
    """Yield *triple*, and the same with each standard property that its own extends."""
    yield triple
    for wider in super_properties(triple.predicate):
        yield Triple(triple.subject, wider, triple.object)


def days(statements: Iterable[Triple]) -> Iterator[Triple]:
    """Yield for each date of a thing the first and the last day that it can mean; engines disagree on partial dates.

    Where texts contradict each other on a date, 「2022-10」 and 「2022-11」, the days enclose all that they say.
    """
    spans: dict[tuple[NamedNode, NamedNode], list[tuple[str, str]]] = defaultdict(list)
    for one in statements:
        if one.predicate in _BOUNDS and isinstance(one.object, Literal) and isinstance(one.subject, NamedNode):
            if span := bounds(one.object.value):
                spans[one.subject, one.predicate].append(span)
    for (subject, predicate), found in spans.items():
        earliest, latest = min(first for first, _ in found), max(last for _, last in found)
        for name, day in zip(_BOUNDS[predicate], (earliest, latest), strict=True):
            yield from widened(Triple(subject, name, Literal(day, datatype=_DAY)))


def shortcuts(statements: Collection[Triple]) -> Iterator[Triple]:
    """Yield the three links that a first-time user asks for: home unit, host unit, learned.

    A cancelled stay gives no host: nobody was there.
    """
    for _, link in links_of_stays(statements):
        yield from widened(link)


def links_of_stays(statements: Collection[Triple]) -> Iterator[tuple[NamedNode, Triple]]:
    """Yield each link of :func:`shortcuts`, without what is wider, behind the stay that it follows from."""
    of_cadre, status, learned = (expand_node(name) for name in ("ofCadre", "status", "learnedDuring"))
    cancelled = expand_node("status:cancelled")
    units = {expand_node("fromUnit"): expand_node("homeUnit"), expand_node("toUnit"): expand_node("hostUnit")}
    cadres: dict[object, list[NamedNode]] = defaultdict(list)
    without_host = set()
    for one in statements:
        if one.predicate == of_cadre and isinstance(one.object, NamedNode):
            cadres[one.subject].append(one.object)
        elif one.predicate == status and one.object == cancelled:
            without_host.add(one.subject)
    for one in statements:
        subject, value = one.subject, one.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        if one.predicate == learned:
            for cadre in cadres.get(value, ()):
                yield value, Triple(cadre, expand_node("learned"), subject)
        elif one.predicate in units:
            link = units[one.predicate]
            if link == expand_node("homeUnit") or subject not in without_host:
                for cadre in cadres.get(subject, ()):
                    yield subject, Triple(cadre, link, value)
