"""The answers that were given last: a graph that does not change answers the same question the same way."""

from __future__ import annotations

import re
from collections import OrderedDict

from graph.serve.messages import Message

__all__ = ["Answers"]

#: What is another each time that it is asked for.
_FLEETING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
#: An answer that takes more than one part of so many is not kept: it would drive out too many others.
_SHARE = 4


class Answers:
    """Keeps answers by what was asked for, as many as there is room for; who was asked for longest ago goes first.

    Args:
        room: in bytes of bodies; 0 keeps nothing.
    """

    def __init__(self, room: int = 0) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[tuple[str, str], Message] = OrderedDict()

    def find(self, query: str, wish: str) -> Message | None:
        """Return the answer to *query* that was given to the same *wish*, ``None`` if it is not kept.

        Args:
            query: as it came, to the letter.
            wish: whatever else decides what the answer is: formats, graphs, limits.
        """
        answer = self._kept.get((query, wish))
        if answer is not None:
            self._kept.move_to_end((query, wish))
        return answer

    def keep(self, query: str, wish: str, answer: Message) -> None:
        """Keep an answer, unless it is none, is too large, or would be another the next time: 「RAND()」."""
        size = len(answer.body) + len(query)
        if answer.head["status"] != 200 or size > self._room // _SHARE or _FLEETING.search(query):
            return
        before = self._kept.pop((query, wish), None)
        self._taken += size - (len(before.body) + len(query) if before else 0)
        self._kept[query, wish] = answer
        while self._taken > self._room:
            (other, _), gone = self._kept.popitem(last=False)
            self._taken -= len(gone.body) + len(other)
