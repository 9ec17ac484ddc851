"""What both graphs say of the things that a difference touches, and of what these name; the rest is not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.derive import DATED, SHORTCUTS
from graph.diff.merge import Difference
from graph.diff.source import Source
from graph.model import Passage
from graph.store import Term, words
from graph.vocabulary import PREFIXES, expand, ontology, shorten

__all__ = ["KINDS", "Statement", "Thing", "View", "in_order", "views"]

#: The kinds of things that are told of, in the order of the report: what came in, then what matters most first. The
#: names are those of the ontology's classes.
KINDS = (
    "Document", "Cadre", "Placement", "Unit", "Lesson", "Batch", "Pairing", "Practice", "Policy", "Figure", "Person",
    "Area", "Post", "Rule",
)  # fmt: skip
#: Properties of ours that say where something was read, or follow from others and would be told twice.
_SILENT = frozenset(
    {"mainPassage", "readBy", "certainty", "namedIn", "mentionedIn", *SHORTCUTS}
    | {f"{name}{bound}" for name in DATED for bound in ("Earliest", "Latest")}
)
#: Properties of standards that say something of their own; the others repeat one of ours. The first comes first: that
#: a text is another explains the rest.
_STANDARD = (
    "schema:sha256", "schema:publisher", "schema:datePublished", "schema:author", "org:postIn",
    "org:subOrganizationOf", "schema:containedInPlace", "dcterms:subject", "skos:altLabel", "rdfs:comment",
)  # fmt: skip

#: Subject, predicate and object of a fact; nodes by their IRIs.
Statement = tuple[str, str, Term]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as one of the graphs has it.

    Args:
        iri: its name.
        kind: one of :data:`KINDS`.
        label: what a person calls it.
        identifier: of a document the name of its file; empty where the graph has none.
        names: every name, the label among them.
        passages: where it was read, sorted.
        main: the most telling of these; ``None`` if the graph does not say.
        slots: the values of each property that is told, by its prefixed name 「cadre:start」.
    """

    iri: str
    kind: str
    label: str
    identifier: str
    names: frozenset[str]
    passages: tuple[Passage, ...]
    main: Passage | None
    slots: Mapping[str, frozenset[Term]]


@dataclass(slots=True)
class View:
    """What one of the graphs says.

    Args:
        things: by their IRIs.
        labels: of things and concepts, by their IRIs.
        evidence: where the facts at hand were read, sorted.
        certainty: the IRI of how sure each of them is.
    """

    things: dict[str, Thing] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    evidence: dict[Statement, tuple[Passage, ...]] = field(default_factory=dict)
    certainty: dict[Statement, str] = field(default_factory=dict)

    def words(self, value: Term) -> str:
        """Return a value as a person reads it: the label of a thing, or the words themselves."""
        said = words(value)
        return self.labels.get(said, shorten(said)) if isinstance(value, NamedNode) else said


_Description = dict[str, set[Term]]


def views(old: Source, new: Source, found: Difference) -> tuple[View, View]:
    """Return what either graph says of whatever the difference touches.

    A thing is in a view if the graph has it at all and the difference touches it, one of its facts, or something that
    names it: one that is in one view only is in one graph only.
    """
    touched = {line.partition(b" ")[0] for lines in (found.removed, found.added) for line in lines}
    graphs: tuple[dict[str, _Description], ...] = ({}, {})
    for source, graph in zip((old, new), graphs, strict=True):
        _describe(source, touched, graph)
    named = {f"<{node}>".encode() for graph in graphs for node in _named(graph)} - touched
    for source, graph in zip((old, new), graphs, strict=True):
        _describe(source, named, graph)
    return _view(graphs[0]), _view(graphs[1])


def _describe(source: Source, subjects: Collection[bytes], graph: dict[str, _Description]) -> None:
    """Add what *source* says of *subjects* to *graph*; not the words of whole texts."""
    text = f"> <{expand('nif:isString')}> ".encode()
    lines = (line for line in source.lines() if line[: line.index(b" ")] in subjects and text not in line)
    for triple in _triples(lines):
        graph.setdefault(words(triple.subject), defaultdict(set))[triple.predicate.value].add(triple.object)


def _triples(lines: Iterable[bytes]) -> Iterator[Triple]:
    return (quad.triple for quad in parse(b"".join(lines), format=RdfFormat.N_TRIPLES))


def _named(graph: Mapping[str, _Description]) -> Iterator[str]:
    """Yield the nodes that *graph* names; with a passage also its document, as its address has it."""
    for description in graph.values():
        for values in description.values():
            for value in values:
                if isinstance(value, NamedNode):
                    yield value.value
                    yield value.value.partition("#char=")[0]


def _view(graph: Mapping[str, _Description]) -> View:
    view = View()
    passages = {iri: one for iri, said in graph.items() if (one := _passage(graph, said)) is not None}
    for iri, said in graph.items():
        if label := _label(said):
            view.labels[iri] = label
        if kind := _kind(said):
            read = _places(said, "prov:wasDerivedFrom", passages)
            view.things[iri] = Thing(
                iri=iri,
                kind=kind,
                label=label or iri,
                identifier=next(iter(sorted(_texts(said, "dcterms:identifier"))), ""),
                names=frozenset(_texts(said, "skos:prefLabel") | _texts(said, "skos:altLabel")),
                passages=read,
                main=next(iter(_places(said, "cadre:mainPassage", passages) or read), None),
                slots=_slots(said),
            )
        for statement in _statements(said):
            view.evidence[statement] = _places(said, "prov:wasDerivedFrom", passages)
            view.certainty[statement] = next(iter(sorted(_texts(said, "cadre:certainty"))), "")
    return view


def _values(said: _Description, name: str) -> set[Term]:
    return said.get(expand(name), set())


def _texts(said: _Description, name: str) -> set[str]:
    return {words(one) for one in _values(said, name)}


def _label(said: _Description) -> str:
    """Return the label: the Chinese one if there are several, or else the first of the alphabet."""
    ranked = sorted(
        (one.language != "zh", one.value) for one in _values(said, "skos:prefLabel") if isinstance(one, Literal)
    )
    return ranked[0][1] if ranked else ""


@cache
def _classes() -> dict[str, str]:
    return {expand(kind): kind for kind in KINDS if kind != "Person"}


def _kind(said: _Description) -> str:
    types = _texts(said, "rdf:type")
    kinds = sorted(_classes()[one] for one in types & _classes().keys())
    return kinds[0] if kinds else "Person" if expand("foaf:Person") in types else ""


def _passage(graph: Mapping[str, _Description], said: _Description) -> Passage | None:
    if expand("Passage") not in _texts(said, "rdf:type"):
        return None
    try:
        (context,), (quote,) = _texts(said, "nif:referenceContext"), _texts(said, "nif:anchorOf")
        (start,), (end,) = _texts(said, "nif:beginIndex"), _texts(said, "nif:endIndex")
        names = sorted(_texts(graph.get(context, {}), "dcterms:identifier"))
        return Passage(names[0] if names else context, int(start), int(end), quote)
    except ValueError:  # a graph that nobody checked
        return None


def _places(said: _Description, name: str, passages: Mapping[str, Passage]) -> tuple[Passage, ...]:
    return tuple(sorted({passages[one] for one in _texts(said, name) if one in passages}))


def _statements(said: _Description) -> Iterator[Statement]:
    """Yield what a node is the evidence of, if it is any's; of each part there is one, in a build."""
    for subject in _texts(said, "rdf:subject"):
        for predicate in _texts(said, "rdf:predicate"):
            for value in _values(said, "rdf:object"):
                yield subject, shorten(predicate), value


@cache
def _told() -> dict[str, str]:
    """Return the prefixed names of the properties that are told, by their IRIs, in the order of the ontology."""
    properties = {expand("owl:ObjectProperty"), expand("owl:DatatypeProperty")}
    ours = [
        shorten(triple.subject.value)
        for triple in ontology()
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(PREFIXES["cadre"])
        if triple.predicate.value == expand("rdf:type") and words(triple.object) in properties
    ]
    names = [_STANDARD[0], *(name for name in ours if name.partition(":")[2] not in _SILENT), *_STANDARD[1:]]
    return {expand(name): name for name in names}


def in_order(names: Iterable[str]) -> list[str]:
    """Return properties, by their prefixed names, in the order in which they are told."""
    ranks = {name: at for at, name in enumerate(_told().values())}
    return sorted(names, key=ranks.__getitem__)


def _slots(said: _Description) -> dict[str, frozenset[Term]]:
    slots = {name: frozenset(said[iri]) for iri, name in _told().items() if iri in said}
    # A main theme is a theme, and is told once.
    if others := slots.pop("dcterms:subject", frozenset()) - slots.get("cadre:mainTheme", frozenset()):
        slots["dcterms:subject"] = others
    return slots
