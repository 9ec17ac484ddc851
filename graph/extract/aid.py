"""Posts that say by themselves that their bearers were sent: of those who aid another area, and of those stationed in a village."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import host_of_post
from graph.extract.stationed import village_area
from graph.extract.view import MODE, Host, View
from graph.find.areas import Area
from graph.find.introductions import Introduction
from graph.model import Reading, Slot

__all__ = ["aid_posts"]


def aid_posts(view: View) -> Iterator[Reading]:
    """The post itself says that its bearer was sent: 「绍兴市援疆指挥部指挥长、阿瓦提县委副书记」, 「海东市委副秘书长（挂职）」, 「驻村第一书记」.

    So do brackets right behind the name, 「县文旅局副局长〈姓名〉（挂职）」.

    Does not read posts of those who send: 「援疆办主任」 at home, 「驻村办」.
    """
    for who in view.introductions:
        words = view.text[who.start : who.end]
        aid = re.search(
            r"援[疆藏青](?=(?:前方)?(?:指挥部|工作队|工作组|干部|教师|医生|医疗队|联络组|人才|专家|队员))", words
        )
        behind = _BEHIND.match(view.text, who.name_end) if who.start < who.name_start else None
        stationed = _STATIONED.search(words)
        if stationed:
            yield from _stationed(view, who, stationed)
        elif "（挂职）" in words or behind or aid or _TEAM_THERE.search(words):
            host = host_of_post(view, who.start, who.end)
            if host:
                home, there = _both_areas(view, who, host, bool(aid or _TEAM_THERE.search(words)))
                name = view.text[who.name_start : who.name_end]
                origin = view.origins.get(name)
                at_home: tuple[Slot, ...] = (Slot("home_area", home.full if home else ""),)
                if origin and origin.start != who.start:
                    seen = view.evidence("aid-post", *origin.span)
                    at_home = (
                        Slot("post", view.text[origin.start : origin.end], seen),
                        Slot("home_span", f"{origin.start}:{origin.end}", seen),
                    )
                yield view.reading(
                    "placement", "aid-post", *who.span,
                    Slot("cadre", name), Slot("mode", aid.group() if aid else behind["mode"] if behind else view.programme or "挂职"),
                    Slot("host_span", f"{who.start}:{who.end}" if behind else ""),
                    Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", there.full if there else ""),
                    *at_home,
                )  # fmt: skip


#: Behind a name: the post before it is that at the host.
_BEHIND = re.compile(rf"（(?P<mode>{MODE})(?:干部|人员|中|期间)?）")
#: 「昆山市派驻巧家工作组组长」
_TEAM_THERE = re.compile(
    r"[省市县区州](?:派驻|对口帮扶|对口支援|对口协作|帮扶)[一-鿿]{2,14}?(?:工作组|工作队|帮扶队|联络组|前方指挥部|指挥部)"
)
_HELPS = re.compile(r"(?:对口)?(?:帮扶|支援|协作|合作)$")


def _both_areas(view: View, who: Introduction, host: Host, aid: bool) -> tuple[Area | None, Area | None]:
    """Return the areas that a post of those who help names: who sends, and who receives.

    「绍兴市援疆指挥部指挥长、阿瓦提县委副书记」: 绍兴市 and 阿瓦提县; 「无锡市对口帮扶海东市工作组组长、海东市委副秘书长（挂职）」.
    """
    named = [m for m in view.places.within(who.start, who.end) if m.area and len(m.area.code) <= 6]
    first, last = (named[0], named[-1]) if named else (None, None)
    helps = first and any(
        _HELPS.search(view.text[first.end : other.start]) for other in named[1:] if other.start - first.end <= 6
    )
    if first is None or last is None or not (aid or helps):
        return None, host.area
    sender = next(
        (
            m
            for m in reversed(named)
            if re.match(r"(?:对口(?:支援|帮扶|协作)|派驻|援[疆藏青])", view.text[m.end : m.end + 4])
        ),
        None,
    )
    others = [
        m for m in named if m is not sender and m.area and sender and sender.area and not m.area.within(sender.area)
    ]
    if sender and sender.area and others:
        return sender.area, others[-1].area
    apart = first.area != last.area and first.area and last.area and not last.area.within(first.area)
    return first.area, last.area if apart else host.area if host.area != first.area else None


_STATIONED = re.compile(
    r"驻(?P<host>[^，。；]{2,12}?[镇乡](?:[^，。；镇乡村]{1,8}村)?|[^，。；]{2,12}?村)(?P<work>[^，。；]{0,10}?(?:工作队|第一书记)(?:队长|队员)?)|(?P<village>(?:(?!派|驻)[^，。；、]){2,16}?村)(?:党组织|党支部|党总支)?(?:驻村)?(?P<first>第一书记)"
)


def _stationed(view: View, who: Introduction, match: re.Match[str]) -> Iterator[Reading]:
    """Read 「…联社驻钱排镇帮镇扶村工作队队长」 and 「双合村党组织第一书记」: stationed in the town or village that the post names."""
    group = "host" if match["host"] else "village"
    host = view.host(who.start + match.start(group), who.start + match.end(group))
    if host is None:
        return
    mode = "驻镇" if match[group][-1] in "镇乡" else "驻村"
    home = re.sub("(?:选派|派)$", "", view.text[who.start : who.start + match.start()]) if match["host"] else ""
    area = village_area(view, host)
    title = re.search(r"第一书记|工作队队长|工作队队员", match.group())
    slots = [
        Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", mode), Slot("host_unit", host.unit),
        Slot("host_title", title.group() if title else ""), Slot("host_area", area.full if area else ""),
    ]  # fmt: skip
    origin = view.origins.get(view.text[who.name_start : who.name_end])
    if len(home) >= 4:
        here = view.evidence("aid-post", *who.span)
        slots += [Slot("post", home, here), Slot("home_span", f"{who.start}:{who.start + len(home)}", here)]
    elif origin and origin.start > who.name_end:
        here = view.evidence("aid-post", *origin.span)
        slots += [
            Slot("post", view.text[origin.start : origin.end], here),
            Slot("home_span", f"{origin.start}:{origin.end}", here),
        ]
    yield view.reading("placement", "aid-post", *who.span, *slots)
