"""Posts, units and areas wherever a page names them: what may be somebody's home or host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.extract.view import Host, View
from graph.find.areas import Area, AreaMention
from graph.find.posts import TITLE, ends_with_title, ends_with_unit
from graph.find.words import units_pattern

__all__ = ["Mention", "mentions"]

#: What parts one mention from the next.
_CLAUSE = re.compile(r"[^，。；：！？“”‘’（）《》\n、｜|┃│]+")
#: Small words that a mention begins behind: 「被派到|吴江区|任|副区长」.
_EDGE = re.compile(
    r"前往|奔赴|来到|抵达|选派|派驻|派到|派往|安排|担任|挂任|出任|兼任|现任|原任|曾任|时任|来自|作为|身为|接任|"
    r"(?<!主)任|[去在到赴至驻入于为是从由当的了着和与及对把被向]"
)
#: So many characters a unit may go on for behind an area or another ending: 「吴江区|水务局|河道科」.
_ON = 8


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A post, unit or area in the reading text.

    Args:
        start: offset of its first character.
        end: behind its last.
        kind: 「post」 with a title, 「unit」 without, or 「area」.
        host: the same as the place of a stay; ``None`` where it makes none.
        area: that it names or lies in, if that is told.
    """

    start: int
    end: int
    kind: str
    host: Host | None
    area: Area | None


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"{TITLE}|(?:{units_pattern()})")


def mentions(view: View) -> list[Mention]:
    """Return every post, unit and area that the page names, in the order of the text, repeated passages left out.

    Of 「洛阳市第一高级中学的梁某，现任哈密市第八中学副校长」: 「洛阳市第一高级中学」 and 「哈密市第八中学副校长」.
    """
    found = []
    for start, end in _spans(view):
        kind = _kind(view, start, end)
        if kind:
            host = view.host(start, end)
            area = host.area if host and host.area else view.area_of(start, end)
            found.append(Mention(start, end, kind, host, area))
    return found


def _kind(view: View, start: int, end: int) -> str:
    written = view.text[start:end]
    if ends_with_title(written):
        return "post"
    areas = [one for one in view.places.within(start, end) if one.area]
    if areas and areas[-1].end == end and areas[-1].area and len(areas[-1].area.code) <= 6:
        return "area"
    return "unit" if ends_with_unit(written) else "area" if areas else ""


def _spans(view: View) -> Iterator[tuple[int, int]]:
    people = {one.start: one.end for one in view.people}
    for clause in _CLAUSE.finditer(view.text):
        if not view.page.paragraph_at(clause.start()).repeats:
            yield from _of_clause(view, *clause.span(), people)


def _of_clause(view: View, start: int, stop: int, people: dict[int, int]) -> Iterator[tuple[int, int]]:
    text = view.text
    places = view.places.within(start, stop)
    ends = sorted(
        {match.end() for match in _ending().finditer(text, start, stop)} | {one.end for one in places if one.area}
    )
    left = start
    for at, end in enumerate(ends):
        following = ends[at + 1] if at + 1 < len(ends) else 0
        named_between = any(end <= one < following for one in people)
        if following and following - end <= _ON and not named_between and not _EDGE.search(text, end, following):
            continue  # it goes on
        begin = _begin(text, left, end, [one for one in places if left <= one.start < end], people)
        while begin < end and text[begin] in "的和与及":
            begin += 1
        if end - begin >= 2 and not any(begin <= one and behind <= end for one, behind in people.items()):
            yield begin, end
        left = end


def _begin(text: str, left: int, end: int, places: Sequence[AreaMention], people: dict[int, int]) -> int:
    """Return where the mention begins that ends at *end*: with the areas that it names one in another, else behind a small word or a name."""
    if places:
        first = len(places) - 1
        while first and places[first - 1].end == places[first].start:
            first -= 1
        return places[first].start
    edges = [match.end() for match in _EDGE.finditer(text, left, end) if match.end() < end - 1]
    edges += [behind for one, behind in people.items() if left <= one and behind < end - 1]
    return max(edges, default=left)
