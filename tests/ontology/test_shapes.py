"""The shapes: every example conforms, every counterexample fails the one shape that it is named after."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import RDF, SH, Graph, URIRef
from rdflib import Literal as RdflibLiteral

import ontology
from ontology.terms import CADRE

_FOLDER = Path(ontology.__file__).parent
_SHAPE = "https://w3id.org/cadre-graph/shape/"
EXAMPLES = sorted((_FOLDER / "examples").glob("*.ttl"))
COUNTEREXAMPLES = sorted((_FOLDER / "counterexamples").glob("*.ttl"))


@cache
def shapes() -> Graph:
    return Graph().parse(data=ontology.read("shapes.ttl"), format="turtle")


@cache
def core() -> Graph:
    return Graph().parse(data=ontology.read("core.ttl"), format="turtle")


@cache
def names() -> frozenset[str]:
    """Return the names of all shapes; read once, because validation writes into the graph of the shapes."""
    return frozenset(
        quad.subject.value.removeprefix(_SHAPE)
        for quad in parse(ontology.path("shapes.ttl").read_bytes(), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_SHAPE)
    )


def failing(file: Path) -> set[str]:
    """Return the names of the shapes that the graph in *file* fails."""
    graph = Graph().parse(file, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), ont_graph=core())
    assert isinstance(report, Graph)
    return {str(shape).removeprefix(_SHAPE) for shape in report.objects(None, SH.sourceShape)}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_conforms(file: Path) -> None:
    assert failing(file) == set()


@pytest.mark.parametrize("file", COUNTEREXAMPLES, ids=lambda file: file.stem)
def test_a_counterexample_fails_the_shape_of_its_name_and_no_other(file: Path) -> None:
    assert failing(file) == {file.stem}


def test_there_is_a_counterexample_for_every_shape_that_can_fail() -> None:
    """The rest are the node shapes that only gather the others for a class."""
    gatherers = {"Area", "Batch", "Cadre", "Document", "Fact", "Figure", "Lesson", "Pairing", "Passage", "Person",
                 "Placement", "Policy", "Post", "Practice", "Rule", "Unit"}  # fmt: skip
    assert {file.stem for file in COUNTEREXAMPLES} | gatherers == names()


def test_there_is_an_example_of_every_class() -> None:
    graph = Graph()
    for file in EXAMPLES:
        graph.parse(file, format="turtle")
    classes = {term for term in dir(CADRE) if str(term).removeprefix(str(CADRE._NS))[0].isupper()}
    missing = classes - set(graph.objects(None, RDF.type)) - {str(CADRE.Post)}
    assert {str(term) for term in missing} == set()


@pytest.mark.parametrize("file", [*EXAMPLES, *COUNTEREXAMPLES], ids=lambda file: file.stem)
def test_the_data_have_no_blank_nodes_and_live_at_one_address(file: Path) -> None:
    for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        assert quad.subject.value.startswith("https://w3id.org/cadre-graph/id/")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_passages_of_an_example_are_the_characters_of_its_text(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line[6:] for line in lines if line.startswith("#     "))
    said: dict[str, dict[str, str]] = {}
    nif = ontology.PREFIXES["nif"]
    for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE):
        if quad.predicate.value.startswith(nif):
            assert isinstance(quad.subject, NamedNode)
            said.setdefault(quad.subject.value, {})[quad.predicate.value.removeprefix(nif)] = str(quad.object.value)
    assert {passage.pop("isString") for passage in said.values() if "isString" in passage} == {text}
    assert any(said.values())
    for iri, passage in ((iri, passage) for iri, passage in said.items() if passage):
        start, end = int(passage["beginIndex"]), int(passage["endIndex"])
        assert text[start:end] == passage["anchorOf"], iri
        assert iri.endswith(f"#char={start},{end}")


def test_every_shape_says_what_is_wrong_in_both_languages() -> None:
    """All but the gatherers, whose members speak for them."""
    for name in {file.stem for file in COUNTEREXAMPLES}:
        messages = shapes().objects(URIRef(_SHAPE + name), SH.message)
        said = {message.language for message in messages if isinstance(message, RdflibLiteral)}
        assert said == {"zh", "en"}, name


def test_the_shapes_are_shapes_of_the_core_language() -> None:
    text = ontology.read("shapes.ttl")
    assert "sh:sparql" not in text and "sh:select" not in text
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=shapes(), ont_graph=core(), meta_shacl=True)
    assert conforms, report


def test_a_graph_of_the_build_conforms(triples: tuple[object, ...]) -> None:
    """The shapes and `assemble` agree; the knowledge is invented (see `conftest.py`)."""
    graph = Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes(), ont_graph=core())
    assert conforms, report
