"""The page that people look at: the network of who went where, and behind every line the passage it was read in.

``picture`` chooses what can be drawn and ``network`` hands it to pyvis; ``scenes`` says what is shown at once, ``layout``
and ``ranking`` where; ``flows`` and ``timeline`` see the same stays from area to area and along the years; ``dossier``
collects what the panel and the tables tell, ``packing`` makes it small, and ``page`` puts it all into one HTML file that works from a folder with the
network off.
"""

from __future__ import annotations

import json

from graph.explore.columns import Columns
from graph.explore.dossier import compile_dossier, entities_in_order, facts_in_order
from graph.explore.flows import compile_flows
from graph.explore.index import Index
from graph.explore.labels import box_names
from graph.explore.levels import compile_levels
from graph.explore.network import build_network
from graph.explore.packing import pack_dossier, pack_network
from graph.explore.page import render_page
from graph.explore.picture import draw, fact_key
from graph.explore.rows import edge_rows, node_rows, picture_in_order
from graph.explore.staging import pack_scenes, stage_scenes
from graph.explore.timeline import compile_timeline
from graph.explore.view import compile_view
from graph.model import Knowledge

__all__ = ["render"]


def render(knowledge: Knowledge) -> str:
    """Return the explorer of *knowledge*: one HTML file, the same for the same knowledge, that asks for nothing."""
    index = Index(knowledge)
    picture = draw(index)
    names = box_names(picture)
    entities = entities_in_order(knowledge.entities)
    ids = [*(entity.id for entity in entities), *(f"document/{document.name}" for document in knowledge.documents)]
    facts = facts_in_order(knowledge.facts, ids)
    dossier = compile_dossier(knowledge, entities, facts, (node.thing for node in picture.nodes))
    numbers = {id_: number for number, (id_, *_) in enumerate(dossier["things"])}
    numbered = picture_in_order(picture, numbers)
    network = build_network(numbered, names, {fact_key(fact): number for number, fact in enumerate(facts)})
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    staged = stage_scenes(picture, names)
    places = {node.id: place for place, node in enumerate(numbered.nodes)}
    view = compile_view(index, picture, staged, places)
    columns = Columns()
    small = pack_dossier(dossier, columns)
    lists = pack_network(node_rows(nodes, numbers), edge_rows(edges, nodes, numbers), dossier["things"], columns)
    lists |= pack_scenes(places, staged, columns)
    told, packed = columns.told()
    blocks = {
        "columns": told,
        "options": json.loads(options),
        "dossier": small,
        "network": lists,
        "view": view,
        "levels": compile_levels(index, numbers),
        "flows": compile_flows(index, numbers),
        "timeline": compile_timeline(index, numbers),
    }
    return render_page(blocks, packed, view)
