"""What a graph holds, in numbers: for VoID."""

from __future__ import annotations

from typing import Any

from pyoxigraph import QuerySolutions, Store

from graph.store import words

__all__ = ["census"]

_CLASSES = "SELECT ?name (COUNT(?thing) AS ?number) { ?thing a ?name } GROUP BY ?name ORDER BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(*) AS ?number) { ?subject ?name ?object } GROUP BY ?name ORDER BY ?name"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?subject) AS ?number) { ?subject ?property ?object }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?object) AS ?number) { ?subject ?property ?object }"


def census(store: Store) -> dict[str, Any]:
    """Return the numbers of triples, subjects, objects, and of each class and property in the default graph."""
    properties = {name: int(number) for name, number in _rows(store, _PROPERTIES)}
    return {
        "triples": sum(properties.values()),
        "subjects": int(next(iter(_rows(store, _SUBJECTS)))[0]),
        "objects": int(next(iter(_rows(store, _OBJECTS)))[0]),
        "classes": {name: int(number) for name, number in _rows(store, _CLASSES)},
        "properties": properties,
    }


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return [tuple(words(value) for value in row) for row in found]
