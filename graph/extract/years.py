"""In which year a date is that does not tell its year: how it is read first, and how else it may be read.

「11月份去，春节前回」 in a paper of January is of the year before; 「3月」 behind 「2022年9月」 may be of the next one; 「当年5月」 at the beginning of a
paragraph takes up the year that another told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.find.numbers import number
from graph.find.times import When

__all__ = ["ITSELF", "Span", "readings", "tells_year"]

#: How the year of a date is known that tells it.
ITSELF = "itself"
_ITSELF = re.compile(r"(?:19|20)\d\d年|[一二]〇")
_RECKONED = re.compile(r"[去前上今本明后]年")
_TAKEN_UP = re.compile(
    r"(?:当年|同年|那年|同一年|(?P<next>次年|翌年))的?(?:(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月)?"
)
#: So long is a date with its month.
_MONTH = 7
#: By so many years a date may be otherwise than it is read first, and how its year is known then.
_OTHERWISE = {
    "writing": ((-1, "year before"),),
    "goes on": ((1, "year after"),),
    "reckoned open": ((-1, "year before"), (1, "year after")),
}
_CARRIED = "carried"


class Span(NamedTuple):
    """A time on the page.

    Args:
        start: offset of its first character.
        end: behind its last.
        value: 「2022-10」, or the length 「P6M」.
        last: the end of a span; empty otherwise.
        year: how the year of a date is known: it tells it itself; 「reckoned」 from that of writing, 「去年10月」, or 「reckoned open」 where that is
            assumed; 「taken up」, 「当年10月」; 「goes on」 behind another date, 「2022年3月到岗，9月返回」; 「writing」, that of writing for want of
            another; 「day」, told from the day of writing. Or how it may be read otherwise: 「year before」, 「year after」, 「carried」 from the
            date told last.
    """

    start: int
    end: int
    value: str
    last: str = ""
    year: str = ""

    @property
    def first(self) -> bool:
        """Whether this is how the time is read first."""
        return self.year not in ("year before", "year after", _CARRIED)


def tells_year(text: str, when: When) -> bool:
    """Whether a date tells its year itself: 「2023年10月」, not 「10月」 behind it."""
    return bool(_ITSELF.match(text, when.start))


def readings(text: str, when: When, alone: str, before: str, *, dated: bool) -> Iterator[Span]:
    """Yield a date as it is read first, if it can be read, and as it may be read otherwise.

    Args:
        text: the reading text.
        when: the date.
        alone: what it is by its paragraph alone, if nobody knew when the page was written; empty where that leaves it open.
        before: the year that the page told last before it; may be empty.
        dated: whether the page says when it was written.
    """
    if not when.first:
        taken = _TAKEN_UP.match(text, when.start)
        if taken and taken["month"] and before:
            year = int(before) + bool(taken["next"])
            yield Span(when.start, when.end, f"{year}-{int(number(taken['month']) or 0):02d}", "", _CARRIED)
        return
    by = _year_by(text, when, alone, dated=dated)
    yield Span(when.start, when.end, when.first, when.last, by)
    for years, how in _OTHERWISE.get(by, ()) if len(when.first) >= _MONTH else ():
        yield Span(when.start, when.end, _moved(when.first, years), _moved(when.last, years), how)


def _year_by(text: str, when: When, alone: str, *, dated: bool) -> str:
    if tells_year(text, when):
        return ITSELF
    if _RECKONED.match(text, when.start):
        return "reckoned" if dated else "reckoned open"
    if _TAKEN_UP.match(text, when.start):
        return "taken up"
    return "goes on" if alone else "writing"


def _moved(value: str, years: int) -> str:
    return f"{int(value[:4]) + years}{value[4:]}" if value else ""
