"""What stands before and behind a unit and is no part of it."""

from __future__ import annotations

import pytest

from graph.find.unit_edges import unit_edges


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（女）江达县岗托镇", "江达县岗托镇"),
        ("（侗族，女）碧江区商务局", "碧江区商务局"),
        ("支援单位：舟曲县人民医院", "舟曲县人民医院"),
        ("】南京农业大学茶叶研究所", "南京农业大学茶叶研究所"),
        ("无锡一家企业——江苏太湖机电有限公司", "江苏太湖机电有限公司"),
        ("第一位上台的是区医院", "区医院"),
        ("我们县水利局", "县水利局"),
        ("在吴江高新技术产业开发区管委会", "吴江高新技术产业开发区管委会"),
        ("、任吴江区商务局", "吴江区商务局"),
        ("进疆前为碧江经济开发区管委会", "碧江经济开发区管委会"),
        ("铜仁市林业局下属市林业科学院", "市林业科学院"),
        ("贵州省对口支援普兰县人民医院", "普兰县人民医院"),
        ("漾头镇原党委", "漾头镇"),
        ("民事审判第二庭四级", "民事审判第二庭"),
    ],
)
def test_what_is_no_part_of_a_unit_stands_outside_its_edges(text: str, unit: str) -> None:
    assert text[slice(*unit_edges(text))] == unit


@pytest.mark.parametrize(
    "unit",
    [
        "碧江区商务局",
        "任城区综合行政执法局",
        "任丘市教育体育局",
        "重庆市对口支援昌都工作队",
        "市委组织部",
        "到",
        "中国石油化工集团有限公司（北京）",
        "高原医学研究所",
        "",
    ],
)
def test_a_unit_alone_is_all_of_it(unit: str) -> None:
    assert unit_edges(unit) == (0, len(unit))
