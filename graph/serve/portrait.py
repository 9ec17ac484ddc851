"""What the graph tells of one thing: its own triples, those that lead to it, its facts with their passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store, Triple, Variable

from graph.queries import explain_query
from graph.serve.holding import Holding
from graph.store import words
from graph.vocabulary import PREFIXES, expand

__all__ = ["MOST", "Portrait", "Telling", "portrait"]

#: So many triples that lead to a thing are told; a province has thousands.
MOST = 1000

_LABELS = tuple(
    NamedNode(expand(name)) for name in ("skos:prefLabel", "dcterms:title", "rdfs:label", "dcterms:identifier")
)
_CONTEXT = NamedNode(expand("nif:referenceContext"))
_WORDS = NamedNode(expand("nif:anchorOf"))
#: How the fact and its passage are tied to the thing is shown by the passage itself.
_TECHNICAL = frozenset(expand(name) for name in ("rdf:subject", "rdf:object", "nif:referenceContext"))


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """A fact of the thing at one place: what is said, the words that say it, and the rule that read them."""

    subject: str
    predicate: str
    value: str
    certainty: str
    document: str
    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the graph tells of a thing.

    Args:
        iri: the thing.
        base: what the IRIs of the things of the build begin with.
        own: the triples of which it is the subject.
        leading: triples of which it is the object, :data:`MOST` at the most.
        parts: the triples of what the address names as a part of it: the passages of a text.
        labels: the Chinese and the English label of everything that is named, as far as there is one.
        tellings: its facts, place by place.
    """

    iri: str
    base: str
    own: tuple[Triple, ...]
    leading: tuple[Triple, ...]
    parts: tuple[Triple, ...]
    labels: dict[str, tuple[str, str]]
    tellings: tuple[Telling, ...]

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All of it as RDF."""
        return tuple(dict.fromkeys((*self.own, *self.parts, *self.leading)))

    def shown_leading(self) -> tuple[Triple, ...]:
        """Return the triples that lead to it and say something to people."""
        return tuple(one for one in self.leading if one.predicate.value not in _TECHNICAL)


def portrait(holding: Holding, iri: str) -> Portrait:
    """Return what is told of *iri*; without triples if nothing is."""
    store = holding.opened()
    try:
        thing = NamedNode(iri)
    except ValueError:
        return Portrait(iri, holding.base, (), (), (), {}, ())
    own = _sorted(store.quads_for_pattern(thing, None, None))
    leading = _sorted(islice(store.quads_for_pattern(None, None, thing), MOST))
    parts: list[Triple] = []
    for triple in leading:
        if triple.predicate == _CONTEXT and isinstance(triple.subject, NamedNode):
            if triple.subject.value.startswith(iri + "#"):
                parts += _sorted(store.quads_for_pattern(triple.subject, None, None))
    named = {value.value for one in (*own, *leading) for value in one if isinstance(value, NamedNode)}
    labels = {name: label for name in sorted(named) if (label := _label(store, NamedNode(name))) != ("", "")}
    return Portrait(iri, holding.base, own, leading, tuple(parts), labels, _tellings(store, thing))


def _sorted(quads: Iterable[Quad]) -> tuple[Triple, ...]:
    return tuple(sorted({quad.triple for quad in quads}, key=str))


def _label(store: Store, node: NamedNode) -> tuple[str, str]:
    """Return what a node is called in Chinese and in English; of a passage, its words."""
    found = {"zh": "", "en": ""}
    for predicate in (*_LABELS, _WORDS):
        for quad in store.quads_for_pattern(node, predicate, None):
            language = getattr(quad.object, "language", None)
            place = "en" if language == "en" else "zh"
            found[place] = found[place] or words(quad.object)
    return found["zh"] or found["en"], found["en"]


def _tellings(store: Store, thing: NamedNode) -> tuple[Telling, ...]:
    """Return the facts; a substitution makes the engine begin at the thing."""
    found = store.query(explain_query("facts").text, prefixes=dict(PREFIXES), substitutions={Variable("thing"): thing})
    assert isinstance(found, QuerySolutions)
    told = set()
    for row in found:
        value = {name: words(row[name]) for name in
                 ("of", "predicate", "value", "certainty", "document", "start", "end", "quote", "rule")}  # fmt: skip
        told.add(
            Telling(
                value["of"], value["predicate"], value["value"], value["certainty"], value["document"],
                int(value["start"]), int(value["end"]), value["quote"], value["rule"],
            )
        )  # fmt: skip
    return tuple(sorted(told))
