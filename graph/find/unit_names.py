"""The name of an organ without its area, taken apart from the outside in and written in full.

「委组织部干部科」 is a committee, its department and a section of that; 「发改委办」 is the office of 「发展和改革委员会」.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.unit_tables import ENDINGS, Form, composed, forms, joined, longest_form, zone_forms
from graph.find.words import alternatives, unit_endings

__all__ = ["Outer", "Part", "is_organ", "parts_of"]


@dataclass(frozen=True, slots=True)
class Outer:
    """A unit that another one is part of: its key, a name to show, its kind, and whether the other's name names it."""

    key: str
    label: str
    kind: str
    named: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One organ of a chain.

    Args:
        full: its name in full without area and outer organs; empty for the place itself as an organ.
        end: where its written form ends.
        kind: the kind that the tables tell; may be empty.
        named: whether the text names it; 「组织部」 alone implies a committee.
        above: what it is part of, if that is in another area.
    """

    full: str
    end: int
    kind: str = ""
    named: bool = True
    above: Outer | None = None


#: What a unit inside another one may end with.
_INNER = (
    r"(?:办公室|办公厅|办|科|科室|股|处|室|部|组|中心|党组|党委|党工委|党支部|党总支|团委|工会|分局|总队|支队|大队|中队|派出所|所|站|庭|"
    r"学院|系|研究所|研究院|附属.{0,8}(?:医院|中学|小学|学校)|医院|分公司|分行|支行|营业部|项目部|厂|矿|车间|前台|大厅|窗口|专班|工作队)"
)
#: What has units inside: the shortest beginning of a name that ends like this and goes on like a unit inside.
_OUTER = re.compile(
    r"(?P<outer>(?:医院|.{2,}?(?:委员会(?!办公室$)|局|厅|署|医院|法院|检察院|大学|学院|研究院|卫生院|保健院|设计院|科学院|中学|小学|学校|公司|集团|银行|"
    r"分行|支行|(?<=.)中心|总队|支队|大队|管委会|委|党工委|研究所|报社|日报社|电视台|人武部|总工会)))"
    r"(?=(?P<inner>.*"
    + _INNER
    + r")$)(?!员会|有限|股份|（|）|总公司|集团|公司|城|生(?!产)|路|业|血|小学|幼儿|卫生|医院|管理委员会|管委会|的)"
)
#: What a zone is run by.
_RUN_BY = ("管理委员会", "管委会")
_ZONES = alternatives(
    {ending for ending, kind in unit_endings().items() if kind == "zone"} - set(_RUN_BY) | {"集中区", "科学城"}
)
#: Zones have bureaux of their own.
_ZONE_OUTER = re.compile(
    rf"(?P<outer>.*?(?:{_ZONES}))(?=(?:管委会|管理委员会|党工委|工委|纪工委|党政办|办公室|.{{2,12}}局|.{{2,12}}(?:部|办|办公室)|.{{2,12}}(?<!工)委(?:员会)?$).*$)"
)
#: A town that the table of divisions does not know, or a village, and what is inside.
_TOWN = re.compile(
    r"(?P<outer>.{2,7}?(?:街道|镇|乡|苏木))(?=(?:办事处|办$|人民政府|政府|党委|党工委|工委|人大|纪委|纪工委|团委|妇联|党政|.{2,10}(?:办|办公室|中心)$)|$)"
)
_VILLAGE = re.compile(
    r"(?P<outer>.{2,9}?(?:村|社区|嘎查))(?=(?:村委会|村民委员会|居委会|居民委员会|党支部|党总支|党委)|$)"
)
#: The government's own offices; whatever else follows 「人民政府」 is a department that is named without it as well.
_OF_GOVERNMENT = re.compile(
    r"(?:办公室|办公厅|办|研究室|政研室|督查室|值班室|参事室|法制办|政务公开办)(?:.*(?:科|处|室|股))?$"
)
_OFFICE = re.compile(r"(?:办公室|办(?!公))(?=.{1,8}(?:科|股|处|室|中心)$)")
_NUMBERED = re.compile(
    r"第?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<what>中学|小学|幼儿园|高级中学|中|小|幼|高)$"
)
#: A bureau or committee of several fields, 「文旅广电局」.
_FIELDS = re.compile(r"(?P<fields>[一-鿿、]{3,20}?)(?P<ending>局|厅|委员会|委)")
_SCHOOLS = {"中": "中学", "小": "小学", "幼": "幼儿园", "高": "高级中学"}
_DIGITS = "〇一二三四五六七八九"
#: A hospital that is called by its number alone, 「市一院」.
_HOSPITAL = re.compile(r"(?P<number>[一二三四五六七八九十])院")
_LEGAL = (
    (re.compile(r"国家电网(?=.*公司$)"), "国网"),
    (re.compile(r"农商(?:银)?行$|农村商业银行(?:股份)?(?:有限公司)$"), "农村商业银行"),
    (re.compile(r"有限责任公司"), "有限公司"),
    (re.compile(r"集团(?:有限公司|公司)$"), "集团"),
    (re.compile(r"（集团）(?=有限公司$)"), "（集团）"),
)
_LIAISON = re.compile(r"驻(?P<where>.{1,8}?)(?:办事处|办|联络处)$")
_CAPITAL = {
    "京": "北京",
    "沪": "上海",
    "津": "天津",
    "渝": "重庆",
    "穗": "广州",
    "深": "深圳",
    "汉": "武汉",
    "杭": "杭州",
    "蓉": "成都",
}


def _number(word: str) -> str:
    if not word.isdigit():
        return word
    tens, ones = divmod(int(word), 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _chosen(written: str, level: str) -> Form | None:
    """Return what *written* means at *level*; without a level, only if there is one answer."""
    known = forms().get(written, ())
    if level:
        return next((form for form in known if not form.levels or level in form.levels), None)
    likely = {form for form in known if form.levels != ("镇",)}
    return likely.pop() if len(likely) == 1 else None


def _in_full(written: str, level: str) -> tuple[str, str]:
    """Write a name that stands in no table in full, as far as its ending tells; return it with the kind that this tells."""
    for short, form in zone_forms():
        if written.endswith(short) and (not form.levels or level in form.levels):
            return written[: -len(short)] + form.full, "zone"
    numbered = _NUMBERED.search(written)
    if numbered and (numbered.start() == 0 or written[numbered.start()] == "第"):
        what = _SCHOOLS.get(numbered["what"], numbered["what"])
        return f"{written[: numbered.start()]}第{_number(numbered['number'])}{what}", "school"
    if written == "医院" and level in ("县", "镇"):
        return "人民医院", "hospital"
    hospital = _HOSPITAL.fullmatch(written)
    if hospital:
        return f"第{hospital['number']}人民医院", "hospital"
    liaison = _LIAISON.search(written)
    if liaison:
        where = _CAPITAL.get(liaison["where"], liaison["where"])
        return f"{written[: liaison.start()]}驻{where}办事处", "liaison-office"
    national = forms().get(written.removeprefix("国家"), ()) if written.startswith("国家") else ()
    if national:
        return f"国家{national[0].full}", national[0].kind
    whole = _FIELDS.fullmatch(written)
    fields = composed(whole["fields"]) if whole else ""
    if whole and fields:
        ending = ENDINGS.get(whole["ending"], whole["ending"])
        known = forms().get(fields + ending, ())
        return (known[0].full, known[0].kind) if known else (fields + ending, "government-department")
    for pattern, legal in _LEGAL:
        written = pattern.sub(legal, written)
    if re.search(r"^办$|.{2}(?<!主)(?<!承)办$", written):
        return joined(written) + "公室", ""
    if re.search(r"[一-鿿]{3}(?<!党|工|团|纪|监|省|市|县|区|州|旗|村)委$", written):
        return joined(written) + ENDINGS["委"][1:], ""
    return (joined(written) if re.search(r"(?:局|厅|委员会|办公室|中心)$", written) else written), ""


def is_organ(text: str) -> bool:
    """Whether *text* begins with an organ of the tables that ends there or has units inside: 「委组织部」 「直机关工委」."""
    return bool(_NUMBERED.match(text)) or any(_closes(text, end) for end in longest_form(text, 0))


def _closes(text: str, end: int) -> bool:
    """Whether a written form of the tables may end at *end*: nothing follows, or a unit inside."""
    rest = text[end:]
    if not rest or rest in forms() or any(_closes(rest, inner) for inner in longest_form(rest, 0)):
        return True
    if text[:end] in ("政府", "人民政府") and not (
        _OF_GOVERNMENT.match(rest) or re.match(r"驻|.*(?:局|委员会|委)$", rest)
    ):
        return False  # 「政府投资项目评审中心」 is a name of its own
    return bool(re.fullmatch(rf"(?!城|路|街|村|镇|乡).*{_INNER}", rest))


def parts_of(text: str, start: int, level: str, *, inside: bool = False) -> list[Part]:
    """Take ``text[start:]`` apart, from the outside in.

    Args:
        text: the written name of a unit.
        start: where its area has ended.
        level: 「省」 「市」 「县」 「镇」, that of the area; empty if unknown.
        inside: whether the organ that it is inside of has been read already.
    """
    parts: list[Part] = []
    while start < len(text):
        part = _next(text, start, level, first=not parts)
        form = _chosen(text[start : part.end], level)
        if form and form.within and not parts and not inside:
            parts.append(Part(form.within, start, kind=_kind_of(form.within), named=False))
        start = part.end
        parts.append(part)
        level = "镇" if part.kind == "township" else level
    return _settled(parts)


def _kind_of(written: str) -> str:
    return next((form.kind for form in forms().get(written, ())), "")


def _next(text: str, start: int, level: str, *, first: bool) -> Part:
    rest = text[start:]
    ends = [end for end in longest_form(text, start) if _closes(rest, end - start)]
    for end in ends:
        form = _chosen(text[start:end], level)
        if form:
            return Part(form.full, end, form.kind)
    if not first and rest.startswith(("驻", "派驻")):
        return Part(rest, len(text), "discipline-organ" if rest.endswith(("纪检监察组", "纪检组")) else "")
    office = _OFFICE.match(rest)
    if office and not first:
        return Part("办公室", start + office.end(), "")
    run_by = next((word for word in _RUN_BY if not first and rest.startswith(word)), "")
    if run_by:
        return Part(_RUN_BY[0], start + len(run_by), "zone")
    zone = _ZONE_OUTER.match(rest)
    if zone and zone["outer"] and first:
        return Part(_in_full(zone["outer"], level)[0], start + zone.end("outer"), "zone")
    for pattern, kind in ((_TOWN, "township"), (_VILLAGE, "village-or-community")):
        place = pattern.match(rest)
        if place and first:
            return Part(place["outer"], start + place.end("outer"), kind)
    outer = _OUTER.match(rest)
    if outer:
        written = outer["outer"]
        form = _chosen(written, level)
        full, kind = (form.full, form.kind) if form else _in_full(written, level)
        return Part(full, start + outer.end("outer"), kind)
    full, kind = _in_full(rest, level)
    return Part(full, len(text), kind)


def _settled(parts: list[Part]) -> list[Part]:
    """Join what is one organ: a zone and its administration, a village and its committee; a department said to be the government's."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        itself = part.full == _RUN_BY[0] if before and before.kind == "zone" else part.full == ""
        if before and (itself or (before.kind == "township" and part.full in ("人民政府", ""))):
            found[-1] = Part(before.full, part.end, before.kind)
        elif before and before.full == "人民政府" and not _OF_GOVERNMENT.match(part.full):
            found[-1] = part
        else:
            found.append(part)
    return found
