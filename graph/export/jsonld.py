"""The graph as JSON-LD that a person can read: short names by the published context, which is part of the file.

The graph has no blank nodes and no lists, so compaction is a table look-up. It is done here because the order of what
a general library writes changes from process to process.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph.vocabulary import PREFIXES

__all__ = ["Names", "add", "context", "jsonld"]

_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"


def context() -> dict[str, Any]:
    """Return the published JSON-LD context."""
    loaded: dict[str, Any] = json.loads((files("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    inner: dict[str, Any] = loaded["@context"]
    return inner


def jsonld(triples: Sequence[Triple]) -> bytes:
    """Return JSON-LD with the context inlined, one node a line; nodes, keys and arrays in order.

    Args:
        triples: sorted, as :meth:`graph.store.Store.triples` gives them.
    """
    names = Names(context())
    nodes: dict[str, dict[str, Any]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            add(nodes.setdefault(names.node(triple.subject.value), {}), names, triple.predicate.value, triple.object)
    graph = ({names.id: address} | dict(sorted(nodes[address].items())) for address in sorted(nodes))
    head = json.dumps({"@context": context()}, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in graph)
    return f'{head},\n "@graph": [\n{lines}\n]}}\n'.encode()


def add(node: dict[str, Any], names: Names, predicate: str, value: NamedNode | Literal) -> None:
    """Put a value under its key in *node*: the only one as it is, several in an array, by language where the context says so."""
    written: str | dict[str, str]
    if predicate == _TYPE:
        key, container, written = names.type, "", names.kind(value.value)
    else:
        key, container, bare = names.place(predicate, _signature(value))
        written = names.bare(value) if bare else names.full(value)
    if container == "@language" and isinstance(value, Literal):
        node, key = node.setdefault(key, {}), value.language or "@none"
    if key in node:
        node[key] = [*(node[key] if isinstance(node[key], list) else [node[key]]), written]
    else:
        node[key] = [written] if container == "@set" else written


def _signature(value: NamedNode | Literal) -> str:
    """Return what tells how a value may be written: a node, a text in a language, or a datatype."""
    if isinstance(value, NamedNode):
        return "@id"
    return f"@{value.language}" if value.language else value.datatype.value


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of the context: its name, the signature that a bare string beside it has, and its container."""

    name: str
    means: str
    container: str


class Names:
    """The context, turned round: from IRIs to the short names."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        strings = {name: iri for name, iri in definitions.items() if isinstance(iri, str)}
        self._prefixes = {name: iri for name, iri in strings.items() if iri.endswith(("/", "#"))}
        self.id = next((name for name, meaning in sorted(strings.items()) if meaning == "@id"), "@id")
        self.type = next((name for name, meaning in sorted(strings.items()) if meaning == "@type"), "@type")
        self._terms: dict[str, list[_Term]] = defaultdict(list)
        self._short: dict[str, str] = {}
        self._places: dict[tuple[str, str], tuple[str, str, bool]] = {}
        for name, definition in sorted(definitions.items()):
            told = {"@id": definition} if isinstance(definition, str) else definition
            if name in self._prefixes or not isinstance(told, Mapping) or str(told.get("@id", "@")).startswith("@"):
                continue
            means = f"@{told['@language']}" if "@language" in told else self._expanded(str(told.get("@type", _STRING)))
            term = _Term(name, means, str(told.get("@container", "")))
            self._terms[self._expanded(str(told["@id"]))].append(term)

    def _expanded(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name

    def node(self, iri: str) -> str:
        """Return an address in the short form of its prefix, if it has one."""
        if iri not in self._short:
            found = next(((p, n) for p, n in self._prefixes.items() if iri.startswith(n) and iri != n), None)
            short = f"{found[0]}:{iri.removeprefix(found[1])}" if found else iri
            # 「a://b」 would be read as an address of its own.
            self._short[iri] = iri if found and short.startswith(f"{found[0]}://") else short
        return self._short[iri]

    def kind(self, iri: str) -> str:
        """Return the short name of a class."""
        return next((term.name for term in self._terms.get(iri, ())), self.node(iri))

    def place(self, predicate: str, signature: str) -> tuple[str, str, bool]:
        """Return the key for such values, its container, and whether the key says all but the words."""
        if (predicate, signature) not in self._places:
            self._places[predicate, signature] = self._placed(predicate, signature)
        return self._places[predicate, signature]

    def _placed(self, predicate: str, signature: str) -> tuple[str, str, bool]:
        terms = self._terms.get(predicate, [])
        in_language = signature.startswith("@") and signature != "@id"
        for term in terms:
            if term.means == signature or (in_language and term.container == "@language"):
                return term.name, term.container, True
        free = next((term for term in terms if term.container != "@language"), None)
        return (free.name, free.container, False) if free else (self.node(predicate), "", False)

    def bare(self, value: NamedNode | Literal) -> str:
        """Return a value of which its key says all else."""
        return self.node(value.value) if isinstance(value, NamedNode) else value.value

    def full(self, value: NamedNode | Literal) -> dict[str, str]:
        """Return a value that says everything itself."""
        if isinstance(value, NamedNode):
            return {"@id": self.node(value.value)}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        if value.datatype.value == _STRING:
            return {"@value": value.value}
        return {"@type": self.node(value.datatype.value), "@value": value.value}
