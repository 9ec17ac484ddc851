"""What stands around the network: counts, the legend with its numbers, the choices of the filters, the scenes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from graph.explore.index import Index
from graph.explore.picture import GROUPS, LESSON_GROUPS, Picture, Row
from graph.explore.staging import Staged
from graph.explore.words import concept_words
from graph.model import Knowledge, Outcome

__all__ = ["compile_view", "open_questions"]


def compile_view(index: Index, picture: Picture, staged: Sequence[Staged], places: Mapping[str, int]) -> dict[str, Any]:
    """Return what the template and the script need beside the network and the dossier.

    Args:
        index: what the corpus says.
        picture: what is drawn.
        staged: its scenes.
        places: the number of each node of the picture in the page.
    """
    drawn = Counter(node.group for node in picture.nodes)
    themes = [node for node in picture.nodes if node.group == "theme"]
    areas = sorted(
        (node for node in picture.nodes if node.group == "host-area"), key=lambda node: (node.label, node.id)
    )
    told = Counter(theme for node in picture.nodes for theme in node.themes)
    knowledge = index.knowledge
    return {
        "counts": {
            "document": len(knowledge.documents),
            "cadre": len(index.kind("Cadre")),
            "placement": len(index.kind("Placement")),
            "lesson": len(index.kind("Lesson")),
            "fact": len(knowledge.facts),
        },
        "tabs": {
            "network": None,
            "roster": len(index.kind("Placement")),
            "flows": None,
            "lessons": len(index.kind("Lesson")),
            "times": len(index.kind("Batch")),
            "open": open_questions(knowledge),
        },
        "legend": [{"group": group, "count": drawn[group]} for group in (*GROUPS, *LESSON_GROUPS) if drawn[group]],
        "themes": [
            {"id": node.thing, "zh": node.label, "en": concept_words(node.thing).en, "count": told[node.id]}
            for node in sorted(themes, key=lambda node: (-told[node.id], node.id))
        ],
        "areas": [{"id": node.id, "zh": node.label, "count": len(node.trail)} for node in areas],
        "rows": [places[cadre] for cadre in _reading_order(picture, staged[0])],
    }


def open_questions(knowledge: Knowledge) -> int:
    """Return how much is open: questions, contradictions, and occurrences of triggers that nobody could settle."""
    lines = sum(line.outcome is Outcome.UNDECIDED for line in knowledge.ledger)
    return len(knowledge.undecided) + len(knowledge.conflicts) + lines


def _reading_order(picture: Picture, first: Staged) -> list[str]:
    """Return the cadres as the list has them: from top to bottom where each is drawn, else by where they come from."""
    if not first.scene.groups:
        return sorted((row.cadre for row in picture.rows), key=lambda cadre: (first.layout.boxes[cadre].y, cadre))
    largest = {group.id: place for place, group in enumerate(first.scene.groups)}

    def order(row: Row) -> tuple[int, tuple[str, ...], str]:
        return min((largest[id_] for id_ in row.home if id_ in largest), default=len(largest)), row.home, row.cadre

    return [row.cadre for row in sorted(picture.rows, key=order)]
