"""The year that a text is written in, as far as it says so."""

from __future__ import annotations

import re

from graph.find.expiry import year_by_expiry
from graph.find.numbers import NUMERAL, number
from graph.find.times import is_ahead, is_titled

__all__ = ["year_of_writing"]

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
#: What says of itself when it was made: 「本文写于2025年清明」 「节目播发于2022年5月」 「县委组织部供稿2024年6月」; a monthly, 「2024年7月号」, a
#: bulletin, 「〔2023〕第31期」; and the last line of a letter or a report, 「2023年11月3日夜于巧家」.
_MADE = re.compile(
    r"(?:(?:写|播发|播出|录制|整理|改定|定稿|成稿|刊|刊发|刊登|发表|载)于|供稿|原载[^，。\n]{2,14})\s*((?:19|20)\d\d)年"
    r"|((?:19|20)\d\d)年\d{1,2}月[号刊]|〔((?:19|20)\d\d)〕第\d{1,3}期"
    r"|(?<![至到—－~\d-])((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?[夜晨晚]?(?:于[一-鿿]{2,8})?(?:[（(][^\n]{0,60})?[）)]?\s*\Z"
)
#: When the writer was there, at the beginning of a page: 「2023年11月的云岭，麦苗…」, 「2024年国庆前夕，记者来到…」; and no day of long ago.
_SCENE = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|[^，。\n]{0,2}[春夏秋冬])的(?!一[个天次]|[那某]|时候|夏天|冬天|春天|秋天|第)[一-鿿]|(?:19|20)\d\d年(?:岁末|岁尾|年末|[初早仲暮]春|[初盛]夏|[金深]秋|[初隆寒]冬)，"
)
_VISIT = re.compile(
    r"(?:19|20)\d\d年[^，。；\n]{1,10}，(?:[在趁][^，。；\n]{2,14}[际时]，)?(?:本[报台刊])?记者(?!第一次|首次|曾)(?![^。\n]{0,30}(?:时，|那时|当时))"
)
#: What is held in that year, at the head of a report: 「2024年来云挂职干部见面会在县城举行」.
_HELD = re.compile(
    r"(?:19|20)\d\d年(?!\d)[^，。；、《》\n]{2,30}(?:会|班|仪式|周|活动)(?:\d{1,2}日|今日|昨日|近日|日前)?(?:在|召开|举行|举办|结业|开班|开营)"
)
#: The same by its name, 「云岭县召开2024年来云挂职干部见面会」.
_NAMED = re.compile(r"(?<=召开|举行|举办)(?:19|20)\d\d年(?!\d)[^，。；、《》\n的]{2,24}(?:会|仪式)")
#: So near to either end of a page it is said of it; so far from the beginning its first scene begins at most.
_EDGE, _TOP = 160, 260
#: In a title, 「2024巧家核桃推介会」.
_BARE_YEAR = re.compile(r"(?<!\d)(20[012]\d)(?=[一-鿿“《])(?!年|余|多|人|名|家|个|万|元|亩|米|户)")
#: 「2014年结对，到今年整整10年」
_ANNIVERSARY = re.compile(
    rf"((?:19|20)\d\d)年(?:[^。\n]|。(?=[^。\n]{{0,16}}今年)){{0,80}}?今年(?:正好|整整|恰好|刚好|恰逢|已经?|是|满|迎来)*(?P<years>{NUMERAL})(?:周年|年)(?![级期度前后])"
)
#: The title of a report on a year: in it 「9月」 is of that year, though it is dated in the next January.
_YEARLY = re.compile(
    r"((?:19|20)\d\d|[一二]〇[〇一二三四五六七八九]{2})年(?:度|全年)?[^，。；：\n]{0,24}(?:工作的?总结|年度总结|年终总结|(?:工作|年度|年终)小结|述职报告|工作情况(?:的?报告|总结|汇报)?|工作报告)(?:[和及暨与、][^，。\n]{0,12}(?:计划|打算|安排|思路|要点))?(?=\n|$|（)"
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
        else the latest year that the text tells of, if it gives a day in it, speaks of it as going on, or opens with it: 「2023年11月的云岭」.
        「截至2021年底」 can only be said in the year after. Else that in which a stay ends of which it tells so. ``None`` where a reader could doubt.
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
    # What a title dates happens in that year: 「云岭县2023年赴苏学习锻炼干部今日出征」.
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
        before = text[max(0, match.start() - 4) : match.start()]
        if is_ahead(text, *match.span()):
            continue
        if is_titled(text, match.start()) and before[-1:] in set("—－-~～至"):
            continue  # 「（2023—2026年）」
        year = int(number(match[1]) or 0)
        told.append(year)
        if match[2] in ("底", "末") and before.endswith(("截至", "截止")):
            fixed.append(year + 1)
        elif (
            _PRESENT_AFTER.match(text, match.end())
            or _UP_TO.match(text, match.start() - 2)
            or _is_scene(text, match.start())
        ):
            fixed.append(year)
    return max(fixed) if fixed and max(fixed) >= max(told) else year_by_expiry(text)


def _is_of_page(text: str, made: re.Match[str]) -> bool:
    """Whether it stands at either end of the page, and in no title, when something was made: 「头一页写于2021年12月」 is said of another."""
    return not _EDGE <= made.start() <= len(text) - _EDGE and not is_titled(text, made.start())


def _is_scene(text: str, at: int) -> bool:
    """Whether a paragraph at the beginning of a page opens with when and where its writer is, or a sentence with when the reporter came."""
    opens = text[max(0, at - 1) : at] in ("", "\n")
    if at <= _TOP and (_HELD.match(text, at) or (opens and _SCENE.match(text, at))):
        return True
    if at <= _TOP and _NAMED.match(text, at):
        return True
    return bool((opens or text[at - 1] == "。") and _VISIT.match(text, at))


#: 「截至2024年5月底」 is said in that year, or soon after.
_UP_TO = re.compile(r"截[至止](?:19|20)\d\d年\d{1,2}月")
#: A day of that year, or what is said of a year only while it lasts.
_PRESENT_AFTER = re.compile(
    r"\d{1,2}月\d{1,2}日|是[^。，\n]{0,40}(?:的第[一二三四五六七八九十\d]{1,3}个?年(?:头)?|之年|周年)|新年伊始|开年|[一-鿿]{2,4}(?:刚过|将至|在即)|[一-鿿]{0,4}务虚会|度?工作(?:会议|要点)"
)
