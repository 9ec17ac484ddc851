"""Counts how much each sign of ``graph.extract.timing`` speaks for a time being a beginning, an end or a length of somebody's stay.

    python -m tests.extract.fit_times            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_times --write    # the same, and writes date- and length-weights.tsv, and those of the second weighing

A date begins the stay of whom an annotation lets begin then, wherever on the page it stands. A page with many people counts for less than they are.

Rules read the pages on which they were mended better than any other, and would weigh too much if they were believed there. So of such a page only
a tenth counts as it is, and nine tenths as if no rule had read a time; the pages on which none was mended count as they are.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from graph.extract.timing import DATE_TABLE, DATES, LENGTH_TABLE, LENGTHS, Likely, Time, Times, told
from graph.extract.timing_together import DATE_AGAIN_TABLE, LENGTH_AGAIN_TABLE, beside_others
from tests.extract import annotated
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, Example, Weights, folds, likely, softmax, write

_PENALTY, _PENALTY_AGAIN, _FEWEST = 0.0005, 0.001, 3
#: So much of a page on which rules were mended counts as if they had read no time; and the signs that tell what they read.
_UNREAD = 0.9
_OF_RULES = re.compile(r"said |rule |batch (?:start|end|duration)|placed by").search
HEAD = (
    "# 文中某时间是不是某人{0}，各种迹象各说明多少，见 graph/extract/timing.py。 "
    "How much signs speak for a time being somebody's {1}; written by tests.extract.fit_times."
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is annotated of one text: the times of each person, and what is to be found."""

    dates: tuple[tuple[Time, Example], ...]
    lengths: tuple[tuple[Time, Example], ...]
    stays: dict[str, list[dict[str, str | None]]]
    fresh: bool = False

    def taught(self) -> tuple[Page, ...]:
        """Return the page as weights are counted on it: as it is, and as if no rule had read its times, each with its share."""
        if self.fresh:
            return (self,)
        return self._as(1 - _UNREAD, read=True), self._as(_UNREAD, read=False)

    def _as(self, share: float, *, read: bool) -> Page:
        dates, lengths = (
            tuple(
                (replace(one, signs=signs), replace(example, signs=signs, times=share * example.times))
                for one, example in told
                for signs in ({sign: strength for sign, strength in one.signs.items() if read or not _OF_RULES(sign)},)
            )
            for told in (self.dates, self.lengths)
        )
        return Page(dates, lengths, self.stays)


@cache
def pages() -> dict[str, Page]:
    """Return the times of each annotated text beside those who are placed."""
    found = {}
    for page in annotated.pages():
        stays: dict[str, list[dict[str, str | None]]] = {}
        for one in page.annotation["placements"]:
            stays.setdefault(plain(one["cadre"]), []).append(one)
        names = sorted(set(stays) & {one.name for one in page.view.people})
        count = (PRINTED if page.set == "seeds" else 1.0) / math.sqrt(max(1, len(names)))
        times = Times(page.view)
        dates = [
            (one, Example(page.name, one.signs, _of_date(one, stays[one.name]), count)) for one in times.dates(names)
        ]
        lengths = [
            (
                one,
                Example(
                    page.name, one.signs, int(not any(stay["duration"] == one.value for stay in stays[one.name])), count
                ),
            )
            for one in times.lengths(names)
        ]
        found[page.name] = Page(
            tuple(dates), tuple(lengths), {name: stays[name] for name in names}, page.set == "fresh"
        )
    return found


def _of_date(time: Time, stays: list[dict[str, str | None]]) -> int:
    if any(stay["start"] == time.value for stay in stays):
        return DATES.index("start")
    ends = any(stay["end"] == time.value and not time.last for stay in stays)
    return DATES.index("end" if ends else "neither")


def _first(left: int | None) -> tuple[Weights, Weights]:
    """Return the weights of dates and of lengths that all texts teach but those of the turn *left*."""
    turn = folds(pages())
    known = [taught for name, page in pages().items() if turn[name] != left for taught in page.taught()]
    return (
        softmax([one for page in known for _, one in page.dates], len(DATES), _PENALTY, _FEWEST),
        softmax([one for page in known for _, one in page.lengths], len(LENGTHS), _PENALTY, _FEWEST),
    )


def _beside_others(page: Page, dates: Weights, lengths: Weights) -> Page:
    """Return *page* with what its times show beside the others, by the first weights."""
    first: dict[str, tuple[Likely, Likely]] = {
        name: (
            [(tuple(likely(dates, one.signs)), one) for one, _ in page.dates if one.name == name],
            [(tuple(likely(lengths, one.signs)), one) for one, _ in page.lengths if one.name == name],
        )
        for name in page.stays
    }
    again = beside_others(
        {name: told[0] for name, told in first.items()}, {name: told[1] for name, told in first.items()}
    )
    told = []
    for column, examples in enumerate((page.dates, page.lengths)):
        known = {(one.name, one.start): example for one, example in examples}
        told.append(
            tuple(
                (replace(one, signs=signs), replace(known[one.name, one.start], signs=signs))
                for of_name in again.values()
                for signs, one in of_name[column]
            )
        )
    return replace(page, dates=told[0], lengths=told[1])


def _counted(page: Page, dates: Weights, lengths: Weights) -> Counter[str]:
    """Return how many of each are right, found and annotated."""
    total = Counter[str]()
    for name, stays in page.stays.items():
        found = told(
            [(tuple(likely(dates, one.signs)), one) for one, _ in page.dates if one.name == name],
            [(tuple(likely(lengths, one.signs)), one) for one, _ in page.lengths if one.name == name],
        )
        for slot in ("start", "end", "duration"):
            right = {stay[slot] for stay in stays if stay[slot]}
            value = found[slot].value if slot in found else ""
            total[f"{slot} annotated"] += bool(right)
            total[f"{slot} found"] += bool(value)
            total[f"{slot} right"] += value in right
    return total


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    turn = folds(pages())
    again: dict[str, Page] = {}
    taught: dict[str, list[Page]] = {}
    for left in range(FOLDS):
        dates, lengths = _first(left)
        for name, page in pages().items():
            if turn[name] == left:
                again[name] = _beside_others(page, dates, lengths)
                taught[name] = [_beside_others(one, dates, lengths) for one in page.taught()]
    total = Counter[str]()
    for left in (*range(FOLDS), None):
        known = [page for name, told in taught.items() if turn[name] != left for page in told]
        dates = softmax([one for page in known for _, one in page.dates], len(DATES), _PENALTY_AGAIN, _FEWEST)
        lengths = softmax([one for page in known for _, one in page.lengths], len(LENGTHS), _PENALTY_AGAIN, _FEWEST)
        for name, page in again.items() if left is not None else ():
            if turn[name] == left:
                total.update(_counted(page, dates, lengths))
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(
            DATE_AGAIN_TABLE,
            HEAD.format("挂职的起止日期（与他人一并看）", "beginning or end, beside those of others"),
            DATES,
            dates,
            places=2,
        )
        write(
            LENGTH_AGAIN_TABLE,
            HEAD.format("挂职的时长（与他人一并看）", "length of stay, beside those of others"),
            LENGTHS,
            lengths,
            places=2,
        )
        dates, lengths = _first(None)
        write(DATE_TABLE, HEAD.format("挂职的起止日期", "beginning or end"), DATES, dates, places=2)
        write(LENGTH_TABLE, HEAD.format("挂职的时长", "length of stay"), LENGTHS, lengths, places=2)


if __name__ == "__main__":
    main()
