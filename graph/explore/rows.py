"""The network as rows for the page: what pyvis keeps under names in each node and each line is told once, by numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.explore.picture import Picture

__all__ = ["edge_rows", "node_rows", "picture_in_order"]


def picture_in_order(picture: Picture, numbers: Mapping[str, int]) -> Picture:
    """Return *picture* with its nodes and lines in the order of their things: what is near in the texts is near here."""
    nodes = sorted(picture.nodes, key=lambda node: (numbers[node.thing], node.id))
    places = {node.id: place for place, node in enumerate(nodes)}
    edges = sorted(picture.edges, key=lambda edge: (places[edge.source], places[edge.target]))
    return replace(picture, nodes=tuple(nodes), edges=tuple(edges))


def node_rows(nodes: Iterable[Mapping[str, Any]], numbers: Mapping[str, int]) -> list[list[Any]]:
    """Return the nodes of a pyvis network as rows.

    Args:
        nodes: the nodes as pyvis has them.
        numbers: the number of each thing of the page.

    Returns:
        [number of the thing, what its id has before that of the thing 「home:」, group, whole name, name in the box, places
        of the cadres whose way leads through it, places of its themes]; places in this list.
    """
    listed = list(nodes)
    places = {node["id"]: place for place, node in enumerate(listed)}
    return [
        [
            numbers[node["thing"]],
            node["id"].removesuffix(node["thing"]),
            node["group"],
            node["title"],
            "" if node["name"] == node["title"] else node["name"],
            [places[cadre] for cadre in node["trail"]],
            [places[theme] for theme in node["themes"]],
        ]
        for node in listed
    ]


def edge_rows(
    edges: Iterable[Mapping[str, Any]], nodes: Sequence[Mapping[str, Any]], numbers: Mapping[str, int]
) -> list[list[Any]]:
    """Return the lines of a pyvis network as rows.

    Returns:
        [place of one node, place of the other, group, certainty, numbers of facts, numbers of the things that it is about,
        whether it happened, words, places of the cadres whose way it is part of].
    """
    places = {node["id"]: place for place, node in enumerate(nodes)}
    return [
        [
            places[edge["from"]],
            places[edge["to"]],
            edge["group"],
            edge["certainty"],
            edge["facts"],
            [numbers[thing] for thing in edge["about"]],
            int(edge["happened"]),
            edge["words"],
            [places[cadre] for cadre in edge["trail"]],
        ]
        for edge in edges
    ]
