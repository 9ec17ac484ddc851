"""Everybody whom a page names, with or without a post: told by where a name stands and by being named again.

A surname alone makes no name. It takes a place where names stand (the head of a clause, behind a title) and something behind it
that a name is followed by; a word that meets both in one place and is met again elsewhere is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.find.areas import Places
from graph.find.naming import names_in, weighed
from graph.find.people import (
    NEVER_IN,
    NEVER_LAST,
    follows,
    is_believed,
    is_name,
    is_sounded,
    is_spelt,
    name_at,
    swallows,
)
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_common, is_ordinary, surnames, words_of
from graph.read.page import Page

__all__ = ["Named", "people_named", "places_of"]


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """One place where somebody is named in full."""

    start: int
    end: int
    name: str


#: What may stand right before a name, beside marks and titles.
_LEAD = re.compile(r"(?:[，。；：！？“”‘’（）《》、■□●|｜/\n\t—…]|^)$")
#: 「42岁的某某」
#: 「选派6名干部到大连市跟班学习，其中某某（…）在大连市水务局」
_AMONG = re.compile(r"其中(?:，|有)?$")
_AGED = re.compile(r"(?:岁|[6789]0后|出生)的$")
_LINK = frozenset("和与及向对同跟随由让请给被为是叫问找的据以位")
_ROLE = re.compile(
    r"(?:同志|老师|医生|队员|队长|领队|成员|干部|人员|干警|学员|代表|记者|组长|教师|村民|群众|牧民|农户|徒弟|学生|同事|搭档|接任者|老乡|居民|种植户|养殖户|"
    r"经营户|大户|户主|老板|商|姑娘|小伙子?|年轻人|大姐|大叔|爱人|妻子|丈夫|儿子|女儿|孩子|弟弟|妹妹|哥哥|姐姐|父亲|母亲|家长|患者|病人|乡亲)$"
)
#: What weighs so little is no name, wherever it stands.
_DOUBTED = -2.5
_HAN = re.compile(r"[一-鿿]+")
_DOTTED = re.compile(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})+")


@dataclass(slots=True)
class _Count:
    """How often a word stands where a name may: anywhere; led by a mark, a title or a small word; so led and well followed.

    ``strong`` counts places with a mark or verb behind, ``weak`` those with a small word only; ``titled`` those behind a title.
    """

    at: list[int]
    led: int = 0
    weak: int = 0
    strong: int = 0
    titled: int = 0


def places_of(text: str, word: str, at: int = 0) -> Iterator[int]:
    """Yield where *word* begins in *text*, from *at* on; each place behind the one before."""
    at = text.find(word, at) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def people_named(page: Page, places: Places, known: frozenset[str] = frozenset()) -> list[Named]:
    """Return every place where somebody is named, in the order of the text; repeated passages are left out.

    Args:
        page: laid out.
        places: areas that it names; no name overlaps one.
        known: names that something else has told already, 「讲述人：…」.
    """
    spans = names_in(page.text, page.gaps)
    scores = weighed(page.text, page.gaps)
    covered = {at for mention in places.mentions for at in range(mention.start, mention.end)}
    names = {
        page.text[at:end]
        for at, end in spans.items()
        if covered.isdisjoint(range(at, end)) or _outweighs(page.text[at:end], scores, places, at)
    }
    taken = {at for start, end in spans.items() for at in range(start, end)}
    counts = _counts(page, places)
    for word, count in counts.items():
        free = all(taken.isdisjoint(range(at, at + len(word))) for at in count.at)
        if word in known or (free and scores.get(word, 0.0) > _DOUBTED and _is_one(word, count, counts)):
            names.add(word)
    # 「吴江区黎里镇」: 「黎里守着老街」 is the town.
    names -= {re.sub(r"(?:街道|[镇乡村县市区])$", "", one.area.name) for one in places.mentions if one.area}
    names |= {name for name in known if name}
    names -= {page.text[one.start : one.end] for one in places.mentions}
    for match in _DOTTED.finditer(page.text):
        end = name_at(page.text, match.start()) or match.end()
        last = page.text.rindex("·", match.start(), end) + 1 if "·" in page.text[match.start() : end] else end
        apart = [gap for gap in page.gaps if last + 1 < gap < match.end()]  # 「吐尔逊 昌都市某中学」
        end = min((gap for gap in apart if gap < end or _is_spelt(page.text[last:gap])), default=end)
        while end > last + 2 and page.text[end - 1] in _LEADS_ON:
            end -= 1  # 「努尔太·阿勒|于9月」
        name = page.text[_head_of(page.text, match) : end]
        if any(ends_with_unit(part) or ends_with_title(part) for part in name.split("·")):
            continue  # 「巧家县人民医院·信息科」
        first = name.partition("·")[0]
        names |= {name, first} if is_sounded(first) else {name}  # 「阿依努尔」 is short for 「阿依努尔·吐尔逊」
    if not names:
        return []
    from ahocorasick_rs import AhoCorasick, MatchKind

    listed = sorted(names)
    found = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(page.text)
    return [Named(start, end, listed[index]) for index, start, end in found if not page.paragraph_at(start).repeats]


#: So much outweighs that the first two characters of a name are short for an area: 「安远|山」.
_SURELY = 3.0


def _outweighs(word: str, scores: Mapping[str, float], places: Places, at: int) -> bool:
    """Whether *word* at *at* is a name though it begins like an area, which is told by two of its characters and no more."""
    inside = places.within(at, at + len(word))
    return (
        len(word) > 2
        and scores.get(word, 0.0) > _SURELY
        and all(one.start == at and one.end - one.start == 2 for one in inside)
    )


#: What no name that is spelt by sound ends with.
_LEADS_ON = frozenset("于在从和与及说到是也将把被向对的")


def _is_spelt(word: str) -> bool:
    """Whether *word* is spelt by sound; 「不」 is read so only in 「阿不都」 「阿不力孜」."""
    return is_spelt(re.sub(r"(?<=阿)不(?=[都力])", "", word))


def _head_of(text: str, dotted: re.Match[str]) -> int:
    """Return where a name with dots begins: behind a title, 「医生|麦麦提·吐尔逊」, else where all is spelt by sound."""
    dot = dotted.start() + dotted.group().index("·")
    spelt = [at for at in range(dotted.start(), dot - 1) if _is_spelt(text[at:dot]) and text[at] != "的"]
    if not spelt:  # 「教师祖姆热提·吐尔逊」: behind the last title
        start = max(dotted.start(), text.rfind("的", dotted.start(), dot - 1) + 1)
        return max((at for at in range(start + 1, dot - 1) if _titled(text, at)), default=start)
    return next((at for at in spelt if _titled(text, at)), spelt[0])


def _counts(page: Page, places: Places) -> dict[str, _Count]:
    """Count the words that begin with a surname, or sound like a name without one."""
    text = page.text
    single, compound = surnames()
    counts: dict[str, _Count] = defaultdict(lambda: _Count([]))
    covered = {at for mention in places.mentions for at in range(mention.start, mention.end)}
    for at in range(len(text) - 1):
        if at in covered or page.paragraph_at(at).repeats:
            continue
        lengths = [4, 3] if text[at : at + 2] in compound else [3, 2] if text[at] in single else []
        lead = bool(_LEAD.search(text[max(0, at - 1) : at]) or _AMONG.search(text[max(0, at - 3) : at])) or (
            at in page.gaps and not (at - 1 in page.gaps and at + 1 in page.gaps)  # letters set apart: 「跟 班 学 习」
        )
        title = not lead and (_titled(text, at) or bool(_AGED.search(text[max(0, at - 4) : at])))
        if lead or title:
            lengths += [n for n in (6, 5, 4, 3) if n not in lengths and is_sounded(text[at : at + n])]
        for length in lengths:
            word = text[at : at + length]
            if len(word) < length or not _HAN.fullmatch(word) or not (is_name(word) or is_sounded(word)):
                continue
            if word[0] == "的" or NEVER_IN & set(word[1:]) or word[-1] in NEVER_LAST or at + length - 1 in covered:
                continue
            if word[-1] in "男女" and at + length - 1 in page.gaps:
                continue  # 「方 晴 女，苗族」: the sex of a list
            right = follows(text, at + length)
            if not right or (swallows(text, at, length) and is_name(word[:-1])):
                continue
            count = counts[word]
            count.at.append(at)
            linked = text[at - 1 : at] in _LINK if at else False
            count.led += lead or title or linked
            count.strong += (lead or title) and right >= 2
            count.weak += (lead or title) and right == 1
            count.titled += title
    return counts


def _titled(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at]
    return (
        bool(_ROLE.search(before))
        or ends_with_title(before)
        or (
            len(before) > 3 and ends_with_unit(before) and not is_ordinary(text[at - 1 : at + 1])  # 「区委办|公室」
        )
    )


def _is_one(word: str, count: _Count, counts: dict[str, _Count]) -> bool:
    """Whether a counted word is a name."""
    if word in _NOT_NAMES or is_common(word) or not is_believed(word):
        return False
    times = len(count.at)
    shorter, rivals = word[:-1], [w for w in counts if w != word and len(w) == len(word) + 1 and w.startswith(word)]
    if any(len(counts[w].at) >= times and counts[w].strong for w in rivals if w in counts):
        return False
    if shorter in counts and len(shorter) >= 2 and len(counts[shorter].at) > times and counts[shorter].strong:
        return False  # 「刘涛」 is named more often than 「刘涛某」
    if len(word) == 2:
        return times >= 2 and count.strong + count.weak >= 2 and not is_ordinary(word)
    if is_common(word[:2]) or is_common(word[-2:]):
        return count.strong + count.weak >= (2 if times > 1 else 9) or bool(count.titled and count.strong)
    if times == 1 and not count.titled and word[0] not in _USUAL and follows(word, 1) == 1 and len(word) == 3:
        return False  # 「师带徒，」: a verb behind a rare surname
    if count.titled or count.strong or (times > 1 and count.led):
        return True
    return bool(count.weak) and word[0] in _USUAL


#: The surnames that nine in ten people bear.
_USUAL = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
)
_NOT_NAMES = words_of("not-names.txt")
