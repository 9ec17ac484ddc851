"""Collects entities and facts by their content, so that equal claims become one and their evidence adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.model import Certainty, Entity, Evidence, Fact, Literal, Undecided

__all__ = ["Settled", "date_literal", "in_order"]

_SUREST_FIRST = {Certainty.STATED: 0, Certainty.INFERRED: 1, Certainty.UNDECIDED: 2}


class Settled:
    """The things and claims of a corpus while documents are read into it one after the other."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        self._labels: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._main_label: dict[str, str] = {}
        self._evidence: dict[str, dict[Evidence, int]] = defaultdict(dict)
        self._facts: dict[tuple[str, str, str | Literal], dict[Evidence, int]] = defaultdict(dict)
        self._single: dict[tuple[str, str], str | Literal] = {}
        #: What texts tell differently of one thing; the first telling stands in the graph.
        self.conflicts: list[Undecided] = []

    def thing(self, identifier: str, kind: str, label: str, evidence: Evidence, *, name: str = "") -> str:
        """Note that *identifier* was read at *evidence* under *label*; *name* is its written form there, if another.

        Returns:
            the identifier, for use in facts.
        """
        self._kinds.setdefault(identifier, kind)
        self._labels[identifier][label] += 1
        if name:
            self._labels[identifier][name] += 1
        self._main_label[identifier] = min(
            self._main_label.get(identifier, label), label, key=lambda one: (-len(one), one)
        )
        self._evidence[identifier].setdefault(evidence, len(self._evidence[identifier]))
        return identifier

    def fact(self, subject: str, predicate: str, object_: str | Literal, evidence: Evidence) -> None:
        """Note the claim at *evidence*; an empty object says nothing."""
        if object_ == "" or (isinstance(object_, Literal) and not object_.value):
            return
        known = self._facts[subject, predicate, object_]
        known.setdefault(evidence, len(known))

    def single(self, subject: str, predicate: str, object_: str | Literal, evidence: Evidence) -> None:
        """Note a claim of which a thing has one at most: a beginning, a head count.

        Where texts differ, the first telling stands and the other is left open, with its passage; 「2020」 beside 「2020-12」 is no
        contradiction, and the more exact one stands.
        """
        if object_ == "" or (isinstance(object_, Literal) and not object_.value):
            return
        known = self._single.get((subject, predicate))
        if known is None or known == object_:
            self._single[subject, predicate] = object_
            self.fact(subject, predicate, object_, evidence)
            return
        old, new = _value(known), _value(object_)
        if new.startswith(old):
            passages = self._facts.pop((subject, predicate, known))
            self._single[subject, predicate] = object_
            self.fact(subject, predicate, object_, evidence)
            for one in passages:
                self.fact(subject, predicate, object_, one)
        elif not old.startswith(new):
            label = self._main_label.get(subject, subject)
            self.conflicts.append(Undecided(predicate, label, f"{old} / {new}", (evidence,)))

    def has(self, identifier: str) -> bool:
        """Whether the thing is known already."""
        return identifier in self._kinds

    def entities(self) -> tuple[Entity, ...]:
        """Return the things, sorted; the first evidence of each is the one that was noted first in the first document."""
        return tuple(
            Entity(
                identifier,
                kind,
                self._main_label[identifier],
                tuple(sorted(set(self._labels[identifier]) - {self._main_label[identifier]})),
                in_order(self._evidence[identifier]),
            )
            for identifier, kind in sorted(self._kinds.items())
        )

    def facts(self) -> tuple[Fact, ...]:
        """Return the claims, sorted."""
        rows = sorted(self._facts.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2])))
        return tuple(Fact(*claim, in_order(evidence)) for claim, evidence in rows)


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort by document, and within one document by how sure and then in the order in which it was noted."""
    noted = dict.fromkeys(evidence)
    return tuple(sorted(noted, key=lambda one: (one.passage.document, _SUREST_FIRST[one.certainty])))


def _value(object_: str | Literal) -> str:
    return object_.value if isinstance(object_, Literal) else object_


def date_literal(value: str) -> Literal:
    """Return an ISO date with the datatype of its precision: 「2021-11」 is a gYearMonth."""
    return Literal(value, {4: "gYear", 7: "gYearMonth"}.get(len(value), "date"))
