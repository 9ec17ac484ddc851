"""Which words may be names, and which of them all signs together believe."""

from __future__ import annotations

import pytest

from graph.find.naming import candidates, may_be_name, names_in


def named(text: str) -> set[str]:
    return {text[start:end] for start, end in names_in(text).items()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("副局长陆启元说，", "陆启元"),
        ("欧阳启元说，", "欧阳启元"),
        ("队员区启元说，", "区启元"),
        ("写字的人叫冉在川，", "冉在川"),
        ("宗政启岚，学的是高分子", "宗政启岚"),
        ("来自巧家县中学的教师永吉卓玛，", "永吉卓玛"),
        ("副校长赵格桑措，", "赵格桑措"),
        ("县水务局干部央措到吴江区", "央措"),
        ("副局长江帆，", "江帆"),
    ],
)
def test_what_begins_with_a_surname_or_is_written_by_sound_may_be_a_name(text: str, name: str) -> None:
    assert text.index(name) in candidates(text)[name]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("高度评价", "高度"),
        ("老师傅敏之", "师傅"),
        ("陆启元跟班学习", "陆启元跟"),
        ("陆启元在会上说", "陆启元在"),
        ("常挂职", "常挂"),
        ("写信人：陆启元", "信人"),
    ],
)
def test_what_small_words_and_words_for_stays_are_part_of_is_none(text: str, word: str) -> None:
    assert word not in candidates(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("巧家县水务局副局长陆启元到苏州市吴江区挂职。陆启元说，这里的河长天天下河。", {"陆启元"}),
        ("县水务局干部江素云、县中学教师欧阳启元和县医院医生方晓岚赴吴江区跟岗。", {"江素云", "欧阳启元", "方晓岚"}),
        ("干部们高度评价这次活动，应当常抓不懈。", set()),
    ],
)
def test_the_signs_of_a_sentence_tell_who_is_named(text: str, names: set[str]) -> None:
    assert named(text) == names


def test_a_name_that_comes_again_ends_where_it_does_elsewhere() -> None:
    text = "论挂职，县商务局副局长江素算老学员。江素说，园区的办法好。江素建议，县里也试试。"
    assert named(text) == {"江素"}


@pytest.mark.parametrize("word", ["陆启元", "区启元", "欧阳启元", "永吉卓玛", "赵格桑措"])
def test_some_words_may_be_names_by_their_characters(word: str) -> None:
    assert may_be_name(word)


@pytest.mark.parametrize("word", ["工程师", "高级建筑师", "曾于", "一职则", "副研究员"])
def test_others_are_none_wherever_they_stand(word: str) -> None:
    assert not may_be_name(word)


def test_what_is_set_apart_from_a_name_is_no_part_of_it() -> None:
    text, gaps = "成英漾头镇镇长", frozenset({1, 2})
    assert "成英漾" not in candidates(text, gaps)
    assert "成英" in candidates(text, gaps)
