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

from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Document, Passage
from graph.read.fold import fold

__all__ = ["Page", "Paragraph", "lay_out"]

#: A column of blanks this wide parts the cells of a table; less may be a name set apart, 「张 静」.
_COLUMN = 2
_END = re.compile(r"[。！？…][”’）》]*$|）$")
_PROSE = re.compile(r"[，。！？；]")
#: Lines that begin something new, whatever went before.
_OPENS = re.compile(
    r"[#■□◎◆▲●○※★]|[（(]?(?:本报|本刊|记者|通讯员|文/|图/|摄影|责编|编辑)|(?:讲述|口述|分享|主讲|受访|自述)[人者]|(?:作者|执笔人?|撰文|撰稿人?|人物|去处|去向)：|"
    r"(?:第[一二三四五六七八九十]+[章节条课盏]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．、](?!\d)|"
    r"体会[一二三四五六七八九十]|关键词|姓名：|(?:工作)?单位(?:及|、)?职务：|挂职(?:地|单位|地点)：|感言：|心得：|记者：|主持人：)"
)


#: A line of a list of people: 「罗扎妥（拉祜族），…党委书记，跟岗期间任…」.
_ENTRY = re.compile(
    r"(?:\d{1,2}[.．、])?[一-鿿·]{2,8}(?:（[^（）]{1,12}），|（[^（）]{4,40}）|，(?:男|女)，|，[一-鿿]{4,}|：[一-鿿]{4,24}$)"
)
#: A line of credits over a text.
_CREDITS = re.compile(r"[■□◎●]?(?:本报|本刊)?(?:见习|实习|特约|首席)?(?:记者|通讯员)(?!：)[^，。；：？！]{2,30}$")
#: A line that ends with where somebody holds an office: 「…，实训岗位：珠海市金湾区三灶镇经济发展办公室」.
_POSTED = re.compile(
    r"^[^。]{8,90}(?:(?:实训|挂职|跟岗|跟班|顶岗|学习锻炼)(?:岗位|单位|地点?|职务)：[^。，]{3,40}|[长记任员席师](?:（[^（）]{2,6}）)?)$"
)
#: A header that names who tells: nothing of the body belongs to it.
_LABELLED = re.compile(
    r"(?:讲述|口述|分享|主讲|受访|自述)人?：|(?:作者|执笔人?|撰文|撰稿人?|人物|去处|去向)：|(?:挂职|选派|人物|嘉宾)[一-鿿]{0,2}：|(?:挂职|跟岗|跟班)(?:单位|地)："
)


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """One paragraph, heading, line of a card or row of a table of the reading text, ``page.text[start:end]``.

    Args:
        start: first character in the reading text.
        end: behind its last character.
        repeats: True where a scan printed again what stands earlier; nothing is read from it a second time.
        cells: spans of the cells, for a row of a table; otherwise empty.
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


#: Two characters that may be surname and given name; 「男」 and 「女」 are cells of their own.
_TWO_HAN = re.compile(r"[一-鿿][一-鿿](?<![男女])(?<![男女].)")


@dataclass(slots=True)
class _Line:
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

    @property
    def names_first(self) -> bool:
        """Whether a short word and a blank open the line, as in a list of guests: 「金明哲 延吉市商务局副局长…」."""
        first = min((at for at in self.gaps if at), default=0)
        return 2 <= first <= 4

    @property
    def columns(self) -> list[int]:
        wide = [at for at, width in sorted(self.gaps.items()) if width >= _COLUMN and at > 0]
        return [at for at in wide if not self._parts_a_name(at)]

    def _parts_a_name(self, at: int) -> bool:
        """Whether the blanks before *at* set the two characters of a name apart, 「岑  露」, as wide as a name of three."""
        alone = at - 1 == 0 or self.gaps.get(at - 1, 0) >= _COLUMN
        ends = at + 1 == len(self.chars) or self.gaps.get(at + 1, 0) >= _COLUMN
        both = self.chars[at - 1 : at + 1]
        return alone and ends and self.gaps[at] <= 2 * _COLUMN and bool(_TWO_HAN.fullmatch(both)) and at - 1 > 0

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The spans between the columns."""
        return list(itertools.pairwise([0, *self.columns, len(self.chars)]))


def lay_out(document: Document) -> Page:
    """Lay *document* out for reading.

    Args:
        document: as it came in.

    Returns:
        Its page: blanks between Chinese characters gone, lines of one paragraph joined, also over a column's or page's end,
        repeated passages marked.
    """
    groups = _group(_with_wrapped_cells(_lines(fold(document.text))))
    text: list[str] = []
    origin: list[int] = []
    gaps: set[int] = set()
    paragraphs: list[Paragraph] = []
    seen: list[str] = []
    length = 0
    for group in groups:
        start = length
        cells: list[tuple[int, int]] = []
        for line in group:
            if len(group) == 1 and line.columns and _is_row(line, groups):
                line = _ruled(line)
                edges = [0, *(at + 1 for at, char in enumerate(line.chars) if char == "\t"), len(line.chars) + 1]
                cells = [(length + a, length + b - 1) for a, b in itertools.pairwise(edges)]
            gaps.update(length + at for at in line.gaps)
            if line is not group[0] and line.gaps.get(0):
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


def _ruled(line: _Line) -> _Line:
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
    return _Line("".join(chars), offsets, gaps, line.width, line.after_blank, line.heading)


def _with_wrapped_cells(lines: list[_Line]) -> list[_Line]:
    """Give each row of a table the ends of its cells that the line below holds: they stand under their beginnings.

    「1  令狐远帆  州大数据发展管理局数据资源  惠州市政务服务和数据」 over 「科科长  管理局」, each under its cell.
    """
    whole: list[_Line] = []
    for line in lines:
        row = whole[-1] if whole else None
        under = _cells_under(row, line) if row and not line.after_blank and not line.barred else []
        if row and under:
            whole[-1] = _continued(row, line, under)
        else:
            whole.append(line)
    return whole


def _cells_under(row: _Line, line: _Line) -> list[int]:
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


def _continued(row: _Line, line: _Line, under: list[int]) -> _Line:
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
    return _Line(text, offsets, gaps, row.width, row.after_blank, row.heading, row.barred, places)


_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


def _lines(folded: str) -> list[_Line]:
    """Cut the folded text into lines without their blanks; empty lines leave a mark on the next."""
    lines, at, after_blank = [], 0, False
    for raw in folded.split("\n"):
        chars: list[str] = []
        offsets: list[int] = []
        gaps: dict[int, int] = {}
        places: list[int] = []
        gap = place = 0
        for index, char in enumerate(raw, at):
            place += 1 + (char > "\u2e7f")
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
            places.append(place - 1 - (char > "\u2e7f"))
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
        line = _Line("".join(chars), offsets, gaps, len(raw.rstrip()), after_blank, heading, "|" in raw, places)
        lines.append(line)
        after_blank = False
    return lines


def _is_row(line: _Line, groups: list[list[_Line]]) -> bool:
    """A row of a table: three cells at least, and another line of as many beside it."""
    if sum(len(group) == 1 and len(group[0].columns) >= 2 for group in groups) < 2:
        return False
    alike = sum(len(group) == 1 and len(group[0].columns) == len(line.columns) for group in groups)
    table = line.barred or line.chars[0].isdigit() or (len(line.columns) >= 3 and alike >= 3)
    if not table and re.search(r"记者|通讯员|责编|编辑|校对|星期", line.chars):
        return False  # credits and date lines are set wide too
    # A row whose cell is wrapped goes on in a line of fewer cells.
    return len(line.columns) >= 2 or (line.barred and len(line.columns) == 1)


def _group(lines: list[_Line]) -> list[list[_Line]]:
    """Group the lines of one paragraph."""
    groups: list[list[_Line]] = []
    measures = _measures(lines)
    for index, line in enumerate(lines):
        if index and _joins(
            lines[index - 1], line, measures[index - 1], "".join(part.chars for part in groups[-1]), groups[-1][0]
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _measures(lines: list[_Line]) -> list[int]:
    """For each line the measure (characters a line) of the column that it stands in; 0 where lines are not wrapped.

    A column is a run of lines without empty ones between; it is wrapped if many of its lines are about as long.
    """
    measures = [0] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_blank:
            run = [len(line.chars) for line in lines[start:index]]
            # The usual full line, not the longest: digits and half-width marks let some lines run over.
            full = sorted(run)[max(0, len(run) - 1 - len(run) // 5)]
            if (
                len(run) >= 2
                and full <= 60
                and sum(full - 4 <= length <= full + 6 for length in run) * 5 >= 2 * len(run)
            ):
                measures[start:index] = [full] * (index - start)
            start = index
    return measures


def _joins(before: _Line, line: _Line, measure: int, paragraph: str, first: _Line) -> bool:
    """Whether *line* goes on where *before*, the end of *paragraph*, stops."""
    if before.heading or line.heading or _OPENS.match(line.chars) or (len(before.columns) >= 2 and line.columns):
        return False
    if (line.after_blank and (_LABELLED.match(before.chars) or (before is first and _POSTED.search(before.chars)))) or (
        _CREDITS.match(before.chars) and before is first
    ):
        return False
    if not measure and before.names_first and line.names_first:
        return False
    if _heads(line) or (before is first and _heads(before)):
        return False
    if _ENTRY.match(first.chars) and _ENTRY.match(line.chars):
        return False  # two lines of a list of people
    if line.after_blank and before.chars.endswith("；"):
        return False  # an item of a list
    length = len(before.chars)
    if line.chars[0] in "，。、；：）”！？" and not line.after_blank:
        return True
    if _END.search(before.chars):
        # A full line that ends a sentence usually goes on, in a wrapped column.
        return not line.after_blank and measure >= 14 and length >= measure - 1
    if line.after_blank:
        if line.chars[0] in "，。、；：）（”！？":
            return True
        prose = _PROSE.search(paragraph)
        full = length >= 20 or (measure >= 7 and length >= measure - 4)
        return bool(prose and full and (_PROSE.search(line.chars) or _END.search(line.chars)))
    if measure == 1:
        return len(line.chars) == 1
    if length <= 2 < len(paragraph):
        # The end of a heading that is set down the page: 「把标杆立 | 起 | 来。」
        return True
    if measure >= 7:
        return bool(_PROSE.search(paragraph)) or (length >= measure - 4 and bool(_PROSE.search(line.chars)))
    return length >= 20 and bool(_PROSE.search(paragraph))


def _heads(line: _Line) -> bool:
    """Whether a line is the header of an essay: a unit or post, a blank, and a name, 「云阳县江口镇 邬 霞」."""
    first = min((at for at in line.gaps if at >= 4), default=0)
    name = line.chars[first:]
    return (
        bool(first)
        and 2 <= len(name) <= 4
        and not _PROSE.search(line.chars)
        and (ends_with_unit(line.chars[:first]) or ends_with_title(line.chars[:first]))
    )


def _repeats(body: str, seen: list[str]) -> bool:
    """Whether *body* stands in an earlier paragraph already, whole or cut off at its end."""
    if len(body) < 20:
        return False
    return any(body in earlier or (len(earlier) >= 20 and body.startswith(earlier) and len(body) < len(earlier) + 8)
               for earlier in seen)  # fmt: skip
