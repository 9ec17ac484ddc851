"""Whether two ids or full names may mean one place, or one lies in the other."""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["meet", "nested"]


def nested(one: str, other: str) -> bool:
    """Whether one is the other or lies in it: 「安徽省淮南市」 and 「安徽省淮南市潘集区」, 凤台县人民政府 and its office."""
    return one.startswith(other) or other.startswith(one)


def meet(some: Collection[str], others: Collection[str]) -> bool | None:
    """Whether a pair of *some* and *others* is nested; ``None`` where one side is not told."""
    if not some or not others:
        return None
    return any(nested(one, other) for one in some for other in others)
