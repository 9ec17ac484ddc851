"""Where what stands before a name says that its bearer comes from: unit, titles, county."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from graph.extract.deixis import taken_up
from graph.extract.view import View
from graph.find.areas import CITY, COUNTY, Area, gazetteer
from graph.find.posts import ends_with_unit, in_section, split_posts
from graph.find.seats import seat_of
from graph.find.unit_chain import unit_kind
from graph.find.unit_edges import unit_edges
from graph.find.wards import ward_in

__all__ = ["Home", "county", "home_of"]

#: Titles of a government's own people: 「凤台县副县长」 works for 凤台县人民政府, which no word names.
_GOVERNMENT = re.compile(r"(?:副|代|代理|常务副)?(?:省|市|州|盟|区|县|旗)长$|^副?专员$")
_COMMITTEE = re.compile(r"^(?:常委|副书记|书记)$")
#: Units that say nothing of where they are if their name does not: 「国家能源集团」 need not be of the city that the page is about.
_CENTRAL = re.compile(r"中国|国家|中央|全国|教育部|水利部")
_ANYWHERE = frozenset({"enterprise", "research-institute"})
#: What somebody is among those sent, and not at home.
_NO_POST = frozenset("干部 学员 队员 领队 成员 同志 人员 队长 组长 教师 老师 医生".split()) - {"教师", "医生"}


#: What somebody teaches or does at a school or hospital that goes without saying: 「数学教师」.
_CALLING = re.compile(
    r"(?:[一-鿿]{2}|[小初高]中[一-鿿]{2})?(?:高级|一级|二级)?(?:教师|老师)|(?:(?:(?!院|局|站|所)[一-鿿]){1,3}科)?(?:副?主任|主治|住院)?(?:医师|医生|护士长?)"
)


#: A dot between a unit and its part: 「巧家县人民医院·信息科」.
_DOT = re.compile(r"(?<=[院局校厅委处社司])·")


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody comes from: a unit with its written form, titles, the county or city, and whether words name the unit."""

    unit: str
    titles: tuple[str, ...]
    area: Area | None
    stated: bool = True


def _seat(view: View) -> Area | None:
    """Return where the institution is that publishes the page; a page about people who were sent to help does not tell it otherwise."""
    told = seat_of(view.institution) or view.area_beside(view.institution)
    return told or (None if view.programme else county(view.home))


#: Before the area that somebody is from.
_FROM = re.compile(r"(?:来自|从|由)$")


def _only_origin(view: View, span: tuple[int, int], area: Area) -> bool:
    """Whether *span* tells where somebody is from and not who sent them: a city, or a county behind 「来自」."""
    said = _FROM.search(view.text, max(0, span[0] - 2), span[0]) or view.text.startswith("的", span[1])
    return len(area.code) <= CITY or (len(area.code) == COUNTY and bool(said))


def home_of(view: View, post: str, span: tuple[int, int], near: Area | None = None) -> Home:
    """Read what stands before a name as where its bearer comes from.

    Args:
        view: the page.
        post: units and titles, 「毛集实验区工委委员、人武部部长」.
        span: where they stand in the reading text.
        near: where the bearer comes from by all that the page tells, as far as known: whose 「市」 is meant.

    Returns:
        The first unit that is more than an area, completed by the area that the text leaves to the reader; 「凤台县副县长」 gives
        凤台县人民政府, inferred.
    """
    if view.text[slice(*span)] == post:
        begins = unit_edges(post)[0]
        post, span = post[begins:], (span[0] + begins, span[1])
    post = _DOT.sub("", post)
    if _CALLING.fullmatch(post):
        where = _seat(view) if view.institution else county(view.home)
        return Home(view.institution, (post,), where, stated=False)
    pointed = taken_up(view, *span)
    if pointed and pointed.unit and pointed.end <= span[1]:
        # 「该校后勤保障处膳食科副科长」
        inner = split_posts(view.text[pointed.end : span[1]]) if pointed.end < span[1] else ()
        part = inner[0].unit if inner and ends_with_unit(inner[0].unit) else ""
        held = tuple(dict.fromkeys(p.title for p in inner if p.title and p.title not in _NO_POST))
        return Home(pointed.unit + part, held, county(pointed.area))
    posts = tuple(
        p
        for p in map(in_section, split_posts(post))
        if not re.search(r"第一书记|工作队|临时党(?:支部|总支|委|小组)|^工作组(?:副?组长|成员)", p.unit[-6:] + p.title)
    )
    if not posts:
        return Home("", (), None)
    titles = tuple(dict.fromkeys(p.title for p in posts if p.title and p.title not in _NO_POST))
    book_area = view.area_of(*span)
    chosen = next((p for p in posts if p.unit and not _is_area(view, p.unit)), None) or next(
        (p for p in posts if p.unit), None
    )
    if chosen is None:
        return Home("", titles, county(view.home))
    ward = ward_in(chosen.unit, partial(_is_area, view))
    if ward:  # 「检验科主管技师」: the ward is told with the title
        titles = tuple(ward + title if title == chosen.title else title for title in titles)
        if view.institution.endswith("院") and ward == chosen.unit:
            return Home(view.institution, titles, _seat(view), stated=False)
    unit, named = view.absolute(chosen.unit[slice(*unit_edges(chosen.unit))], near, at=span[0])
    unit = "" if ward_in(unit, partial(_is_area, view)) else unit
    stated = True
    area = book_area or named
    if _is_area(view, chosen.unit):
        first = chosen.title
        if _GOVERNMENT.search(first):
            unit, stated = f"{unit}人民政府", False
        elif _COMMITTEE.search(first):
            unit, stated = f"{unit}委", False
        elif (
            not titles
            and book_area
            and (_only_origin(view, span, book_area) or not chosen.unit.endswith(book_area.name))
        ):
            unit = ""  # 「云南巧家」 「山西」: the short name of an area is no unit, nor is 「苏州市」
    seat = seat_of(unit) if unit else None
    if seat and (area is None or seat.within(area) or not named):
        area = seat  # 「中山大学」 is in no 中山市
    elif area is None:
        elsewhere = _CENTRAL.match(unit) or unit_kind(unit) in _ANYWHERE
        area = None if elsewhere else view.home
    elif (
        len(area.code) == 2
        and not named
        and view.home
        and view.home.within(area)
        and unit_kind(unit) == "enterprise"
        and not re.search("研究院|设计院|研究所", unit)  # these are the province's own
    ):
        area = view.home  # 「安徽建发…公司」 of a city's own cadres
    return Home(unit, titles, county(area), stated)


def _is_area(view: View, unit: str) -> bool:
    area = view.places.named(unit) or gazetteer().by_full.get(unit)
    if area is None:
        found = list(gazetteer().find(unit))
        whole = sum(b - a for a, b, _ in found) == len(unit) > 1
        return whole and found[-1][1] == len(unit) and _fine(found[-1][2])
    return len(area.code) <= 6


def _fine(name: str) -> bool:
    book = gazetteer()
    return any(
        len(code) <= 6 for code in (*book.by_name.get(name, ()), *(code for code, _ in book.by_short.get(name, ())))
    )


def county(area: Area | None) -> Area | None:
    """Return the county that *area* lies in, or the area itself where it is larger."""
    return gazetteer().up_to_county(area) if area else None
