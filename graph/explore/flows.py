"""From where to where: how many stays lead from each sending area to each receiving area, seen by province, city or county."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.explore.index import Index
from graph.explore.levels import LEVELS, Levels
from graph.explore.sankey import lay_flows

__all__ = ["NOWHERE", "compile_flows", "flows_between"]

#: Stands for an area that nobody states.
NOWHERE = ""


def flows_between(index: Index) -> dict[str, dict[tuple[str, str], tuple[str, ...]]]:
    """Return, for each level, the stays between each two areas: 「安徽省淮南市」 → 「上海市闵行区」.

    A stay whose text names two areas on a side belongs to both.
    """
    levels = Levels(index)
    found: dict[str, dict[tuple[str, str], set[str]]] = {level: defaultdict(set) for level in LEVELS}
    for stay in index.kind("Placement"):
        ends = [
            [levels.at(area) for area in _areas(index, stay.id, *side)] or [(NOWHERE, NOWHERE, NOWHERE)]
            for side in (("fromArea", "fromUnit"), ("toArea", "toUnit"))
        ]
        for place, level in enumerate(LEVELS):
            for one in ends[0]:
                for other in ends[1]:
                    found[level][one[place], other[place]].add(stay.id)
    return {
        level: {ends: tuple(sorted(stays)) for ends, stays in sorted(between.items())}
        for level, between in found.items()
    }


def _areas(index: Index, stay: str, area: str, unit: str) -> list[str]:
    """Return the areas of a side of a stay; where none is said, those of its units."""
    said = [str(fact.object) for fact in index.out(stay, area)]
    return said or [str(at.object) for fact in index.out(stay, unit) for at in index.out(str(fact.object), "inArea")]


def compile_flows(index: Index, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return the flows of each level for the page, with the picture of the largest.

    Returns:
        for each level ``flows`` [home, host, stays], the largest first, by numbers of things, -1 where nobody states an
        area; and ``homes``, ``hosts``, ``ribbons``, ``tall``: see :func:`graph.explore.sankey.lay_flows`, whose names are
        the places of areas in ``areas``.
    """
    return {level: _compiled(index, between, numbers) for level, between in flows_between(index).items()}


def _compiled(
    index: Index, between: Mapping[tuple[str, str], tuple[str, ...]], numbers: Mapping[str, int]
) -> dict[str, Any]:
    def number(area: str) -> int:
        return numbers.get(area, -1)

    ordered = sorted(between.items(), key=lambda item: (-len(item[1]), item[0]))
    picture = lay_flows({ends: len(stays) for ends, stays in between.items()}, last=NOWHERE)
    return {
        "flows": [[number(one), number(other), [numbers[stay] for stay in stays]] for (one, other), stays in ordered],
        "homes": [[[number(area) for area in bar.areas], bar.count, bar.y, bar.tall] for bar in picture.homes],
        "hosts": [[[number(area) for area in bar.areas], bar.count, bar.y, bar.tall] for bar in picture.hosts],
        "ribbons": [[one.home, one.host, one.count, one.home_y, one.host_y, one.wide] for one in picture.ribbons],
        "tall": picture.tall,
    }
