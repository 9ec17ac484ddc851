"""Units and areas as things: one place, one address, however a text writes it."""

from __future__ import annotations

import re

from graph.find.areas import Area, gazetteer
from graph.find.words import table, unit_endings
from graph.identify.settle import Settled
from graph.model import Evidence, Literal

__all__ = ["area_node", "place_node", "seat_of", "unit_key", "unit_kind", "unit_node"]


def area_node(settled: Settled, full: str, evidence: Evidence) -> str:
    """Note the area with the full name *full* and those that it lies in; return its id, or an empty string if there is none."""
    book = gazetteer()
    area = book.by_full.get(full)
    if area is None:
        return ""
    child = ""
    walk: Area | None = area
    while walk:
        node = settled.thing(f"area/{walk.full}", "Area", walk.full, evidence, name=walk.name)
        settled.fact(node, "divisionCode", Literal(walk.code), evidence)
        if child:
            settled.fact(child, "schema:containedInPlace", node, evidence)
        child, walk = node, book.parent(walk)
    return f"area/{area.full}"


def unit_key(unit: str, area: Area | None) -> str:
    """Return what tells a unit from its namesakes: its area's full name and its own name without that.

    「闵行区莘庄镇」 「莘庄镇」 in 上海市闵行区 are 「上海市闵行区莘庄镇」 both.
    """
    book = gazetteer()
    rest, scope = unit, area
    while found := next(((end, name) for start, end, name in book.find(rest) if start == 0), None):
        codes = [*book.by_name.get(found[1], ()), *(code for code, _ in book.by_short.get(found[1], ()))]
        named = [book.areas[code] for code in codes]
        if scope:
            named = [one for one in named if one.within(scope) or scope.within(one)]
        if not named or (len(named) > 1 and scope is None):
            break  # 「朝阳区」 of which city?
        finer = [one for one in named if scope is None or one.within(scope)]
        if len(finer) > 1 and found[0] == len(rest):
            break  # two towns of one name in the county
        scope = finer[0] if len(finer) == 1 else scope
        # 「上海小村」: the city's name opens a company's, and is not part of what tells it apart within the city.
        rest = rest[found[0] :]
        if not rest:
            break
    return (scope.full if scope else "") + rest


def unit_kind(unit: str) -> str:
    """Return the id of the kind of unit that its ending tells, 「莘庄镇」: township; empty if none does."""
    endings = unit_endings()
    for length in range(min(10, len(unit)), 0, -1):
        if unit[-length:] in endings:
            return endings[unit[-length:]]
    return ""


def seat_of(unit: str) -> Area | None:
    """Return the city that a university or institute is in whose name does not tell it, 「四川大学经济学院」: 成都市."""
    seats = table("institutions.tsv")
    name = next((unit[:length] for length in range(len(unit), 3, -1) if unit[:length] in seats), "")
    return gazetteer().by_full.get(seats[name]) if name else None


def unit_node(settled: Settled, unit: str, area_full: str, evidence: Evidence) -> str:
    """Note a unit under its area; return its id.

    Args:
        settled: where it is noted.
        unit: its name, completed where the text leaves its area to the reader.
        area_full: full name of the county or city that it is in; may be empty.
        evidence: where it was read.
    """
    area = gazetteer().by_full.get(area_full)
    key = unit_key(unit, area) or unit
    node = settled.thing(f"unit/{key}", "Unit", unit, evidence)
    if area_full:
        settled.fact(node, "inArea", area_node(settled, area_full, evidence), evidence)
    kind = unit_kind(unit)
    if kind:
        settled.fact(node, "unitKind", f"unitkind:{kind}", evidence)
    committee = re.match(r"^(.{2,}(?:委|人民政府|管委会|管理委员会|局))(?=.{2,}(?:室|科|处|部|中心|局)$)", key)
    if committee and committee[1] != key:
        outer = unit[: len(unit) - (len(key) - len(committee[1]))]
        if len(outer) >= 3:
            parent = settled.thing(f"unit/{committee[1]}", "Unit", outer, evidence)
            settled.fact(node, "org:subOrganizationOf", parent, evidence)
            if area_full:
                settled.fact(parent, "inArea", area_node(settled, area_full, evidence), evidence)
    return node


def place_node(settled: Settled, written: str, area_full: str, evidence: Evidence) -> str:
    """Note what a practice or lesson is at, an area or a unit, by its written form; return its id, empty if it is neither."""
    book = gazetteer()
    if (
        area_full
        and book.by_full.get(area_full)
        and (not written or written in area_full or (len(book.by_full[area_full].code) <= 6 and not unit_kind(written)))
    ):
        return area_node(settled, area_full, evidence)
    if written in book.by_full:
        return area_node(settled, written, evidence)
    return unit_node(settled, written, "", evidence) if unit_kind(written) else ""
