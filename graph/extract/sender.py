"""Which area sends: what 「我市」 「全县」 mean on a page, told by its publisher, its issuer, its narrators, or by what it names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.extract.modes import MODE
from graph.find.areas import Area, gazetteer
from graph.find.seats import seat_of

if TYPE_CHECKING:
    from graph.extract.view import View

__all__ = ["sending_area"]

_ISSUER = re.compile(
    r"(?:来源：|中共)?(?P<area>[一-鿿]{2,14}?)(?:委组织部|委办公室|委员会组织部|融媒体中心(?=讯|[^一-鿿]|$)|融媒(?=[\d\s]|$)|人民政府办公室$|人民政府(?=网|>|》|$)|人力资源和社会保障局$|教育局$|卫生健康委员会$)"
)
#: The name of a paper or an account that begins with the short name of its area: 「江阴日报」 「来源：碧江组工」.
_MASTHEAD = re.compile(
    r"(?=(?P<short>[一-鿿]{2,4})(?:日报|时报|晚报|晨报|早报|周报|组工|发布|先锋|党建|组织工作|融媒|政务)(?![一-鿿]{3}))"
)
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


def sending_area(view: View) -> Area | None:
    """Return the area that 「我市」 「全县」 mean: the publisher's, or the city that the text sends from; ``None`` if it does not tell.

    The sending city is the one most named that is not where people are sent to; a county where no city is between county and province.
    """
    book = gazetteer()
    if view.place in book.by_full:
        return book.by_full[view.place]
    issuer = _issuer(view) or _seat(view) or _counts_batches(view)
    if issuer:
        return issuer
    told = [m.area for s in view.plan.sections for m in view.places.within(*s.post) if m.area and len(m.area.code) >= 4]
    cities = {_city_code(area) for area in told}
    if len(told) > 1 and len(cities) == 1:
        return book.areas.get(cities.pop())
    if len(cities) > 1:
        # Several cities send: 「我省」 is what they have in common, and 「我市」 each narrator's own.
        provinces = {area.code[:2] for area in told}
        return book.areas[provinces.pop()] if len(provinces) == 1 else None
    hosts: Counter[str] = Counter()
    for match in re.finditer(
        rf"(?:赴|到|在|前往|至|抵达|援|驻)(?P<host>[^，。；“”\n]{{2,24}}?)(?:{MODE}|考察|对接)", view.text
    ):
        hosts.update(_city_code(m.area) for m in view.places.within(*match.span("host")) if m.area)
    votes: Counter[str] = Counter()
    for mention in view.places.mentions:
        if (
            mention.area
            and len(mention.area.code) >= 4
            and not view.text[: mention.start].endswith(("赴", "到", "在", "抵"))
        ):
            votes[_city_code(mention.area)] += 1
    for section in view.plan.sections:
        votes.update(_city_code(m.area) for m in view.places.within(*section.post) if m.area and len(m.area.code) >= 4)
    foreign = _visitors(view)
    for code in votes:
        beside = code[:2] in _MUNICIPALITIES and any(host.startswith(code[:2]) for host in hosts)
        votes[code] -= 3 * hosts[code] * (not foreign) + 1000 * beside + 1000 * (code in foreign)
    best = votes.most_common(2)
    if best and best[0][1] > 0 and (len(best) == 1 or best[0][1] > best[1][1]):
        city = book.areas[best[0][0]]
        return (_county_of(view, city) if foreign else _city_within(view, city)) or city
    return None


def _city_within(view: View, city: Area) -> Area | None:
    """Return the county-level city of *city* that the page names, if it never names *city*, nor another of its counties: 「都匀市」 without 「黔南州」."""
    named = _named_within(view, city)
    inside = named.pop() if len(named) == 1 else None
    return inside if inside and inside.name.endswith("市") else None


def _named_within(view: View, city: Area) -> set[Area | None]:
    """Return the counties of *city* that the page names, and *city* itself if it does."""
    book = gazetteer()
    return {book.up_to_county(m.area) for m in view.places.mentions if m.area and m.area.within(city)}


def _seat(view: View) -> Area | None:
    """Return where the school or hospital is that publishes the page: 「铜仁市碧江医院」."""
    if not view.institution:
        return None
    mention = view.places.starting_at(max(0, view.text.find(view.institution)))
    return seat_of(view.institution) or (mention.area if mention else None)


#: So much of a line may hold the name of the paper.
_HEAD = 40
#: Whoever comes 「到我县」 is of another county, and the page of the host.
_TO_US = re.compile(r"[^，。；！？\n]{0,24}?(?:来|到|赴|在)[我本](?P<level>[县区市旗州])")


def _visitors(view: View) -> set[str]:
    """Return the cities whose people are told to come to 「我县」: 「巧家县9名干部在我县跟岗」."""
    return {
        _city_code(mention.area)
        for mention in view.places.mentions
        if mention.area and len(mention.area.code) >= 4 and _TO_US.match(view.text, mention.end)
    }


def _county_of(view: View, city: Area) -> Area | None:
    """Return the county of *city* that the page names, if it names one alone and speaks of 「我县」 or 「我区」."""
    if not re.search(r"[我本][县区旗]", view.text):
        return None
    named = _named_within(view, city) - {city}
    return named.pop() if len(named) == 1 else None


def _issuer(view: View) -> Area | None:
    """Return the area of whoever issued or published the page, if a line at its head or end says so: 「中共嘉鱼县委组织部」, 「来源：龙山县融媒体中心」."""
    paragraphs = view.page.paragraphs
    for paragraph in (*paragraphs[:4], *paragraphs[-3:]):
        match = _ISSUER.match(view.text, paragraph.start, paragraph.end)
        mention = view.places.starting_at(match.start("area")) if match else None
        if match and mention and mention.area and len(mention.area.code) in (4, 6):
            return mention.area
        paper = _masthead(view, paragraph.start, paragraph.end)
        if paper:
            return paper
    return None


def _masthead(view: View, start: int, end: int) -> Area | None:
    """Return the county or city whose short name begins the name of a paper or an account in ``text[start:end]``, if the page names it, too."""
    book = gazetteer()
    for match in _MASTHEAD.finditer(view.text, start, min(end, start + _HEAD)):
        codes = [code for code, _ in book.by_short.get(match["short"], ()) if len(code) in (4, 6)]
        named = {m.area for m in view.places.mentions if m.area and m.start != match.start()}
        told = [book.areas[code] for code in codes if any(area.within(book.areas[code]) for area in named)]
        if len(told) == 1 and "报" not in view.text[max(0, match.start() - 2) : match.start()]:
            return told[0]
    return None


#: 「云阳县第四批9名干部」: who counts the batches of its own people sends them; not 「永善县第二批来我区跟岗干部」.
_BATCH_OF = re.compile(r"(?:第[一二三四五六七八九十\d]+批|首批)(?!来|到|赴我)[^，。；]{0,12}(?:干部|人才|同志|学员)")


def _counts_batches(view: View) -> Area | None:
    """Return the county or city before 「第四批干部」, if the page names one alone there."""
    told = {
        mention.area
        for mention in view.places.mentions
        if mention.area and len(mention.area.code) in (4, 6) and _BATCH_OF.match(view.text, mention.end)
    }
    return told.pop() if len(told) == 1 else None


def _city_code(area: Area) -> str:
    """Return the code of the city of *area*; of its county where no city is between county and province, 「石柱县」."""
    return area.code[: 4 if area.code[:4] in gazetteer().areas else 6]
