"""The triples against the facts that bear them: all that follows is there, and nothing that does not follow.

Whoever adds a link by hand, or takes one away, has to add or take away the fact with its passage and its rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from graph.derive import SHORTCUTS, implied, widened
from graph.model import Finding
from graph.store import Store, Term, words
from graph.vocabulary import concept, expand_node, ontology, shorten, super_classes

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
    nodes = _by_subject(store)
    statements = [one for told in nodes.values() for one in _statement(told)]
    expected = set(implied(statements))
    things = {node for node, told in nodes.items() if not told[_TYPE].isdisjoint(THINGS)}
    present = set(store.triples())
    for triple in sorted(expected - present, key=str):
        yield Finding(words(triple.subject), f"has no {_said(triple)}, which follows from its facts")
    for triple in sorted(present - expected, key=str):
        if triple.subject in things and triple.predicate not in _DESCRIBING:
            follows = "which follows from no placement" if triple.predicate in _LINKS else "which no fact bears"
            yield Finding(words(triple.subject), f"has {_said(triple)}, {follows}")
    for triple in sorted({wide for one in present - expected for wide in widened(one)} - present - expected, key=str):
        yield Finding(words(triple.subject), f"has no {_said(triple)}, which follows from a narrower property")


def check_classes(store: Store) -> Iterator[Finding]:
    """Yield each node that is of no class of the ontology, or of classes that do not go together.

    Args:
        store: the graph.
    """
    concepts = {triple.subject for triple in ontology()}
    allowed = {frozenset({one, *super_classes(one)}) for one in (*THINGS, *_MEANS)}
    for node, told in _by_subject(store).items():
        classes = frozenset(one for one in told[_TYPE] if isinstance(one, NamedNode))
        if node not in concepts and classes not in allowed:
            named = ", ".join(sorted(shorten(one.value) for one in classes)) or "of no class"
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
    for triple in sorted(said - expected, key=str):
        yield Finding(words(triple.subject), f"has {_said(triple)}, which its scheme does not say")
    for triple in sorted(expected - said, key=str):
        yield Finding(words(triple.subject), f"has no {_said(triple)}, which its scheme says")


def _by_subject(store: Store) -> Mapping[Term, dict[NamedNode, set[object]]]:
    nodes: dict[Term, dict[NamedNode, set[object]]] = defaultdict(lambda: defaultdict(set))
    for triple in store.triples():
        nodes[triple.subject][triple.predicate].add(triple.object)
    return nodes


def _statement(told: Mapping[NamedNode, set[object]]) -> Iterator[Triple]:
    """Yield the statement of a fact node; of one with two subjects or none, the shapes tell."""
    if expand_node("Fact") not in told.get(_TYPE, ()):
        return
    for subject in told.get(_SUBJECT, ()):
        for predicate in told.get(_PREDICATE, ()):
            for value in told.get(_OBJECT, ()):
                if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
                    if isinstance(value, NamedNode | Literal):
                        yield Triple(subject, predicate, value)


def _said(triple: Triple) -> str:
    value = triple.object
    return f"{shorten(triple.predicate.value)} {shorten(words(value)) if isinstance(value, NamedNode) else value}"
