"""Grows the trees by which ``graph.extract.regions`` tells whether an area is somebody's host or home, on the annotated texts of ``tests``.

    python -m tests.extract.fit_regions            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_regions --write    # the same, and writes ontology/words/area-trees.tsv

What the mentions near a person are likely to be is weighed by what the other texts teach (``fit_together``), never by the text itself.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from functools import cache

from graph.extract.regions import LABELS, TABLE, Region, regions
from graph.find.boosting import chances
from tests.extract import annotated, fit_together
from tests.extract.boosted import Trees, grown, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, Example, folds

_BELIEVED = 0.5
HEAD = (
    "# 文中某地区是不是某人的派出地或去处，各种迹象合起来怎么看，见 graph/extract/regions.py。 "
    "What signs together say of an area being somebody's host or home; written by tests.extract.fit_regions."
)


@cache
def pages() -> dict[str, list[tuple[Region, Example]]]:
    """Return the areas of each annotated text beside those who are placed once."""
    found = {}
    for page in annotated.pages():
        stays = {plain(one["cadre"]): one for one in page.annotation["placements"]}
        times = Counter(plain(one["cadre"]) for one in page.annotation["placements"])
        names = sorted({one.name for one in page.view.people if times[one.name] == 1})
        count = (PRINTED if page.set == "seeds" else 1.0) / math.sqrt(max(1, len(names)))
        found[page.name] = [
            (one, Example(page.name, one.signs, _label(one, stays[one.name]), count))
            for one in regions(page.view, names, fit_together.weighed(page.name))
        ]
    return found


def _label(region: Region, stay: dict[str, str | None]) -> int:
    ends = (stay["host_area"], stay["home_area"])
    return ends.index(region.area.full) if region.area.full in ends else LABELS.index("neither")


def _counted(name: str, trees: Trees) -> Counter[str]:
    page = next(one for one in annotated.pages() if one.name == name)
    stays = {plain(one["cadre"]): one for one in page.annotation["placements"]}
    total = Counter[str]()
    for who in {one.name for one, _ in pages()[name]}:
        for label in ("host", "home"):
            told = [
                (chances(trees, one.signs)[LABELS.index(label)], one.area.full)
                for one, _ in pages()[name]
                if one.name == who
            ]
            best = max(told, default=(0.0, ""))
            right = stays[who][f"{label}_area"]
            total[f"{label} annotated"] += bool(right)
            total[f"{label} found"] += best[0] >= _BELIEVED
            total[f"{label} right"] += best[0] >= _BELIEVED and best[1] == right
    return total


@cache
def fitted(left: int | None) -> Trees:
    """Return the trees that all texts teach but those of the turn *left*."""
    turn = folds(pages())
    known = [example for name, told in pages().items() if turn[name] != left for _, example in told]
    return grown(known, LABELS)


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    turn = folds(pages())
    total = Counter[str]()
    trees: Trees = {}
    for left in (*range(FOLDS), None):
        trees = fitted(left)
        for name in pages() if left is not None else ():
            if turn[name] == left:
                total.update(_counted(name, trees))
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, trees)


if __name__ == "__main__":
    main()
