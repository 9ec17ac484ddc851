"""Batches by their numbers: which of those a page counts a time is told with, 「第一批…；今年3月18日，第二批14名干部接续而来」.

What a page tells of the batch before is background, as a rule, and its people are those of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.view import View
from graph.find.numbers import number
from graph.find.times import is_titled

__all__ = ["Ordinals"]

_BATCH = re.compile(r"第(?P<number>[一二三四五六七八九十\d]{1,3})[批期轮]|(?P<first>首[批期])")
_CLAUSE = re.compile(r"[。；\n]")
#: So far behind a time its batch is named at most, 「9月4日，首批12名干部南下」.
_BEHIND = 16


class Ordinals:
    """The batches that a page counts.

    Args:
        view: the page.
    """

    def __init__(self, view: View) -> None:
        self._text = view.text
        told = [one for one in _BATCH.finditer(view.text) if not is_titled(view.text, one.start())]
        self._told = [(one.start(), _number(one)) for one in told]
        headings = [(one.start, one.end) for one in view.plan.headings]
        self._headed = {n for at, n in self._told if any(start <= at < end for start, end in headings)}

    def shown(self, start: int, end: int) -> Iterator[str]:
        """Yield how the batch that the time ``text[start:end]`` is told with stands to the others: the last, one before, that of a heading."""
        mine = self._of(start, end)
        if mine is None:
            return
        last = max(number for _, number in self._told)
        others = len({number for _, number in self._told}) > 1
        yield f"batch {'only' if not others else 'last' if mine == last else 'before'}"
        if self._headed:
            yield f"batch {'headed' if mine in self._headed else 'not headed'}"

    def _of(self, start: int, end: int) -> int | None:
        """Return the number of the batch in the clause of a time: the next behind it, if that is near, else the last before it."""
        clause = _CLAUSE.search(self._text, end)
        stop = min(clause.start() if clause else len(self._text), end + _BEHIND)
        begin = max((one.end() for one in _CLAUSE.finditer(self._text, max(0, start - 80), start)), default=start - 80)
        behind = next((number for at, number in self._told if end <= at < stop), None)
        before = next((number for at, number in reversed(self._told) if begin <= at < start), None)
        return behind if behind is not None else before


def _number(batch: re.Match[str]) -> int:
    return 1 if batch["first"] else int(number(batch["number"]) or 0)
