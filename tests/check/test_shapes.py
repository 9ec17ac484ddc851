"""What makes the shapes fast changes no verdict: each counterexample fails its shape, and the examples none."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import SH, Graph, URIRef

import ontology
from graph.check.shapes import check_shapes, spread
from graph.model import Finding
from graph.store import Store

_FOLDER = Path(ontology.__file__).parent
_SHAPE = "https://w3id.org/cadre-graph/shape/"


@cache
def published() -> Graph:
    return Graph().parse(data=ontology.read("shapes.ttl"), format="turtle")


def findings(file: Path) -> list[Finding]:
    return list(check_shapes(Store(quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE))))


@pytest.mark.parametrize("file", sorted((_FOLDER / "counterexamples").glob("*.ttl")), ids=lambda file: file.stem)
def test_a_counterexample_fails_the_shape_of_its_name_and_no_other(file: Path) -> None:
    found = findings(file)
    assert found
    for message in published().objects(URIRef(_SHAPE + file.stem), SH.message):
        assert [one for one in found if " ".join(str(message).split()) not in one.what] == []


@pytest.mark.parametrize("file", sorted((_FOLDER / "examples").glob("*.ttl")), ids=lambda file: file.stem)
def test_an_example_conforms(file: Path) -> None:
    assert findings(file) == []


def test_no_gathered_shape_is_left_without_its_targets() -> None:
    wanted = Graph() + published()
    before = {
        (shape, target)
        for node, shape in wanted.subject_objects(SH.property)
        for target in wanted[node : SH.targetClass]
    }
    spread(wanted)
    assert before
    assert not list(wanted.subject_objects(SH.property))
    assert before <= set(wanted.subject_objects(SH.targetClass))
