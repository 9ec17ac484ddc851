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
        ("城市大脑（集团）有限公司", "csdnjtyxgs"),
        ("A4纸业", "a4zy"),
    ],
)
def test_a_name_is_typed_by_the_initials_of_any_of_its_readings(name: str, typed: str) -> None:
    letters = initials(name).split(" ")
    assert len(letters) == len(typed)
    assert all(letter in readings for letter, readings in zip(typed, letters, strict=True))


def test_what_cannot_be_typed_is_left_out() -> None:
    assert initials("“”（）\u202e<>") == ""
    assert len(initials("长" * 10_000_000).split(" ")) < 100
