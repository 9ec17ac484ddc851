"""Dates, spans and lengths of time.

「去年10月」 is a date only if the text itself fixes its year: by a date line, or by the latest year that it tells of. Otherwise it
stays open; a guess would be a false fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.numbers import NUMERAL, number

__all__ = ["Duration", "When", "durations", "in_figures", "is_ahead", "is_titled", "whens"]

_MONTH = r"(?P<{0}m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
_DAY = r"(?P<{0}d>[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
_YEAR = r"(?:(?P<{0}y>(?:19|20)\d\d|[一二]〇[〇一二三四五六七八九]{{2}})年|(?P<{0}r>去年|今年|前年|上年|当年|同年|本年|那年|同一年|次年|翌年|明年|后年))"
_PART = r"(?P<{0}p>[上下]半年|第?[一二三四]季度|[春秋]季学期|[年月][初中底末]|[上中下]旬|春节后|年[初中底末])"


def _point(key: str) -> str:
    year, month, day, part = (piece.format(key) for piece in (_YEAR, _MONTH, _DAY, _PART))
    alone, its_day = _MONTH.format(f"{key}1"), _DAY.format(f"{key}1")  # a month without its year
    return rf"(?:{year}(?:的)?(?:{month}(?:{day})?)?(?:{part})?|{alone}(?:{its_day})?)"


_WHEN = re.compile(rf"{_point('a')}(?:(?:起|开始)?，?\s*(?:至|到|—+|－|-|~|～)\s*{_point('b')})?")
_PART_MONTH = {
    "上半年": 1, "下半年": 7, "第一季度": 1, "第二季度": 4, "第三季度": 7, "第四季度": 10,
    "一季度": 1, "二季度": 4, "三季度": 7, "四季度": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point of time, or a span with its end, at the precision of the text.

    Args:
        start: offset of the first character in the text.
        end: behind the last.
        first: ISO 「2022-10-18」 「2021-11」 「2021」; empty if the text does not fix its year.
        last: the same for the end of a span; empty for a point.
    """

    start: int
    end: int
    first: str
    last: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of time, 「3个半月」: ISO 8601 「P3M15D」; ``vague`` for 「2个多月」."""

    start: int
    end: int
    value: str
    vague: bool = False


#: Years that the writer looks forward to, and not back from.
_AHEAD = re.compile(r"(?:到|至|争取|力争|计划|预计|在|于|规划|期限|截止)$")
#: How long somebody stays: 「挂职到2025年3月」.
_STAYS_UNTIL = re.compile(r"(?:挂职|任期|锻炼|学习|帮扶|服务期?|期限|延长|延期|留)[到至]$")
_AHEAD_AFTER = re.compile(r"(?:底前|前(?!后)|实现|建成|力争|争取|规划|预计|将)")


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the writer looks forward to the year ``text[start:end]``: 「力争到2025年建成」 「拟于2025年」."""
    before, after = text[max(0, start - 4) : start], text[end : end + 6]
    if before.endswith(("争取", "力争", "预计", "将于", "拟于", "定于", "计划于")):
        return True
    if _STAYS_UNTIL.search(before):
        return True
    return bool(_AHEAD.search(before) and _AHEAD_AFTER.match(after))


def whens(text: str, year: int | None, start: int = 0, end: int | None = None) -> list[When]:
    """Return the dates in ``text[start:end]``.

    Args:
        text: the reading text.
        year: the year of writing, for 「去年10月」; ``None`` leaves such dates open.
        start: where to begin.
        end: where to stop; default: at the end.
    """
    found = []
    told: int | None = None  # the year last told, which 「当年5月」 means
    going: int | None = None  # the same where it goes on: 「5月」 is not of the year since when something is so
    for match in _WHEN.finditer(text, start, len(text) if end is None else end):
        if text[match.start() - 1 : match.start()] in set("第个几半的") and not match["ay"] and not match["ar"]:
            continue  # 「第1月」 「6个月」 is no date
        if match["ar"] and _COMPARED.search(text, max(0, match.start() - 2), match.start()):
            continue  # 「比去年多两成」
        first = _resolve(match, "a", year, told, going)
        if first and not is_titled(text, match.start()) and not _OF_PAPER.match(text, match.end()):
            told = int(first[:4])
            lasting = (
                bool(year) and _AGREED.match(text, match.end()) if len(first) > 4 else _is_since(text, *match.span())
            )
            going = going if lasting else told
        last = ""
        if match["bm"] or match["b1m"] or match["by"] or match["br"]:
            last = _resolve(match, "b", year, told, int(first[:4]) if first else going, begun=bool(first))
            if last and first and last < first and not (match["by"] or match["br"]):
                last = f"{int(last[:4]) + 1}{last[4:]}"
        found.append(When(match.start(), match.end(), first, last))
    months = [one for one in found if len(one.first) >= 7]
    for match in _SAME_MONTH.finditer(text, start, len(text) if end is None else end):
        before = [one for one in months if one.end <= match.start()]
        if before:
            found.append(When(match.start(), match.end(), before[-1].first[:7]))
    return sorted(found)


#: 「2021.5」 「2023/06/12」 「2023-06」: a date in figures.
_FIGURES = re.compile(r"(?<!\d)(?P<y>20\d\d)\s?[./\-](?P<m>1[0-2]|0?[1-9])(?:[./\-](?P<d>3[01]|[12]\d|0?[1-9]))?(?!\d)")
_UNTIL = re.compile(r"\s?起?，?\s?(?:至|到|止于|[-—－~～]+)\s?")


def in_figures(text: str, start: int, end: int) -> list[When]:
    """Return the dates in figures in ``text[start:end]``, the cell of a table or the field of a card: 「2024.07—2024.12」 「2023/06/12」.

    Args:
        text: the reading text.
        start: where to begin.
        end: where to stop.
    """
    found: list[When] = []
    for match in _FIGURES.finditer(text, start, end):
        value = "-".join([match["y"], *(f"{int(part):02d}" for part in (match["m"], match["d"]) if part)])
        before = found[-1] if found and not found[-1].last else None
        if before and _UNTIL.fullmatch(text, before.end, match.start()):
            found[-1] = When(before.start, match.end(), before.first, value)
        else:
            found.append(When(match.start(), match.end(), value))
    return found


def is_titled(text: str, at: int) -> bool:
    """Whether the offset *at* lies in the title of a paper: 「《…对口合作实施方案（2023—2026年）》」 says of no year that things happen in it."""
    opened = text.rfind("《", max(0, at - _TITLE), at)
    return opened >= 0 and not {"》", "\n"} & set(text[opened:at]) and "》" in text[at : at + _TITLE]


#: So long may the title of a paper be, in characters.
_TITLE = 60
#: What a year is only set beside.
_COMPARED = re.compile(r"[比较]$|同比")
_SAME_MONTH = re.compile(r"当月|同月|(?<=[。；])同期(?=，)")


#: 「依据2023年印发的《…》，3月18日起」: the year of a paper is not that of what is done by it.
_OF_PAPER = re.compile(r"(?:联合)?(?:印发|出台|发布|制定|签订|签署|下发)的")
#: 「自2010年结对以来」 says since when, and not when the next thing happens; nor does 「自2021年结对，」.
_SINCE_LONG = re.compile(r"[^，。]{0,8}(?:以来|起，|至今)")
_SINCE = frozenset("自从")
#: 「两地2021年5月结对。…9月4日报到」: when two places agreed is not the year of what is done later, if the page tells its own.
_AGREED = re.compile(r"[^，。；\n]{0,16}(?:结对|结为|结成|建立|缔结|签订|签署)")


def _is_since(text: str, start: int, end: int) -> bool:
    """Whether the year ``text[start:end]`` tells since when something is so."""
    return text[max(0, start - 1) : start] in _SINCE or bool(_SINCE_LONG.match(text, end))


def _resolve(
    match: re.Match[str], key: str, year: int | None, told: int | None, going: int | None, *, begun: bool = False
) -> str:
    base: int | None
    if match[f"{key}y"]:
        base = int(number(match[f"{key}y"]) or 0)
    elif relative := match[f"{key}r"]:
        if relative in ("当年", "同年", "那年", "同一年"):
            base = told
        elif relative in ("次年", "翌年"):
            since = going if begun else told
            base = since + 1 if since else None
        else:
            base = year - {"去年": 1, "上年": 1, "前年": 2, "明年": -1, "后年": -2}.get(relative, 0) if year else None
    else:
        base = going or year
    if not base:
        return ""
    month = match[f"{key}m"] or match[f"{key}1m"]
    if month:
        day = match[f"{key}d"] or match[f"{key}1d"]
        value = f"{base}-{int(number(month) or 0):02d}"
        return f"{value}-{int(number(day) or 0):02d}" if day else value
    part = match[f"{key}p"]
    if part in _PART_MONTH:
        return f"{base}-{_PART_MONTH[part]:02d}"
    return str(base)


_DURATION = re.compile(
    rf"(?P<n>{NUMERAL}|半|数|几)(?P<more>多|余)?(?:个)?(?P<half>半)?(?P<many>多)?(?P<unit>年|月|周|星期|天|日)(?P<tail>半)?(?P<over>多)?"
    rf"(?:(?<=年)[零又]?(?P<months>{NUMERAL})个月(?!前|后|来))?"
)
_DAYS_AND_NIGHTS = re.compile(r"(?P<n>\d+)(?P<more>多|余)?个?日日夜夜")
_HALF_YEAR = re.compile(r"(?<![一二三四上下])半年")


def durations(text: str, start: int = 0, end: int | None = None) -> list[Duration]:
    """Return the lengths of time in ``text[start:end]``: 「为期半年」 P6M, 「3个半月」 P3M15D, 「一年半」 P1Y6M, 「100天」 P100D."""
    found = []
    for match in _DURATION.finditer(text, start, len(text) if end is None else end):
        unit, amount = match["unit"], number(match["n"])
        phrase = match.group()
        if unit == "日" or match["n"] in ("数", "几") or (unit == "年" and re.fullmatch(r"\d{4}", match["n"])):
            continue
        if unit in ("年", "月") and "个" not in phrase and (unit == "月" or re.fullmatch(r"[一二]〇..", match["n"])):
            continue  # 「10月」 「2021年」 are dates
        if match["n"] == "半":
            if text[match.start() - 1 : match.start()] in ("上", "下"):
                continue
            if unit == "年":
                about = text[match.start() - 1 : match.start()] in ("近", "约", "逾")
                found.append(Duration(match.start(), match.end(), "P6M", about or bool(match["over"])))
            elif unit == "月":
                found.append(Duration(match.start(), match.end(), "P15D", bool(match["over"])))
            continue
        if amount is None or amount == 0 or amount != int(amount):
            continue
        if text[match.start() - 1 : match.start()] in ("第", "每"):
            continue
        half = match["half"] or match["tail"]
        months = int(number(match["months"]) or 0) if match["months"] else 0
        value = {
            "年": f"P{int(amount)}Y" + (f"{months}M" if months else "6M" if half else ""),
            "月": f"P{int(amount)}M" + ("15D" if half else ""),
            "周": f"P{int(amount)}W",
            "星期": f"P{int(amount)}W",
            "天": f"P{int(amount)}D",
        }[unit]
        about = text[match.start() - 1 : match.start()] in ("近", "约", "逾")  # 「近半年」
        vague = bool(about or match["more"] or match["many"] or match["over"])
        found.append(Duration(match.start(), match.end(), value, vague))
    return found
