"""Rosters in groups: a unit over or before the names of those who come from it, or go there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.clauses import host_of_post
from graph.extract.comings import ends_of_batches, leans
from graph.extract.line_names import LIFE
from graph.extract.moded import is_called
from graph.extract.view import Host, View
from graph.find.areas import Area
from graph.find.people import is_name
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["grouped_roster"]

RULE = "grouped-roster"
#: So many names under so many units make a roster.
_NAMES, _UNITS = 4, 3
#: No line of one is longer, and no line that tells an area over it.
_LINE, _OVER = 120, 24
_GROUP = re.compile(
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．、])?(?P<unit>[^，。；：、（）\d]{3,30})(?:（\d{1,2}[人名]）)?(?:：|$)"
)
_ENTRY = re.compile(r"(?P<name>[一-鿿·]{2,12})(?:（(?P<more>[^（）]*(?:（[^（）]*）[^（）]*)*)）)?(?:[、；，。]|$)")
#: What is told of somebody in brackets before the post: 「女，苗族，」.
_LIFE = re.compile(rf"{LIFE.pattern}(?:，|$)")
_BY_HOST = re.compile(r"按(?:接收|跟[岗班]|挂职|顶岗|实训)[^，。；）\n]{0,6}排|括号[内中里]为?(?:派出|原|选派|现任)")
_BY_HOME = re.compile(
    r"按(?:派出|选派|推荐|原)[^，。；）\n]{0,6}排|括号[内中里]为?(?:拟?挂|接收|跟岗|跟班|顶岗|实训|去向|安排)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A name under a unit, with what stands in brackets behind it, each from where to where; and the area that is told over the unit."""

    unit: tuple[int, int]
    name: tuple[int, int]
    more: tuple[int, int]
    over: Area | None


def grouped_roster(view: View) -> Iterator[Reading]:
    """Names stand in groups under the unit from which they come or to which they go, and in brackets behind a name may stand the other end.

    「震泽镇：〈甲〉　〈乙〉」; 「吴江区水务局」 and in the next line 「〈姓名〉（巧家县水务局科长）」. Which of the two ends the groups are is told by the
    words over them, 「按接收单位排列」, or by whose areas they are. Does not read lists of fewer than four names under three units, nor where
    neither tells the end.
    """
    rows = list(_rows(view))
    if len(rows) < _NAMES or len({row.unit for row in rows}) < _UNITS or not (view.leading_mode or is_called(view)):
        return
    side = _side(view, rows)
    for row in rows if side else ():
        start, end = min(row.unit[0], row.name[0]), max(row.name[1], row.more[1])
        mode = view.article_mode(start) or is_called(view)
        slots = [Slot("cadre", view.text[slice(*row.name)]), Slot("mode", mode)]
        home, place = (row.more, row.unit) if side == "host" else (row.unit, row.more)
        host = _host(view, *place, row.over) if place[0] < place[1] else None
        if host:
            area = host.area or row.over
            slots += [Slot("host_unit", host.unit), Slot("host_title", host.title)]
            slots.append(Slot("host_area", area.full if area else ""))
        if home[0] < home[1]:
            here = view.evidence(RULE, start, end)
            slots += [Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}", here)]
        yield view.reading("placement", RULE, start, end, *slots)


def _host(view: View, start: int, end: int, over: Area | None) -> Host | None:
    """Read ``text[start:end]`` as the place of a stay, with a title or without, in the area *over* it."""
    if ends_with_title(view.text[start:end]):
        return host_of_post(view, start, end, Host(start, start, "", "", over))
    return view.host(start, end, over)


def _rows(view: View) -> Iterator[_Row]:
    unit: tuple[int, int] | None = None
    over: Area | None = None
    for paragraph in view.page.paragraphs:
        start, end = paragraph.start, paragraph.end
        if paragraph.repeats or paragraph.cells or end - start > _LINE:
            unit = None
            continue
        entries = list(_entries(view, start, end)) if unit else []
        if unit and entries:
            yield from (_Row(unit, *entry, over) for entry in entries)
            continue
        group = _GROUP.match(view.text, start, end)
        named = group.span("unit") if group else None
        if group and named and ends_with_unit(group["unit"]) and not view.places.is_division(*named):
            unit = named
            if group.start("unit") > start and group.end() == group.end("unit"):
                over = view.area_of(*named)  # 「五、苏州工业园区」
            yield from (_Row(unit, *entry, over) for entry in _entries(view, group.end(), end))
        else:
            unit = None
            areas = [one.area for one in view.places.within(start, end)] if end - start <= _OVER else []
            over = areas[0] if len(areas) == 1 else None


def _entries(view: View, start: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the names of ``text[start:end]`` with what stands in brackets behind each, if it holds nothing else."""
    found = []
    while start < end:
        stop = next((gap for gap in sorted(view.page.gaps) if start + 1 < gap < end), end)
        entry = _ENTRY.match(view.text, start, end)
        name = entry.span("name") if entry else (start, stop)
        if name[0] < stop < name[1]:
            name = name[0], stop  # 「〈甲〉　〈乙〉」
        written = view.text[slice(*name)]
        if not (is_name(written) or written in view.names) or ends_with_unit(written) or ends_with_title(written):
            return
        whole = entry is not None and entry.end("name") == name[1]
        more = entry.span("more") if entry and whole and entry["more"] else (name[1], name[1])
        while life := _LIFE.match(view.text, *more):
            more = life.end(), more[1]
        found.append((name, more))
        start = entry.end() if entry and whole else name[1]
    yield from found


def _side(view: View, rows: list[_Row]) -> str:
    """Return whether the units of *rows* are where people come from, 「home」, or where they go, 「host」; empty if that is not told."""
    said = view.text[: rows[0].unit[0]]
    by_host, by_home = bool(_BY_HOST.search(said)), bool(_BY_HOME.search(said))
    if by_host != by_home:
        return "host" if by_host else "home"
    areas = [area for row in rows if (area := view.area_of(*row.unit) or row.over)]
    sends, receives = ends_of_batches(view)
    sent = sum(any(area.within(one) for one in sends) for area in areas)
    received = sum(any(area.within(one) for one in receives) for area in areas)
    if sent != received:
        return "home" if sent > received else "host"
    own = view.home
    away = sum(bool(own and not area.within(own)) for area in areas)
    ours = sum(bool(own and area.within(own)) for area in areas) or (len(rows) if not areas else 0)
    if ours == away:
        return ""
    return (
        {"comes": "host", "goes": "home"}.get(leans(view), "")
        if ours > away
        else {"comes": "home", "goes": "host"}.get(leans(view), "")
    )
