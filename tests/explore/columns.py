"""Reads the columns of a page back, as the script in the page does."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any

from graph.explore.columns import ONE_BYTE

__all__ = ["Read"]


class Read:
    """The columns by their names.

    Args:
        told: what the page knows of them.
        packed: their bytes.
    """

    def __init__(self, told: Mapping[str, Any], packed: bytes) -> None:
        self._letters: str = told["letters"]
        self._numbers: dict[str, list[int]] = {}
        self._coded: dict[str, bytes] = {}
        at = 0
        for name, count, steps, length in told["numbers"]:
            self._numbers[name] = list(_numbers(packed[at : at + length], bool(steps)))
            assert len(self._numbers[name]) == count
            at += length
        for name, length in told["words"]:
            self._coded[name] = packed[at : at + length]
            at += length
        assert at == len(packed)

    def numbers(self, name: str) -> list[int]:
        """Return a column of numbers."""
        return self._numbers[name]

    def lists(self, name: str) -> list[list[int]]:
        """Return a column of lists."""
        steps = iter(self._numbers[name])
        found: list[list[int]] = []
        first = 0
        for count in self._numbers[f"{name} counts"]:
            found.append(list(accumulate((next(steps) for _ in range(count)), initial=first))[1:])
            first = found[-1][0] if found[-1] else first
        return found

    def words(self, name: str) -> list[str]:
        """Return a column of words."""
        units = []
        coded = iter(self._coded[name])
        for byte in coded:
            if byte < ONE_BYTE:
                units.append(self._letters[byte])
            elif byte < 255:
                units.append(self._letters[ONE_BYTE + (byte - ONE_BYTE) * 256 + next(coded)])
            else:
                units.append(chr(next(coded) * 256 + next(coded)))
        edges = accumulate(self._numbers[f"{name} lengths"], initial=0)
        return [
            "".join(units[one:other]).encode("utf-16", "surrogatepass").decode("utf-16")
            for one, other in pairwise(edges)
        ]


def _numbers(packed: bytes, steps: bool) -> Any:
    before = 0
    coded = iter(packed)
    for byte in coded:
        number, shift = byte & 127, 7
        while byte > 127:
            byte = next(coded)
            number |= (byte & 127) << shift
            shift += 7
        value = (number >> 1) ^ -(number & 1)
        before = before + value if steps else value
        yield before
