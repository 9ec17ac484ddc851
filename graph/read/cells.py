"""Cells of tables: pieces of lines with the way back to the characters as they came, and rows put together of them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from graph.find.fields import role_of
from graph.find.people import is_name
from graph.read.lines import Line

__all__ = ["Cell", "piece", "rows_as_lines", "split", "words_of_line"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its characters with their offsets, and the gaps between them."""

    chars: str = ""
    offsets: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()

    def joined(self, other: Cell) -> Cell:
        """Return the cell that goes on in *other*, on the next line of the page."""
        shift = len(self.chars)
        return Cell(
            self.chars + other.chars, self.offsets + other.offsets, self.gaps + tuple(shift + gap for gap in other.gaps)
        )


def split(line: Line, cuts: list[int]) -> list[Cell]:
    """Cut a line at the characters *cuts* of its raw form."""
    edges = [line.begin + cut for cut in cuts] + [line.begin + len(line.raw)]
    cells, begin = [], 0
    for edge in edges:
        end = begin
        while end < len(line.chars) and line.offsets[end] < edge:
            end += 1
        cells.append(piece(line, begin, end - (end > begin and line.chars[end - 1] == " ")))
        # A comma or an odd bar that parts cells is a character of the line.
        begin = end + (end < len(line.chars) and line.offsets[end] == edge)
    return cells


def piece(line: Line, begin: int, end: int) -> Cell:
    """Return ``line.chars[begin:end]`` as a cell."""
    gaps = tuple(at - begin for at in sorted(line.gaps) if begin < at < end)
    return Cell(line.chars[begin:end], tuple(line.offsets[begin:end]), gaps)


def words_of_line(line: Line) -> list[tuple[int, int]]:
    """Return the words between blanks; characters of one word set apart come together: 「姓　名」 「备 注」 「陆 启 元」."""
    edges = [0, *sorted(gap for gap in line.gaps if gap), len(line.chars)]
    words = [(a, b) for a, b in itertools.pairwise(edges) if b > a]
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        start, end = words[index]
        for length in (4, 3, 2):
            run = words[index : index + length]
            whole = line.chars[run[0][0] : run[-1][1]]
            if (
                len(run) == length
                and all(b - a == 1 for a, b in run)
                and (role_of(whole) or (is_name(whole) and whole[-1] not in "男女"))
            ):
                end, index = run[-1][1], index + length - 1
                break
        found.append((start, end))
        index += 1
    return found


def rows_as_lines(rows: list[list[Cell]], first: Line) -> list[Line]:
    """Write each row as a line with a tab between its cells."""
    return [
        line
        for index, row in enumerate(rows)
        if (line := _row_as_line(row, first.after_blank and index == 0)).chars.strip("\t")
    ]


def _row_as_line(row: list[Cell], after_blank: bool) -> Line:
    chars, offsets, spans, gaps = "", list[int](), list[tuple[int, int]](), dict[int, int]()
    origin = next((cell.offsets[0] for cell in row if cell.offsets), 0)
    for index, cell in enumerate(row):
        if index:
            chars += "\t"
            offsets.append(offsets[-1] if offsets else origin)
        spans.append((len(chars), len(chars) + len(cell.chars)))
        gaps.update((len(chars) + gap, 1) for gap in cell.gaps)
        chars += cell.chars
        offsets.extend(cell.offsets)
    return Line(chars, offsets, gaps, len(chars), after_blank, places=list(range(len(chars))), row=spans)
