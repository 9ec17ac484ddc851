"""Grows the trees by which ``graph.extract.another`` tells where somebody stayed besides, on the annotated texts of ``tests``.

    python -m tests.extract.fit_another            # how well it does on texts left out, beside what rules read
    python -m tests.extract.fit_another --write    # the same, and writes ontology/words/another-trees.tsv

Of whom rules read a further stay is taught as if they had not: on most of these texts they were mended for it.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.evaluate.alike import same_unit
from graph.extract.another import BELIEVED, LABEL, RULE, TABLE, Elsewhere, elsewhere, likeliest, stays_read
from graph.extract.earlier import APART
from graph.find.boosting import Tree
from tests.extract import annotated
from tests.extract.boosted import Choice, grown_among, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, folds

HEAD = (
    "# 某人另有一段挂职的去处是文中哪个单位，各种迹象合起来怎么看，见 graph/extract/another.py。 "
    "What signs together say of a unit being where somebody stayed besides; written by tests.extract.fit_another."
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of whom one stay is known, the units that may be the place of another, and what the annotation says."""

    text: str
    places: tuple[Elsewhere, ...]
    right: tuple[bool, ...]
    annotated: bool
    ruled: bool

    def choice(self) -> Choice:
        """Return what is taught."""
        return Choice(self.text, [one.signs for one in self.places], self.right)


@cache
def people() -> tuple[Person, ...]:
    """Return everybody of whom the build reads a stay in an annotated text."""
    found = []
    for page in annotated.pages():
        forms: dict[str, list[list[str]]] = defaultdict(list)
        for one in page.annotation["placements"]:
            forms[plain(one["cadre"])].append(one["host_unit"])
        apart = {one.get("cadre") for one in page.readings if one.get(APART) and one.evidence.rule != RULE}
        stays = stays_read(page.readings)
        for stay, places in zip(stays, elsewhere(page.view, stays), strict=True):
            known = [one for one in forms[stay.name] if same_unit(stay.host, one)]
            others = [one for one in forms[stay.name] if one not in known and one] if known else []
            right = tuple(any(same_unit(place.host.unit, one) for one in others) for place in places)
            found.append(Person(page.name, tuple(places), right, bool(others), stay.name in apart))
    return tuple(found)


def _fitted(known: Iterable[Person]) -> list[Tree]:
    return grown_among(one.choice() for one in known)


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    turn = folds(one.text for one in people())
    total = Counter[str]()
    for left in range(FOLDS):
        trees = _fitted(one for one in people() if turn[one.text] != left)
        for person in people():
            if turn[person.text] == left:
                chance, best = likeliest(person.places, trees)
                right = best is not None and person.right[person.places.index(best)]
                total["annotated"] += person.annotated
                total["read by rules"] += person.ruled
                total["read by rules right"] += person.ruled and person.annotated
                for least in (0.2, 0.3, BELIEVED, 0.5):
                    total[f"from {least} on found"] += chance >= least
                    total[f"from {least} on right"] += chance >= least and right
                    total[f"from {least} on beside rules found"] += chance >= least and not person.ruled
                    total[f"from {least} on beside rules right"] += chance >= least and right and not person.ruled
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, {LABEL: _fitted(people())})


if __name__ == "__main__":
    main()
