"""Names of people, weighed: which words of a page are names, told by their characters and by where they stand.

Every word that begins with a surname, or is written by sound, may be a name. Its characters and what they are used for (``name-characters.tsv``,
counted in jieba's dictionary), what stands before and behind it, how often it comes again, and whether somebody is called by its surname and a title
elsewhere on the page are signs for or against it; trees grown on annotated texts ask for them together (``name-trees.tsv``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import ontology
from graph.find.boosting import score, trees
from graph.find.people import NEVER_IN, follows, in_title, is_sounded, is_spelt, leads_away
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import alternatives, part_of_speech, surnames, title_roots, words_of

__all__ = ["BELIEVED", "ROLE", "TABLE", "Words", "candidates", "chosen", "may_be_name", "names_in", "signs", "weighed"]

#: Where the trees are, in ``ontology/words``.
TABLE = "name-trees.tsv"
#: From which score on a word is a name; missed names cost more than words that are none, which rarely fit a rule.
BELIEVED = -0.6
#: The same in a text of so many characters, which shows fewer signs.
BELIEVED_IN_SHORT, _SHORT = -1.3, 120
#: The words that may be names, with the offsets where each stands.
Words = Mapping[str, list[int]]

_HAN = re.compile(r"[一-鿿]+")
#: What somebody is to others, before the name: 「村民」 「队员」.
ROLE = re.compile(
    r"(?:同志|老师|医生|大夫|护士|队员|队长|领队|成员|干部|人员|干警|民警|学员|代表|记者|通讯员|组长|教师|博士|村民|群众|牧民|农户|徒弟|学生|同事|搭档|前任|"
    r"接任者|老乡|居民|职工|种植户|养殖户|经营户|大户|户主|老板|商|姑娘|小伙子?|年轻人|大姐|大叔|爱人|妻子|丈夫|儿子|女儿|孩子|弟弟|妹妹|哥哥|姐姐|父亲|母亲|家长|患者|病人|乡亲|村医|藏医|蒙医|中医)$"
)
#: What a line begins with that names whose it is: 「写信人：」 「导师：」.
_LABEL = re.compile(r"(?:^|[^一-鿿])[一-鿿]{1,6}：$")
#: Behind the name of a place.
_PLACE = re.compile(r"[一-鿿]{0,4}?(?:实验|试验|开发|示范)区|(?:街道|乡|村)(?![长里委党])")
_LINK = frozenset("和与及向对同跟随由让请给被为是叫问找的据以位")
_CALLED = ("同志", "老师", "师傅", "医生", "先生", "女士", "等")
_POSITION = ("surname", "first", "second", "alone")


@cache
def _characters() -> Mapping[str, tuple[float, ...]]:
    lines = [line for line in ontology.read("words/name-characters.tsv").splitlines() if not line.startswith("#")]
    return {char: tuple(map(float, cells)) for char, *cells in (line.split("\t") for line in lines[1:])}


def _use(char: str, position: str) -> float:
    """Return how much more *char* is used at *position* of names than elsewhere."""
    table = _characters()
    return table.get(char, table["其他"])[_POSITION.index(position)]


@lru_cache(maxsize=4)
def candidates(text: str, gaps: frozenset[int] = frozenset()) -> Words:
    """Return every word of *text* that may be a name: of two to four characters behind a surname, of two to six written by sound.

    Behind a title or a word for somebody's part, 「副书记」 「写信人：」, also what begins with no known surname.

    Args:
        text: without its blanks.
        gaps: where they were.

    Returns:
        For each word the offsets where it stands.
    """
    single, compound = _surnames()
    found: dict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - 1):
        lengths = {3, 4} if text[at : at + 2] in compound else set()
        lengths |= {2, 3} if text[at] in single else set()
        sounded = {n for n in (2, 3, 4, 5, 6) if n not in lengths and _may_sound(text[at : at + n])}
        if sounded and not _begins(text, at):
            sounded = {n for n in sounded if n > 3 and text[at - 1] not in _syllables()}  # 「的藏医永吉卓玛」
        lengths |= sounded
        if not lengths and text[at] != "的" and _led(text, at):
            lengths = {
                n
                for n in (2, 3)
                if text[at + n : at + n + 1] and follows(text, at + n) >= (1 if text[at + n] == "的" else 2)
            }
        for length in lengths:
            word = text[at : at + length]
            if text[at - 1 : at + 1] in _ADDRESS or text[at + length - 1 : at + length + 1] in _STAYS:
                continue  # 「师|傅敏之」 「陆飞|实训于」
            if length > 2 and leads_away(text, at + length - 1):
                continue  # 「江帆|本学期」
            if in_title(text, at):
                continue  # 「书记员|江帆」
            known = length == 2 and part_of_speech(word)[:2] not in ("", "nr")
            if known and not (at + 1 in gaps and at + 2 in gaps) and not _stands_alone(text, at, at + length):
                continue  # 「高度」, but 「江 帆 」 of a list, and 「副局长江帆，」
            if at + length - 1 in gaps and at + length not in gaps and _HAN.match(text[at + length : at + length + 1]):
                continue  # 「江 帆 盛泽镇镇长」: what is set apart from a name goes on
            if _PLACE.match(text, at + length):
                continue  # 「松陵|实验区」
            if word[-1] in "人者员长" and text.startswith("：", at + length):
                continue  # 「写信人：」
            if len(word) == length and _HAN.fullmatch(word) and not _is_none(word):
                found[word].append(at)
    return {word: places for word, places in found.items() if not _swallows(text, word, places, found)}


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Return all surnames, single and compound, the rare ones too."""
    (single, compound), (rare, rare_compound) = surnames(), surnames("surnames-rare.txt")
    return single | rare, compound | rare_compound


@cache
def _syllables() -> frozenset[str]:
    return words_of("name-syllables.txt") | words_of("name-syllables-rare.txt")


def _may_sound(word: str) -> bool:
    """Whether *word* may be written by sound, alone or behind a surname: 「永吉卓玛」 「赵格桑措」."""
    if len(word) == 2:
        return is_spelt(word)
    return is_sounded(word) or (
        _syllables().issuperset(word[1:]) and (word[0] in _syllables() or (len(word) == 4 and word[0] in surnames()[0]))
    )


def may_be_name(word: str) -> bool:
    """Whether *word* may be a name by its characters, wherever it stands: 「陆启元」 and 「永吉卓玛」, not 「工程师」 nor 「曾于」."""
    single, compound = _surnames()
    called = len(word) in (3, 4) if word[:2] in compound else word[0] in single and len(word) in (2, 3)
    spelt = sum(char in _syllables() for char in word) >= max(2, len(word) - 1)
    return (called or spelt) and not _is_none(word)


def _swallows(text: str, word: str, places: list[int], found: Words) -> bool:
    """Whether *word* is a name that is met oftener and the head of a verb: 「陆敏|会见」, where 陆敏 is named elsewhere too."""
    shorter = found.get(word[:-1], ())
    last = [at + len(word) - 1 for at in places]
    return len(shorter) > len(places) and all(part_of_speech(text[at : at + 2]) == "v" for at in last)


#: What is in no longer name: 「冉在川」 is one, and so is 「陆登科」.
_NEVER_IN = NEVER_IN - set("在那都科镇党政过")
#: What leads on behind a name, and hardly ends one: 「陆启元|于2023年」 「才让卓玛|的」.
_NO_END = frozenset("于在从任经被把将的曾请则便却因")
#: What is in words for stays, and in no name: 「会|跟岗」 「常|挂」.
_OF_STAYS = frozenset("跟挂")
#: Words for stays that a name does not end within.
_STAYS = frozenset("实训 进修 顶岗 支教 支医 援疆 援藏 援青 驻村 研修 见习 锻炼".split())
#: How somebody is addressed who is not named: 「老师|请」.
_ADDRESS = ("老师", "师傅", "同志", "先生", "女士")


def _is_none(word: str) -> bool:
    """Whether *word* cannot be a name: a small word is part of it, or somebody is called by a title."""
    if (
        word in words_of("not-names.txt")
        or not (NEVER_IN if len(word) == 2 else _NEVER_IN).isdisjoint(word[2 if word[:2] in _surnames()[1] else 1 :])
        or word[1:] in _CALLED
        or word[1:] in title_roots()
        or word.startswith(_ADDRESS)
        or word[-1] in _NO_END
        or not _OF_STAYS.isdisjoint(word[1:])
        or (word[-1] in "里中上下" and len(word) == 3 and part_of_speech(word[:2]) in ("n", "t", "s"))  # 「日子里」
    ):
        return True
    return word[0] in _LINK and word[1] in "老小阿"  # 「于县长和小谭」


def _led(text: str, at: int) -> bool:
    """Whether a name is looked for at *at*, whatever it begins with: right behind a title, a part, or a short label with a colon."""
    if text[at - 1 : at] == "：" and _LABEL.search(text[max(0, at - 8) : at]):
        return True
    return bool(_before(text, at) & {"title", "role"})


def _begins(text: str, at: int) -> bool:
    """Whether something may begin at *at*: behind a mark, a small word, a title or a unit, 「县中学的」."""
    if not at or not _HAN.match(text[at - 1]) or text[at - 1] in _LINK:
        return True
    return bool(_before(text, at)) or (text[at - 1] == "的" and "unit" in _before(text, at - 1))


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether a word between *at* and *end* stands between a title, a unit or a mark and a mark or what somebody does: 「干部江帆赴吴江」."""
    if _begins(text, at) and (text.startswith(_CALLED, end) or (_before(text, at) and follows(text, end))):
        return True
    return follows(text, end) == 3 and (not at or not _HAN.match(text[at - 1]))


@lru_cache(maxsize=1 << 14)
def _ends(before: str) -> frozenset[str]:
    return frozenset(
        name
        for name, shown in (
            ("title", ends_with_title(before)),
            ("role", ROLE.search(before)),
            ("unit", len(before) > 3 and ends_with_unit(before)),
        )
        if shown
    )


def _before(text: str, at: int) -> frozenset[str]:
    return _ends(text[max(0, at - 12) : at])


def _seen(char: str) -> str:
    """Return *char* as the name of a sign has it: digits and blanks are all alike."""
    return "0" if char.isdigit() else char.strip() or "blank"


def _left(text: str, at: int, gaps: frozenset[int]) -> list[str]:
    """Return the signs of what stands before *at*."""
    last = text[at - 1 : at]
    found = [f"before: {_seen(last)}"]
    if at in gaps and not (at - 1 in gaps and at + 1 in gaps):  # not letters set apart, 「跟 班 学 习」
        return [*found, "behind a gap"]
    if not last or not _HAN.match(last):
        return [*found, "behind a mark" if not last.isalnum() else "behind a letter"]
    crosses = part_of_speech(text[at - 1 : at + 1]) not in ("", "nr")
    told = _before(text, at)
    kind = next((one for one in ("title", "role") if one in told), "unit" if "unit" in told and not crosses else "")
    found.append(f"behind a {kind or ('link' if last in _LINK else 'word')}")
    found.append(f"before two: {''.join(map(_seen, text[max(0, at - 2) : at]))}")
    if last == "的" and "unit" in _before(text, at - 1):
        found.append("behind of a unit")  # 「县医院的|陆启元」
    if crosses:
        found.append("crosses before")
    if at > 1 and part_of_speech(text[at - 2 : at + 1]) not in ("", "nr"):
        found.append("crosses long before")
    return found


@cache
def _title() -> re.Pattern[str]:
    return re.compile(alternatives(title_roots()))


def _right(text: str, end: int, gaps: frozenset[int]) -> list[str]:
    """Return the signs of what stands at *end*, behind a name."""
    following = text[end : end + 1]
    if end in gaps and not (end - 1 in gaps and end + 1 in gaps):
        return [f"behind: {_seen(following)}", "follows 3", "gap behind"]
    found = [f"behind: {_seen(following)}", f"follows {follows(text, end)}"]
    if not following or not _HAN.match(following):
        return found
    for left, right, name in ((1, 1, "crosses behind"), (1, 2, "crosses long behind"), (2, 1, "crosses wide behind")):
        if part_of_speech(text[end - left : end + right]) not in ("", "nr"):
            found.append(name)
    found.append(f"goes on with {part_of_speech(text[end : end + 2]) or 'no word'}")
    if _title().match(text, end):
        found.append("title behind")
    if text.startswith(_CALLED, end):
        found.append("called")
    return found


def _called(text: str) -> Counter[str]:
    """Count the surnames by which somebody is called, 「于县长」 「小谭」."""
    surname = "".join(sorted(surnames()[0]))
    called = re.compile(
        rf"(?:[老小阿](?P<young>[{surname}])(?![一-鿿]{{0,2}}[镇乡村县区市])|(?P<titled>[{surname}])(?:{_title().pattern}|老师|医生|师傅))"
    )
    return Counter(match["young"] or match["titled"] for match in called.finditer(text))


def _bucket(value: float, low: int, high: int) -> int:
    return max(low, min(high, int(value // 1)))


def signs(text: str, words: Words, gaps: frozenset[int]) -> Iterator[tuple[str, set[str]]]:
    """Yield each of *words* with what it shows."""
    compound = _surnames()[1]
    called = _called(text)
    lefts: dict[int, list[str]] = {}
    rights: dict[int, list[str]] = {}
    for word, places in words.items():
        two = word[:2] in compound
        sounded = not two and (len(word) > 3 or word[0] not in _surnames()[0])
        shown = _shape(word, two=two, sounded=sounded)
        seen: Counter[str] = Counter()
        ended = well = 0
        for at in places:
            end = at + len(word)
            left = lefts[at] if at in lefts else lefts.setdefault(at, _left(text, at, gaps))
            right = rights[end] if end in rights else rights.setdefault(end, _right(text, end, gaps))
            seen.update(left)
            seen.update(right)
            ends = "follows 3" in right or "follows 2" in right
            ended += ends
            well += ends and left[1] != "behind a word"
        if len(word) == 2 and any(at + 1 in gaps for at in places):
            shown.add("set apart")
        for sign, times in seen.items():
            shown.add(f"any {sign}")
            if times == len(places):
                shown.add(f"all {sign}")
        shown.add(f"times {min(len(places), 4)}")
        shown.add(f"ended {min(ended, 3)}")
        shown.add(f"led and ended {min(well, 3)}")
        shown.add(f"surname called {min(0 if two else called[word[0]], 2)}")
        yield word, shown | _again(text, word, places, words)


def _shape(word: str, *, two: bool, sounded: bool) -> set[str]:
    """Return what the characters of *word* show."""
    shown = {
        f"begins with {word[0]}",
        f"goes on with {word[1]}",
        f"ends with {word[-1]}",
        f"word: {part_of_speech(word) or 'none'}",
    }
    if sounded:
        return {*shown, "sounded", f"sounded {len(word)}"}
    given = word[2:] if two else word[1:]
    shown.add("surname of two" if two else f"surname {_bucket(_use(word[0], 'surname'), -6, 0)}")
    if len(given) == 2:
        shown.add(f"first {_bucket(_use(given[0], 'first'), -3, 4)}")
        shown.add(f"second {_bucket(_use(given[1], 'second'), -3, 4)}")
    elif len(given) == 1:
        shown.add(f"alone {_bucket(_use(given, 'alone'), -3, 4)}")
    shown.add(f"given of {len(given)}{' behind two' if two else ''}")
    if len(word) > 2:
        shown.add(f"head: {part_of_speech(word[:2]) or 'none'}")
        shown.add(f"tail: {part_of_speech(word[-2:]) or 'none'}")
    if len(given) == 2 and part_of_speech(given):
        shown.add(f"given: {part_of_speech(given)}")
    return shown


def _again(text: str, word: str, places: list[int], words: Words) -> set[str]:
    """Return what *word* shows by coming again, and by longer and shorter words in the same places."""
    shown = set()
    if len(places) > 1:
        after = {text[at + len(word) : at + len(word) + 1] for at in places}
        before = {text[max(0, at - 1) : at] for at in places}
        shown.add("one behind" if len(after) == 1 else "many behind")
        shown.add("one before" if len(before) == 1 else "many before")
    end = places[0] + len(word)
    if len(words.get(text[places[0] : end + 1], ())) == len(places):
        shown.add("longer as often")
    if len(word) > 2 and len(words.get(word[:-1], ())) > len(places):
        shown.add("shorter oftener")
    return shown


def chosen(words: Words, scored: Iterable[tuple[str, float]], believed: float = BELIEVED) -> dict[int, int]:
    """Return the spans of the words whose score is above *believed*; where two overlap, the one with the better score stands."""
    spans: dict[int, int] = {}
    taken: set[int] = set()
    for word, for_it in sorted(scored, key=lambda one: (-one[1], one[0])):
        if for_it <= believed:
            break
        for at in words[word]:
            inside = range(at, at + len(word))
            if taken.isdisjoint(inside):
                taken.update(inside)
                spans[at] = at + len(word)
    return spans


@lru_cache(maxsize=4)
def weighed(text: str, gaps: frozenset[int] = frozenset()) -> Mapping[str, float]:
    """Return how much speaks for each word of *text* that may be a name.

    Args:
        text: without its blanks.
        gaps: where they were.
    """
    words = {
        word: kept
        for word, places in candidates(text, gaps).items()
        # 「方 晴 女，苗族」: the sex of a list
        if (kept := [at for at in places if word[-1] not in "男女" or at + len(word) - 1 not in gaps])
    }
    told = trees(TABLE)["name"]
    return {word: score(told, shown) for word, shown in signs(text, words, gaps)}


@lru_cache(maxsize=4)
def names_in(text: str, gaps: frozenset[int] = frozenset()) -> Mapping[int, int]:
    """Return where somebody is named in *text*: for the offset of each name the offset behind it; see :func:`weighed`.

    Reads 「果农〈姓名〉老远就喊」; does not read 「向乡亲们」, nor a name with dots, which needs no weighing.
    """
    believed = BELIEVED if len(text) > _SHORT else BELIEVED_IN_SHORT
    return chosen(candidates(text, gaps), weighed(text, gaps).items(), believed)
