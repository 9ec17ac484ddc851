"""Credits: who reported, compiled, photographed or edited a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.find.people import is_name, name_at, names_from_gaps
from graph.find.words import is_ordinary
from graph.read.page import Page

__all__ = ["Credit", "credits_of", "is_note"]


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """The name of somebody who made the page: reporter, correspondent, photographer; ``role`` is the word in the text."""

    start: int
    end: int
    role: str

    @property
    def reports(self) -> bool:
        """Whether this person wrote or pictured, rather than edited or proof-read."""
        return not re.search(
            "编|校|版|审|核|签|制|策划|统筹|统计|表|经办|录入|文案|出品|通联|拟稿|设计|视觉", self.role
        )


_ROLE = (
    r"(?:责任编辑|责编|编辑|校对|版式|美编|首席记者|见习记者|特约记者|记者|通讯员|实习生|摄影报道|摄影|供稿|采写|采访者|采访人|采访|撰稿|"
    r"文字整理|整理|撰文|特派员(?=：))"
)
#: Words that are a role only before a mark: 「审核：〈姓名〉　制表：〈姓名〉」 「文字｜〈姓名〉　图片｜〈姓名〉」.
_MARKED = (
    r"(?:(?:图文|文图|文字|图片|照片|视频|文稿|撰稿|撰文|来稿|拍摄|供图|配图|通联|文案|排版|制作|制图|绘图|设计|视觉|统筹|策划|监制|总监制|"
    r"出品|(?:执行|副|值班)?(?:主编|总编辑?)|编审|审核|审校|审稿|审签|审定|初审|复审|终审|[一二三]审|签发|签批|核稿|核发|拟稿|制表|填表|填报|经办|"
    r"录入|统计|校审|(?:责任|美术|图片|文字|新媒体|本期|本版|实习)(?:编辑|校对|审核))[人者员]?|(?<![一-鿿])[文图])(?=\s?[：:｜丨/])"
)
_ALONE = re.compile(_MARKED.removesuffix(r"(?=\s?[：:｜丨/])"))
_PAPER = r"(?:^|(?<=[\n（(]))[一-鿿]{2,8}(?:日报|晚报|早报|时报|晨报|融媒体中心|融媒体?|广播电视台|电视台|新闻网|[一-鿿]网|在线|客户端)"
_CREDIT = re.compile(
    rf"(?P<lead>(?:{_PAPER}|本报|本刊|本台|全媒体|融媒体|新华社|[■□◎●（(/，]|^|(?<=\n))*)(?P<role>{_MARKED}|{_ROLE})(?:[：:/｜丨]|\b)?(?=[一-鿿·]{{2}})"
)
_COMPILED = re.compile(r"(?:（|^)(?P<names>[一-鿿·]{2,12})(?:整理|文/图|文|摄)(?:）|$)")
#: 「本网固原讯（〈姓名〉）」
_DATELINE = re.compile(r"讯（(?P<names>[一-鿿·]{2,12})）")
_STOP = re.compile(
    r"[，。；：！？（）“”/｜丨\n]|整理|文图|摄影|报道|此前|介绍|了解|采访|获悉|从|在|看到|来到|跟随|问|说"
)


def credits_of(page: Page) -> tuple[Credit, ...]:
    """Return the credits of *page*, in the order of the text: 「（本报记者 〈姓名〉 整理）」, 「责编：〈姓名〉」."""
    found: set[Credit] = set()
    text = page.text
    for match in _CREDIT.finditer(text):
        if (
            not match["lead"]
            and not (match.start() == 0 or text[match.start() - 1] in "\n）） 、")
            and match.start() not in page.gaps
        ):
            # 「记者」 in a sentence is a reporter's credit only behind a bracket, a mark, a name or at the head of a line.
            if not any(credit.end == match.start() for credit in found):
                continue
        start = match.end()
        stop = _STOP.search(text, start)
        end = stop.start() if stop else len(text)
        if text[end : end + 1] in ("：", "｜", "丨") and (inner := [gap for gap in page.gaps if start + 1 < gap < end]):
            end = max(inner)  # 「制表：〈姓名〉　联系电话：…」
        following = _CREDIT.search(text, start, min(end + 12, len(text)))
        if following and following.start("role") < end:
            end = following.start()
        if end - start > 24:
            end = min([gap for gap in page.gaps if start < gap] or [start])
            if not 2 <= end - start <= 4:
                continue
        if _ALONE.fullmatch(match["role"]) and not _is_names(page, start, end):
            continue  # 「撰稿人：〈单位〉 〈姓名〉」 heads an essay
        found.update(Credit(left, right, match["role"]) for left, right in _pieces(page, start, end))
    for match in _COMPILED.finditer(text):
        if not re.search(_ROLE, match["names"]):
            for left, right in names_from_gaps(text, page.gaps, *match.span("names")):
                if is_name(text[left:right]):
                    found.add(Credit(left, right, "整理"))
    for match in _DATELINE.finditer(text):
        if not re.search(_ROLE, match["names"]):
            spans = names_from_gaps(text, page.gaps, *match.span("names"))
            found.update(Credit(left, right, "") for left, right in spans if is_name(text[left:right]))
    return tuple(sorted(found))


def _is_names(page: Page, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds nothing but names."""
    told = sum(right - left for left, right in _pieces(page, start, end))
    return told == end - start - page.text.count("、", start, end)


def _pieces(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for piece in re.split(r"(、)", page.text[start:end]):
        yield from _names(page, at, at + len(piece))
        at += len(piece)


def _names(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names behind a role; 「见习」 before the next role is no name."""
    text = page.text
    tail = re.search(r"(?:见习|实习|特约|首席|本报|本刊)+$", text[start:end])
    end = start + tail.start() if tail else end
    for left, right in names_from_gaps(text, page.gaps, start, end):
        word = text[left:right]
        if is_name(word) or (2 <= len(word) <= 4 and re.fullmatch(r"[一-鿿]+", word) and not is_ordinary(word)):
            yield left, right
        elif (stop := name_at(text, left)) and stop <= right:
            yield left, stop


def is_note(body: str, credits: tuple[Credit, ...], start: int, end: int) -> bool:
    """Whether the paragraph *body* at ``start:end`` holds nothing but *credits*: 「本报记者 〈姓名〉 通讯员 〈姓名〉」."""
    inside = sum(c.end - c.start for c in credits if start <= c.start and c.end <= end)
    return (
        bool(inside) and len(re.sub(r"本报|全媒体|整理|讯|[（）()■□◎]", "", body)) <= inside + 5 * 3 and len(body) < 60
    )
