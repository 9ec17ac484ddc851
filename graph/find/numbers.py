"""Chinese numerals and the numbers that they write."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["NUMERAL", "number"]

_DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "两": 2, "俩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
#: A numeral in digits or characters, as the source of a regular expression.
NUMERAL = r"(?:\d+(?:，\d{3})*(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+)"


def number(text: str) -> Decimal | None:
    """Return what the numeral *text* is worth, or ``None`` if it is none.

    Args:
        text: digits or Chinese characters: 「1615」 「3.5」 「三」 「十八」 「两百」 「一千二」.

    Returns:
        18 for 「十八」, 1200 for 「一千二」; 「二〇二一」 is read digit by digit: 2021.
    """
    plain = text.replace("，", "").replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    if not text or any(char not in _DIGITS and char not in _TENS and char not in _MYRIADS for char in text):
        return None
    if all(char in _DIGITS for char in text) and len(text) > 1:
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    unit = 1
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            unit = _TENS[char]
            section += (digit or 1) * unit
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[char]
            section = digit = 0
            unit = _MYRIADS[char]
    if digit and unit >= 100 and text[-2] in _TENS | _MYRIADS:
        digit *= unit // 10  # 「一千二」 is 1200
    return Decimal(total + section + digit)
