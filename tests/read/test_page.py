"""The page joins what a scan broke, marks what it repeats, and finds the way back to every character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Document
from graph.read.fold import fold
from graph.read.page import Page, lay_out

SENTENCE = "在苏州市吴江区挂职的田茂林说，这里的干部把企业的事当作自己的事来办。"


def page(text: str) -> Page:
    return lay_out(Document("text.txt", text, ""))


def paragraphs(text: str) -> list[str]:
    laid = page(text)
    return [laid.text[one.start : one.end] for one in laid.paragraphs]


PIECES = st.one_of(
    st.sampled_from(
        [
            *("\n", "\r\n", "\n\n", " ", "  ", "　", "\t", "|", "#", "# ", "□"),
            *"。，,.:\"“”（）",
            *("𠮷", "🙂", "２０２１年", "ＡＢ", "abc de", "挂职", "東莞市大朗鎮", "陆 启 元", "序号  姓名  单位"),
            *(SENTENCE, SENTENCE[:30]),
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, st.data())
def test_every_passage_equals_its_characters(text: str, data: st.DataObject) -> None:
    laid = page(text)
    if not laid.paragraphs:
        return
    start = data.draw(st.integers(0, len(laid.text) - 1))
    end = data.draw(st.integers(start + 1, len(laid.text)))
    if laid.text[start:end].strip("\n"):
        passage = laid.passage(start, end)
    else:  # nothing but the ends of paragraphs, which stand for no characters
        passage = laid.passage(0, len(laid.text))
    assert 0 <= passage.start <= passage.end <= len(text)
    assert passage.quote == text[passage.start : passage.end]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, st.data())
def test_a_passage_holds_what_the_reading_text_says(text: str, data: st.DataObject) -> None:
    laid = page(text)
    inside = [one for one in laid.paragraphs if one.end > one.start]
    if not inside:
        return
    paragraph = data.draw(st.sampled_from(inside))
    start = data.draw(st.integers(paragraph.start, paragraph.end - 1))
    char = laid.text[start]
    passage = laid.passage(start, start + 1)
    assert char.isspace() or fold(text)[passage.start] == char


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS)
def test_places_grow_with_the_reading_text(text: str) -> None:
    laid = page(text)
    assert len(laid.origin) == len(laid.text)
    assert list(laid.origin) == sorted(laid.origin)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS)
def test_nothing_but_blanks_and_marks_of_layout_is_left_out(text: str) -> None:
    kept = {at for at, char in zip(page(text).origin, page(text).text, strict=True) if not char.isspace()}
    lost = {char for at, char in enumerate(fold(text)) if at not in kept}
    assert all(char.isspace() or char in "|#" or not char.isprintable() for char in lost)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS)
def test_the_sentences_of_a_paragraph_are_all_of_it(text: str) -> None:
    laid = page(text)
    for paragraph in laid.paragraphs:
        spans = laid.sentences(paragraph)
        assert "".join(laid.text[a:b] for a, b in spans) == laid.text[paragraph.start : paragraph.end]


def test_a_wrapped_column_is_one_paragraph() -> None:
    text = (
        "2022年3月，我被选派到东莞\n市大朗镇经济发展局跟班学习，\n为期半年。初来乍到，这里的快\n"
        "节奏给我留下了深刻印象，也让\n我看到了差距。"
    )
    assert paragraphs(text) == ["".join(text.split())]


def test_a_blank_line_inside_a_sentence_parts_nothing() -> None:
    first, second = "他在东莞市大朗镇跟班学习，每天都有新的收获和体会，", "还把经验一条一条记下来，带回家乡慢慢琢磨。"
    assert paragraphs(f"{first}\n\n{second}") == [first + second]


def test_a_line_of_a_card_over_a_blank_line_stays_alone_where_paragraphs_stand_in_one_line() -> None:
    prose = (
        "海边的窗口教会我的，是把群众的事当成自己的事来办，一件一件记在本子上，一件一件去问，一件一件去销，" * 2
        + "才算办完。"
    )
    card = "云岭县石桥镇便民服务中心主任，挂任新湾区行政审批局"
    assert paragraphs("\n\n".join([prose, card, prose, prose])) == [prose, card, prose, prose]


def test_a_blank_line_behind_a_sentence_parts_two_paragraphs() -> None:
    first, second = "他在东莞市大朗镇跟班学习。", "第二段从这里开始，写的是另一件事情。"
    assert paragraphs(f"{first}\n\n{second}") == [first, second]


def test_a_heading_set_down_the_page_is_one_line() -> None:
    assert paragraphs("把\n根\n扎\n下\n去\n\n他在东莞市大朗镇跟班学习，每天都有新的收获。")[0] == "把根扎下去"


@pytest.mark.parametrize("written", ["碧 江 区 商 务 局", "碧　江　区　商　务　局", "碧江区 商务局"])
def test_characters_set_apart_come_together(written: str) -> None:
    assert paragraphs(written) == ["碧江区商务局"]


def test_gaps_tell_where_blanks_stood() -> None:
    laid = page("碧江区商务局 田茂林")
    assert laid.gaps == {laid.text.index("田")}


def test_words_in_latin_letters_stay_apart() -> None:
    assert paragraphs("引进 New Energy 公司") == ["引进New Energy公司"]


@pytest.mark.parametrize("second", [SENTENCE, SENTENCE[:30]], ids=["whole", "cut off"])
def test_a_passage_printed_twice_is_marked_the_second_time(second: str) -> None:
    laid = page(f"{SENTENCE}\n\n中间隔着一段别的话。\n\n{second}")
    assert [one.repeats for one in laid.paragraphs] == [False, False, True]


def test_short_lines_that_recur_are_no_repetition() -> None:
    laid = page("心得体会\n\n中间隔着一段别的话。\n\n心得体会")
    assert not any(one.repeats for one in laid.paragraphs)


@pytest.mark.parametrize(
    "table",
    [
        "序号  姓名  单位\n1  陆启元  巧家县水务局\n2  成家驹  茂租镇",
        "序号\t姓名\t单位\n1\t陆启元\t巧家县水务局\n2\t成家驹\t茂租镇",
        "| 序号 | 姓名 | 单位 |\n| 1 | 陆启元 | 巧家县水务局 |\n| 2 | 成家驹 | 茂租镇 |",
    ],
    ids=["blanks", "tabs", "bars"],
)
def test_rows_of_a_table_have_cells(table: str) -> None:
    laid = page(table)
    cells = [[laid.text[a:b].strip() for a, b in one.cells] for one in laid.paragraphs]
    assert cells == [["序号", "姓名", "单位"], ["1", "陆启元", "巧家县水务局"], ["2", "成家驹", "茂租镇"]]


def test_a_line_with_one_wide_blank_is_no_row() -> None:
    assert page("□ 麻建业  商务局").paragraphs[0].cells == ()


def test_marked_headings_are_headings_without_their_mark() -> None:
    laid = page("# 到海边去\n\n他们在东莞市学习，收获很大。")
    assert [(laid.text[one.start : one.end], one.heading) for one in laid.paragraphs] == [
        ("到海边去", True),
        ("他们在东莞市学习，收获很大。", False),
    ]


def test_numbered_headings_begin_a_paragraph() -> None:
    lines = [
        "一、作风要硬",
        "干部作风要硬，才能赢得信任，这是第一条。",
        "二、本领要强",
        "干部本领要强，才能办成事情，这是第二条。",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_line_ends_of_windows_are_line_ends() -> None:
    assert paragraphs("到海边去\r\n\r\n他们在东莞市学习，收获很大。\r\n") == [
        "到海边去",
        "他们在东莞市学习，收获很大。",
    ]


def test_a_closing_mark_stays_with_its_sentence() -> None:
    laid = page("“好！”他说。她点头。")
    assert [laid.text[a:b] for a, b in laid.sentences(laid.paragraphs[0])] == ["“好！”", "他说。", "她点头。"]


def test_a_passage_over_a_broken_line_quotes_the_break() -> None:
    text = "他在东莞市大朗镇跟班学\n习，每天都有新的收获，\n回来后写了厚厚一本笔记\n，大家抢着看。"
    laid = page(text)
    at = laid.text.index("跟班学习")
    assert laid.passage(at, at + 4).quote == "跟班学\n习"


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t", "#", "|"])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert page(text).paragraphs == ()
