"""Areas that are paired, told by a verb between the two, with 「我区」 for one of them, or by what is said of the two that a batch joins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from graph.extract.comings import ends_of_batches
from graph.extract.hosts import up_to
from graph.extract.pairings import PAIRED
from graph.extract.view import View
from graph.find.areas import Area, AreaMention
from graph.find.times import whens
from graph.model import Reading, Slot

__all__ = ["partners"]

RULE = "paired-directly"
_HELPS = r"(?:对口(?:支援|帮扶|协作|合作)|结对帮扶|结对|牵手|对口)"
#: Between two areas of which one helps the other, or is its partner: 「苏州结对铜仁」 「吴江区结对的正是碧江区」 「苏州自2013年起对口帮扶铜仁」.
_DIRECT = re.compile(rf"(?:[自从][^，。；]{{2,10}}起)?(?:{_HELPS}(?:的(?:正|就)?是)?|帮扶)")
#: Behind two areas in a list: 「江苏、贵州两省对口合作」.
_THE_TWO = re.compile(r"(?:两[省市县区地州])?(?:间|的|之间)?(?:建立|开展)?(?:对口(?:合作|协作|帮扶)|东西部协作|结对)")
_JOINED = re.compile(r"[与和同](?:[^，。；]{2,6}的)?|由")
#: Before the partner of whoever sends: 「赴协作结对城市苏州」 「到协作地苏州市」.
_PARTNER = re.compile(
    r"(?:对口(?:支援|协作|合作|帮扶)|协作|合作)?(?:结对(?:城市|地区|市|县|区)|协作(?:城市|地区|地)(?!区))"
)
#: What is said of the two that a batch joins, without their names: 「这是两市建立对口合作关系以来的第五批」.
_BOTH = re.compile(
    r"两[省市县区地州](?:[^，。；]{0,8}?)(?:建立|结成|结为|确立|形成)[^，。；]{0,10}(?:合作|协作|帮扶|结对|对子)|两[省市县区地州]结对"
)
_OURS = re.compile(r"[我本](?P<level>[省市县区州旗])")


def partners(view: View) -> Iterator[Reading]:
    """Two areas are paired where a verb stands between them, 「苏州结对铜仁」, with 「我区」 for one, or where both are those of the page's batch.

    Reads 「〈甲区〉结对〈乙县〉、〈丙县〉」 as two pairings, towns also with 「对接」, 「江苏、贵州两省对口合作」, 「我区与石阡县建立对口协作关系」,
    「赴协作地苏州市挂职」, and 「两市结对以来」 where one area sends the page's batches and one receives them. Does not read who helps a
    village or a unit.
    """
    seen: set[frozenset[Area]] = set()
    for left, right, start, end in (*_told(view), *_of_batch(view)):
        key = frozenset((left, right))
        if len(key) == 2 and key not in seen and not left.within(right) and not right.within(left):
            seen.add(key)
            since = next((one.first for one in whens(view.text, view.year, start, end) if one.first), "")
            pair = Slot("area_a", left.full), Slot("area_b", right.full), Slot("since", since)
            yield view.reading("pairing", RULE, start, end, *pair)


def _told(view: View) -> Iterator[tuple[Area, Area, int, int]]:
    """Yield the pairs of areas that sentences name, each with its sentence."""
    named = [one for one in view.places.mentions if one.area]
    for paragraph in view.page.paragraphs:
        if paragraph.repeats:
            continue
        for start, end in view.page.sentences(paragraph):
            inside = sorted([*_ours(view, start, end), *(one for one in named if start <= one.start < end)])
            for at, (left, right) in enumerate(itertools.pairwise(inside)):
                listed = list(_listed(view, inside[at + 1 :]))
                behind = inside[at + len(listed)].end
                if left.area and _is_pair(view, left, right, behind, (start, end)):
                    yield from ((left.area, one, start, end) for one in listed)


def _ours(view: View, start: int, end: int) -> Iterator[AreaMention]:
    for match in _OURS.finditer(view.text, start, end):
        area = up_to(view.home, match["level"])
        if area:
            yield AreaMention(match.start(), match.end(), area)


def _is_pair(view: View, left: AreaMention, right: AreaMention, behind: int, sentence: tuple[int, int]) -> bool:
    """Whether *left* is paired with *right* and with what is listed behind it up to *behind*."""
    text = view.text
    between = text[left.end : right.start]
    if _DIRECT.fullmatch(between):
        return not (left.end - left.start == 1 or right.end - right.start == 1)
    if between == "、":
        return text[left.start - 1 : left.start] not in ("与", "和", "同") and bool(_THE_TWO.match(text, right.end))
    if between in ("与", "和", "同") and behind > right.end:  # 「吴江区与石阡县、思南县结对」
        return bool(_THE_TWO.match(text, behind))
    own = _OURS.fullmatch(text, left.start, left.end) or _OURS.fullmatch(text, right.start, right.end)
    return bool(own and _JOINED.fullmatch(between) and PAIRED.search(text, right.end, min(sentence[1], right.end + 14)))


def _listed(view: View, mentions: Sequence[AreaMention]) -> Iterator[Area]:
    """Yield the areas of a list that begins with the first of *mentions*, 「石阡县、思南县」; not 「碧江区」 of 「石阡县、碧江区与吴江区」."""
    for at, one in enumerate(mentions):
        begins_another = at and view.text[one.end : one.end + 1] in ("与", "同")
        if begins_another or (at and view.text[mentions[at - 1].end : one.start] not in ("、", "和")):
            return
        if one.area:
            yield one.area


def _of_batch(view: View) -> Iterator[tuple[Area, Area, int, int]]:
    """Yield the pair of which the page speaks as of its two, or of which it names but the partner."""
    sends, receives = (set(areas) for areas in ends_of_batches(view))
    for match in _PARTNER.finditer(view.text):
        partner = view.places.starting_at(match.end())
        home = next(iter(sends), None) if len(sends) == 1 else view.home
        if partner and partner.area and home:
            start, end = view.page.sentence_at(match.start())
            yield home, partner.area, start, end
    for match in _BOTH.finditer(view.text) if len(sends) == 1 == len(receives) else ():
        start, end = view.page.sentence_at(match.start())
        if not any(start <= one.start < end for one in view.places.mentions if one.area):
            yield min(sends), min(receives), start, end
