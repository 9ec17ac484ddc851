"""Which sentences of a page are about somebody, and how signs of a passage are written: shared by all that is weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.view import View
from graph.find.names import Named

__all__ = ["named_places", "seen", "sentences_about"]

#: So many sentences without another name go on about the person named before.
_GOES_ON = 3


def named_places(view: View) -> dict[str, list[Named]]:
    """Return for everybody whom *view* names the places that do, in the order of the text."""
    places: dict[str, list[Named]] = {}
    for one in view.people:
        places.setdefault(one.name, []).append(one)
    return places


def sentences_about(
    view: View, named: Sequence[Named], *, below: bool = False, heading: int = 24
) -> list[tuple[int, int]]:
    """Return the sentences that name the person, and those behind that go on without another name: 「〈姓名〉是…。他在…挂职。」.

    Args:
        view: the page.
        named: the places that name the person.
        below: whether a short paragraph that names the person heads those below it, as in a card.
        heading: so many characters such a paragraph has at most.

    Returns:
        Where each begins and ends, in the reading text; one may come twice.
    """
    found = []
    for one in named:
        paragraph = view.page.paragraph_at(one.start)
        end, at = paragraph.end, one.start
        if below and paragraph.end - paragraph.start <= heading:
            end = max([other.end for other in view.page.paragraphs if other.start >= end][:_GOES_ON], default=end)
        for _ in range(_GOES_ON + 1):
            start, stop = view.page.sentence_at(at)
            if at > one.start and any(start <= other.start < stop and other.name != one.name for other in view.people):
                break
            found.append((start, stop))
            at = max(stop, at + 1)
            if at >= end:
                break
    return found


def seen(written: str) -> str:
    """Return *written* as the name of a sign has it: without blanks, all numbers alike; 「nothing」 where nothing is written."""
    return re.sub(r"\d+", "0", "".join(written.split())) or "nothing"
