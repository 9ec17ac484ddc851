"""Batches by their numbers; see ``graph.extract.ordinals``."""

from __future__ import annotations

import pytest

from graph.extract.ordinals import Ordinals
from graph.extract.view import View
from graph.model import Document
from graph.read.page import lay_out


def shown(text: str, at: str) -> list[str]:
    view = View(lay_out(Document("a.txt", text, "")))
    start = view.text.index(at)
    return list(Ordinals(view).shown(start, start + len(at)))


BODY = "2023年9月4日，首批12名干部南下；2024年3月18日，第二批14名干部接续而来。陆启元在水务局挂职。"


def test_the_last_batch_is_told_from_the_one_before() -> None:
    assert shown(BODY, "2023年9月4日") == ["batch before"]
    assert shown(BODY, "2024年3月18日") == ["batch last"]


def test_a_heading_says_of_which_batch_the_page_is() -> None:
    page = f"我市第二批挂职干部剪影\n\n{BODY}"
    assert shown(page, "2023年9月4日") == ["batch before", "batch not headed"]
    assert shown(page, "2024年3月18日") == ["batch last", "batch headed"]


@pytest.mark.parametrize(
    "text", ["2024年3月18日，14名干部到岗。", "《第二批挂职干部管理办法》2024年3月18日印发。", "2024年3月18日到岗。第二批尚未选派。"]
)
def test_a_time_without_a_batch_shows_nothing(text: str) -> None:
    assert shown(text, "2024年3月18日") == []


def test_where_only_one_batch_is_told_it_is_the_only_one() -> None:
    assert shown("2024年3月18日，第二批14名干部到岗。", "2024年3月18日") == ["batch only"]
