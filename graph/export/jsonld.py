"""The graph as JSON-LD that a person can read: short names by the published context, which is part of the file.

The graph has no blank nodes and no lists, so compaction is a table look-up. It is done here because the order of what
a general library writes changes from process to process.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph.vocabulary import PREFIXES

__all__ = ["context", "jsonld"]

_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"


def context() -> dict[str, Any]:
    """Return the published JSON-LD context."""
    loaded: dict[str, Any] = json.loads((files("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    inner: dict[str, Any] = loaded["@context"]
    return inner


def jsonld(triples: Sequence[Triple]) -> bytes:
    """Return JSON-LD with the context inlined, one node a line; nodes, keys and arrays sorted."""
    names = _names()
    nodes: dict[str, dict[str, _Values]] = defaultdict(dict)
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            value = names.value(triple.predicate, triple.object)
            values = nodes[names.node(triple.subject)].setdefault(value.key, _Values(value.container))
            values.add(value)
    graph = [
        {names.id: subject} | {key: values.written() for key, values in sorted(nodes[subject].items())}
        for subject in sorted(nodes)
    ]
    head = json.dumps({"@context": context()}, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in graph)
    return f'{head},\n "@graph": [\n{lines}\n]}}\n'.encode()


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of the context: its name, and what a bare string beside it means."""

    name: str
    type: str
    language: str
    container: str

    @property
    def means(self) -> str:
        """The datatype of a bare string."""
        return self.type or _STRING


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as JSON, the key that it stands under, and its language where the key wants a map of languages."""

    key: str
    json: Any
    container: str = ""
    language: str = ""


class _Values:
    """The values under one key of one node."""

    def __init__(self, container: str) -> None:
        self._container = container
        self._values: dict[str, list[Any]] = defaultdict(list)

    def add(self, value: _Value) -> None:
        self._values[value.language].append(value.json)

    def written(self) -> Any:
        """Return one value as it is, several as a sorted array, and by language where the context says so."""
        if self._container == "@language":
            return {language: _only(values) for language, values in sorted(self._values.items())}
        values = self._values[""]
        return sorted(values, key=_sorted_as) if self._container == "@set" else _only(values)


def _sorted_as(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _only(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else sorted(values, key=_sorted_as)


class _Names:
    """The context, turned round: from IRIs to the short names."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        strings = {name: iri for name, iri in definitions.items() if isinstance(iri, str)}
        self._prefixes = {name: iri for name, iri in strings.items() if iri.endswith(("/", "#"))}
        self.id = next((name for name, meaning in sorted(strings.items()) if meaning == "@id"), "@id")
        self._type = next((name for name, meaning in sorted(strings.items()) if meaning == "@type"), "@type")
        self._terms: dict[str, list[_Term]] = defaultdict(list)
        self._short: dict[str, str] = {}
        for name, definition in sorted(definitions.items()):
            told = {"@id": definition} if isinstance(definition, str) else definition
            if name in self._prefixes or not isinstance(told, Mapping) or str(told.get("@id", "@")).startswith("@"):
                continue
            kind = str(told.get("@type", ""))
            term = _Term(
                name,
                kind if kind.startswith("@") else self._expanded(kind),
                str(told.get("@language", "")),
                str(told.get("@container", "")),
            )
            self._terms[self._expanded(str(told["@id"]))].append(term)

    def _expanded(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name

    def node(self, node: NamedNode) -> str:
        """Return an address in the short form of its prefix, if it has one."""
        iri = node.value
        if iri not in self._short:
            found = next(((p, n) for p, n in self._prefixes.items() if iri.startswith(n) and iri != n), None)
            short = f"{found[0]}:{iri.removeprefix(found[1])}" if found else iri
            self._short[iri] = iri if found and short.startswith(f"{found[0]}://") else short
        return self._short[iri]

    def value(self, predicate: NamedNode, value: NamedNode | Literal) -> _Value:
        """Return a value under its key: a bare string where a term of the context says all else."""
        if predicate.value == _TYPE:
            classes = self._terms.get(value.value, ()) if isinstance(value, NamedNode) else ()
            short = next((term.name for term in classes), None)
            return _Value(self._type, short or self.node(NamedNode(value.value)))
        terms = self._terms.get(predicate.value, ())
        for term in terms:
            if isinstance(value, NamedNode):
                if term.type == "@id":
                    return _Value(term.name, self.node(value), term.container)
            elif term.container == "@language":
                if value.language:
                    return _Value(term.name, value.value, term.container, value.language)
            elif value.language == (term.language or None) and (value.language or value.datatype.value == term.means):
                return _Value(term.name, value.value, term.container)
        free = next((term for term in terms if term.container != "@language"), None)
        key, container = (free.name, free.container) if free else (self.node(predicate), "")
        return _Value(key, self._object(value), container)

    def _object(self, value: NamedNode | Literal) -> dict[str, str]:
        """Return a value that says everything itself and needs no term."""
        if isinstance(value, NamedNode):
            return {"@id": self.node(value)}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        if value.datatype.value == _STRING:
            return {"@value": value.value}
        return {"@type": self.node(value.datatype), "@value": value.value}


@cache
def _names() -> _Names:
    return _Names(context())
