"""The SHACL shapes, with pySHACL as the judge."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import InputError
from graph.model import Finding
from graph.store import Store, to_rdflib
from graph.vocabulary import ontology, shapes, shorten

__all__ = ["check_shapes"]


def check_shapes(store: Store) -> Iterator[Finding]:
    """Yield what the SHACL shapes find. The ontology goes along: a shape on a class then holds for its sub-classes."""
    import pyshacl
    import rdflib

    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    _, results, text = pyshacl.validate(
        to_rdflib(store.triples()),
        shacl_graph=rdflib.Graph().parse(data=shapes(), format="turtle"),
        ont_graph=to_rdflib(triple for triple in ontology()),
        inference="none",
    )
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
