"""How knowledge looks in RDF."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.assemble import assemble, fact_identifier
from graph.iri import DEFAULT_BASE, address
from graph.model import Certainty, Evidence, Fact, Knowledge, Passage
from graph.model import Literal as Value
from graph.store import Store
from graph.vocabulary import PREFIXES, expand_node

LIN = NamedNode(DEFAULT_BASE + "cadre/林知远")
STAY = NamedNode(DEFAULT_BASE + "placement/林知远/新湾区")


def objects(triples: tuple[Triple, ...], subject: NamedNode, name: str) -> set[object]:
    """Return what *subject* has under the property *name*."""
    return {one.object for one in triples if one.subject == subject and one.predicate == expand_node(name)}


def thing(identifier: str) -> NamedNode:
    return NamedNode(address(DEFAULT_BASE, identifier))


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def test_triples_are_sorted_and_each_is_there_once(triples: tuple[Triple, ...]) -> None:
    assert list(triples) == sorted(set(triples), key=str)


def test_there_are_no_blank_nodes(triples: tuple[Triple, ...]) -> None:
    assert not [one for one in triples if isinstance(one.subject, BlankNode) or isinstance(one.object, BlankNode)]


def test_equal_knowledge_in_any_order_gives_equal_triples(tiny: Knowledge, triples: tuple[Triple, ...]) -> None:
    dice = Random(7)
    shuffled = replace(
        tiny,
        documents=tuple(dice.sample(tiny.documents, len(tiny.documents))),
        entities=tuple(dice.sample(tiny.entities, len(tiny.entities))),
        facts=tuple(dice.sample(tiny.facts, len(tiny.facts))),
    )
    assert assemble(shuffled) == triples


@pytest.mark.parametrize(
    ("identifier", "classes"),
    [
        ("cadre/林知远", {"Cadre", "foaf:Person"}),
        ("person/周若溪", {"foaf:Person"}),
        ("unit/东山省云岭县石桥镇", {"Unit", "org:FormalOrganization"}),
        ("area/东山省云岭县", {"Area", "schema:AdministrativeArea"}),
        ("placement/林知远/新湾区", {"Placement", "org:Membership", "prov:Activity"}),
        ("document/notice.txt", {"Document", "nif:Context", "schema:NewsArticle"}),
        ("rule/placement-stay", {"Rule", "prov:Plan"}),
    ],
)
def test_a_thing_has_its_class_and_the_standard_ones(
    triples: tuple[Triple, ...], identifier: str, classes: set[str]
) -> None:
    assert objects(triples, thing(identifier), "rdf:type") == {expand_node(one) for one in classes}


def test_a_thing_has_its_label_its_other_names_its_passages_and_rules(triples: tuple[Triple, ...]) -> None:
    city = thing("area/东山省海城市")
    assert objects(triples, city, "skos:prefLabel") == {Literal("东山省海城市", language="zh")}
    assert objects(triples, city, "skos:altLabel") == {Literal(one, language="zh") for one in ("海城", "海城市")}
    assert objects(triples, city, "prov:wasDerivedFrom") == {
        NamedNode(thing("document/notice.txt").value + "#char=82,96")
    }
    assert objects(triples, city, "readBy") == {thing("rule/placement-stay")}


def test_the_main_passage_is_the_first_evidence(triples: tuple[Triple, ...]) -> None:
    su = thing("cadre/苏明哲")
    assert len(objects(triples, su, "prov:wasDerivedFrom")) == 2
    assert objects(triples, su, "mainPassage") == {NamedNode(thing("document/notice.txt").value + "#char=58,81")}


def test_a_passage_says_where_it_stands_and_quotes(triples: tuple[Triple, ...], tiny: Knowledge) -> None:
    passage = NamedNode(thing("document/seaside.txt").value + "#char=122,126")
    assert objects(triples, passage, "nif:beginIndex") == {typed("122", "nonNegativeInteger")}
    assert objects(triples, passage, "nif:endIndex") == {typed("126", "nonNegativeInteger")}
    assert objects(triples, passage, "nif:anchorOf") == {Literal("为期半年")}
    assert objects(triples, passage, "nif:referenceContext") == {thing("document/seaside.txt")}


def test_a_fact_is_a_triple_and_a_node_with_its_evidence(triples: tuple[Triple, ...], tiny: Knowledge) -> None:
    fact = next(one for one in tiny.facts if one.predicate == "duration")
    node = thing(fact_identifier(fact))
    assert objects(triples, STAY, "duration") == {typed("P6M", "duration")}
    assert objects(triples, node, "rdf:type") >= {expand_node("Fact"), expand_node("rdf:Statement")}
    assert objects(triples, node, "rdf:subject") == {STAY}
    assert objects(triples, node, "rdf:predicate") == {expand_node("duration")}
    assert objects(triples, node, "rdf:object") == {typed("P6M", "duration")}
    assert objects(triples, node, "certainty") == {expand_node("certainty:stated")}
    assert objects(triples, node, "mainPassage") == {NamedNode(thing("document/seaside.txt").value + "#char=122,126")}


def test_a_fact_keeps_its_address_when_its_evidence_changes(tiny: Knowledge) -> None:
    fact = tiny.facts[0]
    assert fact_identifier(replace(fact, evidence=tiny.facts[-1].evidence)) == fact_identifier(fact)
    assert fact_identifier(replace(fact, object=Value("x"))) != fact_identifier(fact)


def test_a_text_and_a_thing_of_the_same_letters_are_two_facts(tiny: Knowledge) -> None:
    fact = tiny.facts[0]
    assert fact_identifier(replace(fact, object=Value("a"))) != fact_identifier(replace(fact, object="a"))


def test_a_fact_is_as_sure_as_its_best_evidence(tiny: Knowledge) -> None:
    passage = Passage("notice.txt", 58, 60, "石桥")
    guess, word = Evidence(passage, "home-government", Certainty.INFERRED), Evidence(passage, "placement-stay")
    fact = Fact("cadre/林知远", "homeUnit", "unit/东山省云岭县石桥镇", (guess, word))
    triples = assemble(replace(tiny, facts=(fact,)))
    assert objects(triples, thing(fact_identifier(fact)), "certainty") == {expand_node("certainty:stated")}


def test_home_host_and_lessons_are_one_step_away(triples: tuple[Triple, ...]) -> None:
    assert objects(triples, LIN, "homeUnit") == {thing("unit/东山省云岭县发展和改革局")}
    assert objects(triples, LIN, "hostUnit") == {thing("unit/东山省海城市新湾区行政审批局")}
    assert objects(triples, LIN, "learned") == {thing("lesson/1"), thing("lesson/2")}


def test_a_cancelled_stay_gives_no_host(tiny: Knowledge) -> None:
    stay = "placement/韩青/海城市"
    evidence = next(one.evidence for one in tiny.facts if one.subject == stay)
    host = Fact(stay, "toUnit", "unit/东山省海城市新湾区行政审批局", evidence)
    assert not objects(assemble(replace(tiny, facts=(*tiny.facts, host))), thing("cadre/韩青"), "hostUnit")


@pytest.mark.parametrize(
    ("identifier", "name", "day"),
    [
        ("placement/林知远/新湾区", "startEarliest", "2021-03-01"),
        ("placement/林知远/新湾区", "startLatest", "2021-03-31"),
        ("batch/云岭县第二批赴新湾区跟班学习", "startEarliest", "2022-10-18"),
        ("pairing/云岭县/新湾区", "sinceLatest", "2020-06-30"),
        ("policy/对口合作工作方案", "issuedEarliest", "2021-01-01"),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(
    triples: tuple[Triple, ...], identifier: str, name: str, day: str
) -> None:
    assert objects(triples, thing(identifier), name) == {typed(day, "date")}


def test_the_literal_of_a_date_keeps_the_precision_of_the_text(triples: tuple[Triple, ...]) -> None:
    assert objects(triples, STAY, "start") == {typed("2021-03", "gYearMonth")}


def test_weeks_are_days_in_the_graph_since_xml_schema_knows_none(tiny: Knowledge) -> None:
    stay = "placement/韩青/海城市"
    evidence = next(one.evidence for one in tiny.facts if one.subject == stay)
    lasted = Fact(stay, "duration", Value("P12W", "duration"), evidence)
    said = assemble(replace(tiny, facts=(*tiny.facts, lasted)))
    assert typed("P84D", "duration") in objects(said, thing(stay), "duration")


def test_our_properties_imply_the_standard_ones(triples: tuple[Triple, ...]) -> None:
    assert objects(triples, STAY, "org:member") == {LIN}
    assert expand_node("theme:government-services") in objects(triples, thing("lesson/2"), "dcterms:subject")


def test_a_document_tells_what_is_known_of_its_publication(triples: tuple[Triple, ...], tiny: Knowledge) -> None:
    node = thing("document/seaside.txt")
    assert objects(triples, node, "dcterms:identifier") == {Literal("seaside.txt")}
    assert objects(triples, node, "schema:sha256") == {Literal(tiny.documents[1].sha256)}
    assert objects(triples, node, "nif:isString") == {Literal(tiny.documents[1].text)}
    assert objects(triples, node, "schema:headline") == {Literal("到海边去学:云岭干部挂职见闻", language="zh")}
    assert objects(triples, node, "schema:publisher") == {Literal("云岭日报", language="zh")}
    assert objects(triples, node, "schema:datePublished") == {typed("2022-01-05", "date")}
    assert objects(triples, node, "schema:author") == {Literal("何以宁", language="zh")}
    assert objects(triples, node, "publisherArea") == {thing("area/东山省云岭县")}


def test_a_concept_that_is_used_comes_with_its_label(triples: tuple[Triple, ...]) -> None:
    assert Literal("跟班学习", language="zh") in objects(triples, expand_node("mode:shadow-study"), "skos:prefLabel")
    assert not objects(triples, expand_node("mode:aid-tibet"), "skos:prefLabel")


def test_another_base_moves_every_thing_and_no_term(tiny: Knowledge, triples: tuple[Triple, ...]) -> None:
    base = "https://example.org/graph/"
    moved = sorted(str(one).replace(DEFAULT_BASE, base) for one in triples)
    assert [str(one) for one in assemble(tiny, base)] == moved


def test_every_node_that_was_read_has_passage_and_rule(store: Store) -> None:
    query = """
        SELECT ?node WHERE {
          ?node a ?class .
          FILTER (?class IN (cadre:Fact, cadre:Placement, cadre:Lesson, cadre:Unit, cadre:Area, foaf:Person))
          FILTER (NOT EXISTS { ?node prov:wasDerivedFrom ?passage } || NOT EXISTS { ?node cadre:readBy ?rule })
        }
    """
    assert len(store.select(query)) == 0
