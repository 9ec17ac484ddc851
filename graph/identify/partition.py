"""Things put together by pairs, unless a pair is known to be two."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Partition"]

Node = TypeVar("Node", bound=Hashable)


class Partition(Generic[Node]):
    """Groups of *nodes*; at first each is alone.

    Two groups are joined only if no pair across them is contrary, so that a chain of likenesses never makes one of two that differ.

    Args:
        nodes: what is grouped; groups keep this order.
        contrary: whether two nodes are known to be two.
    """

    def __init__(self, nodes: Iterable[Node], contrary: Callable[[Node, Node], bool]) -> None:
        self._contrary = contrary
        self._groups: dict[Node, list[Node]] = {node: [node] for node in nodes}
        self._place = {node: number for number, node in enumerate(self._groups)}

    def join(self, one: Node, other: Node) -> bool:
        """Put the groups of *one* and *other* together; return whether they are together now."""
        mine, theirs = self._groups[one], self._groups[other]
        if mine is theirs:
            return True
        if any(self._contrary(a, b) for a in mine for b in theirs):
            return False
        mine.extend(theirs)
        mine.sort(key=self._place.__getitem__)
        for node in theirs:
            self._groups[node] = mine
        return True

    def together(self, one: Node, other: Node) -> bool:
        """Whether *one* and *other* are in one group."""
        return self._groups[one] is self._groups[other]

    def group(self, node: Node) -> list[Node]:
        """Return everything that is together with *node*, itself too."""
        return self._groups[node]

    def groups(self) -> list[tuple[Node, ...]]:
        """Return the groups, in the order of their first nodes."""
        return [tuple(group) for node, group in self._groups.items() if group[0] == node]
