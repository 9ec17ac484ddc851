"""Where the nodes of a network stand, in which colours, and when its edges hold: for programs that draw."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict

import networkx

__all__ = ["COLOURS", "interval", "places"]

#: Red, green and blue of each kind of node.
COLOURS = {
    "cadre": (179, 38, 30),
    "unit": (31, 97, 141),
    "area": (46, 125, 50),
    "lesson": (196, 128, 20),
    "theme": (106, 27, 154),
}
_COLUMNS = ("area", "unit", "cadre", "lesson", "theme")
#: How far columns and rows stand apart.
_APART, _PITCH = 600.0, 40.0
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def places(graph: networkx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Return where each node stands: a column for each kind, and in it near to the nodes that it is linked with."""
    columns: dict[str, list[str]] = defaultdict(list)
    for node in sorted(graph):
        columns[str(graph.nodes[node].get("kind"))].append(node)
    kinds = sorted(columns, key=lambda kind: (_COLUMNS.index(kind) if kind in _COLUMNS else len(_COLUMNS), kind))
    height: dict[str, float] = {}
    for kind in kinds:
        for at, node in enumerate(columns[kind]):
            height[node] = at / max(1, len(columns[kind]) - 1)
    # Two rounds of barycentres: each column goes by its neighbours.
    for _ in range(2):
        for kind in kinds:
            wanted = {node: _middle(graph, node, height) for node in columns[kind]}
            columns[kind].sort(key=lambda node: (wanted[node], node))
            for at, node in enumerate(columns[kind]):
                height[node] = at / max(1, len(columns[kind]) - 1)
    rows = max((len(column) for column in columns.values()), default=1)
    return {
        node: (x * _APART, round((height[node] - 0.5) * rows * _PITCH, 1)) for x, kind in enumerate(kinds)
        for node in columns[kind]
    }  # fmt: skip


def _middle(graph: networkx.MultiDiGraph[str], node: str, height: dict[str, float]) -> float:
    beside = sorted(set(graph.successors(node)) | set(graph.predecessors(node)))
    return sum(height[one] for one in beside) / len(beside) if beside else height[node]


def interval(since: str, until: str) -> dict[str, str]:
    """Return the days between which something holds, as far as known: 「2021-03」 begins on its first day.

    A date that names no day stands for the whole month or year, so that nothing falls out of a timeline.
    """
    told = {}
    if begin := _PARTIAL.fullmatch(since):
        told["start"] = f"{begin[1]}-{begin[2] or '01'}-{begin[3] or '01'}"
    if end := _PARTIAL.fullmatch(until):
        month = end[2] or "12"
        told["end"] = f"{end[1]}-{month}-{end[3] or monthrange(int(end[1]), int(month))[1]}"
    return told
