"""Which lines are one paragraph: scans break lines inside words and set a page's columns side by side."""

from __future__ import annotations

import re

from graph.find.fields import label_at
from graph.find.people import SEX, is_name
from graph.find.posts import ends_with_title, ends_with_unit
from graph.read.lines import Line

__all__ = ["grouped", "is_row", "tells_life"]

_END = re.compile(r"[。！？…][”’）》]*$|）$")
_PROSE = re.compile(r"[，。！？；]")
#: Lines that begin something new, whatever went before.
_OPENS = re.compile(
    r"[#■□◎◆▲●○※★]|[（(]?(?:本报|本刊|记者|通讯员|文/|图/|摄影|责编|编辑)|(?:讲述|口述|分享|主讲|受访|自述)[人者]|(?:作者|执笔人?|撰文|撰稿人?|人物|去处|去向)：|"
    r"(?:第[一二三四五六七八九十]+[章节条课盏]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．、](?!\d)|"
    r"体会[一二三四五六七八九十]|关键词|姓名：|(?:工作)?单位(?:及|、)?职务：|挂职(?:地|单位|地点)：|感言：|心得：|记者：|主持人：)"
)


#: A line of a list of people: 「罗扎妥（拉祜族），…党委书记，跟岗期间任…」.
_ENTRY = re.compile(
    r"(?:\d{1,2}[.．、])?[一-鿿·]{2,8}(?:（[^（）]{1,12}），|（[^（）]{4,40}）|，(?:男|女)，|，[一-鿿]{4,}|：[一-鿿]{4,24}(?:$|，))"
)
#: A line of credits over a text.
_CREDITS = re.compile(r"[■□◎●]?(?:本报|本刊)?(?:见习|实习|特约|首席)?(?:记者|通讯员)(?!：)[^，。；：？！]{2,30}$")
_BULLETS = "■□◎◆▲●○※★"
#: A line that ends with where somebody holds an office: 「…，实训岗位：珠海市金湾区三灶镇经济发展办公室」.
_POSTED = re.compile(
    r"^[^。]{8,90}(?:(?:实训|挂职|跟岗|跟班|顶岗|学习锻炼)(?:岗位|单位|地点?|职务)：[^。，]{3,40}|[长记任员席师](?:（[^（）]{2,6}）)?)$"
)
#: A header that names who tells: nothing of the body belongs to it.
_LABELLED = re.compile(
    r"(?:讲述|口述|分享|主讲|受访|自述)人?：|(?:作者|执笔人?|撰文|撰稿人?|人物|去处|去向)：|(?:挂职|选派|人物|嘉宾)[一-鿿]{0,2}：|(?:挂职|跟岗|跟班)(?:单位|地)："
)


#: A line longer than that is a whole paragraph; a page with so many of them sets each paragraph in a line of its own.
_UNBROKEN, _LOOSE = 60, 3
#: So long is a line of a card, or an address, at most.
_LINE_OF_CARD = 50


def is_row(line: Line, groups: list[list[Line]]) -> bool:
    """A row of a table: three cells at least, and another line of as many beside it."""
    if sum(len(group) == 1 and len(group[0].columns) >= 2 for group in groups) < 2 or _is_field(line):
        return False
    alike = sum(len(group) == 1 and len(group[0].columns) == len(line.columns) for group in groups)
    table = line.barred or line.chars[0].isdigit() or (len(line.columns) >= 3 and alike >= 3)
    if not table and re.search(r"记者|通讯员|责编|编辑|校对|星期", line.chars):
        return False  # credits and date lines are set wide too
    # A row whose cell is wrapped goes on in a line of fewer cells.
    return len(line.columns) >= 2 or (line.barred and len(line.columns) == 1)


def grouped(lines: list[Line]) -> list[list[Line]]:
    """Group the lines of one paragraph."""
    groups: list[list[Line]] = []
    loose = sum(len(line.chars) > _UNBROKEN for line in lines) >= _LOOSE
    measures = _measures(lines, loose)
    for index, line in enumerate(lines):
        if index and _joins(
            lines[index - 1],
            line,
            measures[index - 1],
            "".join(part.chars for part in groups[-1]),
            groups[-1][0],
            loose,
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _measures(lines: list[Line], loose: bool) -> list[int]:
    """For each line the measure (characters a line) of the column that it stands in; 0 where lines are not wrapped.

    A column is a run of lines without empty ones between; it is wrapped if many of its lines are about as long. On a *loose* page, which sets
    whole paragraphs in a line, nearly all must be: the entries of a list are not.
    """
    measures = [0] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_blank:
            run = [len(line.chars) for line in lines[start:index]]
            # The usual full line, not the longest: digits and half-width marks let some lines run over.
            full = sorted(run)[max(0, len(run) - 1 - len(run) // 5)]
            alike = sum(full - 4 <= length <= full + 6 for length in run)
            if len(run) >= 2 and full <= 60 and alike * 5 >= 2 * len(run) and (not loose or alike >= len(run) - 2):
                measures[start:index] = [full] * (index - start)
            start = index
    return measures


#: A name alone in its line, with its number.
_NUMBERED = re.compile(r"(?:\d{1,2}[.．、]?)?(?P<name>[一-鿿]{2,4})")
#: What a line of a list of people tells last: where somebody is. A column that is wrapped may break anywhere.
_END_OF_ENTRY = re.compile(r"，[^，。]{1,6}(?:于|在|到|为|任)[^，。；]{3,24}$")


def _ends_entry(line: Line) -> bool:
    """Whether a line of a list of people is over at its end: with where somebody is, or with what they are."""
    return bool(_END_OF_ENTRY.search(line.chars)) or ends_with_title(line.chars)


def tells_life(before: Line, line: Line) -> bool:
    """Whether *line* tells in short the life of whom *before* names alone: 「02 江素云 | 女，1987年12月生，…现任…」."""
    name = _NUMBERED.fullmatch(before.chars)
    return bool(name and is_name(name["name"]) and SEX.match(line.chars) and not line.after_blank)


#: What heads an entry of a diary, a day and the weather: 「2022年7月22日　多云」.
_DAY_OF_DIARY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?P<weather>(?:星期[一二三四五六日天])?[一-鿿]{1,6})")


def _heads_entry(line: Line) -> bool:
    match = _DAY_OF_DIARY.fullmatch(line.chars)
    return match is not None and match.start("weather") in line.gaps


def _joins(before: Line, line: Line, measure: int, paragraph: str, first: Line, loose: bool) -> bool:
    """Whether *line* goes on where *before*, the end of *paragraph*, stops; *loose*: the page sets whole paragraphs in a line."""
    if before.row or line.row or before.heading or line.heading or _heads_entry(before) or _heads_entry(line):
        return False
    open_ = paragraph.count("（") == paragraph.count("）") + 1
    if open_ and not line.after_blank and re.match(r"[^（）。]{0,40}）", line.chars):
        return True  # 「陆启元（某局科长，实训单位：碧江区 | 商务局）」
    if tells_life(before, line):
        return True
    if _OPENS.match(line.chars) or _is_field(line, first):
        return False
    if (len(before.columns) >= 2 and line.columns) or (line.after_blank and before is first and _is_field(before)):
        return False
    if (line.after_blank and (_LABELLED.match(before.chars) or (before is first and _POSTED.search(before.chars)))) or (
        _CREDITS.match(before.chars) and before is first
    ):
        return False
    if before is first and before.chars[0] in _BULLETS and _POSTED.search(before.chars):
        return False  # 「●陆启元　某局科长，某村第一书记」 over what the person says
    if before.names_first and line.names_first and (not measure or _ends_entry(before)):
        return False
    if (
        paragraph.rfind("《") > paragraph.rfind("》")
        and not line.after_blank
        and len(paragraph) - paragraph.rfind("《") < 60
    ):
        return True  # a title that goes on in the next line
    if _heads(line) or (before is first and _heads(before)) or _posts(line) or _named(line):
        return False
    if before is first and (_named(before) or (_ends_field(before) and _PROSE.search(line.chars))):
        return False
    # 「…与昭通市建立 | 结对关系，大朗镇…」: a full line goes on in what looks like an entry and names nobody.
    leads = [one.chars.partition("，")[0] for one in (first, line)]
    full = measure >= 7 and len(before.chars) >= measure - 1 and not line.after_blank and not _END.search(before.chars)
    goes_on = full and all(re.fullmatch(r"[一-鿿]{2,8}", lead) and not is_name(lead) for lead in leads)
    if _ENTRY.match(first.chars) and _ENTRY.match(line.chars) and not goes_on:
        return False  # two lines of a list of people
    if before.chars.endswith("；") and _sets_apart(line):
        return False  # the next of a list
    if line.after_blank and before.chars.endswith(("；", "：")):
        return False  # an item of a list, or what is announced: 「现公示如下：」
    length = len(before.chars)
    if line.chars[0] in "，。、；：）”！？" and not line.after_blank:
        return True
    if loose and not measure and length <= _UNBROKEN and before.chars[-1] not in "，、；：—" and "。" not in paragraph:
        return (
            False  # where paragraphs are not wrapped, a line that is no paragraph is an entry, a heading or a caption
        )
    if _END.search(before.chars):
        # A full line that ends a sentence usually goes on, in a wrapped column.
        return not line.after_blank and measure >= 14 and length >= measure - 1
    if line.after_blank:
        if line.chars[0] in "，。、；：）（”！？":
            return True
        prose = _PROSE.search(paragraph)
        if loose and "。" not in paragraph and length < _LINE_OF_CARD:
            return False  # a line of a card, an address: 「各县区委组织部：」
        full = length >= 20 or (measure >= 7 and length >= measure - 4)
        return bool(prose and full and (_PROSE.search(line.chars) or _END.search(line.chars)))
    if measure == 1:
        return len(line.chars) == 1
    if length <= 2 < len(paragraph):
        # The end of a heading that is set down the page: 「把标杆立 | 起 | 来。」
        return True
    if measure >= 7:
        return bool(_PROSE.search(paragraph)) or (length >= measure - 4 and bool(_PROSE.search(line.chars)))
    return length >= 20 and bool(_PROSE.search(paragraph))


#: What a line of a list begins with, before the blank: 「拥登让布（女）　巧家县…」.
_FIRST = re.compile(r"(?:\d{1,2}[.．、])?[一-鿿·]{2,12}(?:（[^（）]{1,8}）)?")


def _sets_apart(line: Line) -> bool:
    """Whether a line sets its first word apart by a blank, as lists set a name."""
    first = _FIRST.match(line.chars)
    return first is not None and any(2 <= at <= first.end() for at in line.gaps)


def _is_field(line: Line, before: Line | None = None) -> bool:
    """Whether a line is one of a card, 「挂职岗位：礼县乡村振兴局副局长」, or, below *before*, another with its label in brackets."""
    label = label_at(line.chars, 0, len(line.chars))
    if label is None:
        return False
    above = label_at(before.chars, 0, len(before.chars)) if before and label.bracketed else None
    return bool(label.role) or bool(above and above.bracketed and above.role)


def _ends_field(line: Line) -> bool:
    """Whether a line of a card is over at its end, 「跟岗单位：苏州市姑苏区商务局」: what somebody says follows in lines of its own."""
    return _is_field(line) and (ends_with_unit(line.chars) or ends_with_title(line.chars))


def _heads(line: Line) -> bool:
    """Whether a line is the header of an essay: a unit or post, a blank, and a name, 「云阳县江口镇 邬 霞」."""
    first = min((at for at in line.gaps if at >= 4), default=0)
    name = line.chars[first:]
    return (
        bool(first)
        and 2 <= len(name) <= 4
        and not _PROSE.search(line.chars)
        and (ends_with_unit(line.chars[:first]) or ends_with_title(line.chars[:first]))
    )


def _posts(line: Line) -> bool:
    """Whether a line holds nothing but posts in brackets, which belong to the heading over it: 「（〈单位职务〉，〈单位职务〉）」."""
    inside = re.fullmatch(r"（([^（）。；]{8,70})）", line.chars)
    return bool(inside) and ends_with_title(inside[1]) if inside else False


#: 「〈姓名〉（市水务局规划科副科长，跟岗单位：东莞市水务局）」 alone on a line.
_NAMED = re.compile(r"[一-鿿·]{2,8}（[^（）。]{4,70}）")


def _named(line: Line) -> bool:
    """Whether a line is the header of an essay that gives its writer and, in brackets, where the writer is from or stays."""
    match = _NAMED.fullmatch(line.chars)
    inside = line.chars[line.chars.find("（") + 1 : -1] if match else ""
    return bool(match) and (
        bool(re.search(r"(?:单位|岗位|地|职务)：", inside)) or ends_with_title(inside) or ends_with_unit(inside)
    )
