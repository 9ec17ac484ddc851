"""Numerals, in digits and in characters."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.numbers import number

_DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1615", "1615"),
        ("3.5", "3.5"),
        ("1，200", "1200"),
        ("1,200", "1200"),
        ("三", "3"),
        ("两", "2"),
        ("十", "10"),
        ("十八", "18"),
        ("二十", "20"),
        ("两百", "200"),
        ("一百零五", "105"),
        ("一百二", "120"),
        ("一千二", "1200"),
        ("一千二百", "1200"),
        ("三万五", "35000"),
        ("一万零三百", "10300"),
        ("二〇二一", "2021"),
        ("三亿", "300000000"),
        ("十二万", "120000"),
    ],
)
def test_a_numeral_is_worth_its_number(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "a", "多", "第三", "3家", "半", "1.2.3"])
def test_what_is_no_numeral_is_worth_nothing(text: str) -> None:
    assert number(text) is None


def _written(value: int) -> str:
    """Write a number below ten thousand as one speaks it."""
    out, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            out += ("零" if zero and out else "") + _DIGITS[digit] + unit
            zero = False
        else:
            zero = True
    return out


@settings(deadline=None, derandomize=True)
@given(st.integers(1, 9999))
def test_every_number_is_read_as_it_is_spoken(value: int) -> None:
    assert number(_written(value)) == value


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_every_number_is_read_as_it_is_set_in_digits(value: int) -> None:
    assert number(str(value)) == value
    assert number(f"{value:,}") == value
