"""Names by which people are called among each other, 「老陆」 「江阿姨」, and whom they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.find.names import Named
from graph.find.words import surnames

__all__ = ["familiar_surname", "in_full"]

_BEFORE = "老小"
_BEHIND = ("伯伯", "叔叔", "阿姨", "爷爷", "奶奶", "大爷", "大妈", "大叔", "大娘", "大哥", "大姐", "大嫂")


def familiar_surname(name: str) -> str:
    """Return the surname of which *name* is made with 「老」 or 「小」 or a word for kin: 「陆」 of 「老陆」 「陆叔叔」; empty if it is another."""
    single, double = surnames()
    if len(name) == 2 and name[0] in _BEFORE and name[1] in single and name != "老师":
        return name[1]
    family = name[:-2]
    return family if name.endswith(_BEHIND) and (family in single or family in double) else ""


def in_full(named: Iterable[Named]) -> Iterator[Named]:
    """Yield *named* with 「老陆」 as whom it is short for; it is nobody's name where no one bears the surname, or several do."""
    named = list(named)
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in named:
        if not familiar_surname(one.name):
            bearers[one.name[:1]].add(one.name)
            bearers[one.name[:2]].add(one.name)
    for one in named:
        surname = familiar_surname(one.name)
        if not surname:
            yield one
        elif len(bearers[surname]) == 1:
            yield replace(one, name=min(bearers[surname]))
