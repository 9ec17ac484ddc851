"""Batches: what a text says of one batch in several places, put together, and what it gives to its members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.extract.batches import HEADCOUNT
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View, mode_pattern
from graph.find.areas import gazetteer
from graph.find.numbers import number
from graph.identify.batch_ways import turn
from graph.identify.headed_times import give_below, headed_times
from graph.identify.stays import Stay
from graph.model import Certainty, Evidence, Reading

__all__ = ["Batch", "batches", "give_to_members"]

_ORDINALS = "零首二三四五六七八九十"
_OFF = re.compile(
    r"启程|出发|动员大会|行前|奔赴|抵达|来到.{2,12}，开始|报到|到岗|分赴|飞赴|进[藏疆青]|(?:选派|派出|遴选|选送)(?:了)?\d+(?:名|位|人)"
)
_ALL_SENT = re.compile(
    r"(?P<n>\d+|[一二三四五六七八九十]+)(?:位|名)[^，。；]{0,8}?(?:学习|锻炼|挂职|跟班|跟岗|实训|选派|赴)[^，。；]{0,6}?(?:干部|同志|学员)"
)


@dataclass(slots=True)
class Batch:
    """A draft of a batch: values with the evidence of each, and where it is mentioned."""

    ordinal: str
    sending: str
    receiving: str = ""
    mode: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    values: dict[str, tuple[str, Evidence]] = field(default_factory=dict)
    at: list[int] = field(default_factory=list)

    def take(self, name: str, value: str, evidence: Evidence) -> None:
        """Fill the slot *name* unless it has a value."""
        if value and name not in self.values:
            self.values[name] = (value, evidence)

    @property
    def name(self) -> str:
        """What a person would call it: 「淮南市第三批赴上海市闵行区跟班学习」."""
        book = gazetteer()
        sender = book.by_full[self.sending].name if self.sending in book.by_full else self.sending
        count = int(self.ordinal or 0)
        which = (
            "首批"
            if count == 1
            else f"第{_ORDINALS[count] if count < len(_ORDINALS) else count}批"
            if count
            else "选派"
        )
        return f"{sender}{which}" + (f"赴{self.receiving}" if self.receiving else "") + self.mode


def batches(view: View, readings: Iterable[Reading]) -> list[Batch]:
    """Put the readings of batches of one document together: one for each ordinal and sending area."""
    found: dict[tuple[str, str], Batch] = {}
    for reading in readings:
        if reading.kind != "batch":
            continue
        key = (reading.get("ordinal"), reading.get("sending_area"))
        batch = found.setdefault(key, Batch(*key))
        batch.evidence.append(reading.evidence)
        batch.at.append(int(reading.get("at")))
        finer = reading.get("receiving_area")
        if finer.startswith(batch.receiving):
            batch.receiving = finer or batch.receiving
        batch.mode = max((batch.mode, reading.get("mode")), key=len)
        for name in ("headcount", "start", "end", "duration"):
            batch.take(name, reading.get(name), reading.evidence)
    result = sorted(_joined(list(found.values())), key=lambda batch: batch.at[0])
    own = _own(view, result)
    if own and not view.plan.section_at(own.at[0]):
        _complete(view, own)
    return [batch for batch in result if batch.sending or batch.receiving]


#: What a sentence says of a batch that is still to go, or went in former years.
_ANOTHER_TIME = re.compile(r"还将|将于|将选派|计划|拟|下一批|明年|以来|此前|往年|累计|先后")
_COUNTED = re.compile(r"第(?P<n>[一二三四五六七八九十]+|\d{1,2})[批期]|(?P<first>首批)")


def _own(view: View, found: list[Batch]) -> Batch | None:
    """Return the batch that the text is about: the only one, the only one in its headings, or the only one that is under way."""
    headed = [
        batch
        for batch in found
        if any(heading.start <= at < heading.end for at in batch.at for heading in view.plan.headings[:4])
    ]
    now = [
        batch
        for batch in found
        if any(not _ANOTHER_TIME.search(view.text, *view.page.sentence_at(at)) for at in batch.at)
    ]
    return next((one[0] for one in (found, headed, now) if len(one) == 1), None)


def _of_another(text: str, start: int, end: int, batch: Batch) -> bool:
    """Whether ``text[start:end]`` counts another batch than *batch*."""
    counted = _COUNTED.finditer(text, start, end)
    return any(str(int(number(one["n"]) or 0) if one["n"] else 1) != batch.ordinal for one in counted)


def _joined(found: list[Batch]) -> list[Batch]:
    """Put a batch that is told without its ordinal, 「我市选派的12名干部赴无锡市」, and the only one with an ordinal, 「首批赴无锡市」, together.

    They stay apart if they differ in anything that both tell.
    """
    counted = [batch for batch in found if batch.ordinal]
    plain = [batch for batch in found if not batch.ordinal]
    if len(counted) != 1 or len(plain) != 1:
        return found
    one, other = counted[0], plain[0]
    same_way = one.sending == other.sending and (
        one.receiving.startswith(other.receiving) or other.receiving.startswith(one.receiving)
    )
    differ = any(one.values[name][0] != other.values[name][0] for name in one.values if name in other.values)
    if not same_way or differ:
        return found
    one.receiving = max(one.receiving, other.receiving, key=len)
    one.mode = max(one.mode, other.mode, key=len)
    one.evidence += other.evidence
    one.at = sorted(one.at + other.at)
    for name, (value, evidence) in other.values.items():
        one.take(name, value, evidence)
    return [one]


def _complete(view: View, batch: Batch) -> None:
    """Fill what other sentences say of the only batch that the text is about: when it set off, how many, how long."""
    rule = batch.evidence[0].rule
    batch.mode = batch.mode or view.leading_mode
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or view.plan.section_at(paragraph.start):
            continue
        for start, end in view.page.sentences(paragraph):
            if _of_another(view.text, start, end, batch):
                continue
            if not mode_pattern().search(view.text, start, end) and not _under_heading_of_time(view, start):
                continue
            count = _ALL_SENT.search(view.text, start, end)
            if count and HEADCOUNT.match(count.group()):
                batch.take("headcount", str(int(number(count["n"]) or 0)), view.evidence(rule, start, end))
            others = _AND_OTHERS.search(view.text, start, end)
            if others:
                batch.take("headcount", str(int(number(others["n"]) or 0) + 1), view.evidence(rule, start, end))
            dated = _OFF.search(view.text, start, end) or _under_heading_of_time(view, start)
            when = start_of(view, start, end) if dated else None
            if when and "start" not in batch.values:
                batch.take("start", when.first, view.evidence(rule, start, end))
                batch.take("end", when.last, view.evidence(rule, start, end))
            # How long one of them stays need not hold for all.
            alone = view.text[start] in "他她" or any(start <= one.start < end for one in view.people)
            length = None if alone else duration_of(view, start, end)
            if length:
                batch.take("duration", length.value, view.evidence(rule, start, end))


#: 「他和其他19名干部一起来到广州」: one more than the number.
_AND_OTHERS = re.compile(
    r"(?:他|她|我|[一-鿿])和(?:其他|另外)(?P<n>\d+|[一二三四五六七八九十]+)(?:名|位)(?:干部|同志|学员|队员)"
)
_OF_TIME = re.compile(rf"(?:{MODE})?(?:时间|期限|起止时间)$")


def _under_heading_of_time(view: View, at: int) -> bool:
    """Whether *at* begins the paragraph under a heading like 「一、跟岗时间」."""
    above = [heading for heading in view.plan.headings if heading.end < at]
    return bool(above) and above[-1].end + 1 >= at and bool(_OF_TIME.search(view.text[above[-1].start : above[-1].end]))


def give_to_members(
    view: View, stays: Iterable[Stay], found: list[Batch], places: dict[str, int], weighed: Collection[str]
) -> dict[int, Batch]:
    """Find the batch of each stay, and give the stay what it leaves open, marked inferred.

    A narrator's batch is the one of their own section; else it is the one batch that the text is about. A stay from elsewhere than the
    batch's sending area, or to elsewhere than its receiving area, is not of it.

    Args:
        view: the page.
        stays: of the document; their open slots are filled.
        found: the document's batches.
        places: for each cadre where in the reading text they are introduced.
        weighed: those beside whom every time of the page was weighed, those of its batches too: a date that was not believed then is not given now.

    Returns:
        The batch of each stay by the identity of the stay object.
    """
    members: dict[int, Batch] = {}
    stays = list(stays)
    headed = headed_times(view)
    for stay in stays:
        give_below(headed, stay, places.get(stay.cadre, -1))
    turn(found, stays)
    general = [batch for batch in found if any(view.plan.section_at(at) is None for at in batch.at)]
    for stay in stays:
        section = view.plan.section_at(places.get(stay.cadre, -1))
        own = [b for b in found if section and any(section.start <= at < section.end for at in b.at)]
        batch = own[0] if own else _likeliest(view, stay, general, places)
        if batch is None or not _belongs(stay, batch):
            continue
        members[id(stay)] = batch
        told = batch.evidence[0]
        if batch in own and batch not in general:
            continue
        dated = "start" in stay.values
        shortened = (
            "cut" in stay.values or "follows" in stay.values
        )  # who left early, or came later, has not the term of the others
        for name in ("start", "end", "duration"):
            if (
                name in batch.values
                and (name == "duration" or stay.cadre not in weighed)
                and not (shortened and name != "start")
                and not (dated and name != "duration")
                and not (name == "duration" and dated and "end" in stay.values)
            ):
                value, where = batch.values[name]
                stay.take(name, value, Evidence(where.passage, where.rule, Certainty.INFERRED))
        if not stay.get("host_area") or (
            not stay.get("host_unit") and batch.receiving.startswith(stay.get("host_area"))
        ):
            stay.values.pop("host_area", None)
            stay.take("host_area", batch.receiving, Evidence(told.passage, told.rule, Certainty.INFERRED))
        stay.take("mode", batch.mode, Evidence(told.passage, told.rule, Certainty.INFERRED))
        stay.take("home_area", batch.sending, Evidence(told.passage, told.rule, Certainty.INFERRED))
    return members


def _likeliest(view: View, stay: Stay, general: list[Batch], places: dict[str, int]) -> Batch | None:
    at = places.get(stay.cadre, -1)
    if at >= 0:
        start, end = view.page.sentence_at(at)
        near = [batch for batch in general if any(start <= place < end for place in batch.at)]
        if near:
            return near[0]
        # 「第四批来旺挂职干部共6名，…领队为…。其余为：…」
        paragraph = view.page.paragraph_at(at)
        told = [batch for batch in general if any(paragraph.start <= place < at for place in batch.at)]
        if told:
            return told[-1]
    return general[0] if general else None


def _belongs(stay: Stay, batch: Batch) -> bool:
    home, host = stay.get("home_area"), stay.get("host_area")
    from_there = not home or not batch.sending or home.startswith(batch.sending) or batch.sending.startswith(home)
    to_there = not host or not batch.receiving or host.startswith(batch.receiving) or batch.receiving.startswith(host)
    # Who comes from elsewhere to the area that sends is not of the batch: 「无锡市…工作组组长、海东市委副秘书长（挂职）」.
    back = (
        bool(host and batch.sending) and host.startswith(batch.sending) and not host.startswith(batch.receiving or "?")
    )
    return from_there and to_there and not back
