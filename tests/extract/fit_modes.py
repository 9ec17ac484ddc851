"""Grows the trees by which ``graph.extract.moded`` tells by which word a page calls somebody's stay, on the annotated texts of ``tests``.

    python -m tests.extract.fit_modes            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_modes --write    # the same, and writes ontology/words/mode-trees.tsv

A page on which rules were mended is taught twice, for half as it is and for half as if no rule had read by which word the stay is called.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.extract.moded import MODE_LABEL, TABLE, Called, Calls, called, likeliest
from graph.find.boosting import Tree
from tests.extract import annotated
from tests.extract.boosted import Choice, grown_among, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, folds

_UNREAD = 0.5
_OF_RULES = re.compile(r"(?:none said|said(?: in part| and more)?|other said)(?: |$)").match
#: So many times trees are grown; their mean is right of 2,373 words left out in turn where one is of 2,357, of 2,641.
_MEANS = 2
HEAD = (
    "# 文中某词是不是某人派出的方式，各种迹象合起来怎么看，见 graph/extract/moded.py。 "
    "What signs together say of a word being what somebody's stay is called; written by tests.extract.fit_modes."
)


@dataclass(frozen=True, slots=True)
class Person:
    """By which words an annotation calls somebody's stays, and the words of the page beside the person."""

    text: str
    words: tuple[Called, ...]
    right: frozenset[str]
    times: float
    fresh: bool

    def choices(self) -> Iterator[Choice]:
        """Yield what is taught: the page as it is, and as if no rule had read the word, each with its share."""
        right = [one.word in self.right for one in self.words]
        choice = Choice(self.text, [one.signs for one in self.words], right, self.times)
        yield from choice.taught(0.0 if self.fresh else _UNREAD, _OF_RULES)


@cache
def people() -> tuple[Person, ...]:
    """Return everybody who is placed in an annotated text that has a word for stays."""
    found = []
    for page in annotated.pages():
        modes: dict[str, set[str]] = defaultdict(set)
        for one in page.annotation["placements"]:
            modes[plain(one["cadre"])].add(called(one["mode"] or "", page.view.text))
        names = sorted(set(modes) & {one.name for one in page.view.people})
        count = (PRINTED if page.set == "seeds" else 1.0) / math.sqrt(max(1, len(names)))
        words: dict[str, list[Called]] = defaultdict(list)
        for one in Calls(page.view).pairs(names):
            words[one.name].append(one)
        found += [
            Person(page.name, tuple(told), frozenset(modes[name]), count, page.set == "fresh")
            for name, told in words.items()
        ]
    return tuple(found)


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    turn = folds(one.text for one in people())
    total = Counter[str]()
    for left in range(FOLDS):
        trees = _fitted(one for one in people() if turn[one.text] != left)
        for person in people():
            if turn[person.text] == left:
                best = likeliest(person.words, trees)
                of = "fresh " if person.fresh else ""
                total[f"{of}people"] += 1
                total[f"{of}right"] += best is not None and best[1].word in person.right
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, {MODE_LABEL: _fitted(people())})


def _fitted(known: Iterable[Person]) -> list[Tree]:
    return grown_among((choice for one in known for choice in one.choices()), means=_MEANS)


if __name__ == "__main__":
    main()
