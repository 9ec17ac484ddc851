"""The scenes as the page keeps them: plain lists for JSON, nodes by their number in the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.explore.groups import Group
from graph.explore.layout import Layout, lay_out
from graph.explore.picture import LESSON_GROUPS, Picture
from graph.explore.ranking import rank_groups
from graph.explore.scenes import Scene, find_scenes, part_of

__all__ = ["Staged", "scene_blocks", "stage_scenes"]


@dataclass(frozen=True, slots=True)
class Staged:
    """A scene, what it shows, and where."""

    scene: Scene
    part: Picture
    layout: Layout


def stage_scenes(picture: Picture, names: Mapping[str, str]) -> tuple[Staged, ...]:
    """Return every scene of *picture* laid out, the first one first."""
    staged = []
    nodes = {node.id: node for node in picture.nodes}
    for scene, part in part_of(picture, find_scenes(picture)):
        if scene.groups:
            told = Counter(node.themes[0] for node in part.nodes if node.group in LESSON_GROUPS)
            themes = [node for node in part.nodes if node.group == "theme"]
            layout = rank_groups(scene, nodes, names, sorted(themes, key=lambda node: (-told[node.id], node.id)))
        else:
            layout = lay_out(part, names)
        staged.append(Staged(scene, part, layout))
    return tuple(staged)


def scene_blocks(picture: Picture, staged: Sequence[Staged]) -> list[dict[str, Any]]:
    """Return the scenes for the page.

    Returns:
        ``key``; ``ends``, the two boxes that it is about; ``cadres``, numbers of nodes; ``boxes``, [number of a node or
        id of a group that is none, middle x, y, width, height]; ``groups`` and ``units`` [id, side, numbers of cadres,
        parts]; ``bands`` [group, left, right]; ``opens``, the number of a scene for each click.
    """
    number = {node.id: place for place, node in enumerate(picture.nodes)}
    place = {one.scene.key: at for at, one in enumerate(staged)}

    def cadres(group: Group | Scene) -> list[int]:
        return sorted(number[cadre] for cadre in group.cadres)

    def rows(groups: tuple[Group, ...]) -> list[list[object]]:
        return [[group.id, group.side, cadres(group), group.parts] for group in groups]

    return [
        {
            "key": one.scene.key,
            "ends": list(one.scene.ends),
            "cadres": cadres(one.scene),
            "boxes": [
                [number.get(id_, id_), box.x, box.y, box.wide, box.tall]
                for id_, box in sorted(one.layout.boxes.items())
            ],
            "groups": rows(one.scene.groups),
            "units": rows(one.scene.units),
            "bands": [[band.group, band.left, band.right] for band in one.layout.bands],
            "opens": {click: place[key] for click, key in one.scene.opens.items()},
        }
        for one in staged
    ]
