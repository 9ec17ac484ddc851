"""What stands over a list is said of those in it; see ``graph.extract.listed``."""

from __future__ import annotations

import pytest

from graph.extract.listed import lists, said_over
from graph.extract.view import View
from graph.model import Document
from graph.read.page import lay_out

PAGE = """赴吴江区挂职干部名单

一、党政干部，自2023年9月11日起。
陆启元，巧家县水务局副局长，挂任盛泽镇副镇长；
田茂林，巧家县司法局副局长，挂任震泽镇副镇长。

二、专技人才，自2023年9月18日起。
江素云，巧家县人民医院医生，到吴江区第一人民医院跟班学习；
江云帆，巧家县第一中学教师，到盛泽中学跟班学习。

以上人员由领队钱一泓统一管理。"""


def over(at: str, name: str) -> list[str]:
    """Return what the words *at* are to the lists of the page and to the one that names somebody."""
    view = View(lay_out(Document("a.txt", PAGE, "")))
    found = lists(view)
    assert len(found) == 2
    return list(said_over(view, found, view.text.index(at), view.text.index(name)))


def test_a_caption_is_over_the_own_list_and_under_the_one_before() -> None:
    assert over("2023年9月18日", "江素云") == ["right over the own list", "between lists, under another list"]


def test_to_those_of_the_list_before_it_is_over_another() -> None:
    assert over("2023年9月18日", "田茂林") == ["right over another list", "between lists, under the own list"]


def test_what_stands_behind_all_lists_is_under_them() -> None:
    assert over("统一管理", "江云帆") == ["under all lists, under the own list"]


def test_somebody_in_no_list_has_none_of_them() -> None:
    assert over("2023年9月11日", "钱一泓") == ["right over a list"]


@pytest.mark.parametrize("inside", ["水务局", "盛泽中学"])
def test_of_what_a_list_says_itself_nothing_is_said(inside: str) -> None:
    assert over(inside, "陆启元") == []
