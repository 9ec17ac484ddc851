"""Names end where the sentence goes on; words that begin like surnames are no names."""

from __future__ import annotations

import pytest

from graph.find.people import in_title, is_name, name_at, names_from_gaps


def name(text: str, *, sure: bool = False) -> str | None:
    end = name_at(text, 0, sure=sure)
    return None if end is None else text[:end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("江帆本学期到石阡县支教", "江帆"),
        ("江帆八月底启程", "江帆"),
        ("江帆自6月起在吴江区", "江帆"),
        ("江帆正在会上发言", "江帆"),
        ("努尔太·阿勒下周启程", "努尔太·阿勒"),
        ("努尔太·阿勒在会上发言", "努尔太·阿勒"),
        ("江一本说，", "江一本"),
        ("江自正同志", "江自正"),
    ],
)
def test_a_name_ends_before_words_of_time(text: str, found: str) -> None:
    assert name(text, sure=True) == found


@pytest.mark.parametrize(("text", "at"), [("书记员江帆说，", 2), ("总支书记江帆说，", 3), ("技术员江帆说，", 2)])
def test_no_name_begins_within_a_title(text: str, at: int) -> None:
    assert name_at(text, at) is None
    assert name_at(text, at + 1) == at + 3


@pytest.mark.parametrize("text", ["记江帆说，", "员江帆说，"])
def test_a_rare_surname_begins_a_name_elsewhere(text: str) -> None:
    assert not in_title(text, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("徐杰和他的同事", "徐杰"),
        ("刘涛认为", "刘涛"),
        ("陆启元说", "陆启元"),
        ("张静在会上发言", "张静"),
        ("刘洋洋说", "刘洋洋"),
        ("陈思思表示", "陈思思"),
        ("常怀安和祁连峰", "常怀安"),
        ("李和平同志", "李和平"),
        ("司马平说", "司马平"),
        ("欧阳若谷介绍", "欧阳若谷"),
        ("简宁，女", "简宁"),
        ("江素云", "江素云"),
        ("田茂林、杨昌礼", "田茂林"),
        ("石光明已经", "石光明"),
        ("陆大成说，", "陆大成"),
        ("刘涛听说，", "刘涛"),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(text: str, found: str) -> None:
    assert name(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("乌云毕力格，", "乌云毕力格"), ("才让卓玛将到", "才让卓玛"), ("扎西顿珠。", "扎西顿珠")],
)
def test_names_without_a_surname_are_told_by_their_sounds(text: str, found: str) -> None:
    assert name(text, sure=True) == found


@pytest.mark.parametrize("text", ["编进同一个", "白云山庄。"])
def test_words_that_sound_like_nobody_are_no_names(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize("text", ["阿依努尔·吐尔逊", "买买提江·吐尔逊，", "阿卜杜拉·肉孜表示"])
def test_names_with_a_dot_are_whole(text: str) -> None:
    assert name(text) == text.rstrip("，").removesuffix("表示")


@pytest.mark.parametrize(
    "text",
    ["高度评价", "应当带头", "于是大家", "有关部门", "高质量发展", "管理、服务", "解决了问题", "全体干部", "水平很高"],
)
def test_words_that_begin_like_a_surname_are_no_names(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize("text", ["董善积", "欧阳骁", "阿依努尔·吐尔逊", "李和平", "简宁", "司徒鹏"])
def test_whole_names_are_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["", "有关", "高质量", "同志", "王", "干部", "张的", "我们", "学习", "工作人员", "abc"]
)
def test_other_words_are_none(text: str) -> None:
    assert not is_name(text)


def spread(written: str) -> list[str]:
    text = "".join(written.split())
    gaps = frozenset(len("".join(written[:at].split())) for at, char in enumerate(written) if char == " ")
    return [text[a:b] for a, b in names_from_gaps(text, gaps, 0, len(text))]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("张 静", ["张静"]),
        ("苏 叶 方 恒", ["苏叶", "方恒"]),
        ("司 徒 鹏", ["司徒鹏"]),
        ("沙一鸣 柴之远", ["沙一鸣", "柴之远"]),
        ("沙一鸣 简 宁", ["沙一鸣", "简宁"]),
        ("简 宁 沙一鸣", ["简宁", "沙一鸣"]),
        ("沙一鸣柴之远", ["沙一鸣", "柴之远"]),
        ("沙一鸣", ["沙一鸣"]),
    ],
)
def test_runs_of_names_are_cut_by_their_blanks(written: str, names: list[str]) -> None:
    assert spread(written) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("努尔太·吐尔逊裹着大衣", "努尔太·吐尔逊"),
        ("阿依努尔·木拉提站在门边", "阿依努尔·木拉提"),
        ("阿依努尔·阿不都力孜笑了", "阿依努尔·阿不都力孜"),
        ("阿依努尔·吐尔逊提出了建议", "阿依努尔·吐尔逊"),
        ("阿依努尔·买买提参加培训", "阿依努尔·买买提"),
        ("阿依努尔·买买提前往上海", "阿依努尔·买买提"),
        ("阿依努尔·吐尔逊点的是", "阿依努尔·吐尔逊"),
        ("努尔太·阿勒，", "努尔太·阿勒"),
    ],
)
def test_a_name_with_dots_ends_where_it_is_no_longer_spelt_by_sound(text: str, name: str) -> None:
    assert text[: name_at(text, 0)] == name
