"""When a stay was, as far as its text tells: enough to say that two stays cannot be one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.when import bounds

__all__ = ["Period", "agree", "apart", "between", "lasts", "months_between"]

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
#: Days that a stay is taken to last whose length nobody tells: a year. Longer ones say so.
_UNTOLD = 366
#: A length is told in round words, 「半年」; so many days, or such a part of it, make no other one of it.
_ROUNDED = 15
_PART = 0.2


@dataclass(frozen=True, slots=True)
class Period:
    """When somebody stayed; each as the text writes it, empty where it does not tell: ISO date, ISO date, 「P6M」."""

    start: str = ""
    end: str = ""
    duration: str = ""

    def days(self) -> tuple[int, int] | None:
        """Return the first day on which it may have begun and the last on which it may have ended; ``None`` if no date is told."""
        first, last = bounds(self.start), bounds(self.end)
        length = _days(self.duration) or _UNTOLD
        if first:
            return _number(first[0]), _number(last[1]) if last else _number(first[1]) + length
        if last:
            return _number(last[0]) - length, _number(last[1])
        return None


def apart(one: Period, other: Period) -> bool:
    """Whether the two cannot overlap: one was over before the other began."""
    mine, theirs = one.days(), other.days()
    return bool(mine and theirs) and (mine[1] < theirs[0] or theirs[1] < mine[0])  # type: ignore[index]


def lasts(length: str, first: str, last: str) -> bool:
    """Whether a stay may have been so long that began and ended then; what is not told or no date contradicts nothing.

    Args:
        length: 「P6M」.
        first: when it began, 「2022-10」.
        last: when it ended, 「2023-04-17」.
    """
    began, ended, days = bounds(first), bounds(last), _days(length)
    if not (began and ended and days):
        return True
    slack = max(_ROUNDED, days * _PART)
    least, most = _number(ended[0]) - _number(began[1]), _number(ended[1]) - _number(began[0])
    return least - slack <= days <= most + slack


def between(first: str, last: str) -> str:
    """Return how long it is from one date to another, in whole months or, below one, days: from 「2022-10」 to 「2023-04-17」 it is 「P6M」.

    Args:
        first: an ISO date of any precision; what it leaves open is taken in the middle.
        last: the same, a later one.
    """
    began, ended = bounds(first), bounds(last)
    if not (began and ended):
        return ""
    days = (_number(ended[0]) + _number(ended[1]) - _number(began[0]) - _number(began[1])) // 2
    months = round(days / 31)
    return f"P{months}M" if months > 0 else f"P{max(days, 1)}D"


def agree(one: str, other: str) -> bool:
    """Whether two dates or values are one, or the one says less exactly what the other says: 「2020」 and 「2020-12」."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def months_between(one: str, other: str) -> int:
    """Return how many months lie between two ISO dates, 「2021-03-30」 「2022-11」; 0 where one of them tells no month."""
    if min(len(one), len(other)) < 7:
        return 0
    return abs(int(one[:4]) * 12 + int(one[5:7]) - int(other[:4]) * 12 - int(other[5:7]))


def _number(day: str) -> int:
    """Count the days up to *day*, every month as 31: enough to tell before from after."""
    year, month, date = map(int, day.split("-"))
    return (year * 12 + month) * 31 + date


def _days(duration: str) -> int:
    match = _LENGTH.fullmatch(duration)
    if not match:
        return 0
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return (years * 12 + months) * 31 + weeks * 7 + days
