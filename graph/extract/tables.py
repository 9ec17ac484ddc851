"""Rosters as tables: who is sent where, row by row, under a head that says which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.entries import NOTHING, Entry, Span, mode_of_label, mode_told, placement, roles_of
from graph.extract.modes import mode_pattern
from graph.extract.periods import CAPTION_NUMBER, Period, period_in, period_of, period_over
from graph.extract.rosters import full_mode
from graph.extract.view import View
from graph.find.fields import role_of
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading
from graph.read.page import Paragraph
from graph.read.tables import is_head

__all__ = ["beside_rows", "roster_tables"]

RULE = "roster-table"
_PLACES = frozenset({"home", "home_title", "host", "host_title"})
#: What a cell that is merged over several rows may hold.
_REPEATED = frozenset({"home", "host", "time", "end", "mode"})
_ASIDE = re.compile(r"（[^（）]{1,12}）$")
_MARKS = "*＊△▲★#_"
_SAME = re.compile(r"同上|同前|[〃″]|″|”")
#: What a note says of somebody who does not go.
_OFF = re.compile(r"取消|不再(?:选派|派出|列入|列为|挂职)|退出|未(?:能)?成行|不派|撤[回销]|另有任用")
_PLANNED = re.compile(r"公示|拟")


def roster_tables(view: View) -> Iterator[Reading]:
    """A table in plain text lists who is sent where; its head says which column is which: 「序号 姓名 现工作单位及职务 跟岗单位」.

    Cells may be parted by bars, box drawing, tabs, commas or blanks, be wrapped, or empty where they repeat the row above. Does not read
    tables whose head names no column for a host, nor rows whose note takes somebody off the list.
    """
    above: list[Span] = []
    head: Sequence[str] = ()
    for paragraph, labels, roles in _rows(view):
        if labels is not head:
            head, above = labels, []
        if not {"name", "host"} <= set(roles):
            continue
        spans = _completed(view, roles, list(paragraph.cells), above)
        reading = _read(view, paragraph, labels, roles, spans)
        if reading:
            above = spans
            yield reading


def beside_rows(view: View) -> Iterator[Span]:
    """Yield the cells that tell of others than those whom their rows are about: under 「带教导师」, in a table with a column 「姓名」."""
    for paragraph, _, roles in _rows(view):
        if "name" in roles:
            yield from (cell for cell, role in zip(paragraph.cells, roles, strict=True) if not role)


def _rows(view: View) -> Iterator[tuple[Paragraph, Sequence[str], list[str]]]:
    """Yield the rows of tables, each with the labels over it and what they ask for."""
    labels: Sequence[str] = ()
    for paragraph in view.page.paragraphs:
        if not paragraph.cells:
            if paragraph.end - paragraph.start > 12:
                labels = ()
            continue
        cells = [view.text[a:b] for a, b in paragraph.cells]
        if not labels and _says_itself(view, cells):
            labels = _ITSELF
        if is_head(cells):
            labels = cells
        elif len(cells) == len(labels):
            yield paragraph, labels, roles_of(labels)


#: What the cells of rows under no head are, where each says it itself: 「陆启元　某局科员　挂任某区某局副局长」.
_ITSELF = ("姓名", "派出单位及职务", "挂职单位及职务")
_LED = re.compile(r"(?:拟?挂任|拟任|担任|任|到|赴|在)")


def _says_itself(view: View, cells: Sequence[str]) -> bool:
    """Whether *cells* are a name, a post and another, on a page whose headings speak of stays."""
    if len(cells) != len(_ITSELF) or not mode_pattern().search(view.heading_text):
        return False
    name = re.fullmatch(r"[一-鿿·]{2,12}(?:（[^（）]{1,12}）)?", cells[0])
    posts = [_LED.sub("", cell, count=1) if _LED.match(cell) else cell.removesuffix("干部") for cell in cells[1:]]
    return bool(name) and not role_of(cells[0]) and all(ends_with_title(one) or ends_with_unit(one) for one in posts)


def _completed(view: View, roles: Sequence[str], spans: list[Span], above: list[Span]) -> list[Span]:
    """Fill what a row leaves to the row above: cells that are merged over several rows, and 「同上」."""
    if not above:
        return spans
    kept = []
    for role, span, before in zip(roles, spans, above, strict=True):
        text, told = view.text[slice(*span)], view.text[slice(*before)]
        again = bool(_SAME.fullmatch(text)) and role in _REPEATED | _PLACES
        # Two people may hold no office at one place.
        merged = not text and role in _REPEATED and not (role == "host" and ends_with_title(told))
        kept.append(before if again or merged else span)
    return kept


def _read(
    view: View, paragraph: Paragraph, labels: Sequence[str], roles: Sequence[str], spans: Sequence[Span]
) -> Reading | None:
    entry = Entry(_name(view, spans[roles.index("name")]))
    if not re.fullmatch(r"[一-鿿·]{2,16}", view.text[slice(*entry.name)]) or role_of(view.text[slice(*entry.name)]):
        return None
    periods: list[Period] = []
    for role, span in zip(roles, spans, strict=True):
        text = view.text[slice(*span)]
        if role == "note" and _OFF.search(text):
            return None
        if NOTHING.fullmatch(text):
            continue
        if role in ("time", "end"):
            periods.append(period_in(view, *span, last=role == "end"))
        elif role in _PLACES | {"mode"}:
            held = getattr(entry, role)
            if held == (0, 0) or (role in ("home", "host") and not _says_more(view, held)):
                entry = entry.having(role, span)
    ends = [period for period in periods if period.last and not period.first]
    told = period_of(view, *(one for one in periods if one not in ends), *period_over(view, paragraph))
    entry = replace(entry, periods=(*told, *ends))
    if entry.host == (0, 0):
        return None
    head = next(label for label, role in zip(labels, roles, strict=True) if role == "host")
    planned = "planned" if _PLANNED.search(head) or any(
        _PLANNED.search(view.text[one.start : one.end]) for one in view.plan.headings if one.end <= paragraph.start
    ) else ""  # fmt: skip
    return placement(view, RULE, paragraph.start, paragraph.end, entry, _mode(view, paragraph, entry, head), planned)


def _name(view: View, span: Span) -> Span:
    """Leave out what stands behind a name: 「江素云（女）」 「陆启元（彝族）」 「成家驹*」."""
    start, end = span
    bracket = _ASIDE.search(view.text[:end], start)
    end = bracket.start() if bracket else end
    while end > start and view.text[end - 1] in _MARKS:
        end -= 1
    while end > start and view.text[start] in _MARKS:
        start += 1
    return start, end


def _says_more(view: View, span: Span) -> bool:
    """Whether a cell is more than an area: of the columns 「派出县」 and 「派出单位」 the second is where somebody works."""
    text = view.text[slice(*span)]
    place = view.places.starting_at(span[0])
    return not (place and place.area and place.end == span[1] and len(place.area.code) <= 6) and (
        ends_with_unit(text) or ends_with_title(text)
    )


def _mode(view: View, paragraph: Paragraph, entry: Entry, head: str) -> str:
    """Return the word for the stay: of its column or cell, of the caption, of the page, else of the head."""
    cell = mode_told(view, entry.mode, entry.host_title)
    if cell:
        return cell
    word = _over(view, paragraph)
    return full_mode(view, word) or mode_of_label(head)


def _over(view: View, paragraph: Paragraph) -> str:
    """Return the word for stays of the heading over a table, 「二、赴成都市顶岗锻炼人选」; empty if it has none."""
    above = [
        p
        for p in view.page.paragraphs
        if p.end <= paragraph.start and not p.cells and CAPTION_NUMBER.match(view.text, p.start, p.end)
    ]
    word = mode_pattern().search(view.text, above[-1].start, above[-1].end) if above else None
    return word.group() if word else ""
