"""How an essay names its author: a byline over it, a closing under it; and where it goes on over the turn of a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.find.people import is_name, is_sounded
from graph.read.page import Page, Paragraph

__all__ = ["BYLINE", "Signed", "begin", "signed", "signed_below", "turns"]


@dataclass(frozen=True, slots=True)
class Signed:
    """An essay and who signs it: where it begins and ends, the spans of name, post and of the closing as a whole."""

    start: int
    end: int
    name: tuple[int, int]
    post: tuple[int, int]
    header: tuple[int, int]


BYLINE = re.compile(r"(?:[□◎■○●◇◆△▲]|(?:文|图文|文图|撰文|作者)(?:/|／|：|\||丨|·))([一-鿿·]{2,8})$")
_CLOSING = re.compile(
    r"（作者(?:单位)?(?:系|为|是|：|现任|原任|，)(?P<post>[^，；（）]{4,40}?)(?:[，；](?:[^（）]|（[^（）]{1,8}）)*)?）"
)
#: 「（作者江素云，巧家县人民医院副主任医师）」: who, and then what they are.
_CLOSING_NAME = re.compile(
    r"（(?:本文)?作者(?:：|系|为|是)?(?P<name>[一-鿿·]{2,8}?)，(?:[男女]，)?(?:系|为|是|现任|现为|来自)?(?P<post>[^，；。（）]{4,40})(?:[，；。](?:[^（）]|（[^（）]{1,8}）)*)?）"
)
_SIGNED_INSIDE = re.compile(r"[。；，]作者：?(?P<name>[一-鿿·]{2,8})(?=[，。；）])")


def signed(page: Page) -> Signed | None:
    """An essay that its author signs: a byline 「□ 逯国栋」 and a closing 「（作者系陕西省汉阴县漩涡镇党委副书记）」."""
    named = next((m for m in _CLOSING_NAME.finditer(page.text) if is_name(m["name"]) or is_sounded(m["name"])), None)
    if named:
        begin = page.paragraphs[0].end + 1
        return Signed(begin, named.start(), named.span("name"), named.span("post"), named.span())
    closing = next(iter(_CLOSING.finditer(page.text)), None)
    if not closing:
        return None
    start, end = closing.span("post")
    gap = max((gap for gap in page.gaps if start + 4 <= gap < end), default=end)
    if is_name(page.text[gap:end]) or is_sounded(page.text[gap:end]):
        # 「（作者系巧家县大寨镇党委委员 江素云）」
        return Signed(page.paragraphs[0].end + 1, closing.start(), (gap, end), (start, gap), closing.span())
    inside = _SIGNED_INSIDE.search(closing.group())
    if inside and is_name(inside["name"]):
        # 「（作者单位：…，2023年3月派驻某村，任工作队队长。作者：〈姓名〉）」
        name = (closing.start() + inside.start("name"), closing.start() + inside.end("name"))
        begin = page.paragraphs[0].end + 1
        return Signed(begin, closing.start(), name, closing.span("post"), closing.span())
    for paragraph in page.paragraphs[:8]:
        body = page.text[paragraph.start : paragraph.end]
        byline = BYLINE.fullmatch(body) or (re.fullmatch(r"([一-鿿·]{2,8})", body) if is_name(body) else None)
        if byline:
            name = (paragraph.start + byline.start(1), paragraph.start + byline.end(1))
            return Signed(paragraph.end + 1, closing.start(), name, closing.span("post"), closing.span())
    return None


#: How one of several signs a part of a page: 「——陆启元」 「——陆启元（亭湖区人民医院护士长，…）」.
_SIGNATURE = re.compile(r"—+(?P<name>[一-鿿·]{2,12})(?:（(?P<post>[^，；（）]{4,40})[^（）]*）)?$")
#: The same with the post first: 「（亭湖区人民医院护士长　陆启元）」 「——亭湖区人民医院护士长　陆启元」.
_POST_FIRST = re.compile(r"(?:（(?P<inside>[^。；：（）]{6,60})）|—+(?P<behind>[^。；：（）]{6,60}))$")
#: Where such a line goes over to what its writer is elsewhere: 「巧家县教育局副局长、挂任萧山区教育局局长助理　陆启元」.
_ELSEWHERE = re.compile(r"[、，；](?:现|目前|时)?(?:挂[职任]|跟[岗班]|顶岗|派驻|驻村)")
#: The line over the day with which a letter ends: 「陆启元」 or 「您的徒弟　陆启元」 over 「2023年9月10日　于巧家县」.
_DAY_BELOW = re.compile(r"(?:(?:19|20)\d\d|[二一][〇○零一二三四五六七八九]{3})年[^，。；（\n]{1,24}(?=\n|（|$)")
_I = 3
#: So long is a line that heads an entry of a diary, a date and the weather, at most.
_DAY = 24


def signed_below(page: Page) -> list[Signed]:
    """The entries of a diary, each signed by its writer in a line below it, 「——陆启元」; or letters, 「陆启元」 over the day."""
    lines = [one for one in page.paragraphs if not one.repeats]
    signatures = [(one, *spans) for one in lines if (spans := _signature(page, one))]
    if len(signatures) < 2:
        return _letters(page, lines)
    found: list[Signed] = []
    begin = 0
    for line, name, post in signatures:
        above = [one for one in page.paragraphs if begin <= one.start < line.start]
        short = [at for at, one in enumerate(above) if one.end - one.start <= _DAY]
        if short:  # the day is over the entry, and what stands over the first is nobody's
            above = above[short[-1 if not found else 0] + 1 :]
        elif not found:
            above = above[-1:]
        if above:
            found.append(Signed(above[0].start, line.start, name, post, (line.start, line.end)))
        begin = line.end
    return found


def _signature(page: Page, line: Paragraph) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the name and the post stand by which *line* signs what is above it."""
    match = _SIGNATURE.fullmatch(page.text, line.start, line.end)
    if match:
        named = is_name(match["name"]) or is_sounded(match["name"])
        return (
            (match.span("name"), match.span("post") if match["post"] else (match.end(), match.end())) if named else None
        )
    match = _POST_FIRST.fullmatch(page.text, line.start, line.end)
    if match is None:
        return None
    start, end = match.span("inside" if match["inside"] else "behind")
    gap = max((gap for gap in page.gaps if start + 4 <= gap < end - 1), default=end)
    name = page.text[gap:end]
    elsewhere = _ELSEWHERE.search(page.text, start + 4, gap)
    return ((gap, end), (start, elsewhere.start() if elsewhere else gap)) if is_name(name) or is_sounded(name) else None


def _letters(page: Page, lines: Sequence[Paragraph]) -> list[Signed]:
    """Letters in which somebody says 「我」: from whom they greet, 「各位同事：」, to the name over the day."""
    found: list[Signed] = []
    begin = 0
    for line, below in itertools.pairwise(lines):
        name = _name_of_writer(page, line) if _DAY_BELOW.match(page.text, below.start) else None
        if name is None:
            continue
        above = [one for one in lines if begin <= one.start < line.start]
        greets = next((at for at, one in enumerate(above) if page.text[one.start : one.end].endswith("：")), None)
        body = above[greets + 1 :] if greets is not None else []
        if body and page.text.count("我", body[0].start, line.start) >= _I:
            found.append(Signed(body[0].start, line.start, name, (name[1], name[1]), (line.start, line.end)))
        begin = below.end
    return found


def _name_of_writer(page: Page, line: Paragraph) -> tuple[int, int] | None:
    """Return the name that is all a line holds, or all behind a blank: 「您的徒弟　陆启元」."""
    gap = max((gap for gap in page.gaps if line.start + 1 < gap < line.end - 1), default=line.start)
    for start in (line.start, gap):
        word = page.text[start : line.end]
        if line.end - line.start <= _DAY and (is_name(word) or is_sounded(word)):
            return start, line.end
    return None


#: 「（下转第4版）」 where a page ends, 「（上接第3版）」 where the text goes on.
_TURNS = re.compile(r"（下转[^（）]{1,12}）")
_GOES_ON = re.compile(r"（上接[^（）]{1,12}）")


def turns(page: Page, index: int) -> bool:
    """Whether nothing but a turn of the page follows the line at *index*."""
    following = page.paragraphs[index + 1 : index + 2]
    return bool(following) and bool(_TURNS.fullmatch(page.text[following[0].start : following[0].end]))


def begin(page: Page, start: int) -> int:
    """Return where what is told begins that a header before *start* heads: behind the turn of the page, if one follows at once."""
    turned = _TURNS.match(page.text, start)
    on = _GOES_ON.search(page.text, turned.end()) if turned else None
    if on is None:
        return start
    line = page.paragraph_at(on.start())
    return line.end + 1 if on.end() >= line.end else on.end()
