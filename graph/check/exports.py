"""What a build writes of its graph, against the graph: tables, other formats of RDF, networks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, Triple, parse

from graph.export import FORMATS
from graph.export.rdf import NOT_XML
from graph.export.tables import TABLES, csv_bytes, table_rows
from graph.model import Finding
from graph.store import Store

__all__ = ["check_formats", "check_tables"]

_SYNTAXES = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}


def check_tables(output: Path, store: Store) -> Iterator[Finding]:
    """Yield each table that is not, byte for byte, what its query gives.

    Args:
        output: the folder of a build.
        store: its graph.
    """
    for table in TABLES:
        expected = csv_bytes(table.columns, table_rows(store, table))
        yield from _compared(output / "tables" / f"{table.name}.csv", expected)


def check_formats(output: Path, store: Store) -> Iterator[Finding]:
    """Yield each format whose file does not say just what ``graph.nt`` says.

    The other formats of RDF are parsed; ``graph.nt`` itself and the networks are written again.

    Args:
        output: the folder of a build.
        store: its graph.
    """
    for form in FORMATS:
        path = output / f"graph.{form.suffix}"
        if form.suffix in _SYNTAXES:
            yield from _parsed(path, _SYNTAXES[form.suffix], store)
        else:
            yield from _compared(path, form.write(store))


def _compared(path: Path, expected: bytes) -> Iterator[Finding]:
    """Hold a file against what it should be; one that is not there is said of the manifest already."""
    try:
        found = path.read_bytes()
    except OSError:
        return
    if found != expected:
        pairs = zip_longest(found.splitlines(keepends=True), expected.splitlines(keepends=True))
        number = next(at for at, (one, other) in enumerate(pairs, 1) if one != other)
        yield Finding(f"{path}:{number}", "is not what the graph gives")


def _parsed(path: Path, syntax: RdfFormat, store: Store) -> Iterator[Finding]:
    """Hold the triples of a file against those of the graph."""
    try:
        found = {quad.triple for quad in parse(path.read_bytes(), format=syntax)}
    except OSError:
        return
    except (SyntaxError, ValueError) as error:
        yield Finding(str(path), f"cannot be parsed: {' '.join(str(error).split())}")
        return
    expected = set(store.triples())
    if syntax == RdfFormat.RDF_XML and found != expected:
        expected = {_for_xml(triple) for triple in expected}
    if more := found - expected:
        yield Finding(str(path), f"says what graph.nt does not say, {len(more)} times: {min(map(str, more))}")
    if less := expected - found:
        yield Finding(str(path), f"does not say what graph.nt says, {len(less)} times: {min(map(str, less))}")


def _for_xml(triple: Triple) -> Triple:
    """Return a triple as XML can hold it: without control characters."""
    value = triple.object
    if not isinstance(value, Literal) or not NOT_XML.search(value.value):
        return triple
    bare = NOT_XML.sub("", value.value)
    if value.language:
        return Triple(triple.subject, triple.predicate, Literal(bare, language=value.language))
    return Triple(triple.subject, triple.predicate, Literal(bare, datatype=value.datatype))
