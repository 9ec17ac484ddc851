"""Rosters: tables and lines of who is sent where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.clauses import host_of_post
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.posts import ends_with_title, split_posts
from graph.model import Reading, Slot
from graph.read.page import Paragraph

__all__ = ["roster_lines", "roster_tables"]

_LINE = re.compile(
    r"(?:\d{1,2}[.．、])?(?P<name>[一-鿿·]{2,12}?)(?P<life>(?:，(?:男|女|[一-鿿]{1,8}族|[^，]{0,14}(?:生|出生|党员|盟员|会员|人|学历|学位|职称)(?=，)))*)"
    r"(?:，|：)?(?:现任|现为|原任|系|任)?(?P<post>[^，。；]{4,40}?)，(?:现|已)?"
    r"(?P<verb>拟任|拟挂任|拟到|拟赴|拟挂职于|拟派往|顶岗于|挂职于|跟班于|跟岗于|挂任|挂职任|挂职担任|挂职到|挂职)(?P<host>[^，。；]{3,40})[；。]?$"
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

#: A column for the office that goes with a column for the host.
_POSITION = r"(?:拟|跟岗|跟班|挂职|顶岗|拟任|拟挂任|挂任)?(?:岗位|职务)"


def roster_lines(view: View) -> Iterator[Reading]:
    """A line gives name, post and host of one who was sent: 「金明哲 延吉市商务局副局长，顶岗于宁波市北仑区商务局」.

    Reads lists of guests, cards and public notices in lines, 「郝建忠，…现任四子王旗人民政府副旗长，拟任北京市怀柔区农业农村局副局长（跟岗）」.
    Does not read lines without a word for stays, nor a name that was taken off the list.
    """
    if not view.main_mode:
        return
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph.cells or paragraph.end - paragraph.start > 160:
            continue
        match = _LINE.match(view.text, paragraph.start, paragraph.end)
        if any(section.header[0] <= paragraph.start < section.header[1] for section in view.plan.sections):
            continue  # a header is its narrator's
        if not match:
            continue
        name, home = match.span("name"), match.span("post")
        gap = next((g for g in sorted(view.page.gaps) if paragraph.start + 1 < g <= paragraph.start + 8), None)
        if gap and not match["life"]:
            name, home = (name[0], gap), (gap, home[1])
        word = mode_pattern().search(view.text, match.start("verb"), paragraph.end)
        mode = _full_mode(view, word.group() if word else "")
        host = _host(view, *match.span("host"))
        if host and ends_with_title(view.text[slice(*home)]):
            planned = "planned" if match["verb"].startswith("拟") else ""
            yield _row(view, "roster-line", paragraph, name, home, host, mode, planned)


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
        position = view.text[slice(*spans[columns["position"]])] if "position" in columns else ""
        host = _host(view, *spans[columns["host"]])
        if host is None or not re.fullmatch(r"[一-鿿·]{2,12}", view.text[slice(*name)]):
            continue
        if position and not host.title and ends_with_title(position):
            titles = ";".join(post.title for post in split_posts(position) if post.title)
            host = replace(host, title=titles)
        planned = "planned" if re.search("公示|拟", view.text[: paragraph.start]) else ""
        yield _row(view, "roster-table", paragraph, name, spans[columns["home"]], host, _full_mode(view, ""), planned)


def _head(cells: list[str]) -> dict[str, int]:
    """Return which cell is which, if *cells* are the head of a roster."""
    columns: dict[str, int] = {}
    for key, pattern in _COLUMNS:
        for index, cell in enumerate(cells):
            if index not in columns.values() and pattern.search(cell) and len(cell) <= 14:
                columns[key] = index
                break
    position = [i for i, cell in enumerate(cells) if re.fullmatch(_POSITION, cell) and i not in columns.values()]
    if position:
        columns["position"] = position[0]
    return columns if {"name", "host", "home"} <= set(columns) else {}


def _full_mode(view: View, word: str) -> str:
    """Return the word that the notice uses in its heading if it only says more than the line's: 「跟岗锻炼」 for 「跟岗」."""
    notice = [h for h in view.plan.headings if re.search(r"公示|名单|公告|通知", view.text[h.start : h.end])]
    for heading in notice:
        for match in mode_pattern().finditer(view.text, heading.start, heading.end):
            if match.group().startswith(word):
                return match.group()
    return word or view.main_mode


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
) -> Reading:
    here = view.evidence(rule, paragraph.start, paragraph.end)
    return view.reading(
        "placement", rule, paragraph.start, paragraph.end,
        Slot("cadre", view.text[slice(*name)]), Slot("mode", mode), Slot("status", status),
        Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}", here),
        Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
    )  # fmt: skip
