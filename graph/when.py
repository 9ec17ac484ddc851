"""Dates in the precision of the text, the days between which they lie, and lengths of time."""

from __future__ import annotations

import calendar
import re

__all__ = ["between", "bounds", "date_type", "day_number", "days_of", "lasts"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
#: A length is told in round words, 「半年」; so many days, or such a part of it, make no other one of it.
_ROUNDED = 15
_PART = 0.2


def date_type(value: str) -> str | None:
    """Return the XSD type of an ISO date by its precision, 「2021-03」 a ``gYearMonth``; ``None`` if it is no date."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    return "date" if match[3] else "gYearMonth" if match[2] else "gYear"


def bounds(value: str) -> tuple[str, str] | None:
    """Return the first and the last day of a date: 「2021-03」 is 2021-03-01 to 2021-03-31.

    Returns:
        two ISO days, or ``None`` when *value* is no date of any year, as 「2021-02-30」 is not.
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if year == 0 or (match[2] and not 1 <= month <= 12):
        return None
    first, last = month or 1, month or 12
    length = calendar.monthrange(year, last)[1]
    if match[3] and not 1 <= day <= length:
        return None
    return f"{year:04}-{first:02}-{day or 1:02}", f"{year:04}-{last:02}-{day or length:02}"


def lasts(length: str, first: str, last: str) -> bool:
    """Whether a stay may have been so long that began and ended then; what is not told or no date contradicts nothing.

    Args:
        length: 「P6M」.
        first: when it began, 「2022-10」.
        last: when it ended, 「2023-04-17」.
    """
    began, ended, days = bounds(first), bounds(last), days_of(length)
    if not (began and ended and days):
        return True
    slack = max(_ROUNDED, days * _PART)
    least, most = day_number(ended[0]) - day_number(began[1]), day_number(ended[1]) - day_number(began[0])
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
    days = (day_number(ended[0]) + day_number(ended[1]) - day_number(began[0]) - day_number(began[1])) // 2
    months = round(days / 31)
    return f"P{months}M" if months > 0 else f"P{max(days, 1)}D"


def day_number(day: str) -> int:
    """Count the days up to *day*, an ISO day, every month as 31: enough to tell before from after."""
    year, month, date = map(int, day.split("-"))
    return (year * 12 + month) * 31 + date


def days_of(duration: str) -> int:
    """Return how many days *duration* is, 「P6M」, a month as 31; 0 where it is no length."""
    match = _LENGTH.fullmatch(duration)
    if not match:
        return 0
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return (years * 12 + months) * 31 + weeks * 7 + days
