"""The graph as a network: who is linked with whom, for programs that think in nodes and edges."""

from __future__ import annotations

import networkx

from graph.queries import network_query
from graph.store import Store

__all__ = ["network"]


def network(store: Store) -> networkx.MultiDiGraph[str]:
    """Return the network of cadres, units, areas, lessons and themes.

    A node is an IRI with ``label`` (Chinese) and ``kind``: cadre, unit, area, lesson, theme. An edge has ``kind``
    (homeUnit, hostUnit, hostArea, learned, theme …) and, for a stay, ``placement``, ``mode``, ``since`` and ``until``
    as far as known. Two stays of one cadre at one host are two edges.
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in store.select(network_query("nodes").text):
        if row["node"] not in graph:
            graph.add_node(row["node"], label=row["label"], kind=row["kind"])
    for row in store.select(network_query("edges").text):
        if row["source"] in graph and row["target"] in graph:
            told = {name: row[name] for name in ("placement", "mode", "since", "until") if row[name]}
            key = f"{row['kind']} {row['placement']}".strip()
            graph.add_edge(row["source"], row["target"], key=key, kind=row["kind"], **told)
    return graph
