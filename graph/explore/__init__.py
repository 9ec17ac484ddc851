"""The page that people look at: the network of who went where, and behind every line the passage it was read in.

``picture`` chooses what can be drawn and ``network`` hands it to pyvis; ``scenes`` says what is shown at once, ``layout``
and ``ranking`` where; ``flows`` and ``timeline`` see the same stays from area to area and along the years; ``dossier``
collects what the panel and the tables tell, and ``page`` puts it all into one HTML file that works from a folder with the
network off.
"""

from __future__ import annotations

import json

from graph.explore.dossier import compile_dossier, facts_in_order
from graph.explore.flows import compile_flows
from graph.explore.index import Index
from graph.explore.labels import box_names
from graph.explore.levels import compile_levels
from graph.explore.network import build_network
from graph.explore.page import render_page
from graph.explore.picture import draw
from graph.explore.rows import edge_rows, node_rows
from graph.explore.staging import stage_scenes
from graph.explore.timeline import compile_timeline
from graph.explore.view import compile_view
from graph.model import Knowledge

__all__ = ["render"]


def render(knowledge: Knowledge) -> str:
    """Return the explorer of *knowledge*: one HTML file, the same for the same knowledge, that asks for nothing."""
    index = Index(knowledge)
    picture = draw(index)
    names = box_names(picture)
    facts = facts_in_order(knowledge.facts)
    network = build_network(picture, names, {fact: number for number, fact in enumerate(facts)})
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    dossier = compile_dossier(knowledge, facts, (node.thing for node in picture.nodes))
    numbers = {id_: number for number, (id_, *_) in enumerate(dossier["things"])}
    view = compile_view(index, picture, stage_scenes(picture, names))
    blocks = {
        "nodes": node_rows(nodes, numbers),
        "edges": edge_rows(edges, nodes, numbers),
        "options": json.loads(options),
        "dossier": dossier,
        "view": view,
        "levels": compile_levels(index, numbers),
        "flows": compile_flows(index, numbers),
        "timeline": compile_timeline(index, numbers),
    }
    return render_page(blocks, view)
