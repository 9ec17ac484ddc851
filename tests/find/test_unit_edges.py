"""What stands before and behind a unit and is no part of it."""

from __future__ import annotations

import pytest

from graph.find.unit_edges import unit_edges


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（女）碧江区漾头镇", "碧江区漾头镇"),
        ("（侗族，女）碧江区商务局", "碧江区商务局"),
        ("支援单位：舟曲县人民医院", "舟曲县人民医院"),
        ("】南京农业大学茶叶研究所", "南京农业大学茶叶研究所"),
        ("无锡一家企业——江苏太湖机电有限公司", "江苏太湖机电有限公司"),
        ("最先回来的是区医院", "区医院"),
        ("在吴江高新技术产业开发区管委会", "吴江高新技术产业开发区管委会"),
        ("、任吴江区商务局", "吴江区商务局"),
        ("2.盛泽镇", "盛泽镇"),
        ("整理者是碧江区档案馆", "碧江区档案馆"),
        ("则要去吴江区水务局", "吴江区水务局"),
        ("吴江区商务局去学怎样办", "吴江区商务局"),
        ("石阡县人民医院妇产科一边上台", "石阡县人民医院妇产科"),
        ("碧江区委组织部部", "碧江区委组织部"),
        ("此前在碧江区水务局", "碧江区水务局"),
        ("选派巧家县水务局", "巧家县水务局"),
        ("漾头镇原党委", "漾头镇"),
        ("昭通职业学院茶叶种植专业", "昭通职业学院"),
        ("民事审判庭四级", "民事审判庭"),
        ("进藏前任吴江区委", "吴江区委"),
        ("援疆前是吴江区水务局", "吴江区水务局"),
        ("苏州市属国有企业吴江城市投资集团有限公司", "吴江城市投资集团有限公司"),
    ],
)
def test_what_is_no_part_of_a_unit_stands_outside_its_edges(text: str, unit: str) -> None:
    assert text[slice(*unit_edges(text))] == unit


@pytest.mark.parametrize(
    "unit",
    [
        "碧江区商务局",
        "任城区商务局",
        "任丘市教育体育局",
        "江苏省对口支援伊犁前方指挥部",
        "市委组织部",
        "到",
        "中国石油化工集团有限公司（北京）",
        "高原医学研究所",
        "进贤县水务局",
        "来宾市前卫街道",
        "",
    ],
)
def test_a_unit_alone_is_all_of_it(unit: str) -> None:
    assert unit_edges(unit) == (0, len(unit))
