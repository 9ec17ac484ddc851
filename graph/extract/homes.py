"""Where the people of a page come from: the post or unit that a page gives each, wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.modes import MODE
from graph.find.posts import ends_with_title, ends_with_unit, split_posts

if TYPE_CHECKING:
    from graph.extract.view import View

__all__ = ["Origin", "origins"]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """What a page gives as somebody's post at home: ``text[start:end]``, and where name and post stand together."""

    start: int
    end: int
    span: tuple[int, int]


_OF_BATCH = re.compile(r"(?:第[一二三四五六七八九十\d]+批)?(?:次)?援[疆藏青]")
_LIFE = r"(?:，?(?:男|女|[一-鿿]{1,4}族|中共党员|\d{2}岁|[^，。；（）]{2,12}(?:生|出生|学历))(?=，|）))*"
#: Behind a name: 「〈姓名〉（〈单位职务〉）」 「〈姓名〉，白族，〈单位职务〉，」 「〈姓名〉是〈单位〉的〈职务〉」.
_BRACKET = re.compile(
    rf"（{_LIFE}，?(?P<post>[^，。；：（）“”]{{4,36}}(?:、[^，。；：（）“”]{{2,16}})?)(?:，[^（）]*)?）"
)
#: 「江素云（以下简称“江”），〈单位职务〉，」 「江素云（女），〈单位职务〉，」
_CALLED = r"(?:（(?:以下(?:简称|称)[^（）]{1,8}|[男女])）)?"
#: In a list of those who speak: 「〈姓名〉：〈单位职务〉，2022年12月起挂职…」.
_COLON = re.compile(
    r"：(?P<post>(?:[^，。；：（）“”]|（[^（）]{1,6}）){4,40})(?=，(?:自|从|于|现|拟|原)?(?:\d{4}年|[今去前]年|任|挂|担|援|支|驻|到|赴|在))"
)
_COMMA = re.compile(rf"{_CALLED}{_LIFE}，(?P<post>[^，。；：“”的了]{{4,36}})(?=[，。；])")
_IS = re.compile(
    r"，?(?:[一-鿿]{1,3}前)?(?:他|她)?(?:原本|本来|此前|原来|先前|曾经|原先)?(?:本职是|本职为|原单位是|派出单位是|本是|原是|原系|原为|就是|也是|曾是|是|系|原任|曾任|现任|时任|任|在)(?:一名|一位|来自|从)?(?P<post>[^，。；：“”]{4,36}?)(?:上?(?:过来|来)的?|派来的|选派的|工作)?(?=[，。；]|$)"
)
_FROM = re.compile(
    r"(?:[^，。；“”]{0,24}，)?(?:由|从|来自|是从)(?P<post>[^，。；：“”]{4,26}?)(?:任上)?(?:派来|选派|派出|派|过?来|抽调|出发|选送|走出)"
)
#: 「〈姓名〉到巧家前，任〈单位职务〉」 「挂职前，〈姓名〉在〈单位〉工作」
_BEFORE_STAY = re.compile(
    rf"(?:他|她)?(?:在)?(?:来|到|赴|去|援[疆藏青]|{MODE}|出发|下派)[^，。；“”]{{0,10}}?之?前，?(?:他|她)?(?:一直|原本)?(?:任|担任|是|为|在)(?:一名|一位)?(?P<post>[^，。；：“”]{{4,36}}?)(?:工作|上班|任职)?(?=[，。；]|$)"
)
#: In the sentence of a name: 「进藏前任〈单位职务〉」 「，来之前是〈单位职务〉，」 「，原单位是〈单位〉」.
_ONCE = re.compile(
    r"，(?:他|她)?(?:(?:[进来入赴援到][一-鿿]{1,3}|来|驻村|挂职|选派|到任|支教|出发)(?:之)?前，?(?:是|任|担任|为|在)|原单位是|派出单位是|原工作单位是|本职是)(?P<post>[^，。；：“”]{4,36}?)(?=[，。；])"
)
#: Before a name: 「恩阳区文化广播电视体育和旅游局的〈姓名〉」 「在盈江县太平镇担任副镇长的〈姓名〉」.
_OF = re.compile(
    r"(?:^|[，。；！？：“”）\n]|来自|以及|还有|在|由|从)(?P<post>[^，。；！？：“”）\n的]{4,36}?)(?:(?:选派|派|过?来|抽调|走出)(?:过?来)?)?的$"
)
_THIS = re.compile(
    r"这位(?:[与和同跟][^，。；的]{2,12}的)?(?:来自)?(?P<post>[^，。；：“”]{4,30}?)(?=，|、挂|的|支教|挂职|在|说|对|来到|来|到|赴|去)"
)
#: Of somebody named before: 「〈姓名〉是谁？他原任〈单位职务〉，…」.
_HE = re.compile(
    r"(?:(?<=[。！？”\n])|(?<=[，；。])(?:而)?(?:此前|之前|从前|过去|[半一两]年前|几个月前|来之前|挂职前|在[^，。；]{2,6})，)(?:他|她)(?:还)?(?:原本|本来|此前|原来|先前)?(?:本职是|本职为|原单位是|派出单位是|本是|原是|原系|原为|原任|是|来自)(?:一名|一位)?(?P<post>[^，。；：“”]{4,36}?)(?=[，。；]|$)"
)
_BEING = re.compile(r"(?:身为|作为|时任)(?P<post>[^，。；：“”]{4,36}?)(?:的)?，(?:他|她)")


def origins(view: View) -> dict[str, Origin]:
    """Return for each name of the page the first post that tells where its bearer comes from.

    A post before the name counts first, 「壶关县发展和改革局副局长〈姓名〉」; then what stands behind it, in brackets, between commas or
    behind 「是」 「从…来」; then what a later sentence takes up, 「这位〈单位职务〉」 「身为〈单位职务〉，他」
    「他原任〈单位职务〉」.
    """
    found: dict[str, Origin] = {}
    for who in view.introductions:
        name = view.text[who.name_start : who.name_end]
        if any(post.unit for post in who.posts) and not _HELD_THERE.search(view.text[who.start : who.end]):
            found.setdefault(name, Origin(who.start, who.end, who.span))
    for who in view.introductions:
        sender = view.places.starting_at(who.start) if who.general else None
        if sender and sender.area and _OF_BATCH.match(view.text, sender.end):
            # 「山西第六批援疆干部人才〈姓名〉任阜康市教育局副局长」: what follows is the post there.
            name = view.text[who.name_start : who.name_end]
            bracket = _BRACKET.match(view.text, who.name_end)
            span = _trimmed(view, *bracket.span("post")) if bracket else None
            found.setdefault(name, Origin(*(span or (sender.start, sender.end)), who.span))
    for once in _ONCE.finditer(view.text):
        start = view.page.sentence_at(once.start())[0]
        named_before = next((one.name for one in reversed(view.people) if start <= one.start < once.start()), "")
        span = _trimmed(view, *once.span("post"))
        if named_before and span:
            found.setdefault(named_before, Origin(*span, once.span()))
    for named in view.people:
        if named.name in found:
            continue
        for pattern in (_BEFORE_STAY, _COLON, _BRACKET, _COMMA, _IS, _FROM, _OF):
            match = pattern.match(view.text, named.end) if pattern is not _OF else _of(view, named.start)
            span = _trimmed(view, *match.span("post")) if match else None
            if span:
                found[named.name] = Origin(*span, (min(named.start, span[0]), max(named.end, span[1])))
                break
    for pattern in (_THIS, _BEING, _HE):
        for match in pattern.finditer(view.text):
            named_before = view.named_before(match.start(), first=pattern is _THIS)
            span = _trimmed(view, *match.span("post"))
            again = pattern is _THIS and bool(
                re.match(
                    rf"(?:来|到|赴|在|去)[^，。]{{2,16}}(?:{MODE})|、挂", view.text[match.end() : match.end() + 24]
                )
            )
            if named_before and span and (again or named_before not in found):
                found[named_before] = Origin(*span, match.span())
    return found


def _of(view: View, at: int) -> re.Match[str] | None:
    match = _OF.search(view.text, max(0, at - 42), at)
    return match if match and not re.search(MODE, match["post"]) else None


_HELD_THERE = re.compile(
    r"（挂职）|^(?:驻[一-鿿]{1,4})?(?:工作组|工作队|医疗队|帮扶队|联络组)[一-鿿]{0,2}[组队]长$|援[疆藏青](?:前方)?(?:指挥部|工作队|工作组|干部|教师|医生|医疗队)|第一书记$|工作队(?:队长|队员)$"
)


def _trimmed(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Return the part of ``text[start:end]`` that is a unit or a post, from its beginning; ``None`` if none is."""
    text = view.text[start:end]
    lead = re.match(r"(?:以及|还有|其中|现任|现为|原任|原系|是|系|在|从|来自|任|曾任|担任|由|一名|一位)+", text)
    if lead:
        start += lead.end()
        text = text[lead.end() :]
    # 「坐落在河北区的天津市第四中心医院普外科主任医师」
    apart = re.search(r"^.{2,12}的(?=.{6,}$)", text)
    if apart and view.places.starting_at(start + apart.end()):
        start += apart.end()
        text = text[apart.end() :]
    # 「是巧家县税务局的干部」 「是巧家县人民医院的一名医生」
    text = re.sub(
        r"的(?:一名|一位)?(?:年轻|青年|普通|老)?(?:党员)?(?:干部|职工|员工|工作人员|公务员|[一-鿿]{0,3}科大夫)$|(?<=[部处科室局司院校厂])(?:员工|职工|职员|干部)$",
        "",
        text,
    )
    if re.search(
        r"^(?:眼下|如今|现在|目前|正|刚|当时)|[在当做].{3,}[长任员记师]$|\d|我|他|她|挂|跟班|跟岗|顶岗|到|赴|^(?:落脚|扎根|安家)",
        text,
    ):
        return None
    for length in range(len(text), 3, -1):
        part, rest = text[:length], text[length:]
        if ends_with_title(part) and not rest.startswith("会") and any(post.unit for post in split_posts(part)):
            return start, start + length
        if ends_with_unit(part) and length >= 5 and (not rest or rest[0] in "被受"):
            return start, start + length  # 「从巧家县农业农村委员会种植业科|被派到」
    return None
