"""Sections: stretches of a page that one person tells, and those that cards head."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.read.cards import ARROW, cards_of
from graph.read.page import Page, Paragraph

__all__ = ["Section", "below_cards"]


@dataclass(frozen=True, slots=True, order=True)
class Section:
    """A stretch of the page that one person tells, or that nobody in particular does.

    Args:
        start: first character in the reading text.
        end: behind the last.
        title: span of its heading; empty span if it has none.
        name: span of the name of whoever tells it; empty span if nobody does.
        post: span of the unit (and title) that the header gives for the narrator.
        header: span of the header as a whole.
        told_of: the section tells of the person below a card instead of being told by them.
    """

    start: int
    end: int
    title: tuple[int, int] = (0, 0)
    name: tuple[int, int] = (0, 0)
    post: tuple[int, int] = (0, 0)
    header: tuple[int, int] = (0, 0)
    told_of: bool = False

    def paragraphs(self, page: Page) -> list[Paragraph]:
        """Return what is told, paragraph by paragraph, without repetitions; a card's 「感言：」 stays out of its last line."""
        told = []
        for paragraph in page.paragraphs:
            if paragraph.start < self.start < paragraph.end:
                paragraph = replace(paragraph, start=self.start)
            if self.start <= paragraph.start < self.end and not paragraph.repeats:
                told.append(paragraph)
        return told


def below_cards(page: Page) -> list[Section]:
    """Find the sections that cards head, 「姓名：…」 「单位职务：…」 「挂职地：…」; what stands behind 「感言：」 or below is told by the card's person."""
    found = []
    for card in cards_of(page):
        home, host = card.first("home", "home_title", "change"), card.first("host", "host_title", "change")
        if home is None or host is None:
            continue
        post = (home.start, home.end)
        if home.role == "change" and (arrow := ARROW.search(page.text, *post)):
            post = (home.start, arrow.start())
        told = card.first("voice")
        last = max([card.name[1], *(one.end for one in card.fields if one is not told)])
        begin = told.start if told else last + 1
        found.append(Section(begin, begin, (0, 0), card.name, post, (card.start, last), told is None))
    return found
