"""Grows the trees by which ``graph.extract.regions`` tells whether an area is somebody's host or home, on the annotated texts of ``tests``.

    python -m tests.extract.fit_regions            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_regions --write    # the same, and writes ontology/words/area-trees.tsv

What the mentions near a person are likely to be is weighed by what the other texts teach (``fit_together``), never by the text itself.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from graph.extract.regions import LABELS, TABLE, Region, regions, weighed_regions
from graph.extract.rest import THERE
from tests.extract import annotated, fit_together
from tests.extract.boosted import Choice, Trees, grown_among, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, folds

HEAD = (
    "# 文中某地区是不是某人的派出地或去处，各种迹象合起来怎么看，见 graph/extract/regions.py。 "
    "What signs together say of an area being somebody's host or home; written by tests.extract.fit_regions."
)


@dataclass(frozen=True, slots=True)
class Person:
    """Where an annotation lets somebody come from and stay, and the areas of the page beside the person."""

    regions: tuple[Region, ...]
    right: Mapping[str, str | None]
    times: float


@cache
def pages() -> dict[str, list[Person]]:
    """Return for each annotated text those who are placed once."""
    found = {}
    for page in annotated.pages():
        stays = {plain(one["cadre"]): one for one in page.annotation["placements"]}
        times = Counter(plain(one["cadre"]) for one in page.annotation["placements"])
        names = sorted({one.name for one in page.view.people if times[one.name] == 1})
        count = (PRINTED if page.set == "seeds" else 1.0) / math.sqrt(max(1, len(names)))
        told = groupby(regions(page.view, names, fit_together.weighed(page.name)), key=lambda one: one.name)
        found[page.name] = [
            Person(tuple(areas), {label: stays[name][f"{label}_area"] for label in LABELS}, count)
            for name, areas in told
        ]
    return found


def _counted(person: Person, trees: Trees) -> Iterator[tuple[str, int]]:
    """Yield whether each area is right, found and annotated."""
    weighed = list(weighed_regions(person.regions, trees))
    for at, label in enumerate(LABELS):
        likely, area = max((chances[at], one.area.full) for one, chances in weighed)
        yield f"{label} annotated", bool(person.right[label])
        yield f"{label} found", likely >= THERE
        yield f"{label} right", likely >= THERE and area == person.right[label]


@cache
def fitted(left: int | None) -> Trees:
    """Return the trees that all texts teach but those of the turn *left*."""
    turn = folds(pages())
    return {
        label: grown_among(
            Choice(
                name,
                [one.signs for one in person.regions],
                [one.area.full == person.right[label] for one in person.regions],
                person.times,
            )
            for name, people in pages().items()
            if turn[name] != left
            for person in people
        )
        for label in LABELS
    }


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    turn = folds(pages())
    total = Counter[str]()
    for left in range(FOLDS):
        for name, people in pages().items():
            for person in people if turn[name] == left else ():
                for what, count in _counted(person, fitted(left)):
                    total[what] += count
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, fitted(None))


if __name__ == "__main__":
    main()
