"""The triples against the facts that bear them: all that follows is there, and nothing that does not follow.

Whoever adds a link by hand, or takes one away, has to add or take away the fact with its passage and its rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from graph.derive import SHORTCUTS, implied, widened
from graph.model import Finding
from graph.store import Store, Term, words
from graph.vocabulary import concept, expand_node, ontology, shorten, super_classes, super_properties

__all__ = ["check_classes", "check_concepts", "check_facts"]

_TYPE = expand_node("rdf:type")
_SUBJECT, _PREDICATE, _OBJECT = (expand_node(name) for name in ("rdf:subject", "rdf:predicate", "rdf:object"))
#: What describes a thing and is no statement about the world: its kind, its names, its evidence.
_DESCRIBING = frozenset(
    map(
        expand_node,
        (
            *("rdf:type", "skos:prefLabel", "skos:altLabel"),
            *("prov:wasDerivedFrom", "readBy", "mainPassage"),
        ),
    )
)
#: What the graph is about; of these, every statement needs a fact.
THINGS = tuple(
    map(
        expand_node,
        (
            *("foaf:Person", "Cadre", "Unit", "Area", "Post", "Placement", "Batch"),
            *("Lesson", "Practice", "Policy", "Pairing", "Figure"),
        ),
    )
)
#: What the graph is made with.
_MEANS = tuple(map(expand_node, ("Document", "Passage", "Rule", "Fact")))
_LINKS = frozenset(map(expand_node, SHORTCUTS))


def check_facts(store: Store) -> Iterator[Finding]:
    """Yield each statement without its fact, and each statement that follows from the facts and is not there.

    Derived again are the plain triple of every fact, the standard properties above ours, the bounds of dates, and the
    links of cadres (home unit, host unit, learned) from their placements.

    Args:
        store: the graph.
    """
    told = _told(store, (_TYPE, _SUBJECT, _PREDICATE, _OBJECT))
    expected = set(implied(list(_statements(told))))
    things = {node for node, classes in told[_TYPE].items() if not classes.isdisjoint(THINGS)}
    present = set(store.triples())
    for triple in expected - present:
        yield Finding(words(triple.subject), f"has no {_said(triple)}, which follows from its facts")
    for triple in present - expected:
        if triple.predicate not in _DESCRIBING and triple.subject in things:
            follows = "which follows from no placement" if triple.predicate in _LINKS else "which no fact bears"
            yield Finding(words(triple.subject), f"has {_said(triple)}, {follows}")
    # What follows from a fact is wide already.
    narrow = (triple for triple in present - expected if super_properties(triple.predicate))
    for triple in {wider for one in narrow for wider in widened(one)} - present:
        yield Finding(words(triple.subject), f"has no {_said(triple)}, which follows from a narrower property")


def check_classes(store: Store) -> Iterator[Finding]:
    """Yield each node that is of no class of the ontology, or of classes that do not go together.

    Args:
        store: the graph.
    """
    concepts = {triple.subject for triple in ontology()}
    allowed = {frozenset({one, *super_classes(one)}) for one in (*THINGS, *_MEANS)}
    classes = _told(store, (_TYPE,))[_TYPE]
    for node in {triple.subject for triple in store.triples()} - concepts:
        if frozenset(classes[node]) not in allowed:
            named = ", ".join(sorted(shorten(words(one)) for one in classes[node])) or "of no class"
            yield Finding(words(node), f"is {named}: no class of the ontology with just those above it")


def check_concepts(store: Store) -> Iterator[Finding]:
    """Yield where the graph says something else of a concept 「mode:secondment」 than the schemes do.

    Args:
        store: the graph.
    """
    concepts = {triple.subject for triple in ontology()}
    said = {triple for triple in store.triples() if triple.subject in concepts}
    used = {triple.object for triple in store.triples() if isinstance(triple.object, NamedNode)}
    expected = {triple for node in used if node in concepts for triple in concept(node)}
    for triple in said - expected:
        yield Finding(words(triple.subject), f"has {_said(triple)}, which its scheme does not say")
    for triple in expected - said:
        yield Finding(words(triple.subject), f"has no {_said(triple)}, which its scheme says")


def _told(store: Store, predicates: Collection[NamedNode]) -> Mapping[NamedNode, dict[Term, set[Term]]]:
    """Return for each of *predicates* its values by their subjects."""
    told: dict[NamedNode, dict[Term, set[Term]]] = {predicate: defaultdict(set) for predicate in predicates}
    for triple in store.triples():
        of = told.get(triple.predicate)
        if of is not None:
            of[triple.subject].add(triple.object)
    return told


def _statements(told: Mapping[NamedNode, dict[Term, set[Term]]]) -> Iterator[Triple]:
    """Yield what the fact nodes state; of one with two subjects or none, the shapes tell."""
    facts = (node for node, classes in told[_TYPE].items() if expand_node("Fact") in classes)
    for node in facts:
        for subject in told[_SUBJECT].get(node, ()):
            for predicate in told[_PREDICATE].get(node, ()):
                for value in told[_OBJECT].get(node, ()):
                    if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
                        if isinstance(value, NamedNode | Literal):
                            yield Triple(subject, predicate, value)


def _said(triple: Triple) -> str:
    value = triple.object
    return f"{shorten(triple.predicate.value)} {shorten(words(value)) if isinstance(value, NamedNode) else value}"
