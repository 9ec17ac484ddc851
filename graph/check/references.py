"""Nothing points at nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph.model import Finding
from graph.store import Store, words
from graph.vocabulary import expand_node, shorten

__all__ = ["check_references"]

#: Properties whose objects are terms and schemes of the ontology, which is not part of the graph.
_POINTING_OUTSIDE = frozenset(map(expand_node, ("rdf:type", "rdf:predicate", "skos:inScheme")))


def check_references(store: Store) -> Iterator[Finding]:
    """Yield each node that is pointed at and nowhere described: a mode that no scheme has, a unit that is not there."""
    described = {triple.subject for triple in store.triples()}
    for triple in store.triples():
        if isinstance(triple.object, NamedNode) and triple.object not in described:
            if triple.predicate not in _POINTING_OUTSIDE:
                which = f"{shorten(triple.predicate.value)} points at {shorten(triple.object.value)}"
                yield Finding(words(triple.subject), f"{which}, which is nowhere described")
