"""Tables as columns of bytes: what makes the page of a thousand texts small enough for a mail.

A column of numbers keeps how much each differs from the one before, in as few bytes as that takes (LEB128, the sign in the
lowest bit). A column of words keeps their lengths; their letters stand together, the frequent ones as one byte and the
others as two, which deflates to three quarters of what UTF-8 does. ``scripts/columns.js`` reads them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["ONE_BYTE", "Columns"]

#: So many letters are one byte; the bytes above are the first of two.
ONE_BYTE = 192

#: The byte before a letter that is none of the frequent ones: it stands there as the two bytes of its UTF-16.
_RARE = 255

_TWO_BYTES = (_RARE - ONE_BYTE) * 256
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Columns:
    """Collects columns by their names."""

    def __init__(self) -> None:
        self._numbers: dict[str, tuple[int, bool, bytes]] = {}
        self._words: dict[str, str] = {}

    def numbers(self, name: str, values: Iterable[int], steps: bool = True) -> None:
        """Add numbers; those without *steps* from one to the next are kept as they are, as a kind 「3」 is."""
        count = before = 0
        found = bytearray()
        for value in values:
            number = value - before if steps else value
            before = value
            count += 1
            number = number << 1 if number >= 0 else (-number << 1) - 1
            while number > 127:
                found.append(number & 127 | 128)
                number >>= 7
            found.append(number)
        self._numbers[name] = count, steps, bytes(found)

    def lists(self, name: str, lists: Iterable[Sequence[int]]) -> None:
        """Add lists of numbers; the first of each is kept as its step from the first of the list before."""
        counts: list[int] = []
        steps: list[int] = []
        first = 0
        for numbers in lists:
            counts.append(len(numbers))
            before = first
            for number in numbers:
                steps.append(number - before)
                before = number
            first = numbers[0] if numbers else first
        self.numbers(f"{name} counts", counts, steps=False)
        self.numbers(name, steps, steps=False)

    def words(self, name: str, texts: Iterable[str]) -> None:
        """Add words of any length."""
        found = [in_units(text) for text in texts]
        self.numbers(f"{name} lengths", map(len, found), steps=False)
        self._words[name] = "".join(found)

    def told(self) -> tuple[dict[str, Any], bytes]:
        """Return what the page has to know of the columns, and their bytes one after the other.

        Returns:
            ``letters``, the frequent first; ``numbers`` [name, how many, whether as steps, bytes] and ``words`` [name,
            bytes], as they follow each other.
        """
        used = Counter[str]()
        for text in self._words.values():
            used.update(text)
        ordered = sorted(used, key=lambda letter: (-used[letter], letter))
        letters = [letter for letter in ordered if not "\ud800" <= letter <= "\udfff"][: ONE_BYTE + _TWO_BYTES]
        places = {letter: place for place, letter in enumerate(letters)}
        table = {ord(letter): _coded(letter, places.get(letter)) for letter in used}
        coded = {name: text.translate(table).encode("latin-1") for name, text in self._words.items()}
        return (
            {
                "letters": "".join(letters),
                "numbers": [
                    [name, count, int(steps), len(found)] for name, (count, steps, found) in self._numbers.items()
                ],
                "words": [[name, len(found)] for name, found in coded.items()],
            },
            b"".join([*(found for *_, found in self._numbers.values()), *coded.values()]),
        )


def in_units(text: str) -> str:
    """Return *text* as a browser counts it: a letter outside the basic plane 「𠮷」 is two; half of one is 「?」."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _ASTRAL.sub(_halves, whole)


def _halves(match: re.Match[str]) -> str:
    beyond = ord(match.group()) - 0x10000
    return chr(0xD800 + (beyond >> 10)) + chr(0xDC00 + (beyond & 0x3FF))


def _coded(letter: str, place: int | None) -> str:
    """Return the bytes of a letter, as letters of Latin-1."""
    if place is None:
        return chr(_RARE) + chr(ord(letter) >> 8) + chr(ord(letter) & 255)
    if place < ONE_BYTE:
        return chr(place)
    return chr(ONE_BYTE + (place - ONE_BYTE) // 256) + chr((place - ONE_BYTE) % 256)
