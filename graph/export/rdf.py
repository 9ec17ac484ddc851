"""The graph in the syntaxes of RDF: the same triples give the same bytes, on every machine and in every process."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyoxigraph import RdfFormat, Triple, serialize

from graph.vocabulary import PREFIXES

__all__ = ["NOT_XML", "ntriples", "rdfxml", "turtle"]

_PREFIXES = re.compile(rb"(?:@prefix [^\n]*\n)*")
#: What XML 1.0 has no place for, not even escaped.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _serialized(triples: Sequence[Triple], syntax: RdfFormat, prefixes: dict[str, str] | None = None) -> bytes:
    written = serialize(triples, format=syntax, prefixes=prefixes)
    assert written is not None  # it is only without an output to write to
    return written


def ntriples(triples: Sequence[Triple]) -> bytes:
    """Return N-Triples: one triple a line, the canonical form of a graph that has no blank nodes.

    Args:
        triples: sorted by their N-Triples form, as :meth:`graph.store.Store.triples` gives them.
    """
    return _serialized(triples, RdfFormat.N_TRIPLES)


def turtle(triples: Sequence[Triple]) -> bytes:
    """Return Turtle with the prefixes of the project, as far as they are used.

    Args:
        triples: sorted, see :func:`ntriples`.
    """
    used = ntriples(triples)
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if iri.encode() in used}
    written = _serialized(triples, RdfFormat.TURTLE, prefixes)
    # The serialiser keeps its prefixes in a table without order.
    header = _PREFIXES.match(written)
    assert header is not None  # it matches nothing at all, too
    return b"".join([*sorted(header.group().splitlines(keepends=True)), b"\n", written[header.end() :]])


def rdfxml(triples: Sequence[Triple]) -> bytes:
    """Return RDF/XML, with the namespaces of the project declared once, in order.

    XML 1.0 has no place for most control characters, not even escaped; a text that holds one gives it up here. A carriage
    return is escaped: every reader of XML takes a bare one for a line feed, and offsets into the text would then be wrong.

    Args:
        triples: sorted, see :func:`ntriples`.
    """
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "rdf"}
    head, root, body = _serialized(triples, RdfFormat.RDF_XML, prefixes).decode().partition("<rdf:RDF")
    declared, close, body = body.partition(">")
    namespaces = sorted(re.findall(r'xmlns:[\w-]+="[^"]*"', declared))
    written = "".join([head, root, *(f"\n\t{one}" for one in namespaces), close, body])
    return NOT_XML.sub("", written).replace("\r", "&#13;").encode()
