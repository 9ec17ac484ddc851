"""One unit has one address, however a text writes it; units of one name in two places are two."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import ontology
from graph.find.areas import gazetteer
from graph.find.unit_chain import unit_kind
from graph.find.unit_tables import forms, frames, zone_forms
from graph.identify.settle import Settled
from graph.identify.units import unit_key, unit_node
from graph.model import Certainty, Evidence, Knowledge, Passage
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
        ("市人社局", "government-department"),
        ("市人力资源和社会保障局", "government-department"),
        ("县纪委监委", "discipline-organ"),
        ("共青团烟台市委员会", "mass-organisation"),
        ("团市委", "mass-organisation"),
        ("政协晋江市委员会", "congress-and-consultative"),
        ("县人大常委会办公室", "congress-and-consultative"),
        ("县法院", "judicial-organ"),
        ("县政府办", "government"),
        ("宝鸡高新区管委会", "zone"),
        ("簇桥街道党工委", "township"),
        ("环县人民医院骨科", "hospital"),
        ("武汉大学经济与管理学院", "school"),
        ("县融媒中心", "media"),
        ("民盟南京市委", "democratic-party"),
        ("县人武部", "military-organ"),
        ("徐州农村商业银行铜山支行", "financial-institution"),
        ("合肥市国有资本运营集团有限公司投资部", "state-owned-enterprise"),
        ("省驻京办", "liaison-office"),
        ("永平村村委会", "village-or-community"),
        ("闵行区", ""),
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


def pairs() -> list[tuple[str, str, str, str, str]]:
    """Return the pairs of written units with their areas and whether they are one, ``same`` or ``different``."""
    lines = Path(__file__).with_name("unit-identity.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["unit_a", "area_a", "unit_b", "area_b", "verdict", "note"]
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == 6 and row[4] in ("same", "different") for row in rows)
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def test_units_are_one_or_two_as_people_say() -> None:
    book = gazetteer().by_full
    counts, failing = {"same": [0, 0], "different": [0, 0]}, []
    for unit, area, other, other_area, verdict in pairs():
        assert (not area or area in book) and (not other_area or other_area in book), (area, other_area)
        keys = unit_key(unit, book.get(area)), unit_key(other, book.get(other_area))
        one = keys[0] == keys[1]
        counts[verdict][one] += 1
        if one != (verdict == "same"):
            failing.append(f"{verdict}: {unit} ({area}) → {keys[0]}; {other} ({other_area}) → {keys[1]}")
    found, missed, merged = counts["same"][True], counts["same"][False], counts["different"][True]
    assert min(found + missed, sum(counts["different"])) >= 80
    assert found / (found + merged) >= 0.99, "\n".join(failing)
    assert found / (found + missed) >= 0.97, "\n".join(failing)


def test_no_written_form_means_two_units_at_one_level() -> None:
    for written, meant in forms().items():
        for level in "省市县镇":
            full = {form.full for form in meant if not form.levels or level in form.levels}
            assert len(full) <= 1, (written, level, full)
    framed = defaultdict(set)
    for before, behind, form in frames():
        framed[before, behind, form.levels].add(form.full)
    assert all(len(full) == 1 for full in framed.values())


def test_the_tables_name_kinds_levels_and_organs_that_there_are() -> None:
    kinds = {concept.id for concept in ontology.concepts("unitkinds")}
    every = [form for meant in forms().values() for form in meant]
    every += [form for _, _, form in frames()] + [form for _, form in zone_forms()]
    for form in every:
        assert form.kind in kinds | {""}, form
        assert set(form.levels) <= set("省市县镇"), form
        assert not form.within or form.within in forms(), form


@pytest.mark.parametrize(
    ("unit", "area", "chain"),
    [
        ("怒江州人民医院检验科", "", ["云南省怒江傈僳族自治州人民医院"]),
        ("烟台市委组织部干部科", "", ["山东省烟台市委组织部", "山东省烟台市委"]),
        ("区组织部", "天津市西青区", ["天津市西青区委"]),
        ("县政府办信息科", "江西省赣州市于都县", ["江西省赣州市于都县人民政府办公室", "江西省赣州市于都县人民政府"]),
        ("江油市青莲镇党政办", "", ["四川省绵阳市江油市青莲镇"]),
        ("江油市青莲镇卫生院", "", []),
        ("江油市青莲镇派出所", "", []),
        ("襄阳高新区管委会招商局", "", ["湖北省襄阳市高新技术产业开发区"]),
        ("宜昌市生态环境局夷陵分局", "", ["湖北省宜昌市生态环境局"]),
        ("四川大学经济学院", "四川省成都市", ["四川大学"]),
        ("合肥市公安局", "", []),
        ("市纪委监委驻市教育局纪检监察组", "湖北省宜昌市", ["湖北省宜昌市纪律检查委员会监察委员会"]),
        ("县政府投资项目评审中心", "江西省赣州市于都县", []),
    ],
)
def test_a_unit_is_part_of_the_units_that_its_name_goes_through(unit: str, area: str, chain: list[str]) -> None:
    settled = Settled()
    told = Evidence(Passage("a.txt", 0, len(unit), unit), "rule")
    node = unit_node(settled, unit, area, told)
    above = {fact.subject: str(fact.object) for fact in settled.facts() if fact.predicate == "org:subOrganizationOf"}
    walked = []
    while node in above:
        node = above[node]
        walked.append(node)
    assert walked == [f"unit/{key}" for key in chain]
    units = {one.id: one for one in settled.entities() if one.kind == "Unit"}
    assert all(e.certainty is Certainty.INFERRED for one in walked for e in units[one].evidence)
