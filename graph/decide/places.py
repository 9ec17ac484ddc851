"""Where a decision's words stand in its text: found by the words, so that a decision outlives a change around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.model import Evidence, Passage

__all__ = ["Words", "touches"]


@dataclass(frozen=True)
class Words:
    """The words of one text, blanks and line breaks left out.

    Args:
        document: name of the text.
        text: as read.
    """

    document: str
    text: str

    @cached_property
    def _kept(self) -> list[int]:
        return [at for at, character in enumerate(self.text) if not character.isspace()]

    @cached_property
    def _words(self) -> str:
        return "".join(self.text[at] for at in self._kept)

    def places_of(self, quote: str) -> tuple[Passage, ...]:
        """Return every place of *quote*, 「王永国说」 also where a line breaks in it; none if the text does not say it any more."""
        words = "".join(quote.split())
        found = []
        at = self._words.find(words) if words else -1
        while at >= 0:
            start, end = self._kept[at], self._kept[at + len(words) - 1] + 1
            found.append(Passage(self.document, start, end, self.text[start:end]))
            at = self._words.find(words, at + 1)
        return tuple(found)


def touches(passages: Iterable[Passage], evidence: Iterable[Evidence]) -> bool:
    """Whether one of *evidence* shares characters with one of *passages*."""
    read = [one.passage for one in evidence]
    return any(
        one.document == other.document and one.start < other.end and other.start < one.end
        for one in passages
        for other in read
    )
