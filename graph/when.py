"""Dates in the precision of the text, and the days between which they lie."""

from __future__ import annotations

import calendar
import re

__all__ = ["bounds", "date_type"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


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
