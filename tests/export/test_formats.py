"""The formats: another library reads the same graph back, and the same graph is the same bytes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import networkx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.export import FORMATS, FURTHER, Format
from graph.export.jsonld import context, jsonld
from graph.export.networks import gexf, graphml, plain
from graph.export.rdf import ntriples, rdfxml, turtle
from graph.store import Store, to_rdflib
from graph.vocabulary import PREFIXES, expand_node

ROOT = Path(__file__).parents[2]
#: What writers stumble over: marks of every syntax, line ends, a character beyond the basic plane, one that is not
#: allowed in XML.
HOSTILE = [
    "</script><b>&amp;&",
    "\"'`\\ @prefix x: <y> .",
    "a\nb\r\nc\rd\te",
    "𠮷野家\u2028\u200b",
    "]]> --> <!-- {{ }} ;,",
    "  spaces  ",
    "",
]
BELL = "ring\x07ring"


@pytest.fixture(scope="module")
def hostile(triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
    """Return the graph with names that no format is fond of."""
    cadre = triples[0].subject
    name = expand_node("skos:altLabel")
    return (*triples, *(Triple(cadre, name, Literal(one, language="zh")) for one in HOSTILE))


@pytest.mark.parametrize(
    ("write", "syntax"),
    [
        (turtle, RdfFormat.TURTLE),
        (ntriples, RdfFormat.N_TRIPLES),
        (jsonld, RdfFormat.JSON_LD),
        (rdfxml, RdfFormat.RDF_XML),
    ],
)
def test_rdf_reads_back_as_the_very_triples(write: Any, syntax: RdfFormat, hostile: tuple[Triple, ...]) -> None:
    assert {quad.triple for quad in parse(write(hostile), format=syntax)} == set(hostile)


@pytest.mark.parametrize(
    ("write", "syntax"), [(turtle, "turtle"), (ntriples, "nt"), (jsonld, "json-ld"), (rdfxml, "xml")]
)
def test_rdflib_reads_the_very_triples(write: Any, syntax: str, hostile: tuple[Triple, ...]) -> None:
    assert set(rdflib.Graph().parse(data=write(hostile), format=syntax)) == set(to_rdflib(hostile))


def test_a_code_is_a_plain_string_in_jsonld(triples: tuple[Triple, ...]) -> None:
    nodes = json.loads(jsonld(triples))["@graph"]
    assert "990102" in {node.get("divisionCode") for node in nodes}
    read = rdflib.Graph().parse(data=jsonld(triples), format="json-ld")
    codes = set(read.objects(None, rdflib.URIRef(PREFIXES["cadre"] + "divisionCode")))
    assert rdflib.Literal("990102") in codes
    assert {code.datatype for code in codes if isinstance(code, rdflib.Literal)} == {None}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_order_of_the_triples_does_not_matter(form: Format, triples: tuple[Triple, ...]) -> None:
    shuffled = list(triples)
    Random(3).shuffle(shuffled)
    assert form.write(Store(shuffled)) == form.write(Store(triples))


def test_two_processes_write_the_same_bytes() -> None:
    script = """
import hashlib, runpy
from graph.publish import files_of
for name, content in sorted(files_of(runpy.run_path("tests/conftest.py")["_tiny"]()).items()):
    print(name, hashlib.sha256(content).hexdigest())
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert {line.split()[0] for line in runs[0].splitlines()} >= {f"graph.{form.suffix}" for form in FORMATS}


def test_ntriples_are_sorted_lines(triples: tuple[Triple, ...]) -> None:
    lines = ntriples(triples).decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(triples)


def test_turtle_declares_the_prefixes_that_it_uses_in_order(triples: tuple[Triple, ...]) -> None:
    header, _, body = turtle(triples).decode().partition("\n\n")
    prefixes = [line.split()[1] for line in header.splitlines()]
    assert prefixes == sorted(prefixes)
    assert "cadre:" in prefixes and "vann:" not in prefixes
    assert "林知远" in body


def test_jsonld_is_for_reading(triples: tuple[Triple, ...]) -> None:
    written = json.loads(jsonld(triples))
    assert written["@context"] == context()
    (lin,) = [node for node in written["@graph"] if node["id"].endswith("cadre/林知远")]
    assert "Cadre" in lin["type"]
    assert "unit/东山省云岭县发展和改革局" in str(lin["homeUnit"])
    (stay,) = [node for node in written["@graph"] if node["id"].endswith("placement/林知远/新湾区")]
    assert stay["duration"] == "P6M"
    assert stay["startEarliest"] == "2021-03-01"


def test_rdfxml_leaves_out_what_xml_has_no_place_for() -> None:
    triple = Triple(NamedNode("u:a"), expand_node("skos:altLabel"), Literal(BELL))
    (quad,) = parse(rdfxml([triple]), format=RdfFormat.RDF_XML)
    assert quad.object == Literal("ringring")


@pytest.mark.parametrize(("write", "read"), [(graphml, networkx.read_graphml), (gexf, networkx.read_gexf)])
def test_a_network_reads_back_with_its_labels(write: Any, read: Any, hostile: tuple[Triple, ...]) -> None:
    graph = read(io.BytesIO(write(Store(hostile))))
    nodes = dict(graph.nodes(data=True))
    assert nodes["https://w3id.org/cadre-graph/id/cadre/林知远"]["label"] == "林知远"
    assert {told["kind"] for told in nodes.values()} == {"cadre", "unit", "area", "lesson", "theme"}
    assert {told["kind"] for _, _, told in graph.edges(data=True)} >= {"homeUnit", "hostUnit", "learned", "theme"}


def test_gexf_bears_no_date_of_writing(store: Store) -> None:
    assert b"lastmodified" not in gexf(store)


def test_plain_gives_every_writer_what_it_takes() -> None:
    from datetime import date

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_node("a", label=BELL, names=["x", "y"], tags={"q", "p"}, day=date(2021, 3, 1), none=None, empty="", n=3)
    graph.add_edge("a", "b", key="k", kind=["z"])
    clean = plain(graph)
    assert clean.nodes["a"] == {"label": "ringring", "names": "x;y", "tags": "p;q", "day": "2021-03-01", "n": 3}
    assert clean.edges["a", "b", "k"] == {"kind": "z"}


def test_every_format_has_its_own_name_and_suffix() -> None:
    assert len({form.name for form in FORMATS}) == len({form.suffix for form in FORMATS}) == len(FORMATS) == 6


def test_every_format_is_read_back_by_another_library() -> None:
    page = (ROOT / "graph" / "export" / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| .+? \| .+? \| (`.+`) \|$", page, re.M))
    assert list(rows) != [] and set(rows) == {form.name for form in (*FORMATS, *FURTHER)}
    there = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    named = {name: re.findall(r"`(\w+)`", cell) for name, cell in rows.items()}
    assert all(named.values())
    assert [test for tests in named.values() for test in tests if f"def {test}(" not in there] == []


def test_the_context_agrees_with_the_prefixes_of_the_project() -> None:
    strings = {name: iri for name, iri in context().items() if isinstance(iri, str) and iri.endswith(("#", "/"))}
    assert set(strings.values()) <= set(PREFIXES.values())
