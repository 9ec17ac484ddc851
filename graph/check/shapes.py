"""The SHACL shapes, with pySHACL as the judge.

pySHACL is handed what makes it fast, and nothing that changes its verdict: shapes whose properties have their targets
themselves, so that each is asked once for all its nodes instead of once for each node; and of the graph only what the
shapes look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from graph.errors import InputError
from graph.model import Finding
from graph.store import Store, to_rdflib
from graph.vocabulary import expand_node, ontology, shapes, shorten, super_classes

if TYPE_CHECKING:
    import rdflib

__all__ = ["check_shapes"]

_SHACL = "http://www.w3.org/ns/shacl#"


def check_shapes(store: Store) -> Iterator[Finding]:
    """Yield what the SHACL shapes find. The ontology goes along: a shape on a class then holds for its sub-classes.

    Args:
        store: the graph.

    Raises:
        InputError: the shapes cannot be used.
    """
    import pyshacl
    import rdflib

    shacl = rdflib.Namespace(_SHACL)
    wanted = rdflib.Graph().parse(data=shapes(), format="turtle")
    spread(wanted)
    below = expand_node("rdfs:subClassOf")
    classes = (triple for triple in ontology() if triple.predicate == below)
    graph = to_rdflib((*_looked_at(store.triples(), wanted), *classes))
    # In place, for the graph is nobody else's, and the classes are in it: a copy would take longer than the verdict.
    _, results, text = pyshacl.validate(graph, shacl_graph=wanted, inference="none", inplace=True)
    if not isinstance(results, rdflib.Graph):
        raise InputError(f"the shapes cannot be used: {' '.join(str(text).split())}", "ontology/shapes.ttl")
    for result in results.subjects(rdflib.RDF.type, shacl.ValidationResult):
        focus = str(results.value(result, shacl.focusNode))
        path = results.value(result, shacl.resultPath)
        value = results.value(result, shacl.value)
        # Chinese first: zh sorts behind en.
        messages = sorted(
            ((getattr(one, "language", None) or "", str(one)) for one in results.objects(result, shacl.resultMessage)),
            reverse=True,
        )
        told = [shorten(str(path))] if path is not None else []
        told += [" ".join(message.split()) for _, message in messages]
        told += [f"(is: {shorten(str(value))})"] if value is not None and str(value) != focus else []
        severity = "error" if results.value(result, shacl.resultSeverity) == shacl.Violation else "warning"
        yield Finding(focus, " ".join(told), severity)


def spread(graph: rdflib.Graph) -> None:
    """Let each property shape that a node shape gathers for a class have that class as its own target.

    The same nodes are then held against the same shapes. A node shape that is not only there for its class keeps what it
    gathers.

    Args:
        graph: the shapes; changed in place.
    """
    import rdflib

    shacl = rdflib.Namespace(_SHACL)
    targets = {shacl.targetClass, shacl.targetNode, shacl.targetSubjectsOf, shacl.targetObjectsOf}
    used = set(graph.objects(None, shacl.node)) | set(graph.objects(None, rdflib.RDF.first))
    for gatherer in set(graph.subjects(shacl.property)) - used:
        if targets.intersection(graph.predicates(gatherer)) == {shacl.targetClass}:
            for shape in list(graph.objects(gatherer, shacl.property)):
                for target in graph.objects(gatherer, shacl.targetClass):
                    graph.add((shape, shacl.targetClass, target))
                graph.remove((gatherer, shacl.property, shape))


def _looked_at(triples: Iterable[Triple], wanted: rdflib.Graph) -> Iterator[Triple]:
    """Yield the triples of which a shape speaks: with a property that it names, or a class that it names or one below."""
    names = {str(one) for one in wanted.all_nodes()}
    is_a = expand_node("rdf:type")

    @cache
    def named(term: NamedNode) -> bool:
        return term.value in names

    @cache
    def below(term: NamedNode) -> bool:
        return named(term) or any(named(one) for one in super_classes(term))

    for triple in triples:
        if named(triple.predicate) if triple.predicate != is_a else below(triple.object):
            yield triple
