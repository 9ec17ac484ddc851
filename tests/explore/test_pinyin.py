"""The letters by which names are typed."""

from __future__ import annotations

import pytest

from graph.explore.pinyin import initials


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("董善积", "dsj"),
        ("重庆市", "cqs"),  # 重 is chóng in it
        ("单县", "sx"),  # 单 is shàn in it
        ("曾国藩", "zgf"),
        ("城市大脑集团有限公司", "csdnjtyxgs"),
    ],
)
def test_a_name_is_typed_by_the_initials_of_any_of_its_readings(name: str, typed: str) -> None:
    letters = {char: readings for readings, chars in initials([name]).items() for char in chars}
    assert all(letter in letters[char] for letter, char in zip(typed, name, strict=True))


def test_what_cannot_be_typed_is_left_out() -> None:
    assert initials(["“”（）\u202e<>A4", "\ud800\uffff"]) == {}
