"""Lines as they were printed: their characters without blanks, the gaps between them, and the cells of tables."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

__all__ = ["Line", "lines_of", "ruled", "with_wrapped_cells"]

#: A column of blanks this wide parts the cells of a table; less may be a name set apart, 「张 静」.
_COLUMN = 2

#: What counts a line of a list: 「1.王　莎」.
_NUMBER = re.compile(r"\d{1,2}[.．、]")
#: Two characters that may be surname and given name; 「男」 and 「女」 are cells of their own.
_TWO_HAN = re.compile(r"[一-鿿][一-鿿](?<![男女])(?<![男女].)")


@dataclass(slots=True)
class Line:
    """A line as read, without its blanks: its characters, their offsets, and the gaps between them."""

    chars: str
    offsets: list[int]
    gaps: dict[int, int]
    width: int
    after_blank: bool
    heading: bool = False
    barred: bool = False
    places: list[int] = field(
        default_factory=list
    )  # where on the line each character stands; a Han character takes two
    row: list[tuple[int, int]] = field(
        default_factory=list
    )  # the cells of a row whose table has a head; some are empty
    raw: str = ""  # the line with its blanks, and where it begins
    begin: int = 0

    @property
    def names_first(self) -> bool:
        """Whether a short word and a blank open the line, as in a list of guests: 「金明哲 延吉市商务局副局长…」."""
        first = min((at for at in self.gaps if at), default=0)
        return 2 <= first <= 4

    @property
    def columns(self) -> list[int]:
        """Where the cells begin, but for the first."""
        wide = [at for at, width in sorted(self.gaps.items()) if width >= _COLUMN and at > 0]
        return [at for at in wide if not self._parts_a_name(at)]

    def _parts_a_name(self, at: int) -> bool:
        """Whether the blanks before *at* set the two characters of a name apart, 「岑  露」, as wide as a name of three."""
        alone = at - 1 == 0 or self.gaps.get(at - 1, 0) >= _COLUMN or bool(_NUMBER.fullmatch(self.chars, 0, at - 1))
        ends = at + 1 == len(self.chars) or self.gaps.get(at + 1, 0) >= _COLUMN
        both = self.chars[at - 1 : at + 1]
        return alone and ends and self.gaps[at] <= 2 * _COLUMN and bool(_TWO_HAN.fullmatch(both))

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The spans between the columns."""
        return list(itertools.pairwise([0, *self.columns, len(self.chars)]))


def ruled(line: Line) -> Line:
    """Return a row of a table with a tab between its cells, so that no word reaches from one into the next."""
    chars, offsets, gaps = [], [], {}
    for at, char in enumerate(line.chars):
        if at in line.columns:
            chars.append("\t")
            offsets.append(line.offsets[at] - 1)
        elif at in line.gaps:
            gaps[len(chars)] = line.gaps[at]
        chars.append(char)
        offsets.append(line.offsets[at])
    return Line("".join(chars), offsets, gaps, line.width, line.after_blank, line.heading)


def with_wrapped_cells(lines: list[Line]) -> list[Line]:
    """Give each row of a table the ends of its cells that the line below holds: they stand under their beginnings.

    「1  令狐远帆  州大数据发展管理局数据资源  惠州市政务服务和数据」 over 「科科长  管理局」, each under its cell.
    """
    whole: list[Line] = []
    for line in lines:
        row = whole[-1] if whole else None
        under = _cells_under(row, line) if row and not line.after_blank and not line.barred else []
        if row and under:
            whole[-1] = _continued(row, line, under)
        else:
            whole.append(line)
    return whole


def _cells_under(row: Line, line: Line) -> list[int]:
    """Return for each cell of *line* the cell of *row* that it stands under; empty if it does not go on with the row."""
    cells, heads = line.cells, [row.places[start] for start, _ in row.cells]
    if len(heads) < 3 or len(cells) >= len(heads) or line.places[0] < heads[1] - _COLUMN or re.match(r"\d", line.chars):
        return []
    found = []
    for start, _ in cells:
        near = [index for index, place in enumerate(heads) if abs(place - line.places[start]) <= _COLUMN]
        if not near:
            return []
        found.append(near[0])
    return found


def _continued(row: Line, line: Line, under: list[int]) -> Line:
    """Return *row* with the cells of *line* behind the cells that they stand under."""
    text = ""
    offsets: list[int] = []
    places: list[int] = []
    gaps: dict[int, int] = {}
    for index, (start, end) in enumerate(row.cells):
        gaps |= {len(text) + at - start: width for at, width in row.gaps.items() if start <= at < end}
        text += row.chars[start:end]
        offsets += row.offsets[start:end]
        places += row.places[start:end]
        for (left, right), cell in zip(line.cells, under, strict=True):
            if cell == index:
                text += line.chars[left:right]
                offsets += line.offsets[left:right]
                places += [row.places[end - 1]] * (right - left)
    return Line(text, offsets, gaps, row.width, row.after_blank, row.heading, row.barred, places)


_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


def lines_of(folded: str, original: str = "") -> list[Line]:
    """Cut the folded text into lines without their blanks; empty lines leave a mark on the next.

    Args:
        folded: the text in one coat.
        original: the text as it came, of the same length, which tells wide blanks from narrow ones.
    """
    widths = original or folded
    lines, at, after_blank = [], 0, False
    for raw in folded.split("\n"):
        chars: list[str] = []
        offsets: list[int] = []
        gaps: dict[int, int] = {}
        places: list[int] = []
        gap = place = 0
        for index, char in enumerate(raw, at):
            wide = widths[index] > "\u2e7f" or widths[index] == "\u3000"
            place += 1 + wide
            if char.isspace() or char == "|" or not char.isprintable():
                gap += 4 if char in "\t|" else 1
                continue
            if gap and chars and _ASCII_WORD.match(chars[-1]) and _ASCII_WORD.match(char) and char.isalpha():
                chars.append(" ")
                offsets.append(index - 1)
                places.append(place)
            if gap:
                gaps[len(chars)] = gap
            gap = 0
            chars.append(char)
            offsets.append(index)
            places.append(place - 1 - wide)
        at += len(raw) + 1
        if not chars:
            after_blank = True
            continue
        heading = chars[0] == "#"
        if heading:
            marks = len(chars) - len("".join(chars).lstrip("#"))
            chars, offsets, places = chars[marks:], offsets[marks:], places[marks:]
            gaps = {place - marks: width for place, width in gaps.items() if place > marks}
            if not chars:
                continue
        line = Line("".join(chars), offsets, gaps, len(raw.rstrip()), after_blank, heading, "|" in raw, places)
        line.raw, line.begin = raw, at - len(raw) - 1
        lines.append(line)
        after_blank = False
    return lines
