"""How the stores differ: where they take graphs, updates and queries, and what they would spoil."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["PROFILES", "Profile"]

_DURATION = b"http://www.w3.org/2001/XMLSchema#duration"
#: Virtuoso goes by the first 65,535 bytes of a body to tell what it is, whatever its header says: 「<html>」 in a text
#: makes a page of it, and a text that is longer than that makes nothing known of it. So these are a comment.
_BLANK = (b"#" * 1023 + b"\n") * 64


@dataclass(frozen=True, slots=True)
class Profile:
    """How a store is spoken to.

    Args:
        name: of the product.
        query: behind the address that the user gives, where queries go.
        update: where updates go.
        graphs: where whole graphs go; empty if only by updates.
        parameter: what the name of a graph is called there.
        default: how the default graph is called there; empty if it cannot be written to.
        batch: so many triples go into one update.
        kind: the media type of a whole graph; each is one of which N-Triples are a part.
        ahead: what a whole graph begins with.
        plain: the datatypes whose values go as plain strings, for the store would change them.
    """

    name: str
    query: str
    update: str
    graphs: str
    parameter: str = "graph"
    default: str = "default"
    batch: int = 1000
    kind: str = "application/n-triples"
    ahead: bytes = b""
    plain: tuple[bytes, ...] = ()

    def graph_address(self, target: str, graph: str) -> str:
        """Return where *graph*, empty for the default graph, is put."""
        named = f"{self.parameter}={quote(graph, safe='')}" if graph else self.default
        return f"{target}{self.graphs}{'&' if '?' in self.graphs else '?'}{named}"

    def fitted(self, line: bytes) -> bytes:
        """Return a line of N-Triples as the store keeps it: with a plain string where it would spoil the value."""
        for datatype in self.plain:
            ending = b'"^^<%s> .\n' % datatype
            if line.endswith(ending):
                return line[: -len(ending)] + b'" .\n'
        return line


#: The stores that are known, the first one unless another is named. Virtuoso 7 makes of 「P6M」 the duration 「6」 when it
#: loads a graph, and refuses it in an update; of an update with more than some 4,900 triples its memory is exhausted.
PROFILES = (
    Profile("oxigraph", "/query", "/update", "/store"),
    Profile("fuseki", "/query", "/update", "/data"),
    Profile("graphdb", "", "/statements", "/rdf-graphs/service"),
    Profile(
        "virtuoso", "/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth", "graph-uri", "",
        kind="text/turtle", ahead=_BLANK, plain=(_DURATION,),
    ),
    Profile("qlever", "", "", ""),
    Profile("cadre-graph", "/sparql", "/sparql", "/graphs"),
)  # fmt: skip
