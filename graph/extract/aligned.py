"""People and places that go together by their order: 「〈甲〉、〈乙〉分别挂任〈局一〉、〈局二〉副局长」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extract.mentions import Mention
from graph.extract.view import View
from graph.find.names import Named

__all__ = ["Row", "rows"]

#: What says that one list goes with another by its order.
_EACH = re.compile(r"分别|依次")
#: What parts the entries of a list.
_PARTS = r"(?:、|，|和|与|及|以及)"
#: Between two people of one list stands at most the post of the second; between two places at most a title, 「〈局一〉|局长、|〈局二〉」.
_NEXT_NAME = re.compile(rf"(?:（[^（）]*）)?{_PARTS}(?:来自)?[^，。；：“”\n]*")
_NEXT_PLACE = re.compile(rf"[^，。；：“”\n]{{0,12}}{_PARTS}(?:[到在赴任]|挂任|担任)?[^，。；：“”\n]{{0,4}}")
#: Between the last of the people and 「分别」, and between 「分别」 and the first place.
_TO_EACH = re.compile(r"(?:（[^（）]*）)?等?[^，。；：“”\n]{0,14}，?[^，。；：“”\n]{0,10}")
_FROM_EACH = re.compile(r"[^，。；：“”\n]{0,10}")
#: A sentence that goes on about those of the one before: 「三人分别…」.
_THEY = re.compile(r"[一二三四五六七八九十两\d]+(?:人|名|位)|他们|她们|上述|以上")


@dataclass(frozen=True, slots=True)
class Row:
    """A list of people and a list of places of the same length.

    Args:
        at: offset of the word that says that they go together.
        people: in their order.
        places: units, posts or areas, in theirs.
    """

    at: int
    people: tuple[Named, ...]
    places: tuple[Mention, ...]


def rows(view: View, mentions: Sequence[Mention]) -> Iterator[Row]:
    """Yield the people and the places that a sentence aligns, both lists before the word 「分别」, both behind it, or one on each side.

    Args:
        view: the page.
        mentions: of posts, units and areas, in the order of the text.

    Lists of different lengths align nothing. A title that only the last of the places bears is that of all: 「任〈局一〉、〈局二〉副局长」.
    """
    for match in _EACH.finditer(view.text):
        start, end = view.page.sentence_at(match.start())
        here = [one for one in view.people if start <= one.start < end]
        places = [one for one in mentions if start <= one.start < end]
        before = _last_list(view.text, [one for one in here if one.end <= match.start()], match.start())
        behind = _first_list(view.text, [one for one in places if one.start >= match.end()], match.end())
        if not before and _THEY.search(view.text, start, match.start()):
            before = _named_last(view, start)
        people = _distinct(before)
        if len(people) >= 2 and len(people) == len(behind):
            yield Row(match.start(), tuple(people), tuple(_titled(behind)))


def _distinct(people: Sequence[Named]) -> list[Named]:
    return list({one.name: one for one in people}.values())


def _last_list(text: str, people: Sequence[Named], at: int) -> list[Named]:
    """Return the list of people that ends at *at*."""
    if not people or not _TO_EACH.fullmatch(text, people[-1].end, at):
        return []
    first = len(people) - 1
    while first and _NEXT_NAME.fullmatch(text, people[first - 1].end, people[first].start):
        first -= 1
    return list(people[first:])


def _named_last(view: View, at: int) -> list[Named]:
    """Return the list of people with which the sentence before *at* ends, in the same paragraph."""
    begin = view.page.paragraph_at(at).start
    if at <= begin:
        return []
    start, end = view.page.sentence_at(at - 1)
    people = [one for one in view.people if start <= one.start < end]
    first = len(people) - 1
    while first > 0 and _NEXT_NAME.fullmatch(view.text, people[first - 1].end, people[first].start):
        first -= 1
    return people[max(0, first) :]


def _first_list(text: str, places: Sequence[Mention], at: int) -> list[Mention]:
    """Return the list of places that begins at *at*; an area that only leads to the unit behind it is none of its own."""
    units = [one for one in places if one.kind != "area"]
    for told in (units, [one for one in places if one.kind == "area"]):
        if told and _FROM_EACH.fullmatch(text, at, told[0].start):
            last = 0
            while last + 1 < len(told) and _NEXT_PLACE.fullmatch(text, told[last].end, told[last + 1].start):
                last += 1
            return list(told[: last + 1])
    return []


def _titled(places: Sequence[Mention]) -> list[Mention]:
    """Give all places the title that the last one bears, if it is the only one with a title."""
    last = places[-1].host
    if not last or not last.title or any(one.host is None or one.host.title for one in places[:-1]):
        return list(places)
    return [replace(one, host=replace(one.host, title=last.title)) for one in places if one.host]
