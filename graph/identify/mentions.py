"""Where a page names people: whole names only, so that 「张伟」 is not found in 「张伟民」."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

__all__ = ["Naming"]


class Naming:
    """The places of *names* in *text*; of names that begin alike the longest stands.

    Args:
        text: the reading text.
        names: of everybody whom the page names.
    """

    def __init__(self, text: str, names: Iterable[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        known = sorted(name for name in set(names) if name)
        found = AhoCorasick(known, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text) if known else []
        self._found = [(start, known[index]) for index, start, _ in found]
        self._starts = [start for start, _ in self._found]

    def within(self, start: int, end: int) -> list[str]:
        """Return the names in ``text[start:end]`` in their order, each once."""
        at = self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return list(dict.fromkeys(name for _, name in at))
