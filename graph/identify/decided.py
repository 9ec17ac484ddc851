"""What a person decided of pairs of things: it goes before anything that the texts tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.identify.bearers import Node
from graph.identify.partition import Partition

__all__ = ["Decided"]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of things of which a person said that they are one, or two; the smaller node of each pair first."""

    same: frozenset[tuple[Node, Node]] = frozenset()
    different: frozenset[tuple[Node, Node]] = frozenset()

    def are_two(self, one: Node, other: Node) -> bool:
        """Whether a person said that *one* and *other* are two."""
        return (min(one, other), max(one, other)) in self.different

    def are_one(self, one: Node, other: Node) -> bool:
        """Whether a person said that *one* and *other* are one."""
        return (min(one, other), max(one, other)) in self.same

    def partition(self, nodes: Iterable[Node], contrary: Callable[[Node, Node], bool]) -> Partition[Node]:
        """Return the groups of *nodes* as far as they are decided.

        Args:
            nodes: what is grouped.
            contrary: whether the texts say that two nodes are two; it is asked only where nobody decided.
        """
        known = tuple(nodes)
        within = set(known)

        def are_two(one: Node, other: Node) -> bool:
            return self.are_two(one, other) or (not self.are_one(one, other) and contrary(one, other))

        joined = Partition(known, are_two)
        for one, other in sorted(self.same):
            if one in within and other in within:
                joined.join(one, other)
        return joined
