"""One unit has one address, however a text writes it; units of one name in two places are two."""

from __future__ import annotations

import pytest

from graph.find.areas import gazetteer
from graph.identify.units import unit_key, unit_kind
from graph.model import Knowledge
from tests.extract.cases import knowledge_of


def units(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return each unit's id with all its written forms."""
    return {one.id: {one.label, *one.names} for one in knowledge.entities if one.kind == "Unit"}


def test_one_unit_has_one_id_however_it_is_written() -> None:
    found = units(
        knowledge_of(
            "上海市闵行区的节奏很快。碧江区商务局局长田茂林在闵行区莘庄镇挂职。\n\n"
            "巧家县水务局副局长陆启元在莘庄镇挂职。\n\n水城区农业农村局局长石承志在上海市闵行区莘庄镇挂职。"
        )
    )
    assert found["unit/上海市闵行区莘庄镇"] == {"莘庄镇", "闵行区莘庄镇", "上海市闵行区莘庄镇"}
    assert [one for one in found if "莘庄" in one] == ["unit/上海市闵行区莘庄镇"]


def test_one_unit_has_one_id_across_documents() -> None:
    one, other = (
        "碧江区商务局局长田茂林在东莞市大朗镇挂职。",
        "铜仁市碧江区商务局副局长石承志在广东省东莞市大朗镇挂职。",
    )
    found = units(knowledge_of(one, other))
    assert set(found) == {"unit/贵州省铜仁市碧江区商务局", "unit/广东省东莞市大朗镇"}


def test_offices_of_one_name_in_two_places_are_two() -> None:
    found = units(knowledge_of("碧江区商务局局长田茂林在苏州市吴江区商务局挂职。"))
    assert set(found) == {"unit/贵州省铜仁市碧江区商务局", "unit/江苏省苏州市吴江区商务局"}


@pytest.mark.parametrize(
    ("unit", "area", "key"),
    [
        ("莘庄镇", "上海市闵行区", "上海市闵行区莘庄镇"),
        ("闵行区莘庄镇", "上海市闵行区", "上海市闵行区莘庄镇"),
        ("上海市闵行区莘庄镇", "", "上海市闵行区莘庄镇"),
        ("碧江区商务局", "贵州省铜仁市碧江区", "贵州省铜仁市碧江区商务局"),
        ("发展和改革局", "云南省昭通市巧家县", "云南省昭通市巧家县发展和改革局"),
        ("昭通市水务局", "云南省昭通市", "云南省昭通市水务局"),
        ("凤台县城关镇", "", "安徽省淮南市凤台县城关镇"),
        ("凤台县新集镇", "", "安徽省淮南市凤台县新集镇"),
        ("城关镇", "安徽省淮南市凤台县", "安徽省淮南市凤台县城关镇"),
        ("城关镇", "", "城关镇"),
        ("莘庄镇", "", "上海市闵行区莘庄镇"),
        ("朝阳区教育局", "", "朝阳区教育局"),
        ("朝阳区教育局", "北京市", "北京市朝阳区教育局"),
    ],
)
def test_the_key_of_a_unit_is_its_area_and_its_own_name(unit: str, area: str, key: str) -> None:
    assert unit_key(unit, gazetteer().by_full.get(area)) == key


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("莘庄镇", "township"),
        ("东街街道", "township"),
        ("环县人民医院", "hospital"),
        ("碧江区商务局", "government-department"),
        ("碧江区委组织部", "party-organ"),
        ("巧家县委党校", "school"),
        ("五湖四海", ""),
    ],
)
def test_the_end_of_a_name_tells_what_kind_of_unit_it_is(unit: str, kind: str) -> None:
    assert unit_kind(unit) == kind


def test_an_area_lies_in_the_areas_around_it() -> None:
    knowledge = knowledge_of("碧江区商务局局长田茂林在东莞市大朗镇挂职。")
    within = {(fact.subject, fact.object) for fact in knowledge.facts if fact.predicate == "schema:containedInPlace"}
    assert ("area/贵州省铜仁市碧江区", "area/贵州省铜仁市") in within
    assert ("area/贵州省铜仁市", "area/贵州省") in within
    assert ("area/广东省东莞市", "area/广东省") in within
