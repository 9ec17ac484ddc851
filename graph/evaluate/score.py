"""The nouns of the score: tallies by slot, and mistakes with the words that were misread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.evaluate.gold import PLACEMENT_SLOTS
from graph.evaluate.source import NOWHERE, Place, Source

__all__ = ["FACTS", "LISTS", "SHARES", "SLOTS", "Evaluation", "Mistake", "Scores", "Sheet", "Tally"]

#: The lists of things, each scored as one slot.
LISTS = ("practices", "policies", "pairings", "batches", "figures", "people")
#: Slots that ask of each lesson whether something is right: as many answers as questions.
SHARES = ("lesson recall", "lesson precision", "lesson owner", "lesson kind", "lesson main theme")
#: Everything that is counted, in the order of the report. ``placement`` is the whole of who, from where, to where,
#: how and since when; ``cadre`` is who alone.
SLOTS = ("placement", "cadre", *PLACEMENT_SLOTS, *SHARES, "lesson themes", *LISTS)
#: The slots whose annotations are the facts of a text.
FACTS = ("cadre", *PLACEMENT_SLOTS, "lesson recall", *LISTS)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are right of those predicted, and of those annotated."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of predictions that are right; all of none, unless something was annotated."""
        return self.right / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of annotations that were found; all of none, unless something was predicted."""
        return self.right / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _mean(self.precision, self.recall)


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The tallies of one or more documents."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)

    def __getitem__(self, slot: str) -> Tally:
        return self.tallies.get(slot, Tally())

    def __add__(self, other: Scores) -> Scores:
        return Scores({slot: self[slot] + other[slot] for slot in SLOTS})

    @property
    def lesson_f1(self) -> float:
        """The mean of how many annotated lessons were found and how many found ones are lessons."""
        return _mean(self["lesson precision"].precision, self["lesson recall"].recall)

    @property
    def facts(self) -> tuple[int, int]:
        """How many of the annotated facts the build has kept, and how many there are."""
        return sum(self[slot].right for slot in FACTS), sum(self[slot].gold for slot in FACTS)

    @property
    def facts_kept(self) -> float:
        """The share of the annotated facts that the build has kept."""
        kept, of = self.facts
        return kept / of if of else 0.0

    def measures(self) -> dict[str, float]:
        """Return one figure for each slot, its F1, and ``lesson f1`` and ``facts kept`` besides."""
        return {
            **{slot: self[slot].f1 for slot in SLOTS},
            "lesson f1": self.lesson_f1,
            "facts kept": self.facts_kept,
        }


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that was missed, made up or misread.

    A stay that was missed or made up is one mistake, of the slot ``cadre``; its other slots count, but are not listed.

    Args:
        slot: one of :data:`SLOTS`.
        document: the name of the text.
        cadre: whose it is; empty where nobody's.
        predicted: what the build says; empty if it was missed.
        annotated: what is right; empty if there should be nothing.
        passage: of the annotation, or else of the build.
    """

    slot: str
    document: str
    cadre: str
    predicted: str
    annotated: str
    passage: Place = NOWHERE

    def order(self) -> tuple[int, str, int, str, str, str]:
        """Return what mistakes are sorted by: slot, document and where in it."""
        at = -1 if self.passage.start is None else self.passage.start
        return SLOTS.index(self.slot), self.document, at, self.cadre, self.predicted, self.annotated


@dataclass(slots=True)
class Sheet:
    """What is noted down while one document is scored.

    Args:
        document: its name.
        source: its text.
    """

    document: str
    source: Source
    tallies: dict[str, Tally] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def count(self, slot: str, right: int, predicted: int = 1, gold: int = 1) -> None:
        """Add to the tally of *slot*."""
        self.tallies[slot] = self.tallies.get(slot, Tally()) + Tally(right, predicted, gold)

    def note(self, slot: str, predicted: str, annotated: str, place: Place, cadre: str = "") -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(slot, self.document, cadre, predicted, annotated, place))

    def scores(self) -> Scores:
        """Return the tallies as they stand."""
        return Scores({slot: self.tallies.get(slot, Tally()) for slot in SLOTS})


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a build compares with annotations.

    Args:
        overall: all documents together.
        by_document: each document by its name.
        by_genre: each genre that is known, with what its documents come to.
        mistakes: sorted by slot, document and place.
        without_text: the documents whose text is not at hand: passages have no offsets, and lessons that only overlap
            are not seen to.
    """

    overall: Scores
    by_document: Mapping[str, Scores]
    by_genre: Mapping[str, Scores]
    mistakes: tuple[Mistake, ...]
    without_text: tuple[str, ...] = ()
