"""Which of the times that a page tells are whose: beginnings, ends and lengths of stays, by their signs, weighed.

A page says once since when and how long twenty people were away, in a heading, in a sentence about all of them or in another paragraph, and of
some of them something else. Every time on the page is paired with every person, and which of them is the beginning, the end and the length of
the person's stay, or that none is, is told by trees that are grown on annotated texts (``time-trees.tsv``, :mod:`graph.find.boosting`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.extract.about import CLAUSE, named_places, seen, sentences_about
from graph.extract.batches import batches
from graph.extract.company import company, ways_of
from graph.extract.listed import lists, said_over
from graph.extract.page_times import dates_told, lengths_told
from graph.extract.said import REPLACED, said_times, taken_times
from graph.extract.stays import duration_of, start_of
from graph.extract.time_signs import near, said_so
from graph.extract.view import View, mode_pattern
from graph.extract.ways import ends_told, way_to
from graph.extract.years import ITSELF, Span
from graph.find.areas import gazetteer
from graph.find.boosting import Tree, among, trees
from graph.find.deictic import written_on
from graph.find.diary import days
from graph.find.names import Named

__all__ = ["SLOTS", "TABLE", "Time", "Times", "Told", "asked", "told"]

#: Where the trees are, in ``ontology/words``.
TABLE = "time-trees.tsv"
#: What a time may be to a person.
SLOTS = ("start", "end", "duration")
#: From how likely on a time is believed to be somebody's. Of ten stays one is told without its beginning, so even what is not likely is more
#: often right than none.
_BELIEVED = {"start": 0.27, "end": 0.3, "duration": 0.33}
#: A day counts with its month, 「3月」 「3月6日」, if it is at least this share as likely.
_HARDLY = 0.4

#: So many headings between a time and the next place that names a person are told apart.
_PARTS = 3
_TOGETHER = re.compile(
    r"第[一二三四五六七八九十\d]+[批期]|首批|选派|派出|\d+[名位人]|[两三四五六七八九十]+[名位人]|干部|同志|学员|队员|人员"
)
_COUNTED = re.compile(r"第[一二三四五六七八九十\d]+[批期]|首批")
#: What of a word for stays says of which kind it is: 「挂职」 and 「上挂」 are one, 「跟班学习」 is another.
_KINDS = frozenset("挂跟训援驻教顶修")
#: So long is a date with its month.
_MONTH = 7
_YEAR_IN = re.compile(r"\d{4}年|〇")
_SINCE = re.compile(r"[^，。；]{0,12}(?:以来|起，|至今)")


@dataclass(frozen=True, slots=True)
class Time:
    """A time on the page beside a person.

    Args:
        name: of the person.
        start: offset of its first character.
        end: behind its last.
        value: 「2022-10」, or the length 「P6M」.
        last: the end of a span; empty otherwise.
        signs: what the pair shows, each with its strength.
    """

    name: str
    start: int
    end: int
    value: str
    last: str
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """A time that is somebody's, and where the page tells it."""

    value: str
    start: int
    end: int


def told(
    dates: Sequence[Time], lengths: Sequence[Time], by: Mapping[str, Sequence[Tree]] | None = None
) -> dict[str, Told]:
    """Return the beginning, the end and the length of one person's stay, as far as they are believed.

    Args:
        dates: of the page beside the person.
        lengths: the same.
        by: the trees of each slot; those of :data:`TABLE` if none are given.
    """
    found = {}
    for slot in SLOTS:
        times = [asked(slot, one) for one in (lengths if slot == "duration" else dates)]
        likely = among((by or trees(TABLE))[slot], [one.signs for one in times])
        weighed = list(zip(likely, times, strict=True))
        value, chance = _likeliest(weighed)
        row = {one.value for one in times if _of_row(slot, one)}
        if len(row) == 1 and not value.startswith(min(row)):
            value, chance = row.pop(), 1.0
        if chance >= _BELIEVED[slot]:
            there = max((one for one in weighed if one[1].value == value), key=lambda one: (one[0], -one[1].start))[1]
            found[slot] = Told(value, there.start, there.end)
    return found


#: The rules that read rows, cards and sentences about one alone, in which a time is that of whom they name, whatever the page says of all others.
_ROWS = ("card", "roster-line", "roster-table", "listed-member", "aligned-stays", "subject-stay", "stay-before-name")


def _of_row(slot: str, time: Time) -> bool:
    """Whether such a rule reads *time* for a beginning or a length beside the person's name."""
    own = any(sign.startswith("is own") for sign in time.signs)
    return own and slot != "end" and any(f"said {slot} is by {rule}" in time.signs for rule in _ROWS)


def asked(slot: str, time: Time) -> Time:
    """Return *time* as it is asked for as the *slot* of a stay: a span ends when it is over."""
    if slot == "end" and time.last:
        return replace(time, value=time.last, last="", signs={**time.signs, "ends a span": 1.0})
    return time


def _likeliest(weighed: Iterable[tuple[float, Time]]) -> tuple[str, float]:
    """Return the likeliest value and how likely it is; a day has what its month has too, for one tells no less of the same beginning than the other."""
    chances: dict[str, float] = defaultdict(float)
    for likely, one in weighed:
        chances[one.value] += likely
    months = {value: chances.get(value[:_MONTH], 0.0) for value in chances if _is_day(value)}
    chances |= {day: chances[day] + month for day, month in months.items() if chances[day] > _HARDLY * month}
    return max(chances.items(), key=lambda one: (one[1], len(one[0]), one[0]), default=("", 0.0))


def _is_day(value: str) -> bool:
    return len(value) > _MONTH and not value.startswith("P")


@dataclass(frozen=True)
class Times:
    """The times of a page and its people."""

    view: View

    @cached_property
    def _dates(self) -> list[Span]:
        return dates_told(self.view)

    @cached_property
    def _lengths(self) -> list[Span]:
        return lengths_told(self.view)

    @cached_property
    def _written(self) -> str:
        return written_on(self.view.text, self.view.published, self.view.year)

    @cached_property
    def _entries(self) -> list[tuple[int, str]]:
        return days(self.view.page)

    @cached_property
    def _headings(self) -> list[int]:
        return [one.start for one in self.view.plan.headings]

    @cached_property
    def _lists(self) -> list[tuple[int, int]]:
        return lists(self.view)

    @cached_property
    def _batches(self) -> list[dict[str, str]]:
        """What the page says of each batch."""
        return [{slot.name: slot.value for slot in one.slots} for one in batches(self.view)]

    def dates(self, names: Sequence[str]) -> Iterator[Time]:
        """Yield every date of the page with each of *names*."""
        yield from self._pairs(names, self._dates)

    def lengths(self, names: Sequence[str]) -> Iterator[Time]:
        """Yield every length of the page with each of *names*."""
        yield from self._pairs(names, self._lengths)

    def _pairs(self, names: Sequence[str], times: Sequence[Span]) -> Iterator[Time]:
        places = named_places(self.view)
        told_first = [time for time in times if time.first]
        own = [self._signs_of(time, told_first) for time in times]
        ends = [ends_told(self.view, time.start) for time in times]
        for name in names:
            named = places.get(name, [])
            about = sentences_about(self.view, named, below=True)
            relations = [self._relation(time.start, named, about) for time in times]
            nearest = Counter(one for one, time in zip(relations, times, strict=True) if time.first)
            told = [one for one in relations if one.startswith("own")]
            replaced = any(REPLACED.search(self.view.text, max(0, one.start - 16), one.start) for one in named)
            mine = self._counted(about), self._areas(about)
            over = [bisect_left(self._headings, one.start) for one in named]
            first = named[0].start if named else -1
            host = gazetteer().by_full.get(self.view.host_areas.get(name, ""))
            said = {slot: said_times(self.view, name, slot) for slot in ("start", "end", "duration")}
            placed = [f"named {min(len(named), 4)}", *company(self._ways, name)]
            if times is self._lengths:  # which of them lists, cards and sentences tell beside a stay
                placed += dict.fromkeys(f"placed by {one.evidence.rule}" for one in self.view.told.get(name, ()))
            taken = taken_times(self.view, name)
            for time, signs, relation, way in zip(times, own, relations, ends, strict=True):
                start, end, value, last, year = time
                if value in taken:
                    continue
                shown = [f"is {relation}", *(f"{relation[:3]} {sign}" for sign in signs)]
                shown.append(f"{relation} {signs[0]}")
                shown += [f"{relation[:3]} {sign}" for sign in self._beside(start, name, *mine)]
                shown += [f"{relation[:3]} {sign}" for sign in (way_to(host, way) if host else ())]
                parts = min((abs(bisect_left(self._headings, start) - one) for one in over), default=_PARTS)
                shown.append(f"{relation[:3]} headings between {min(parts, _PARTS)}")
                shown += said_over(self.view, self._lists, start, first)
                shown.append(f"of {min(nearest[relation], 3)} {relation}")
                if year:
                    shown.append(f"{relation[:3]} year {year}")
                if replaced:
                    shown.append(f"{relation[:3]} replaced")
                says = list(said_so(value, last, said))
                shown += says
                shown += [f"{relation} {sign}" for sign in says if " by " not in sign]
                shown += [f"{relation[:3]} {sign}" for sign in placed]
                if not relation.startswith("own"):
                    shown.append("others are own" if told else "none is own")
                yield Time(name, start, end, value, last, dict.fromkeys(shown, 1.0))

    @cached_property
    def _ways(self) -> dict[str, tuple[str, str]]:
        return ways_of(self.view)

    def _beside(self, at: int, name: str, batches: set[str], areas: set[str]) -> Iterator[str]:
        """Yield what a time at *at* shows beside what is told of the person: whose name is nearest, whether batch and area are the same."""
        view = self.view
        people = view.people
        index = bisect_left(people, at, key=lambda one: one.start)
        here = view.page.paragraph_at(at)
        for side, one in (
            ("last", people[index - 1] if index else None),
            ("next", people[index] if index < len(people) else None),
        ):
            if one:
                near = "here" if here.start <= one.start < here.end else "off"
                yield f"{side} named {'is' if one.name == name else 'is not'} {near}"
        part = view.part_at(at)
        beside = [one.name for one in people if part[0] <= one.start < part[1]]
        if beside:
            yield f"part names {'is' if name in beside else 'others'}"
        told_as = {kind for match in mode_pattern().finditer(view.text, *part) for kind in _KINDS & set(match[0])}
        called = _KINDS & set(view.modes.get(name, ""))
        if told_as and called:
            yield f"part calls it {'so' if told_as & called else 'otherwise'}"
        sentence = [view.page.sentence_at(at)]
        counted = self._counted(sentence) or self._counted([(here.start, here.end)])
        counted = self._last_counted(sentence[0][0], at) if len(counted) > 1 else counted
        if counted:
            yield f"batch {'open' if not batches else 'same' if batches & counted else 'another'}"
        told = self._areas(sentence)
        if told and areas:
            same = len(told & areas)
            yield f"areas {'both' if same > 1 else 'one' if same else 'city' if {one[:4] for one in told} & {one[:4] for one in areas} else 'none'}"

    def _counted(self, spans: Sequence[tuple[int, int]]) -> set[str]:
        return {
            found[0].replace("首批", "第一批").replace("期", "批")
            for span in spans
            for found in _COUNTED.finditer(self.view.text, *span)
        }

    def _last_counted(self, start: int, at: int) -> set[str]:
        """Return the batch told last before a time: 「第一批3月1日报到，第二批9月2日报到」."""
        return self._counted([one.span() for one in _COUNTED.finditer(self.view.text, start, at)][-1:])

    def _areas(self, spans: Sequence[tuple[int, int]]) -> set[str]:
        return {one.area.code[:6] for span in spans for one in self.view.places.within(*span) if one.area}

    def _relation(self, at: int, named: Sequence[Named], about: Sequence[tuple[int, int]]) -> str:
        """Return where a time at *at* stands to the person: 「own」 in a sentence about the person, 「far」 elsewhere."""
        view = self.view
        start, end = view.page.sentence_at(at)
        here = [one for one in named if start <= one.start < end]
        if here:
            others = [one for one in view.people if start <= one.start < end and one.name != here[0].name]
            between = [one for one in others if min(at, here[0].start) < one.start < max(at, here[0].start)]
            beside = "among others" if between else ""
            return f"own {'before' if at < here[0].start else 'after'} {beside}".strip()
        if any(left <= at < right for left, right in about):
            return "own goes on"
        section = view.plan.section_at(at)
        if section:
            teller = view.text[slice(*section.name)]
            if named and teller == named[0].name:
                return "own told"
            return "far told by another"
        paragraph = view.page.paragraph_at(at)
        if any(paragraph.start <= one.start < paragraph.end for one in named):
            before = any(one.start > at for one in named if paragraph.start <= one.start < paragraph.end)
            return f"far paragraph {'before' if before else 'after'}"
        return "far before" if not named or at < named[0].start else "far after"

    def _signs_of(self, time: Span, times: Sequence[Span]) -> list[str]:
        """Return what a time shows whoever it is paired with; the first is where it stands."""
        view, text, pattern = self.view, self.view.text, mode_pattern()
        start, end, value, last, by = time
        sentence = view.page.sentence_at(start)
        paragraph = view.page.paragraph_at(start)
        heading = any(one.start <= start < one.end for one in view.plan.headings)
        names = min(sum(sentence[0] <= one.start < sentence[1] for one in view.people), 3)
        stay = pattern.search(text, *sentence)
        together = _TOGETHER.search(text, *sentence)
        counted = _COUNTED.search(text, *sentence)
        place = "heading" if heading else f"{'stay' if stay else 'plain'}{' all' if together else ''}"
        shown = [place, f"names {names}", f"precision {len(value)}{' span' if last else ''}"]
        shown.append(f"value {value}" if value.startswith("P") else f"year {self._year(value)}")
        shown += ["counted"] if counted else []
        if not value.startswith("P"):
            latest = max((one.value[:4] for one in times), default=value[:4])
            shown.append(f"behind latest {min(int(latest) - int(value[:4]), 5)}")
            shown += [f"year by {by}", f"year by {by} {place}"]
            shown += [f"read {sum(one.start == start for one in times)} ways", *self._behind(time, times)]
            if view.year is None and not _YEAR_IN.search(text, start, end):
                shown.append("year assumed")
            if _SINCE.match(text, end):
                shown.append("since long")
        shown += ["first"] if times and start == times[0].start else []
        shown += [f"told {min(sum(one.value == value for one in times), 3)} times"]
        entry = [at for at, _ in self._entries]
        if start in entry:
            shown.append("first entry" if start == entry[0] else "later entry")
        if end - start >= (paragraph.end - paragraph.start) / 2:
            shown.append("all of its line")
        shown += ["begins sentence"] if start - sentence[0] <= 1 else []
        shown += ["begins paragraph"] if start - paragraph.start <= 1 else []
        for size in (1, 2, 3):
            shown.append(f"before {seen(text[max(0, start - size) : start])}")
        for size in (1, 2, 3, 4):
            shown.append(f"behind {seen(text[end : end + size])}")
        shown.append(f"told as {seen(text[start:end])}")
        clause = CLAUSE.search(text, end)
        until = clause.start() if clause else len(text)
        if pattern.search(text, end, min(until + 12, sentence[1])):
            shown.append("stay behind")
        if pattern.search(text, max(sentence[0], start - 12), start):
            shown.append("stay before")
        shown += self._of_rules(time, sentence)
        around = text[max(sentence[0], start - 20) : min(sentence[1], end + 24)]
        shown += near(around)
        return shown

    def _behind(self, time: Span, times: Sequence[Span]) -> Iterator[str]:
        """Yield how a date lies to the day of writing, and to the date that the page told last with its year."""
        month, written = time.value[:_MONTH], self._written[:_MONTH]
        if written:
            yield f"{'behind' if month > written else 'in the month of' if month == written else 'before'} writing"
        before = [one.value[:_MONTH] for one in times if one.start < time.start and one.year == ITSELF]
        if before and len(month) == len(before[-1]) == _MONTH:
            yield f"goes {'on' if month >= before[-1] else 'back'}"

    def _of_rules(self, time: Span, sentence: tuple[int, int]) -> list[str]:
        """Return what the rules for batches and for single sentences take the time for."""
        start, value, view = time.start, time.value, self.view
        shown = [
            f"batch {name}"
            for name in ("start", "end", "duration")
            if any(one.get(name) == value for one in self._batches)
        ]
        shown += [f"{one} of {min(len(self._batches), 2)}" for one in shown]
        when, length = start_of(view, *sentence), duration_of(view, *sentence)
        shown += ["rule start"] if when and when.start == start else []
        shown += ["rule length"] if length and length.start == start else []
        return shown

    def _year(self, value: str) -> str:
        if not self.view.year:
            return "open"
        return str(max(-4, int(value[:4]) - self.view.year))
