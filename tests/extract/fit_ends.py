"""Grows the trees by which ``graph.extract.unit_ends`` tells whether a unit is somebody's home or host, on the annotated texts of ``tests``.

    python -m tests.extract.fit_ends            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_ends --write    # the same, and writes home-trees.tsv and host-trees.tsv in ontology/words

What the mentions near a person are, and between which areas the person went, is weighed by what the other texts teach (``fit_together``,
``fit_regions``), never by the text itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from graph.evaluate.alike import same_unit
from graph.extract.regions import ends, weighed_regions
from graph.extract.rest import THERE
from graph.extract.unit_choice import chosen
from graph.extract.unit_ends import LABEL, TABLES, End, units_beside, weighed_units
from graph.find.boosting import Tree
from tests.extract import annotated, fit_regions, fit_together
from tests.extract.boosted import Choice, grown_among, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, folds

HEAD = (
    "# 文中某单位是不是某人的{0}，各种迹象合起来怎么看，见 graph/extract/unit_ends.py。 "
    "What signs together say of a unit being the one somebody {1}; written by tests.extract.fit_ends."
)
_SIDES = {"home": ("派出单位", "comes from"), "host": ("去处", "goes to")}


@dataclass(frozen=True, slots=True)
class Person:
    """From which unit an annotation lets somebody come, or to which go, and the units of the page beside the person."""

    text: str
    units: tuple[End, ...]
    right: tuple[str, ...]
    times: float

    def choice(self) -> Choice:
        """Return what is taught."""
        right = [same_unit(one.unit, self.right) for one in self.units]
        return Choice(self.text, [one.signs for one in self.units], right, self.times)


@cache
def people(side: str) -> tuple[Person, ...]:
    """Return those whom an annotated text places once."""
    turn = folds(fit_regions.pages())
    found = []
    for page in annotated.pages():
        stays = {plain(one["cadre"]): one for one in page.annotation["placements"]}
        times = Counter(plain(one["cadre"]) for one in page.annotation["placements"])
        names = sorted({one.name for one in page.view.people if times[one.name] == 1})
        told = (one for person in fit_regions.pages()[page.name] for one in person.regions)
        areas = ends(weighed_regions(told, fit_regions.fitted(turn[page.name])), THERE)
        count = PRINTED if page.set == "seeds" else 1.0
        units = units_beside(page.view, side, names, fit_together.weighed(page.name), areas)
        found += [
            Person(page.name, tuple(beside), tuple(stays[name][f"{side}_unit"]), count)
            for name, beside in groupby(units, key=lambda one: one.name)
        ]
    return tuple(found)


def _fitted(known: Iterable[Person]) -> list[Tree]:
    return grown_among(one.choice() for one in known)


def _fit(side: str) -> None:
    turn = folds(one.text for one in people(side))
    total = Counter[str]()
    for left in range(FOLDS):
        trees = _fitted(one for one in people(side) if turn[one.text] != left)
        for person in people(side):
            if turn[person.text] == left:
                found = chosen(side, weighed_units(side, person.units, trees)).values()
                total["annotated"] += bool(person.right)
                total["found"] += len(found)
                total["right"] += sum(same_unit(end.unit, person.right) for end in found)
    print(f"{side}, left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLES[side], HEAD.format(*_SIDES[side]), {LABEL: _fitted(people(side))})


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    for side in TABLES:
        _fit(side)


if __name__ == "__main__":
    main()
