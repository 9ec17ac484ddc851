"""Stays in villages and towns that an office there tells: 「2021年6月起任板栗镇石桥村驻村第一书记」, 「派驻…村的第一书记」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.stays import start_of
from graph.extract.view import Host, View
from graph.find.areas import Area
from graph.find.posts import ends_with_unit
from graph.model import Reading, Slot

__all__ = ["village_area", "village_offices"]

_VILLAGE = r"(?:[^，。；：、“”\n的任]{1,20}?[镇乡])?[^，。；：、“”\n的任镇乡]{1,10}?(?:(?<!驻)村|社区|嘎查)"
#: Who leads the team, too.
_ALSO = r"(?:(?:[、兼]|并任)(?:驻村)?(?:帮扶|乡村振兴)?(?:工作队)?队长)?"
_OFFICE = re.compile(
    rf"(?:(?<![前原])(?:担任|出任|转任|改任|兼任|续任|接任|任)|是|当)(?P<host>{_VILLAGE})(?:党组织|党支部|党总支)?(?:驻村)?(?P<title>第一书记{_ALSO})|"
    rf"(?:担任|转任|改任|兼任|任|是)(?P<team>{_VILLAGE}|[^，。；：、“”\n的任]{{2,20}}?[镇乡])(?:驻村|驻镇)?(?:帮扶|乡村振兴)?工作队(?P<role>副?队长|队员)"
)
_SENT = re.compile(
    rf"(?P<home>[^，。；：！？“”\n]{{3,26}}?)(?:选派|派驻|派到|派往|派|驻)(?:到|在|至|往)?(?P<host>{_VILLAGE})(?:党组织|党支部|党总支)?的?(?:驻村)?(?P<title>第一书记{_ALSO}|工作队队长|工作队队员)$"
)
#: Before a name whose home stands behind it: 「甲村的第一书记〈姓名〉，是〈单位职务〉」.
_HOLDS = re.compile(
    rf"(?P<host>{_VILLAGE})(?:党组织|党支部|党总支)?的?(?:驻村)?(?P<title>第一书记{_ALSO}|工作队队长|工作队队员)$"
)


def village_offices(view: View) -> Iterator[Reading]:
    """Somebody from a unit elsewhere holds an office in a village: 「某局干部〈姓名〉2021年6月起任石桥村驻村第一书记」, 「某局派驻柳溪村的第一书记〈姓名〉」.

    The post or unit at home must be told, and be another than the village's. Does not read village heads of the place, 「任村委会主任」, nor
    those who were there in former days, 「前任第一书记」.
    """
    for match in _OFFICE.finditer(view.text):
        start, _ = view.page.sentence_at(match.start())
        named = [one for one in view.people if start <= one.start and one.end <= match.start()]
        origin = view.origins.get(named[-1].name) if named else None
        group = "host" if match["host"] else "team"
        if origin and _OTHER.match(view.text, named[-1].end):
            continue
        if (
            origin
            and match.start() - named[-1].end <= 36
            and not _APART.search(view.text, named[-1].end, match.start())
        ):
            span = (min(origin.start, named[-1].start), match.end())
            yield from _held(view, named[-1].name, match, group, (origin.start, origin.end), span)
    for who in view.introductions:
        begin = max(view.text.rfind(mark, 0, who.start) for mark in "，。；\n") + 1
        sent = _SENT.search(view.text, begin, who.end)
        name = view.text[who.name_start : who.name_end]
        here = _HOLDS.search(view.text, begin, who.end)
        origin = view.origins.get(name)
        if here and not sent and origin and who.name_end <= origin.start <= who.name_end + 40:
            yield from _held(view, name, here, "host", (origin.start, origin.end), (here.start(), origin.end))
        if sent and ends_with_unit(sent["home"]):
            yield from _held(view, name, sent, "host", sent.span("home"), (sent.start(), who.name_end))


#: The clause is about somebody whom its first name knows: 「〈甲〉的前任〈乙〉」.
_OTHER = re.compile(r"的(?:前任|上一任|继任|接任|徒弟|同事|搭档|队友|妻子|丈夫)")
#: What stands between a name and an office that is somebody else's.
_APART = re.compile(r"看望|慰问|会见|陪同|介绍|，[^，。]{0,6}(?:书记|队长)[一-鿿]{2,3}")


def _held(
    view: View, name: str, match: re.Match[str], group: str, home: tuple[int, int], span: tuple[int, int]
) -> Iterator[Reading]:
    first, last = match.span(group)
    first += view.text[first] == "驻"  # 「接任驻东河镇工作队队长」
    host = view.host(first, last)
    if host is None or host.unit in view.text[slice(*home)]:
        return
    area = village_area(view, host)
    groups = match.groupdict()
    told = groups.get("title") or groups.get("role") or ""
    title = ";".join(re.findall(r"第一书记|副?队长|队员", told))
    sentence = view.page.sentence_at(span[0])
    when = start_of(view, span[0], match.start(group))
    for start, end in ((sentence[0], span[0]), (span[1], sentence[1])):
        came = None if when else start_of(view, start, end)
        when = came if came and _CAME.match(view.text, came.end) else when
    here = view.evidence("village-office", *span)
    # What the article calls it, 「驻镇帮镇扶村」; else by where.
    called = view.article_mode(span[0])
    where = "驻镇" if "驻镇" in match.group() or host.unit.endswith(("镇", "乡")) else "驻村"
    slots = [
        Slot("cadre", name), Slot("mode", called if called.startswith(("驻镇", "驻乡")) else where), Slot("host_unit", host.unit),
        Slot("host_title", title), Slot("host_area", area.full if area else ""),
        Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}", here),
    ]  # fmt: skip
    if when:
        slots += [
            Slot("start", when.first, view.evidence("village-office", when.start, when.end)),
            Slot("end", when.last),
        ]
    yield view.reading("placement", "village-office", *span, *slots)


_CAME = re.compile(r"(?:起|以来)?(?:到村|驻村|进村|入村|到任|上任|来到|任职)")


def village_area(view: View, host: Host) -> Area | None:
    """Return the area of a village: the one that the page gives it, else the county whose medium published the page."""
    county = view.places.book.by_full.get(view.place)
    return host.area or (county if county and len(county.code) == 6 else None)
