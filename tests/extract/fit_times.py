"""Grows the trees by which ``graph.extract.timing`` tells which time is the beginning, the end or the length of somebody's stay.

    python -m tests.extract.fit_times            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_times --write    # the same, and writes ontology/words/time-trees.tsv

A date begins the stay of whom an annotation lets begin then, wherever on the page it stands. A page with many people counts for less than they are.

Rules read the pages on which they were mended better than any other, and would be believed too much if that were all that is taught. So such a
page is taught twice, for the lesser share as it is and for the greater as if no rule had read a time; the pages on which none was mended count as
they are.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.extract.timing import SLOTS, TABLE, Time, Times, asked, told
from tests.extract import annotated
from tests.extract.boosted import Choice, Trees, grown_among, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, folds

#: So many leaves has a tree: with 31 beginnings left out are a little worse, with 15 much, and no better with twice as many trees.
_LEAVES = 63
#: So much of a page on which rules were mended counts as if they had read no time; and the signs that tell what they read.
_UNREAD = 0.7
_OF_RULES = re.compile(r"said |rule |batch (?:start|end|duration)|placed by").search
HEAD = (
    "# 文中哪个时间是某人挂职的起止日期、时长，各种迹象合起来怎么看，见 graph/extract/timing.py。 "
    "What signs together say of a time being somebody's beginning, end or length of stay; written by tests.extract.fit_times."
)


@dataclass(frozen=True, slots=True)
class Person:
    """What is annotated of somebody's stays in a text, and the times of the page beside the person."""

    text: str
    dates: tuple[Time, ...]
    lengths: tuple[Time, ...]
    stays: tuple[Mapping[str, str | None], ...]
    times: float
    fresh: bool

    def right(self, slot: str) -> set[str]:
        """Return what *slot* is by the annotation."""
        return {one[slot] or "" for one in self.stays} - {""}

    def choices(self, slot: str) -> Iterator[Choice]:
        """Yield what is taught of *slot*: as the page is, and as if no rule had read its times, each with its share."""
        times = [asked(slot, one) for one in (self.lengths if slot == "duration" else self.dates)]
        right = [one.value in self.right(slot) for one in times]
        choice = Choice(self.text, [one.signs for one in times], right, self.times)
        yield from choice.taught(0.0 if self.fresh else _UNREAD, _OF_RULES)


@cache
def people() -> tuple[Person, ...]:
    """Return everybody who is placed in an annotated text."""
    found = []
    for page in annotated.pages():
        stays: dict[str, list[Mapping[str, str | None]]] = {}
        for one in page.annotation["placements"]:
            stays.setdefault(plain(one["cadre"]), []).append(one)
        names = sorted(set(stays) & {one.name for one in page.view.people})
        count = (PRINTED if page.set == "seeds" else 1.0) / math.sqrt(max(1, len(names)))
        times = Times(page.view)
        dates, lengths = tuple(times.dates(names)), tuple(times.lengths(names))
        found += [
            Person(
                page.name,
                tuple(one for one in dates if one.name == name),
                tuple(one for one in lengths if one.name == name),
                tuple(stays[name]),
                count,
                page.set == "fresh",
            )
            for name in names
        ]
    return tuple(found)


def _fitted(left: int | None) -> Trees:
    """Return the trees that all texts teach but those of the turn *left*."""
    turn = folds(one.text for one in people())
    known = [one for one in people() if turn[one.text] != left]
    return {
        slot: grown_among((choice for one in known for choice in one.choices(slot)), leaves=_LEAVES) for slot in SLOTS
    }


def _counted(person: Person, trees: Trees) -> Iterator[tuple[str, int]]:
    """Yield whether each slot is right, found and annotated."""
    found = told(person.dates, person.lengths, trees)
    of = "fresh " if person.fresh else ""
    for slot in SLOTS:
        right = person.right(slot)
        yield f"{of}{slot} annotated", bool(right)
        yield f"{of}{slot} found", slot in found
        yield f"{of}{slot} right", slot in found and found[slot].value in right


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    turn = folds(one.text for one in people())
    total = Counter[str]()
    trees: Trees = {}
    for left in (*range(FOLDS), None):
        trees = _fitted(left)
        for person in people() if left is not None else ():
            if turn[person.text] == left:
                for what, count in _counted(person, trees):
                    total[what] += count
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, trees)


if __name__ == "__main__":
    main()
