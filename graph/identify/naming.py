"""The addresses of things that hold in the whole corpus: built from what tells them from their namesakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.identify.merging import Key, Merged
from graph.model import Literal

__all__ = ["Addresses"]


class Addresses:
    """The id of each thing, 「cadre/田茂林@贵州省铜仁市碧江区商务局」.

    An id is made of the name and of what tells its bearer from others: the home unit, the host, the year. It does not depend on the
    names of files, except where the texts tell nothing else. Of two things that would have one id, the one that is told of in the later
    file bears the name of that file too.

    Args:
        merged: what the documents say, added up.
        sources: the publisher of each document, where it is known.
    """

    def __init__(self, merged: Merged, sources: Mapping[str, str]) -> None:
        self._merged = merged
        self._sources = sources
        self._of: dict[Key, str] = {}
        self._taken: set[str] = set()
        self._stays: dict[Key, list[Key]] = defaultdict(list)
        for stay in merged.keys("Placement"):
            for cadre in merged.values(stay, "ofCadre"):
                if not isinstance(cadre, Literal):
                    self._stays[cadre].append(stay)
        for kind, build in (
            ("Cadre", self._cadre),
            ("Person", self._person),
            ("Batch", self._batch),
            ("Placement", self._placement),
        ):
            for key in sorted(merged.keys(kind), key=str):
                self._give(key, f"{kind.lower()}/{build(key)}")

    def of(self, key: Key) -> str:
        """Return the id of *key*."""
        return key if isinstance(key, str) else self._of[key]

    def _give(self, key: Key, identifier: str) -> None:
        name, count = identifier, 1
        while name in self._taken:
            name = f"{identifier}·{key[0]}" + (f"·{count}" if count > 1 else "")
            count += 1
        self._taken.add(name)
        self._of[key] = name

    def _cadre(self, key: Key) -> str:
        stays = self._stays[key]
        home = _fullest(word for stay in stays for word in self._words(stay, "fromUnit")) or _fullest(
            word for stay in stays for word in self._words(stay, "fromArea")
        )
        return f"{self._merged.label(key)}@{home or key[0]}"

    def _person(self, key: Key) -> str:
        roles = self._words(key, "role")
        signed = next(iter(self._words(key, "reporterOf")), "")
        if signed:
            return f"{self._merged.label(key)}@{self._sources.get(signed) or signed}·{_fullest(roles)}"
        return f"{self._merged.label(key)}@{_fullest(roles) or key[0]}"

    def _batch(self, key: Key) -> str:
        # A third batch of another year is another batch: the year in which it set off tells them apart.
        year = min(self._words(key, "start"), default="")[:4]
        receiving = _fullest(self._words(key, "receivingArea"))
        return (
            f"{_fullest(self._words(key, 'sendingArea'))}·{_fullest(self._words(key, 'ordinal'))}"
            + (f"→{receiving}" if receiving else "")
            + (f"@{year}" if year else "")
        )

    def _placement(self, key: Key) -> str:
        cadre = next(one for one in self._merged.values(key, "ofCadre") if not isinstance(one, Literal))
        host = _fullest(self._words(key, "toUnit")) or _fullest(self._words(key, "toArea")) or "?"
        start = min(self._words(key, "start"), default="")
        return f"{self.of(cadre).partition('/')[2]}→{host}" + (f"@{start}" if start else "")

    def _words(self, key: Key, term: str) -> list[str]:
        """Return what *key* has under *term*: values, or ids without their kind."""
        return sorted(
            value.value if isinstance(value, Literal) else str(value).partition("/")[2]
            for value in self._merged.values(key, term)
        )


def _fullest(words: Iterable[str]) -> str:
    return min(words, key=lambda word: (-len(word), word), default="")
