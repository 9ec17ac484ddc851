"""Many cadres as a few boxes: those of one area or unit together, the largest first, and nobody left out.

Eight hundred lines side by side are a bundle that nobody can read. What they say together can be read: so many from
here, so many to there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass

from graph.explore.labels import one_line, short_label
from graph.explore.picture import Picture

__all__ = ["MOST_GROUPS", "MOST_UNITS", "SIDES", "Group", "Sides", "group_words"]

SIDES = ("home", "host")

#: How many boxes of one side can be read at once; what is beyond shares one more.
MOST_GROUPS = 20

#: How many host units are named beside the areas, and how many cadres make one worth it.
MOST_UNITS, FEWEST_CADRES = 10, 2


@dataclass(frozen=True, slots=True)
class Group:
    """The cadres that one box stands for.

    Args:
        id: the node that they share; 「home:in/安徽省」 for the areas of a province, 「home:span/甲局—丁局」 for those whose
            names follow each other, 「home:rest」 for the smaller groups together, 「home:none」 for those of whom the texts
            do not say it.
        side: home or host.
        cadres: who they are.
        parts: how many groups are in it; more than 1 only for a rest and for names that follow each other.
    """

    id: str
    side: str
    cadres: frozenset[str]
    parts: int = 1


#: The province at the head of the name of an area.
_PROVINCE = re.compile(r"(.{1,8}?(?:省|自治区))(?=.)")


#: So long are the two names by which those between them are called, in widths of Chinese characters.
_LONGEST_END = 8

_NAMED = re.compile(r"(?:home|host):(?:in|span)/(.*)", re.S)


def group_words(id_: str) -> str:
    """Return the name of a group that is no node, if it has one: 「home:in/安徽省」 is 安徽省, 「home:span/甲局—丁局」 甲局—丁局."""
    named = _NAMED.match(id_)
    return named[1] if named else ""


class Sides:
    """The areas and units of both sides as trees, and which cadres pass each of them.

    Args:
        picture: all that can be drawn.
    """

    def __init__(self, picture: Picture) -> None:
        #: The nodes that each cadre passes: of thousands of units few are passed by those of a scene.
        self._passed: dict[str, list[str]] = defaultdict(list)
        for node in picture.nodes:
            for cadre in node.trail:
                self._passed[cadre].append(node.id)
        self._labels = {node.id: node.label for node in picture.nodes}
        self._inner: dict[str, set[str]] = defaultdict(set)
        enclosed: set[str] = set()
        for edge in picture.edges:
            if edge.group == "place":
                # Lines run from left to right: outwards in on the home side, inwards out on the host side.
                ends = (edge.source, edge.target)
                outer, inner = ends if edge.source.startswith("home:") else ends[::-1]
                self._inner[outer].add(inner)
                enclosed.add(inner)
        self._outermost = {
            side: frozenset(
                node.id for node in picture.nodes if node.id.startswith(f"{side}:") and node.id not in enclosed
            )
            for side in SIDES
        }
        self._province = {
            node.id: found[1] for node in picture.nodes if (found := _PROVINCE.match(node.label)) is not None
        }
        self._units = frozenset(node.id for node in picture.nodes if node.group == "host-unit")

    def split(self, side: str, cadres: frozenset[str]) -> tuple[Group, ...]:
        """Return the groups of *cadres* by where they come from or went, the largest first, then the rest.

        Areas are opened from the outermost inwards until they tell the cadres apart: of those who are all from
        淮南市, the districts are the groups.
        """
        found = self._sharing(self._outermost[side], cadres)
        while len(found) == 1 and found[0].cadres == cadres:
            within = self._sharing(self._inner[found[0].id], cadres)
            if not within:
                break
            found = within
        if len(found) > MOST_GROUPS + 1:
            found = self._by_province(side, found)
        if len(found) > MOST_GROUPS + 1 and 2 * sum(len(group.cadres) for group in found[:MOST_GROUPS]) < len(cadres):
            found = self._by_name(side, found)
        groups = found if len(found) <= MOST_GROUPS + 1 else found[:MOST_GROUPS]
        beyond = found[len(groups) :]
        if beyond:
            together = frozenset[str]().union(*(group.cadres for group in beyond))
            groups = [*groups, Group(f"{side}:rest", side, together, len(beyond))]
        unknown = cadres.difference(*(group.cadres for group in found))
        if unknown:
            groups = [*groups, Group(f"{side}:none", side, unknown)]
        return tuple(groups)

    def _by_province(self, side: str, found: list[Group]) -> list[Group]:
        """Return the groups with those of one province together, unless that tells nobody apart."""
        parts: dict[str, list[Group]] = defaultdict(list)
        for group in found:
            province = self._province.get(group.id)
            parts[f"{side}:in/{province}" if province else group.id].append(group)
        if len(parts) == 1:
            return found
        together = [
            groups[0] if len(groups) == 1 else Group(id_, side, frozenset[str]().union(*(one.cadres for one in groups)))
            for id_, groups in parts.items()
        ]
        return _largest_first(together)

    def _by_name(self, side: str, groups: list[Group]) -> list[Group]:
        """Return many small groups as a few, each of those whose names follow each other: of the largest most would be rest."""
        # The dictionary of readings is read when it is asked for: few pages are so large.
        from pypinyin import lazy_pinyin

        ordered = sorted(groups, key=lambda group: (lazy_pinyin(self._name(group.id)), group.id))
        size = -(-len(ordered) // MOST_GROUPS)
        found = {}
        for at in range(0, len(ordered), size):
            span = ordered[at : at + size]
            ends = [short_label(one_line(self._name(group.id)), _LONGEST_END) for group in (span[0], span[-1])]
            id_ = f"{side}:span/{'—'.join(ends)}"
            # Long names may be alike when they are short.
            while id_ in found:
                id_ += "+"
            found[id_] = Group(id_, side, frozenset[str]().union(*(group.cadres for group in span)), len(span))
        return list(found.values())

    def _name(self, id_: str) -> str:
        return self._labels.get(id_) or group_words(id_)

    def top_units(self, cadres: frozenset[str]) -> tuple[Group, ...]:
        """Return the host units that received most of *cadres*, as far as they received several."""
        found = self._sharing(self._units, cadres)[:MOST_UNITS]
        return tuple(group for group in found if len(group.cadres) >= FEWEST_CADRES)

    def _sharing(self, nodes: Set[str], cadres: frozenset[str]) -> list[Group]:
        """Return the group of each of *nodes* that some of *cadres* pass, the largest first."""
        shared: dict[str, list[str]] = defaultdict(list)
        for cadre in cadres:
            for node in self._passed[cadre]:
                if node in nodes:
                    shared[node].append(cadre)
        return _largest_first(
            [Group(node, node.partition(":")[0], frozenset(common)) for node, common in shared.items()]
        )


def _largest_first(groups: list[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: (-len(group.cadres), group.id))
