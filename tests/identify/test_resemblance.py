"""Two of one name of whom no single thing says that they are one: what all the signs together say; see ``graph.identify.resemblance``."""

from __future__ import annotations

import pytest

from graph.identify.resemblance import agrees, resemble
from tests.identify.test_namesakes import people

GOES = "石阡县白沙镇小学语文教师田茂林四月里动身去苏州市吴江区跟岗，一学期。校长说，她带了半箱子儿歌。"
THERE = "吴江区盛泽小学三（2）班的孩子会唱黔东的儿歌了。教他们的田茂林老师六月底跟岗期满，就要回石阡县，孩子们在卡片上画满了山。"


def test_what_two_texts_tell_between_the_lines_makes_one_of_two() -> None:
    assert len(people(GOES, THERE)) == 1


@pytest.mark.parametrize(
    "there",
    [
        "盛泽镇的田茂林种了一辈子桑，他家的蚕房在河边。",
        "福州市马尾区的田茂林开了二十年货车，他说今年的路好走。",
        THERE.replace("教他们的田茂林老师", "修校门的田茂林师傅").replace(
            "跟岗期满，就要回石阡县", "就要回福州市马尾区"
        ),
    ],
    ids=["a villager at the host", "somebody elsewhere", "of another trade, from elsewhere"],
)
def test_who_has_little_in_common_stays_two(there: str) -> None:
    assert len(people(GOES, there)) == 2


def test_one_who_is_called_he_is_none_who_is_called_she() -> None:
    told = "石阡县水务局科员田茂林到苏州市吴江区水务局挂职，{}在科里管了两年河长。"
    assert len(people(told.format("他"), told.format("他"))) == 1
    assert len(people(told.format("他"), told.format("她"))) == 2


def test_an_area_must_agree() -> None:
    speaks_for_it = ["why 只提到姓名", "surname 3", "name of 3", "months 1", "sent 2"]
    assert not agrees([*speaks_for_it, "counties 0", "cities 0", "run 1"])
    assert not resemble([*speaks_for_it, "counties 0", "cities 0", "run 1"])
    assert agrees([*speaks_for_it, "counties 1", "cities 1", "run 1"])
