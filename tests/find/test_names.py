"""Who is named on a page, and where."""

from __future__ import annotations

from graph.find.areas import Places
from graph.find.names import people_named
from graph.model import Document
from graph.read.page import lay_out


def named(text: str) -> set[str]:
    page = lay_out(Document("page.txt", text, "0" * 64))
    return {one.name for one in people_named(page, Places(page.text))}


def test_of_several_people_who_are_named_so_at_once_none_is_meant_by_the_name() -> None:
    told = "县水务局副局长陆启元到苏州市吴江区挂职。陆启元说，这里的河长天天下河。"
    assert "陆启元" in named(told)
    assert "陆启元" not in named(f"我县有三名陆启元同时出发。{told}")
