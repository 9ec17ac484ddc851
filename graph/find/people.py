"""Names of people: where one begins and ends.

A name is told by its surroundings: a title or a unit before it, a verb or a mark behind it. The lists of surnames decide
only between readings that the surroundings leave open; names of other peoples 「乌云毕力格」 「才让卓玛」 have none.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from graph.find.words import (
    alternatives,
    is_common,
    is_given,
    is_ordinary,
    is_thing,
    leads_on,
    surnames,
    title_roots,
    words_of,
)

__all__ = [
    "LEADS_ON",
    "NEVER_IN",
    "NEVER_LAST",
    "SEX",
    "follows",
    "in_title",
    "is_believed",
    "is_name",
    "is_sounded",
    "is_spelt",
    "leads_away",
    "name_at",
    "name_before_word",
    "names_from_gaps",
]

#: Words that follow a name: what people do, and the small words of a sentence.
_AFTER_MARK = re.compile(r"$|[\s，。、；：！？“”‘（）《》—…\-\d|┃│║]")
_LONG_VERB = re.compile(
    alternatives(word for word in words_of("after-names.txt") if len(word) > 1)
    + r"|写[在下道给]|任职"
    # 「骑着车」 「蹲在渠边」: what somebody is seen to do.
    + r"|[蹲骑背拎拿捧抱端扛提举牵推拉指望听穿戴披坐站躺趴跪搓攥握翻数盼守领跟陪护哭喊沿迎踩住]着|[蹲坐站跪趴守住泡扎]在"
)
_SHORT_VERB = frozenset(word for word in words_of("after-names.txt") if len(word) == 1)
_WORDS_NOT_NAMES = words_of("not-names.txt")
#: What no given name ends with; 「徐杰和」 and 「刘涛在」 are 徐杰 and 刘涛.
NEVER_LAST = frozenset(
    "受不的了在是说和与等就也都对从到将把被及赴回则还又让给向已称系任挂所我你他她们这那个着过问答为因自"
)
#: What no given name has in it.
NEVER_IN = frozenset("不的了在是说等就都对到将把被及赴我你他她们这那个着过省县镇村局委办部厅处科市区州党政府怎很最副")
#: The sex of a list behind a name of two characters.
SEX = re.compile(r"[男女]，(?:[一-鿿]{1,5}族|\d{2,4}[年岁]|中共|大学|本科|研究生)")
_DOT_NAME = re.compile(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})+")
#: Surnames that are verbs and small words first of all: 「来喝茶」, 「和工作队」.
_SMALL = frozenset("来和从向把自全以应都能有要后同与回过还会用对为在由被让给那空时经相关")
#: Others that are so often enough to ask for more than a surname: 「慕名」, 「于今年」.
_SMALL_TOO = _SMALL | frozenset("于常慕家")
#: Surnames that are verbs first of all.
_VERBS = frozenset("修种干过要用计支包查解付扶提盖揭谈管展步充满能")
#: 「在」 before the name of a place.
_STAYS_IN = re.compile(r"在[一-鿿]{1,6}(?:省|市|区|县|州|旗|镇|乡|村|街道)")
#: What the compound surname 第五 is not: 「第五批」.
_ORDINAL = re.compile(r"第五[批期届次轮名个位组团队年章条节师]")
#: Characters that write names by sound, 「吉木日洛」.
_SYLLABLES = words_of("name-syllables.txt")


#: 「穆大成说，」 goes on with 「说」, though the dictionary has 「成说」; 「刘涛听说，」 with 「听说」.
_SAYS = re.compile(r"[^听据直再常总还也笑坦难诉细只先又便都就却并]说[，：“]")


def is_sounded(text: str) -> bool:
    """Whether *text* may be a name without a Chinese surname, written by its sound: 「吉克阿呷」 「乌云毕力格」 「才让卓玛」."""
    return (
        3 <= len(text) <= 6
        and text[0] != "的"
        and all(char in _SYLLABLES for char in text)
        and not (is_common(text[:2]) and is_common(text[-2:]))
        and not is_common(text)
    )


def is_name(text: str) -> bool:
    """Whether *text* may be a whole name: 「董善积」 「欧阳骁」 「阿依努尔·吐尔逊」, not 「有关」."""
    if _DOT_NAME.fullmatch(text):
        return True
    if not re.fullmatch(r"[一-鿿]{2,4}", text) or text in _WORDS_NOT_NAMES:
        return False
    single, compound = surnames()
    if _ORDINAL.match(text):
        return False
    if text[:2] in compound:
        return len(text) in (3, 4) and not NEVER_IN & set(text[2:])
    if text[0] in _SMALL and len(text) == 3 and not is_thing(text[1:]):
        return False
    return text[0] in single and len(text) <= 3 and not NEVER_IN & set(text[1:])


def is_spelt(text: str) -> bool:
    """Whether *text* is written in nothing but characters that write names by sound: 「阿依努尔」, not 「徒弟阿依努尔」."""
    return all(char in _SYLLABLES for char in text)


def is_believed(word: str) -> bool:
    """Whether *word* is a name by itself, where nothing before it says that one must follow: 「江素云」, not 「来自巧」."""
    if is_sounded(word) or "·" in word:
        return True
    if word[:1] in _VERBS and is_ordinary(word[1:]):
        return False  # 「干部谈项目」 「居民修房子」
    return is_name(word) and word[0] not in _SMALL_TOO and not is_ordinary(word)


def follows(text: str, at: int) -> int:
    """How well *text* goes on at *at* after a name: 3 a mark, 2 a long verb, 1 a short one, 0 not at all."""
    if _AFTER_MARK.match(text, at):
        return 3
    if _LONG_VERB.match(text, at) or leads_on(text[at : at + 2]) or leads_away(text, at):
        return 2
    return int(text[at] in _SHORT_VERB)


#: What begins behind a name, though its first character might end one: 「江帆|本学期」 「江帆|八月底」 「江帆|自6月起」.
_LEADS_AWAY = re.compile(
    r"本(?:学期|学年|[月周年轮批次届]|[省市县区镇村校院][的人内里])|[一二三四五六七八九十](?:月[^一-鿿]|月[初中底末份上下到起至来去赴前在]|年级|天前|周前|岁)|自(?:\d|[今去前本从])|"
    r"正(?:在|[一-鿿]{0,2}着|介绍|忙|带|给|和|与|跟|拿)|[上下](?:周|个?月|学期|半年)|[今去明][年天日晨晚]|[春秋](?:耕|播|收|季学期)|今[春夏秋冬]|之[手口笔]|刚[上从到来下做]"
)


def leads_away(text: str, at: int) -> bool:
    """Whether a word of time or another small word begins at *at* that no name ends within: 「本学期」 「正在」."""
    return bool(_LEADS_AWAY.match(text, at))


@cache
def _within_titles() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(title for title in title_roots() if len(title) > 1)}|书记员|[一-鿿]{{2}}员)$")


def in_title(text: str, at: int) -> bool:
    """Whether what stands at *at* ends a title, and begins no name: 「书|记江帆」 「书记|员江帆」."""
    if text[at] not in "员记长师任工干事":
        return False
    return bool(_within_titles().search(text, max(0, at - 6), at + 1))


def name_at(text: str, at: int, *, sure: bool = False) -> int | None:
    """Return where the name ends that begins at *at*, or ``None``.

    Args:
        text: the reading text.
        at: offset of the first character.
        sure: something before says that a name must follow (a title), so that names without a Chinese surname
            are believed too: 「副主任乌云毕力格，」.
    """
    if in_title(text, at):
        return None
    dotted = _DOT_NAME.match(text, at)
    if dotted:
        end = _end_of_dotted(text, at, dotted)
        last = text.rindex("·", at, dotted.end()) + 1
        away = (one for one in range(last + 2, end) if leads_away(text, one) or text[one] in LEADS_ON)
        return next(away, end)
    return _end_of_name(text, at, sure=sure)


#: What no name with dots ends with, where it has two characters behind the last.
LEADS_ON = frozenset("在从与说到是也将把被向对的")


#: A syllable of names that is a word everywhere else: 「阿不都」 「阿不力孜」.
_NOT = re.compile(r"(?<=阿)不(?=[都力])")
#: Where 「提」 ends a name and begins no word: 「买买提」 「托合提」 「木拉提」.
_OF_NAMES = re.compile(r"[买合拉海来哈吾]提$")
#: So few characters behind the last dot may be those of a name and the beginning of a word.
_SHORT = 2


def _end_of_dotted(text: str, at: int, dotted: re.Match[str]) -> int:
    last = text.rindex("·", at, dotted.end()) + 1
    whole = _NOT.sub("布", text[last : dotted.end()])  # 「阿不都」
    text = text[:last] + whole + text[dotted.end() :]
    spelt = sum(1 for _ in itertools.takewhile(lambda char: is_spelt(char) and char not in "的和来", whole))
    word_behind = (at for at in range(3, spelt) if _OF_NAMES.search(whole[:at]) and is_ordinary(whole[at : at + 2]))
    spelt = next(word_behind, spelt)  # 「买买提|参加」
    # 「木拉提|站在门边」 「买买提|前往」, but 「吐尔逊|提出」
    apart = bool(_OF_NAMES.search(whole[:spelt])) or not is_ordinary(text[last + spelt - 1 : last + spelt + 1])
    if (
        spelt >= _SHORT
        and (whole[spelt : spelt + 1] == "的" or is_ordinary(text[last + spelt : last + spelt + 2]))
        and apart
    ):
        return last + spelt  # 「阿依努尔·吐尔逊|今天」
    if spelt > _SHORT and apart:
        return last + spelt
    ends = [end for end in range(last + 2, dotted.end() + 1) if is_spelt(text[last:end]) and follows(text, end)]
    ends = [end for end in ends if apart or end != last + spelt] or ends
    if ends:  # 「阿依努尔·吐尔逊|和来自…的」
        return next((end for end in ends if text[end : end + 1] in tuple("和与及")), ends[-1])
    shorter = (
        end
        for end in range(last + 2, dotted.end())
        if follows(text, end) >= 2 or (end - last > 2 and follows(text, end))
    )
    if spelt > _SHORT:  # 「努尔太·吐尔逊|提出」: by what such names are spelt, where nothing else tells the end
        return last + spelt - 1
    return next(shorter, min(dotted.end(), last + 4))


def _end_of_name(text: str, at: int, *, sure: bool) -> int | None:
    single, compound = surnames()
    lengths = (4, 3) if text[at : at + 2] in compound else (3, 2) if text[at : at + 1] in single else ()
    best: tuple[int, int, int] | None = None
    for length in lengths:
        word = text[at : at + length]
        if len(word) < length or not re.fullmatch(r"[一-鿿]+", word) or word in _WORDS_NOT_NAMES:
            continue
        if length > 2 and (SEX.match(text, at + length - 1) or leads_away(text, at + length - 1)):
            continue  # 「方晴 女，苗族」
        if word[0] in _SMALL and (not is_thing(word[1:3]) if length > 2 else is_ordinary(text[at + 1 : at + 3])):
            continue  # 「和工作队」 「来喝茶」
        given = word[2:] if length == 4 or word[:2] in compound else word[1:]
        if NEVER_IN & set(given) or (given and given[-1] in NEVER_LAST):
            continue
        after = follows(text, at + length)
        if not after:
            continue
        # A shorter name before a long verb beats a longer one that swallows its first character: 「刘涛|认为」.
        last = at + length - 1
        swallows = length > 2 and (
            bool(_LONG_VERB.match(text, last))
            or (
                after < 2
                and leads_on(text[last : last + 2])
                and not _SAYS.match(text, last)
                and text[last + 1] != "赴"
                and not is_given(given)  # 「陈志强|到」, though the dictionary has 「强到」
                and not (
                    text[last] not in "正现" and _STAYS_IN.match(text, last + 1)
                )  # 「简明实|在吴江区」, though it has 「实在」
            )
        )
        rank = (int(not swallows), after >= 2 or length == 3, length)
        if best is None or rank > best[0:3]:
            best = (*rank[:2], length)
    for length in (6, 5, 4, 3):
        word = text[at : at + length]
        after = follows(text, at + length) if is_sounded(word) and word[-1] not in NEVER_LAST - {"让"} else 0
        if word[-1:] == "正" and text[at + length : at + length + 1] in "和与跟同在向把将给为帮忙带从用对":
            continue  # 「其其格|正和师傅」
        if sure and length == 4 and not after and is_sounded(word) and text[at + 4 : at + 5] not in _SYLLABLES:
            after = 1  # 「教师次仁卓玛|磨课」: four such characters in a row are a name, whatever comes
        if after < 3 and _LONG_VERB.match(text, at + length - 1):
            continue  # 「苏和|正在」
        if after >= (1 if sure else 2) and (best is None or length > best[2]):
            return at + length
    if best:
        return at + best[2]
    if sure:
        # A name of four or five characters without a surname, up to a mark: 「副主任吉木日洛，」.
        for length in (4, 5):
            word = text[at : at + length]
            if len(word) == length and follows(text, at + length) == 3 and re.fullmatch(r"[一-鿿]+", word):
                if not NEVER_IN & set(word) and not any(is_ordinary(word[i : i + 2]) for i in range(length - 1)):
                    return at + length
    if sure and lengths and lengths[0] == 3 and re.fullmatch(r"[一-鿿]{3}", text[at : at + 3]):
        # Behind a title a name must follow, whatever its verb: 「某局局长石承志善于…」; of two or of three characters, as words begin.
        given = text[at + 1 : at + 3]
        if (
            not NEVER_IN & set(given)
            and not is_ordinary(text[at : at + 2])
            and text[at : at + 3] not in _WORDS_NOT_NAMES
            and not is_ordinary(given)
        ):
            return at + (2 if is_ordinary(text[at + 2 : at + 4]) or given[-1] in NEVER_LAST else 3)
    if sure:
        for length in (2, 3, 4, 5, 6):
            word = text[at : at + length]
            if len(word) == length and re.fullmatch(r"[一-鿿]+", word) and not NEVER_IN & set(word):
                if word in _WORDS_NOT_NAMES:
                    return None
                if is_ordinary(word) or any(is_common(word[i : i + 2]) for i in range(length - 1)):
                    continue
                if follows(text, at + length) == 3 or (length >= 3 and follows(text, at + length)):
                    return at + length
            else:
                return None
    return None


def name_before_word(text: str, at: int) -> int | None:
    """Return the end of a name of three characters at *at* that goes on with a word that names need no list for: 「老人柴之远|腿脚不便」.

    For places where a role before says that a name must follow; no two characters of the name may be a word, nor its last with the next.
    """
    word = text[at : at + 3]
    following = (text[at + 3 : at + 5], text[at + 3 : at + 6], text[at + 3 : at + 7])
    # The given name itself may be a thing, 「伟业」.
    apart = not any(is_ordinary(text[left : left + 2]) for left in (at, at + 2)) and (
        not is_ordinary(word[1:]) or is_thing(word[1:])
    )
    apart = apart and not is_ordinary(text[max(0, at - 1) : at + 1])
    if len(word) == 3 and is_believed(word) and apart and not NEVER_IN & set(word[1:]):
        return at + 3 if any(len(one) > 1 and is_ordinary(one) for one in following) else None
    return None


def names_from_gaps(text: str, gaps: frozenset[int], start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run of names that blanks part, and two-character names that a blank sets apart.

    Args:
        text: the reading text; it has no blanks left.
        gaps: where they were.
        start: of the run, 「苏叶方恒」.
        end: of the run.

    Returns:
        Spans of the names: 「张 静」 is one name, 「苏 叶 方 恒」 are two, 「司 徒 鹏」 is one.
    """
    inner = [gap for gap in gaps if start < gap < end]
    if end - start == 3 and len(inner) == 2:
        return [(start, end)]
    edges = [start, *sorted(gap for gap in gaps if start < gap < end), end]
    tokens = list(itertools.pairwise(edges))
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        left, right = tokens[index]
        taken = index + 1
        if right - left == 1 and taken < len(tokens) and tokens[taken][1] - tokens[taken][0] == 1:
            right = tokens[taken][1]
            taken += 1
            if text[left:right] in surnames()[1] and taken < len(tokens):
                right = tokens[taken][1]
                taken += 1
        spans.append((left, right))
        index = taken
    cut: list[tuple[int, int]] = []
    for left, right in spans:
        cut.extend(_cut_run(text, left, right))
    return cut


def _cut_run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut names that nothing parts, 「刘复兴张传虎」, if there is one way to do it."""
    if end - start <= 4 or "·" in text[start:end]:
        return [(start, end)]
    ways: list[list[tuple[int, int]]] = []

    def walk(at: int, taken: list[tuple[int, int]]) -> None:
        if at == end:
            ways.append(taken)
        for length in (2, 3, 4):
            if at + length <= end and is_name(text[at : at + length]):
                walk(at + length, [*taken, (at, at + length)])

    walk(start, [])
    ways.sort(key=lambda way: (len(way), [-(b - a) for a, b in way]))
    return ways[0] if ways else [(start, end)]
