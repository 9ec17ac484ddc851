"""What is shown at once: all cadres where they can be read, else groups of them that a click opens.

A scene is named by the boxes through which one comes to it: 「home:area/安徽省安庆市⇒host:area/上海市」 are those who
went from one to the other. All scenes are known when the page is made, so that each stands where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.explore.groups import Group, Sides
from graph.explore.picture import LESSON_GROUPS, Node, Picture

__all__ = ["ARROW", "MOST_CADRES", "Scene", "find_scenes", "part_of"]

#: How many rows can be read at once in a window of 1280 by 800.
MOST_CADRES = 45

#: Between the two boxes whose common cadres a scene or a line shows.
ARROW = "⇒"


@dataclass(frozen=True, slots=True)
class Scene:
    """Some cadres, shown together.

    Args:
        key: its name in the address of the page; empty for the first, which shows everybody.
        ends: the boxes through which one came to it, of the home side and of the host side; empty where any is meant.
        cadres: who is shown.
        groups: the boxes that they are gathered in; none where each is drawn.
        units: host units that are named beside the groups.
        opens: the scene that a click on a box, or on the line between two, leads to.
    """

    key: str
    ends: tuple[str, str]
    cadres: frozenset[str]
    groups: tuple[Group, ...] = ()
    units: tuple[Group, ...] = ()
    opens: Mapping[str, str] = field(default_factory=dict)


def find_scenes(picture: Picture) -> tuple[Scene, ...]:
    """Return every scene that can be reached by clicks, the one of everybody first, near ones before far ones."""
    sides = Sides(picture)
    everybody = frozenset(row.cadre for row in picture.rows)
    known = {"": _gather(Scene("", ("", ""), everybody), sides)}
    waiting = [known[""]]
    for scene in waiting:
        opens = {}
        for click, ends, cadres in _clicks(scene):
            key = ARROW.join(ends)
            # The rest of one scene is not that of another, though both are called so.
            while key in known and known[key].cadres != cadres:
                key += "+"
            if key not in known:
                known[key] = _gather(Scene(key, ends, cadres), sides)
                waiting.append(known[key])
            opens[click] = key
        known[scene.key] = replace(scene, opens=opens)
    return tuple(known.values())


def _gather(scene: Scene, sides: Sides) -> Scene:
    """Return *scene* with its cadres in groups, if they are too many to be read and can be told apart."""
    if len(scene.cadres) <= MOST_CADRES:
        return scene
    groups = tuple(group for side in ("home", "host") for group in sides.split(side, scene.cadres))
    gathered = replace(scene, groups=groups, units=_beside(groups, sides.top_units(scene.cadres)))
    return gathered if next(_clicks(gathered), None) else scene


def _beside(groups: Iterable[Group], units: Iterable[Group]) -> tuple[Group, ...]:
    drawn = {group.id for group in groups}
    return tuple(unit for unit in units if unit.id not in drawn)


def _clicks(scene: Scene) -> Iterator[tuple[str, tuple[str, str], frozenset[str]]]:
    """Yield what can be clicked in *scene*, between which boxes that leads, and whom it leaves: fewer than before."""
    home, host = scene.ends
    homes = [group for group in scene.groups if group.side == "home"]
    hosts = [group for group in scene.groups if group.side == "host"]
    found = [(group.id, (group.id, host), group.cadres) for group in homes]
    found += [(group.id, (home, group.id), group.cadres) for group in (*hosts, *scene.units)]
    found += [
        (ARROW.join((one.id, other.id)), (one.id, other.id), one.cadres & other.cadres)
        for one in homes
        for other in hosts
    ]
    yield from (click for click in found if click[2] and click[2] < scene.cadres)


def part_of(picture: Picture, scenes: Iterable[Scene]) -> Iterator[tuple[Scene, Picture]]:
    """Yield each of *scenes* with what is drawn if every cadre of it is: their ways, lessons and themes.

    Where everybody is shown, so are the lessons that nobody in particular brought home.
    """
    passed: dict[str, list[Node]] = defaultdict(list)
    for node in picture.nodes:
        for cadre in node.trail:
            passed[cadre].append(node)
    trails = {node.id: frozenset(node.trail) for node in picture.nodes}
    rows = {row.cadre: row for row in picture.rows}
    themes = {node.id: node for node in picture.nodes if node.group == "theme"}
    for scene in scenes:
        if not scene.key:
            yield scene, picture
            continue
        found = {node.id: node for cadre in scene.cadres for node in passed[cadre] if node.group != "theme"}
        for node in [node for node in found.values() if node.group in LESSON_GROUPS]:
            found[node.themes[0]] = themes[node.themes[0]]
        nodes = tuple(
            replace(node, trail=tuple(sorted(trails[node.id] & scene.cadres))) for _, node in sorted(found.items())
        )
        yield scene, Picture(nodes, (), tuple(rows[cadre] for cadre in sorted(scene.cadres)))
