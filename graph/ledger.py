"""The ledger as a file: every occurrence of a trigger word, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.export.tables import csv_bytes
from graph.model import Trigger

__all__ = ["COLUMNS", "ledger_bytes"]

#: One line is one occurrence; the outcomes are those of :class:`graph.model.Outcome`.
COLUMNS = ("document", "start_char", "end_char", "word", "outcome", "detail", "sentence")


def ledger_bytes(ledger: Iterable[Trigger]) -> bytes:
    """Return the ledger as CSV, in the order of the texts."""
    return csv_bytes(
        COLUMNS,
        (
            (
                line.passage.document,
                str(line.passage.start),
                str(line.passage.end),
                line.passage.quote,
                line.outcome.value,
                line.detail,
                line.sentence,
            )
            for line in sorted(ledger)
        ),
    )
