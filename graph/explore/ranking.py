"""Where the groups of many cadres stand: a column a side, the largest on top; between them the streams have room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.explore.groups import group_words
from graph.explore.labels import LONGEST, short_label
from graph.explore.layout import GAP, TALL, Band, Box, Layout, box_width
from graph.explore.picture import Node
from graph.explore.scenes import Scene

__all__ = ["rank_groups"]

#: Distance between two boxes of a column, and how far it may be stretched where a column is short.
PITCH, WIDEST_PITCH = 26, 40

#: The space between home and host, where the streams are.
STREAMS = 290

#: A unit stands here away from its areas and needs its whole name; a very long one is cut to so many characters.
LONGEST_UNIT = 14

#: Room for the words of a box that stands for the rest, or for those of whom nothing is said.
_OTHERS = "其余 000 处"


def rank_groups(scene: Scene, nodes: Mapping[str, Node], names: Mapping[str, str], themes: Sequence[Node]) -> Layout:
    """Return where the boxes of *scene* stand.

    Args:
        scene: has groups.
        nodes: of the picture, by id.
        names: what is written in the box of each; the number of its cadres stands behind it.
        themes: stand beside, in this order.
    """

    def words(id_: str) -> str:
        if id_ not in nodes:
            return group_words(id_) or _OTHERS
        node = nodes[id_]
        if node.group.endswith("-unit"):
            return short_label(node.label, LONGEST_UNIT)
        return short_label(names[id_], LONGEST[node.group])

    columns = [
        ("home-area", [(group.id, len(group.cadres)) for group in scene.groups if group.side == "home"]),
        ("host-area", [(group.id, len(group.cadres)) for group in scene.groups if group.side == "host"]),
        ("host-unit", [(unit.id, len(unit.cadres)) for unit in scene.units]),
        ("theme", [(theme.id, 1000) for theme in themes]),
    ]
    height = (max(len(boxes) for _, boxes in columns) - 1) * PITCH
    placed: dict[str, Box] = {}
    bands: list[Band] = []
    left = 0
    for group, boxes in columns:
        if not boxes:
            continue
        wide = box_width([f"{words(id_)} {count}/{count}" for id_, count in boxes])
        pitch = min(WIDEST_PITCH, height / (len(boxes) - 1)) if len(boxes) > 1 else 0
        top = (height - pitch * (len(boxes) - 1)) / 2
        for place, (id_, _) in enumerate(boxes):
            placed[id_] = Box(left + wide // 2, round(top + place * pitch), wide, TALL)
        bands.append(Band(group, left, left + wide))
        left += wide + (STREAMS if group == "home-area" else GAP)
    return Layout(placed, tuple(bands))
