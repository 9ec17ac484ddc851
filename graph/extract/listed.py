"""Lists of a page and what stands over them.

「专技类，期限半年，自2023年9月18日起」 over a table is said of those in it, and not of those in the table above.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from graph.extract.view import View
from graph.read.page import Paragraph

__all__ = ["lists", "said_over"]

#: So many lines on end make a list.
_LINES = 2
#: What may stand in a line before the name with which it opens: 「（一）」 「●」.
_NUMBER = re.compile(r"[^一-鿿]*(?:[一二三四五六七八九十]{1,3}[^一-鿿]+)?")
#: So many lines over a list belong to it.
_OVER = 2


def lists(view: View) -> list[tuple[int, int]]:
    """Return where the lists of *view* begin and end: lines one behind the other that are rows of a table, or each open with a name."""
    names = {one.start for one in view.people}
    kept = [one for one in view.page.paragraphs if not one.repeats]
    found = []
    for listed, run in groupby(kept, lambda one: _is_entry(view, one, names)):
        lines = list(run)
        if listed and len(lines) >= _LINES:
            found.append((lines[0].start, lines[-1].end))
    return found


def _is_entry(view: View, line: Paragraph, names: Container[int]) -> bool:
    number = _NUMBER.match(view.text, line.start, line.end)
    return bool(line.cells) or (number is not None and number.end() in names)


def said_over(view: View, found: Sequence[tuple[int, int]], at: int, name: int) -> Iterator[str]:
    """Yield how what stands at *at* is to the lists of a page, and to the one that names somebody.

    Args:
        view: the page.
        found: its :func:`lists`.
        at: an offset in no list; of others nothing is said.
        name: where somebody is named first.
    """
    if not found or any(start <= at < end for start, end in found):
        return
    mine = next((one for one in found if one[0] <= name < one[1]), None)
    below = next((one for one in found if one[0] > at), None)
    above = next((one for one in reversed(found) if one[1] <= at), None)
    if below:
        near = sum(at < one.start < below[0] for one in view.page.paragraphs) <= _OVER
        yield f"{'right over' if near else 'over'} {_whose(below, mine)}"
    if above:
        yield f"{'between lists' if below else 'under all lists'}, under {_whose(above, mine)}"


def _whose(one: tuple[int, int], mine: tuple[int, int] | None) -> str:
    return "a list" if mine is None else "the own list" if one == mine else "another list"
