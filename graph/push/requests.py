"""The requests that bring a graph into a store: one whole graph, or updates of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from graph.diff.merge import Difference
from graph.diff.patch import spelled

__all__ = ["changes", "counting", "replacements"]

_COUNT = b"SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_COUNT_IN = b"SELECT (COUNT(*) AS ?n) { GRAPH <%s> { ?s ?p ?o } }"


def replacements(lines: Iterable[bytes], graph: str, batch: int) -> Iterator[bytes]:
    """Yield updates that empty a graph and fill it anew.

    Args:
        lines: the triples as lines of N-Triples.
        graph: its name, empty for the default graph.
        batch: so many triples go into one update.
    """
    yield b"CLEAR SILENT " + (b"GRAPH <%s>" % graph.encode() if graph else b"DEFAULT")
    yield from _operations(b"INSERT", lines, graph, batch)


def changes(difference: Difference, graph: str, batch: int) -> Iterator[bytes]:
    """Yield updates that make the new graph of the old one: first what goes, then what comes."""
    yield from _operations(b"DELETE", difference.removed, graph, batch)
    yield from _operations(b"INSERT", difference.added, graph, batch)


def counting(graph: str) -> str:
    """Return the query that counts the triples of a graph."""
    return (_COUNT_IN % graph.encode() if graph else _COUNT).decode()


def _operations(operation: bytes, lines: Iterable[bytes], graph: str, batch: int) -> Iterator[bytes]:
    before, behind = (b"GRAPH <%s> {\n" % graph.encode(), b"} ") if graph else (b"", b"")
    ahead = iter(lines)
    while chunk := list(islice(ahead, batch)):
        yield operation + b" DATA {\n" + before + b"".join(spelled(line) for line in chunk) + behind + b"}"
