"""Where everything stands: columns from home to host, one row a cadre, as few crossings as a few sweeps give.

Pure arithmetic on the picture, with whole numbers as the result: the same picture stands the same way everywhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from graph.explore.labels import LONGEST, label_width, short_label
from graph.explore.picture import LESSON_GROUPS, Node, Picture, Row

__all__ = ["GAP", "TALL", "Band", "Box", "Layout", "box_width", "lay_out"]

#: Height of a row, and how much more separates the rows of two outermost home areas.
ROW, GROUP_GAP = 20, 5

#: Distance between two boxes of one column that are no rows, and of two lessons.
PITCH, DOT = 20, 12

#: Height of a box, and the space between two columns.
TALL, GAP = 18, 34

#: The space right of the cadres, where the mode of a stay is written.
MODE_GAP = 64

#: Space inside a box beside its label, and the size of a letter.
PADDING, LETTER = 20, 13

#: How many lessons stand side by side in a theme before they form another line.
LESSONS_PER_LINE = 10

#: How often the two sides are put in order by each other.
SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands: its middle and its size."""

    x: int
    y: int
    wide: int
    tall: int


@dataclass(frozen=True, slots=True)
class Band:
    """A column, to be headed by a word: its group, left and right end."""

    group: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every node stands, and the columns."""

    boxes: Mapping[str, Box]
    bands: tuple[Band, ...]


def lay_out(picture: Picture, names: Mapping[str, str]) -> Layout:
    """Return where every node of *picture* stands, with room for what is written in its box."""
    columns = _columns(picture.nodes)
    rows, host_order = _order(picture.rows)
    heights = _row_heights(rows)
    ys = {row.cadre: heights[row.cadre] for row in rows}
    home_rank = {row.cadre: rank for rank, row in enumerate(rows)}
    for (group, _), nodes in columns.items():
        if group.endswith(("-unit", "-area")):
            rank = host_order if group.startswith("host") else home_rank
            ys |= _column_heights(nodes, heights, rank)
    themes, dots = _theme_heights(picture, columns, home_rank, _middle(ys))
    ys |= themes
    boxes: dict[str, Box] = {}
    bands: list[Band] = []
    left = 0
    for (group, _), nodes in columns.items():
        wide = box_width([short_label(names[node.id], LONGEST[group]) for node in nodes])
        for node in nodes:
            boxes[node.id] = Box(left + wide // 2, round(ys[node.id]), wide, TALL)
        if bands and bands[-1].group == group:
            bands[-1] = Band(group, bands[-1].left, left + wide)
        else:
            bands.append(Band(group, left, left + wide))
        left += wide + (MODE_GAP if group == "cadre" else GAP)
    left -= GAP - DOT
    for id_, (step, y) in sorted(dots.items()):
        boxes[id_] = Box(left + DOT // 2 + step * DOT, round(y), 8, 8)
    if dots:
        last = bands.pop()
        bands.append(Band("theme", last.left, left + DOT * (1 + max(step for step, _ in dots.values()))))
    return Layout(boxes, tuple(bands))


def _columns(nodes: Sequence[Node]) -> dict[tuple[str, int], list[Node]]:
    """Return the nodes of each column, from left to right; lessons stand beside their themes and are in none."""
    found: dict[tuple[str, int], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.group not in LESSON_GROUPS:
            found[node.group, node.depth].append(node)
    order = {"home-area": 0, "home-unit": 1, "cadre": 2, "host-unit": 3, "host-area": 4, "theme": 5}
    inward = {"home-area": 1, "host-area": -1}
    return dict(sorted(found.items(), key=lambda item: (order[item[0][0]], item[0][1] * inward.get(item[0][0], 1))))


def box_width(names: Sequence[str]) -> int:
    """Return how wide the boxes of a column are: the longest of *names* fits in."""
    return math.ceil(max(2.0, *map(label_width, names)) * LETTER) + PADDING


def _order(rows: Sequence[Row]) -> tuple[list[Row], dict[str, int]]:
    """Return the rows from top to bottom, and each cadre's rank among the hosts.

    Rows of one home area stay together, and so do those of one host area; which area comes first is settled by where
    its cadres stand on the other side, a few times to and fro.
    """
    ordered = sorted(rows, key=lambda row: (row.home, row.host, row.cadre))
    rank = {row.cadre: float(place) for place, row in enumerate(ordered)}
    hosts: list[Row] = []
    for _ in range(SWEEPS):
        hosts = _by_tree(ordered, lambda row: row.host, rank)
        rank = {row.cadre: float(place) for place, row in enumerate(hosts)}
        ordered = _by_tree(ordered, lambda row: row.home, rank)
        rank = {row.cadre: float(place) for place, row in enumerate(ordered)}
    return ordered, {row.cadre: place for place, row in enumerate(hosts)}


def _by_tree(
    rows: Sequence[Row], path: Callable[[Row], tuple[str, ...]], rank: Mapping[str, float], depth: int = 0
) -> list[Row]:
    """Return *rows* with those of one branch together, branches in the order of the mean rank of their rows."""
    branches: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        steps = path(row)
        branches[steps[depth] if depth < len(steps) else ""].append(row)
    if set(branches) <= {""}:
        return sorted(rows, key=lambda row: (rank[row.cadre], row.cadre))
    order = sorted(branches, key=lambda branch: (fmean(rank[row.cadre] for row in branches[branch]), branch))
    return [
        row
        for branch in order
        for row in (
            _by_tree(branches[branch], path, rank, depth + 1)
            if branch
            else sorted(branches[branch], key=lambda row: (rank[row.cadre], row.cadre))
        )
    ]


def _row_heights(rows: Sequence[Row]) -> dict[str, float]:
    heights: dict[str, float] = {}
    y, before = 0.0, None
    for row in rows:
        area = row.home[:1]
        y += GROUP_GAP if before is not None and area != before else 0
        heights[row.cadre] = y
        y, before = y + ROW, area
    return heights


def _column_heights(nodes: Sequence[Node], heights: Mapping[str, float], rank: Mapping[str, int]) -> dict[str, float]:
    """Return where the nodes of a column stand: as near to the middle of their cadres as the others let them."""
    ordered = sorted(nodes, key=lambda node: (fmean(rank[cadre] for cadre in node.trail), node.id))
    wanted = [fmean(heights[cadre] for cadre in node.trail) for node in ordered]
    return dict(zip((node.id for node in ordered), _spread(wanted, PITCH), strict=True))


def _spread(wanted: Sequence[float], pitch: float) -> list[float]:
    """Return the heights nearest to *wanted* that keep its order and stand at least *pitch* apart.

    Least squares by pooling neighbours that violate the order (isotonic regression).
    """
    pools: list[tuple[float, int]] = []
    for place, height in enumerate(wanted):
        mean, size = height - place * pitch, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    means = [mean for mean, size in pools for _ in range(size)]
    return [mean + place * pitch for place, mean in enumerate(means)]


def _middle(ys: Mapping[str, float]) -> tuple[float, float]:
    """Return the middle of all heights, and how far it is from the first to the last."""
    if not ys:
        return 0.0, 0.0
    low, high = min(ys.values()), max(ys.values())
    return (low + high) / 2, high - low


def _theme_heights(
    picture: Picture,
    columns: Mapping[tuple[str, int], list[Node]],
    rank: Mapping[str, int],
    extent: tuple[float, float],
) -> tuple[dict[str, float], dict[str, tuple[int, float]]]:
    """Return the height of each theme, the fullest first, and for each lesson its place in the line and its height."""
    lessons: dict[str, list[Node]] = defaultdict(list)
    for node in picture.nodes:
        if node.group in LESSON_GROUPS:
            lessons[node.themes[0]].append(node)
    themes = sorted(columns.get(("theme", 0), ()), key=lambda node: (-len(lessons[node.id]), node.id))
    lines = {theme.id: _lines(len(lessons[theme.id])) for theme in themes}
    needed = {id_: max(TALL, count * DOT) + 6 for id_, (count, _) in lines.items()}
    middle, available = extent
    spare = min(18.0, max(0.0, (available + ROW - sum(needed.values())) / max(1, len(themes))))
    top = middle - (sum(needed.values()) + spare * len(themes)) / 2
    heights: dict[str, float] = {}
    dots: dict[str, tuple[int, float]] = {}
    for theme in themes:
        slot = needed[theme.id] + spare
        heights[theme.id] = top + slot / 2
        count, per_line = lines[theme.id]
        first = heights[theme.id] - (count - 1) * DOT / 2
        ordered = sorted(
            lessons[theme.id],
            key=lambda node: (
                LESSON_GROUPS.index(node.group),
                min((rank.get(c, -1) for c in node.trail), default=-1),
                node.id,
            ),
        )
        for place, node in enumerate(ordered):
            dots[node.id] = place % per_line, first + place // per_line * DOT
        top += slot
    return heights, dots


def _lines(count: int) -> tuple[int, int]:
    """Return in how many lines so many lessons stand, and how many stand in one."""
    per_line = max(LESSONS_PER_LINE, math.ceil(math.sqrt(count * 3)))
    lines = max(1, math.ceil(count / per_line))
    return lines, math.ceil(count / lines) if count else 1
