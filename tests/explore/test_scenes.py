"""Many cadres are shown in groups that open; nobody is lost in them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.explore.columns import Columns
from graph.explore.groups import MOST_GROUPS, Sides
from graph.explore.index import Index
from graph.explore.labels import box_names
from graph.explore.layout import TALL
from graph.explore.picture import Edge, Node, Picture, Row, draw
from graph.explore.ranking import rank_groups
from graph.explore.scenes import ARROW, MOST_CADRES, find_scenes, part_of
from graph.explore.staging import pack_scenes, stage_scenes
from graph.model import Knowledge
from tests.explore.columns import Read
from tests.explore.crowd import make_crowd, make_lookalikes, make_strangers


@pytest.fixture(scope="module")
def picture() -> Picture:
    return draw(Index(make_crowd(400)))


def test_few_cadres_are_shown_at_once(stays: Knowledge) -> None:
    (scene,) = find_scenes(draw(Index(stays)))
    assert scene.key == ""
    assert scene.groups == ()
    assert len(scene.cadres) == 3


def test_as_many_as_can_be_read_are_shown_at_once_and_one_more_are_not() -> None:
    at_once, gathered = (find_scenes(draw(Index(make_crowd(count)))) for count in (MOST_CADRES, MOST_CADRES + 1))
    assert not at_once[0].groups
    assert gathered[0].groups


def test_the_groups_of_each_side_hold_everybody(picture: Picture) -> None:
    scenes = find_scenes(picture)
    everybody = {row.cadre for row in picture.rows}
    assert scenes[0].cadres == everybody
    for scene in scenes:
        for side in ("home", "host"):
            groups = [group.cadres for group in scene.groups if group.side == side]
            assert not groups or frozenset().union(*groups) == scene.cadres


def test_the_largest_group_comes_first_and_those_of_whom_nothing_is_said_last(picture: Picture) -> None:
    homes = [group for group in find_scenes(picture)[0].groups if group.side == "home"]
    sizes = [len(group.cadres) for group in homes[:-1]]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]
    assert (homes[-1].id, len(homes[-1].cadres)) == ("home:none", 1)


def test_every_click_leads_to_fewer_and_at_last_to_every_cadre(picture: Picture) -> None:
    scenes = {scene.key: scene for scene in find_scenes(picture)}
    reached, waiting = {""}, [""]
    for key in waiting:
        for opened in scenes[key].opens.values():
            assert scenes[opened].cadres < scenes[key].cadres
            if opened not in reached:
                reached.add(opened)
                waiting.append(opened)
    assert reached == set(scenes)
    drawn = [scene.cadres for scene in scenes.values() if not scene.groups]
    assert frozenset().union(*drawn) == scenes[""].cadres


def test_areas_open_inwards_until_they_tell_the_cadres_apart(picture: Picture) -> None:
    scenes = {scene.key: scene for scene in find_scenes(picture)}
    city = scenes["home:area/甲州市⇒"]
    homes = {group.id for group in city.groups if group.side == "home"}
    assert homes == {f"home:area/甲州市{part}城区" for part in "上中下"}


def test_what_is_beyond_the_largest_groups_is_one_more() -> None:
    areas = [f"home:area/{number:02}" for number in range(MOST_GROUPS + 5)]
    nodes = [Node(id_, id_, "home-area", id_, trail=(f"cadre/{id_}", f"cadre/{id_}'")) for id_ in areas]
    cadres = frozenset(cadre for node in nodes for cadre in node.trail)
    *largest, rest = Sides(Picture(tuple(nodes), (), ())).split("home", cadres)
    assert len(largest) == MOST_GROUPS
    assert (rest.id, rest.parts, len(rest.cadres)) == ("home:rest", 5, 10)


def test_too_many_areas_are_gathered_by_province() -> None:
    labels = [f"{province}{number}市" for province in ("云省", "海西自治区") for number in range(MOST_GROUPS)]
    nodes = [
        Node(f"home:area/{label}", f"area/{label}", "home-area", label, trail=(f"cadre/{label}",)) for label in labels
    ]
    alone = Node("home:area/海城市", "area/海城市", "home-area", "海城市", trail=("cadre/海城",))
    sides = Sides(Picture((*nodes, alone), (), ()))
    everybody = frozenset(cadre for node in (*nodes, alone) for cadre in node.trail)
    groups = sides.split("home", everybody)
    found = [(group.id, len(group.cadres)) for group in groups]
    assert found == [
        ("home:in/云省", MOST_GROUPS),
        ("home:in/海西自治区", MOST_GROUPS),
        ("home:area/海城市", 1),
    ]
    assert {group.id for group in sides.split("home", groups[0].cadres)} == {node.id for node in nodes[:MOST_GROUPS]}


def test_those_whom_nothing_tells_apart_are_shown_at_once() -> None:
    (scene,) = find_scenes(draw(Index(make_lookalikes(MOST_CADRES + 20))))
    assert not scene.groups


def test_a_part_draws_the_ways_of_its_cadres_and_no_others(picture: Picture) -> None:
    parts = list(part_of(picture, find_scenes(picture)))
    assert parts[0][1] is picture
    for scene, part in parts[1:]:
        assert {row.cadre for row in part.rows} == scene.cadres
        assert {cadre for node in part.nodes for cadre in node.trail} == scene.cadres
        themes = {node.id for node in part.nodes if node.group == "theme"}
        assert themes == {node.themes[0] for node in part.nodes if node.themes}


def test_boxes_of_groups_do_not_touch(picture: Picture) -> None:
    names, nodes = box_names(picture), {node.id: node for node in picture.nodes}
    for scene in find_scenes(picture):
        if not scene.groups:
            continue
        layout = rank_groups(scene, nodes, names, [node for node in picture.nodes if node.group == "theme"])
        columns: dict[int, list[int]] = {}
        for box in layout.boxes.values():
            columns.setdefault(box.x, []).append(box.y)
        assert all(below - above > TALL for ys in columns.values() for above, below in pairwise(sorted(ys)))
        assert all(left.right < right.left for left, right in pairwise(layout.bands))
        assert {group.id for group in (*scene.groups, *scene.units)} <= set(layout.boxes)


def test_what_the_page_keeps_of_a_scene_names_nodes_that_there_are(picture: Picture) -> None:
    staged = stage_scenes(picture, box_names(picture))
    places = {node.id: place for place, node in enumerate(picture.nodes)}
    columns = Columns()
    ids = pack_scenes(places, staged, columns)["scene-ids"]
    kept = Read(*columns.told())

    def id_at(number: int) -> str:
        return str(picture.nodes[number].id if number >= 0 else ids[-1 - number])

    assert [{id_at(number) for number in boxes} for boxes in kept.lists("box node")] == [
        set(one.layout.boxes) for one in staged
    ]
    clicks = iter(kept.lists("opens click"))
    for one, targets in zip(staged, kept.lists("opens scene"), strict=True):
        opens = {ARROW.join(map(id_at, next(clicks))): staged[target].scene.key for target in targets}
        assert opens == one.scene.opens


def test_many_small_groups_are_opened_by_their_names() -> None:
    picture = draw(Index(make_strangers(700)))
    scenes = find_scenes(picture)
    gathered = [scene for scene in scenes if scene.groups]
    # Each of seven hundred units sent one: by the twenty largest and the rest one would click thirty-five times.
    names = [group.id for group in gathered[0].groups if group.side == "home"]
    assert len(names) == MOST_GROUPS
    assert all(name.startswith("home:span/") for name in names)
    assert max(len(scene.cadres) for scene in scenes if not scene.groups) <= MOST_CADRES
    assert len(scenes) < 200
    everybody = frozenset().union(*(group.cadres for group in gathered[0].groups if group.side == "home"))
    assert everybody == gathered[0].cadres


def test_an_area_around_a_unit_on_the_host_side_opens_to_it() -> None:
    nodes = (
        Node("host:area/海", "area/海", "host-area", "海", trail=("a", "b")),
        Node("host:unit/局", "unit/局", "host-unit", "局", trail=("a",)),
    )
    place = Edge("host:unit/局", "host:area/海", "place", ())
    groups = Sides(Picture(nodes, (place,), (Row("a"), Row("b")))).split("host", frozenset("ab"))
    assert [(group.id, sorted(group.cadres)) for group in groups] == [("host:unit/局", ["a"]), ("host:none", ["b"])]
