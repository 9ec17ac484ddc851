"""Another stay of one whose stay is known, where no rule reads it: told in passing, before or after, anywhere on the page; weighed.

「2019年我在吴江区盛泽镇跟班学习过三个月」, on a page about a stay in 碧江区. Every unit in what the page tells of somebody, beside the host that is known,
may be the place of another stay. Which of them is, or that none is, is told by trees that are grown on annotated texts (``another-trees.tsv``,
:mod:`graph.find.boosting`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.extract.about import CLAUSE, named_places, seen, sentences_about, sentences_in, stretches_told
from graph.extract.earlier import APART, NOT_AWAY, same_host
from graph.extract.hosts import Host, is_general
from graph.extract.mentions import Mention
from graph.extract.relations import HOME, HOST
from graph.extract.stays import duration_of, start_of
from graph.extract.steps import step
from graph.extract.timing import SLOTS, Times, told
from graph.extract.view import View, mode_pattern
from graph.find.boosting import Tree, among, trees
from graph.find.names import Named
from graph.find.times import Duration, When, durations, whens
from graph.model import Certainty, Reading, Slot

__all__ = [
    "BELIEVED",
    "LABEL",
    "RULE",
    "TABLE",
    "Elsewhere",
    "Stay",
    "another_stays",
    "elsewhere",
    "likeliest",
    "stays_read",
]

RULE = "another-stay"
#: Where the trees are, in ``ontology/words``, and what they are of.
TABLE, LABEL = "another-trees.tsv", "another"
#: From how likely on a place is believed to be that of another stay.
BELIEVED = 0.5
#: Words beside a place that tell when somebody was there, or that the place was changed for another; each is a sign where it stands.
_WORDS = (
    "曾 此前 之前 早在 第一 头一 第二 首批 上一 再次 又 先 先后 随后 后来 转 换 调 改 调整 期满 返回 回来 结束 当年 那时 那年 那回 那次 原 还 过 了 起 前 后 "
    "年轻时 经历 陌生 不是 次 回 轮 干 待 当 任 跟 派 抽 随 时任 这次 这回 如今 现 走访 调研 考察 开会 参加 毕业 工作 拟 计划 取消 头 最初 接着 留 延长 报名"
).split()
#: Before the place where somebody was.
_AT = re.compile(r"(?:[在到去赴往]|派[到往至]|派驻|挂任|[当做]过)$")
#: What takes up the one person whom a page is about.
_PRONOUN = re.compile(r"[我他她]")
#: So many characters behind a place are looked at.
_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Stay:
    """The stay of somebody that is known.

    Args:
        name: of the person.
        host: the unit.
        told: what is known of it by its slots, 「start」 「mode」 「duration」 「home_unit」 「home_area」 「host_area」.
    """

    name: str
    host: str
    told: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A unit that may be the place of another stay of somebody.

    Args:
        name: of the person.
        host: the unit, with the post there.
        start: offset of its first character.
        end: behind its last.
        sentence: that tells of it.
        clause: where the clause begins that holds it, and where the next one ends.
        signs: how strongly each is shown.
    """

    name: str
    host: Host
    start: int
    end: int
    sentence: tuple[int, int]
    clause: tuple[int, int]
    signs: Mapping[str, float] = field(default_factory=dict)


def stays_read(readings: Iterable[Reading]) -> list[Stay]:
    """Return of everybody of whom *readings* tell one stay what is known of it; what is weighed goes before what rules read."""
    by_name: dict[str, list[Reading]] = defaultdict(list)
    for one in readings:
        if one.kind in ("placement", "rest"):
            by_name[one.get("cadre")].append(one)
    found = []
    for name, of_name in by_name.items():
        own = sorted((one for one in of_name if not one.get(APART)), key=lambda one: one.kind != "rest")
        slots = ("host_unit", "start", "mode", "duration", "home_unit", "home_area", "host_area")
        known = {slot: next((one.get(slot) for one in own if one.get(slot)), "") for slot in slots}
        if name and known["host_unit"]:
            found.append(Stay(name, known["host_unit"], known))
    return found


def another_stays(view: View, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Of one whose stay is known, what the page tells of another place, and when, are signs that weigh for another stay there.

    「头三个月在吴江区盛泽镇，6月起到区水务局」. Where the times that were weighed for the known stay are those of the other, the next likely ones take their
    place. Reads nothing of those of whom a rule reads more than one stay. Does not read visits, a career at home, nor what tells the known stay again.
    """
    apart = {one.get("cadre") for one in readings if one.get(APART)}
    rest = {one.get("cadre"): one for one in readings if one.kind == "rest"}
    stays = stays_read(readings)
    for stay, places in zip(stays, elsewhere(view, stays), strict=True):
        chance, place = likeliest(places) if stay.name not in apart else (0.0, None)
        if place and chance >= BELIEVED and not _two_read(stay, place, readings):
            yield _reading(view, stay, place)
            if stay.name in rest:
                yield from _told_again(view, rest[stay.name], place)


def _two_read(stay: Stay, place: Elsewhere, readings: Iterable[Reading]) -> bool:
    """Whether rules read a stay at *place* beside the known one."""
    hosts = [one.get("host_unit") for one in readings if one.kind == "placement" and one.get("cadre") == stay.name]
    return all(any(same_host(unit, host) for host in hosts if host) for unit in (stay.host, place.host.unit))


def likeliest(places: Sequence[Elsewhere], by: Sequence[Tree] | None = None) -> tuple[float, Elsewhere | None]:
    """Return how likely it is that somebody stayed besides at the likeliest of *places*, and which that is; ``None`` of none.

    Args:
        places: of a page beside the person; a unit that is told twice is as likely as both.
        by: the trees; those of :data:`TABLE` if none are given.
    """
    likely = among(by or trees(TABLE)[LABEL], [one.signs for one in places])
    chances: dict[str, float] = defaultdict(float)
    for chance, one in zip(likely, places, strict=True):
        chances[one.host.unit] += chance
    best = max(zip(likely, places, strict=True), key=lambda one: (chances[one[1].host.unit], one[0]), default=None)
    return (chances[best[1].host.unit], best[1]) if best else (0.0, None)


def elsewhere(view: View, stays: Sequence[Stay]) -> Iterator[list[Elsewhere]]:
    """Yield of each of *stays* the units that may be the place of another stay."""
    page = _Page(view, alone=len({one.name for one in stays}) == 1)
    for stay in stays:
        yield list(page.beside(stay))


class _Page:
    """The units of a page that may be the places of further stays."""

    def __init__(self, view: View, *, alone: bool) -> None:
        self._view, self._alone = view, alone
        self._named = named_places(view)

    @cached_property
    def _places(self) -> list[Mention]:
        return [
            one for one in self._view.mentions
            if one.host and one.host.unit and not is_general(one.host.unit) and one.kind != "area"
        ]  # fmt: skip

    def beside(self, stay: Stay) -> Iterator[Elsewhere]:
        """Yield the units in what the page tells of somebody, but the host that is known and the unit at home."""
        view, named = self._view, self._named.get(stay.name, [])
        about = self._about(stay, named)
        pairs = {pair.mention: likely for likely, pair in view.weighed.get(stay.name, ())}
        most = sorted((likely[HOST] for likely in pairs.values()), reverse=True)
        known = [one.start for one in self._places if one.host and same_host(one.host.unit, stay.host)]
        for one in self._places:
            sentence = view.page.sentence_at(one.start)
            if one.host is None or sentence not in about or view.page.paragraph_at(one.start).repeats:
                continue
            home = stay.told["home_unit"]
            if same_host(one.host.unit, stay.host) or (home and same_host(one.host.unit, home)):
                continue
            clause = self._clause(one, sentence)
            if NOT_AWAY.search(view.text, *clause):
                continue
            shown = [
                about[sentence],
                *self._of_words(one, sentence, clause),
                *self._of_times(one, sentence, clause, stay),
            ]
            likely = pairs.get(one)
            host = step(likely[HOST]) if likely else "open"
            shown += [f"host {host}", f"home {step(likely[HOME]) if likely else 'open'}"]
            shown.append(f"rank {min(4, sum(chance > likely[HOST] for chance in most)) if likely else 'open'}")
            shown += self._of_place(one, stay, known, sentence)
            signs = dict.fromkeys(shown, 1.0)
            yield Elsewhere(stay.name, one.host, one.start, one.end, sentence, clause, signs)

    def _about(self, stay: Stay, named: Sequence[Named]) -> dict[tuple[int, int], str]:
        """Return the sentences that may tell of the person, each with why."""
        view = self._view
        found = dict.fromkeys(sentences_about(view, named, below=True, above=True), "about")
        for start, end in stretches_told(view, named):
            found = dict.fromkeys(sentences_in(view, start, end), "told") | found
        if self._alone:
            others = [one.start for one in view.people if one.name != stay.name]
            for start, end in sentences_in(view, 0, len(view.text)):
                if _PRONOUN.search(view.text, start, end) and not any(start <= at < end for at in others):
                    found.setdefault((start, end), "alone")
        return found

    def _clause(self, one: Mention, sentence: tuple[int, int]) -> tuple[int, int]:
        text = self._view.text
        begin = max((match.end() for match in CLAUSE.finditer(text, sentence[0], one.start)), default=sentence[0])
        end = CLAUSE.search(text, one.end, sentence[1])
        stop = CLAUSE.search(text, end.end(), sentence[1]) if end else None
        return begin, stop.start() if stop else sentence[1]

    def _of_words(self, one: Mention, sentence: tuple[int, int], clause: tuple[int, int]) -> Iterator[str]:
        text = self._view.text
        last = text[max(sentence[0], clause[0] - 16) : clause[0]]
        before = self._view.page.sentence_at(sentence[0] - 1) if sentence[0] else (0, 0)
        said = text[slice(*before)] if before[0] >= self._view.page.paragraph_at(sentence[0]).start else ""
        for where, passage in (
            ("before", text[clause[0] : one.start]), ("behind", text[one.end : clause[1]]), ("last clause", last),
            ("last sentence", said),
        ):  # fmt: skip
            yield from (f"{where}: {word}" for word in _WORDS if word in passage)
        yield from (f"right before: {seen(text[max(0, one.start - size) : one.start])}" for size in (1, 2, 3))
        yield from (f"right behind: {seen(text[one.end : one.end + size])}" for size in range(1, _BEHIND + 1))
        yield f"begins: {seen(text[sentence[0] : sentence[0] + 1])}"
        if _AT.search(text, clause[0], one.start):
            yield "at"
        if text.rfind("“", sentence[0] - 200 if sentence[0] > 200 else 0, one.start) > text.rfind("”", 0, one.start):
            yield "in a quotation"

    def _of_times(self, one: Mention, sentence: tuple[int, int], clause: tuple[int, int], stay: Stay) -> Iterator[str]:
        view = self._view
        dates = [when for when in whens(view.text, view.year, *sentence) if when.first]
        before = [when for when in dates if when.start < one.start]
        if before:
            last = before[-1]
            yield f"date before {_compared(last.first, stay.told['start'])}"
            yield "date in clause" if last.start >= clause[0] else "date in sentence"
            yield from ["span"] if last.last else []
        elif dates:
            yield f"date behind {_compared(dates[0].first, stay.told['start'])}"
        else:
            yield "no date"
        lengths = list(durations(view.text, *sentence))
        near = [length for length in lengths if clause[0] <= length.start < clause[1]]
        if near:
            yield from ("length near", f"length {'same' if near[0].value == stay.told['duration'] else 'other'}")
        else:
            yield "length in sentence" if lengths else "no length"
        if not dates and not lengths:
            yield "no time"
        words = [match.group() for match in mode_pattern().finditer(view.text, *clause)]
        if words:
            yield from ("stay near", f"stay {'same' if stay.told['mode'] in words else 'other'}")
        else:
            yield "stay in sentence" if mode_pattern().search(view.text, *sentence) else "no stay"

    def _of_place(self, one: Mention, stay: Stay, known: Sequence[int], sentence: tuple[int, int]) -> Iterator[str]:
        view = self._view
        here = [person for person in view.people if sentence[0] <= person.start < sentence[1]]
        yield "named here" if any(person.name == stay.name for person in here) else "not named here"
        yield from ["others here"] if any(person.name != stay.name for person in here) else []
        if any(sentence[0] <= at < sentence[1] for at in known):
            yield "known host here"
        if known:
            yield "behind the known host" if one.start > known[0] else "ahead of the known host"
        assert one.host is not None
        yield from (
            f"ends {seen(one.host.unit[-2:])}",
            f"is {one.kind}",
            "titled" if one.host.title else "without title",
        )
        for side in ("host", "home"):
            area = stay.told[f"{side}_area"]
            if one.area and area:
                inside = one.area.full.startswith(area) or area.startswith(one.area.full)
                yield f"{'in' if inside else 'off'} the area of the {side}"


def _compared(date: str, known: str) -> str:
    """Return how *date* is to the beginning of the known stay, as far as both are told."""
    size = min(len(date), len(known))
    if not size:
        return "open"
    one, other = date[:size], known[:size]
    return "same" if one == other else "earlier" if one < other else "later"


def _reading(view: View, stay: Stay, place: Elsewhere) -> Reading:
    start, end = place.sentence
    when, length = _when(view, place), _length(view, place)
    if when and when.first == stay.told["start"] and when.start < place.clause[0]:
        when = None  # of the known stay
    word = mode_pattern().search(view.text, *place.clause) or mode_pattern().search(view.text, start, end)
    return view.reading(
        "placement", RULE, start, end,
        Slot("cadre", stay.name), Slot(APART, "yes"), Slot("mode", word.group() if word else stay.told["mode"]),
        Slot("host_unit", place.host.unit), Slot("host_title", place.host.title),
        Slot("host_area", place.host.area.full if place.host.area else ""), Slot("start", when.first if when else ""),
        Slot("end", when.last if when else ""), Slot("duration", length.value if length else ""),
    )  # fmt: skip


def _told_again(view: View, rest: Reading, place: Elsewhere) -> Iterator[Reading]:
    """Yield the rest of the known stay again, if its times are those that tell the other at *place*: with the next likely ones."""
    when, length = _when(view, place), _length(view, place)
    taken = {"start": when and when.first, "end": when and when.last, "duration": length and length.value}
    if not any(value and rest.get(slot) == value for slot, value in taken.items()):
        return
    times, names = Times(view), [rest.get("cadre")]
    dates = [one for one in times.dates(names) if not when or one.start != when.start]
    lengths = [one for one in times.lengths(names) if not length or one.start != length.start]
    slots = [slot for slot in rest.slots if slot.name not in SLOTS]
    for name, one in told(dates, lengths).items():
        here = view.evidence(rest.evidence.rule, *view.page.sentence_at(one.start), Certainty.INFERRED)
        slots.append(Slot(name, one.value, here))
    yield replace(rest, slots=tuple(slots))


def _when(view: View, place: Elsewhere) -> When | None:
    start, end = place.sentence
    return start_of(view, place.clause[0], place.end) or start_of(view, start, place.end) or start_of(view, start, end)


def _length(view: View, place: Elsewhere) -> Duration | None:
    return duration_of(view, *place.clause, felt=True) or next(iter(durations(view.text, *place.clause)), None)
