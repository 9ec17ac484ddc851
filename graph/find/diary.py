"""The days of a diary: lines that hold nothing but a date, and the weather, 「2022年7月22日　晴」; what stands below one is told on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.find.times import whens
from graph.read.page import Page

__all__ = ["day_at", "days"]

#: So long is such a line at most; a date with its day has so many characters.
_LINE, _DAY = 24, 10
#: So many make a diary.
_ENTRIES = 2


def days(page: Page) -> list[tuple[int, str]]:
    """Return where each entry of a diary begins, with its day, ISO, in the order of the text; nothing if *page* is none."""
    found = list(_dated(page))
    return found if len(found) >= _ENTRIES else []


def day_at(entries: list[tuple[int, str]], at: int) -> str:
    """Return the day of the entry in which *at* stands, ISO; empty before the first."""
    return next((day for start, day in reversed(entries) if start <= at), "")


def _dated(page: Page) -> Iterator[tuple[int, str]]:
    for line in page.paragraphs:
        if line.end - line.start > _LINE or line.repeats or re.search("[，。；：]", page.text[line.start : line.end]):
            continue
        told = [one for one in whens(page.text, None, line.start, line.end) if len(one.first) == _DAY and not one.last]
        if len(told) == 1 and told[0].start == line.start:
            yield line.start, told[0].first
