"""Rosters in lines: who is sent where, one line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.clauses import host_of_post
from graph.extract.entries import Entry, host_in, reading_of
from graph.extract.line_names import LIFE, line_name
from graph.extract.periods import Period, is_same_as_above, period_of, period_over, period_told
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.areas import Area
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading
from graph.read.page import Paragraph

__all__ = ["full_mode", "is_roster_line", "roster_lines"]

_NUMBER = re.compile(r"(?:[●○◎■□◆◇▲△★☆※▶►•·]|\d{1,2}[.．、]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)")
#: The same set apart by a blank: 「3　江素云　女　白族」.
_COUNT = re.compile(r"\d{1,3}(?=[一-鿿])")
#: 「1．接替江素云同志：陆启元，某院外科副主任，拟任…」
_REPLACES = re.compile(r"(?:接替|接任|替换|轮换)[一-鿿·]{2,12}?(?:同志)?：")
#: What stands between home and host: 「亭湖区水利局科员——滨海县水利局」.
_ARROWS = "—→"
_HOME_LEAD = re.compile(r"(?:现任|现为|原任|时任|现系|系|任|为|单位[：及]?|职务：?)")
_DATED = re.compile(
    r"(?:自|于)?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:(?:至|到|—|-)(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?)?(?:起)?"
)
_FIELD = re.compile(rf"(?:{MODE}|学习|挂任|派驻|接收)(?:单位|岗位|地点?|职务)(?:及职务)?")
_ASIDE = re.compile(r"（[^（）]{1,12}）$")
#: The stay is over, and what somebody is now is at home again.
_OVER = re.compile(r"期满|届满|结束|结业|返回|返岗")
_VERB = re.compile(
    rf"(?:现|已|拟|将|目前|今|于|曾|曾在)?(?P<verb>挂任|挂职任|挂职担任|挂职于|挂职到|挂职|拟任|任职|担任|任|派往|派到|派驻|安排到|安排在|交流到|到|赴|至|在|(?:{MODE}|研修|见习|培训|锻炼|学习|交流)(?:于|在)|(?:挂职|跟岗|跟班|顶岗|实训|学习锻炼|接收|派驻)(?:单位|岗位|地点?|职务)(?:为|是|在)|(?:挂职|跟岗|跟班|顶岗|学习锻炼|援[疆藏青])期间(?:任|在|到|担任))"
)


def roster_lines(view: View) -> Iterator[Reading]:
    """A line gives name, post and host of one who was sent: 「金明哲 延吉市商务局副局长，顶岗于宁波市北仑区商务局」.

    Reads lists of guests, cards and public notices in lines, 「郝建忠，…现任四子王旗人民政府副旗长，拟任北京市怀柔区农业农村局副局长（跟岗）」.
    Does not read lines without a word for stays, nor a name that was taken off the list.
    """
    if not view.main_mode:
        return
    above: Period | None = None
    notice = any(_NOTICE.search(view.text[h.start : h.end]) for h in view.plan.headings)
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph.cells or paragraph.end - paragraph.start > 220:
            continue
        if any(section.header[0] <= paragraph.start < section.header[1] for section in view.plan.sections):
            continue  # a header is its narrator's
        entry = _entry(view, paragraph.start, paragraph.end)
        if entry is None:
            continue
        planned = "planned" if entry.planned or notice else ""
        mode = full_mode(view, entry.mode or _mode_over(view, paragraph.start))
        if entry.mode and re.search(
            rf"{entry.mode}的?(?:单位|岗位|职务|地)", view.text[paragraph.start : paragraph.end]
        ):
            mode = view.leading_mode if mode in view.leading_mode else mode  # 「跟班单位为…」
        told = period_told(view, paragraph.start, paragraph.end, entry=True)
        if above and is_same_as_above(view, paragraph.start, paragraph.end):
            told = replace(above, start=paragraph.start, end=paragraph.end)
        above = told
        periods = tuple(period_of(view, told, *period_over(view, paragraph)))
        kept = Entry(entry.name, home=entry.home, periods=periods)
        yield reading_of(view, "roster-line", paragraph.start, paragraph.end, kept, entry.host, mode, planned)


def _mode_over(view: View, at: int) -> str:
    """Return the word for stays of the heading next over a line of a list, 「一、党政干部（援派，4名）」; empty if it has none."""
    over = [one for one in view.plan.headings if one.end <= at]
    word = mode_pattern().search(view.text, over[-1].start, over[-1].end) if over else None
    return {"挂任": "挂职"}.get(word.group(), word.group()) if word else ""


def is_roster_line(view: View, paragraph: Paragraph) -> bool:
    """Whether *paragraph* is one line of a list of who is sent: what it tells is of the one whose name opens it."""
    return (
        not paragraph.cells
        and paragraph.end - paragraph.start <= 220
        and _entry(view, paragraph.start, paragraph.end) is not None
    )


_NOTICE = re.compile(r"公示|拟选派|拟任|拟到|拟挂")


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line of a list says: whose, from where, to where, by which word."""

    name: tuple[int, int]
    home: tuple[int, int]
    host: Host
    mode: str
    planned: bool


def _entry(view: View, start: int, end: int) -> _Line | None:
    """Read a line piece by piece: a name, what it says of a life, a post at home, a verb and a host, a title there."""
    number = _NUMBER.match(view.text, start, end) or _COUNT.match(view.text, start, end)
    apart = number and (number.re is _NUMBER or number.end() in view.page.gaps)
    start = number.end() if number and apart else start
    other = _REPLACES.match(view.text, start, end)
    start = other.end() if other else start
    name = line_name(view, start, end)
    if name is None:
        return None
    home: tuple[int, int] | None = None
    host: Host | None = None
    mode, planned, labelled, over = "", False, False, False
    begin = name[1] + 2 * view.text.startswith("同志", name[1])
    for left, right in _pieces(view, begin, end):
        piece = view.text[left:right]
        over = over or bool(_OVER.search(view.text, left, right) and home)
        if home is None:
            if LIFE.fullmatch(piece) or LIFE.fullmatch(piece.lstrip("，。")):
                continue
            lead = _HOME_LEAD.match(piece)
            left += lead.end() if lead else 0
            piece = view.text[left:right]
            posted = ends_with_title(piece) or ends_with_unit(re.sub("(?:干部|员工|职工|记者|编辑)$", "", piece))
            if 3 < len(piece) <= 44 and posted and not _VERB.match(piece):
                home = (left, right)
                continue
            return None
        if _FIELD.fullmatch(piece):
            word = mode_pattern().search(piece)
            mode, labelled = mode or (word.group() if word else ""), True
            continue
        dated = _DATED.match(piece)
        if dated:  # 「2022年4月至9月在…跟班学习」
            left, piece = left + dated.end(), piece[dated.end() :]
        verb = _VERB.match(piece)
        if labelled and host is None and not verb:
            host = host_in(view, left, right)
            continue
        if host is None and not verb and view.text[left - 1] in _ARROWS:
            host = host_in(view, left, right)  # 「某局副局长——某区某局」
            continue
        if host is None and not verb and ends_with_unit(piece):
            there = _sent_to(view, start)  # 「赴闵行跟班学习人员：」 over 「1.李明，谢家集区住建局，闵行区建管委」
            told = view.host(left, right) if there else None
            if told and told.area and there and told.area.within(there[0]):
                host, mode = told, mode or there[1]
            continue
        if not verb or (host and over and piece.startswith("现")):
            continue
        word = mode_pattern().search(piece)
        mode = mode or (word.group() if word and word.group() != "挂任" else "")
        planned = planned or piece.startswith(("拟", "将"))
        if host is None:
            host = host_in(view, left + verb.end(), right)
        elif not host.title and not (over and piece.startswith("现")):
            told = host_of_post(view, left + verb.end(), right, host)
            host = told if told and told.title else host
    return _Line(name, home, host, mode, planned) if home and host else None


_LIST_OF = re.compile(
    rf"(?:赴|到|来)(?P<host>[一-鿿]{{2,14}}?)(?P<mode>{MODE})(?:年轻|优秀)?(?:干部|人员|学员|教师|医生)(?:人才)?(?:名单|一览表?|公示|：|\n)"
)


def _sent_to(view: View, at: int) -> tuple[Area, str] | None:
    """Return where the words over the list at *at* send those on it, and by which word: 「赴闵行跟班学习人员：」."""
    over = list(_LIST_OF.finditer(view.text, 0, at))
    mention = view.places.starting_at(over[-1].start("host")) if over else None
    return (mention.area, over[-1]["mode"]) if mention and mention.area else None


def _pieces(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line between marks, and between blanks behind a post or unit: 「某镇副镇长　挂任…」."""
    for match in re.finditer(
        r"(?:[^，。；：（）—→]|（[^（）]{1,6}）(?=[^，。；：（）]))+(?:（(?:挂职|跟岗|跟班|挂职锻炼|兼|正[处科]级|副[处科]级)）)?",
        view.text[start:end],
    ):
        left, right = start + match.start(), start + match.end()
        for gap in sorted(gap for gap in view.page.gaps if left < gap < right):
            piece = view.text[left:gap]
            if ends_with_title(piece) or ends_with_unit(piece) or LIFE.fullmatch(piece):
                yield left, gap
                left = gap
        yield left, right


def full_mode(view: View, word: str) -> str:
    """Return the word that the notice uses in its heading if it only says more than the line's: 「跟岗锻炼」 for 「跟岗」."""
    notice = [h for h in view.plan.headings if re.search(r"公示|名单|公告|通知", view.text[h.start : h.end])]
    for heading in notice:
        for match in mode_pattern().finditer(view.text, heading.start, heading.end):
            if match.group().startswith(word):
                return match.group()
    return word or view.main_mode.replace("挂任", "挂职")
