"""The graph in Turtle 1.2: what bears evidence stands at the very triple that it is evidence for.

RDF 1.1 takes three triples to say which statement a fact is about; RDF 1.2 has one for it, ``rdf:reifies``, whose object
is the triple. So a store can be asked for the passages of a link, or for the dates of a stay at a unit, in one step.

Source: https://www.w3.org/TR/rdf12-concepts/ and https://www.w3.org/TR/rdf12-turtle/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import NamedNode, Triple

from graph.derive import links_of_stays
from graph.export.rdf import turtle
from graph.vocabulary import expand_node

__all__ = ["annotated", "turtle12"]

_PARTS = tuple(expand_node(f"rdf:{name}") for name in ("subject", "predicate", "object"))
_REIFIES, _TYPE, _STATEMENT = (expand_node(f"rdf:{name}") for name in ("reifies", "type", "Statement"))


def turtle12(triples: Sequence[Triple]) -> bytes:
    """Return :func:`annotated` in Turtle 1.2.

    Args:
        triples: sorted, as :meth:`graph.store.Store.triples` gives them.
    """
    return turtle(annotated(triples))


def annotated(triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """Return a graph in RDF 1.2, sorted.

    Each fact, with its passages, its rule and its certainty, reifies its triple, and is no ``rdf:Statement`` any more.
    Each stay reifies the links that follow from it: 「林知远 hostUnit 新湾区行政审批局」 has the stay, with its dates and
    passages, as annotation, and a second stay there is a second one.

    Args:
        triples: of a build.
    """
    parts: dict[NamedNode, dict[NamedNode, Triple]] = defaultdict(dict)
    for one in triples:
        if one.predicate in _PARTS and isinstance(one.subject, NamedNode):
            parts[one.subject][one.predicate] = one
    reified: dict[NamedNode, Triple] = {}
    for fact, told in parts.items():
        subject, predicate, value = (told[name].object if name in told else None for name in _PARTS)
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and value is not None:
            reified[fact] = Triple(subject, predicate, value)
    kept = (
        one
        for one in triples
        if one.subject not in reified
        or not (one.predicate in _PARTS or (one.predicate == _TYPE and one.object == _STATEMENT))
    )
    annotations = {
        *(Triple(fact, _REIFIES, statement) for fact, statement in reified.items()),
        *(Triple(stay, _REIFIES, link) for stay, link in links_of_stays(list(reified.values()))),
    }
    return tuple(sorted((*kept, *annotations), key=str))
