"""When two names count as the same: what passes, and what does not."""

from __future__ import annotations

import pytest

from graph.evaluate.alike import (
    number,
    same_area,
    same_name,
    same_title,
    same_unit,
    shared,
    squash,
    theme_ids,
)


@pytest.mark.parametrize(
    ("written", "squashed"),
    [
        ("张 静", "张静"),
        ("１４名", "14名"),
        ("莘庄\u3000工业区\n", "莘庄工业区"),
        ("麦麦提江•艾力", "麦麦提江·艾力"),
        ("麦麦提江・艾力", "麦麦提江·艾力"),
        ("", ""),
    ],
)
def test_squash_takes_away_what_printing_adds(written: str, squashed: str) -> None:
    assert squash(written) == squashed


@pytest.mark.parametrize(
    ("predicted", "accepted"),
    [
        ("潘集区政协", ["潘集区政协"]),
        ("莘庄镇", ["闵行区莘庄镇"]),
        ("上海市闵行区莘庄镇", ["莘庄镇"]),
        ("上海市闵行区莘庄镇", ["闵行区莘庄镇"]),
        ("上海市莘庄 镇", ["别的", "莘庄镇"]),
        ("凤台县人民政府", ["凤台县"]),
        ("江浦街道办事处", ["江浦街道"]),
    ],
)
def test_a_unit_is_the_same_with_and_without_area_and_office(predicted: str, accepted: list[str]) -> None:
    assert same_unit(predicted, accepted)


@pytest.mark.parametrize(
    ("predicted", "accepted"),
    [
        ("淮南市城关镇", ["滁州市城关镇"]),
        ("潘集区政协", ["潘集区委"]),
        ("上海市", ["上海市闵行区"]),
        ("莘庄镇", []),
        ("区政协", ["潘集区政协"]),
    ],
)
def test_another_unit_is_another(predicted: str, accepted: list[str]) -> None:
    assert not same_unit(predicted, accepted)


@pytest.mark.parametrize(
    ("predicted", "annotated", "same"),
    [
        ("安徽省淮南市潘集区", "安徽省淮南市潘集区", True),
        ("安徽省淮南市潘集区", "潘集区", True),
        ("潘集区", "安徽省淮南市潘集区", True),
        ("安徽省淮南市", "安徽省淮南市潘集区", False),
        ("安徽省淮南市潘集区", "安徽省淮南市", False),
        ("", "上海市", False),
        ("", "", True),
    ],
)
def test_an_area_may_be_shortened_before_but_is_neither_coarser_nor_finer(
    predicted: str, annotated: str, same: bool
) -> None:
    assert same_area(predicted, annotated) is same


@pytest.mark.parametrize(
    ("predicted", "same"),
    [
        ("工委委员;人武部部长", True),
        ("部长", True),
        ("人武部部长、工委委员", True),
        ("部长;局长", False),
        ("", False),
        (";", False),
    ],
)
def test_titles_are_right_if_none_is_wrong(predicted: str, same: bool) -> None:
    assert same_title(predicted, ["工委委员", "人武部部长", "部长"]) is same


@pytest.mark.parametrize(
    ("predicted", "annotated", "same"),
    [
        ("红色邮筒", "“红色邮筒”", True),
        ("《上海市排水条例》", "上海市排水条例", True),
        ("赛马考评", "赛马考评机制", True),
        ("标准地", "标准地改革", False),
        ("一网通办", "一网统管", False),
    ],
)
def test_a_name_may_be_part_of_a_longer_one_if_it_is_long_enough(predicted: str, annotated: str, same: bool) -> None:
    assert same_name(predicted, annotated) is same


def test_shared_is_the_part_of_the_shorter_passage() -> None:
    text = "甲乙丙丁戊己庚辛"
    assert shared("乙丙", "甲乙丙丁", text) == 1
    assert shared("甲乙丙丁", "丙丁戊己庚辛", text) == 0.5
    assert shared("甲乙丙", "丙丁戊", text) == pytest.approx(1 / 3)
    assert shared("甲乙", "庚辛", text) == 0
    assert shared("甲乙丙丁", "丙丁戊己", "") == 0
    assert shared("", "甲", text) == 0


def test_number_reads_digits_and_nothing_else() -> None:
    assert (number("1,615"), number("3.5"), number("14")) == (1615, 3.5, 14)
    assert number("三百") is None
    assert number("") is None


def test_themes_of_a_cell() -> None:
    assert theme_ids("industry; mindset,talent") == ("industry", "mindset", "talent")
    assert theme_ids(" ") == ()
