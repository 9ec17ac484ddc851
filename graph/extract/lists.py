"""Lists whose heading tells where everybody goes, so that a line need only say who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.line_names import line_name
from graph.extract.stays import PREPOSITION, duration_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["listed_members"]

#: 「某市第四批赴某区跟班学习干部名单：」, a line of its own or the head of a sentence.
_HEAD = re.compile(
    r"(?P<head>[^，。；：\n]{4,44}?(?:名单|一览表?|花名册|人选|公示|名册))(?:（[^（）\n]{1,16}）)?(?P<mark>：|$|(?=\n))",
    re.MULTILINE,
)
_TO = re.compile(rf"{PREPOSITION}(?P<host>[^，。；：\n在到赴]{{2,24}}?)(?:{MODE})")
_ITEM = re.compile(
    r"(?:^|(?<=[；。：\n]))(?:\d{1,2}[.．、]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)?(?P<body>[^；。\n]{4,90})",
    re.MULTILINE,
)
_OF_AREA = re.compile(r"[一-鿿]{1,10}[省市区县州旗盟]：")
_SEX = re.compile(r"（[男女](?:，[^（）]{1,12})?）")
_LEAD = re.compile(r"[，、：\s]*(?:（(?=[^（）]{4,40}）)|现任|现为|任|系|单位：|职务：)*")
_BETWEEN = re.compile(r"[，、：；）]*(?:—+|－+|-+|→|挂职单位：|跟班单位：|跟岗单位：|去向：|派往|派驻|到|赴|至|在)*")
_MARKS = re.compile(r"[，；）—－→]|-{2}")
_PLANNED = re.compile(r"公示|拟|人选|预备")


def listed_members(view: View) -> Iterator[Reading]:
    """Under a heading that says where a batch goes each line names one of it and the post at home: 「某市赴某区跟班学习干部名单：」 「〈姓名〉　〈单位职务〉」.

    The host of all stands in the heading; a line may name a finer one behind the post, 「〈姓名〉　〈单位职务〉　〈接收单位〉」. Does not read
    lists of who attends, guides or receives, nor lines without a post at home.
    """
    for head in _HEAD.finditer(view.text):
        told = mode_pattern().search(head["head"])
        if not told or re.search(r"座谈|会议|参会|接待|导师|联络", head["head"]):
            continue
        to = _TO.search(view.text, head.start(), head.end())
        host = view.host(*to.span("host")) if to else None
        alone = view.page.paragraph_at(head.start()).end <= head.end() + 1
        end = len(view.text) if alone else view.page.paragraph_at(head.start()).end
        missed = 0
        for item in _ITEM.finditer(view.text, head.end(), end):
            read = _line(view, *item.span("body"), host)
            if read is None:
                missed += 1
                if missed > 1 or not alone:
                    break
                continue
            name, home, there = read
            here = view.evidence("listed-member", *item.span("body"))
            length = duration_of(view, *item.span("body")) or duration_of(view, head.start(), head.end())
            yield view.reading(
                "placement", "listed-member", *item.span("body"),
                Slot("cadre", view.text[slice(*name)]), Slot("mode", view.full_mode(told.group(), head.end())),
                Slot("status", "planned" if _PLANNED.search(head["head"]) else ""),
                Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}", here),
                Slot("host_unit", there.unit), Slot("host_title", there.title),
                Slot("host_area", there.area.full if there.area else ""),
                Slot("duration", length.value if length else ""),
            )  # fmt: skip


def _line(view: View, start: int, end: int, host: Host | None) -> tuple[tuple[int, int], tuple[int, int], Host] | None:
    """Read who a line names, the post at home, and the host, which the heading tells if the line does not."""
    area = _OF_AREA.match(view.text, start, end)
    name = line_name(view, area.end() if area else start, end)
    if name is None:
        return None
    at = name[1]
    sex = _SEX.match(view.text, at, end)
    lead = _LEAD.match(view.text, sex.end() if sex else at, end)
    at = lead.end() if lead else at
    marks = {match.start() for match in _MARKS.finditer(view.text, at, end)}
    stop = None
    for one in sorted({gap for gap in view.page.gaps if at < gap < end} | marks | {end}):
        piece = view.text[at:one]
        if ends_with_title(piece) or (len(piece) > 4 and ends_with_unit(piece)):
            stop = one
            break
        at = one + (one in marks)
    if stop is None or not (view.places.within(at, stop) or re.match(r"[省市区县州旗]", view.text[at:stop])):
        return None
    between = _BETWEEN.match(view.text, stop, end)
    begin = between.end() if between else stop
    finer = view.host(begin, end) if end - begin > 2 else None
    there = finer if finer and finer.unit else host
    return (name, (at, stop), there) if there and (there.unit or there.area) else None
