"""What became of trigger words in one build and became otherwise of them in another: the two ledgers side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.diff.sheets import passage, rows
from graph.errors import InputError
from graph.ledger import COLUMNS
from graph.model import Outcome, Passage

__all__ = ["Turn", "turns"]

#: A word in its sentence, and which of the same words in it: 「挂职」 may stand there twice.
_Place = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A trigger word of which something else became.

    Args:
        word: 「挂职」.
        before: the outcome in the old build.
        after: the outcome in the new build.
        passage: the sentence, at the place of the word in the new build.
    """

    word: str
    before: Outcome
    after: Outcome
    passage: Passage


def turns(old: Path | None, new: Path | None) -> tuple[Turn, ...]:
    """Return the words of both ledgers whose outcome is another, what was or is undecided first.

    Words of texts and sentences that only one build has are not among them: that the text changed is told elsewhere.

    Args:
        old: the folder of the old build; ``None`` where there is only a graph.
        new: of the new one.

    Raises:
        InputError: a ledger cannot be read.
    """
    if old is None or new is None:
        return ()
    before, after = dict(_lines(old)), dict(_lines(new))
    found = [
        Turn(key[1], before[key][0], outcome, place)
        for key, (outcome, place) in after.items()
        if key in before and before[key][0] is not outcome
    ]
    return tuple(sorted(found, key=lambda one: (Outcome.UNDECIDED not in (one.before, one.after), one.passage, one)))


def _lines(folder: Path) -> Iterator[tuple[_Place, tuple[Outcome, Passage]]]:
    times: Counter[tuple[str, str, str]] = Counter()
    for number, row in enumerate(rows(folder, "ledger.csv", COLUMNS), 2):
        try:
            outcome, place = Outcome(row["outcome"]), passage(row, row["sentence"])
        except ValueError as error:
            raise InputError("is no line of a ledger", f"{folder / 'ledger.csv'}:{number}") from error
        if place is not None:
            key = (place.document, row["word"], place.quote)
            yield (*key, times[key]), (outcome, place)
            times[key] += 1
