"""Whether two ids or full names may mean one place, or one lies in the other."""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["meet", "nested"]


#: A village is told by its own name, and a reader knows the county from the paper: 「十八洞村」.
_VILLAGES = ("村", "社区", "嘎查")


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
