"""Posts: a unit and a title, 「潘集区政协主席」, taken apart.

Where a post stands is a matter of the construction (behind 「讲述人:」, before a name, between 「在」 and 「挂职」); what it is
made of is the matter here. Nothing is looked up but endings of units and roots of titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.find.words import alternatives, title_roots, units_pattern

__all__ = [
    "NUMBERED_SCHOOL",
    "TITLE",
    "Post",
    "ends_with_title",
    "ends_with_unit",
    "in_section",
    "split_posts",
    "title_span",
]

_PREFIX = (
    r"(?:(?:党组|党委|常务|分管日常工作的|主持工作的|第一|[一二三四]级|专职|兼职|执行|代理|高级|首席|特级|资深|主任|驻村|临时|助理|候补)?"
    r"(?:副|代|总|正)?)"
)
#: A title with what may stand before it: 「常务副区长」 「四级调研员」 「党组成员」.
TITLE = rf"(?:{_PREFIX}(?:{alternatives(title_roots())})(?!会|(?<=干事)创业)(?:助理|兼)?)"

#: Words that are titles in form only: many people bear them at once, or they say that somebody was sent.
_WEAK = frozenset("干部 人员 成员 骨干 代表 记者 负责人 专家 同志 队员 老师 书".split())


#: 「合肥八中」 「佛山市第一小」
NUMBERED_SCHOOL = r"(?<=[一-鿿]{2})第?[一二三四五六七八九十]{1,2}(?:中|小)"


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A unit and a title as written; either may be empty: 「凤台县」 + 「副县长」, 「区委办公室」 + 「主任」, 「常委」 alone."""

    unit: str
    title: str


@cache
def _title_at_end() -> re.Pattern[str]:
    return re.compile(rf"{TITLE}(?:（[^（）]{{1,8}}）)?$")


@cache
def _unit_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{units_pattern()}|{NUMBERED_SCHOOL})(?:（[^（）]{{1,8}}）)?$")


def title_span(text: str) -> tuple[int, int] | None:
    """Return the span of the title that ends *text*, if one does: 「潘集区政协主席」 → (5, 7)."""
    match = _title_at_end().search(text)
    if not match:
        return None
    start, word = match.start(), match.group()
    # 「工委委员」: 「委员」 belongs to 「工委」, not 「委委员」; 「党委书记」: the party committee is the unit.
    for unit in ("党委",):
        if word.startswith(unit) and len(text) > len(word):
            start += len(unit)
    return start, match.end()


def ends_with_title(text: str) -> bool:
    """Whether *text* ends with a title that tells one person: 「主任」, not 「干部」."""
    span = title_span(text)
    return bool(span) and re.sub(r"（.*$", "", text[span[0] :]) not in _WEAK if span else False


def ends_with_unit(text: str) -> bool:
    """Whether *text* ends like a unit: 「莘庄镇教委」; 「县委常委」 is a title."""
    return bool(_unit_at_end().search(text)) and not text.endswith("委常委")


#: A unit with a part of it that is none by itself: 「〈县〉人民医院|妇产科」 「〈县〉审计局|办公室」; the office of a commission, 「安委办」, is one.
_SECTION = re.compile(
    r"(?P<unit>[一-鿿（）]+(?:医院|保健院|卫生院|中学|小学|学校|幼儿园|检察院|法院|公司|中心|局|委员会|管委会|厅))"
    r"(?P<section>(?!有限|人民|附属|分|党[委组]|投资|集团)[一-鿿、]{1,10}?[科处股室部]|工会|党支部|团委|检察委员会)"
)


def in_section(post: Post) -> Post:
    """Return *post* with the section of its unit told by the title: (「县审计局」, 「法规股股长」) of (「县审计局法规股」, 「股长」).

    A section is no unit of its own. It is left where it is if the post has no title that could hold it, and where it is the office of a
    commission, 「县安全生产委员会办公室」.
    """
    found = _SECTION.fullmatch(post.unit)
    if not found or not post.title or (found["unit"].endswith("委员会") and found["section"] == "办公室"):
        return post
    return Post(found["unit"], post.title if post.title.startswith(found["section"]) else found["section"] + post.title)


_JOINED = re.compile(r"、|兼(?!职)|，(?=[一-鿿]{2,14}$)")
_OUTER = re.compile(r"^(?P<unit>.*?(?:省|市|区|县|州|旗|盟|镇|乡|街道))")


def split_posts(text: str) -> tuple[Post, ...]:
    """Take a stack of posts apart.

    Args:
        text: what stands before a name or behind 「任」: 「毛集实验区工委委员、人武部部长」.

    Returns:
        The posts in their order; a later post that names no unit of its own belongs to the unit of the one before, and keeps
        what it names of it in its title: (「毛集实验区工委」, 「委员」), (「毛集实验区人武部」, 「人武部部长」).
    """
    posts: list[Post] = []
    pieces = _pieces(text)
    for piece in pieces:
        piece = re.sub(
            r"（(?:(?:挂职|援[疆藏青])[^（）]{0,8}|跟岗|兼|正[处科厅]级|副[处科厅]级|试用期.*?)）$", "", piece
        )
        span = title_span(piece)
        unit, title = (piece[: span[0]], piece[span[0] :]) if span else (piece, "")
        unit = re.sub(r"的(?=[一-鿿]{0,6}$)", "", unit)  # 「某县人民医院的骨科主治医师」
        if title and unit.endswith("原") and ends_with_unit(unit[:-1]):
            unit = unit[:-1]  # 「某县商务局原局长」
        # 「某学校语文教师」 「某银行分行客户经理」: what stands between unit and title belongs to the title.
        for cut in (2, 3, 4) if title and unit and not ends_with_unit(unit) else ():
            if len(unit) - cut >= 4 and ends_with_unit(unit[:-cut]):
                unit, title = unit[:-cut], unit[-cut:] + title
                break
        if (
            unit.endswith("科技")
            and re.match(r"副[县区市镇乡]长|副主任|副书记|特派员", title)
            and (len(unit) < 3 or unit[-3] in "县区市镇乡旗")
        ):
            unit, title = unit[:-2], "科技" + title  # 「科技副县长」, a vice head of the county
        whole = _whole(unit, posts)
        posts.append(Post(whole, piece if whole != unit and title and piece.endswith(title) else title))
    return tuple(posts)


def _pieces(text: str) -> list[str]:
    """Cut at 「、」 and 「兼」 where a title stands before: 「中国科学院、水利部成都山地所」 is one unit."""
    pieces, start = [], 0
    for match in _JOINED.finditer(text):
        if title_span(text[start : match.start()]):
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece]


def _whole(unit: str, posts: Sequence[Post]) -> str:
    """Complete a unit of a stack by the one before: 「区委办公室」 after 「八公山区」 is 「八公山区委办公室」."""
    if not posts or not posts[0].unit:
        return unit
    first = posts[0].unit
    outer = _OUTER.match(first)
    place = outer["unit"] if outer else ""
    if not unit:
        return posts[-1].unit
    if re.match(r"[省市区县州旗盟镇乡](?:委|政府|人大|政协|纪委)", unit) and place.endswith(unit[0]):
        return place[:-1] + unit
    zone = re.match(r"^.*?(?:实验区|开发区|高新区|经开区|工业区|园区|新区|示范区|合作区|度假区|集聚区)", first)
    if zone and re.match(r"(?:党工委|工委|管委会|管理委员会|人武部|纪工委|办公室)", unit):
        return zone.group() + unit
    if place and re.match(r"(?:宣传部|组织部|统战部|政法委|纪委|人武部|办公室|党委|党工委|人大|政府|政协)", unit):
        head = (
            first
            if first.endswith(("委", "政府")) and unit.endswith(("部", "办公室")) and "人武" not in unit
            else place
        )
        return head + unit
    return unit
