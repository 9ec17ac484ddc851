"""The ontology as the steps need it."""

from __future__ import annotations

import pytest

from graph.vocabulary import concept, expand, expand_node, super_classes, super_properties


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("toUnit", "https://w3id.org/cadre-graph/ontology#toUnit"),
        ("org:postIn", "http://www.w3.org/ns/org#postIn"),
        ("theme:industry", "https://w3id.org/cadre-graph/theme/industry"),
        ("mode:跟班 学习", "https://w3id.org/cadre-graph/mode/跟班%20学习"),
    ],
)
def test_expand_knows_the_prefixes_of_the_project(name: str, iri: str) -> None:
    assert expand(name) == iri


def test_expand_refuses_a_prefix_that_is_not_ours() -> None:
    with pytest.raises(KeyError):
        expand("dbo:Person")


def test_super_classes_are_the_standard_ones() -> None:
    assert super_classes(expand_node("Placement")) == {expand_node("org:Membership"), expand_node("prov:Activity")}


def test_super_properties_are_the_standard_ones() -> None:
    assert super_properties(expand_node("mainTheme")) == {expand_node("dcterms:subject")}


def test_concept_brings_its_labels_and_those_of_the_broader_ones() -> None:
    told = concept(expand_node("mode:secondment-training"))
    labels = {str(one.object) for one in told if one.predicate == expand_node("skos:prefLabel")}
    assert {'"挂职锻炼"@zh', '"挂职"@zh'} <= labels


def test_concept_of_something_else_is_nothing() -> None:
    assert concept(expand_node("toUnit")) == ()
