"""What other programs read in our files: raptor, N3.js and graphology, each without a line of code in common with us."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest
from pyoxigraph import Literal, RdfFormat, Triple, parse

from graph.export.network import network
from graph.export.networks import gexf, graphml
from graph.export.places import COLOURS, places
from graph.export.rdf import ntriples, rdfxml, turtle
from graph.export.turtle12 import turtle12
from graph.store import Store
from graph.vocabulary import expand_node
from tests.installed import installed
from tests.node.programs import told_by

#: What readers stumble over: marks of every syntax, line ends, what stands beyond the basic plane, nothing at all.
HOSTILE = (
    "</script><b>&amp;&",
    "\"'`\\ @prefix x: <y> . \\u0041",
    "a\nb\r\nc\rd\te",
    "𠮷野家\u2028\u200b",
    "]]> -->",
    "",
)


@pytest.fixture(scope="module")
def hostile(triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
    """Return the graph with names that no format is fond of."""
    name = expand_node("skos:altLabel")
    more = (Triple(triples[0].subject, name, Literal(one, language="zh")) for one in HOSTILE)
    return tuple(sorted((*triples, *more), key=str))


def rapped(content: bytes, syntax: str) -> set[Triple]:
    """Return what raptor reads."""
    command = [
        installed("rapper", "raptor2-utils"),
        "--quiet",
        "--input",
        syntax,
        "--output",
        "ntriples",
        "-",
        "https://example.org/",
    ]
    done = subprocess.run(command, input=content, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    return {quad.triple for quad in parse(done.stdout, format=RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize(
    ("write", "syntax"), [(ntriples, "ntriples"), (turtle, "turtle"), (rdfxml, "rdfxml")], ids=["nt", "ttl", "rdf"]
)
def test_raptor_reads_the_very_triples(write: Any, syntax: str, hostile: tuple[Triple, ...]) -> None:
    assert rapped(write(hostile), syntax) == set(hostile)


@pytest.mark.parametrize(("write", "syntax"), [(ntriples, "N-Triples"), (turtle, "Turtle")], ids=["nt", "ttl"])
def test_n3_reads_the_very_triples(write: Any, syntax: str, hostile: tuple[Triple, ...]) -> None:
    assert set(told_by("triples.mjs", syntax, given=write(hostile))) == {str(one) for one in hostile}


def test_n3_reads_the_annotations_of_turtle_1_2(hostile: tuple[Triple, ...]) -> None:
    written = turtle12(hostile)
    read = set(told_by("triples.mjs", "Turtle", given=written))
    assert read == {str(quad.triple) for quad in parse(written, format=RdfFormat.TURTLE)}
    facts = {one.subject for one in hostile if one.predicate == expand_node("rdf:predicate")}
    assert sum("rdf-syntax-ns#reifies> <<( " in one for one in read) > len(facts) > 50


@pytest.mark.parametrize(("write", "syntax"), [(graphml, "graphml"), (gexf, "gexf")], ids=["graphml", "gexf"])
def test_graphology_reads_the_network(write: Any, syntax: str, hostile: tuple[Triple, ...]) -> None:
    store = Store(hostile)
    read = told_by("network.mjs", syntax, given=write(store))
    expected = network(store)
    assert {key: (told["label"], told["kind"]) for key, told in read["nodes"]} == {
        node: (told["label"], told["kind"]) for node, told in expected.nodes(data=True)
    }
    names = ("kind", "placement", "mode", "since", "until")
    assert sorted([source, target, *(told.get(name) for name in names)] for source, target, told in read["edges"]) == (
        sorted(
            [source, target, *(told.get(name) for name in names)] for source, target, told in expected.edges(data=True)
        )
    )


def test_graphology_finds_places_and_colours(store: Store) -> None:
    read = told_by("network.mjs", "gexf", given=gexf(store))
    graph = network(store)
    stands = places(graph)
    assert {key: (told["x"], told["y"]) for key, told in read["nodes"]} == stands
    assert len(set(stands.values())) == len(stands)
    for key, told in read["nodes"]:
        red, green, blue = COLOURS[graph.nodes[key]["kind"]]
        assert told["color"] == f"rgba({red},{green},{blue},1.0)"
