"""The graph as JSON-LD by stays: a document for each, with cadre, units, areas, batch and lessons inside it.

For programs that want trees and know nothing of graphs. What belongs to several stays stands in each of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph.export.jsonld import Names, add, context
from graph.vocabulary import expand

__all__ = ["framed"]

_TYPE, _PLACEMENT, _DURING = expand("rdf:type"), expand("cadre:Placement"), expand("cadre:learnedDuring")
#: What is told in full where it is named.
_INSIDE = frozenset(
    expand(name)
    for name in (
        "cadre:ofCadre", "cadre:fromUnit", "cadre:toUnit", "cadre:fromArea", "cadre:toArea", "cadre:fromPost",
        "cadre:toPost", "cadre:inBatch", "cadre:mainPassage", "cadre:mode", "cadre:status", "cadre:kind",
        "cadre:mainTheme",
    )
)  # fmt: skip
#: What is not told of a thing inside another: it leads back, or to everything else.
_BACK = frozenset(
    expand(name) for name in ("cadre:learned", "cadre:learnedDuring", "prov:wasDerivedFrom", "cadre:readBy")
)


def framed(triples: Sequence[Triple]) -> bytes:
    """Return JSON-LD with the context inlined, one stay a line, sorted by address.

    Args:
        triples: sorted, as :meth:`graph.store.Store.triples` gives them.
    """
    frame = _Frame(triples)
    head = json.dumps({"@context": context()}, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in frame.placements())
    return f'{head},\n "@graph": [\n{lines}\n]}}\n'.encode()


class _Frame:
    """The triples by what they are about."""

    def __init__(self, triples: Sequence[Triple]) -> None:
        self._names = Names(context())
        self._about: dict[NamedNode, list[Triple]] = defaultdict(list)
        self._lessons: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for one in triples:
            if isinstance(one.subject, NamedNode):
                self._about[one.subject].append(one)
                if one.predicate.value == _DURING and isinstance(one.object, NamedNode):
                    self._lessons[one.object].append(one.subject)

    def placements(self) -> list[dict[str, Any]]:
        """Return the stays."""
        found = []
        for node in sorted(self._about, key=lambda node: node.value):
            if any(one.predicate.value == _TYPE and one.object == NamedNode(_PLACEMENT) for one in self._about[node]):
                told = self._told(node, set())
                if self._lessons[node]:
                    key = self._names.place(_DURING, "@id")[0]
                    told["@reverse"] = {key: [self._told(one, {node}) for one in self._lessons[node]]}
                found.append(told)
        return found

    def _told(self, node: NamedNode, within: set[NamedNode]) -> dict[str, Any]:
        """Return a node with what belongs inside; one that is told further out is only named."""
        told: dict[str, Any] = {}
        inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in self._about[node]:
            value = one.object
            if within and one.predicate.value in _BACK:
                continue
            if isinstance(value, NamedNode) and one.predicate.value in _INSIDE and value in self._about:
                if value not in within:
                    key = self._names.place(one.predicate.value, "@id")[0]
                    inside[key].append(self._told(value, within | {node}))
                    continue
            if isinstance(value, NamedNode | Literal):
                add(told, self._names, one.predicate.value, value)
        for key, nodes in inside.items():
            here = told.get(key, [])
            told[key] = [*(here if isinstance(here, list) else [here]), *nodes]
        return {self._names.id: self._names.node(node.value)} | dict(sorted(told.items()))
