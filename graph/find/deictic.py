"""Dates told from the day on which a text was written: 「昨日」 「下月」 「两年前的5月」.

They mean something only where the text says when it was written, by a date line, a stamp or its last line; and only in what its writer says,
not in what somebody else is quoted with, who may have said it on another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from graph.find.numbers import number
from graph.find.times import When, whens

__all__ = ["deictic", "written_on"]

#: A line of so many characters at most holds nothing but where and when something was written; one of so many lines at either end.
_LINE, _EDGE = 60, 8
_DAY = 10
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1}
_MONTHS = {"上": -1, "本": 0, "下": 1}
_TOLD = re.compile(
    r"(?P<day>昨|今|(?<![说声证])明)[天日晚早晨](?!气|头条)|(?<![以之目当提眼从先])(?P<before>前)[天日](?!晚)"
    r"|(?<![\d十百几])(?P<ago>[1-9一两二三四五六七八九十])天(?:之|以)?前(?![的所])"
    r"|(?P<month>[上本下])个?月(?:(?P<at>\d{1,2})日)?(?!报(?!到)|[刊工薪亮光])"
    r"|(?<![\d〇十百几])(?P<years>[1-9一两二三四五六七八九])年前的?(?P<of>\d{1,2}|[一二三四五六七八九]|十[一二]?)月"
)
#: A day without its month, 「3日下午」 「自4日起」, is of the month of writing, or of the one before if that day is still to come.
_BARE = re.compile(r"(?<![\d月号第每至到、—～~-])(?P<bare>[12]\d|3[01]|[1-9])日(?![内均常程游报期子夜之元本历])")
#: What a paper sets before a report that it dates: 「本报9月4日讯」.
_REPORTED = re.compile(r"(?:[报网社台]|融媒|中心)(?:[一-鿿]{2,3})?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:电|讯)")
#: What is not told from today: 「今天的吴江」 「今天更好」.
_NO_DAY = re.compile(r"的(?!.{0,6}(?:会|仪式|启程|座谈))|更")
_QUOTED = re.compile(r"“[^”\n]*”")


def written_on(text: str, published: str = "", year: int | None = None) -> str:
    """Return when *text* was written, ISO, as precisely as it says so: 「2024-05-14」 「2024-05」; empty if it does not.

    A report that gives its own day, 「本报9月4日讯」, is told from that, whenever it was printed.

    Args:
        text: the reading text.
        published: when it was published if that is known, ISO.
        year: of writing if it is known, for 「本报9月4日讯」.
    """
    dated = published if len(published) > 4 else _dated(text)
    reported = _REPORTED.search(text)
    if not reported:
        return dated
    known = int(dated[:4]) if dated else year
    day = f"{known}-{int(reported['month']):02d}-{int(reported['day']):02d}" if known else ""
    # A report of 31 December is printed in January.
    return day if not dated or day[:7] <= dated[:7] else f"{int(day[:4]) - 1}{day[4:]}"


def _dated(text: str) -> str:
    """Return the day that a line at either end of *text* gives; empty if none does."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in (*lines[:_EDGE], *reversed(lines[-_EDGE:])):
        if len(line) > _LINE or set(line) & set("，。；") or "出生" in line:
            continue
        told = [one for one in whens(line, None) if len(one.first) == _DAY and not one.last]
        stamped = re.search(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", line)
        if len(told) == 1:
            return told[0].first
        if stamped and not told:
            return f"{stamped[1]}-{int(stamped[2]):02d}-{int(stamped[3]):02d}"
    return ""


def deictic(text: str, written: str, start: int = 0, end: int | None = None) -> Iterator[When]:
    """Yield the dates in ``text[start:end]`` that are told from when it was written: by 「2024-05-14」 「昨日」 is 「2024-05-13」.

    Args:
        text: the reading text.
        written: see :func:`written_on`; what asks for a day stays out where only the month is known.
        start: where to begin.
        end: where to stop; default: at the end.
    """
    if not written:
        return
    stop = len(text) if end is None else end
    quoted = [match.span() for match in _QUOTED.finditer(text, start, stop)]
    for match in _TOLD.finditer(text, start, stop):
        if any(left <= match.start() < right for left, right in quoted):
            continue
        value = _day(_value(match, written))
        if value and not (len(value) == _DAY and _NO_DAY.match(text, match.end())):
            yield When(match.start(), match.end(), value)
    if len(written) == _DAY:
        for match in _BARE.finditer(text, start, stop):
            month = written[:7] if int(match["bare"]) <= int(written[8:]) else _months_on(written, -1)
            value = _day(f"{month}-{int(match['bare']):02d}")
            if value:
                yield When(match.start(), match.end(), value)


def _day(value: str) -> str:
    """Return *value*, empty if it is a day that no calendar has: 「2月30日」 of a misprint."""
    try:
        return value if len(value) < _DAY or date.fromisoformat(value) else ""
    except ValueError:
        return ""


def _months_on(written: str, months: int) -> str:
    at = 12 * int(written[:4]) + int(written[5:7]) - 1 + months
    return f"{at // 12}-{at % 12 + 1:02d}"


def _value(match: re.Match[str], written: str) -> str:
    if match["years"]:
        back = number(match["years"]) or 0
        return f"{int(written[:4]) - int(back)}-{int(number(match['of']) or 0):02d}"
    if match["month"]:
        told = _months_on(written, _MONTHS[match["month"]])
        return f"{told}-{int(match['at']):02d}" if match["at"] else told
    if len(written) < _DAY:
        return ""
    if not _day(written):
        return ""
    if match["ago"]:
        return (date.fromisoformat(written) - timedelta(int(number(match["ago"]) or 0))).isoformat()
    return (date.fromisoformat(written) + timedelta(_DAYS[match["day"] or match["before"]])).isoformat()
