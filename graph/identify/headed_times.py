"""Times in headings: 「（一）教育系统（5名，跟岗时间：2024年3月4日至6月28日）」 holds for everybody under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.extract.stays import duration_of
from graph.extract.view import View
from graph.find.times import whens
from graph.identify.stays import Stay
from graph.model import Certainty, Evidence

__all__ = ["HeadedTime", "give_below", "headed_times"]

RULE = "batch"
_TIMED = re.compile(r"(?:时间|期限|起止|任期|日期|到岗|自)[^，。；]{0,3}(?:[:：为]|\d|自|从|即)")
#: How deep a numbered line stands: 「一、」 over 「（一）」 over 「1.」.
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+[、.．]|表[一二三四五六七八九十\d]|第[一二三四五六七八九十]+[批组部]"),
    re.compile(r"[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\d+[.．、]"),
)
#: So many characters a heading may have.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class HeadedTime:
    """What a heading says of the time of everybody under it.

    Args:
        start: of the stretch under the heading, in the reading text.
        end: behind that stretch.
        values: the slots that it tells, 「start」 「end」 「duration」.
        evidence: the heading.
    """

    start: int
    end: int
    values: tuple[tuple[str, str], ...]
    evidence: Evidence


def headed_times(view: View) -> list[HeadedTime]:
    """Return what headings say of times, in the order of the text; a line that names somebody is no heading."""
    found = []
    paragraphs = view.page.paragraphs
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        line = view.text[start:end]
        level = _level(line)
        if paragraph.repeats or level is None or end - start > _LONGEST or "。" in line or not _TIMED.search(line):
            continue
        if any(start <= one.start < end for one in view.people):
            continue
        span = next((when for when in whens(view.text, view.year, start, end) if when.first), None)
        length = duration_of(view, start, end)
        values = [("start", span.first if span else ""), ("end", span.last if span else "")]
        values += [("duration", length.value if length else "")]
        told = tuple((name, value) for name, value in values if value)
        below = (one.start for one in paragraphs[index + 1 :] if _closes(view.text[one.start : one.end], level))
        if told:
            found.append(HeadedTime(end, next(below, len(view.text)), told, view.evidence(RULE, start, end)))
    return found


def _level(line: str) -> int | None:
    return next((depth for depth, pattern in enumerate(_LEVELS) if pattern.match(line)), None)


def _closes(line: str, level: int) -> bool:
    """Whether *line* is numbered like the heading of *level*, or like one over it."""
    here = _level(line)
    return here is not None and here <= level


def give_below(found: Iterable[HeadedTime], stay: Stay, at: int) -> None:
    """Give *stay*, told at *at*, what the heading over it says and the stay leaves open, marked inferred; the nearest heading counts."""
    over = [one for one in found if one.start <= at < one.end]
    if not over or "start" in stay.values or "end" in stay.values:
        return
    nearest = max(over, key=lambda one: one.start)
    for name, value in nearest.values:
        stay.take(name, value, Evidence(nearest.evidence.passage, nearest.evidence.rule, Certainty.INFERRED))
