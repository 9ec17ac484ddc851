"""Posts, units and areas wherever a page names them: what may be somebody's home or host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.extract.hosts import Host, up_to
from graph.extract.view import MODE, View
from graph.find.areas import Area, AreaMention
from graph.find.posts import NUMBERED_SCHOOL, TITLE, ends_with_title, ends_with_unit
from graph.find.unit_edges import BRANDS
from graph.find.words import units_pattern

__all__ = ["Mention", "mentions"]

#: What parts one mention from the next.
_CLAUSE = re.compile(
    r"(?:[^，。；：！？“”‘’（）《》\n\t\u3000、｜|┃│—→…●◆■▌·]|（[一-鿿]{2,4}）(?=(?:集团|股份|有限|责任)+公司))+"
)
#: Small words that a mention begins behind: 「被派到|吴江区|任|副区长」.
_EDGE = re.compile(
    r"前往|奔赴|来到|抵达|选派|[再又]派|派驻|派到|派往|安排|担任|挂任|出任|兼任|现任|原任|曾任|时任|来自|作为|身为|接任|改任|"
    r"这位|那位|还有|一位|一名|自己|我们|他们|她们|跟着|跟随|叫做|成了|做了|做过|干过|互派|加入|进了|"
    r"负责|帮助|协助|带动|建议|用好|分管|主管|牵头|参与|推动|调整|其中|具体|统一|(?<!国)有(?!限|色|机|线)|(?<!首)将(?!乐|军)|[都也](?=[有是要会能])|让|给|说|没|不(?!动产|锈)|"
    rf"{MODE}|"
    r"(?<![主责])任|[去在到赴至驻入于为是从由当的了着对把被向]"
)
#: Small words that stand between two mentions, 「甲局与乙局」, or within the name of one, 「住房和城乡建设局」.
_AND = re.compile(r"[和与及]")
#: Behind what looks like the ending of a unit: it is within a word, 「材料科|学」 「帮办|员」 「站|在」.
_IN_WORD = re.compile(
    r"(?<=科)[学技研普教创]|(?<=办)[理法事好完成得过学税班展赛]|(?<=站)[在着起出上到了稳]|(?<=所)[有以在属说到谓做见需长]|(?<=部)[分署门长件]|"
    r"(?<=处)[理于长在方]|(?<=局)[面部]|(?<=组)[织建成合装]|(?<=院)[士子坝]|(?<=社)[会区]|(?<=台)[账阶]|(?<=会)[议上场同计展谈商]|(?<=园)[艺丁]|"
    r"(?<=厂)[房]|(?<=库)[房存]|(?<=行)[动业政走驶程]|(?<=店)[里铺]|(?<=馆)[藏]|(?<=队)[伍]|(?<=校)[园服]|(?<=镇)[痛静]|(?<=村)[民里口头]|(?<=乡)(?:[亲愁音下土]|村(?:振兴|旅游|建设|治理|产业))"
)
#: Before what looks like the ending of a unit: it is a word that names none, 「干|部」 「乡|村」 「机|会」.
_NO_ENDING = re.compile(
    r"(?:[干全内外东西中南北局两各细]部|[地好长短到四深相之何益用难随一]处|[们车驿]站|[平舞出后前]台|[家田乐公]园|[乡农]村|"
    r"[机社体大才都不就也学宴晚年聚再总拜约误领]会|[之有]所|[来到出入住返进]院|[下城家]乡|[城集重乡]镇|[进走舞算]行|[书饭酒开]店|[老专大国人]家|[议待动览教谈]室)$"
)
#: What a unit begins with before the area that is in its name: 「国网昭通供电局」 「中共昭通市委」.
_BEFORE_AREA = re.compile(rf"(?:中共|共青团|{BRANDS}|中(?!心)[一-鿿]{{1,2}}|国家[一-鿿]{{2,6}}局|中国[一-鿿]{{2,6}})$")
#: Whose house elsewhere bears the name of the area: 「南京医科大学|吴江|医院」.
_HOUSE, _ITS_HOUSE = (
    re.compile(r"(?:大学|学院|科学院|研究院)(?:附属)?$"),
    re.compile(r"(?:附属)?[一-鿿]{0,4}(?:医院|校区|分校|研究院)"),
)
#: What a unit has in another area: 「石阡县|分局」 behind 「铜仁市生态环境局」, 「吴江|医院」 behind 「永鼎医疗中心」.
_BRANCH = re.compile(
    r"(?:分局|分公司|支公司|分行|支行|分院|院区|分校|校区|分中心|支队|大队)|(?<=中心)[一-鿿]{2,3}(?:医院|院区)"
)
#: So many characters a title may go on for behind another: 「局长|助理」.
_TITLE_ON = 4
#: So many characters a unit may go on for behind an area or another ending: 「吴江区|水务局|河道科」.
_ON = 14


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A post, unit or area in the reading text.

    Args:
        start: offset of its first character.
        end: behind its last.
        kind: 「post」 with a title, 「unit」 without, or 「area」.
        host: the same as the place of a stay; ``None`` where it makes none.
        area: that it names or lies in, if that is told.
    """

    start: int
    end: int
    kind: str
    host: Host | None
    area: Area | None

    @property
    def place(self) -> str:
        """The unit, else the area, that it names; empty for a mere title."""
        return (self.host.unit if self.host else "") or (self.area.full if self.area and self.kind == "area" else "")


#: Behind a number and 「中」 that is no school: 「二中|全会」.
_NOT_SCHOOL = r"(?![学全队心院小央旬期后等间])"
#: What looks like a title between the name of an area and the rest of another, 「大连市|长海县」 「宁河区|长征街道」.
_LONG = re.compile(r"长(?=[一-鿿]{1,6}(?:街道|镇|乡|村|社区|区|县|路|学校|中学|小学))")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"{TITLE}|(?:{units_pattern()})|{NUMBERED_SCHOOL}{_NOT_SCHOOL}")


def mentions(view: View) -> list[Mention]:
    """Return every post, unit and area that the page names, in the order of the text, repeated passages left out.

    Of 「洛阳市第一高级中学的梁某，现任哈密市第八中学副校长」: 「洛阳市第一高级中学」 and 「哈密市第八中学副校长」.
    """
    found = []
    for start, end in _spans(view):
        kind = _kind(view, start, end)
        if kind:
            host = view.host(start, end) or (_head_of_area(view, start, end) if kind == "post" else None)
            area = host.area if host and host.area else view.area_of(start, end)
            found.append(Mention(start, end, kind, host, area))
    return found


#: What an area has is no unit of that name: 「茂租镇|下辖12个行政村」, 「全县的乡」 of 「全县的乡镇」, 「吴江区10所学校」.
_HAS = re.compile(
    r"(?:下|现|共)辖|(?<!第)[一两三四五六七八九十几](?:个(?!体)|天(?![门台津水山]))|的[省市县区乡镇村]$|\d(?:多|余)?[所家个名位]|"
    r"(?:(?:高铁|火车|汽车|地铁|动车|客运|收费)站|机场|码头|酒店|宾馆)$"  # where one only passes through
)
#: Who heads an area, named without it: 「副县长」 in the paper of a county.
_HEAD = re.compile(r"(?:挂职)?(?P<title>(?:常务)?副?(?P<level>[县区市州旗])长(?:助理)?)")


def _head_of_area(view: View, start: int, end: int) -> Host | None:
    """Read a title that only the publisher's own area can bear as one of it."""
    title = _HEAD.fullmatch(view.text, start, end)
    area = up_to(view.home, title["level"]) if title else None
    return Host(start, end, "", title["title"], area) if title and area else None


def _kind(view: View, start: int, end: int) -> str:
    written = view.text[start:end]
    if _HAS.search(written):
        return ""
    if ends_with_title(written):
        return "post"
    if view.places.is_division(start, end):
        return "area"
    if ends_with_unit(written):
        return "unit"
    return "area" if any(one.area for one in view.places.within(start, end)) else ""


def _spans(view: View) -> Iterator[tuple[int, int]]:
    people = {one.start: one.end for one in view.people}
    for clause in _CLAUSE.finditer(view.text):
        if not view.page.paragraph_at(clause.start()).repeats:
            yield from _of_clause(view, *clause.span(), people)


def _of_clause(view: View, start: int, stop: int, people: dict[int, int]) -> Iterator[tuple[int, int]]:
    text = view.text
    places = view.places.within(start, stop)
    behind = {one.end for one in places if one.area} - set(people)
    ends = sorted(
        {
            match.end()
            for match in _ending().finditer(text, start, stop)
            if not _IN_WORD.match(text, match.end()) and not _NO_ENDING.search(text[match.end() - 2 : match.end()])
            if not (match.end() - 1 in behind and _LONG.match(text, match.end() - 1))
            if not any(one.area and one.start < match.end() < one.end for one in places)
        }
        | {one.end for one in places if one.area}
    )
    left = start
    for at, end in enumerate(ends):
        following = ends[at + 1] if at + 1 < len(ends) else 0
        named_between = any(end <= one < following for one in people)
        parted = _EDGE.search(text, end, following) or _AND.match(text, end) or _parts(view, left, end, following)
        if following and following - end <= _ON and not named_between and not parted:
            continue  # it goes on
        begin = _begin(text, left, end, [one for one in places if left <= one.start < end], people)
        named = {one.start for one in places}
        while begin < end and text[begin] in "的和与及/" and begin not in named:  # but 「和田市」
            begin += 1
        if end - begin >= 2 and not any(begin <= one and behind <= end for one, behind in people.items()):
            yield begin, end
        left = end


def _parts(view: View, left: int, end: int, following: int) -> bool:
    """Whether a new mention begins at *end*: behind a title or a blank, 「农经股股长|吴江分局」, where the title does not go on, 「局长|助理」."""
    gaps = view.page.gaps
    if end in gaps and not (end - 1 in gaps and end + 1 in gaps):
        return True
    goes_on = following - end <= _TITLE_ON and ends_with_title(view.text[end:following])
    return not goes_on and ends_with_title(view.text[left:end])


def _is_branch(text: str, outer: int, places: Sequence[AreaMention], end: int) -> bool:
    """Whether what begins with *places* and ends at *end* is a branch of the unit that begins with the area before it."""
    begun, behind = places[0].start, places[-1].end
    whole = ends_with_unit(text[outer:begun]) and not _EDGE.search(text, outer, begun)
    return whole and bool(_BRANCH.match(text, behind, end) or _BRANCH.match(text, begun, end))


def _begin(text: str, left: int, end: int, places: Sequence[AreaMention], people: dict[int, int]) -> int:
    """Return where the mention begins that ends at *end*: with the areas that it names one in another, else behind a small word or a name."""
    if places:
        first = len(places) - 1
        while first and places[first - 1].end == places[first].start:
            first -= 1
        if first and _is_branch(text, places[first - 1].end, places[first:], end):
            return _begin(text, left, places[first - 1].end, places[:first], people)
        begun = places[first].start
        if _HOUSE.search(text, left, begun) and _ITS_HOUSE.match(text, places[-1].end, end):
            return _begin(text, left, begun, places[:first], people)
        led = _BEFORE_AREA.search(text, left, begun)
        return led.start() if led else begun
    edges = [match.end() for match in _EDGE.finditer(text, left, end) if match.end() < end - 1]
    edges += [match.end() for match in _AND.finditer(text, left, end) if match.start() == left]
    edges += [behind for one, behind in people.items() if left <= one and behind < end - 1]
    return max(edges, default=left)
