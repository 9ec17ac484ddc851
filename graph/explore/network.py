"""The picture as a pyvis ``Network``: nodes with what is written on them, edges with what they say.

Where a node stands is not its own: that is told by each scene that shows it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.explore.labels import one_line, short_label
from graph.explore.picture import Picture, best_certainty, fact_key
from graph.model import Literal

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["OPTIONS", "build_network"]

#: What vis-network is told: nothing moves by itself, nothing is dragged out of its place.
OPTIONS = {
    "autoResize": True,
    "layout": {"improvedLayout": False},
    "physics": {"enabled": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 250,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
    "nodes": {"chosen": False, "fixed": True, "shape": "custom"},
    "edges": {
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrowStrikethrough": False,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    },
}

#: Lines that are drawn only when somebody looks at one of their ends: all at once they would be a hairball.
_ON_DEMAND = frozenset({"learned", "subject", "pairing"})


def build_network(
    picture: Picture, names: Mapping[str, str], fact_numbers: Mapping[tuple[str, str, str | Literal], int]
) -> Network:
    """Return the pyvis network of *picture*.

    Args:
        picture: what is drawn.
        names: what is written in each node's box.
        fact_numbers: the number under which the page keeps each fact, by what it says.
    """
    # Waking pyvis wakes IPython with it: only where a page is really made.
    from pyvis.edge import Edge as Line
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    for node in picture.nodes:
        network.add_node(
            node.id,
            label=" ",
            shape="custom",
            group=node.group,
            title=short_label(one_line(node.label), 60),
            name=names[node.id],
            thing=node.thing,
            trail=list(node.trail),
            themes=list(node.themes),
        )
    for edge in picture.edges:
        # What add_edge does, but for its search of both ends in a list of all nodes.
        line = Line(
            edge.source,
            edge.target,
            True,
            id=f"{edge.source} → {edge.target}",
            arrows="",
            group=edge.group,
            hidden=edge.group in _ON_DEMAND,
            on_demand=edge.group in _ON_DEMAND,
            certainty=best_certainty(edge.facts).value,
            facts=[fact_numbers[fact_key(fact)] for fact in edge.facts],
            about=list(edge.about),
            happened=edge.happened,
            words=one_line(edge.label),
            trail=list(edge.trail),
        )
        network.edges.append(line.options)
    return network
