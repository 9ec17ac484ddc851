"""Folding puts every character into one coat and moves none from its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.fold import fold, simplify

#: What pages are made of, and what they should not hold.
CHARACTERS = st.text(
    st.one_of(
        st.sampled_from(
            "镇乡挂职學習幹部乾著瞭藉，。；：“”‘’（）《》、·•—…,.;:!?()\"'|#\t \n\r　１Ａ％𠮷🙂年月日0123456789ABab"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(CHARACTERS)
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(CHARACTERS)
def test_simplifying_keeps_the_length_of_any_text(text: str) -> None:
    assert len(simplify(text)) == len(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(CHARACTERS)
def test_line_feeds_stay_where_they_are(text: str) -> None:
    folded = fold(text)
    assert [at for at, char in enumerate(folded) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("实训,我倍感珍惜", "实训，我倍感珍惜"),
        ("讲述人:陆启元", "讲述人：陆启元"),
        ("什么?)", "什么？）"),
        ("（一)总则;分则", "（一）总则；分则"),
        ("他来了.你走了.", "他来了。你走了。"),
        ("价格(元)", "价格（元）"),
    ],
)
def test_half_width_marks_of_chinese_sentences_become_full_width(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize("text", ["1.0版", "14:30", "3.5%", "第1.2节", "2021.3", "https://example.org/a?b=1", "V2.0"])
def test_numbers_versions_and_addresses_keep_their_points(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [("２０２１年", "2021年"), ("ＩＰ", "IP"), ("５０％", "50%"), ("「好」", "“好”"), ("买买提•江", "买买提·江")],
)
def test_other_coats_are_taken_off(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("管委會", "管委会"), ("碧江區商务局", "碧江区商务局"), ("掛職干部", "挂职干部"), ("大朗鎮", "大朗镇")],
)
def test_traditional_characters_that_slipped_in_are_simplified(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize("text", ["乾隆年间", "著名企业", "瞭望塔", "慰藉", "名著", "乾坤"])
def test_characters_that_are_simplified_in_their_own_right_stay(text: str) -> None:
    assert fold(text) == text


def test_a_text_wholly_in_traditional_script_is_converted_by_its_words() -> None:
    assert fold("乾隆年間的著名書院，如今是幹部學習的課堂") == "乾隆年间的著名书院，如今是干部学习的课堂"


def test_straight_quotation_marks_open_and_close_in_turn() -> None:
    assert fold('他说"好",她说"行"') == "他说“好”，她说“行”"


def test_an_empty_line_ends_a_quotation_that_nobody_closed() -> None:
    assert fold('他说"好\n\n她说"行"') == "他说“好\n\n她说“行”"
