"""The terms: the same names in Turtle, in Python and in the JSON-LD context, each explained in both languages."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import URIRef

import ontology
from ontology.terms import CADRE

_CADRE = ontology.PREFIXES["cadre"]
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STANDARD = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", **ontology.PREFIXES}


@cache
def terms() -> dict[str, dict[str, list[Any]]]:
    """Return what `core.ttl` says of each of its terms, by property."""
    found: dict[str, dict[str, list[Any]]] = {}
    for quad in parse(ontology.path("core.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_CADRE):
            said = found.setdefault(quad.subject.value.removeprefix(_CADRE), {})
            said.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def texts(term: str, prefix: str, name: str, language: str) -> list[str]:
    values = terms()[term].get(_STANDARD[prefix] + name, [])
    return [value.value for value in values if isinstance(value, Literal) and value.language == language]


def python_names() -> set[str]:
    return {str(term).removeprefix(_CADRE) for term in dir(CADRE)}


def test_python_and_turtle_hold_the_same_terms() -> None:
    assert python_names() == set(terms())


def test_a_misspelt_term_raises() -> None:
    assert URIRef(_CADRE + "toUnit") == CADRE.toUnit
    with pytest.raises(AttributeError):
        _ = CADRE.toUnits


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["label", "comment"])
def test_every_term_is_explained_once_in_each_language(name: str, language: str) -> None:
    assert [term for term in terms() if len(texts(term, "rdfs", name, language)) != 1] == []


def test_what_says_that_it_is_chinese_is_chinese() -> None:
    said = {term: (*texts(term, "rdfs", "label", "zh"), *texts(term, "rdfs", "comment", "zh")) for term in terms()}
    assert [term for term, chinese in said.items() if not all(_HAN.search(text) for text in chinese)] == []


def test_no_two_terms_of_one_sort_have_the_same_name() -> None:
    """A class and a property may share a name 「类别」; two properties would be one column heading for two things."""
    for language in ("zh", "en"):
        labels = [texts(term, "rdfs", "label", language)[0] for term in terms() if term[0].islower()]
        assert sorted(set(labels)) == sorted(labels)


def test_every_term_has_one_example_and_says_where_it_is_defined() -> None:
    assert [term for term in terms() if len(texts(term, "skos", "example", "zh")) != 1] == []
    defined = NamedNode("https://w3id.org/cadre-graph/ontology")
    assert [term for term, said in terms().items() if said.get(_STANDARD["rdfs"] + "isDefinedBy") != [defined]] == []


def test_the_terms_extend_the_standards_that_consumers_know() -> None:
    above = {
        term: {
            value.value for name in ("subClassOf", "subPropertyOf") for value in said.get(_STANDARD["rdfs"] + name, ())
        }
        for term, said in terms().items()
    }
    promised = {
        "Area": "schema:AdministrativeArea", "Batch": "prov:Activity", "Cadre": "foaf:Person",
        "Document": "nif:Context schema:NewsArticle", "Fact": "rdf:Statement", "Figure": "schema:PropertyValue",
        "Lesson": "prov:Entity", "Pairing": "prov:Activity", "Passage": "nif:Phrase",
        "Placement": "org:Membership prov:Activity", "Policy": "schema:Legislation", "Post": "org:Post",
        "Practice": "skos:Concept", "Rule": "prov:Plan", "Unit": "org:FormalOrganization",
        "ofCadre": "org:member", "toUnit": "org:organization", "mainTheme": "dcterms:subject",
        "mainPassage": "prov:wasDerivedFrom", "value": "schema:value", "unitText": "schema:unitText",
    }  # fmt: skip
    for term, names in promised.items():
        expected = {_STANDARD[prefix] + local for prefix, local in (name.split(":") for name in names.split())}
        assert expected <= above[term], term


def test_the_header_names_the_version_that_the_package_has() -> None:
    header = ontology.read("core.ttl")
    assert "owl:versionIRI <https://w3id.org/cadre-graph/ontology/0.1.0>" in header
    assert 'owl:versionInfo "0.1.0"' in header
    assert "## 0.1.0" in ontology.read("CHANGELOG.md")


def test_the_context_covers_every_term_and_only_points_where_it_says() -> None:
    context = json.loads(ontology.read("context.jsonld"))["@context"]
    named = {key: value if isinstance(value, str) else value["@id"] for key, value in context.items() if key[0] != "@"}
    assert {term: named.get(term) for term in terms()} == {term: f"cadre:{term}" for term in terms()}
    for scheme, prefix in ontology.SCHEMES.items():
        assert named[scheme] == ontology.PREFIXES[prefix]


def test_the_context_reads_a_placement_as_the_turtle_would_say_it() -> None:
    context = json.loads(ontology.read("context.jsonld"))["@context"]
    node = {"id": "https://example.org/x", "type": "Placement", "mode": "modes:secondment", "prefLabel": "某人挂职"}
    quads = parse(json.dumps({"@context": context, **node}).encode(), format=RdfFormat.JSON_LD)
    assert {(quad.predicate.value, str(quad.object)) for quad in quads} == {
        (_STANDARD["rdf"] + "type", f"<{_CADRE}Placement>"),
        (_CADRE + "mode", "<https://w3id.org/cadre-graph/mode/secondment>"),
        (_STANDARD["skos"] + "prefLabel", '"某人挂职"@zh'),
    }


def test_the_prefixes_are_sorted_and_end_where_a_name_can_follow() -> None:
    assert list(ontology.PREFIXES) == sorted(ontology.PREFIXES)
    assert all(iri.endswith(("/", "#")) for iri in ontology.PREFIXES.values())
