"""The ontology as the steps of the build need it: names to IRIs, what is a kind of what, what a concept is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph.iri import address
from ontology.terms import PREFIXES

__all__ = [
    "PREFIXES",
    "concept",
    "expand",
    "expand_node",
    "ontology",
    "shapes",
    "shorten",
    "super_classes",
    "super_properties",
]


def expand(name: str) -> str:
    """Return the IRI of a name.

    「toUnit」 is a term of the ontology; 「org:postIn」 and 「mode:secondment」 bear their prefix.

    Raises:
        KeyError: the prefix is not among those of the project.
    """
    prefix, colon, local = name.partition(":")
    return address(PREFIXES[prefix], local) if colon else PREFIXES["cadre"] + name


def shorten(iri: str) -> str:
    """Return an IRI as a person writes it: 「cadre:toUnit」; unchanged where no prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def expand_node(name: str) -> NamedNode:
    """Return :func:`expand` of *name* as a term of the graph."""
    return NamedNode(expand(name))


@cache
def ontology() -> tuple[Triple, ...]:
    """Return the terms and the schemes of concepts, as they stand in the Turtle files; without the shapes."""
    folder = files("ontology")
    turtles = [folder / "core.ttl"]
    if (folder / "schemes").is_dir():
        turtles += sorted(
            (file for file in (folder / "schemes").iterdir() if file.name.endswith(".ttl")), key=lambda file: file.name
        )
    return tuple(quad.triple for turtle in turtles for quad in parse(turtle.read_bytes(), format=RdfFormat.TURTLE))


def shapes() -> bytes:
    """Return the SHACL shapes, in Turtle."""
    return (files("ontology") / "shapes.ttl").read_bytes()


@cache
def _above(relation: str) -> Mapping[NamedNode, frozenset[NamedNode]]:
    """Return what stands above each term by *relation*, all the way up, as far as it has a name."""
    direct: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for triple in ontology():
        if triple.predicate == expand_node(relation):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
                direct[triple.subject].add(triple.object)

    def climb(term: NamedNode, seen: set[NamedNode]) -> set[NamedNode]:
        for upper in direct.get(term, ()):
            if upper not in seen:
                seen.add(upper)
                climb(upper, seen)
        return seen

    return MappingProxyType({term: frozenset(climb(term, set())) for term in list(direct)})


def super_classes(term: NamedNode) -> frozenset[NamedNode]:
    """Return the classes above *term*: a Cadre is also a ``foaf:Person``."""
    return _above("rdfs:subClassOf").get(term, frozenset())


def super_properties(term: NamedNode) -> frozenset[NamedNode]:
    """Return the properties above *term*: ``mainTheme`` is also a ``dcterms:subject``."""
    return _above("rdfs:subPropertyOf").get(term, frozenset())


@cache
def _concepts() -> Mapping[NamedNode, tuple[Triple, ...]]:
    kept = {expand_node(name) for name in ("rdf:type", "skos:prefLabel", "skos:inScheme", "skos:broader")}
    found: dict[NamedNode, list[Triple]] = defaultdict(list)
    for triple in ontology():
        if triple.predicate in kept and isinstance(triple.subject, NamedNode):
            found[triple.subject].append(triple)
    is_a, a_concept = expand_node("rdf:type"), expand_node("skos:Concept")
    return MappingProxyType(
        {
            node: tuple(triples)
            for node, triples in found.items()
            if any(triple.predicate == is_a and triple.object == a_concept for triple in triples)
        }
    )


def concept(node: NamedNode) -> tuple[Triple, ...]:
    """Return what a reader of the graph needs to know of a concept: its labels, its scheme, what is broader.

    The broader ones come along with their own labels; a node that is no concept of the schemes gives nothing.
    """
    triples: list[Triple] = []
    waiting, seen = [node], {node}
    while waiting:
        for triple in _concepts().get(waiting.pop(), ()):
            triples.append(triple)
            if triple.predicate == expand_node("skos:broader") and isinstance(triple.object, NamedNode):
                if triple.object not in seen:
                    seen.add(triple.object)
                    waiting.append(triple.object)
    return tuple(triples)
