"""The windows of the house: one function for each format, and the register of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyoxigraph import Triple

from graph.export.jsonld import jsonld
from graph.export.rdf import ntriples, rdfxml, turtle

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the graph.

    Args:
        name: as one says it on the command line.
        suffix: of the file.
        about: what it is for, in a line.
        write: triples to bytes, the same bytes for the same triples.
    """

    name: str
    suffix: str
    about: str
    write: Callable[[Sequence[Triple]], bytes]


def _graphml(triples: Sequence[Triple]) -> bytes:
    # networkx takes a third of a second to import; only who wants a network waits for it.
    from graph.export.networks import graphml

    return graphml(triples)


def _gexf(triples: Sequence[Triple]) -> bytes:
    from graph.export.networks import gexf

    return gexf(triples)


#: Every format of the graph. To add one: a function from triples to bytes, and its line here.
FORMATS = (
    Format("turtle", "ttl", "RDF for reading", turtle),
    Format("ntriples", "nt", "RDF for comparing and loading, one sorted triple a line", ntriples),
    Format("jsonld", "jsonld", "RDF for programs that know JSON, with a readable context", jsonld),
    Format("rdfxml", "rdf", "RDF for older programs", rdfxml),
    Format("graphml", "graphml", "the network for yEd, Cytoscape, igraph and R", _graphml),
    Format("gexf", "gexf", "the network for Gephi", _gexf),
)
