"""Where somebody is told of: the counties around a name, and whether the text speaks of one who came from elsewhere.

The paper at home writes 「石阡县…田某启程，要在吴江区待上半年」, the paper at the host 「吴江…的田某是石阡派来的」. Neither sentence may be read as a stay
with both its ends, and yet two counties that have nothing else to do with each other stand around one name in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from graph.extract.modes import MODE
from graph.find.areas import CITY, COUNTY, gazetteer
from graph.find.posts import TITLE
from graph.identify.naming_sentences import naming_sentences

__all__ = [
    "Ground",
    "comes_from",
    "comes_from_beside",
    "elsewhere",
    "ground_of",
    "is_apart",
    "one_area",
    "one_house_told",
    "one_way",
    "shared_areas",
    "telling_runs",
]

#: Who came from elsewhere: sent, aiding, there to learn.
_SENT = re.compile(
    rf"{MODE}|派|援|协作|支教|支医|志愿|银龄|代训|名[单册]|来自|[一-鿿]{{2}}来的|历练|取经|跟[学庭案诊台编队]|帮扶|[进入][藏疆青]|期满|从[^，。；]{{2,16}}来"
)
#: Who is there for another reason, or has always been there; 「〓」 stands for the name, for others are villagers, too.
_FOR_HIMSELF = re.compile(
    r"[来去到在从][^，。；]{0,8}(?:务工|打工|经商|创业|就读|求学|定居)|"
    r"(?:村民|居民|群众|市民|游客|顾客|店主|老板|大户|[种养]殖户|[农果茶菜牧渔]农|农户|董事长|总经理)〓|〓[^，。；]{0,6}(?:村民|居民|农户)|"
    r"〓(?:一行|等)?[^。；]{0,12}(?:看望|慰问|会见|陪同|陪着)|一辈子|土生土长|从未离开|本[地村乡镇]人|[一-鿿]了(?:近|快|整整)?(?:[二三四五]?十[一二三四五六七八九]?|[1-5]\d)多?年"
)
#: What people are called by their work; nobody is of two in two texts.
_CALLINGS = {
    "教师": re.compile(r"教师|老师|教研|校长|支教|任教|[中小]学(?![习员])"),
    "医生": re.compile(r"医[师生]|护士|护师|医疗队|支医|医院|保健院"),
    "警察": re.compile(r"民警|公安|派出所"),
    "司法": re.compile(r"法官|检察|法院|法庭"),
}
#: What many texts say, and so tells of nobody.
_COMMON = re.compile(
    rf"{MODE}|{TITLE}|人民|医院|中学|小学|学校|卫生院?|中心|服务|政务|街道|农业农村局|公司|集团|办公室?|[一二三四五六七八九十\d]+|[省市县区镇乡村]?[委局院校所站社]|"
    r"干部|[今去]年|.月|.年|支教|老师|教师|医[生师]"
)
#: So many characters in common, of what is left then, name something.
_TELLING = 3
#: So many sentences that name somebody are looked at.
_LOOKED_AT = 12
_CLAUSE = re.compile(r"[，、：—]")


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands around a name in one text.

    Args:
        areas: the counties, and cities of which no county is told, of the publisher and of the sentences that name somebody; their codes.
        beside: those of the clauses that hold the name.
        sent: whether these sentences speak of one who was sent from elsewhere.
        for_himself: whether they speak of one who is there for a reason of the own.
        callings: what people are called in the clauses that hold the name, 「教师」.
        words: the sentences without names of areas.
        origins: the areas from which they say that somebody came, 「来自石阡县」 「石阡姑娘」, or is back; their codes.
        namesake: whether they say that another has the name, too: 「和我一个名字」.
        pronoun: by which they go on about somebody, 「他」 or 「她」; empty where they use none, or both.
    """

    areas: frozenset[str]
    beside: frozenset[str]
    sent: bool
    for_himself: bool
    callings: frozenset[str]
    words: str
    origins: frozenset[str]
    namesake: bool
    pronoun: str


#: How a text goes on about somebody.
_PRONOUN = re.compile(r"(?:^|〓[^。；]*?[，。])[^，。他她]{0,6}([他她])(?!们)")


@lru_cache(maxsize=4096)
def ground_of(name: str, text: str, place: str) -> Ground:
    """Return what stands around *name*.

    Args:
        name: in full.
        text: of the whole document.
        place: where it was published, in full: 「江苏省苏州市吴江区」; empty if that is unknown.
    """
    told: list[str] = []
    clauses: list[str] = []
    pronouns: set[str] = set()
    for sentence, following in islice(naming_sentences(name, text), _LOOKED_AT):
        told += [sentence, following]
        clauses += [one for one in _CLAUSE.split(sentence) if name in one]
        pronouns |= {*_PRONOUN.findall(sentence.replace(name, "〓")), *_PRONOUN.findall(following)}
    told, clauses = (
        [one.replace(name, "〓") for one in some] for some in (told, clauses)
    )  # 「建华」 is a district, too
    seat = gazetteer().by_full.get(place)
    near = {seat.code[:COUNTY]} if seat else set()
    around = "".join(told)
    return Ground(
        _finest(near | _areas(told, near)),
        _finest(_areas(clauses, near)),
        sent=bool(_SENT.search(around)),
        for_himself=bool(_FOR_HIMSELF.search(around)),
        callings=frozenset(calling for calling, words in _CALLINGS.items() if words.search("".join(clauses))),
        words=_without_areas(around),
        origins=frozenset(
            {code for code, start, end in _named(told, near) if _is_origin(around, start, end)}
            | (near if _BACK.search(around) else set())
        ),
        namesake=bool(_NAMESAKE.search(around)),
        pronoun=pronouns.pop() if len(pronouns) == 1 else "",
    )


#: What stands before, and behind, the area that somebody came from: 「从石阡县」, 「石阡法院来的」.
_FROM, _COME = (
    re.compile(r"(?:来自|[是从]|这[位名])$"),
    re.compile(
        r"[^，。；、“”〓见访迎]{0,8}?(?:选?派来|(?<![到回])来的)|姑娘|小伙|汉子|籍|援[疆藏青]"
        r"|[^，。；、“”]{0,10}，?[他她]?[曾也]?(?:管|干|教|工作|做|当|待|分管|联系)[过了]"
    ),
)
#: Who is back, in the paper at home.
_BACK = re.compile(r"回来|归来|归队|回到")
#: What stands before others that one only meets: 「会见苏州来的干部」.
_MEETS = re.compile(r"(?:会见|接待|看望|欢迎|陪同|慰问|邀请|迎来|[与和同])$")
#: A text that says itself that there are two.
_NAMESAKE = re.compile(r"同名|重名|(?:同|同样)?一个名字")
_OTHERS = re.compile(r"等|[^，。；的局委院]{0,4}干部|[回返]")


def _is_origin(text: str, start: int, end: int) -> bool:
    if _MEETS.search(text, max(0, start - 2), start):
        return False
    from_there = _FROM.search(text, max(0, start - 2), start) and not _OTHERS.match(text, end)
    return bool(from_there or _COME.match(text, end))


def _without_areas(text: str) -> str:
    for start, end, _ in reversed(gazetteer().find(text)):
        text = f"{text[:start]}〓{text[end:]}"
    return text


def _areas(passages: Iterable[str], near: set[str]) -> set[str]:
    """Return the codes of the cities and counties that *passages* name."""
    return {code for code, _, _ in _named(passages, near)}


def _named(passages: Iterable[str], near: set[str]) -> list[tuple[str, int, int]]:
    """Return the cities and counties that *passages* name, in full or in short, where a name has one bearer or one near by.

    :class:`graph.find.areas.Places` believes a short form only where nothing but a place can stand; here the other text confirms it.

    Returns:
        Their codes, and where they stand in all the passages together; 「河南濮阳」 as one.
    """
    book, text = gazetteer(), "".join(passages)
    found: list[tuple[str, int, int]] = []
    begun, last = 0, -1
    for start, end, name in book.find(text):
        begun = begun if start == last else start
        last = end
        codes = {code for code in book.by_name.get(name, ()) if len(code) <= COUNTY}
        codes |= {code for code, word in book.by_short.get(name, ()) if len(code) <= COUNTY and not word}
        if len(codes) > 1:
            known = near | {code for code, _, _ in found}
            codes = {code for code in codes if any(code[:CITY] == one[:CITY] for one in known)}
        if len(codes) == 1:
            found.append((codes.pop(), begun, end))
    return [one for one in found if len(one[0]) >= CITY]


def _finest(codes: set[str]) -> frozenset[str]:
    return frozenset(code for code in codes if not any(one != code and one.startswith(code) for one in codes))


def one_way(one: Ground, other: Ground) -> bool:
    """Whether two texts tell of the same two areas around one name, both of one who was sent, and of no other origin or calling.

    The two lie in different cities. A city in one text may be its county in the other; a county that only one of them tells beside the name
    contradicts.
    """
    return (
        one.sent
        and other.sent
        and not is_apart(one, other)
        and len({code[:CITY] for code in shared_areas(one, other)}) > 1
    )


def one_house_told(one: Ground, other: Ground) -> bool:
    """Whether two texts tell of one area around one name, one of them of somebody who was sent, and both of something that few texts tell.

    Of 「茶园山村」 or 「丝绸专项检查」, not of 「人民医院」 or 「跟班学习」.
    """
    if not (one.sent or other.sent) or is_apart(one, other) or not shared_areas(one, other):
        return False
    return any(len(run) >= _TELLING for run in telling_runs(one, other))


def telling_runs(one: Ground, other: Ground) -> Iterator[str]:
    """Yield what of each longest run of characters that stands around the name in both texts is left without what many texts say."""
    for words in _in_common(one.words, other.words):
        yield _COMMON.sub("", words)


def comes_from(one: Ground, areas: Iterable[str]) -> bool:
    """Whether the text says that somebody came from one of *areas*, given in full, whatever was read of it."""
    book = gazetteer().by_full
    return any(one_area(code, book[area].code) for code in one.origins for area in areas if area in book)


def comes_from_beside(one: Ground, other: Ground) -> bool:
    """Whether one text says that somebody came from where the other, of which nothing was read, names a place beside the name."""
    return any(one_area(code, beside) for code in one.origins for beside in other.beside)


def shared_areas(one: Ground, other: Ground) -> set[str]:
    """Return the codes of the areas that two texts tell around one name, each as finely as either does."""
    return {max(a, b, key=len) for a in one.areas for b in other.areas if one_area(a, b)}


def is_apart(one: Ground, other: Ground) -> bool:
    """Whether a county beside the name in one text is none of the other, or the callings are, or somebody is there for a reason of the own."""
    callings = bool(one.callings and other.callings) and not one.callings & other.callings
    return elsewhere(one, other) > 0 or callings or one.for_himself or other.for_himself


def elsewhere(one: Ground, other: Ground) -> int:
    """Return how many counties beside the name in one text are none of the other."""
    known = one.areas & other.areas | shared_areas(one, other)
    return sum(not any(one_area(code, each) for each in known) for code in one.beside | other.beside)


def _in_common(one: str, other: str) -> Iterator[str]:
    """Yield every longest run of Chinese characters that stands in both."""
    told = 0
    for at in range(len(one)):
        end = max(at, told)
        while end < len(one) and "一" <= one[end] <= "鿿" and one[at : end + 1] in other:
            end += 1
        if end > told:
            yield one[at:end]
            told = end


def one_area(code: str, other: str) -> bool:
    """Whether two codes are of one area, or of one that lies in the other."""
    return code.startswith(other) or other.startswith(code)
