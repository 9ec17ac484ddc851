"""Whoever bears the place of the stay before the name, and is told behind it to come from elsewhere: 「济宁市能源局跟岗干部〈姓名〉（来自山西榆社）」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.view import MODE, View
from graph.find.areas import Area
from graph.find.people import is_believed, is_spelt, name_at
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_ordinary
from graph.model import Reading, Slot

__all__ = ["hosted"]

_BEFORE = re.compile(
    rf"(?:^|(?<=[，。；：！？“”\n]))(?P<host>[^，。；：！？“”（）\n、的在到赴来]{{4,30}}?)(?P<mode>{MODE})(?:干部|学员|人员|教师|医生)"
    r"(?:、(?:来自)?(?P<home>[^，。；：“”（）\n、的]{2,24})的)?(?=[一-鿿·]{2,12})",
    re.MULTILINE,
)
#: Behind the name: 「（来自山西榆社）」 「是芷江人」 「…，她是四川阆中派来的」 「，来自东至县」.
_BEHIND = re.compile(
    r"（(?:来自)?(?P<bracket>[^，。；（）]{2,24})）|(?:是|系)(?P<native>[^，。；“”]{2,12})人(?=[，。；])|，?(?:是|系)?来自(?P<origin>[^，。；“”的]{2,24})(?=[，。；])|"
    r"[^。“”]{0,40}?[，。][他她](?:是|系|来自)(?P<sent>[^，。；“”]{2,24}?)(?:选派|派)?来?的?(?=[，。；])"
)


def hosted(view: View) -> Iterator[Reading]:
    """The unit before a word for stays is where one stays if the page says that the one comes from elsewhere.

    「姑苏区古保委跟班干部〈姓名〉每周都走一遍平江路，她是四川阆中派来的」 「上城区商务局跟班学习人员、东至县的〈姓名〉」. Does not read a unit
    whose own people are sent, 「织金县卫生健康局跟岗干部〈姓名〉」: nothing behind tells another home.
    """
    for match in _BEFORE.finditer(view.text):
        if view.page.paragraph_at(match.start()).repeats or not ends_with_unit(match["host"]):
            continue
        end = name_at(view.text, match.end(), sure=True)
        name = view.text[match.end() : end] if end else ""
        if not end or not (is_believed(name) or (is_spelt(name) and not is_ordinary(name))):
            continue
        host = view.host(*match.span("host"))
        found = _home(view, match, end)
        if host is None or not host.unit or found is None:
            continue
        (left, right), area = found
        if host.area and (host.area.within(area) or (len(host.area.code) >= 6 and area.within(host.area))):
            continue
        home = view.text[left:right]
        posted = ends_with_unit(home) or ends_with_title(home)
        told = view.evidence("hosted", left, right)
        yield view.reading(
            "placement", "hosted", match.start(), max(end, right),
            Slot("cadre", name), Slot("mode", match["mode"]), Slot("host_unit", host.unit), Slot("host_title", host.title),
            Slot("host_span", f"{match.start('host')}:{match.end('host')}"),
            Slot("host_area", host.area.full if host.area else ""), Slot("post", home if posted else "", told),
            Slot("home_span", f"{left}:{right}" if posted else "", told),
            Slot("home_area", view.places.book.up_to_county(area).full, told),
        )  # fmt: skip


def _home(view: View, match: re.Match[str], end: int) -> tuple[tuple[int, int], Area] | None:
    """Return where the home of the one whose name ends at *end* stands, and the area that it names."""
    spans = [match.span("home")] if match["home"] else []
    behind = _BEHIND.match(view.text, end)
    spans += [behind.span(group) for group, value in behind.groupdict().items() if value] if behind else []
    for start, stop in spans:
        area = view.area_of(start, stop)
        if area:
            return (start, stop), area
    return None
