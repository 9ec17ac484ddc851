"""The scenes as the page keeps them: every one laid out, as columns, with nodes by their number in the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from graph.explore.columns import Columns
from graph.explore.layout import Layout, lay_out
from graph.explore.picture import LESSON_GROUPS, Picture
from graph.explore.ranking import rank_groups
from graph.explore.scenes import ARROW, Scene, find_scenes, part_of

__all__ = ["Staged", "pack_scenes", "stage_scenes"]


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


def pack_scenes(number: Mapping[str, int], staged: Sequence[Staged], columns: Columns) -> dict[str, Any]:
    """Add the scenes to *columns*: thousands of them, of which one is looked at.

    A box is told by the number of its node, or below zero by its place among the ids of groups that are none.

    Args:
        number: the number of each node of the picture in the page.
        staged: the scenes.
        columns: where they are added.

    Returns:
        ``scene-ids`` of groups that are no node, the first one -1; ``scene-bands``, the names of columns.
    """
    ends = [end for one in staged for end in one.scene.ends]
    grouped = [[*one.scene.groups, *one.scene.units] for one in staged]
    boxes = [sorted((number.get(id_, -1), id_, box) for id_, box in one.layout.boxes.items()) for one in staged]
    named = {id_ for one in boxes for _, id_, _ in one} | {group.id for groups in grouped for group in groups}
    ids = sorted({*ends, *named} - number.keys())
    places = {id_: -1 - place for place, id_ in enumerate(ids)} | dict(number)
    opened = {one.scene.key: at for at, one in enumerate(staged)}

    columns.numbers("scene ends", (places[end] for end in ends))
    # The rest of one scene is not that of another, though both are called so: a sign at the end of the key tells them apart.
    columns.numbers("scene again", (len(one.scene.key.removeprefix(ARROW.join(one.scene.ends))) for one in staged))
    columns.lists("scene cadres", [sorted(number[cadre] for cadre in one.scene.cadres) for one in staged])
    columns.lists("box node", [[places[id_] for _, id_, _ in one] for one in boxes])
    for name in ("x", "y", "wide", "tall"):
        columns.numbers(f"box {name}", (getattr(box, name) for one in boxes for _, _, box in one), steps=False)
    bands = [band for one in staged for band in one.layout.bands]
    groups = sorted({band.group for band in bands})
    columns.lists("band group", [[groups.index(band.group) for band in one.layout.bands] for one in staged])
    columns.numbers("band left", (band.left for band in bands), steps=False)
    columns.numbers("band right", (band.right for band in bands), steps=False)
    columns.lists("group id", [[places[group.id] for group in one] for one in grouped])
    flat = [group for one in grouped for group in one]
    columns.numbers("scene units", (len(one.scene.units) for one in staged), steps=False)
    columns.numbers("group host", (int(group.side == "host") for group in flat), steps=False)
    columns.numbers("group parts", (group.parts for group in flat), steps=False)
    columns.lists("group cadres", [sorted(number[cadre] for cadre in group.cadres) for group in flat])
    opens = [sorted((opened[key], click) for click, key in _clicked(one.scene)) for one in staged]
    columns.lists("opens scene", [[target for target, _ in one] for one in opens])
    columns.lists("opens click", [[places[id_] for id_ in click] for one in opens for _, click in one])
    return {"scene-ids": ids, "scene-bands": groups}


def _clicked(scene: Scene) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the groups, or the two between which a line is, that are clicked, and the key of the scene that this opens."""
    for one in (*scene.groups, *scene.units):
        if one.id in scene.opens:
            yield (one.id,), scene.opens[one.id]
    for one, other in product(scene.groups, scene.groups):
        if one.side != other.side and (line := ARROW.join((one.id, other.id))) in scene.opens:
            yield (one.id, other.id), scene.opens[line]
