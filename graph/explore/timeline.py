"""When: batches and stays in days, with no more precision than the texts have.

「2021年3月」 may be any day of the month: a bar is certain from the last day on which the stay may have begun to the first
on which it may have ended, and faint on both sides of that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.explore.index import Index
from graph.when import bounds

__all__ = ["COUNTED", "OPEN", "SAID", "Bar", "bar_of", "compile_timeline", "days_of", "length_of"]

_DURATION = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?")

#: How an end is known: said, from the start and the duration, or not at all.
SAID, COUNTED, OPEN = range(3)

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Bar:
    """A stay in days since the first of January 1970: the bounds of its start and of its end, and how the end is known."""

    start: tuple[int, int]
    end: tuple[int, int]
    known: int


def days_of(value: str) -> tuple[int, int] | None:
    """Return the first and the last day of a date in its precision; ``None`` if it is none: 「2021」 are 365 days."""
    days = bounds(value)
    if days is None:
        return None
    first, last = (date.fromisoformat(day).toordinal() - _EPOCH for day in days)
    return first, last


def length_of(duration: str) -> tuple[int, int] | None:
    """Return the months and the days of a duration, 「P3M15D」 is 3 and 15; ``None`` if it is none."""
    match = _DURATION.fullmatch(duration)
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return years * 12 + months, weeks * 7 + days


def _later(day: int, months: int, days: int) -> int | None:
    start = date.fromordinal(day + _EPOCH)
    month = start.year * 12 + start.month - 1 + months
    year = month // 12
    if not 1 <= year <= 9998:
        return None
    first = date(year, month % 12 + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(start.day, length)).toordinal() - _EPOCH + days


def bar_of(start: str, end: str, duration: str) -> Bar | None:
    """Return the bar of a stay from what is said of it; ``None`` where nobody says when it began or ended."""
    began, ended, length = days_of(start), days_of(end), length_of(duration)
    if began and not ended and length:
        first, last = (_later(day, *length) for day in began)
        if first is not None and last is not None:
            return Bar(began, (first, last), COUNTED)
    if began and ended and ended[1] >= began[0]:
        return Bar(began, ended, SAID)
    if began:
        return Bar(began, began, OPEN)
    return None


def compile_timeline(index: Index, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return the timeline for the page.

    Returns:
        ``groups`` [batch or -1, its bounds or nothing, bars], the earliest first; a bar is [stay, first and last day of its
        start, first and last day of its end, how the end is known]; ``undated``, stays of which nobody says when;
        ``from`` and ``to``, the days between which all of it lies; ``years`` [day, year].
    """
    groups: dict[str, list[list[int]]] = {}
    undated: list[int] = []
    for stay in index.kind("Placement"):
        bar = bar_of(*(_said(index, stay.id, name) for name in ("start", "end", "duration")))
        if bar is None:
            undated.append(numbers[stay.id])
            continue
        batch = next((str(fact.object) for fact in index.out(stay.id, "inBatch")), "")
        groups.setdefault(batch, []).append([numbers[stay.id], *bar.start, *bar.end, bar.known])
    starts = {one.id: days for one in index.kind("Batch") if (days := days_of(_said(index, one.id, "start")))}
    told = [
        (numbers.get(id_, -1), starts.get(id_, ()), sorted(groups.get(id_, ()), key=lambda bar: (*bar[1:], bar[0])))
        for id_ in sorted({*groups, *starts})
    ]
    told.sort(key=lambda group: (group[0] < 0, min((*group[1][:1], *(bar[1] for bar in group[2]))), group[0]))
    all_days = [day for _, own, bars in told for day in (*own, *(day for bar in bars for day in bar[1:5]))]
    first, last = (min(all_days), max(all_days)) if all_days else (0, 0)
    years = range(date.fromordinal(first + _EPOCH).year, date.fromordinal(last + _EPOCH).year + 2) if all_days else ()
    return {
        "groups": [[number, list(own), bars] for number, own, bars in told],
        "undated": undated,
        "from": first,
        "to": last,
        "years": [[date(year, 1, 1).toordinal() - _EPOCH, year] for year in years if year < 9999],
    }


def _said(index: Index, subject: str, predicate: str) -> str:
    return next((one.value for one in index.said(subject, predicate)), "")
