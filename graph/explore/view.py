"""What stands around the network: counts, the legend with its numbers, the choices of the filters, the columns."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph.explore.index import Index
from graph.explore.layout import Layout
from graph.explore.picture import GROUPS, LESSON_GROUPS, Picture
from graph.explore.words import concept_words

__all__ = ["compile_view"]


def compile_view(index: Index, picture: Picture, layout: Layout) -> dict[str, Any]:
    """Return what the template and the script need beside the network and the dossier."""
    drawn = Counter(node.group for node in picture.nodes)
    themes = [node for node in picture.nodes if node.group == "theme"]
    areas = sorted(
        (node for node in picture.nodes if node.group == "host-area"), key=lambda node: (node.label, node.id)
    )
    knowledge = index.knowledge
    return {
        "counts": {
            "document": len(knowledge.documents),
            "cadre": len(index.kind("Cadre")),
            "placement": len(index.kind("Placement")),
            "lesson": len(index.kind("Lesson")),
            "fact": len(knowledge.facts),
        },
        "legend": [{"group": group, "count": drawn[group]} for group in (*GROUPS, *LESSON_GROUPS) if drawn[group]],
        "bands": [{"group": band.group, "left": band.left, "right": band.right} for band in layout.bands],
        "themes": [
            {"id": node.thing, "zh": node.label, "en": concept_words(node.thing).en, "count": count}
            for node in sorted(themes, key=lambda node: (layout.boxes[node.id].y, node.id))
            for count in (sum(node.id in other.themes for other in picture.nodes),)
        ],
        "areas": [{"id": node.id, "zh": node.label, "count": len(node.trail)} for node in areas],
        "rows": [
            node.thing
            for node in sorted(
                (node for node in picture.nodes if node.group == "cadre"),
                key=lambda node: (layout.boxes[node.id].y, node.id),
            )
        ],
    }
