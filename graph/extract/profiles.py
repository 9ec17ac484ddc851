"""Headers that give somebody two posts at once: where they come from, and where they are now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import host_of_post
from graph.extract.view import MODE, Host, View
from graph.find.areas import gazetteer
from graph.find.people import is_name
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["profiles"]

RULE = "two-posts"
_POST = r"(?:[^，；：。！？“”（）\n→]|（(?!挂职|兼|正|副)[^（）]{1,8}）(?=[^，；。）])){3,40}(?:、[^，；：。！？“”（）\n→]{2,16})?"
_NOW = (
    rf"(?:如今|现在|目前|现|今|时|拟)?(?:(?:{MODE}|派驻|接收|实训)的?(?:单位|岗位|地点?|职务)(?:为|是|在|：)?|"
    r"挂职担任|挂职任|(?:挂职|跟岗|跟班|顶岗|实训)[于在到]|挂任|担任|任职于|任|为|是|到|赴|在|驻)?"
)
_ONCE = r"(?:原任?|原为|此前是|来自|来之前是|挂职前[为任是]|选派前[为任是]|派出单位：?)"
_MARK = r"(?:，|；|→|—+|——|/)"
#: 「（〈原单位职务〉，〈挂职单位职务〉）」, or the same without brackets.
_FORWARD = re.compile(
    rf"（?(?:{_ONCE})?(?P<home>{_POST}){_MARK}(?:{_NOW})(?P<host>{_POST})(?:（挂职）|（[^（）]{{2,6}}）)?）?"
)
#: 「（〈挂职单位职务〉，原〈单位职务〉）」
_BACKWARD = re.compile(rf"（?{_NOW}(?P<host>{_POST})(?:（挂职）)?{_MARK}{_ONCE}(?P<home>{_POST})）?")
_BULLETS = "■□●◆▲★○◎"
_NAME = re.compile(rf"[{_BULLETS}]?(?P<name>[一-鿿]{{2,4}}|[一-鿿·]{{5,12}})(?=（|：|$|，|\|)")


def _opening(view: View, start: int) -> tuple[int, int] | None:
    """Return the name that a blank sets apart at the head of a line, behind a bullet or not: 「●陆启元　市水务局科员，青石村第一书记」."""
    begin = start + (view.text[start] in _BULLETS)
    ends = (begin + length for length in (2, 3, 4) if begin + length in view.page.gaps)
    return next(((begin, end) for end in ends if is_name(view.text[begin:end])), None)


def profiles(view: View) -> Iterator[Reading]:
    """Under or behind a name a line gives two posts: 「〈姓名〉：〈标题〉」 over 「（西南交通大学副教授，巧家县副县长）」.

    The first is where the person comes from and the second where they are now, 「（〈单位职务〉，原〈单位职务〉）」 the other way round. Also
    「〈姓名〉（〈单位职务〉，〈单位职务〉）」 on a line of its own. Does not read two posts at one place, nor pages on which nobody is sent.
    """
    mode = view.leading_mode
    if not mode:
        return
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph.cells or paragraph.end - paragraph.start > 110:
            continue
        if view.plan.section_at(paragraph.end) or any(
            s.header[0] <= paragraph.start < s.header[1] for s in view.plan.sections
        ):
            continue
        start = paragraph.start
        named = _NAME.match(view.text, start, paragraph.end)
        opening = _opening(view, start)
        if named and (is_name(named["name"]) or named["name"] in {one.name for one in view.people}):
            name, begin = named["name"], named.end()
        elif opening:
            name, begin = view.text[slice(*opening)], opening[1]
        elif view.text[start] == "（" or (
            paragraph in view.plan.headings and not any(one.start == start for one in view.people)
        ):
            name, begin = view.headed(start), start
        else:
            continue
        reading = _read(view, name, begin, paragraph.end, mode) if name else None
        if reading:
            yield reading


def _read(view: View, name: str, start: int, end: int, mode: str) -> Reading | None:
    """Read ``text[start:end]`` as the two posts of *name*; a heading may follow a bracket, 「〈姓名〉（…，…）：〈标题〉」."""
    lead = re.match(r"(?:（[男女][^（）]{0,6}）)?[：，|/]?", view.text[start:end])
    start += lead.end() if lead else 0
    for pattern in (_BACKWARD, _FORWARD):
        match = pattern.match(view.text, start, end)
        if match is None or not re.fullmatch(r"(?:：.{2,30})?", view.text[match.end() : end]):
            continue
        host = _host(view, *match.span("host"))
        if host is None or not _is_post(match["home"]) or not _apart(view, match, host):
            continue
        word = (
            re.search(rf"{MODE}", view.text[match.end("home") : match.start("host")]) if pattern is _FORWARD else None
        )
        here = view.evidence(RULE, *match.span("home"))
        told = {"挂任": view.programme or "挂职"}.get(word.group(), word.group()) if word else view.programme or mode
        told = mode if told in mode and "挂任" not in mode else told  # 「跟班单位为…」 under 「跟班学习」
        return view.reading(
            "placement", RULE, start, match.end(),
            Slot("cadre", name), Slot("mode", told), Slot("post", match["home"], here),
            Slot("home_span", f"{match.start('home')}:{match.end('home')}", here), Slot("host_unit", host.unit),
            Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
        )  # fmt: skip
    return None


def _host(view: View, start: int, end: int) -> Host | None:
    text = view.text[start:end]
    if ends_with_title(text):
        return host_of_post(view, start, end)
    return view.host(start, end) if ends_with_unit(text) else None


def _is_post(text: str) -> bool:
    return ends_with_title(text) or ends_with_unit(text) or text.endswith(("干部", "教师", "医生"))


def _apart(view: View, match: re.Match[str], host: Host) -> bool:
    """Whether the two posts lie in two places: two posts at one place are one person's at home."""
    home = view.area_of(*match.span("home"))
    if host.unit and host.unit in match["home"]:
        return False
    if home is None or host.area is None:
        return bool(host.area or host.unit)
    book = gazetteer()
    return book.up_to_county(home) != book.up_to_county(host.area) and not home.within(host.area)
