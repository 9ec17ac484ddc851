"""Figures: a number with its unit, what it measures and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.extract.view import View
from graph.find.numbers import NUMERAL, number
from graph.find.words import alternatives
from graph.model import Reading, Slot

__all__ = ["figures"]

_COUNTED = alternatives(
    (
        "个百分点|百分点|个工作日|摄氏度|秒钟|课时|场次|号人|个点|块|毛|角|米|克|趟|单|款|道|张|碗|剂|课|孔|眼|片|车|口|宗|字|分|秒|匹|棚|桌|盏|封|段|层|瓶|箱|桶|盘|工作日|分钟|小时|个小时|平方公里|平方千米|平方米|公里|千米|公顷|立方米|元/平方米/年|元/亩/年|元/亩|万元/亩/年|万元/亩|元一亩|"
        "人次|人|户|家|个|项|条|名|位|座|亩|吨|元|只|支|份|篇|批次|批|场|次|起|例|成|件|套|处|期|所|栋|幢|台|辆|间|对|枚|头|页|种|类|块|公斤|斤|天|％|%|美元|千瓦|兆瓦|度|株|棵|本|堂|节|期"
    ).split("|")
)
_FIGURE = re.compile(
    rf"(?P<n>{NUMERAL}|上百|近百)(?P<more>余|多|几)?(?P<myriad>万亿|万|亿|千|百)?(?P<more2>余|多)?(?P<unit>{_COUNTED})(?P<per>一亩|/[一-鿿]+(?:/[一-鿿]+)?)?"
)
#: Numbers that count nothing: dates, ordinals, ages, names.
_NO_FIGURE_BEFORE = re.compile(
    r"(?:第|每|前|“|年|十|[a-zA-Z]|前列|近期|新|同|另|任何|某|各|几|哪|这|那|有(?=一)|上|下)$"
)
#: Of two characters at least, 「十二」 「四十」; not 「三四」.
_EXACT = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十")
_VAGUE = frozenset("一二两三四五六七八九十几")
_MEASURE = re.compile(r"[一-鿿A-Za-z“”‘’]{1,16}$")
_NOT_MEASURE = re.compile(
    r"^(?:达到|达|有|共|约|近|超过|超|为|是|的|了|已|其中|累计|拥有|建成|在|和|与|及)+|(?:达到|达|约|近|超过|超|为|已|累计|共|共有|多达|总|高达|不低于|有|近有|增加到|提高到|提高了)+$"
)


def figures(view: View) -> Iterator[Reading]:
    """A number in digits, or a written one of some size, stands before a unit: 「拥有专精特新企业111家」, 「占地100亩」.

    The measure is what the number counts, behind it or before it; the subject the unit or area that the clause or sentence is about. Dates,
    ordinals, ages, lengths of stays and small written numbers in passing (「一个」 「两种」) are left out.
    """
    for paragraph in view.page.paragraphs:
        if paragraph.repeats:
            continue
        for match in _FIGURE.finditer(view.text, paragraph.start, paragraph.end):
            reading = _read(view, match)
            if reading:
                yield reading


def _read(view: View, match: re.Match[str]) -> Reading | None:
    text = view.text
    start, end = match.span()
    before = text[max(0, start - 6) : start]
    written, unit = match["n"], match["unit"]
    if (_NO_FIGURE_BEFORE.search(before) and not re.search(r"[一每全]年$", before)) or before.endswith((".", "·", "“")):
        return None
    digits = written[0].isdigit()
    if written == "一" or (unit == "成" and (digits or re.match(r"[为立功果员了本长都效就绩熟份交品]", text[end:]))):
        return None
    if unit == "分" and before.endswith(("时", "点")):
        return None  # 「上午9时30分」
    if unit == "个点" and not re.search(r"[低高降涨升少多]了?$", before):
        unit, end = "个", end - 1
    if before.endswith("最后") and unit in ("米", "公里"):
        return None
    if (
        unit in ("名", "位", "人")
        and _SENT.match(text, end)
        and not _OF_OTHERS.search(text[max(0, start - 14) : start])
    ):
        return None  # how many were sent is the batch's headcount
    if (
        not digits
        and (
            (
                set(written) <= _VAGUE
                and not match["myriad"]
                and unit not in _PLAIN_UNITS
                and not _EXACT.fullmatch(written)
            )
            or (written in ("百", "千", "十") and not match["myriad"])
        )
        and unit != "成"
    ):
        return None
    if (
        unit in ("天", "日", "分钟", "期", "节", "堂", "批", "次", "度", "人", "位", "名", "类", "种", "块", "本", "对")
        and not digits
    ):
        return None
    if re.match(r"(?:多)?(?:月|年|世纪|星期|学期)", text[end:]) or (
        unit == "个" and re.match(r"(?:多|半)?(?:月|年|半月|学期|日日夜夜)", text[end:])
    ):
        return None
    if unit == "批" and re.match(r"(?:时间|内|干部|，)", text[end:]):
        return None
    if _SPAN.match(text, start) or _ROUND_THE_CLOCK.match(text, start):
        return None
    if unit == "个" and text[end : end + 1] == "人":
        unit, end = "个人", end + 1
    if re.match(r"(?:左右|以上|以下|岁)?(?:岁)", text[end:]) or text[end : end + 1] == "岁":
        return None
    value = _value(written)
    if value is None:
        return None
    if unit == "成" and text[end : end + 1] == "半":
        value, end = value + Decimal("0.5"), end + 1
    myriad = match["myriad"] or ""
    label = f"{myriad}{unit}{match['per'] or ''}"
    sentence = view.page.sentence_at(start)
    clause = max(text.rfind(mark, sentence[0], start) for mark in "，；：、（") + 1 or sentence[0]
    behind = re.match(
        r"(?:左右的|以上的?|的|左右)?(?P<what>[一-鿿A-Za-z“”]{2,12}?)(?=[，。；、：（）]|$|[已达和与在被将把参])",
        text[end : sentence[1]],
    )
    ahead = text[max(clause, sentence[0]) : start]
    if not ahead and text[start - 1 : start] == "（":
        ahead = re.split(r"[，。；：、\n]", text[view.page.paragraph_at(start).start : start - 1])[
            -1
        ]  # 「处级干部（4名）」
    measure = _NOT_MEASURE.sub("", _NOT_MEASURE.sub("", ahead)) if len(ahead) >= 2 else ""
    if not measure and behind:
        measure = behind["what"]
    subject = _subject(view, sentence[0], start)
    measure = _NOT_MEASURE.sub("", measure.strip("“”，、").removeprefix(subject) or measure)[:24]
    if not measure or not subject:
        return None
    return view.reading(
        "figure", "number-with-unit", clause, end,
        Slot("subject", subject), Slot("measure", measure),
        Slot("value", format(value, "f")), Slot("unit", label),
    )  # fmt: skip


#: The length of a stay in passing: 「在100天时间里，我走进…」.
_SPAN = re.compile(rf"{NUMERAL}多?天(?:的)?(?:时间|日子)[里内中]")
#: Always open: 「24小时自助服务区」 「24小时不打烊」; not 「24小时内办结」.
_ROUND_THE_CLOCK = re.compile(r"(?:24|二十四)个?小时(?!之?内|以[内上]|不到|左右|就|办)")
_SENT = re.compile(
    r"(?:赴[^，。]{1,6})?(?:[^，。；]{0,6})?(?:同志|干部|学员|队员|挂职|跟班)|(?:来到|赴|奔赴|抵达|已于)"
)
#: Not the batch that the page is about: all batches so far, or a part of one.
_OF_OTHERS = re.compile(
    r"(?<![首一二三四五六七八九十]批)(?:前|已|先后|累计|共)[^，。；]{0,8}(?:[两二三四五六七八九十\d]批|[一二两三四五六]期)[^，。；]{0,4}$|第[一二三四五六]期、第[一二三四五六]期共?$|其中，?$|(?<!批)(?<!批..)(?<!批....)(?:干部|人才|人员|教师|医生)$|本[期批][^，。；]{0,4}$|有$|不少于$"
)
#: Units that make even a small written number a figure: 「连续出台三份文件」, 「一斤卖到八百元」.
_PLAIN_UNITS = frozenset("份 元 亩 吨 家 座 万元 亿元 公里 篇 小时 条".split())


def _value(written: str) -> Decimal | None:
    if written in ("上百", "近百"):
        return Decimal(100)
    return number(written)


def _subject(view: View, start: int, end: int) -> str:
    """Return what the number is about, or an empty string.

    The unit or area named last before it in its sentence, else in its paragraph; else the narrator's host, or the last place
    named before.
    """
    for left in (start, view.page.paragraph_at(start).start):
        named = view.places.within(left, end)
        if named:
            last = named[-1]
            tail = re.match(rf"[一-鿿]{{0,10}}?(?:{_UNIT_TAIL})", view.text[last.end : end])
            return view.text[last.start : last.end + (tail.end() if tail else 0)]
    section = view.plan.section_at(start)
    if section:
        return view.hosts.get(view.text[slice(*section.name)], "")
    before = view.places.within(0, end)
    return view.text[before[-1].start : before[-1].end] if before else ""


_UNIT_TAIL = "局|委|办|中心|公司|集团|镇|街道|管委会|开发区|经开区|高新区|园区|大学|医院|学校"
