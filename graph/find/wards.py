"""Wards, which say nothing of the hospital that they belong to, and the hospital that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.find.areas import Area, Places

__all__ = ["hospital_before", "is_school_office", "is_ward", "school_before", "ward_in"]

#: A ward, which says nothing of the hospital that it belongs to.
_WARD = re.compile(
    r"(?:内|外|儿|妇产?|妇|产|急诊|骨|眼|口腔|检验|药剂|麻醉|超声|放射|影像|病理|感染|康复|中医|皮肤|肿瘤|心内|心血管内|神经[内外]|普外|呼吸(?:内|与危重症医学)?|消化内?|泌尿外?|重症医学|耳鼻喉|信息|医务|超声医学|新生儿|血液|血液透析|肾内|胸外|心胸外|内分泌|风湿免疫|老年医学|介入|核医学|输血|营养|针灸|推拿|疼痛|全科医学|医保|质控|病案|设备)科"
    r"|护理部|医务部|医务处|药学部|手术室|门诊部|产房|新生儿重症监护室|血液透析(?:中心|室)|医保办|院感科|病案室"
)
#: An office of a school, which says nothing of the school.
_SCHOOL_OFFICE = re.compile(r"(?:教务|教导|德育|政教|教研|学生|总务|教学|科研|教科|后勤)(?:处|室)|教研组|教务科|年级组")
_SCHOOL = re.compile(
    r"(?P<relative>(?<=[^一-鿿])[省市州县区旗])?(?:(?!在|到|和|与|从|赴)[一-鿿]){0,12}?(?:中学|小学|学校|高中|幼儿园|[一二三四五六七八九十]中)(?![生教]|师生|校长)"
)
_HOSPITAL = re.compile(
    r"[一-鿿]{0,8}?(?P<relative>[省市州县区旗]|(?<=[^一-鿿]))?(?:第?[一二三四五六七八九十]?人民|中心|中医|妇幼|胸科|口腔|肿瘤|附属|民族|藏|蒙|第[一二三四五六])(?:中?医院|保健院|保健计划生育服务中心)|(?P<named>[一-鿿]{2,8}医院)"
)


def is_ward(unit: str) -> bool:
    """Whether *unit* is a ward, which says nothing of the hospital that it belongs to: 「急诊科」."""
    return bool(_WARD.fullmatch(unit))


def is_school_office(unit: str) -> bool:
    """Whether *unit* is an office of a school that says nothing of the school: 「教务处」."""
    return bool(_SCHOOL_OFFICE.fullmatch(unit))


def ward_in(unit: str, is_area: Callable[[str], bool]) -> str:
    """Return the ward that is all that *unit* names beside an area: 「护理部」 of 「云南巧家护理部」; empty if it names more.

    Args:
        unit: as written.
        is_area: tells whether a word is the name of an area.
    """
    cut = next((cut for cut in range(len(unit)) if is_ward(unit[cut:])), None)
    return unit[cut:] if cut is not None and (not cut or is_area(unit[:cut])) else ""


def hospital_before(text: str, places: Places, at: int, beyond: Area | None = None) -> str:
    """Return the hospital that *text* names last before *at*, whose ward is meant: 「护理部」 「急诊科」.

    Args:
        text: the reading text.
        places: the areas that it names.
        at: offset of the ward.
        beyond: hospitals in the province of this area are not meant.

    Returns:
        Its name from the area that begins it, 「舟曲县人民医院」 「县人民医院」; empty if none is named.
    """
    return _before(_HOSPITAL, text, places, at, beyond)


def school_before(text: str, places: Places, at: int, beyond: Area | None = None) -> str:
    """Return the school that *text* names last before *at*, whose 「教务处」 is meant; see :func:`hospital_before`."""
    return _before(_SCHOOL, text, places, at, beyond)


def _before(pattern: re.Pattern[str], text: str, places: Places, at: int, beyond: Area | None) -> str:
    for match in reversed(list(pattern.finditer(text, 0, at))):
        inside = places.within(match.start(), match.end())
        start = inside[0].start if inside else match.start("relative")
        here = next((one.area for one in inside if one.area), None)
        if start >= 0 and not (beyond and here and here.code[:2] == beyond.code[:2]):
            return text[start : match.end()]
    return ""
