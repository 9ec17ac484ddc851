"""People whom a page names by their unit or area alone, without a title: 「巧家县水务局某某2022年6月到…」 「来自巧家县的某某」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.find.areas import Places
from graph.find.introductions import Introduction, post_start
from graph.find.people import NEVER_IN, NEVER_LAST, is_believed, is_name, is_spelt, name_at
from graph.find.posts import Post, ends_with_title, ends_with_unit
from graph.find.words import is_common, is_ordinary, is_thing, units_pattern
from graph.read.page import Page

__all__ = ["members"]

#: What a name is followed by whose bearer went somewhere: when, by whom, where to; a mark alone says little.
_GOES = re.compile(
    r"(?:同志|老师|医生)?，?(?:再次|[于自从将拟则又也已曾正现刚还受经])*(?:"
    r"\d{4}年|\d{1,2}月|[今去前当同次]年|日前|近日|近期|昨[日天]|即日|日内|[本下上][月周]|目前|现在|走进|如今|自从|正在|已经|曾经|作为|一直|脱产|主动|再[赴到]|到|赴|在(?!内)|来到|前往|远赴|奔赴|去[往到年]|被|受[派邀组]|挂[职任]|担任|转任|任(?![务何职])|"
    # 「是铜仁市第三批赴苏州挂职干部」 「（挂职中山市小榄镇党委委员）」
    r"是[^，。；]{0,20}(?:[挂顶]职|跟[班岗]|顶岗|学习|援[疆藏青])(?:干部|学员|人员|教师|医生)|（(?:现|正)?(?:挂[职任]|跟[班岗]|顶岗))"
)
_LEAVES = re.compile(
    r"(?:同志)?(?:（[^（）]{3,20}）)?，?(?:于|自|从|将|已|曾|正)?(?:\d{4}年|\d{1,2}月|[今去前]年|日前|近日|作为|到|赴|来到|前往|被|受[派邀组]|挂[职任]|担任|转任)"
)
_ANY = re.compile("")
_BRACKET = re.compile(r"（[^（）]{2,12}）")
_MARK = re.compile(
    r"[，、。；（\n]|$|同志|作了|说(?![服明])|副?[局处科股镇乡县区市院校所站部]长|副?主任|副?书记|表示|介绍|写[在下道给]|感叹|坦言|等[\d一二三四五六七八九十两]*[人名位]"
)
#: Words between a unit and a name that say where the bearer is from.
_OF = re.compile(r"(?:选派来?|派来|派出|派驻|过来|来|出发)?的")
_SENDS = re.compile(
    r"(?:选派|派遣|派出|派|选送|推荐|抽调|安排)(?:了)?(?=[一-鿿·]{2,12}?(?:同志)?(?:到|赴|前往|任|挂|担任))"
)
_FROM = re.compile(r"(?:来自|由|从)$")
#: Where a unit or area may open what is told of a person.
_OPENS = re.compile(
    r"(?:^|[，。；：！？“”（）、\n]|来自|同去的|其中的?|见到了?|还有|以及|年|月|日|起|由|据|和|与|是|安排)$"
)
_GROUP = frozenset("员警部生工师众家商长团队组班")
_CENTRAL = re.compile(r"(?:中共|共青团|国家|中国|中央|全国|[一-鿿]{2,6}部[一-鿿]{2,}[司局厅]$)")


def members(page: Page, places: Places) -> list[Introduction]:
    """Return everybody whom the page names right behind a unit, or behind 「〈单位〉的」 「来自〈地区〉的」, in the order of the text.

    The unit names its area or says whose it is, 「县林业局」; a name of two characters, or one that is a word too, 「高原」, must go on
    with when or where its bearer goes. Does not read what a unit does, 「县教育局安排到…」, nor kinds of people, 「县检察院干警赴…」.
    """
    found: dict[int, Introduction] = {}
    for start, end, at, follows in _homes(page, places):
        name_end = _name(page.text, at, follows)
        if name_end is None or places.within(at, name_end) or page.paragraph_at(at).repeats:
            continue
        found.setdefault(at, Introduction(start, end, at, name_end, (Post(page.text[start:end], ""),)))
    return [found[at] for at in sorted(found)]


def _homes(page: Page, places: Places) -> Iterator[tuple[int, int, int, re.Pattern[str]]]:
    """Yield where a home stands, where a name may begin behind it, and what must follow the name."""
    text = page.text
    for match in re.finditer(units_pattern(), text):
        end = match.end()
        bracket = _BRACKET.match(text, end)
        start = post_start(text, places, end, set())
        unit = text[start:end]
        if ends_with_unit(unit) and _whose(unit, start, places):
            yield from _behind(
                text, start, bracket.end() if bracket else end, _GOES if unit[-1] in "镇乡村街道" else _MARK
            )
    for mention in places.mentions:
        if mention.area and len(mention.area.code) in (4, 6) and _OPENS.search(text[: mention.start][-3:]):
            yield from _behind(text, mention.start, mention.end, _LEAVES)


def _behind(
    text: str, start: int, end: int, follows: re.Pattern[str]
) -> Iterator[tuple[int, int, int, re.Pattern[str]]]:
    yield start, end, end, follows
    sends = _SENDS.match(text, end)
    if sends:
        yield start, end, sends.end(), _ANY
    of = _OF.match(text, end)
    if of:
        yield start, end, of.end(), _ANY if len(of.group()) > 1 or _FROM.search(text[:start][-2:]) else _MARK


def _whose(unit: str, start: int, places: Places) -> bool:
    first = next(iter(places.within(start, start + len(unit))), None)
    return bool(
        (first and first.start == start)
        or re.match(r"(?:我|本)?(?:省|市|区|县|州|旗|盟|自治区)(?=[一-鿿]{2})", unit)
        or _CENTRAL.match(unit)
    )


def _name(text: str, at: int, follows: re.Pattern[str]) -> int | None:
    """Return the end of the name at *at*, if one is there and *follows* goes on behind it."""
    end = name_at(text, at, sure=True)
    if (
        end is None
        or text[at] == "的"
        or text[end - 1] == "讯"
        or re.match(r"第[一二三四五六七八九十\d]", text[at : at + 2])
    ):
        return None
    word = text[at:end]
    goes = bool(_GOES.match(text, end))
    if not (goes if follows is _MARK else follows.match(text, end)):
        mark = _MARK.match(text, end)
        # 「某市古城管理局简宁|写在日记里」: a short name takes more than a mark behind it.
        short = len(word) == 2 and not (mark and is_believed(word) and (len(mark.group()) > 1 or text.count(word) > 1))
        if follows is not _MARK or short or is_common(word[:2]) or not mark:
            return None
    if ends_with_unit(word) or ends_with_title(word) or NEVER_IN & set(word[1:]) or word[-1] in NEVER_LAST:
        return None
    if any(ends_with_title(text[at - 2 : at + length]) for length in (1, 2, 3)):
        return None  # 「副局」 is no unit where 「长」 follows
    if is_believed(word) or (is_name(word) and text.startswith("同志", end)):
        return end
    if is_name(word):
        told = is_thing(word) and word[-1] not in _GROUP and (len(word) == 3 or is_ordinary(word))
        return end if goes and told else None
    return end if goes and is_spelt(word) and not is_common(word) else None
