"""Who came later than the others came then; see ``graph.extract.latecomers``."""

from __future__ import annotations

import pytest

from graph.extract import extract
from graph.extract.latecomers import came_late
from graph.extract.view import View
from graph.model import Document
from graph.read.page import lay_out

PAGE = """巧家县赴吴江区挂职干部名单

2024年3月11日，巧家县选派的12名干部抵达苏州市吴江区，开始为期半年的挂职。

巧家县水务局副局长陆启元挂任吴江区水务局副局长。{}"""


def late(told: str) -> dict[str, str]:
    """Return since when somebody is there of whom a page says *told* behind what it says of all."""
    view = View(lay_out(Document("a.txt", PAGE.format(told), "")))
    stays = [one for one in extract(view) if one.kind == "placement"]
    return {name: when.first for name, when in came_late(view.knowing(stays)).items()}


@pytest.mark.parametrize(
    "told",
    [
        "因为工作交接，他4月8日才来报到。",
        "他把春灌安排妥当，4月8日才动身。",
        "陆启元手里的项目没有收尾，推迟到4月8日再到吴江。",
        "先来的同事病倒，陆启元4月8日才顶上去。",
        "先来的同事病倒，4月8日陆启元顶了他的缺，陆启元4月8日才到岗。",
    ],
)
def test_who_came_late_came_then(told: str) -> None:
    assert late(told) == {"陆启元": "2024-04-08"}


@pytest.mark.parametrize(
    "told",
    [
        "那块地，他4月8日才看明白。",
        "第一批货4月8日才卖完。",
        "他4月8日回到巧家。",
        "4月8日，他领来一批树苗。",
    ],
)
def test_what_was_done_at_last_is_no_coming(told: str) -> None:
    assert late(told) == {}
