"""The windows of the house: one function for each format, and the register of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.export.framed import framed
from graph.export.jsonld import jsonld
from graph.export.rdf import ntriples, rdfxml, turtle
from graph.export.turtle12 import turtle12
from graph.store import Store

__all__ = ["FORMATS", "FURTHER", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write the graph.

    Args:
        name: as one says it on the command line.
        suffix: of the file.
        about: what it is for, in a line.
        write: the graph to bytes, the same bytes for the same graph.
    """

    name: str
    suffix: str
    about: str
    write: Callable[[Store], bytes]


def _graphml(store: Store) -> bytes:
    # networkx takes a third of a second to import; only who wants a network waits for it.
    from graph.export.networks import graphml

    return graphml(store)


def _gexf(store: Store) -> bytes:
    from graph.export.networks import gexf

    return gexf(store)


def _roster(store: Store) -> bytes:
    from graph.export.roster import roster

    return roster(store)


def _cytoscape(store: Store) -> bytes:
    from graph.export.programs import cytoscape

    return cytoscape(store)


def _neo4j(store: Store) -> bytes:
    from graph.export.programs import neo4j

    return neo4j(store)


#: Every format of the graph that a build writes. To add one: a function, and its line here.
FORMATS = (
    Format("turtle", "ttl", "RDF for reading", lambda store: turtle(store.triples())),
    Format(
        "ntriples",
        "nt",
        "RDF for comparing and loading, one sorted triple a line",
        lambda store: ntriples(store.triples()),
    ),
    Format(
        "jsonld",
        "jsonld",
        "RDF for programs that know JSON, with a readable context",
        lambda store: jsonld(store.triples()),
    ),
    Format("rdfxml", "rdf", "RDF for older programs", lambda store: rdfxml(store.triples())),
    Format("graphml", "graphml", "the network for yEd, Cytoscape, igraph and R", _graphml),
    Format("gexf", "gexf", "the network for Gephi", _gexf),
)

#: Formats that are written on demand only: for a program, or for a person.
FURTHER = (
    Format(
        "framed", "framed.jsonld", "JSON-LD by stays, each with all that belongs to it", lambda s: framed(s.triples())
    ),
    Format("turtle12", "12.ttl", "Turtle 1.2, with facts and stays as annotations", lambda s: turtle12(s.triples())),
    Format("cytoscape", "cyjs", "the network for Cytoscape, with positions", _cytoscape),
    Format("neo4j", "neo4j.zip", "the network as CSV for the bulk import of Neo4j", _neo4j),
    Format("roster", "xlsx", "the roster of all stays for a spreadsheet", _roster),
)
