"""Posts, units and areas wherever a page names them; see ``graph.extract.mentions``."""

from __future__ import annotations

import pytest

from graph.extract.view import View
from graph.model import Document
from graph.read.page import lay_out


def seen(text: str, place: str = "") -> View:
    return View(lay_out(Document("a.txt", text, "")), "", place)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("我在铜仁市生态环境局石阡县分局干了十年。", ["铜仁市生态环境局石阡县分局"]),
        ("她被派到国网昭通供电局巧家县分公司和绥江县水务局。", ["国网昭通供电局巧家县分公司", "绥江县水务局"]),
        ("寄自苏州永鼎医疗中心吴江医院。", ["苏州永鼎医疗中心吴江医院"]),
        ("他在石阡县城市建设投资集团（控股）有限公司管项目。", ["石阡县城市建设投资集团（控股）有限公司"]),
        ("他去吴江通达控股集团有限责任公司跟班。", ["吴江通达控股集团有限责任公司"]),
        ("她在南京医科大学吴江医院进修。", ["南京医科大学吴江医院"]),
        ("他来自华能昭通水力发电有限公司。", ["华能昭通水力发电有限公司"]),
    ],
    ids=[
        "a bureau's branch",
        "a firm's branch",
        "a hospital's branch",
        "brackets in a name",
        "liability",
        "a school's hospital",
        "a brand",
    ],
)
def test_a_unit_is_named_whole(text: str, units: list[str]) -> None:
    assert [text[one.start : one.end] for one in seen(text).mentions if one.kind == "unit"] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("他去过铜仁市生态环境局、石阡县水务局。", ["铜仁市生态环境局", "石阡县水务局"]),
        ("石阡县水务局在吴江区分公司的帮助下修了路。", ["石阡县水务局", "吴江区分公司"]),
        ("陆启元（男）公司里人人认识。", ["公司"]),
        ("回到石阡以后还要接着办班，用好永鼎集团的平台。", ["永鼎集团"]),
    ],
    ids=["a list", "something between", "brackets about somebody", "words that end like one"],
)
def test_two_units_are_two(text: str, units: list[str]) -> None:
    assert [text[one.start : one.end] for one in seen(text).mentions if one.kind == "unit"] == units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("我市市场监督管理局", "昆山市市场监督管理局"),
        ("市市场监督管理局", "昆山市市场监督管理局"),
        ("市政务服务中心", "昆山市政务服务中心"),
        ("市政工程处", "市政工程处"),
        ("市场监督管理局", "市场监督管理局"),
    ],
)
def test_the_level_before_a_unit_is_an_area_and_the_market_none(text: str, unit: str) -> None:
    assert seen(text, place="江苏省苏州市昆山市").absolute(text.removeprefix("我"))[0] == unit
