"""The plan finds who tells a section, what it is called, and who made the page."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.read.page import lay_out
from graph.read.plan import Plan, plan

BODY = "2022年3月，我被选派到东莞市大朗镇跟班学习，为期半年，这里的快节奏给我留下了深刻的印象。"


def planned(text: str) -> tuple[str, Plan]:
    page = lay_out(Document("text.txt", text, ""))
    return page.text, plan(page)


def narrators(text: str) -> list[tuple[str, str]]:
    read, found = planned(text)
    return [(read[slice(*one.name)], read[slice(*one.post)]) for one in found.sections]


@pytest.mark.parametrize("word", ["讲述人", "口述人", "分享人", "受访人", "讲述者"])
def test_a_header_names_unit_and_narrator(word: str) -> None:
    assert narrators(f"{word}：昭通市巧家县发展和改革局 陆启元\n{BODY}") == [("陆启元", "昭通市巧家县发展和改革局")]


def test_a_half_width_colon_heads_a_section_as_well() -> None:
    assert narrators(f"讲述人:昭通市巧家县发展和改革局 陆启元\n{BODY}") == [("陆启元", "昭通市巧家县发展和改革局")]


def test_a_name_of_two_characters_may_be_set_apart() -> None:
    assert narrators(f"讲述人：水城区农业农村局副局长 简 宁\n{BODY}") == [("简宁", "水城区农业农村局副局长")]


def test_a_name_may_touch_its_unit() -> None:
    assert narrators(f"挂职干部：巧家县水务局副局长陆启元\n{BODY}") == [("陆启元", "巧家县水务局副局长")]


def test_a_name_may_stand_on_the_line_behind_the_header() -> None:
    assert narrators(f"讲述人：定西市安定区融媒体中心\n祁连峰\n{BODY}") == [("祁连峰", "定西市安定区融媒体中心")]


def test_a_unit_over_a_name_over_an_essay_is_a_header() -> None:
    assert narrators(f"平凉市崆峒区投资促进中心\n常怀安\n{BODY}") == [("常怀安", "平凉市崆峒区投资促进中心")]


def test_what_somebody_is_among_those_sent_may_stand_before_the_name() -> None:
    assert narrators(f"驻东莞组\n组长 陆启元（昭通市巧家县发展和改革局）\n{BODY}") == [
        ("陆启元", "昭通市巧家县发展和改革局")
    ]


def test_a_name_with_a_dot_is_a_narrator() -> None:
    assert narrators(f"讲述人：伊宁县文旅局 阿依古丽·买买提\n{BODY}") == [("阿依古丽·买买提", "伊宁县文旅局")]


def test_an_essay_that_is_signed_is_told_by_its_author() -> None:
    text = f"在海边找答案\n□ 麻建业\n{BODY}\n（作者系定西市安定区内官营镇副镇长）"
    assert narrators(text) == [("麻建业", "定西市安定区内官营镇副镇长")]


@pytest.mark.parametrize(
    "text",
    [
        f"干部挂职见闻\n{BODY}",
        "定西市安定区融媒体中心\n县里组织了一批干部到福州挂职，他们回来后讲了许多见闻，大家听得认真。",
        "本报记者 沙一鸣\n县里组织了一批干部到福州挂职，他们回来后讲了许多见闻，大家听得认真。",
    ],
    ids=["heading", "unit alone", "reporter"],
)
def test_without_a_name_under_a_unit_nobody_tells(text: str) -> None:
    assert narrators(text) == []


def test_sections_end_where_the_next_begins() -> None:
    text, found = planned(
        f"雷厉风行是这样炼成的\n讲述人：水城区农业农村局 简宁\n{BODY}\n（本报记者 沙一鸣 整理）\n"
        f"把小事做到极致\n讲述人：安定区融媒体中心 祁连峰\n{BODY[:30]}，大家从不叫苦，也从不推诿。\n"
        "（本报记者 柴之远 整理）"
    )
    assert [text[slice(*one.title)] for one in found.sections] == ["雷厉风行是这样炼成的", "把小事做到极致"]
    first, second = found.sections
    assert first.end <= second.header[0]
    assert "整理" not in text[first.start : first.end]
    assert found.section_at(text.index(BODY)) == first
    assert found.section_at(0) is None


def test_short_lines_without_a_full_stop_are_headings() -> None:
    text, found = planned(f"到海边去\n\n{BODY}\n\n把经验带回来\n\n{BODY[:40]}，大家都很珍惜这次机会。")
    assert [text[one.start : one.end] for one in found.headings] == ["到海边去", "把经验带回来"]


@pytest.mark.parametrize("newspaper", ["重庆日报记者 沙一鸣", "巧家县融媒体中心记者 沙一鸣"])
def test_who_made_the_page_tells_none_of_it(newspaper: str) -> None:
    assert narrators(f"{newspaper} 碧江融媒体中心 柴之远\n{BODY}") == []


def test_a_narrators_header_may_hold_all_but_the_name_in_brackets() -> None:
    header = "陆启元（巧家县水务局副局长，挂任东莞市大朗镇镇长助理）"
    assert narrators(f"{header}\n{BODY}") == [("陆启元", "巧家县水务局副局长")]
    assert narrators(f"{header}：{BODY}") == [("陆启元", "巧家县水务局副局长")]
