"""Cards: what a page says of one person label by label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.entries import Entry, Span, mode_of_label, mode_told, placement, roles_of
from graph.extract.modes import mode_pattern
from graph.extract.periods import period_in, period_of, period_of_all
from graph.extract.view import View
from graph.model import Reading
from graph.read.cards import ARROW, Card, cards_of

__all__ = ["cards"]

RULE = "card"


def cards(view: View) -> Iterator[Reading]:
    """A card gives somebody's name, home and host behind labels: 「姓名：〈姓名〉」 「原单位：〈单位〉」 「挂职岗位：〈单位职务〉」 「起止：…」.

    Labels may stand in brackets, 「【新身份】〈单位职务〉」, the name alone on the line above, both posts behind one label,
    「身份变化：〈单位职务〉→〈单位职务〉」. Does not read cards that tell of no stay, 「姓名：…　单位：…　电话：…」, nor where the host is open.
    """
    for card in cards_of(view.page):
        entry = _entry(card, view)
        if entry is None:
            continue
        reading = placement(view, RULE, card.start, card.end, entry, _mode(view, card, entry))
        if reading:
            yield reading


def _entry(card: Card, view: View) -> Entry | None:
    entry = Entry(card.name)
    periods = []
    for one, role in zip(card.fields, roles_of([field.label for field in card.fields]), strict=True):
        span = (one.start, one.end)
        if role == "change" or one.role == "change":
            arrow = ARROW.search(view.text, *span)
            if arrow:
                entry = replace(entry, home=_bare(view, one.start, arrow.start()), host=(arrow.end(), one.end))
        elif role in ("time", "end"):
            periods.append(period_in(view, *span, last=role == "end"))
        elif role in ("home", "home_title", "host", "host_title", "mode") and getattr(entry, role) == (0, 0):
            entry = entry.having(role, _bare(view, *span) if role.startswith("home") else span)
    ends = [period for period in periods if period.last and not period.first]
    told = period_of(view, *(period for period in periods if period not in ends), *period_of_all(view))
    return replace(entry, periods=(*told, *ends)) if entry.host != (0, 0) else None


def _bare(view: View, start: int, end: int) -> Span:
    """Leave out what stands around a post: 「原〈单位职务〉」 「〈单位职务〉（正科级）」."""
    text = view.text[start:end]
    lead = re.match(r"(?:原任?|现任|来自|时任)(?=.{4})", text)
    tail = re.search(r"(?:（[^（）]*）)+$", text)
    return start + (lead.end() if lead else 0), start + tail.start() if tail and tail.start() else end


def _mode(view: View, card: Card, entry: Entry) -> str:
    """Return the word for the stay: of the field for it, of the values, of the labels, else of the page."""
    values = [(one.start, one.end) for one in card.fields if one.role in ("time", "end")]
    told = mode_told(view, entry.mode, *values, entry.host, entry.host_title)
    word = told or next((word for one in card.fields if (word := mode_of_label(one.label))), "")
    named = mode_pattern().search(view.heading_text) or view.batch_mode
    if not told and word and (word in view.leading_mode or (word == "挂职" and named)):
        return view.leading_mode.replace(
            "挂任", "挂职"
        )  # 「跟岗单位」 under 「跟岗学习」; 「挂职地」 is said of any stay
    return word or view.leading_mode
