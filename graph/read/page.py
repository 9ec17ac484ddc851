"""The reading text of a document: paragraphs in one piece, and the way back to the characters as they came.

Scanned newspapers break lines inside words, set characters apart, and print a passage twice. The reading text has none of
that, and every character of it knows its place in the text as read.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from graph.model import Document, Passage
from graph.read.fold import fold
from graph.read.joining import grouped, is_row, tells_life
from graph.read.lines import lines_of, ruled, with_wrapped_cells
from graph.read.tables import tabulated

__all__ = ["Page", "Paragraph", "lay_out"]


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """One paragraph, heading, line of a card or row of a table of the reading text, ``page.text[start:end]``.

    Args:
        start: first character in the reading text.
        end: behind its last character.
        repeats: True where a scan printed again what stands earlier; nothing is read from it a second time.
        cells: spans of the cells, for a row of a table, where a cell may be empty; otherwise none.
        heading: the text marks it as a heading (Markdown's 「#」).
    """

    start: int
    end: int
    repeats: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    heading: bool = False


@dataclass(frozen=True)
class Page:
    """A document laid out for reading.

    Args:
        document: the document as it came in.
        text: the reading text; paragraphs are parted by line feeds.
        origin: for each character of the reading text its offset in ``document.text``.
        gaps: offsets in the reading text before which the text as read has a blank: 「讲述人:芜湖市政府办公室 胡蓉菲」.
        paragraphs: in the order of the text.
    """

    document: Document
    text: str
    origin: tuple[int, ...] = field(repr=False)
    gaps: frozenset[int] = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of the text as read that ``text[start:end]`` of the reading text stands for.

        Blanks and marks of quotation at the rims stay out only where the reading text leaves them out.
        """
        while start < end and self.text[start] in "\n\t":
            start += 1
        while end > start and self.text[end - 1] in "\n\t":
            end -= 1
        # The end of a wrapped cell stands below what follows the cell on the page.
        first, last = min(self.origin[start:end]), max(self.origin[start:end]) + 1
        return Passage(self.document.name, first, last, self.document.text[first:last])

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph that holds the character at *offset* of the reading text."""
        return self.paragraphs[max(0, bisect_right(self._starts, offset) - 1)]

    @cached_property
    def _sentences(self) -> dict[int, list[tuple[int, int]]]:
        """The spans of the sentences of each paragraph, by where it starts: they are asked for again and again."""
        found: dict[int, list[tuple[int, int]]] = {}
        for paragraph in self.paragraphs:
            spans, start = [], paragraph.start
            for match in _SENTENCE_END.finditer(self.text, paragraph.start, paragraph.end):
                spans.append((start, match.end()))
                start = match.end()
            if start < paragraph.end:
                spans.append((start, paragraph.end))
            found[paragraph.start] = spans
        return found

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence around *offset*, within its paragraph."""
        paragraph = self.paragraph_at(offset)
        spans = self._sentences[paragraph.start]
        at = bisect_right(spans, (offset, len(self.text) + 1)) - 1
        if at >= 0 and spans[at][0] <= offset < spans[at][1]:
            return spans[at]
        return paragraph.start, paragraph.end

    def sentences(self, paragraph: Paragraph) -> list[tuple[int, int]]:
        """Return the spans of the sentences of *paragraph*; a closing quotation mark stays with its sentence."""
        spans = self._sentences.get(paragraph.start)
        if spans is None:  # a part of a paragraph, behind 「感言：」
            whole = self._sentences[self.paragraph_at(paragraph.start).start]
            spans = [(max(start, paragraph.start), end) for start, end in whole if end > paragraph.start]
        return list(spans)


_SENTENCE_END = re.compile(r"[。！？…]+[”’）]*")


def lay_out(document: Document) -> Page:
    """Lay *document* out for reading.

    Args:
        document: as it came in.

    Returns:
        Its page: blanks between Chinese characters gone, lines of one paragraph joined, also over a column's or page's end,
        repeated passages marked.
    """
    lines = tabulated(lines_of(fold(document.text), document.text))
    groups = grouped(with_wrapped_cells(lines))
    text: list[str] = []
    origin: list[int] = []
    gaps: set[int] = set()
    paragraphs: list[Paragraph] = []
    seen: list[str] = []
    length = 0
    for group in groups:
        start = length
        cells: list[tuple[int, int]] = []
        for number, line in enumerate(group):
            if line.row:
                cells = [(length + a, length + b) for a, b in line.row]
            elif len(group) == 1 and line.columns and is_row(line, groups):
                line = ruled(line)
                edges = [0, *(at + 1 for at, char in enumerate(line.chars) if char == "\t"), len(line.chars) + 1]
                cells = [(length + a, length + b - 1) for a, b in itertools.pairwise(edges)]
            gaps.update(length + at for at in line.gaps)
            if number and (line.gaps.get(0) or (number == 1 and tells_life(group[0], line))):
                gaps.add(length)
            text.append(line.chars)
            origin.extend(line.offsets)
            length += len(line.chars)
        body = "".join(line.chars for line in group)
        repeats = _repeats(body, seen)
        if not repeats:
            seen.append(body)
        paragraphs.append(Paragraph(start, length, repeats, tuple(cells), group[0].heading))
        text.append("\n")
        origin.append(origin[-1])
        length += 1
    return Page(document, "".join(text), tuple(origin), frozenset(gaps), tuple(paragraphs))


def _repeats(body: str, seen: list[str]) -> bool:
    """Whether *body* stands in an earlier paragraph already, whole or cut off at its end."""
    if len(body) < 20:
        return False
    return any(body in earlier or (len(earlier) >= 20 and body.startswith(earlier) and len(body) < len(earlier) + 8)
               for earlier in seen)  # fmt: skip
