"""Where somebody stays: a unit, a title there, an area, read out of what stands between 「在」 and 「挂职」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.deixis import taken_up
from graph.find.areas import Area, gazetteer
from graph.find.posts import Post, ends_with_unit, split_posts
from graph.find.unit_edges import unit_edges

if TYPE_CHECKING:
    from graph.extract.view import View

__all__ = ["Host", "closed", "is_general", "read_host", "up_to"]


@dataclass(frozen=True, slots=True, order=True)
class Host:
    """Where somebody stays: a unit as written (may be empty), a title there (may be empty), the area as far as known."""

    start: int
    end: int
    unit: str
    title: str
    area: Area | None


def up_to(area: Area | None, level: str) -> Area | None:
    """Return *area*, or the one that it lies in, whose name ends with *level*."""
    while area and not area.name.endswith(level):
        area = gazetteer().parent(area)
    return area


def closed(text: str, start: int, end: int) -> int:
    """Return where ``text[start:end]`` leaves the bracket that it stands in, else *end*: 「（挂职盛泽镇镇长助理）参与了街道…」."""
    depth = 0
    for at in range(start, end):
        depth += {"（": 1, "）": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


_LEADING = re.compile(
    r"^(?:(?:对口)?(?:支援|帮扶|援助)(?=[一-鿿]{4})|(?:单位|地方|地点|岗位)就?(?:是|为|在)|了|位于|地处|我市的?(?!市)|对口的?|位于)+"
)
_TRAILING = re.compile(
    r"(?:进行|开展|参加|接受|从事|脱产|集中|对口|异地|全脱产|协助|帮助|分管|负责|一起|这里|那里|等地|等单位|(?:有关|相关)(?:单位|部门|企业|机构)(?:[和及、](?:单位|部门|企业|机构))*|"
    r"(?:为期|时间为?|期限为?).{1,8}|[一二三四五六两几\d]+(?:个)?(?:多)?(?:月|年)(?:的)?|的|（[^（）]*）)+$"
)
_GENERAL = re.compile(
    r"(?<!第)[一两三四五六七八九十几](?:个(?!体)|天(?![门台津水山]))|"
    r"(?:干部|同志|学员|人员|人才|团队|队伍|工作|学习|实践|过程|期间|一线|基层|岗位|企业|单位|部门|机关|地区|平台|活动|这次|此次|本次|会上|这里|那里|当地|发达|先进|国企|地方|外地|各地)$|"
    r"^(?:政府|党委|机关|单位)$|^(?:第|唯一|我|他|她|你|此|这|那|其|该|各|一|两(?!江)|有|外|当|自己|组织|全|每|原)(?![县市区镇乡州旗省]|家)"
)


def is_general(unit: str) -> bool:
    """Whether *unit* names none: 「先进单位」 「团队」."""
    return bool(_GENERAL.search(unit))


def read_host(view: View, start: int, end: int, near: Area | None = None) -> Host | None:
    """Read ``text[start:end]``, what stands between 「在」 and 「挂职」, as a host; ``None`` if it is none.

    *near* is the area whose 「市」 or 「县」 is meant where the unit says no more, 「市水利局」.
    """
    end = closed(view.text, start, end)
    text = view.text[start:end]
    lead = _LEADING.match(text)
    if lead:
        start += lead.end()
    tail = _TRAILING.search(view.text[start:end])
    if tail:
        end = start + tail.start()
    begins, ends = unit_edges(view.text[start:end])
    start, end = start + begins, start + ends
    taken = taken_up(view, start, end)
    if taken and taken.unit:
        rest = view.text[taken.end : end]
        whole = rest if ends_with_unit(rest) else ""
        return Host(start, end, taken.unit + whole, "", taken.area)
    if taken and taken.end < end:
        near = near or taken.area
        start = taken.end  # 「该镇花花庙村」
    text = view.text[start:end]
    mention = view.places.starting_at(start) if len(text) == 1 else None
    if mention and mention.area and mention.end == end:
        return Host(start, end, "", "", mention.area)  # 「来蓉跟班学习」
    own = re.fullmatch(r"[我本]([区县市州旗省])", text)
    here = up_to(near or view.home, own[1]) if own else None
    if here:
        return Host(start, end, "", "", here)  # 「在我区跟岗」
    if len(text) < 2 or re.match(r"\d{4}年|\d{1,2}月", text):
        return None  # 「至2020年9月任…」
    if text in ("街道", "街道办事处") or re.fullmatch(r"[该我本](?:街道|镇|乡)", text):
        return _township_before(view, start, text)
    area = view.area_of(start, end)
    mention = view.places.starting_at(start)
    if mention and view.text[mention.end : mention.end + 1] == "的" and mention.end + 1 < end:
        start = mention.end + 1  # 「南京市的毅达资本」
        text = view.text[start:end]
    if mention and mention.end == end and mention.area and len(mention.area.code) <= 6:
        return Host(start, end, "", "", mention.area)
    post = split_posts(text)[-1] if not ends_with_unit(text) else Post(text, "")
    unit = post.unit
    if not unit:
        return None
    town = view.town_in_short(unit) if area is None else None
    if town and town.area:
        return Host(start, end, view.text[town.start : town.end], post.title, town.area)
    unit, named = view.absolute(unit, near, at=start)
    if area is None:
        area = named or (taken.area if taken else None) or view.area_beside(unit)
    if area is None and (is_general(unit) or not ends_with_unit(unit)):
        return None
    if area is not None and not ends_with_unit(unit):
        # Words behind an area that make no unit: 「浙江省慈溪市跟班」, 「宜川路街道督查垃圾分类」.
        first = view.places.starting_at(start)
        unit = view.text[start : first.end] if first and len(area.code) > 6 else ""
        return Host(start, first.end if unit and first else end, unit, post.title, area)
    if area is not None and unit in (area.name, area.full) and len(area.code) <= 6:
        return Host(start, end, "", post.title, area)
    return Host(start, end, unit, post.title, area)


def _township_before(view: View, at: int, word: str) -> Host | None:
    """Return the township that *word*, 「街道」 「该镇」 at *at*, takes up: the last of its kind in the paragraph.

    「我镇」 is the publisher's: the first of its kind that the page names, mostly in its heading.
    """
    kind = word.lstrip("该我本").removesuffix("办事处")
    posts = [who.span for who in view.introductions]
    own = word[0] in "我本"
    told = view.places.mentions if own else reversed(view.places.within(view.page.paragraph_at(at).start, at))
    for mention in told:
        if any(a <= mention.start < b for a, b in posts):
            continue  # where somebody comes from
        if mention.area and mention.area.name.endswith(kind):
            return Host(mention.start, mention.end, view.text[mention.start : mention.end], "", mention.area)
    return None
