"""What is drawn, what is written in it, and where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.explore.index import Index
from graph.explore.labels import box_names, label_width, one_line, short_label
from graph.explore.layout import TALL, lay_out
from graph.explore.picture import Picture, draw
from graph.model import Certainty, Knowledge


@pytest.fixture
def picture(stays: Knowledge) -> Picture:
    return draw(Index(stays))


def test_a_unit_that_sends_and_receives_stands_on_both_sides(picture: Picture) -> None:
    groups = {node.id: node.group for node in picture.nodes if node.thing == "unit/渡口县商务局"}
    assert groups == {"home:unit/渡口县商务局": "home-unit", "host:unit/渡口县商务局": "host-unit"}


def test_where_only_an_area_is_known_the_line_leads_there(picture: Picture) -> None:
    (line,) = (edge for edge in picture.edges if edge.source == "cadre/柳如风" and edge.group == "host")
    assert line.target == "host:area/海州市"
    assert line.about == ("placement/柳如风",)
    assert line.label == "挂职"


def test_a_way_leads_through_unit_and_areas(picture: Picture) -> None:
    (row,) = (row for row in picture.rows if row.cadre == "cadre/温小满")
    assert row.home == ("home:area/云省渡口县", "home:unit/渡口县教育局")
    assert row.host == ("host:area/海州市", "host:area/海州市东港区", "host:unit/海州市东港区实验学校")


def test_every_line_stands_for_facts_and_joins_what_is_drawn(picture: Picture) -> None:
    drawn = {node.id for node in picture.nodes}
    assert len(drawn) == len(picture.nodes)
    for edge in picture.edges:
        assert edge.facts
        assert {edge.source, edge.target} <= drawn


def test_a_stay_that_was_cancelled_says_so(picture: Picture) -> None:
    happened = {edge.target: edge.happened for edge in picture.edges if edge.group == "host"}
    assert happened == {
        "host:unit/渡口县商务局": False,
        "host:unit/海州市东港区实验学校": True,
        "host:area/海州市": True,
    }
    (line,) = (edge for edge in picture.edges if edge.target == "host:unit/渡口县商务局")
    assert "已取消" in line.label


def test_a_lesson_without_theme_is_drawn_too(picture: Picture) -> None:
    (node,) = (node for node in picture.nodes if node.thing == "lesson/学校把课堂搬进社区")
    assert node.themes == ("theme:none",)
    assert node.group == "lesson"


def test_an_unread_unit_is_not_drawn(picture: Picture) -> None:
    assert not [node for node in picture.nodes if node.thing == "unit/𠮷祥街道"]


def test_names_leave_out_what_stands_beside_them(picture: Picture) -> None:
    names = box_names(picture)
    assert names["host:area/海州市东港区"] == "东港区"
    assert names["home:area/云省渡口县"] == "渡口县"
    assert names["host:unit/海州市东港区实验学校"] == "东港区实验学校"


def test_boxes_do_not_touch_and_columns_run_from_home_to_host(picture: Picture) -> None:
    layout = lay_out(picture, box_names(picture))
    columns: dict[int, list[int]] = {}
    for node in picture.nodes:
        box = layout.boxes[node.id]
        if box.tall == TALL:
            columns.setdefault(box.x, []).append(box.y)
    for heights in columns.values():
        assert all(below - above >= TALL for above, below in pairwise(sorted(heights)))
    assert [band.group for band in layout.bands] == [
        "home-area",
        "home-unit",
        "cadre",
        "host-unit",
        "host-area",
        "theme",
    ]
    assert all(left.right < right.left for left, right in pairwise(layout.bands))


def test_a_line_is_as_sure_as_its_surest_evidence(picture: Picture) -> None:
    (line,) = (edge for edge in picture.edges if edge.source == "home:unit/渡口县教育局")
    assert {evidence.certainty for fact in line.facts for evidence in fact.evidence} == {Certainty.STATED}


@pytest.mark.parametrize(
    ("label", "longest", "expected"),
    [
        ("云岭县发展和改革局", 11, "云岭县发展和改革局"),
        ("市委宣传部文化体制改革和文化产业发展办公室", 11, "市委宣传部文化…办公室"),
        ("abcdefghijklmnopqrstuvwxyz", 6, "abcde…xyz"),
    ],
)
def test_long_labels_are_cut_in_the_middle(label: str, longest: int, expected: str) -> None:
    assert short_label(label, longest) == expected
    assert label_width(short_label(label, longest)) <= longest


@pytest.mark.parametrize(
    ("text", "expected"), [("一\n二", "一 二"), ("\u202e倒\u2066行\u0000 ", "倒行"), ("  前 后 ", "前 后")]
)
def test_one_line_has_no_breaks_and_no_hidden_steering(text: str, expected: str) -> None:
    assert one_line(text) == expected
