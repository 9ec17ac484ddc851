"""What stands around a name in two texts that hardly tell of a stay; see ``graph.identify.ground``."""

from __future__ import annotations

import pytest

from graph.identify.ground import ground_of, one_house_told, one_way
from tests.identify.test_namesakes import people

HOME, HOST = "贵州省铜仁市石阡县", "江苏省苏州市吴江区"


def way(one: str, other: str) -> bool:
    return one_way(ground_of("田茂林", one, HOME), ground_of("田茂林", other, HOST))


def house(one: str, other: str) -> bool:
    return one_house_told(ground_of("田茂林", one, HOME), ground_of("田茂林", other, HOST))


GOES = "行政审批局的田茂林动身去苏州吴江，他是县里派出的第三人。"


@pytest.mark.parametrize(
    "comes",
    ["丝绸市场里的田茂林最爱提问，他是石阡派来取经的。", "来自石阡县的田茂林头一天就接了二十个电话。"],
    ids=["the next clause", "before the name"],
)
def test_the_same_two_counties_around_a_name_make_one_way(comes: str) -> None:
    assert way(GOES, comes)


@pytest.mark.parametrize(
    "comes",
    [
        "丝绸市场里的田茂林最爱提问，记性也好。",
        "来自思南县的田茂林头一天就接了二十个电话，石阡来的同事坐在对面。",
        "田茂林从石阡来吴江务工，去年进了电子厂。",
        "派来的医生里，石阡县人民医院的田茂林年纪最小。",
    ],
    ids=["one county only", "from another county", "for a reason of the own", "of another calling"],
)
def test_other_grounds_make_none(comes: str) -> None:
    goes = GOES.replace("行政审批局的", "中学教师") if "医生" in comes else GOES
    assert not way(goes, comes)


def test_a_name_that_is_a_place_too_names_none() -> None:
    assert "230203" not in ground_of("田建华", "驻村第一书记田建华到了村里。", HOME).areas


def test_something_that_few_texts_tell_and_a_county_make_one() -> None:
    assert house("田茂林派驻飞雁岭已有一年，难得回一趟石阡县。", "石阡的田茂林把飞雁岭的茶卖出了山。")


def test_what_many_texts_tell_makes_none() -> None:
    assert not house("石阡县人民医院的田茂林去跟班学习。", "石阡的田茂林在人民医院跟班学习。")
    assert not house("田茂林派驻飞雁岭。", "田茂林在飞雁岭当书记。")


def test_two_texts_that_tell_the_same_way_tell_of_one_person() -> None:
    goes = "石阡县行政审批局田茂林动身了，按协作计划，他要在苏州市吴江区待上半年。"
    assert len(people(goes, "吴江区的同事都喜欢田茂林，他是石阡县派来取经的。")) == 1
    assert len(people(goes, "吴江区的同事都喜欢田茂林，他是思南县派来取经的。")) == 2


SENT = "石阡县行政审批局副局长田茂林到吴江区盛泽镇挂职，任副镇长。"


@pytest.mark.parametrize(
    "there",
    [
        "盛泽镇的挂职副镇长田茂林，本是石阡县行政审批局的干部。",
        "盛泽镇副镇长田茂林说话带着黔东口音。在石阡县行政审批局，他管过窗口；到这里，他管招商。",
        "盛泽镇田茂林副镇长看了三家工厂。这位石阡县行政审批局来的干部挂职一年，还有半年。",
    ],
    ids=["he is of the office", "he had it in hand there", "come from the office"],
)
def test_the_paper_at_the_host_says_in_words_where_somebody_comes_from(there: str) -> None:
    assert len(people(SENT, there)) == 1


@pytest.mark.parametrize(
    "there",
    [
        "盛泽镇的田茂林看了三家工厂，石阡县行政审批局的干部陪着他。",
        "盛泽镇村民田茂林在石阡县打过工，如今种桑。",
        "盛泽镇的田茂林看了三家工厂，他是思南县派来的。",
    ],
    ids=["others are of the office", "a villager", "from another county"],
)
def test_another_of_that_name_at_the_host_is_not_he(there: str) -> None:
    assert len(people(SENT, there)) == 2


def test_a_text_that_says_that_there_is_another_of_the_name_is_believed() -> None:
    told = "盛泽镇副镇长田茂林在镇上干到今天，他说和石阡来的那位{}。"
    assert len(people(SENT, told.format("同名同姓"))) > 1
    assert len(people(SENT, told.format("一个名字"))) > 1
    assert len(people(SENT, "盛泽镇副镇长田茂林看了三家工厂。")) == 1


def test_who_is_back_is_told_by_the_paper_at_home() -> None:
    assert ground_of("田茂林", "从盛泽镇回来，田茂林把台账带到了乡里。", HOME).origins == {"520623"}
    assert not ground_of("田茂林", "在盛泽镇，田茂林把台账带到了村里。", HOME).origins
