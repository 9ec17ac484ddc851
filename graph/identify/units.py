"""Units and areas as things: one place, one address, however a text writes it."""

from __future__ import annotations

import dataclasses

from graph.find.areas import Area, gazetteer
from graph.find.unit_chain import read_name, unit_kind
from graph.identify.settle import Settled
from graph.model import Certainty, Evidence, Literal

__all__ = ["area_node", "place_node", "unit_key", "unit_node"]


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
    """Return what tells a unit from its namesakes: its area's full name and its own name in full without that.

    Args:
        unit: as written: 「市发改委」 「闵行区文旅局」 「中共合肥市委组织部」.
        area: where it is as far as known; the area that the name itself tells goes before.

    Returns:
        「闵行区莘庄镇」 「莘庄镇」 in 上海市闵行区 are 「上海市闵行区莘庄镇」 both; 「市发改委」 in 安徽省合肥市包河区 is
        「安徽省合肥市发展和改革委员会」. Empty if nothing is left of *unit*.
    """
    return read_name(unit, area).key


def unit_node(settled: Settled, unit: str, area_full: str, evidence: Evidence) -> str:
    """Note a unit under its area, and the units that its name says it is part of; return its id.

    Args:
        settled: where it is noted.
        unit: its name, completed where the text leaves its area to the reader.
        area_full: full name of the county or city that it is in; may be empty.
        evidence: where it was read.
    """
    name = read_name(unit, gazetteer().by_full.get(area_full))
    node = settled.thing(f"unit/{name.key or unit}", "Unit", unit, evidence)
    _say(settled, node, name.kind, area_full or name.area, evidence)
    inferred = dataclasses.replace(evidence, certainty=Certainty.INFERRED)
    child = node
    for outer in name.outer:
        parent = settled.thing(f"unit/{outer.key}", "Unit", outer.label, inferred)
        settled.fact(child, "org:subOrganizationOf", parent, evidence if outer.named else inferred)
        _say(settled, parent, outer.kind, name.area, inferred)
        child = parent
    return node


def _say(settled: Settled, node: str, kind: str, area_full: str, evidence: Evidence) -> None:
    area = gazetteer().by_full.get(area_full)
    if area:
        county = gazetteer().up_to_county(area).full
        settled.fact(node, "inArea", area_node(settled, county, evidence), evidence)
    if kind:
        settled.fact(node, "unitKind", f"unitkind:{kind}", evidence)


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
    return unit_node(settled, written, area_full, evidence) if unit_kind(written) else ""
