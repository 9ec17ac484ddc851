"""Batches of several documents: 「淮南市第三批赴闵行」 is one wherever it is told of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.identify.account import Told
from graph.identify.bearers import Node
from graph.identify.decided import Decided
from graph.identify.nesting import nested
from graph.identify.period import agree

__all__ = ["Cohort", "cohorts", "same_batches"]


@dataclass(frozen=True, slots=True)
class Cohort:
    """A batch as one document tells of it: areas by their full names, the ordinal, when it set off."""

    node: Node
    sending: str
    receiving: str
    ordinal: str
    start: str
    trade: str = ""


def cohorts(told: Told) -> Iterable[Cohort]:
    """Yield the batches of a document."""
    for entity in told.account.entities:
        if entity.kind == "Batch":
            sending, receiving = (
                next(told.things_of(entity.id, term), "").removeprefix("area/")
                for term in ("sendingArea", "receivingArea")
            )
            yield Cohort(
                (told.name, entity.id),
                sending,
                receiving,
                told.value(entity.id, "ordinal"),
                told.value(entity.id, "start"),
                _trade(entity.evidence[0].passage.quote),
            )


#: Who is sent: teachers and doctors are counted in batches of their own.
_TRADE = re.compile(
    r"(?:第[一二三四五六七八九十\d]+批|首批)[^，。；]{0,16}?(?P<trade>教师|医生|医疗队|医务人员|干部(?!人才))"
)


def _trade(quote: str) -> str:
    told = _TRADE.search(quote)
    return told["trade"][0] if told else ""


def same_batches(known: Iterable[Cohort], decided: Decided) -> list[tuple[Cohort, ...]]:
    """Say which batches are one.

    Two are one if the same area sends them under the same number to one place and they set off within two months; without a number the
    month has to be told and be one. One that tells no date is put to another only if there is no second that it could be.

    Args:
        known: of all documents.
        decided: what a person said of pairs.
    """
    everything = sorted(known, key=lambda cohort: cohort.node)
    of = {cohort.node: cohort for cohort in everything}

    def contrary(one: Node, other: Node) -> bool:
        return one[0] == other[0] or not _may_be_one(of[one], of[other])

    joined = decided.partition(of, contrary)
    by_sender: dict[tuple[str, str], list[Cohort]] = defaultdict(list)
    for cohort in everything:
        by_sender[cohort.sending, cohort.ordinal].append(cohort)
    for group in by_sender.values():
        dated = [cohort for cohort in group if cohort.start]
        for first, second in combinations(dated, 2):
            if first.ordinal or agree(first.start[:7], second.start[:7]):
                joined.join(first.node, second.node)
        undated = [cohort for cohort in group if not cohort.start and cohort.ordinal]
        for first, second in combinations(undated, 2):
            joined.join(first.node, second.node)
        for cohort in undated:
            places = {joined.group(c.node)[0]: c for c in dated if _may_be_one(cohort, c)}
            if len(places) == 1:
                joined.join(cohort.node, next(iter(places.values())).node)
    return [tuple(of[node] for node in group) for group in joined.groups()]


def _may_be_one(one: Cohort, other: Cohort) -> bool:
    return (
        one.sending == other.sending
        and (bool(one.sending) or bool(one.receiving and other.receiving))
        and (not one.trade or not other.trade or one.trade == other.trade)
        and one.ordinal == other.ordinal
        and (not one.receiving or not other.receiving or nested(one.receiving, other.receiving))
        and (not one.start or not other.start or _near(one.start, other.start))
    )


#: Months by which tellings of one departure differ at most: a farewell in one text, the first day at work in another.
_NEAR = 2


def _near(one: str, other: str) -> bool:
    """Whether two dates may tell one departure; where a text tells the year alone, 「2023年度第二批」, the years have to be one."""
    if min(len(one), len(other)) == 4:
        return one[:4] == other[:4]
    return abs(_months(one) - _months(other)) <= _NEAR


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7])
