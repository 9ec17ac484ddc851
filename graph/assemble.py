"""Sets knowledge down as RDF; the only file that knows how a fact looks in the graph.

Every triple is a pure function of the knowledge and the base address: no blank nodes, no counters, no clocks, so that
the sorted triples of a graph are its canonical form and a comparison of two builds can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import Literal as Term
from pyoxigraph import NamedNode, Triple

from graph.derive import implied
from graph.iri import DEFAULT_BASE, address, content_key, passage_address
from graph.model import Certainty, Document, Entity, Evidence, Fact, Knowledge, Literal, Passage, Rule
from graph.vocabulary import PREFIXES, concept, expand_node, super_classes, super_properties
from graph.when import date_type

__all__ = ["assemble", "fact_identifier"]

#: A fact is as sure as its best evidence.
_SUREST_FIRST = (Certainty.STATED, Certainty.INFERRED, Certainty.UNDECIDED)


def assemble(knowledge: Knowledge, base: str = DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return the graph of *knowledge*.

    Args:
        knowledge: what the corpus says, identities settled.
        base: what the IRIs of things begin with.

    Returns:
        the triples, sorted by their N-Triples form, each once.
    """
    graph = _Graph(base)
    areas = {entity.label: entity.id for entity in sorted(knowledge.entities, reverse=True) if entity.kind == "Area"}
    triples = {
        *(triple for document in knowledge.documents for triple in graph.document(document, areas)),
        *(triple for rule in knowledge.rules for triple in graph.rule(rule)),
        *(triple for entity in knowledge.entities for triple in graph.entity(entity)),
        *(triple for fact in knowledge.facts for triple in graph.fact(fact)),
        *(triple for passage in _passages(knowledge) for triple in graph.passage(passage)),
        *implied([graph.statement(fact) for fact in knowledge.facts]),
    }
    triples |= {triple for node in _objects(triples) for triple in concept(node)}
    return tuple(sorted(triples, key=str))


def fact_identifier(fact: Fact) -> str:
    """Return the id of a fact: equal claims have equal ids, whatever their evidence."""
    of = fact.object
    words = (of.datatype, of.value) if isinstance(of, Literal) else ("", of)
    return f"fact/{content_key(fact.subject, fact.predicate, *words)}"


def _passages(knowledge: Knowledge) -> set[Passage]:
    read = (*(one.evidence for one in knowledge.entities), *(one.evidence for one in knowledge.facts))
    return {one.passage for evidence in read for one in evidence}


@cache
def _classes(kind: str) -> tuple[NamedNode, ...]:
    """Return the class *kind* and the standard classes above it, for consumers who know only those."""
    return (expand_node(kind), *super_classes(expand_node(kind)))


@cache
def _properties(name: str) -> tuple[NamedNode, ...]:
    """Return the property *name* and the standard properties above it."""
    return (expand_node(name), *super_properties(expand_node(name)))


def _objects(triples: Iterable[Triple]) -> list[NamedNode]:
    return list({triple.object for triple in triples if isinstance(triple.object, NamedNode)})


def _text(value: str) -> Term:
    return Term(value, language="zh")


def _typed(value: str, datatype: str) -> Term:
    return Term(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def _literal(value: Literal) -> Term:
    if value.datatype in ("zh", "en"):
        return Term(value.value, language=value.datatype)
    if value.datatype == "duration":
        return _typed(_WEEKS.sub(_in_days, value.value), value.datatype)
    return _typed(value.value, value.datatype)


#: Weeks of an ISO 8601 length, with the days behind them; XML Schema knows none.
_WEEKS = re.compile(r"(\d+)W(?:(\d+)D)?")


def _in_days(weeks: re.Match[str]) -> str:
    """Return 「12W」 as 「84D」."""
    return f"{7 * int(weeks[1]) + int(weeks[2] or 0)}D"


class _Graph:
    """The shapes of the nodes under one base address; holds nothing else."""

    def __init__(self, base: str) -> None:
        self._base = base
        # Things and passages are named many times over, and an address takes longer to build than to find.
        self._nodes: dict[str, NamedNode] = {}
        self._passages: dict[Passage, NamedNode] = {}

    def _node(self, identifier: str) -> NamedNode:
        node = self._nodes.get(identifier)
        if node is None:
            node = self._nodes[identifier] = NamedNode(address(self._base, identifier))
        return node

    def _object(self, value: str | Literal) -> NamedNode | Term:
        if isinstance(value, Literal):
            return _literal(value)
        return expand_node(value) if value.partition(":")[0] in PREFIXES else self._node(value)

    def _says(self, subject: NamedNode, name: str, value: NamedNode | Term) -> Iterator[Triple]:
        """Return a triple, and the same with each standard property that ours extends."""
        return (Triple(subject, predicate, value) for predicate in _properties(name))

    def _is_a(self, subject: NamedNode, kind: str) -> Iterator[Triple]:
        return (Triple(subject, expand_node("rdf:type"), term) for term in _classes(kind))

    def _passage(self, passage: Passage) -> NamedNode:
        node = self._passages.get(passage)
        if node is None:
            node = NamedNode(passage_address(self._base, passage.document, passage.start, passage.end))
            self._passages[passage] = node
        return node

    def passage(self, passage: Passage) -> Iterator[Triple]:
        """Yield a passage: where it stands, and its very characters."""
        node = self._passage(passage)
        yield from self._is_a(node, "Passage")
        yield from self._says(node, "nif:beginIndex", _typed(str(passage.start), "nonNegativeInteger"))
        yield from self._says(node, "nif:endIndex", _typed(str(passage.end), "nonNegativeInteger"))
        yield from self._says(node, "nif:anchorOf", Term(passage.quote))
        yield from self._says(node, "nif:referenceContext", self._node(f"document/{passage.document}"))

    def evidence(self, node: NamedNode, evidence: tuple[Evidence, ...]) -> Iterator[Triple]:
        """Yield where the description of *node* was read and by which rules."""
        for one in evidence:
            yield from self._says(node, "prov:wasDerivedFrom", self._passage(one.passage))
            yield from self._says(node, "readBy", self._node(f"rule/{one.rule}"))
        yield from self._says(node, "mainPassage", self._passage(evidence[0].passage))

    def document(self, document: Document, areas: Mapping[str, str]) -> Iterator[Triple]:
        """Yield a text of the corpus: name, fingerprint, words, and what is known of its publication.

        *areas* has the ids of the graph's areas by their full names.
        """
        node = self._node(f"document/{document.name}")
        yield from self._is_a(node, "Document")
        yield from self._says(node, "dcterms:identifier", Term(document.name))
        yield from self._says(node, "schema:sha256", Term(document.sha256))
        yield from self._says(node, "nif:isString", Term(document.text))
        yield from self._says(node, "skos:prefLabel", _text(document.title or document.name))
        if document.title:
            yield from self._says(node, "schema:headline", _text(document.title))
            yield from self._says(node, "dcterms:title", _text(document.title))
        if document.source:
            yield from self._says(node, "schema:publisher", _text(document.source))
        if datatype := date_type(document.date):
            yield from self._says(node, "schema:datePublished", _typed(document.date, datatype))
        for name in document.reporters:
            yield from self._says(node, "schema:author", _text(name))
        if document.place in areas:
            yield from self._says(node, "publisherArea", self._node(areas[document.place]))

    def rule(self, rule: Rule) -> Iterator[Triple]:
        """Yield what reads facts: its name and its documentation."""
        node = self._node(f"rule/{rule.name}")
        yield from self._is_a(node, "Rule")
        yield from self._says(node, "dcterms:identifier", Term(rule.name))
        yield from self._says(node, "skos:prefLabel", Term(rule.name, language="en"))
        yield from self._says(node, "rdfs:comment", Term(rule.about, language="en"))

    def entity(self, entity: Entity) -> Iterator[Triple]:
        """Yield a thing: its classes, its names, its evidence. 「Person」 is the plain ``foaf:Person``."""
        node = self._node(entity.id)
        yield from self._is_a(node, "foaf:Person" if entity.kind == "Person" else entity.kind)
        yield from self._says(node, "skos:prefLabel", _text(entity.label))
        for name in entity.names:
            if name != entity.label:
                yield from self._says(node, "skos:altLabel", _text(name))
        yield from self.evidence(node, entity.evidence)

    def statement(self, fact: Fact) -> Triple:
        """Return a fact as a plain triple."""
        return Triple(self._node(fact.subject), expand_node(fact.predicate), self._object(fact.object))

    def fact(self, fact: Fact) -> Iterator[Triple]:
        """Yield the node that bears the evidence of a statement."""
        subject, value = self._node(fact.subject), self._object(fact.object)
        node = self._node(fact_identifier(fact))
        yield from self._is_a(node, "Fact")
        yield from self._says(node, "rdf:subject", subject)
        yield from self._says(node, "rdf:predicate", expand_node(fact.predicate))
        yield from self._says(node, "rdf:object", value)
        surest = min((one.certainty for one in fact.evidence), key=_SUREST_FIRST.index)
        yield from self._says(node, "certainty", expand_node(f"certainty:{surest}"))
        yield from self.evidence(node, fact.evidence)
