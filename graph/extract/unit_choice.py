"""Which unit is chosen for each end of a stay, of all that are weighed: of the own row first, else the likeliest, and no unit for both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.extract.unit_ends import TABLES, End, units_beside, weighed_units
from graph.extract.view import View
from graph.find.areas import Area

__all__ = ["chosen", "ends_of_stays", "one_end_each"]

#: How likely a unit must be an end; and so much likelier than what rules take for it.
BELIEVED = 0.5
LIKELIER = {"home": 0.4, "host": 0.2}


def ends_of_stays(
    view: View, names: Sequence[str], areas: Mapping[str, Mapping[str, Area]]
) -> dict[str, dict[str, End]]:
    """Return for 「home」 and 「host」 from which unit, and to which, each of *names* went, as far as that is believed.

    Args:
        view: the page.
        names: of people.
        areas: where they come from and stay, 「home_area」 and 「host_area」, as far as known.
    """
    weighed = {side: list(weighed_units(side, units_beside(view, side, names, view.weighed, areas))) for side in TABLES}
    ends = {side: chosen(side, told) for side, told in weighed.items()}
    for name in sorted(ends["home"].keys() & ends["host"].keys()):
        one_end_each(name, weighed, ends)
    return ends


def one_end_each(
    name: str, weighed: Mapping[str, Sequence[tuple[float, End]]], ends: dict[str, dict[str, End]]
) -> None:
    """Leave a unit that is taken for both ends of a stay the end that rules take it for, else the likelier, and choose the other again."""
    unit = ends["home"][name].unit
    if unit != ends["host"][name].unit:
        return
    likely = {
        side: max((bool(one.rules), chance) for chance, one in told if (one.name, one.unit) == (name, unit))
        for side, told in weighed.items()
    }
    side = min(likely, key=lambda one: likely[one])
    del ends[side][name]
    ends[side] |= chosen(side, (told for told in weighed[side] if told[1].name == name and told[1].unit != unit))


def chosen(side: str, weighed: Iterable[tuple[float, End]]) -> dict[str, End]:
    """Return of each person the unit of the own row in a table; else the likeliest, if it is believed, and enough likelier than what rules tell."""
    found: dict[str, list[tuple[float, End]]] = defaultdict(list)
    for likely_, one in weighed:
        found[one.name].append((likely_, one))
    ends = {}
    for name, told in found.items():
        best, end = max(told, key=lambda one: (one[0], one[1].unit))
        row = [one for _, one in told if one.in_row]
        if len(row) == 1:
            ends[name] = end if row[0].unit in end.unit else row[0]
            continue
        said = max((likely_ for likely_, one in told if one.rules), default=0.0)
        if best >= BELIEVED and (end.rules or best - said >= LIKELIER[side]):
            ends[name] = end
    return ends
