"""Passages in their paragraphs, in pieces."""

from __future__ import annotations

import pytest

from graph.explore.passages import LONGEST, LONGEST_PARAGRAPH, cut_passages
from graph.model import Document, Passage


def quoted(text: str, quote: str) -> Passage:
    start = text.index(quote)
    return Passage("t", start, start + len(quote), quote)


def around(text: str, *quotes: str) -> list[tuple[str, str, str]]:
    """Return for each quote what stands before it, itself, and what stands after it, as the page shows them."""
    passages = [quoted(text, quote) for quote in quotes]
    cut = cut_passages([Document("t", text, "")], passages)
    shown = []
    for passage in passages:
        number, first, last = cut.places[passage]
        pieces = cut.paragraphs[number].pieces
        shown.append(("".join(pieces[:first]), "".join(pieces[first:last]), "".join(pieces[last:])))
    return shown


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("甲。乙来了。丙。", "乙来", ("甲。", "乙来", "了。丙。")),
        ("第一段。\n\n　第二段有字。 \n \n第三段。", "有", ("第二段", "有", "字。")),
        ("第一段没有写\n\n完。后来。\n\n第三段。", "写\n\n完", ("第一段没有", "写\n\n完", "。后来。")),
        ("𠮷𠮷。𠮷野来了。𠮷", "野", ("𠮷𠮷。𠮷", "野", "来了。𠮷")),
        ("乙", "乙", ("", "乙", "")),
    ],
)
def test_a_passage_is_shown_in_its_paragraph(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    assert around(text, quote) == [expected]


def test_passages_of_one_paragraph_share_it() -> None:
    text = "第一段。\n\n温小满来到海州市，学了很多。"
    quotes = ["温小满", "温小满来到海州市", "来到海州市，学"]
    passages = [quoted(text, quote) for quote in quotes]
    cut = cut_passages([Document("t", text, "")], passages)
    assert [paragraph.pieces for paragraph in cut.paragraphs] == [("温小满", "来到海州市", "，学", "了很多。")]
    assert [quote for _, quote, _ in around(text, *quotes)] == quotes


def test_a_long_paragraph_is_shown_around_its_passage_in_whole_sentences() -> None:
    text = "很长的话。" * 200 + "乙来了。" + "还有话说。" * 200
    assert len(text) > LONGEST_PARAGRAPH
    ((before, quote, after),) = around(text, "乙来")
    assert quote == "乙来"
    assert before.startswith("很长的话。")
    assert after.startswith("了。还有")
    assert after.endswith("话说。")
    assert len(before + after) < LONGEST_PARAGRAPH


def test_a_sentence_without_end_says_where_it_was_cut() -> None:
    ((before, _, after),) = around("长" * 1000 + "乙来" + "话" * 1000, "乙来")
    assert before.startswith("…长")
    assert after.endswith("话…")


def test_a_quote_without_end_is_shown_by_its_two_ends() -> None:
    text = "字" * 10_000_000
    ((before, quote, after),) = around(text, text)
    assert (before, after) == ("", "")
    assert len(quote) == LONGEST + 2


def test_all_pieces_together_are_the_text() -> None:
    text = "一句。二句，三句。\n四句。\n\n五句。"
    cut = cut_passages([Document("t", text, "")], [quoted(text, quote) for quote in ("二句", "句，三", "五")])
    assert "\n\n".join("".join(paragraph.pieces) for paragraph in cut.paragraphs) == text
