"""Posts are taken apart into units and titles; a stack of posts shares what it does not repeat."""

from __future__ import annotations

import pytest

from graph.find.posts import Post, ends_with_title, ends_with_unit, split_posts, title_span


@pytest.mark.parametrize(
    ("written", "unit", "title"),
    [
        ("碧江区政协主席", "碧江区政协", "主席"),
        ("环县县委办公室副主任", "环县县委办公室", "副主任"),
        ("巧家县发展和改革局党组书记", "巧家县发展和改革局", "党组书记"),
        ("水城区农业农村局四级调研员", "水城区农业农村局", "四级调研员"),
        ("东莞市大朗镇镇长助理", "东莞市大朗镇", "镇长助理"),
        ("环县人民医院主治医师", "环县人民医院", "主治医师"),
        ("中国科学院、水利部成都山地所副所长", "中国科学院、水利部成都山地所", "副所长"),
        ("县教育局副局长（挂职）", "县教育局", "副局长"),
        ("昭通市人民政府常务副秘书长", "昭通市人民政府", "常务副秘书长"),
    ],
)
def test_a_post_is_a_unit_and_a_title(written: str, unit: str, title: str) -> None:
    assert split_posts(written) == (Post(unit, title),)


def test_a_title_may_stand_alone() -> None:
    assert split_posts("四级调研员") == (Post("", "四级调研员"),)


def test_a_unit_may_stand_alone() -> None:
    assert split_posts("大朗镇") == (Post("大朗镇", ""),)


def test_a_later_post_without_a_unit_is_of_the_unit_before() -> None:
    assert split_posts("巧家县水务局党委委员、副局长")[1].title == "副局长"
    assert "巧家县水务局" in split_posts("巧家县水务局党委委员、副局长")[1].unit


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("碧江区委常委、区委统战部部长", "碧江区委统战部"),
        ("碧江区委常委、宣传部部长", "碧江区委宣传部"),
        ("滨海实验区工委委员、人武部部长", "滨海实验区人武部"),
    ],
)
def test_a_later_unit_is_completed_by_the_one_before(written: str, second: str) -> None:
    assert split_posts(written)[1].unit == second
    assert split_posts(written)[1].title.endswith("部长")


def test_three_posts_are_three() -> None:
    posts = split_posts("碧江区委委员、区商务局党组书记、局长")
    assert [post.title[-2:] for post in posts] == ["委员", "书记", "局长"]


@pytest.mark.parametrize("joint", ["兼", "、"])
def test_posts_are_parted_by_either_word(joint: str) -> None:
    assert [post.title for post in split_posts(f"县委书记{joint}县长")] == ["书记", "县长"]


@pytest.mark.parametrize("text", ["主任", "碧江区商务局局长", "副县长", "护士长", "一级主任科员"])
def test_titles_of_one_person_end_a_post(text: str) -> None:
    assert ends_with_title(text)


@pytest.mark.parametrize("text", ["干部", "挂职干部", "工作人员", "大朗镇", "负责", "创业板"])
def test_what_many_are_called_is_no_title_of_one(text: str) -> None:
    assert not ends_with_title(text)


@pytest.mark.parametrize(
    "text", ["大朗镇", "莘庄镇教委", "发展和改革局", "东街街道办事处", "区委办公室", "人民医院", "实验小学", "管委会"]
)
def test_units_are_told_by_their_ends(text: str) -> None:
    assert ends_with_unit(text)


@pytest.mark.parametrize("text", ["局长", "学习", "挂职锻炼", "风和日丽", "这些年"])
def test_what_ends_otherwise_is_no_unit(text: str) -> None:
    assert not ends_with_unit(text)


def test_the_place_of_a_title_is_told() -> None:
    assert title_span("碧江区政协主席") == (5, 7)
    assert title_span("碧江区政协") is None
