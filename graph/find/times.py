"""Dates, spans of time and the year that a text is written in.

「去年10月」 is a date only if the text itself fixes its year: by a date line, or by the latest year that it tells of. Otherwise it
stays open; a guess would be a false fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.numbers import NUMERAL, number

__all__ = ["Duration", "When", "durations", "is_ahead", "is_titled", "whens", "year_of_writing"]

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


_YEAR_TOLD = re.compile(r"(?<!\d)((?:19|20)\d\d|[一二]〇[〇一二三四五六七八九]{2})年(底|末|全年|度)?")
_DATE_LINE = re.compile(
    r"^(?:(?:[^，。；\n]{0,40}(?:发布|发表|更新|刊发)(?:时间|日期)：)((?:19|20)\d\d)[-/.年]|[^，。；：\n\d]{0,10}((?:19|20)\d\d)年\d{1,2}月\d{1,2}日\s*(?:星期.)?[^，。；\n]{0,12}$|"
    r"[^，。；\n\d]{0,24}((?:19|20)\d\d)-\d\d-\d\d(?:\s*\d\d:\d\d)?[一-鿿]{0,4}$|((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?于[一-鿿]{2,8}(?=$|（作者))",
    re.MULTILINE,
)
#: What a site prints over an article, 「发布时间：2024-11-22」, or over a talk, 「时间：2023年5月8日」.
_PUBLISHED = re.compile(
    r"(?:(?:发布|发表|刊发|更新|发稿|编发|上传|推送)(?:时间|日期|于)：?\s*|^(?:采访|访谈|对话)?时间：(?=\d{4}年\d{1,2}月\d{1,2}日(?![至到起—－~-])))"
    r"((?:19|20)\d\d)(?:年|[-/.])\d{1,2}",
    re.MULTILINE,
)
#: A day in figures, as a site or a paper sets it beside a title, with the hour or not: 「云岭组工2022-07-1218:30发表」; or at the end of a line.
_STAMP = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-/.])(?:0?[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]|[1-9](?!\d))|年\d{1,2}月\d{1,2}日(?:星期.)?）?$)",
    re.MULTILINE,
)
#: So long is a line that holds nothing but where and when something was printed.
_STAMPED = 60
#: The number of a periodical: 「2023年第4期」 「二〇二三年第四期」.
_ISSUE = re.compile(
    r"((?:19|20)\d\d|[一二]〇[〇一二三四五六七八九]{2})年(?:总)?第[\d一二三四五六七八九十百]{1,4}[期号]"
)
#: What says of itself when it was made: 「本文写于2025年清明」 「节目播发于2023年1月」 「县委组织部供稿2024年6月」; a monthly, 「2024年7月号」, a
#: bulletin, 「〔2023〕第31期」; and the last line of a letter or a report, 「2024年12月15日夜于巧家」.
_MADE = re.compile(
    r"(?:(?:写|播发|播出|录制|整理|改定|定稿|成稿|刊|刊发|刊登|发表|载)于|供稿|原载[^，。\n]{2,14})\s*((?:19|20)\d\d)年"
    r"|((?:19|20)\d\d)年\d{1,2}月[号刊]|〔((?:19|20)\d\d)〕第\d{1,3}期"
    r"|(?<![至到—－~\d-])((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?[夜晨晚]?(?:于[一-鿿]{2,8})?[）)]?\s*\Z"
)
#: When the writer was there, at the beginning of a page: 「2023年11月的巨野，麦苗…」, 「2024年国庆前夕，记者来到…」; and no day of long ago.
_SCENE = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|[^，。\n]{0,2}[春夏秋冬])的(?!一[个天次]|[那某]|时候|夏天|冬天|春天|秋天|第)[一-鿿]"
)
_VISIT = re.compile(
    r"(?:19|20)\d\d年[^，。；\n]{1,10}，(?:[在趁][^，。；\n]{2,14}[际时]，)?(?:本[报台刊])?记者(?!第一次|首次|曾)(?![^。\n]{0,30}(?:时，|那时|当时))"
)
#: What is held in that year, at the head of a report: 「2024年来彭挂职干部见面会在县城举行」.
_HELD = re.compile(
    r"(?:19|20)\d\d年(?!\d)[^，。；、《》\n]{2,30}(?:会|班|仪式|周|活动)(?:\d{1,2}日|今日|昨日|近日|日前)?(?:在|召开|举行|举办|结业|开班|开营)"
)
#: So near to either end of a page it is said of it; so far from the beginning its first scene begins at most.
_EDGE, _TOP = 160, 260
#: In a title, 「2024巧家核桃推介会」.
_BARE_YEAR = re.compile(r"(?<!\d)(20[012]\d)(?=[一-鿿“《])(?!年|余|多|人|名|家|个|万|元|亩|米|户)")
#: Years that the writer looks forward to, and not back from.
_AHEAD = re.compile(r"(?:到|至|争取|力争|计划|预计|在|于|规划|期限|截止)$")
_AHEAD_AFTER = re.compile(r"(?:底前|前(?!后)|实现|建成|力争|争取|规划|预计|将)")


#: 「2014年结对，到今年整整10年」
_ANNIVERSARY = re.compile(
    rf"((?:19|20)\d\d)年(?:[^。\n]|。(?=[^。\n]{{0,16}}今年)){{0,80}}?今年(?:正好|整整|恰好|刚好|恰逢|已经?|是|满|迎来)*(?P<years>{NUMERAL})(?:周年|年)(?![级期度前后])"
)
#: The title of a report on a year: in it 「9月」 is of that year, though it is dated in the next January.
_YEARLY = re.compile(
    r"((?:19|20)\d\d|[一二]〇[〇一二三四五六七八九]{2})年(?:度|全年)?[^，。；：\n]{0,24}(?:工作总结|年度总结|年终总结|(?:工作|年度|年终)小结|述职报告|工作情况(?:的?报告|总结|汇报)?|工作报告)(?:[和及暨与、][^，。\n]{0,12}(?:计划|打算|安排|思路|要点))?(?=\n|$|（)"
)


def _is_stamp(text: str, day: re.Match[str]) -> bool:
    """Whether *day* stands on a line of its own, without a sentence."""
    start, end = text.rfind("\n", 0, day.start()) + 1, text.find("\n", day.end())
    line = text[start : end if end >= 0 else len(text)]
    return len(line) <= _STAMPED and not set(line) & set("，。；") and "出生" not in line


def year_of_writing(text: str, published: str = "") -> int | None:
    """Return the year in which *text* was written, as far as it says so.

    Args:
        text: the reading text.
        published: the date of publication if it is known, ISO.

    Returns:
        The year that a yearly report is about, 「2023年度工作总结」, which is written at its end or soon after; else that of publication; else
        of the date line, or when the page says it was made; else so many years after another as the text says, 「2014年结对，到今年整整10年」;
        else the latest year that the text tells of, if it gives a day in it, speaks of it as going on, or opens with it: 「2023年11月的巨野」.
        「截至2021年底」 can only be said in the year after. ``None`` where a reader could doubt.
    """
    reported = _YEARLY.search("\n".join(line for line in text.split("\n", 4)[:4] if len(line) <= _STAMPED))
    if reported:
        return int(number(reported[1]) or 0)
    if published[:4].isdigit():
        return int(published[:4])
    line = _DATE_LINE.search(text)
    if line:
        return int(next(year for year in line.groups() if year))
    posted = _PUBLISHED.search(text)
    if posted:
        return int(posted[1])
    stamp = next((one for one in _STAMP.finditer(text) if _is_stamp(text, one)), None)
    if stamp:
        return int(stamp[1])
    made = next((one for one in _MADE.finditer(text) if _is_of_page(text, one)), None)
    if made:
        return int(next(year for year in made.groups() if year))
    since = _ANNIVERSARY.search(text)
    if since and (number(since["years"]) or 0) < 100:
        return int(since[1]) + int(number(since["years"]) or 0)
    issue = _ISSUE.search(text, 0, 240)
    if issue:
        return int(number(issue[1]) or 0)
    told, fixed = [], []
    # What a title dates happens in that year: 「德宏州2023年赴沪学习锻炼干部人才今日出征」.
    title = _YEAR_TOLD.search(
        "\n".join(line for line in text.split("\n", 3)[:2] if len(line) <= 40 and "。" not in line)
    )
    if title and not title[2]:
        fixed.append(int(number(title[1]) or 0))
    bare = _BARE_YEAR.search(
        "\n".join(line for line in text.split("\n", 3)[:2] if len(line) <= 40 and "。" not in line)
    )
    if bare:
        fixed.append(int(bare[1]))
    for match in _YEAR_TOLD.finditer(text):
        before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 6]
        if is_ahead(text, *match.span()):
            continue
        if is_titled(text, match.start()) and before[-1:] in set("—－-~～至"):
            continue  # 「（2023—2026年）」
        year = int(number(match[1]) or 0)
        told.append(year)
        if match[2] in ("底", "末") and before.endswith(("截至", "截止")):
            fixed.append(year + 1)
        elif _PRESENT_AFTER.match(after) or _UP_TO.match(text, match.start() - 2) or _is_scene(text, match.start()):
            fixed.append(year)
    return max(fixed) if fixed and max(fixed) >= max(told) else None


def _is_of_page(text: str, made: re.Match[str]) -> bool:
    """Whether it stands at either end of the page, and in no title, when something was made: 「头一页写于2021年12月」 is said of another."""
    return not _EDGE <= made.start() <= len(text) - _EDGE and not is_titled(text, made.start())


def _is_scene(text: str, at: int) -> bool:
    """Whether a paragraph at the beginning of a page opens with when and where its writer is, or a sentence with when the reporter came."""
    opens = text[max(0, at - 1) : at] in ("", "\n")
    if at <= _TOP and (_HELD.match(text, at) or (opens and _SCENE.match(text, at))):
        return True
    return bool((opens or text[at - 1] == "。") and _VISIT.match(text, at))


#: 「截至2024年5月底」 is said in that year, or soon after.
_UP_TO = re.compile(r"截[至止](?:19|20)\d\d年\d{1,2}月")
#: A day of that year, or what is said of a year only while it lasts.
_PRESENT_AFTER = re.compile(
    r"\d{1,2}月\d{1,2}日|新年伊始|开年|[一-鿿]{2,4}(?:刚过|将至|在即)|[一-鿿]{0,4}务虚会|度?工作(?:会议|要点)"
)


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the writer looks forward to the year ``text[start:end]``: 「力争到2025年建成」 「拟于2025年」."""
    before, after = text[max(0, start - 4) : start], text[end : end + 6]
    if before.endswith(("争取", "力争", "预计", "将于", "拟于", "定于", "计划于")):
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
            if len(first) > 4 or not _is_since(text, *match.span()):
                going = told
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
