"""The requests that bring a graph into a store: one whole graph, or updates of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.diff.patch import spelled

__all__ = ["changes", "counting", "replacements"]

#: So many bytes of triples stand in one update, unless a single one is longer: Virtuoso takes ten million characters
#: at most, and most stores hold an update in memory.
_LONGEST = 1_000_000
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


def changes(removed: Iterable[bytes], added: Iterable[bytes], graph: str, batch: int) -> Iterator[bytes]:
    """Yield updates that make the new graph of the old one: first what goes, then what comes."""
    yield from _operations(b"DELETE", removed, graph, batch)
    yield from _operations(b"INSERT", added, graph, batch)


def counting(graph: str) -> str:
    """Return the query that counts the triples of a graph."""
    return (_COUNT_IN % graph.encode() if graph else _COUNT).decode()


def _operations(operation: bytes, lines: Iterable[bytes], graph: str, batch: int) -> Iterator[bytes]:
    before, behind = (b"GRAPH <%s> {\n" % graph.encode(), b"} ") if graph else (b"", b"")
    for chunk in _chunks(map(spelled, lines), batch):
        yield operation + b" DATA {\n" + before + b"".join(chunk) + behind + b"}"


def _chunks(lines: Iterable[bytes], batch: int) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    length = 0
    for line in lines:
        if chunk and (len(chunk) == batch or length + len(line) > _LONGEST):
            yield chunk
            chunk, length = [], 0
        chunk.append(line)
        length += len(line)
    if chunk:
        yield chunk
