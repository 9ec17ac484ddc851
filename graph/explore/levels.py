"""Areas by level: the province, the city and the county that an area belongs to, so that flows can be seen from near and far."""

from __future__ import annotations

from collections.abc import Mapping

from graph.explore.index import Index

__all__ = ["LEVELS", "Levels", "compile_levels"]

#: From far to near.
LEVELS = ("province", "city", "county")


class Levels:
    """Finds the area around an area that is of a level.

    Args:
        index: what the corpus says.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._codes: dict[str, str] = {
            fact.subject: fact.object.value
            for fact in index.knowledge.facts
            if fact.predicate == "divisionCode" and not isinstance(fact.object, str)
        }

    def around(self, area: str) -> tuple[str, ...]:
        """Return *area* and the areas that contain it, the nearest first."""
        chain = [area]
        while above := self._index.out(chain[-1], "schema:containedInPlace")[:1]:
            if (outer := str(above[0].object)) in chain:
                break
            chain.append(outer)
        return tuple(chain)

    def at(self, area: str) -> tuple[str, str, str]:
        """Return the province, the city and the county of *area*: of 「上海市闵行区」 上海市 twice, then itself.

        Where a level is not known, as the county of a city, it is the next one that is.
        """
        chain = self.around(area)
        ranks = [self._rank(one, len(chain) - 1 - place) for place, one in enumerate(chain)]
        province, city, county = (
            next((one for one, rank in zip(chain, ranks, strict=True) if rank <= level), chain[-1])
            for level in range(len(LEVELS))
        )
        return province, city, county

    def _rank(self, area: str, depth: int) -> int:
        code = self._codes.get(area, "")
        if len(code) < 6 or not code.isdigit():
            return depth  # the code is not known: it counts how many areas are around it
        if code[2:6] == "0000":
            return 0
        if code[4:6] == "00":
            return 1
        if len(code) > 6 and code[6:].strip("0"):
            return 3
        return 2


def compile_levels(index: Index, numbers: Mapping[str, int]) -> list[list[int]]:
    """Return [area, its province, its city, its county] by their numbers, for every area that has one."""
    levels = Levels(index)
    return [
        [numbers[area.id], *(numbers[one] for one in levels.at(area.id))]
        for area in index.kind("Area")
        if all(one in numbers for one in levels.at(area.id))
    ]
