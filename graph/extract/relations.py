"""What a post, unit or area is to a person named near by: home, host, or neither; the signs of it, weighed.

The rules read constructions; this reads what no construction covers, as distant relation extraction does: every pair of a person and a mention
in the sentences about that person shows signs (where the one stands to the other, the words around the mention, words for stays, areas), and
what the signs say together is told by trees that are grown on annotated texts (``stay-trees.tsv``, :mod:`graph.find.boosting`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.extract.about import named_places, sentences_about, sentences_told
from graph.extract.aligned import rows
from graph.extract.comings import ends_of_batches, leans, told_behind
from graph.extract.mentions import Mention
from graph.extract.view import View, mode_pattern
from graph.find.areas import Area
from graph.find.boosting import likely
from graph.find.names import Named
from graph.find.posts import title_span

__all__ = ["HOME", "HOST", "LABELS", "NEITHER", "TABLE", "Page", "Pair", "likelihoods", "paired"]

#: Where the weights are, in ``ontology/words``.
TABLE = "stay-trees.tsv"
LABELS = ("host", "home", "neither")
HOST, HOME, NEITHER = range(3)

#: So many units and areas may be those of everybody.
_OF_ALL = 12
#: A unit that is told so often may be that of everybody.
_AGAIN = 3
_BETWEEN = "任 担任 现任 挂 到 在 赴 来 去 来自 是 原 派 任职 前 后 接替 成为 身份 岗位 单位 跟 学习 工作 期满 返回 未能 邀请 看望".split()
_OWN = re.compile(r"[我本该][市县区省州旗院校局镇]")
#: What says of a mention that it was before, is now, or belongs to somebody, in so many characters before it and behind it.
_LEADS = 6
_LED = {
    "was": re.compile(r"原|曾|此前|之前|以前|从前|过去|出发前|行前|任上"),
    "is now": re.compile(r"现|如今|目前|眼下|当前|这里|此番"),
    "sender": re.compile(r"[由受经][^，。]{0,3}$|派出单位|原单位|工作单位|娘家|编制|关系|本职|供职|隶属|所在"),
    "a pronoun": re.compile(r"(?:他|她|其)(?:原|本|就|也|原本|此前|之前)?(?:是|为|来自|从|在|任|系)(?:一名|一位)?$"),
    "receiver": re.compile(r"接收单位|去处|分到|分在|落脚|报到|安排[到在]|派[到往驻]|岗位[在是]"),
}
_FOLLOWED = {
    "sending": re.compile(r"[^，。]{0,3}(?:选派|派来|派出|派遣|选送|推荐|委派|抽调|派的|来的)"),
    "receiving": re.compile(r"(?:接收|迎来|来了|挂[职任]|跟[班岗]|报到)"),
}
_TIME = re.compile(r"\d{4}年|\d+月|去年|今年|前年")


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and a mention near by, with what they show.

    Args:
        name: of the person.
        near: the place where the person is named nearest to the mention.
        mention: of a post, unit or area.
        signs: how strongly each is shown.
    """

    name: str
    near: Named
    mention: Mention
    signs: dict[str, float]


def likelihoods(pair: Pair) -> tuple[float, ...]:
    """Return how likely the mention of *pair* is the person's host, home, or neither; they add up to one."""
    return likely(TABLE, pair.signs)


def paired(view: View) -> dict[str, list[Pair]]:
    """Return for everybody whom *view* names the mentions near by, and those that may be everybody's."""
    found: dict[str, list[Pair]] = {}
    for pair in Page(view).pairs():
        found.setdefault(pair.name, []).append(pair)
    return found


@dataclass(frozen=True)
class Page:
    """A page whose people and mentions are paired."""

    view: View

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """Of each city on the page, how many are named more often."""
        told = Counter(one.area.code[:4] for one in self.view.mentions if one.area)
        ordered = sorted(told, key=lambda city: (-told[city], city))
        return {city: rank for rank, city in enumerate(ordered)}

    @cached_property
    def _headed(self) -> frozenset[str]:
        """The cities to which the first headings say that somebody goes: 「赴沪挂职」."""
        view = self.view
        return frozenset(
            place.area.code[:4]
            for heading in view.plan.headings[:4]
            for place in view.places.within(heading.start, heading.end)
            if place.area and re.search(r"[赴到来援驻]$", view.text[heading.start : place.start])
        )

    @cached_property
    def _leans(self) -> str:
        return leans(self.view)

    @cached_property
    def _behind(self) -> dict[int, str]:
        """What is told right behind each name, by where it stands."""
        return {one.start: told_behind(self.view, one) for one in self.view.people}

    @cached_property
    def _aligned(self) -> dict[int, str]:
        """Who goes with a place by the order of two lists, by where the place begins."""
        found = rows(self.view, self.view.mentions)
        return {place.start: who.name for row in found for who, place in zip(row.people, row.places, strict=True)}

    @cached_property
    def _ends(self) -> tuple[list[Area], list[Area]]:
        """The areas that send, and that receive, the batches of the page."""
        return ends_of_batches(self.view)

    def pairs(self) -> Iterator[Pair]:
        """Yield each person of the page with every mention in the sentences that are about them."""
        places = named_places(self.view)
        near_by = {name: self._beside(named) for name, named in places.items()}
        owners = Counter(place for beside in near_by.values() for place in {one.place for one in beside})
        for name, named in places.items():
            beside = near_by[name]
            told = {one.place for one in beside}
            by_oneself = sentences_told(self.view, named)
            for mention in beside:
                near = min(named, key=lambda one: (abs(one.start + one.end - mention.start - mention.end), one.start))
                told_so = any(start <= mention.start < end for start, end in by_oneself)
                yield Pair(name, near, mention, self._signs(near, mention, len(named), told=told_so))
            for mention in self._of_all:
                if mention.place not in told:
                    signs = self._signs_from_afar(named[0], mention, len(named), owners[mention.place])
                    yield Pair(name, named[0], mention, signs)

    def _beside(self, named: Sequence[Named]) -> list[Mention]:
        """Return the mentions in the sentences about somebody."""
        about = sentences_about(self.view, named, below=True, above=True) + sentences_told(self.view, named)
        return [one for one in self.view.mentions if any(start <= one.start < end for start, end in about)]

    @cached_property
    def _units(self) -> frozenset[str]:
        return frozenset(one.place for one in self.view.mentions if one.kind == "unit")

    @cached_property
    def _told(self) -> Counter[str]:
        """How often the page tells of each unit and area."""
        return Counter(one.place for one in self.view.mentions if one.place)

    @cached_property
    def _of_all(self) -> list[Mention]:
        """The units and areas which may be those of everybody, each at its first place: of headings, of sentences about stays, told again and again."""
        view, found = self.view, dict[str, Mention]()
        for one in self.view.mentions:
            headed = any(heading.start <= one.start < heading.end for heading in view.plan.headings[:4])
            again = self._told[one.place] >= _AGAIN and one.kind == "unit"
            if one.place and (headed or again or mode_pattern().search(view.text, *view.page.sentence_at(one.start))):
                found.setdefault(one.place, one)
        return list(found.values())[:_OF_ALL]

    def _signs(self, near: Named, mention: Mention, times: int, *, told: bool) -> dict[str, float]:
        view, text = self.view, self.view.text
        start, end = mention.start, mention.end
        before = end <= near.start
        gap = text[end : near.start] if before else text[near.end : start]
        sentence = view.page.sentence_at(start)
        same = sentence == view.page.sentence_at(near.start)
        relation = "told by oneself" if told and not same else _relation(gap, before=before, same=same)
        left, right = (end, near.start) if before else (near.end, start)
        others = min(sum(left <= one.start < right and one.name != near.name for one in view.people), 2)
        shown = [
            f"at {relation}",
            f"{mention.kind} {relation}",
            f"{mention.kind}",
            f"far {min(len(gap) // 10, 6)} {relation}",
            f"{'one clause' if not re.search('[，。；]', gap) else 'clauses'} {relation}",
            f"others {others}",
            f"others {others} {relation}",
            f"named {min(times, 4)}",
            f"behind the name: {_seen(text[near.end : near.end + 1])}",
        ]
        for size in (1, 2, 3):
            shown.append(f"before: {_seen(text[max(0, start - size) : start])}")
            shown.append(f"behind: {_seen(text[end : end + size])}")
        shown.append(f"before {relation}: {_seen(text[max(0, start - 2) : start])}")
        if start in self._aligned:
            shown.append(f"aligned with {'the person' if self._aligned[start] == near.name else 'another'}")
        written = text[start:end]
        shown.append(f"ends: {_seen(written[-2:])}")
        behind = self._behind[near.start]
        shown += [f"behind the name is told {behind}", f"{relation} behind the name is told {behind}"]
        beside = self._in_part(start)
        if beside:
            shown.append(f"part of {'the person' if near.name in beside else 'others'} {relation}")
        title = title_span(written) if mention.kind == "post" else None
        if title:
            shown.append(f"title: {_seen(written[title[0] :][-4:])}")
        if relation == "told by oneself":
            since = text.rfind("我", sentence[0], start)
            shown.append(f"behind 我 {min(3, (start - since) // 8) if since >= 0 else 'nowhere'}")
            gap = text[since + 1 : start] if since >= 0 else ""
        in_one = relation in ("before", "after", "told by oneself")
        shown += self._of_modes(mention, sentence, gap if in_one else "", relation)
        shown += self._of_area(mention, relation)
        if _OWN.match(written) or _OWN.match(text, max(0, start - 1)):
            shown += ["own", f"own {relation}"]
        if _TIME.search(text, max(sentence[0], start - 12), start):
            shown.append("time before")
        led = text[max(sentence[0], start - _LEADS) : start]
        for name in (name for name, words in _LED.items() if words.search(led)):
            shown += [f"led by {name}", f"led by {name} {relation}"]
        followed = text[end : min(sentence[1], end + _LEADS)]
        shown += [f"followed by {name}" for name, words in _FOLLOWED.items() if words.match(followed)]
        return dict.fromkeys(shown, 1.0)

    def _in_part(self, at: int) -> frozenset[str]:
        """Return who is named in the part of the paragraph around *at*."""
        start, end = self.view.part_at(at)
        return frozenset(one.name for one in self.view.people if start <= one.start < end)

    def _signs_from_afar(self, near: Named, mention: Mention, times: int, owners: int) -> dict[str, float]:
        """Return the signs of a mention in no sentence about the person."""
        view, text = self.view, self.view.text
        start, end = mention.start, mention.end
        sentence = view.page.sentence_at(start)
        headed = any(heading.start <= start < heading.end for heading in view.plan.headings[:4])
        relation = "from a heading" if headed else "from afar"
        people = min(sum(sentence[0] <= one.start < sentence[1] for one in view.people), 2)
        shown = [
            f"at {relation}",
            f"{mention.kind} {relation}",
            f"named {min(times, 4)} {relation}",
            f"people {people} {relation}",
        ]
        told = self._told[mention.place]
        shown.append(f"told {min(told, 6)} {relation}")
        most = max((count for place, count in self._told.items() if place in self._units), default=0)
        shown += [f"most told {relation}", f"most told {mention.kind} {relation}"] if told == most > 1 else []
        shown.append(f"beside {min(owners, 3)} {relation}")
        shown.append(f"{'earlier' if start < near.start else 'later'} {relation}")
        for size in (1, 2):
            shown.append(f"{relation} before: {_seen(text[max(0, start - size) : start])}")
            shown.append(f"{relation} behind: {_seen(text[end : end + size])}")
        shown.append(f"{relation} ends: {_seen(text[start:end][-2:])}")
        shown += [f"{relation} {sign}" for sign in self._of_modes(mention, sentence, "", relation)]
        shown += [f"{relation} {sign}" for sign in self._of_area(mention, relation)]
        if mention.place == view.institution:
            shown.append(f"{relation} publisher")
        return dict.fromkeys(shown, 1.0)

    def _of_modes(self, mention: Mention, sentence: tuple[int, int], gap: str, relation: str) -> list[str]:
        view, pattern = self.view, mode_pattern()
        shown = []
        if pattern.search(view.text, mention.end, min(sentence[1], mention.end + 10)):
            shown += ["stay behind", f"stay behind {relation}"]
        if pattern.search(view.text, max(sentence[0], mention.start - 10), mention.start):
            shown.append("stay before")
        if pattern.search(view.text, *sentence):
            shown.append("stay in sentence")
        if pattern.search(gap):
            shown += ["stay between", f"stay between {relation}"]
        for word in _BETWEEN:
            if word in gap:
                shown += [f"between: {word}", f"between {relation}: {word}"]
        return shown

    def _of_area(self, mention: Mention, relation: str) -> list[str]:
        area, home = mention.area, self.view.home
        if area is None:
            return ["area open"]
        where = "at home" if home and area.within(home) else "over home" if home and home.within(area) else "elsewhere"
        city = area.code[:4]
        shown = [f"area {where}", f"area {where} {relation}", f"city {min(self._ranks.get(city, 3), 3)}"]
        shown += [f"area {where} page {self._leans}", f"area {where} page {self._leans} {relation}"]
        for called, areas in zip(("sends", "receives"), self._ends, strict=True):
            if any(area.within(one) for one in areas):
                shown += [f"area {called}", f"area {called} {relation}"]
        return [*shown, "headed there"] if city in self._headed else shown


def _relation(gap: str, *, before: bool, same: bool) -> str:
    """Return how a mention stands to a name, with *gap* between the two; *before*: the mention comes first."""
    if before and gap in ("", "的"):
        return "at the name"
    if before and len(gap) <= 3:
        return "near the name"
    if not before and gap in ("（", "，", "，是", "是", "：", "，系"):
        return "behind the name"
    if same:
        return "before" if before else "after"
    return "earlier" if before else "later"


def _seen(written: str) -> str:
    """Return *written* as the name of a sign has it: without blanks, each digit alike, so that a year is one."""
    return re.sub(r"\d", "0", "".join(written.split())) or "nothing"
