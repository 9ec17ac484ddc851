"""The triples that one graph has and the other has not, by going through two sorted files side by side.

Sorted lines without blank nodes are the canonical form of a graph, so the difference of the lines is the difference of
the graphs. Neither is loaded: memory holds a block of each, and the difference beyond some size lies in a temporary file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from tempfile import SpooledTemporaryFile

from graph.diff.source import Source, UncanonicalError

__all__ = ["Difference", "Lines", "difference"]

#: What is kept in memory of either side of a difference before a file takes it, in bytes.
_IN_MEMORY = 1 << 26


class Lines:
    """Lines of N-Triples that are written once and read as often as one likes."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by who made it
        self._number = 0

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(0)
        return iter(self._file)

    def extend(self, lines: Iterable[bytes]) -> None:
        """Add *lines*, which have no line ends, behind what is there."""
        for line in lines:
            self._file.write(line + b"\n")
            self._number += 1

    def close(self) -> None:
        """Let go of what is held."""
        self._file.close()


@dataclass(frozen=True, slots=True)
class Difference:
    """What to take from the old graph and what to add, to have the new one.

    Args:
        removed: the lines of N-Triples that only the old graph has, sorted.
        added: those that only the new graph has, sorted.
        old_digest: the SHA-256 of the old graph's canonical N-Triples.
        new_digest: of the new one's.
    """

    removed: Lines
    added: Lines
    old_digest: str
    new_digest: str

    def __bool__(self) -> bool:
        return bool(self.removed) or bool(self.added)


@contextmanager
def difference(old: Source, new: Source) -> Iterator[Difference]:
    """Give the difference of two graphs, as long as the context lasts.

    Raises:
        InputError: one of them is no graph of names and literals in N-Triples.
    """
    removed, added = Lines(), Lines()
    try:
        for _ in range(2):
            try:
                _compare(old, new, removed, added)
                break
            except UncanonicalError as error:
                # Another program wrote this file. Once it is canonical it stays so, hence at most once for each.
                removed.close()
                added.close()
                removed, added = Lines(), Lines()
                error.source.canonicalise()
        else:
            _compare(old, new, removed, added)
        yield Difference(removed, added, old.digest, new.digest)
    finally:
        removed.close()
        added.close()


def _compare(old: Source, new: Source, removed: Lines, added: Lines) -> None:
    """Fill *removed* and *added*, going along both graphs at once.

    Of what is at hand of either, the part up to the smaller of the two last lines can be settled: nothing that comes
    later on either side can equal it.
    """
    ahead_old, ahead_new = old.blocks(), new.blocks()
    here: list[bytes] = []
    there: list[bytes] = []
    while True:
        here = here or next(ahead_old, [])
        there = there or next(ahead_new, [])
        if not here or not there:
            break
        upto = min(here[-1], there[-1])
        in_here, in_there = bisect_right(here, upto), bisect_right(there, upto)
        mine, theirs = here[:in_here], there[:in_there]
        old.ensure_canonical(mine)
        if mine != theirs:
            one, other = set(mine), set(theirs)
            removed.extend(sorted(one - other))
            # What both have was looked at above.
            new.ensure_canonical(only_new := sorted(other - one))
            added.extend(only_new)
        here, there = here[in_here:], there[in_there:]
    for source, rest, ahead, lines in ((old, here, ahead_old, removed), (new, there, ahead_new, added)):
        for block in chain([rest], ahead):
            source.ensure_canonical(block)
            lines.extend(block)
