"""What words that point take up: 「我校」 「该校」 「我们医院」 the school or hospital that is meant, 「该镇」 the town named before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.find.areas import Area
from graph.find.seats import seat_of

if TYPE_CHECKING:
    from graph.extract.view import View

__all__ = ["Taken", "institution", "taken_up"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a word that points takes up: where the word ends, the institution in full (empty for an area), its area."""

    end: int
    unit: str
    area: Area | None


#: How the name of an institution ends, by the word that takes it up.
_KINDS = {
    "校": r"大学|学院|中学|小学|学校|[一二三四五六七八九十]中|高中|职校",
    "院": r"医院|卫生院|保健院|学院|研究院",
    "所": r"研究所|研究院",
}
_KIND_OF = {"学校": "校", "医院": "院", "校": "校", "院": "院", "所": "所", "研究所": "所"}
_POINTS = re.compile(
    r"(?P<whose>我们?|本|咱们?|该|这所|这家)(?P<kind>学校|医院|研究所|校|院|所)(?![长区园舍])|(?<=[来到赴])(?P<bare>[校院])(?=[一-鿿])"
)
_OVER = re.compile(r"(?:该|本|这个)(?P<level>街道|[区县市州旗镇乡])(?=[一-鿿]{2})")
#: What stands before the name of an institution and is no part of it.
_LEAD = re.compile(r"^.*(?:来自|赴|到|在|于|的|和|与|为|是|从|由|——|抵达|回到|进入|前往|（)")
#: Who publishes: 「江南大学新闻网」 「（通州湾中学办公室讯）」.
_PUBLISHER = re.compile(
    rf"（?(?:来源：)?(?P<unit>[一-鿿]{{2,20}}?(?:{_KINDS['校']}|{_KINDS['院']}))(?:党委)?(?:首页|>|》|新闻网|校园网|官网|官微|网站|办公室讯|宣传[一-鿿]{{0,3}}[部处科]|党办|校报|院报|讯(?![一-鿿]{{2}})|融媒体)"
)
#: The same under the text: 「（西安交通大学第二附属医院供稿）」.
_CONTRIBUTED = re.compile(
    rf"（(?P<unit>[一-鿿]{{2,20}}(?:{_KINDS['校']}|{_KINDS['院']}))[一-鿿]{{0,6}}(?:供稿|来稿|文/图)）"
)


def institution(view: View) -> str:
    """Return the school or hospital that publishes the page, 「江南大学新闻网」 or its name under it; empty if none does."""
    paragraphs = view.page.paragraphs
    for paragraph in paragraphs[:5]:
        match = _PUBLISHER.match(view.text, paragraph.start, paragraph.end)
        if match:
            return match["unit"]
        dated = _DATED.match(view.text, paragraph.start, paragraph.end)
        if dated and _SPEAKS.search(view.text):
            return dated["unit"]
    for paragraph in (*paragraphs[:2], *paragraphs[-3:]):
        contributed = _CONTRIBUTED.search(view.text, paragraph.start, paragraph.end)
        if contributed and _SPEAKS.search(view.text):
            return contributed["unit"]
        line = view.text[paragraph.start : paragraph.end]
        if re.fullmatch(rf"[一-鿿]{{2,16}}(?:{_KINDS['校']}|{_KINDS['院']})", line) and _SPEAKS.search(view.text):
            return line
    return ""


#: The name of an account before the day of the page: 「原创 铜仁市碧江医院 2024-11-08 18:30」.
_DATED = re.compile(rf"(?:原创)?(?P<unit>[一-鿿]{{2,20}}?(?:{_KINDS['校']}|{_KINDS['院']}))(?=20\d\d[-年.])")
_SPEAKS = re.compile(r"[我本][校院]")


def taken_up(view: View, start: int, end: int) -> Taken | None:
    """Read the word that points at the head of ``text[start:end]``; ``None`` if there is none, or nothing that it can mean.

    Args:
        view: the page.
        start: where the unit or post begins, 「我校食品学院副院长」 「该镇花花庙村」.
        end: of it.

    Returns:
        「我校」 and 「我们医院」 mean the narrator's, else the publisher's, else the first of that kind that the page names; 「该校」 the one named
        last before. 「该镇」 before a further name is the town named last.
    """
    over = _OVER.match(view.text, start, end)
    if over:
        for mention in reversed(view.places.within(0, start)):
            if mention.area and mention.area.name.endswith(over["level"]):
                return Taken(over.end(), "", mention.area)
        return None
    match = _POINTS.match(view.text, start, end)
    if match is None:
        return None
    kind = _KIND_OF[match["kind"] or match["bare"]]
    far = match["whose"] in ("该", "这所", "这家")
    unit = _last(view, kind, start) if far else _own(view, kind, start)
    if not unit:
        return None
    return Taken(match.end(), unit, seat_of(unit) or view.area_beside(unit) or _named_in(view, unit) or view.home)


def _named_in(view: View, unit: str) -> Area | None:
    """Return the area that stands in the name of *unit* where the page writes it out."""
    at = view.text.find(unit)
    return view.area_of(at, at + len(unit)) if at >= 0 else None


def _own(view: View, kind: str, at: int) -> str:
    """Return the institution of whoever speaks at *at*."""
    section = view.plan.section_at(at)
    mine = _of_kind(view.text[slice(*section.post)], kind) if section else []
    publisher = institution(view)
    if publisher and re.search(rf"(?:{_KINDS[kind]})$", publisher):
        return publisher
    return next(iter(mine), "") or next(iter(_of_kind(view.text, kind)), "")


def _last(view: View, kind: str, at: int) -> str:
    """Return the institution named last before *at*."""
    return next(iter(reversed(_of_kind(view.text[:at], kind))), "")


def _of_kind(text: str, kind: str) -> list[str]:
    """Return the institutions of *kind* that *text* names, without their parts: of 「华东某大学生物工程学院」 the university."""
    found: list[str] = []
    before = -1
    for match in re.finditer(rf"[一-鿿]{{2,18}}?(?:{_KINDS[kind]})(?!生|校|院)", text):
        unit = _LEAD.sub("", match.group())
        if match.start() != before and len(unit) > 3 and not re.match(r"[我本该各全]|这", unit):
            found.append(unit)
        before = match.end()
    return found
