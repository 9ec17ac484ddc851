"""Rosters: tables and lines of who is sent where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.clauses import host_of_post
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.areas import Area
from graph.find.people import is_name, is_sounded
from graph.find.posts import ends_with_title, ends_with_unit, split_posts
from graph.find.times import When
from graph.find.words import is_ordinary, surnames
from graph.model import Reading, Slot
from graph.read.page import Paragraph

__all__ = ["is_roster_line", "line_name", "roster_lines", "roster_tables"]

_NUMBER = re.compile(r"(?:\d{1,2}[.．、]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)")
#: What a list says of a person's life: sex, people, birth, schooling, party.
_LIFE = re.compile(
    r"(?:男|女|[一-鿿]{1,8}族|(?:\d{4}年)?[^，。]{0,14}(?:出生|生|参加工作|入党)|(?:在职|全日制|中央党校|省委党校)?(?:大学|大专|中专|本科|研究生|硕士|博士)(?:文化)?|[^，。]{0,12}(?:党员|盟员|会员|社员|党派人士|群众|学历|学位|职称|毕业)|\d{2}岁|[一-鿿]{2,8}(?:省|市|县|区|旗)?[一-鿿]{0,6}人)"
)
_HOME_LEAD = re.compile(r"(?:现任|现为|原任|时任|现系|系|任|为|单位[：及]?|职务：?)")
_DATED = re.compile(
    r"(?:自|于)?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:(?:至|到|—|-)(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?)?(?:起)?"
)
_FIELD = re.compile(rf"(?:{MODE}|学习|挂任|派驻|接收)(?:单位|岗位|地点?|职务)(?:及职务)?")
_ASIDE = re.compile(r"（[^（）]{1,12}）$")
_VERB = re.compile(
    r"(?:现|已|拟|将|目前|今|于|曾|曾在)?(?P<verb>挂任|挂职任|挂职担任|挂职于|挂职到|挂职|拟任|任职|任|派往|派到|派驻|安排到|安排在|交流到|到|赴|至|在|(?:挂职|跟班|跟岗|顶岗|实训|研修|见习|进修|培训|锻炼|学习|交流)(?:于|在)|(?:挂职|跟岗|跟班|顶岗|实训|学习锻炼|接收|派驻)(?:单位|岗位|地点?|职务)(?:为|是|在)|(?:挂职|跟岗|跟班|顶岗|学习锻炼|援[疆藏青])期间(?:任|在|到|担任))"
)


_COLUMNS = (
    ("name", re.compile(r"姓\s*名|人员|干部")),
    (
        "host",
        re.compile(
            r"(?:拟|挂职|跟岗|跟班|顶岗|派往|派驻|接收|交流|实训|锻炼|拟任|挂任|去向|到岗)[^性]*(?:单位|职务|岗位|地|任)?"
        ),
    ),
    ("home", re.compile(r"(?:现|原|派出|工作|所在|选派)?(?:工作)?(?:单位|任职|职务|任)")),
    ("length", re.compile(r"期限|时间|时长")),
)

#: A column between home and host holds the title at home: 「姓名 工作单位 职务（职称） 跟岗单位」.
_TITLE = re.compile(r"(?:现任?|原任?|行政)?(?:职务|职称|岗位|身份)(?:（[^（）]{1,6}）|[/及、和或](?:职务|职称|职级))?")
#: Another column for the office goes with the host.
_POSITION = r"(?:拟|跟岗|跟班|挂职|顶岗|拟任|拟挂任|挂任)?(?:岗位|职务)"


def roster_lines(view: View) -> Iterator[Reading]:
    """A line gives name, post and host of one who was sent: 「金明哲 延吉市商务局副局长，顶岗于宁波市北仑区商务局」.

    Reads lists of guests, cards and public notices in lines, 「郝建忠，…现任四子王旗人民政府副旗长，拟任北京市怀柔区农业农村局副局长（跟岗）」.
    Does not read lines without a word for stays, nor a name that was taken off the list.
    """
    if not view.main_mode:
        return
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
        mode = _full_mode(view, entry.mode)
        if entry.mode and re.search(
            rf"{entry.mode}的?(?:单位|岗位|职务|地)", view.text[paragraph.start : paragraph.end]
        ):
            mode = view.leading_mode if mode in view.leading_mode else mode  # 「跟班单位为…」
        yield _row(view, "roster-line", paragraph, entry.name, entry.home, entry.host, mode, planned)


def is_roster_line(view: View, paragraph: Paragraph) -> bool:
    """Whether *paragraph* is one line of a list of who is sent: what it tells is of the one whose name opens it."""
    return (
        not paragraph.cells
        and paragraph.end - paragraph.start <= 220
        and _entry(view, paragraph.start, paragraph.end) is not None
    )


_NOTICE = re.compile(r"公示|拟选派|拟任|拟到|拟挂")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one line of a list says: whose, from where, to where, by which word."""

    name: tuple[int, int]
    home: tuple[int, int]
    host: Host
    mode: str
    planned: bool


def _entry(view: View, start: int, end: int) -> _Entry | None:
    """Read a line piece by piece: a name, what it says of a life, a post at home, a verb and a host, a title there."""
    number = _NUMBER.match(view.text, start, end)
    start = number.end() if number else start
    name = line_name(view, start, end)
    if name is None:
        return None
    home: tuple[int, int] | None = None
    host: Host | None = None
    mode, planned, labelled = "", False, False
    begin = name[1] + 2 * view.text.startswith("同志", name[1])
    for left, right in _pieces(view, begin, end):
        piece = view.text[left:right]
        if home is None:
            if _LIFE.fullmatch(piece) or _LIFE.fullmatch(piece.lstrip("，。")):
                continue
            lead = _HOME_LEAD.match(piece)
            left += lead.end() if lead else 0
            piece = view.text[left:right]
            posted = ends_with_title(piece) or ends_with_unit(piece.removesuffix("干部"))
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
            host = _host(view, left, right)
            continue
        if host is None and not verb and ends_with_unit(piece):
            there = _sent_to(view, start)  # 「赴闵行跟班学习人员：」 over 「1.李明，谢家集区住建局，闵行区建管委」
            told = view.host(left, right) if there else None
            if told and told.area and there and told.area.within(there[0]):
                host, mode = told, mode or there[1]
            continue
        if not verb:
            continue
        word = mode_pattern().search(piece)
        mode = mode or (word.group() if word and word.group() != "挂任" else "")
        planned = planned or piece.startswith(("拟", "将"))
        if host is None:
            host = _host(view, left + verb.end(), right)
        elif not host.title:
            told = host_of_post(view, left + verb.end(), right, host)
            host = told if told and told.title else host
    return _Entry(name, home, host, mode, planned) if home and host else None


_LIST_OF = re.compile(
    rf"(?:赴|到|来)(?P<host>[一-鿿]{{2,14}}?)(?P<mode>{MODE})(?:年轻|优秀)?(?:干部|人员|学员|教师|医生)(?:人才)?(?:名单|一览表?|公示|：|\n)"
)


def _sent_to(view: View, at: int) -> tuple[Area, str] | None:
    """Return where the words over the list at *at* send those on it, and by which word: 「赴闵行跟班学习人员：」."""
    over = list(_LIST_OF.finditer(view.text, 0, at))
    mention = view.places.starting_at(over[-1].start("host")) if over else None
    return (mention.area, over[-1]["mode"]) if mention and mention.area else None


def line_name(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that opens a line, up to a blank, a comma or a bracket."""
    stop = next((at for at in range(start, min(start + 14, end)) if view.text[at] in "，（：；"), min(start + 14, end))
    ends = [gap for gap in sorted(view.page.gaps) if start + 1 < gap <= stop]
    if {start + 1, start + 2, start + 3} <= view.page.gaps:
        ends.insert(0, start + 3)  # 「陆 启 元」
    for at in (*ends[:2], stop):
        word = view.text[start:at].removesuffix("同志")
        if (
            (is_name(word) and not is_ordinary(word))
            or is_sounded(word)
            or re.fullmatch(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})+", word)
        ):
            return start, start + len(word)
        if (
            2 <= len(word) <= 3
            and word[0] in surnames()[0]
            and view.text[at : at + 1] == "（"
            and not ends_with_unit(word)
        ):
            return start, start + len(word)
        if (
            2 <= len(word) <= 5
            and view.text[at : at + 1] == "，"
            and _LIFE.match(view.text, at + 1)
            and re.fullmatch(r"[一-鿿]+", word)
        ):
            return start, start + len(word)
    return None


def _pieces(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line between marks, and between blanks behind a post or unit: 「某镇副镇长　挂任…」."""
    for match in re.finditer(
        r"[^，。；：（）]+(?:（(?:挂职|跟岗|跟班|挂职锻炼|兼|正[处科]级|副[处科]级)）)?", view.text[start:end]
    ):
        left, right = start + match.start(), start + match.end()
        for gap in sorted(gap for gap in view.page.gaps if left < gap < right):
            if ends_with_title(view.text[left:gap]) or ends_with_unit(view.text[left:gap]):
                yield left, gap
                left = gap
        yield left, right


def roster_tables(view: View) -> Iterator[Reading]:
    """A table in plain text lists who is sent where; its head says which column is which: 「序号 姓名 现工作单位及职务 跟岗单位」.

    Cells may be parted by blanks, tabs or bars. Does not read tables whose head names no column for a host.
    """
    columns: dict[str, int] = {}
    width = 0
    broken: list[tuple[int, int]] = []
    for paragraph in view.page.paragraphs:
        if not paragraph.cells:
            if paragraph.end - paragraph.start > 12:
                columns = {}
            continue
        cells = [view.text[a:b] for a, b in paragraph.cells]
        head = _head(cells)
        if head:
            columns, width, broken = head, len(cells), []
            continue
        spans = [*broken, *paragraph.cells]
        if broken and len(spans) > width:
            # A cell is wrapped: it begins in the row before and ends in this one.
            spans = [*broken[:-1], (broken[-1][0], paragraph.cells[0][1]), *paragraph.cells[1:]]
        broken = spans if columns and len(spans) < width else []
        if not columns or broken or max(columns.values()) >= len(spans):
            continue
        name = spans[columns["name"]]
        bracket = _ASIDE.search(view.text[: name[1]], name[0])
        name = (name[0], bracket.start()) if bracket else name  # 「江素云（女）」 「陆启元（彝族）」
        position = view.text[slice(*spans[columns["position"]])] if "position" in columns else ""
        host = _host(view, *spans[columns["host"]])
        if host is None or not re.fullmatch(r"[一-鿿·]{2,12}", view.text[slice(*name)]):
            continue
        if position and not host.title and ends_with_title(position):
            titles = ";".join(post.title for post in split_posts(position) if post.title)
            host = replace(host, title=titles)
        title = spans[columns["title"]] if "title" in columns else (0, 0)
        planned = "planned" if re.search("公示|拟", view.text[: paragraph.start]) else ""
        mode = _full_mode(view, _over(view, paragraph))
        yield _row(view, "roster-table", paragraph, name, spans[columns["home"]], host, mode, planned, title)


def _head(cells: list[str]) -> dict[str, int]:
    """Return which cell is which, if *cells* are the head of a roster."""
    columns: dict[str, int] = {}
    for key, pattern in _COLUMNS:
        for index, cell in enumerate(cells):
            if index not in columns.values() and pattern.search(cell) and len(cell) <= 14:
                columns[key] = index
                break
    for index, cell in enumerate(cells):
        if index in columns.values():
            continue
        if (
            "title" not in columns
            and _TITLE.fullmatch(cell)
            and columns.get("home", 0) < index < columns.get("host", 0)
        ):
            columns["title"] = index
        elif "position" not in columns and re.fullmatch(_POSITION, cell):
            columns["position"] = index
    return columns if {"name", "host", "home"} <= set(columns) else {}


def _full_mode(view: View, word: str) -> str:
    """Return the word that the notice uses in its heading if it only says more than the line's: 「跟岗锻炼」 for 「跟岗」."""
    notice = [h for h in view.plan.headings if re.search(r"公示|名单|公告|通知", view.text[h.start : h.end])]
    for heading in notice:
        for match in mode_pattern().finditer(view.text, heading.start, heading.end):
            if match.group().startswith(word):
                return match.group()
    return word or view.main_mode.replace("挂任", "挂职")


def _over(view: View, paragraph: Paragraph) -> str:
    """Return the word for stays of the numbered heading over a table, 「二、赴成都市顶岗锻炼人选」; empty if it has none."""
    above = [p for p in view.page.paragraphs if p.end <= paragraph.start and _BLOCK.match(view.text, p.start, p.end)]
    word = mode_pattern().search(view.text, above[-1].start, above[-1].end) if above else None
    return word.group() if word else ""


def _host(view: View, start: int, end: int) -> Host | None:
    text = view.text[start:end]
    tail = re.search(rf"(?:{MODE}|工作|任职)?(?:（[^（）]*）)?$", text)
    end = start + tail.start() if tail else end
    if ends_with_title(view.text[start:end]):
        return host_of_post(view, start, end)
    return view.host(start, end)


def _row(
    view: View,
    rule: str,
    paragraph: Paragraph,
    name: tuple[int, int],
    home: tuple[int, int],
    host: Host,
    mode: str,
    status: str,
    title: tuple[int, int] = (0, 0),
) -> Reading:
    here = view.evidence(rule, paragraph.start, paragraph.end)
    slots = [
        Slot("cadre", view.text[slice(*name)]), Slot("mode", mode), Slot("status", status),
        Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}", here),
        Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
        Slot("home_title", re.sub(r"（.*", "", view.text[slice(*title)]), here),
    ]  # fmt: skip
    length = duration_of(view, paragraph.start, paragraph.end)
    when = _period(view, paragraph.start, paragraph.end)
    for start, end in () if length and when else _block_periods(view, paragraph):
        length = length or duration_of(view, start, end)
        when = when or _period(view, start, end)
    if when:
        seen = view.evidence(rule, when.start, when.end)
        slots += [Slot("start", when.first, seen), Slot("end", when.last, seen)]
    if length:
        slots.append(Slot("duration", length.value, view.evidence(rule, length.start, length.end)))
    return view.reading("placement", rule, paragraph.start, paragraph.end, *slots)


_GONE = re.compile(rf"{_DATED.pattern}(?=在|到|赴)")
_PERIOD = re.compile(r"(?<!公示)(?:时间|期限|日期)")


def _period(view: View, start: int, end: int) -> When | None:
    """Return the date that ``text[start:end]`` gives for stays: behind 「挂职时间」 「期限」, not a birthday."""
    told = _PERIOD.search(view.text, start, end) or _GONE.search(view.text, start, end)
    return start_of(view, told.start(), end) if told else None


def _block_periods(view: View, paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the paragraphs that give the time of all in the list around *paragraph*.

    They stand between two numbered headings, 「（挂职时间：自2024年5月6日起，为期1年）」 or 「以上5名同志挂职时间从2024年5月算起」.
    """
    paragraphs = view.page.paragraphs
    at = paragraphs.index(paragraph)
    first = next(
        (i for i in range(at, -1, -1) if _BLOCK.match(view.text, paragraphs[i].start, paragraphs[i].end)), None
    )
    if first is None:
        return []
    last = next(
        (i for i in range(at + 1, len(paragraphs)) if _BLOCK.match(view.text, paragraphs[i].start, paragraphs[i].end)),
        len(paragraphs),
    )
    return [
        (one.start, one.end)
        for one in paragraphs[first:last]
        if one is not paragraph
        and _PERIOD.search(view.text, one.start, one.end)
        and _entry(view, one.start, one.end) is None
    ]


_BLOCK = re.compile(r"[一二三四五六七八]、")
