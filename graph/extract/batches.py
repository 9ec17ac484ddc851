"""Batches: 「2022年10月18日，我市第三批选派的14名同志奔赴闵行，开展为期半年的跟班学习」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.stays import duration_of, start_of
from graph.extract.view import View, mode_pattern
from graph.find.areas import Area
from graph.find.numbers import NUMERAL, number
from graph.find.times import Duration, When, durations, whens
from graph.model import Reading, Slot

__all__ = ["HEADCOUNT", "batches"]

RULE = "batch"
_ORDINAL = re.compile(
    r"(?:第(?P<n>[一二三四五六七八九十]+|\d{1,2})(?:批(?!次)|期(?=[^，。；]{0,24}(?:人员|干部|学员|同志|人才|\d+(?:名|人))))|(?P<first>首批)|(?<![\d第一二三四五六七八九十])(?P<cohort>(?=(?:\d+|[二三四五六七八九十]+)(?:名|位)[^，。；]{0,12}?(?:干部|同志|学员|人员|人才|教师|医生|队员)(?:人才)?[^，。；]{0,12}?(?:奔赴|赴|抵达?|前往|远赴|启程|出发|来到|进驻)))|(?P<sent>(?:选派|派出|选送|挑选|遴选|抽调|选拔|抽选)(?:了|的|下列|以下|如下)?(?=\d+(?:名|位|人))))"
)
_PEOPLE = r"(?:同志|干部|学员|人员|党员|人才|教师|医生|队员|专业技术人员|年轻干部|骨干|优秀|人(?![一-鿿]))"
#: How many were sent: 「14名同志」 「30位学习锻炼的干部」 「32名干部」 「16名干部」 「24 人」.
HEADCOUNT = re.compile(rf"(?P<n>{NUMERAL})(?:名|位|人)(?:[^，。；、]{{0,12}}?{_PEOPLE})?")
#: From when to when those last counted are away: 「自3月18日起，至4月17日止，6名干部分赴…」.
_TERM = re.compile(r"[自从][^，。；]{2,12}?起?，?[至到][^，。；]{2,12}?止")
_COUNTED = re.compile(r"第[一二三四五六七八九十\d]+[批期]|首批|[两二三]批")
_GOES = re.compile(r"启程|前往|奔赴|出发|抵达|踏上|进[京沪川藏疆]")
_SENDS = re.compile(
    r"(?:到岗|报到|到任|选派|派出|赴|选送|派|抵达|奔赴|启程|出发|跟班|挂职|学习|锻炼|援|跟岗|顶岗|实训)"
)
_SENT_OFF = re.compile(
    r"(?:到岗|报到|到任|启程|出发|奔赴|前往|抵达|来到|进驻|踏上|踏入|走进|扎进|南下|北上|东进|西行|奔向|进藏|进疆|抵|赴|行前|动员|开展|展开|开启|开始|选派|起，|期限|时间|挂职|跟岗|跟班|顶岗|实训|进[京沪川藏疆])"
)


def batches(view: View) -> Iterator[Reading]:
    """A batch of people is sent together: its ordinal, who sends, who receives, how many, since when and how long.

    Reads each sentence that counts batches; what a text says of one batch in several places is put together later. The sending area is named,
    「淮南市首批」, or is 「我市」. Does not read 「9批次」 (visits) or 「第一批项目」 (things).
    """
    text = view.text
    if not mode_pattern().search(text):
        return
    told = any(match["n"] or match["first"] or match["sent"] for match in _ORDINAL.finditer(text))
    last = ""
    for match in _ORDINAL.finditer(text):
        last = str(int(number(match["n"]) or 0)) if match["n"] else "1" if match["first"] else last
        if (
            told
            and match["cohort"] is not None
            and not (last and _TERM.search(text, *view.page.sentence_at(match.start())))
        ):
            continue  # the page counts its batches
        if view.page.paragraph_at(match.start()).repeats:
            continue
        start, end = view.page.sentence_at(match.start())
        plain = match["sent"] is not None or match["cohort"] is not None
        if plain and _COUNTED.search(text, start, end):
            continue  # the sentence counts its batches
        if not _SENDS.search(text[match.end() : match.end() + 30]) and not mode_pattern().search(text[start:end]):
            continue
        if re.match(r"(?:项目|企业|产品|任务|订单|试点|建设)", text[match.end() :]):
            continue
        ordinal = (
            last
            if told and match["cohort"] is not None
            else ""
            if plain
            else "1"
            if match["first"]
            else str(int(number(match["n"]) or 0))
        )
        sending = _sending(view, start, match.start(), match.end())
        paragraph = view.page.paragraph_at(match.start())
        receiving = (
            _receiving(view, match.end(), end)
            or _receiving(view, start, match.start())
            or _receiving(view, max(paragraph.start, start - 60), start)
        )
        count = HEADCOUNT.search(text, match.end(), min(end, match.end() + 40))
        if count is None and match.start() - start < 40:
            count = HEADCOUNT.search(text, max(start, match.start() - 12), match.start())
        when = _set_off(view, start, end)
        length = duration_of(view, start, end) or _handed_on(view, start, end)
        # The sentence behind goes on about the batch: 「会后，32名干部启程前往无锡，开展为期3个月的跟岗学习。」
        after = _following(view, end)
        if after and not any(m["cohort"] is None for m in _ORDINAL.finditer(text, *after)):
            later = _set_off(view, *after)
            if later and (when is None or (len(later.first) > len(when.first) and not when.last)):
                when = later
            length = length or duration_of(view, *after)
            count = count or (HEADCOUNT.search(text, *after) if _GOES.search(text, *after) else None)
        mode = mode_pattern().search(text, match.end(), end) or mode_pattern().search(text, start, end)
        yield view.reading(
            "batch", RULE, start, end,
            Slot("ordinal", ordinal),
            Slot("sending_area", sending.full if sending else ""),
            Slot("receiving_area", receiving.full if receiving else ""),
            Slot("headcount", str(int(number(count["n"]) or 0)) if count and (number(count["n"]) or 0) < 3000 else ""),
            Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
            Slot("duration", length.value if length else ""),
            Slot("mode", mode.group() if mode else ""),
            Slot("at", f"{match.start()}"),
        )  # fmt: skip


#: Behind a date: they went that day; or they came back, and the date is an end.
_WENT = re.compile(
    r"(?:上午|下午|晚|凌晨)?，?(?:正式|陆续|全部|已|于)?(?:启程|出发|到岗|抵|报到|到任|进驻|奔赴|赴|进[藏疆青滇川京沪]|起)"
)
_CAME_BACK = re.compile(r"结业|汇报会|总结会|总结表彰|返岗|期满|归来|返回|结束|凯旋|欢迎会")


def _set_off(view: View, start: int, end: int) -> When | None:
    """Return when the batch went, if ``text[start:end]`` says so: a date with 「启程」 behind it first, no date of a return."""
    if not _SENT_OFF.search(view.text, start, end):
        return None
    dated = [when for when in whens(view.text, view.year, view.page.paragraph_at(start).start, end) if when.first]
    went = [when for when in dated if when.start >= start and _WENT.match(view.text, when.end)]
    if went:
        return went[0]
    return None if _CAME_BACK.search(view.text, start, end) else start_of(view, start, end)


#: 「接力棒一交就是三年」
_IS_FOR = re.compile(r"一(?:来|去|干|待|驻|守|交|扎)就是(?P<length>[^，。；]{2,6})")


def _handed_on(view: View, start: int, end: int) -> Duration | None:
    """Return the length that 「一干就是三年」 gives a batch; not of a part of it, 「党政干部一干就是三年」."""
    match = _IS_FOR.search(view.text, start, end)
    if match is None or re.search(
        r"(?:干部|人才|教师|医生|专家)$", view.text[max(start, match.start() - 6) : match.start()]
    ):
        return None
    return next(iter(durations(view.text, *match.span("length"))), None)


def _following(view: View, end: int) -> tuple[int, int] | None:
    """Return the sentence behind *end* in its paragraph."""
    paragraph = view.page.paragraph_at(max(0, end - 1))
    return view.page.sentence_at(end) if end < paragraph.end else None


_COMES_HERE = re.compile(r"来(?:[一-鿿]{1,2})?(?:挂职|援|帮扶|支|工作|学习|跟|顶)")


def _sending(view: View, start: int, ordinal: int, after: int) -> Area | None:
    """Who sends: the area named last before the ordinal, 「我市」, else the publisher's."""
    named = [m for m in view.places.within(start, ordinal) if m.area and len(m.area.code) <= 6]
    near = [m for m in named if ordinal - m.end <= 6]
    if near and re.search(r"[到至往赴]$", view.text[start : near[-1].start]):
        # 「长沙市选派到龙山县的第十二批」: who receives stands next to the ordinal
        sender = [m for m in named if m.end <= near[-1].start]
        return sender[-1].area if sender else view.home
    if near:
        return near[-1].area
    if view.home and _COMES_HERE.match(view.text, after):
        # 「第四批来旺挂职干部」: whoever sends is named before, and lies elsewhere.
        before = [m.area for m in view.places.within(0, ordinal) if m.area and len(m.area.code) in (4, 6)]
        return next((one for one in reversed(before) if not one.within(view.home)), None)
    if re.search(r"由[^，。]{2,24}(?:选派|派出)的?$", view.text[start:ordinal]):
        return None  # 「由中央组织部、共青团中央选派的第24批博士服务团」
    if re.search(r"(?:我|本|全)[市县区州省旗]$", view.text[max(0, ordinal - 6) : ordinal]) or not named:
        return view.home
    return view.home or named[-1].area


def _receiving(view: View, start: int, end: int) -> Area | None:
    """Who receives: the area behind 「赴」 「到」 「抵达」 「奔赴」."""
    for match in re.finditer(r"赴|到|抵达|奔赴|前往|来", view.text[start:end]):
        at = start + match.end()
        mention = view.places.starting_at(at)
        if mention and mention.area:
            area = mention.area
            return area if len(area.code) <= 6 else view.places.book.up_to_county(area)
    return None
