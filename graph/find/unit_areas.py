"""Which area the name of a unit begins with: 「合肥市」 「合肥」, 「市」 and 「我市」 where the area is known, several in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.areas import Area, gazetteer
from graph.find.unit_names import is_organ
from graph.find.words import units_pattern

__all__ = ["Scope", "level_of", "read_scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The area of a unit.

    Args:
        area: the area; ``None`` if unknown.
        end: where in the name its own words begin.
        left: words for an area that stay open, 「市」 or 「朝阳区」.
        named: whether the name itself tells the area.
        short: whether it tells it in short, 「合肥」.
    """

    area: Area | None
    end: int
    left: str = ""
    named: bool = False
    short: bool = False


_LEVELS = {2: "省", 4: "市", 6: "县", 9: "镇"}
_ZONE = re.compile(r"(?:开发区|高新区|园区|工业区|新区|示范区|实验区|试验区|保税区|度假区|管理区)$")
_ZONE_AHEAD = re.compile(r".{0,8}?(?:开发区|高新区|经开区|产业园|工业园)")
#: 「临江村」 and 「黄浦江」 bear the short name of an area and do not name it.
_NO_SHORT = re.compile(
    r"(?:村|社区|镇|乡|街|路|屯|庄|江|河|湖|山|岛|桥|寺|港|湾|站|(?:医院|中学|小学|大学|学院|学校|公司|银行|报社|日报社|宾馆|集团)$)"
)
_LEVEL = re.compile(
    r"(?P<own>我|本|该|全)?(?P<level>自治区|自治州|自治县|省|市|州|盟|区|县|旗|街道|镇|乡)(?P<rest>.*)$", re.DOTALL
)
#: Words that begin with the character of a level: 「市场」 「区域」.
_WORD = re.compile(
    r"[省市区县州]长(?:热线|信箱|质量)|市(?:场|立|政(?!府|协|法|务|研)|容|民|域|属|级|内|郊|区|辖)|区(?:域|块|间|位|属|级)|县(?:域|城|级|乡|属)|省(?:级|际|会|属)|州际|镇(?:区|域|街|村)|乡(?:村|镇|愁|土)|旗(?:舰|帜)"
)
_TOWN_ORGAN = re.compile(
    r"(?:人民政府|政府|办事处|办|党委|党工委|工委|人大|纪委|纪工委|团委|妇联|武装部|党政.*|.{2,10}(?:办|办公室|中心|大队))?$"
)


def level_of(scope: Scope) -> str:
    """Return 「省」 「市」 「县」 or 「镇」; empty if nothing tells."""
    if scope.left:
        return {"州": "市", "盟": "市", "区": "县", "旗": "县", "自": "省", "街": "镇", "乡": "镇"}.get(
            scope.left[-1] if scope.left[-1] in "省市县区州盟旗镇乡" else scope.left[0],
            scope.left[-1] if scope.left[-1] in "省市县镇" else "",
        )
    return _LEVELS[len(scope.area.code)] if scope.area else ""


def read_scope(text: str, start: int, area: Area | None) -> Scope:
    """Read the area that ``text[start:]`` begins with.

    Args:
        text: the written name.
        start: where to begin.
        area: where the unit is as far as known; settles 「朝阳区」, 「市」 and names without an area.
    """
    scope = _named(text, start, area)
    level = _relative(text, scope.end, scope.area)
    if level is None:
        return scope
    if level.area is not None and not level.left:
        further = _named(text, level.end, level.area)
        return further if further.named else level
    return level


def _options(name: str) -> list[tuple[Area, bool, bool]]:
    """Return the areas that *name* may mean, each with whether it is a short form, and one that is a word too."""
    book = gazetteer()
    found = {book.areas[code]: (name[-1] not in "省市区县州盟旗镇乡道", False) for code in book.by_name.get(name, ())}
    for code, word in book.by_short.get(name, ()):
        found.setdefault(book.areas[code], (True, word))
    return [(one, *how) for one, how in sorted(found.items())]


def _names_at(text: str, start: int) -> list[str]:
    book = gazetteer()
    names = [text[start:end] for end in range(min(len(text), start + 16), start + 1, -1)]
    return [name for name in names if name in book.by_name or name in book.by_short]


def _named(text: str, start: int, area: Area | None) -> Scope:
    links: list[Area] = []
    end, short = start, False
    while True:
        step = _link(text, end, links, area)
        if step is None:
            break
        links, end, short = step
    if end == start:
        return Scope(area, start)
    if len(links) == 1:
        finer = area is not None and area.within(links[0]) and area != links[0] and _is_place(text[end:])
        return Scope(area if finer else links[0], end, named=True, short=short)
    if area is not None:
        return Scope(area, start)  # two towns of one name in the county
    return Scope(None, end, text[start:end], named=True, short=short)


def _is_place(rest: str) -> bool:
    """Whether *rest* is a town or village: 「合肥市大圩镇」 lies in the district that is known beside it."""
    return bool(re.match(r"[一-鿿]{1,6}?(?:镇|乡|街道|村|社区)(?:$|人民政府|办事处|党)", rest))


def _link(text: str, start: int, before: list[Area], area: Area | None) -> tuple[list[Area], int, bool] | None:
    """Read one more name of the chain; return what the chain means by then, where it ends, and whether that name was short."""
    names = _names_at(text, start)
    for name in names:
        end = start + len(name)
        rest = text[end:]
        options = [
            (one, short, word)
            for one, short, word in _options(name)
            if not (short and (_NO_SHORT.match(rest) or not rest))
            and not (name[-1] == "市" and rest.startswith("立"))  # 「上饶市立医院」
            and not (_is_zone(one) and len(names) > 1 and not _names_at(text, end))
        ]
        if before:
            chosen = [o for o in options if any(o[0].within(over) and o[0] != over for over in before)]
        elif area is None:
            chosen = [o for o in options if not o[2] or (len(o[0].code) <= 4 and _goes_on(rest))]
        else:
            chosen = [o for o in options if o[0].within(area) or area.within(o[0])]
            if (
                not chosen
                and len(options) == 1
                and not options[0][2]
                and len(options[0][0].code) <= (4 if options[0][1] else 6)
            ):
                chosen = options  # what the name says outweighs what was known beside it
        if chosen and all(short for _, short, _ in chosen) and len(chosen) > 1:
            largest = min(len(one.code) for one, *_ in chosen)
            chosen = [o for o in chosen if len(o[0].code) == largest]
        if chosen:
            return [one for one, *_ in chosen], end, all(short for _, short, _ in chosen)
    return None


def _goes_on(rest: str) -> bool:
    """Whether *rest* is what stands behind the name of a city: 「发改委」 「高新区管委会」."""
    return is_organ(rest) or bool(_ZONE_AHEAD.match(rest))


def _is_zone(area: Area) -> bool:
    """Whether the bureau counts a zone among its divisions, 「合肥高新技术产业开发区」: the name of a unit, in its city."""
    return (len(area.code) == 9 or area.code[4:] >= "71") and len(area.code) > 4 and bool(_ZONE.search(area.name))


def _relative(text: str, start: int, base: Area | None) -> Scope | None:
    """Read 「市」 「我市」 「县」 as the area of that level around *base*; ``None`` if no such word stands there."""
    match = _LEVEL.match(text, start)
    if not match:
        return None
    rest, level = match["rest"], match["level"]
    if not match["own"]:
        if not rest:
            return None
        if level in ("街道", "镇", "乡"):
            if not (base and len(base.code) == 9) or not _TOWN_ORGAN.match(rest):
                return None
        elif not is_organ(rest) and (_WORD.match(text, start) or not re.search(rf".(?:{units_pattern()})$", rest)):
            return None
    end = match.end("level")
    walk = base
    while walk is not None:
        if walk.name.endswith(level) and not (level == "区" and walk.name.endswith("自治区") and len(walk.code) > 2):
            return Scope(walk, end, named=True)
        walk = gazetteer().parent(walk)
    return Scope(base, end, text[start:end].lstrip("我本该全") or level, named=False)
