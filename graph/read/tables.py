"""Rows of tables in plain text whose head says what stands where: cells between bars, tabs, blanks or commas, or line by line.

A row is one line of the reading text however many lines it takes on the page, and an empty cell keeps its place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from graph.find.fields import role_of
from graph.find.people import is_name, is_sounded
from graph.read.cells import Cell, piece, rows_as_lines, split, words_of_line
from graph.read.lines import Line

__all__ = ["is_head", "tabulated"]

#: A line that only rules a table: 「|---|---|」 「+----+----+」 「├──┼──┤」.
_RULE = re.compile(r"[\s|+\-=:_*\u2500-\u257f—]{3,}")
_BAR = re.compile(r"[|｜丨]")
_PROSE = re.compile(r"[。！？；]")
#: How far from the beginning of its column a cell may begin, in half-width places.
_SLACK = 2
_PLACES = frozenset({"home", "host", "home_title", "host_title", "change"})
_MARKS = re.compile(r"[*_＊]")


def is_head(labels: Sequence[str]) -> bool:
    """Whether *labels* are the head of a roster: 「序号」 「姓名」 「派出单位」 「拟挂任职务」."""
    roles = [role_of(_bare(label)) for label in labels]
    known = sum(map(bool, roles))
    return (
        roles.count("name") == 1
        and bool(_PLACES & set(roles))
        and known >= 3 - (len(labels) == 2)
        and 3 * known >= 2 * len(labels)
    )


def tabulated(lines: list[Line]) -> list[Line]:
    """Put each row of a table with a head into one line with its cells.

    Args:
        lines: of the page, in their order.

    Returns:
        The same lines, but for the rows: those hold a tab between two cells, and :attr:`Line.row` tells the spans of the cells.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows, end = next((read for part in _PARTINGS if (read := part(lines, at))[0]), ([], at))
        if rows:
            found.extend(rows)
            at = end
        else:
            found.append(lines[at])
            at += 1
    return found


def _barred(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """Read a table between bars: the head at *at*, perhaps below a rule."""
    first = at
    while first < len(lines) and _RULE.fullmatch(lines[first].raw):
        first += 1
    if first == len(lines) or len(_BAR.findall(lines[first].raw)) < 2:
        return [], at
    framed = _framed(lines[first])
    width = len(_between_bars(lines[first], framed))
    blocks: list[list[list[Cell]]] = [[]]
    captions: list[Line] = []
    end = first
    while end < len(lines):
        if _RULE.fullmatch(lines[end].raw):
            blocks.append([])
            end += 1
            continue
        caption = _caption(lines[end]) if width >= 3 and any(blocks) else None
        if caption:
            captions.append(caption)
            end += 1
            continue
        cells, behind = _whole(lines, end, width, framed)
        short = len(cells) < width and not framed[0] and _begins_empty(lines[behind : behind + 1])
        if not _BAR.search(lines[end].raw) or (abs(len(cells) - width) > (width > 3) and not short):
            break
        if is_head([cell.chars for cell in cells]) and any(blocks):
            break  # another table
        blocks[-1].append(_padded(cells, width))
        end = behind
    blocks = [block for block in blocks if block]
    if sum(map(len, blocks)) < 2:
        return [], at
    head = _head(blocks[0])
    if head is None:
        return [], at
    labels, rest = head
    # A rule below each row says what belongs to it; otherwise a line without number and name goes on with the row above.
    ruled = len(blocks) >= 3 and all(_is_one_row(block, labels) for block in blocks[1:])
    rows = [_merged(block) for block in blocks[1:]] if ruled else _rows([*rest, *itertools.chain(*blocks[1:])], labels)
    return sorted([*rows_as_lines([labels, *rows], lines[at]), *captions], key=lambda line: line.offsets[0]), end


def _caption(line: Line) -> Line | None:
    """Return what a line between bars says as one cell of the width of the table: 「│第二期（5名）│」, over the rows of a group."""
    cells = [cell for cell in _between_bars(line) if cell.chars]
    closed = _BAR.match(line.raw.strip()) and _BAR.search(line.raw.strip()[-1:])
    if len(cells) != 1 or not closed or len(_between_bars(line)) != 1:
        return None
    return replace(rows_as_lines([cells], line)[0], row=[], after_blank=True)


def _whole(lines: list[Line], at: int, width: int, framed: tuple[bool, bool]) -> tuple[list[Cell], int]:
    """Return the cells of the line at *at*, with those of the lines below it into which a cell runs over, and the line behind."""
    cells, end = _between_bars(lines[at], framed), at + 1
    own = _between_bars(lines[at])  # a row may have the frame that the head has not
    cells = own if len(cells) > width == len(own) else cells
    while (
        len(cells) < width and end < len(lines) and not lines[end].after_blank and not _RULE.fullmatch(lines[end].raw)
    ):
        more = (
            _between_bars(lines[end], framed)
            if _BAR.search(lines[end].raw)
            else [piece(lines[end], 0, len(lines[end].chars))]
        )
        if len(cells) + len(more) - 1 > width or _BAR.match(lines[end].raw.strip()) or not cells:
            break
        cells = [*cells[:-1], cells[-1].joined(more[0]), *more[1:]]
        end += 1
    return cells, end


def _head(block: list[list[Cell]]) -> tuple[list[Cell], list[list[Cell]]] | None:
    """Return the head at the beginning of *block*, which may take two or three lines, and the lines below it."""
    for length in (1, 2, 3):
        labels = _merged(block[:length])
        if length <= len(block) and is_head([cell.chars for cell in labels]):
            longer = _merged(block[: length + 1])
            name = _column([cell.chars for cell in labels], "name")
            if length < len(block) and not block[length][name].chars and is_head([cell.chars for cell in longer]):
                continue  # its labels go on: 「派出单位及」 over 「现任职务」
            return labels, block[length:]
    return None


def _is_one_row(block: list[list[Cell]], labels: list[Cell]) -> bool:
    at = _column([cell.chars for cell in labels], "number")
    return len(block) == 1 or (at >= 0 and sum(bool(cells[at].chars) for cells in block) <= 1)


def _rows(cells: list[list[Cell]], labels: list[Cell]) -> list[list[Cell]]:
    """Join the lines of a wrapped row: what follows has neither a number nor a name of its own."""
    heads = [cell.chars for cell in labels]
    keys = [at for at in (_column(heads, "number"), _column(heads, "name")) if at >= 0][:1]
    rows: list[list[Cell]] = []
    for line in cells:
        if rows and any(cell.chars for cell in line) and not any(line[at].chars for at in keys):
            rows[-1] = [one.joined(other) for one, other in zip(rows[-1], line, strict=True)]
        else:
            rows.append(line)
    return rows


def _merged(block: list[list[Cell]]) -> list[Cell]:
    row = block[0]
    for line in block[1:]:
        row = [one.joined(other) for one, other in zip(row, line, strict=True)]
    return row


def _column(labels: Sequence[str], role: str) -> int:
    return next((at for at, label in enumerate(labels) if role_of(_bare(label)) == role), -1)


def _bare(label: str) -> str:
    return _MARKS.sub("", label)


def _begins_empty(below: list[Line]) -> bool:
    """Whether the line below a row begins with an empty cell: the row goes on there, 「　| 　| 组织委员 | 副书记」."""
    return any(_framed(line)[0] and not line.after_blank for line in below)


def _framed(line: Line) -> tuple[bool, bool]:
    """Whether a line has a bar before its first cell and one behind its last."""
    raw = line.raw.strip()
    return bool(_BAR.match(raw)), bool(_BAR.search(raw[-1:]))


def _between_bars(line: Line, framed: tuple[bool, bool] = (True, True)) -> list[Cell]:
    """Return the cells of *line*; where the head is not *framed* on a side, a bar there stands beside an empty cell."""
    cells = split(line, [match.start() for match in _BAR.finditer(line.raw)])
    begins, ends = (own and table for own, table in zip(_framed(line), framed, strict=True))
    return cells[begins : len(cells) - ends]


def _tabbed(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """Read a table whose cells are parted by tabs."""
    return _counted(lines, at, "\t")


def _commaed(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """Read a table whose cells are parted by commas."""
    return _counted(lines, at, "，")


def _counted(lines: list[Line], at: int, mark: str) -> tuple[list[Line], int]:
    head = lines[at]
    if head.raw.count(mark) < 2:
        return [], at
    labels = _parted(head, mark)
    if not is_head([cell.chars for cell in labels]) or (
        mark == "，" and not all(role_of(_bare(c.chars)) for c in labels)
    ):
        return [], at
    cells, end = [], at + 1
    while end < len(lines) and lines[end].raw.count(mark) >= 1:
        line = _parted(lines[end], mark)
        if (
            len(line) > len(labels)
            or (mark == "，" and len(line) < len(labels))
            or is_head([cell.chars for cell in line])
        ):
            break
        cells.append(_padded(line, len(labels)))
        end += 1
    return (rows_as_lines([labels, *_rows(cells, labels)], head), end) if cells else ([], at)


def _parted(line: Line, mark: str) -> list[Cell]:
    return split(line, [at for at, char in enumerate(line.raw) if char == mark])


def _padded(cells: list[Cell], width: int) -> list[Cell]:
    return (cells + [Cell()] * width)[:width]


def _aligned(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """Read a table whose columns are set apart by blanks: a cell begins below its label, or there are as many as labels."""
    head = lines[at]
    tokens = words_of_line(head)
    if len(tokens) < 3 or _PROSE.search(head.chars) or not is_head([head.chars[a:b] for a, b in tokens]):
        return [], at
    labels = [piece(head, a, b) for a, b in tokens]
    starts = [head.places[a] for a, _ in tokens]
    heads = [cell.chars for cell in labels]
    name = _column(heads, "name")
    rows: list[list[Cell]] = [labels]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        counted = [piece(line, a, b) for a, b in words_of_line(line)]
        cells, strict = _below(line, starts)
        if not strict and len(heads) - _notes(heads) <= len(counted) <= len(heads) and _is_entry(counted, name):
            cells = _padded(counted, len(heads))
        elif cells and not cells[name].chars and not line.after_blank and _fits(line, starts, heads):
            rows[-1] = [one.joined(other) for one, other in zip(rows[-1], cells, strict=True)]
            end += 1
            continue
        if not cells or not _is_entry(cells, name):
            break
        rows.append(cells)
        end += 1
    return (rows_as_lines(rows, head), end) if len(rows) > 1 else ([], at)


def _notes(heads: Sequence[str]) -> int:
    """Return how many of the last columns hold notes, which most rows leave empty."""
    return sum(1 for _ in itertools.takewhile(lambda head: role_of(_bare(head)) == "note", reversed(heads)))


def _is_entry(cells: list[Cell], name: int) -> bool:
    word = re.sub(r"（.*", "", cells[name].chars)
    named = is_name(word) or is_sounded(word) or bool(re.fullmatch(r"[一-鿿]{2,4}|[一-鿿·]{5,16}", word))
    return named and sum(bool(cell.chars) for cell in cells) >= 2


def _fits(line: Line, starts: list[int], heads: list[str]) -> bool:
    """Whether a line may be the ends of wrapped cells: each stands below a label that wraps, and within its column."""
    if _PROSE.search(line.chars):
        return False
    cells, strict = _below(line, starts)
    ends = dict(zip(starts, [*starts[1:], 10**6], strict=True))
    at = 0
    for start, cell, head in zip(starts, cells, heads, strict=True):
        at += len(cell.chars)
        if cell.chars and (role_of(_bare(head)) == "number" or line.places[at - 1] >= ends[start]):
            return False
    return strict


def _below(line: Line, starts: list[int]) -> tuple[list[Cell], bool]:
    """Cut *line* where a word begins below a label, and say whether each does; no cells if the first word stands below none."""
    cuts: dict[int, int] = {}
    words = words_of_line(line)
    for at, _ in words:
        place = line.places[at]
        column = min(range(len(starts)), key=lambda index: abs(starts[index] - place))
        if abs(starts[column] - place) <= _SLACK and column not in cuts:
            cuts[column] = at
        elif at == 0:
            return [], False
    ordered = sorted(cuts.items())
    if [at for _, at in ordered] != sorted(cuts.values()):
        return [], False
    edges = [at for _, at in ordered] + [len(line.chars)]
    cells = [Cell()] * len(starts)
    for (column, begin), end in zip(ordered, edges[1:], strict=True):
        cells[column] = piece(line, begin, end)
    return cells, len(cuts) == len(words)


def _stacked(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """Read a table that came cell by cell, each on a line of its own: its labels, then as many lines for each row."""
    width = 0
    while at + width < len(lines) and len(lines[at + width].chars) <= 14 and role_of(_bare(lines[at + width].chars)):
        width += 1
    if width < 3 or not is_head([line.chars for line in lines[at : at + width]]):
        return [], at
    labels = [piece(line, 0, len(line.chars)) for line in lines[at : at + width]]
    heads = [cell.chars for cell in labels]
    name, number = _column(heads, "name"), _column(heads, "number")
    rows, end = [labels], at + width
    while end + width <= len(lines):
        row = [piece(line, 0, len(line.chars)) for line in lines[end : end + width]]
        counted = number < 0 or row[number].chars.rstrip("．.") == str(len(rows))
        if not counted or not _is_entry(row, name) or any(_PROSE.search(cell.chars) for cell in row):
            break
        rows.append(row)
        end += width
    return (rows_as_lines(rows, lines[at]), end) if len(rows) > 1 else ([], at)


_PARTINGS = (_barred, _tabbed, _aligned, _commaed, _stacked)
