"""Everybody whom a page names, with or without a post: names with dots, and what all signs together make a name, see :mod:`graph.find.naming`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.find.areas import Places
from graph.find.fields import label_words
from graph.find.naming import ROLE, names_in, weighed
from graph.find.people import (
    LEADS_ON,
    is_name,
    is_sounded,
    is_spelt,
    name_at,
)
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_ordinary
from graph.read.page import Page

__all__ = ["Named", "people_named", "places_of"]


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """One place where somebody is named in full."""

    start: int
    end: int
    name: str


_DOTTED = re.compile(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})+")


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
    # 「吴江区黎里镇」: 「黎里守着老街」 is the town.
    names -= {re.sub(r"(?:街道|[镇乡村县市区])$", "", one.area.name) for one in places.mentions if one.area}
    names |= {name for name in known if name} | set(_by_form(page))
    names -= {page.text[one.start : one.end] for one in places.mentions}
    for match in _DOTTED.finditer(page.text):
        head = _head_of(page.text, match)
        end = name_at(page.text, head) or name_at(page.text, match.start()) or match.end()
        last = page.text.rindex("·", match.start(), end) + 1 if "·" in page.text[match.start() : end] else end
        apart = [gap for gap in page.gaps if last + 1 < gap < match.end()]  # 「吐尔逊 昌都市某中学」
        end = min((gap for gap in apart if gap < end or _is_spelt(page.text[last:gap])), default=end)
        while end > last + 2 and page.text[end - 1] in _LEADS_ON:
            end -= 1  # 「努尔太·阿勒|于9月」
        name = page.text[head:end]
        if any(ends_with_unit(part) or ends_with_title(part) for part in name.split("·")):
            continue  # 「巧家县人民医院·信息科」
        first = name.partition("·")[0]
        names |= {name, first} if is_sounded(first) else {name}  # 「阿依努尔」 is short for 「阿依努尔·吐尔逊」
    names = {name for name in names if not _several(page.text, name) and not _goes_on(page.text, name, names)}
    if not names:
        return []
    from ahocorasick_rs import AhoCorasick, MatchKind

    listed = sorted(names)
    found = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(page.text)
    return [Named(start, end, listed[index]) for index, start, end in found if not page.paragraph_at(start).repeats]


#: 「村里人管陆启元叫“陆博士”」
_NICKNAMED = re.compile(r"(?:管|把)(?P<name>[一-鿿]{2,4})(?:叫|称)(?:作|做|为)?“")
#: The number of a row, and what of it cannot be a name.
_ROW = re.compile(r"\d{0,3}[.．、]?")
#: So long is a name without a dot at most, in characters.
_LONGEST = 6


def _by_form(page: Page) -> Iterator[str]:
    """Yield what can only be a name by where it stands: in a list before the sex, 「3　江素云　女　白族」, or of whom others call something."""
    for match in _NICKNAMED.finditer(page.text):
        if is_name(match["name"]):
            yield match["name"]
    for sex in re.finditer("[男女]", page.text):
        at = sex.start()
        if at not in page.gaps or (at + 1 not in page.gaps and page.text[at + 1 : at + 2] not in ("，", "\n", "|")):
            continue
        start = page.paragraph_at(at).start
        start = max([start, *(gap for gap in page.gaps if start < gap < at)])
        number = _ROW.match(page.text, start, at)
        word = page.text[number.end() if number else start : at]
        if 2 <= len(word) <= _LONGEST and re.fullmatch(r"[一-鿿]+", word) and not label_words(word):
            yield word


def _several(text: str, name: str) -> bool:
    """Whether several people are named so at once, 「两位陆启元」: which of them a sentence tells of, nothing says."""
    return bool(re.search(rf"[两三四五几][位名个]{re.escape(name)}", text))


#: What follows a name of two characters, and ends one of three.
_DOES = frozenset("来去到在任说都也则便就又还已曾均")


def _goes_on(text: str, name: str, names: Collection[str]) -> bool:
    """Whether *name* is another with the verb behind it: 「江帆|来接班」 once, where 「江帆」 stands elsewhere as well."""
    return name[-1] in _DOES and name[:-1] in names and text.count(name) == 1


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
_LEADS_ON = LEADS_ON | frozenset("于和及")


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


def _titled(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at]
    return (
        bool(ROLE.search(before))
        or ends_with_title(before)
        or (
            len(before) > 3 and ends_with_unit(before) and not is_ordinary(text[at - 1 : at + 1])  # 「区委办|公室」
        )
    )
