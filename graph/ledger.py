"""The ledger as a file: every occurrence of a trigger word, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.export.tables import csv_bytes
from graph.model import Outcome, Trigger

__all__ = ["COLUMNS", "LONGEST", "OUTCOMES", "ledger_bytes"]

#: One line is one occurrence; the outcomes are those of :class:`graph.model.Outcome`.
COLUMNS = ("document", "start_char", "end_char", "word", "outcome", "detail", "sentence")
#: A sentence longer than this is shown around its word: one that names a thousand stays would be written a thousand times.
LONGEST = 500
#: The outcomes of the ledger, as a reader of reports calls them.
OUTCOMES = {
    Outcome.PLACEMENT: "读成派出经历 placement",
    Outcome.REPETITION: "重复提及 repetition",
    Outcome.PLAN: "计划 plan",
    Outcome.NEGATION: "否定 negation",
    Outcome.GENERAL: "泛指 general",
    Outcome.HEADING: "标题 heading",
    Outcome.UNRELATED: "无关 unrelated",
    Outcome.UNDECIDED: "未定 undecided",
}


def ledger_bytes(ledger: Iterable[Trigger]) -> bytes:
    """Return the ledger as CSV, in the order of the texts."""
    return csv_bytes(COLUMNS, _rows(sorted(ledger)))


def _rows(ledger: Iterable[Trigger]) -> Iterator[tuple[str, ...]]:
    before, at = "", 0
    for line in ledger:
        # The words of one sentence follow each other: each is looked for behind the one before it.
        at = at if line.sentence == before else 0
        before = line.sentence
        word = "".join(line.passage.quote.split())
        first = before.find(word, at)
        first = first if first >= 0 else max(0, before.find(word))
        at = first + len(word)
        yield (
            line.passage.document,
            str(line.passage.start),
            str(line.passage.end),
            line.passage.quote,
            line.outcome.value,
            line.detail,
            _around(before, first),
        )


def _around(sentence: str, start: int) -> str:
    """Return *sentence*, or of a long one what stands about the word at *start*."""
    if len(sentence) <= LONGEST:
        return sentence
    first = max(0, min(start - LONGEST // 2, len(sentence) - LONGEST))
    last = first + LONGEST
    return f"{'…' * (first > 0)}{sentence[first:last]}{'…' * (last < len(sentence))}"
