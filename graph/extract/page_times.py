"""The times that a page tells, whosever they are: dates, spans and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.view import View
from graph.extract.years import ITSELF, Span, readings, tells_year
from graph.find.deictic import deictic, written_on
from graph.find.diary import day_at, days
from graph.find.times import When, durations, in_figures, is_ahead, is_titled, whens

__all__ = ["Span", "dates_told", "lengths_told"]

#: A birthday is no time of a stay: 「1990年2月生」.
_BORN = re.compile(r"(?:出生|生)(?![效产活])|入党")
#: Behind the date of a document, which begins nobody's stay: 「2021年12月13日，《…方案》正式发布」 「2022年3月，两市印发《…》」.
_ISSUED = re.compile(
    r"，?[^，。；《》]{0,12}《[^》\n]{4,60}》(?:正式)?(?:发布|印发|出台|公布|施行)|，?[^，。；《》]{0,16}(?:印发|发布|出台|公布)了?《"
)
#: What takes up the time told last, of another's stay.
_SAME_TIME = re.compile(r"(?<![年比季月度])同期(?![相对])")
#: What leads to a length of which more is to come: 「已过去三个月」.
_SO_FAR = re.compile(r"(?:已经?有?|已经?过去?了?|过去|过了|不到|将近|转眼)$")
#: So long is a date with its month, and without.
_MONTH, _YEAR = 7, 4


def dates_told(view: View) -> list[Span]:
    """Return the dates and spans of *view*, in the order of the text; what leaves its year open stands there as each that it may be."""
    year = view.year or _assumed(view.text)
    written = written_on(view.text, view.published, year)
    entries = days(view.page)
    found: list[Span] = []
    for paragraph in view.page.paragraphs:
        if not paragraph.repeats:
            day = day_at(entries, paragraph.start)
            told = _in_paragraph(view, int(day[:_YEAR]) if day else year, paragraph.start, paragraph.end)
            for one, alone in told:
                before = next((was.value[:4] for was in reversed(found) if was.year == ITSELF), "")
                found += readings(view.text, one, alone, before, dated=bool(day) or view.year is not None)
            found += [
                Span(one.start, one.end, one.first, one.last, ITSELF)
                for cell in paragraph.cells
                for one in in_figures(view.text, *cell)
            ]
            today = deictic(view.text, day or written, paragraph.start, paragraph.end)
            found += [Span(one.start, one.end, one.first, one.last, "day") for one in today if one.first]
    return sorted({*found, *_taken_up(view, [one for one in found if len(one.value) >= _MONTH and one.first])})


def _in_paragraph(view: View, year: int | None, start: int, end: int) -> Iterator[tuple[When, str]]:
    """Yield the dates of a paragraph that may begin or end a stay, each with what it is if nobody knows when the page was written."""
    alone = {one.start: one.first for one in whens(view.text, None, start, end)}
    for one in whens(view.text, year, start, end):
        if not _BORN.match(view.text, one.end) and not _ISSUED.match(view.text, one.end):
            yield one, alone.get(one.start, "")


def lengths_told(view: View) -> list[Span]:
    """Return the lengths of time of *view*, in the order of the text, but what is vague, 「半年多」, or not over yet."""
    found = [
        Span(one.start, one.end, one.value)
        for one in durations(view.text)
        if not one.vague and not _SO_FAR.search(view.text[max(0, one.start - 4) : one.start])
        if not view.page.paragraph_at(one.start).repeats
    ]
    return sorted({*found, *_taken_up(view, found)})


def _taken_up(view: View, times: Sequence[Span]) -> Iterator[Span]:
    """Yield each 「同期」 with the last of *times* before it: 「〈姓名〉，2023年6月起在…挂职」, in the next line 「〈姓名〉，同期在…挂职」."""
    for match in _SAME_TIME.finditer(view.text):
        before = [one for one in times if one.end <= match.start()]
        if before and not view.page.paragraph_at(match.start()).repeats:
            yield before[-1]._replace(start=match.start(), end=match.end())


#: The year for which people are chosen, in a title or in the head of a page; so far from the beginning of the page that is.
_YEARLY, _TOP = re.compile(r"(20[012]\d)年度"), 160
#: Between the first and the last year of several, 「2024—2026年」.
_DASH = frozenset("—－~～-")


def _assumed(text: str) -> int | None:
    """Return when a page was written that does not say so.

    In the year of 「《2024年度…计划》」 or 「2024年度…干部启程」; else in the one behind the latest that it tells of, if it calls any 「今年」 or 「去年」, for
    a writer does not say both of one year; else in the latest.
    """
    yearly = (one for one in _YEARLY.finditer(text) if one.start() < _TOP or is_titled(text, one.start()))
    planned = max((int(one[1]) for one in yearly), default=0)
    told = [
        one.first
        for one in whens(text, None)
        if tells_year(text, one) and not is_titled(text, one.start) and not _is_ahead(text, one)
    ]
    latest = max((int(one[:4]) for one in told), default=0)
    if planned >= latest:
        return planned or None
    return latest + any(word in text for word in ("去年", "今年"))


def _is_ahead(text: str, when: When) -> bool:
    """Whether the writer looks forward to a date, or counts up to or from a year."""
    if len(when.first) > _YEAR:
        return is_ahead(text, when.start, when.end)
    beside = text[when.start - 1 : when.start] + text[when.end : when.end + 1]
    return is_ahead(text, when.start, when.end) or not _DASH.isdisjoint(beside)
