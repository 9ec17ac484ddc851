"""Where a page mentions somebody: in full, or, once that was done, by a surname with a title or by a nickname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.find.names import places_of
from graph.find.people import is_believed
from graph.find.posts import TITLE
from graph.find.words import is_ordinary, surnames

if TYPE_CHECKING:
    from graph.extract.view import View

__all__ = ["SAYS", "Mention", "mentions"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Somebody at one place: ``name`` in full, told by the ``whole`` name or by a short form."""

    start: int
    end: int
    name: str
    whole: bool
    sent: bool


#: Behind a name: its bearer says or thinks something.
SAYS = re.compile(
    r"(?:则|也|还|又|都|便|就|却|常|一直|笑着?|随后|首先|最后|在[^，。“”]{2,14}?(?:中|里|时|上|后)，?|向[^，。“”]{1,10})*"
    r"(?:说|表示|认为|感慨|感叹|坦言|总结|建议|提出|提议|介绍|回忆|直言|告诉|谈到|谈起|写道|写下|建言|发现|注意到|观察到|看来|体会|感到|觉得|盘算|打算|印象|惦记|带来)"
)


@cache
def _title() -> re.Pattern[str]:
    spoken = r"(?:[工总队校局]|书记)(?=[，。、；：“”说])|[哥姐]|师傅|同志"
    return re.compile(rf"(?:{TITLE}|老师|医生|大夫|教授|博士|指导员|护士|工程师|{spoken})")


def mentions(view: View) -> list[Mention]:
    """Find everybody whom the page names, in full or, once that was done, by a short form."""
    whole: dict[tuple[int, int], str] = {(one.start, one.end): one.name for one in view.people}
    for who in view.introductions:
        whole.setdefault((who.name_start, who.name_end), view.text[who.name_start : who.name_end])
    whole = {
        span: name
        for span, name in whole.items()
        if not is_ordinary(name) and is_believed(name) and not any(one.startswith(name) for one in view.cadres)
    }
    for name in sorted(view.cadres, key=lambda one: (len(one), one)):  # the longer of two that overlap stands
        for at in places_of(view.text, name):
            end = at + len(name)
            whole = {span: one for span, one in whole.items() if span[1] <= at or span[0] >= end}
            whole[at, end] = name
    found = [Mention(*span, name, True, name in view.cadres) for span, name in whole.items()]
    found.sort()
    taken = {at for one in found for at in range(one.start, one.end)}
    known: dict[str, Mention] = {}
    for one in found:
        known.setdefault(one.name, one)
    short: list[Mention] = []
    for name, first in known.items():
        for start, end in _short_forms(view.text, name, first.end):
            if start not in taken:
                short.append(Mention(start, end, name, False, first.sent))
    # Of several who bear one surname, the one who was named last before.
    best: dict[int, Mention] = {}
    for one in sorted(short):
        rival = best.get(one.start)
        if rival is None or _last(found, one) > _last(found, rival):
            best[one.start] = one
    return sorted([*found, *best.values()])


def _last(found: Sequence[Mention], short: Mention) -> int:
    return max((one.start for one in found if one.name == short.name and one.start < short.start), default=-1)


def _short_forms(text: str, name: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where *text* calls *name* by less than the whole, from *at* on: 「老于」 「阿乐」 「于县长」 「次仁主任」.

    Plain searches: a pattern for each name would push those of the other rules out of the cache of compiled ones.
    """
    compound = name[:2] in surnames()[1]
    if "·" in name:
        yield from _with(text, name.split("·")[0], at, _title())
        return
    if not compound and len(name) > 3:
        yield from _with(text, name[:2], at, _title())
        return
    surname, given = (name[:2], name[2:]) if compound else (name[:1], name[1:])
    for head in (f"老{surname}", f"小{surname}"):
        yield from _with(text, head, at, _NO_DOT)
    yield from _with(text, f"阿{given[-1:]}", at, _ANYTHING)
    yield from _with(text, surname, at, _title())
    if len(given) == 2:
        for place in places_of(text, given, at):
            if (not place or text[place - 1] in "，。；！？\n”") and SAYS.match(text, place + 2):
                yield place, place + 2


def _with(text: str, head: str, at: int, behind: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where *head* stands as a word of its own and *behind* goes on; the span has both."""
    for place in places_of(text, head, at):
        last = text[place - 1 : place]
        if not _HAN.match(last) or last in _EDGE:
            match = behind.match(text, place + len(head))
            if match:
                yield place, match.end()


_HAN = re.compile(r"[一-鿿]")
#: Small words that a name may stand behind.
_EDGE = frozenset("的了对跟给让请由向听据但而")
_NO_DOT = re.compile(r"(?![一-鿿]?·)")
_ANYTHING = re.compile("")
