"""Teams that stay in a village: whoever the page calls a member, the head or the first secretary is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.stays import duration_of, start_of
from graph.extract.view import Host, View, mode_pattern
from graph.extract.villages import village_of
from graph.find.introductions import Introduction
from graph.find.times import Duration, When
from graph.model import Reading, Slot

__all__ = ["team_members"]

_TEAM = re.compile(
    r"(?:驻)?(?P<host>[^，。；：“”\n、的]{2,20}?[村镇])(?:的)?(?:驻村|驻镇|帮扶|乡村振兴)*(?:帮镇扶村)?工作队|(?:任|担任|当上?)(?P<held>[^，。；：“”\n、的]{2,20}?村)(?:党支部|党总支)?(?:驻村)?第一书记"
)
#: What somebody of the team is called.
_MEMBER = re.compile(r"(?:工作队员|队员|(?:驻村)?第一书记|(?:工作队)?(?:副)?队长)$")
_CAME = re.compile(r"进了?村|到了?村|来到|驻村|驻镇|报到|才来|上任|进驻|入驻|到任")


def team_members(view: View) -> Iterator[Reading]:
    """On a page about a team in a village, 「队员〈姓名〉」 「驻村第一书记〈姓名〉」 tell who is in it: 「记瓦坎底村驻村工作队」.

    The village is the one that the page first names with the team or its first secretary. Does not read members of other teams:
    a page that tells of stationing only in passing names no team.
    """
    words = {word for word in mode_pattern().findall(view.text) if word.startswith("驻")}
    if not words or not (view.main_mode.startswith("驻") or _STATIONED.search(view.text)):
        return
    host = _village(view)
    if host is None:
        return
    where = "驻镇" if host.unit.endswith("镇") else "驻村"
    mode = (
        max((word for word in words if word.startswith(where)), key=len, default=where)
        if not view.main_mode.startswith("驻")
        else where
    )
    yield from _entered(view, host, mode)
    if not view.main_mode.startswith("驻"):
        return  # stationing is told in passing: titles of teams may be those of others
    length = _term(view)
    yield from _held_there(view, host, mode)
    for who in view.introductions:
        role = _role(view, who, host)
        if role is None or view.page.paragraph_at(who.name_start).repeats:
            continue
        name = view.text[who.name_start : who.name_end]
        when = _came(view, name)
        if when is None and _LISTED.search(view.text, *view.page.sentence_at(who.name_start)):
            when = start_of(view, *view.page.sentence_at(who.name_start))
        slots = [
            Slot("cadre", name), Slot("mode", mode), Slot("host_unit", host.unit), Slot("host_title", role),
            Slot("host_area", host.area.full if host.area else ""),
        ]  # fmt: skip
        if length:
            slots.append(Slot("duration", length.value, view.evidence("team-member", length.start, length.end)))
        origin = view.origins.get(name)
        if origin and not _of_team(view, who, origin.start, origin.end):
            here = view.evidence("team-member", *origin.span)
            slots += [
                Slot("post", view.text[origin.start : origin.end], here),
                Slot("home_span", f"{origin.start}:{origin.end}", here),
            ]
        if when:
            slots += [
                Slot("start", when.first, view.evidence("team-member", when.start, when.end)),
                Slot("end", when.last),
            ]
        yield view.reading("placement", "team-member", *who.span, *slots)


_STATIONED = re.compile(r"驻[一-鿿]{2,8}?[镇乡村]工作队")
#: Somebody comes with the team: 「随工作队落户某镇」 「同批进驻」.
_ENTERS = re.compile(
    r"随(?:工作|帮扶|驻镇|驻村)?队(?:伍|员们)?(?:来到|落户|进驻|入驻|驻进|开进|到|赴|进|去)|(?:同批|同期|同时|一同|一起|一道|首批|随队)(?:落户|进驻|入驻|进村|到村|驻村|驻镇)"
)
_AS = re.compile(r"(?:做了|当了|当上|成了|成为|担任|任)(?:一名|工作队)?(?P<role>队员|副队长|队长)")


def _entered(view: View, host: Host, mode: str) -> Iterator[Reading]:
    """Read 「七月，他便随工作队落户某镇，做了队员」, 「〈单位职务〉〈姓名〉，同批进驻」."""
    for paragraph in view.prose():
        about = view.headed(paragraph.start)
        for start, end in view.page.sentences(paragraph):
            named = [one for one in view.people if start <= one.start < end]
            match = _ENTERS.search(view.text, start, end)
            before = [one.name for one in named if match and one.end <= match.start()]
            name = (before[-1] if before else about) if match else ""
            about = named[-1].name if named else about
            origin = view.origins.get(name)
            if match is None or origin is None:
                continue
            part = max(view.text.rfind(mark, start, match.start()) + 1 for mark in "；。")
            when = start_of(view, max(part, start), match.start()) or start_of(view, max(part, start), match.end())
            role = _AS.search(view.text, match.end(), end)
            here = view.evidence("team-member", *origin.span)
            yield view.reading(
                "placement", "team-member", start, end,
                Slot("cadre", name), Slot("mode", mode), Slot("host_unit", host.unit),
                Slot("host_title", role["role"] if role else ""), Slot("host_area", host.area.full if host.area else ""),
                Slot("start", when.first if when else ""), Slot("post", view.text[origin.start : origin.end], here),
                Slot("home_span", f"{origin.start}:{origin.end}", here),
            )  # fmt: skip


#: Behind a name: what its bearer is in the village that the page is about, 「，现任驻村第一书记」.
_NOW = re.compile(
    r"(?:现任|接任|时任|继任|担任)(?P<role>(?:驻村)?第一书记|(?:驻村)?工作队(?:副?队长|队员))(?=[，。；）]|$)",
    re.MULTILINE,
)


def _held_there(view: View, host: Host, mode: str) -> Iterator[Reading]:
    """Read 「〈姓名〉，〈单位职务〉，现任驻村第一书记」: the village goes without saying."""
    for match in _NOW.finditer(view.text):
        start = view.page.sentence_at(match.start())[0]
        named = [one for one in view.people if start <= one.start < match.start()]
        origin = view.origins.get(named[-1].name) if named else None
        if origin is None or view.page.paragraph_at(match.start()).repeats:
            continue
        when = start_of(view, named[-1].end, match.start())
        here = view.evidence("team-member", *origin.span)
        yield view.reading(
            "placement", "team-member", named[-1].start, match.end(),
            Slot("cadre", named[-1].name), Slot("mode", mode), Slot("host_unit", host.unit), Slot("host_title", match["role"]),
            Slot("host_area", host.area.full if host.area else ""), Slot("post", view.text[origin.start : origin.end], here),
            Slot("home_span", f"{origin.start}:{origin.end}", here), Slot("start", when.first if when else ""),
        )  # fmt: skip


def _role(view: View, who: Introduction, host: Host) -> str | None:
    """Return what *who* is in the team, empty for whoever only came with it; ``None`` for those who are not of it.

    「〈单位职务〉〈姓名〉带着两名队员进了村，队员一个是〈单位职务〉〈姓名〉，一个是…」
    """
    role = _MEMBER.search(view.text[who.start : who.end].rstrip("，"))
    if role:
        return role.group()
    start, end = view.page.sentence_at(who.name_start)
    if _COUNTED_OUT.search(view.text, start, who.start) and any(post.unit for post in who.posts):
        return "队员"
    listed = _LISTED.search(view.text, start, end)
    if listed is None or not _CAME.search(view.text, start, end) or not any(post.unit for post in who.posts):
        return None
    at_home = view.area_of(who.start, who.end)
    if at_home and host.area and len(at_home.code) > 4 and (at_home.within(host.area) or host.area.within(at_home)):
        return None
    if who.name_start > listed.end("list"):
        return "队员" if listed["list"] else None
    return "" if view.text[who.name_end : listed.start()] == "" else None


#: Before those who are in a team besides its head: 「队员有两名：〈单位职务〉〈姓名〉，〈单位职务〉〈姓名〉」.
_COUNTED_OUT = re.compile(
    r"队员(?:还有|另有|也有|有|共有?|共?计?)?[^，。；：]{0,3}[名位个人]?(?:，分别[是为])?：[^。；]*$"
)
#: The head of a team with those whom he brings, and the list of them.
_LISTED = re.compile(
    r"(?:(?:带[着领]|率领|领着|和|与|同)[^，。；]{0,6}(?:名|位|个)(?:工作队)?队员|队员(?:还有|另有|也有|有|共有?)[^，。；]{0,3}[名位个人])[^。；]{0,16}?，(?P<list>(?:队员|他们|两人|一个|一名|一位)[^，。；]{0,4}(?:是|来自|为))"
)


def _term(view: View) -> Duration | None:
    """Return how long the team as a whole is to stay: 「他们要在村里干满两年」."""
    for paragraph in view.page.paragraphs:
        for start, end in () if paragraph.repeats else view.page.sentences(paragraph):
            if _ALL.search(view.text, start, end):
                length = duration_of(view, start, end, felt=True)
                if length:
                    return length
    return None


_ALL = re.compile(r"(?:他们|[两三四五]人|队员们)(?:都)?(?:要|将|须|得)")


def _of_team(view: View, who: Introduction, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is what the person is in the team, and no post at home."""
    return (start, end) == (who.start, who.end) and bool(_MEMBER.fullmatch(view.text[start:end].rpartition("、")[2]))


def _village(view: View) -> Host | None:
    for match in _TEAM.finditer(view.text):
        group = "host" if match["host"] else "held"
        start, end = match.span(group)
        named = view.places.within(start, end)
        host = view.host(named[0].start if named else start, end)
        if (
            host
            and host.unit
            and not host.unit.endswith(("驻镇", "驻村"))
            and (host.area or view.area_beside(host.unit))
        ):
            return replace(host, unit=village_of(host.unit))
    found: dict[str, Host] = {}
    for mention in view.places.mentions:
        behind = _VILLAGE.match(view.text, mention.end)
        if behind and mention.area and len(mention.area.code) >= 6:
            host = Host(mention.start, behind.end(), view.text[mention.start : behind.end()], "", mention.area)
            found.setdefault(behind.group(), host)
    several = len({match["village"] for match in _IN_TOWN.finditer(view.text)} | set(found)) > 1
    # Of several villages, whose is whose is told otherwise.
    return None if several else next(iter(found.values()), None)


#: A village behind the town that it lies in, known or not.
_IN_TOWN = re.compile(r"[乡镇](?P<village>[一-鿿]{1,4}?(?<![驻农乡各全])村)(?![民委里支干上])")
#: A village right behind the area that it lies in.
_VILLAGE = re.compile(r"[一-鿿]{1,4}?(?<![驻农乡各全])村(?![民委里支干上])")


def _came(view: View, name: str) -> When | None:
    """Return when *name* came to the village, if a sentence that names the person says so."""
    for one in view.people:
        if one.name == name:
            start, end = view.page.sentence_at(one.start)
            if _CAME.search(view.text, one.end, end):
                when = start_of(view, start, end)
                if when:
                    return when
    return None
