"""Whether two ids or full names may mean one place, or one lies in the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from graph.find.areas import gazetteer
from graph.find.unit_chain import read_name
from graph.find.unit_tables import joined

__all__ = ["alike", "meet", "nested", "one_house"]


#: A village is told by its own name, and a reader knows the county from the paper: 「十八洞村」.
_VILLAGES = ("村", "社区", "嘎查")


#: 「unit/安徽省」: the least that two have to begin with.
_SHORTEST = 8
#: No area's own name is longer.
_LONGEST = 16


def nested(one: str, other: str) -> bool:
    """Whether one is the other or lies in it: 「安徽省淮南市」 and 「安徽省淮南市潘集区」, 凤台县人民政府 and its office.

    A village of which the text does not tell the county, 「unit/石板岩村」, may be any of that name.
    """
    if one.startswith(other) or other.startswith(one):
        return True
    short, full = sorted((one.partition("/")[2], other.partition("/")[2]), key=len)
    return len(short) > 2 and short.endswith(_VILLAGES) and full.endswith(short)


def meet(some: Collection[str], others: Collection[str]) -> bool | None:
    """Whether a pair of *some* and *others* is nested; ``None`` where one side is not told."""
    if not some or not others:
        return None
    return any(nested(one, other) for one in some for other in others)


def alike(some: Collection[str], others: Collection[str]) -> bool:
    """Whether a pair of units may be one that is written in short and in full, by words that no table knows: 水保中心, 水土保持中心.

    Both lie in one area, begin and end alike, and the longer name has every character of the shorter. This is no ground for making one
    unit of two; but with one name, and in one county, for seeing one person.
    """
    return any(_shortened(one, other) for one in some for other in others)


def one_house(some: Collection[str], others: Collection[str]) -> bool:
    """Whether a pair of units may be parts of one bureau, school or hospital, 商务局电商科 and 商务局外贸股, or are :func:`alike`."""
    return any(
        a == b or _shortened(a, b)
        for one in some
        for other in others
        for a in _with_bureau(one)
        for b in _with_bureau(other)
    )


@cache
def _with_bureau(unit: str) -> tuple[str, ...]:
    """Return *unit*, and the bureau, school or hospital that it is part of; committees, governments and towns have too many people."""
    kind, _, name = unit.partition("/")
    bureaux = [outer.key for outer in read_name(name, None).outer if _ONE_HOUSE.search(outer.key)]
    return (unit, *(f"{kind}/{key}" for key in bureaux))


_ONE_HOUSE = re.compile(r"(?:局|委员会|厅|中学|小学|医院|院|中心|公司|集团)$")


_COMMITTEE = re.compile(r"(?<=[一-鿿]{4})委$")


def _shortened(one: str, other: str) -> bool:
    short, full = sorted((_COMMITTEE.sub("委员会", joined(name)) for name in (one, other)), key=len)
    common = 0
    while common < len(short) and short[common] == full[common]:
        common += 1
    # What the two begin with is the area, and perhaps the first characters of the name.
    own, fuller = Counter(short[common:]), Counter(full[common:])
    return common > _SHORTEST and bool(own) and short[-1] == full[-1] and not own - fuller and not _finer(full, common)


def _finer(unit: str, common: int) -> bool:
    """Whether *unit* is of an area that ends behind *common*: 「淮南市凤台县商务局」 is not what 「淮南市商务局」 is short for."""
    areas, name = gazetteer().by_full, unit.partition("/")[2]
    begun = common - (len(unit) - len(name))
    return any(name[:end] in areas for end in range(begun + 1, min(begun + _LONGEST, len(name))))
