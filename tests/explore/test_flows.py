"""Areas by level, flows between them, and the picture of the flows."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from graph.explore.flows import NOWHERE, flows_between
from graph.explore.index import Index
from graph.explore.levels import Levels
from graph.explore.sankey import MOST_BARS, Flows, lay_flows
from graph.model import Knowledge, Literal
from tests.explore.texts import Corpus

AREAS = {
    "云省": ("", "990000"),
    "云省江州": ("云省", "990100"),
    "云省江州上县": ("云省江州", "990121"),
    "云省江州上县河口镇": ("云省江州上县", "990121101"),
    "直辖": ("", "980000"),
    "直辖东区": ("直辖", "980101"),
    "无码": ("", ""),
    "无码里": ("无码", ""),
}
WAYS = (("云省江州上县", "直辖东区"), ("云省江州上县河口镇", "直辖"), ("云省江州", "直辖东区"), ("", "无码里"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return four stays between areas of every level."""
    corpus = Corpus()
    text = "、".join(AREAS)
    corpus.text("areas.txt", text)
    for area, (outer, code) in AREAS.items():
        corpus.thing(f"area/{area}", "Area", area, area)
        if outer:
            corpus.fact(f"area/{area}", "schema:containedInPlace", f"area/{outer}", area)
        if code:
            corpus.fact(f"area/{area}", "divisionCode", Literal(code), area)
    for number, (home, host) in enumerate(WAYS):
        stay = corpus.thing(f"placement/{number}", "Placement", str(number), text)
        for predicate, area in (("fromArea", home), ("toArea", host)):
            if area:
                corpus.fact(stay, predicate, f"area/{area}", text)
    return corpus.knowledge()


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("云省江州上县河口镇", ("云省", "云省江州", "云省江州上县")),
        ("云省江州上县", ("云省", "云省江州", "云省江州上县")),
        ("云省江州", ("云省", "云省江州", "云省江州")),
        ("直辖东区", ("直辖", "直辖", "直辖东区")),
        ("无码里", ("无码", "无码里", "无码里")),
    ],
)
def test_an_area_has_its_province_city_and_county(
    knowledge: Knowledge, area: str, expected: tuple[str, str, str]
) -> None:
    assert Levels(Index(knowledge)).at(f"area/{area}") == tuple(f"area/{one}" for one in expected)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("province", {("云省", "直辖"): 3, (NOWHERE, "无码"): 1}),
        ("city", {("云省江州", "直辖"): 3, (NOWHERE, "无码里"): 1}),
        (
            "county",
            {
                ("云省江州上县", "直辖东区"): 1,
                ("云省江州上县", "直辖"): 1,
                ("云省江州", "直辖东区"): 1,
                (NOWHERE, "无码里"): 1,
            },
        ),
    ],
)
def test_stays_are_counted_between_areas_of_a_level(
    knowledge: Knowledge, level: str, expected: Mapping[tuple[str, str], int]
) -> None:
    found = flows_between(Index(knowledge))[level]
    assert {
        (one.removeprefix("area/"), other.removeprefix("area/")): len(stays) for (one, other), stays in found.items()
    } == expected


def laid(counts: Mapping[tuple[str, str], int]) -> Flows:
    return lay_flows(counts, last="")


def test_bars_stand_below_each_other_and_ribbons_fill_them() -> None:
    counts = {("甲", "东"): 30, ("乙", "东"): 4, ("乙", "西"): 9, ("丙", "南"): 1, ("", "西"): 2}
    picture = laid(counts)
    assert [bar.areas for bar in picture.homes] == [("甲",), ("乙",), ("丙",), ("",)]
    for bars in (picture.homes, picture.hosts):
        assert sum(bar.count for bar in bars) == 46
        for one, other in pairwise(bars):
            assert one.y + one.tall < other.y
    for place, bar in enumerate(picture.homes):
        wide = sum(ribbon.wide for ribbon in picture.ribbons if ribbon.home == place)
        assert wide == pytest.approx(bar.tall, abs=0.2)
    assert all(bar.y + bar.tall <= picture.tall for bar in (*picture.homes, *picture.hosts))


def test_a_host_stands_near_those_who_send_to_it() -> None:
    counts = {("甲", "一"): 5, ("乙", "二"): 4, ("丙", "三"): 3, ("丁", "四"): 2}
    assert [bar.areas[0] for bar in laid(counts).hosts] == ["一", "二", "三", "四"]


def test_areas_beyond_those_that_have_room_share_a_bar() -> None:
    counts = {(f"地{number:03}", "东"): 200 - number for number in range(100)}
    homes = laid(counts).homes
    assert len(homes) == MOST_BARS + 1
    assert len(homes[-1].areas) == 100 - MOST_BARS
    assert sum(bar.count for bar in homes) == sum(counts.values())


def test_no_flow_is_a_picture_too() -> None:
    assert laid({}) == Flows((), (), (), 0.0)
