"""A quote in the words around it."""

from __future__ import annotations

import pytest

from graph.explore.passages import LONGEST, context
from graph.model import Passage


def around(text: str, quote: str, reach: int = 60) -> tuple[str, str, str]:
    start = text.index(quote)
    shown = context(text, Passage("t", start, start + len(quote), quote), reach)
    return shown.before, shown.quote, shown.after


@pytest.mark.parametrize(
    ("text", "quote", "reach", "expected"),
    [
        ("甲。乙来了。丙。", "乙来", 60, ("甲。", "乙来", "了。丙。")),
        ("第一段。\n\n第二段有字。\n\n第三段。", "有", 60, ("第二段", "有", "字。")),
        ("很长的一句话没有尽头而且还在继续下去", "没有", 4, ("…的一句话", "没有", "尽头而且…")),
        ("前一句很长很长。近句。乙来了。后句。再后一句很长", "乙来", 5, ("近句。", "乙来", "了。后句。")),
        ("他说：“好。”然后走了，走了很远很远很远", "然后", 3, ("", "然后", "走了，…")),
        ("𠮷𠮷。𠮷野来了。𠮷", "野", 60, ("𠮷𠮷。𠮷", "野", "来了。𠮷")),
        ("乙", "乙", 60, ("", "乙", "")),
    ],
)
def test_context_reads_whole_sentences_within_reach(
    text: str, quote: str, reach: int, expected: tuple[str, str, str]
) -> None:
    assert around(text, quote, reach) == expected


def test_context_is_the_text_itself_where_nothing_was_cut() -> None:
    text = "一句。二句，三句。\n四句。"
    assert "".join(around(text, "二句")) == text


def test_a_quote_without_end_is_shown_by_its_two_ends() -> None:
    text = "字" * 10_000_000
    before, quote, after = around(text, text)
    assert (before, after) == ("", "")
    assert len(quote) == LONGEST + 2
