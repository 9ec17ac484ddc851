"""Passages in the paragraphs that they stand in, cut at build time.

Python counts code points and a browser counts UTF-16 units, so the page never sees an offset: a paragraph comes to it in
pieces, cut wherever a passage begins or ends, and a passage is so many pieces of a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.model import Document, Passage

__all__ = ["LONGEST", "LONGEST_PARAGRAPH", "Cut", "Paragraph", "cut_passages"]

#: A paragraph longer than this is shown around its passage only.
LONGEST_PARAGRAPH = 600

#: How far around a passage one reads on where the paragraph is too long to be shown, in characters.
REACH = 160

#: A quote longer than this is shown by its two ends: a document may be one sentence of ten million characters.
LONGEST = 2000

_ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)]*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text of a document in pieces, and where it begins; an ellipsis stands where it was cut inside a sentence."""

    document: str
    pieces: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Paragraphs in pieces, and for each passage the number of its paragraph, its first piece, and the one after its last."""

    paragraphs: tuple[Paragraph, ...]
    places: Mapping[Passage, tuple[int, int, int]]


class _Text:
    """A text that knows where its paragraphs are."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def gaps(self) -> list[tuple[int, int]]:
        return [match.span() for match in _PARAGRAPH.finditer(self.text)]

    def around(self, passage: Passage) -> tuple[int, int]:
        """Return where the paragraphs begin and end that *passage* touches, without the white space around them."""
        before = bisect_right(self.gaps, (passage.start, passage.start))
        after = bisect_left(self.gaps, (passage.end, passage.end))
        first = self.gaps[before - 1][1] if before else 0
        last = self.gaps[after][0] if after < len(self.gaps) else len(self.text)
        first, last = min(first, passage.start), max(last, passage.end)
        if last - first <= LONGEST_PARAGRAPH:
            first += len(self.text[first : passage.start]) - len(self.text[first : passage.start].lstrip())
            last -= len(self.text[passage.end : last]) - len(self.text[passage.end : last].rstrip())
        return first, last


def cut_passages(documents: Iterable[Document], passages: Iterable[Passage]) -> Cut:
    """Return the paragraphs of *passages* in pieces, 「八月，|温小满|来到海州市。」, and where each passage is in them.

    A passage that goes over the end of a paragraph, as where a page was broken inside a sentence, has both.
    """
    texts = {document.name: _Text(document.text) for document in documents}
    whole: dict[tuple[str, int, int], list[Passage]] = {}
    paragraphs: list[Paragraph] = []
    places: dict[Passage, tuple[int, int, int]] = {}
    for passage in sorted(set(passages)):
        text = texts[passage.document]
        first, last = text.around(passage)
        if last - first <= LONGEST_PARAGRAPH:
            whole.setdefault((passage.document, first, last), []).append(passage)
        else:
            before, after = _before(text.text, passage.start, first), _after(text.text, passage.end, last)
            places[passage] = len(paragraphs), len(before), len(before) + 1
            paragraphs.append(Paragraph(passage.document, (*before, _shortened(passage.quote), *after), passage.start))
    for (name, first, last), inside in whole.items():
        edges = sorted({first, last, *(one.start for one in inside), *(one.end for one in inside)})
        piece = {edge: place for place, edge in enumerate(edges)}
        for passage in inside:
            places[passage] = len(paragraphs), piece[passage.start], piece[passage.end]
        pieces = tuple(texts[name].text[one:other] for one, other in pairwise(edges))
        paragraphs.append(Paragraph(name, pieces, first))
    # In the order of the texts.
    order = sorted(
        range(len(paragraphs)), key=lambda number: (paragraphs[number].document, paragraphs[number].start, number)
    )
    moved = {number: place for place, number in enumerate(order)}
    return Cut(
        tuple(paragraphs[number] for number in order),
        {passage: (moved[number], first, last) for passage, (number, first, last) in places.items()},
    )


def _before(text: str, start: int, paragraph: int) -> tuple[str, ...]:
    first = max(paragraph, start - REACH)
    window = text[first:start]
    sentence = _SENTENCE_END.search(window)
    cut = first > paragraph and not sentence
    if first > paragraph and sentence:
        window = window[sentence.end() :]
    return _filled(_ELLIPSIS if cut else "", window.lstrip())


def _after(text: str, end: int, paragraph: int) -> tuple[str, ...]:
    last = min(paragraph, end + REACH)
    window = text[end:last]
    if last == paragraph:
        return _filled(window.rstrip())
    sentences = [match.end() for match in _SENTENCE_END.finditer(window)]
    return _filled(window[: sentences[-1]]) if sentences else _filled(window.rstrip(), _ELLIPSIS)


def _filled(*pieces: str) -> tuple[str, ...]:
    return tuple(piece for piece in pieces if piece)


def _shortened(quote: str) -> str:
    half = LONGEST // 2
    return quote if len(quote) <= LONGEST else f"{quote[:half]}{_ELLIPSIS}{_ELLIPSIS}{quote[-half:]}"
