"""When a stay begins and ends and how long it lasts, as a field of a card or a note to a table tells it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from graph.extract.line_names import line_name
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View
from graph.find.times import durations, in_figures, whens
from graph.model import Slot
from graph.read.page import Paragraph

__all__ = [
    "CAPTION_NUMBER",
    "Period",
    "is_same_as_above",
    "period_in",
    "period_of",
    "period_of_all",
    "period_over",
    "period_told",
]

_UNTIL = re.compile(r"(?:至|到|止于|[-—－~]+)$")
_PERIOD = re.compile(r"(?<!公示)(?:时间(?!已|过|紧|很|太|里|都)|期限|日期(?!满))")
_GONE = re.compile(
    r"(?:自|于)?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:(?:至|到|—|-)(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?)?(?:起)?(?=在|到|赴)"
)
#: 「2023年5月到任，2025年5月期满」
_BEGINS = re.compile(r"(?:正式|已)?(?:到任|到岗|报到|上任|赴任|起(?:任|挂))")
_ENDS = re.compile(r"(?:底|初)?(?:期满|届满|任满|结束|离任|返岗|返回)")
CAPTION_NUMBER = re.compile(
    r"[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[附表](?:件|表)?[一二三四五六七八九十\d]{1,2}|"
    r"第[一二三四五六七八九十\d]{1,2}[批期组](?:（[^（）]*）)?$"
)
#: A number over the caption: 「附件2」.
_NO_NAME = re.compile(r"[附表](?:件|表)?[一二三四五六七八九十\d]{1,2}[：.]?")
#: What a caption has beside the name of its group: 「表一　党政干部（5名）」.
_CAPTION = re.compile(
    r"^(?:[附表](?:件|表)?[一二三四五六七八九十\d]{0,2}[：、.]?|[一二三四五六七八九十\d]{1,2}[、.．]|（[一二三四五六七八九十\d]{1,2}）)|"
    r"（[^（）]*）$|(?:名单|一览表|花名册|名册|人选|：)+$"
)
_NUMBER = re.compile(r"\d{1,2}[.．、]|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、")
_OF_OTHERS = re.compile(r"公示|截至|以来|上一?批|第[一二三四五六七八九十]+批|期满|[上下]午|培训|出发")
_CLAUSE = re.compile(r"[^；。]+")
_AGAIN = re.compile(r"(?:时间|期限|任期|起止|期间)?(?:同上|同前|同左)")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day and the length of a stay, ISO, each empty where it is not told, with where they stand."""

    start: int
    end: int
    first: str = ""
    last: str = ""
    length: str = ""

    def slots(self, view: View, rule: str) -> list[Slot]:
        """Return the slots of a reading."""
        seen = view.evidence(rule, self.start, self.end)
        return [Slot("start", self.first, seen), Slot("end", self.last, seen), Slot("duration", self.length, seen)]


def period_in(view: View, start: int, end: int, *, last: bool = False) -> Period:
    """Read ``text[start:end]``, the value of a label for times: 「2023年6月—2025年6月」 「2021.5」 「今年2月，对口支援，六个月」.

    Args:
        view: the page.
        start: of the value.
        end: behind it.
        last: a date that stands alone is the last, by its label, 「期满时间」.
    """
    dates = [
        (one.start, one.end, one.first, one.last)
        for one in in_figures(view.text, start, end) or whens(view.text, view.year, start, end)
        if one.first
    ]
    first, until = "", ""
    if dates:
        _, behind, first, until = dates[0]
        following = next((one for one in dates[1:] if one[0] - behind <= 4), None)
        if following and not until and _UNTIL.search(view.text[behind : following[0]].strip("起，")):
            until = following[2]
        if not until and (last or _UNTIL.search(view.text[start : dates[0][0]]) or view.text.startswith("止", behind)):
            first, until = "", first
    length = next((one.value for one in durations(view.text, start, end) if not one.vague), "")
    return Period(start, end, first, until, length)


def period_told(view: View, start: int, end: int, *, entry: bool = False) -> Period:
    """Return the date behind 「挂职时间」 「期限」 in ``text[start:end]``, not a birthday, and the length that it gives a stay.

    In an *entry* also dates of arrival and end, 「2023年5月到任，2025年5月期满」; in a note those are of others.
    """
    told = _PERIOD.search(view.text, start, end) or _GONE.search(view.text, start, end)
    when = start_of(view, told.start(), end) if told else None
    length = duration_of(view, start, end)
    first, last = (when.first, when.last) if when else ("", "")
    for one in whens(view.text, view.year, start, end) if entry else ():
        if not first and not one.last and _BEGINS.match(view.text, one.end):
            first = one.first
        elif not last and not one.last and _ENDS.match(view.text, one.end):
            last = one.first
    return Period(start, end, first, last, length.value if length else "")


def period_of(view: View, *told: Period) -> list[Period]:
    """Return those of *told* that still say something when the ones before have been believed: a row before the note to all."""
    kept: list[Period] = []
    dated = lasting = False
    for one in told:
        mine = Period(
            one.start, one.end, "" if dated else one.first, "" if dated else one.last, "" if lasting else one.length
        )
        dated, lasting = dated or bool(one.first or one.last), lasting or bool(one.length)
        if mine.first or mine.last or mine.length:
            kept.append(mine)
    return kept


def period_over(view: View, paragraph: Paragraph) -> list[Period]:
    """Return what the page says of the time of all in the list or table around *paragraph*.

    It stands between two numbered headings, 「（挂职时间：自2024年5月6日起，为期1年）」 or 「以上5名同志挂职时间从2024年5月算起」, or anywhere
    of the group that the caption names: 「党政干部挂职一年，3月11日到岗；专业技术人才为半年」 of the table 「表二　专业技术人才」.
    """
    paragraphs = view.page.paragraphs
    at = paragraphs.index(paragraph)
    opens = [
        not one.cells and bool(CAPTION_NUMBER.match(view.text, one.start, one.end)) and not _is_entry(view, one)
        for one in paragraphs
    ]
    first = next((i for i in range(at, -1, -1) if opens[i]), None)
    if first is None:
        return _of_notice(view)
    last = next((i for i in range(at + 1, len(paragraphs)) if opens[i]), len(paragraphs))
    bare = _NO_NAME.fullmatch(view.text, paragraphs[first].start, paragraphs[first].end)
    mine = _of_group(view, paragraphs[first + 1] if bare and first + 1 < last else paragraphs[first])
    under = paragraphs[first + 1] if first + 1 < last else paragraph
    if not under.cells and not _is_entry(view, under) and (period := _opens_with(view, under)):
        return [period]
    told = [
        period_told(view, one.start, one.end)
        for one in paragraphs[first:last]
        if one is not paragraph and not one.cells and _PERIOD.search(view.text, one.start, one.end)
        and not _is_entry(view, one) and not any(one.start <= group.start < one.end for group in mine)
    ]  # fmt: skip
    return [*mine, *told, *_of_notice(view)]


#: Before the date with which a line under a caption opens: 「均自2023年6月12日起，为期半年」.
_SINCE = re.compile(
    rf"(?:(?:以[上下]|上述|下列|本组|该组)[^，。；\d]{{0,8}})?(?:{MODE})?(?:时间|期限)?(?:均|一律|统一|将|拟)?[自于从]?"
)
#: What a day is that is told of all of them: 「6月上旬到岗」.
_BEGINS_THEN = re.compile(r"(?:[上中下]旬|[初底末]|前后|左右)?(?:起|开始|报到|到岗|到任|上岗|赴任|启程|出发|集中出发)")


def _opens_with(view: View, line: Paragraph) -> Period | None:
    """Return the period with which a line under the caption of a group opens: 「自2023年6月12日起，为期半年」 「以下同志均于6月上旬到岗」."""
    begun = _SINCE.match(view.text, line.start)
    at = begun.end() if begun else line.start
    when = next((one for one in whens(view.text, view.year, at, line.end) if one.start == at and one.first), None)
    if when is None or not (when.last or _BEGINS_THEN.match(view.text, when.end)):
        return None
    length = duration_of(view, when.end, line.end)
    return Period(at, line.end, when.first, when.last, length.value if length else "")


#: The heading of the point of a notice that tells the time of all: 「一、跟岗时间」 「二、时间安排」.
_ABOUT_TIME = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d[.．、])(?P<what>[^，。；：]{0,8})(?:时间|期限)(?:安排|要求|及期限)?[。：]?$"
)
_NOT_OF_STAYS = re.compile(r"公示|报名|报到|受理|集中|出发|联系|监督")
#: When somebody is there, told twice: of two groups.
_ARRIVES = re.compile(r"报到|到岗|到任|启程")


def _of_several(body: str) -> bool:
    """Whether a point tells of two groups when each begins: 「赴苏干部于5月6日报到，来碧干部于5月13日报到」."""
    return len(_ARRIVES.findall(body)) > 1


#: What is to be done on a day, and no stay that begins: 「4月28日上午9时，召开行前培训会」.
_APPOINTED = re.compile(r"(?:[上下]午|晚|\d{1,2}[时点]|前|[^，。；]{0,6}(?:召开|集中|培训|报名))")
_PART = re.compile(r"第[一二三四五六七八九十\d]{1,2}[批期组]：")


def _of_notice(view: View) -> list[Period]:
    """Return the period that a point of its own of a notice gives all: 「一、跟岗时间」 over 「2023年3月1日至5月31日，为期三个月。」."""
    for above, below in itertools.pairwise(view.page.paragraphs):
        heading = _ABOUT_TIME.fullmatch(view.text, above.start, above.end)
        if not heading or _NOT_OF_STAYS.search(heading["what"]) or below.cells:
            continue
        body = view.text[below.start : below.end]
        when = start_of(view, below.start, below.end)
        when = when if when and not _APPOINTED.match(view.text, when.end) and not _of_several(body) else None
        length = duration_of(view, below.start, below.end)
        if (when or length) and not _PART.search(body):
            first, last = (when.first, when.last) if when else ("", "")
            return [Period(below.start, below.end, first, last, length.value if length else "")]
    return period_of_all(view)


#: What a notice says once of all: 「跟岗时间为2024年7月1日至2024年12月31日，共6个月」.
_TIME_OF_ALL = re.compile(
    rf"(?:{MODE}|选派|交流)(?:时间|期限)(?:均|统一)?(?:为期?|是|：)?(?=[^。；，]{{0,12}}[\d一二三半])"
)
_IS_NOTICE = re.compile(r"公示|通知|公告|名单|名册")


def period_of_all(view: View) -> list[Period]:
    """Return the period that a notice tells once, of all whom it lists; none where it tells several, of groups."""
    if not any(_IS_NOTICE.search(view.text, one.start, one.end) for one in view.page.paragraphs[:4]):
        return []
    told = []
    for match in _TIME_OF_ALL.finditer(view.text):
        stops = [at for at in (view.text.find(mark, match.end()) for mark in "。；\n") if at >= 0]
        one = period_told(view, match.start(), min(stops, default=len(view.text)))
        if (one.first or one.length) and not view.page.paragraph_at(match.start()).cells:
            told.append(one)
    return told if len({(one.first, one.last, one.length) for one in told}) == 1 else []


def _is_entry(view: View, paragraph: Paragraph) -> bool:
    number = _NUMBER.match(view.text[paragraph.start : paragraph.end])
    return line_name(view, paragraph.start + (number.end() if number else 0), paragraph.end) is not None


def _of_group(view: View, caption: Paragraph) -> list[Period]:
    """Return the period that a clause gives the group of *caption*: the clause names the group and a date or a length.

    The clause that shares the longest words with the caption is meant: 「来碧江区挂职干部期限两年」 under 「表二：吴江区来碧江区挂职干部」.
    """
    group = _CAPTION.sub("", _CAPTION.sub("", view.text[caption.start : caption.end]))
    if not 3 <= len(group) <= 24:
        return []
    found: dict[int, list[Period]] = {}
    for one in view.page.paragraphs:
        if one.cells or one is caption:
            continue
        for match in _CLAUSE.finditer(view.text, one.start, one.end):
            at, length = _shared(group, match.group())
            others = _OF_OTHERS.search(match.group().replace(group, ""))
            if length < min(4, len(group)) or others:
                continue
            begin = match.start() + at
            dates = [
                when
                for when in whens(view.text, view.year, one.start, match.end())
                if when.first and when.start >= begin + length
            ]
            lengths = [one for one in durations(view.text, begin, match.end()) if not one.vague]
            if dates or lengths:
                first, last = (dates[0].first, dates[0].last) if dates else ("", "")
                period = Period(begin, match.end(), first, last, lengths[0].value if lengths else "")
                found.setdefault(length, []).append(period)
    best = found[max(found)] if found else []
    if len(best) > 1:  # of those who go and those who come
        best = [one for one in best if ("来" in view.text[view.part_at(one.start)[0] : one.end]) == ("来" in group)]
    return best if len(best) == 1 else []


def _shared(group: str, clause: str) -> tuple[int, int]:
    """Return where *clause* has the longest run of characters of *group*, and how long it is."""
    for length in range(len(group), 2, -1):
        for start in range(len(group) - length + 1):
            at = clause.find(group[start : start + length])
            if at >= 0:
                return at, length
    return 0, 0


def is_same_as_above(view: View, start: int, end: int) -> bool:
    """Whether a line says that its time is that of the line above: 「任期同上」."""
    return bool(_AGAIN.search(view.text, start, end))
