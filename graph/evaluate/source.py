"""The text behind an annotation, in which a quote is found whatever its blanks and the width of its marks."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from graph.evaluate.alike import squash
from graph.evaluate.tables import Row

__all__ = ["NOWHERE", "Place", "Source"]


class Place(NamedTuple):
    """A passage: its words, and its offsets in code points if it was found in the text."""

    quote: str
    start: int | None = None
    end: int | None = None


NOWHERE = Place("")


class Source:
    """A text as read; an empty one if it is not at hand.

    Args:
        text: decoded, otherwise untouched.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.squashed = squash(text)

    def find(self, quote: str) -> Place:
        """Return where *quote* stands first, in the words of the text: 「本报记者张静」 finds 「本报记者 张 静」."""
        wanted = squash(quote)
        letters, origins = self._letters
        at = letters.find(wanted) if wanted else -1
        if at < 0:
            return Place(quote)
        start, end = origins[at], origins[at + len(wanted) - 1] + 1
        return Place(self.text[start:end], start, end)

    def place(self, row: Row) -> Place:
        """Return the passage of a row of a table: where the row says, or where its quote stands first."""
        quote = row.get("quote", "")
        try:
            start, end = int(row.get("start_char", "")), int(row.get("end_char", ""))
        except ValueError:
            return self.find(quote)
        if self.text and self.text[max(start, 0) : end] != quote:
            return self.find(quote)
        return Place(quote, start, end)

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        """Squash character by character, and keep for each what it comes from: 「㎡」 becomes two of one origin."""
        pieces = [(squash(char), offset) for offset, char in enumerate(self.text)]
        return "".join(piece for piece, _ in pieces), [offset for piece, offset in pieces for _ in piece]
