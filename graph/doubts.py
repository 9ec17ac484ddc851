"""What texts leave open and where they contradict each other, as files for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.export.tables import csv_bytes
from graph.model import Conflict, Evidence, Undecided

__all__ = ["CONFLICTS", "UNDECIDED", "conflicts_bytes", "undecided_bytes"]

_PLACE = ("document", "start_char", "end_char", "quote")
#: A line is one question: whether two are one person, where somebody went; with one place that raises it, or two.
UNDECIDED = ("kind", "about", "why", *_PLACE, *(f"other_{name}" for name in _PLACE))
#: A line is one of the values that texts tell differently of one thing.
CONFLICTS = ("thing", "about", "property", "value", *_PLACE)


def undecided_bytes(undecided: Iterable[Undecided]) -> bytes:
    """Return the open questions as CSV, sorted."""
    return csv_bytes(UNDECIDED, (_question(one) for one in sorted(undecided)))


def conflicts_bytes(conflicts: Iterable[Conflict]) -> bytes:
    """Return the contradictions as CSV, sorted; the values of one contradiction follow each other."""
    return csv_bytes(CONFLICTS, _values(sorted(conflicts)))


def _question(one: Undecided) -> tuple[str, ...]:
    return (one.kind, one.about, one.why, *_place(one.evidence[:1]), *_place(one.evidence[1:2]))


def _values(conflicts: Iterable[Conflict]) -> Iterator[tuple[str, ...]]:
    for one in conflicts:
        for value, evidence in one.sides:
            yield (one.thing, one.about, one.property, value, *_place((evidence,)))


def _place(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    if not evidence:
        return ("",) * len(_PLACE)
    passage = evidence[0].passage
    return (passage.document, str(passage.start), str(passage.end), passage.quote)
