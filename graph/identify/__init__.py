"""Asks who is the same as whom, and turns readings into entities and facts that keep all their evidence.

Rather two strangers than a forced marriage: across documents a name alone makes nobody the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.extract.view import View
from graph.identify.context import DocumentReadings, write_context
from graph.identify.ledger import ledger
from graph.identify.people import People
from graph.identify.placements import write_placements
from graph.identify.settle import Settled
from graph.model import Knowledge, Reading, Rule, Trigger, Undecided

__all__ = ["identify"]


def identify(read: Iterable[tuple[View, tuple[Reading, ...]]], rules: tuple[Rule, ...]) -> Knowledge:
    """Settle the readings of a corpus.

    Args:
        read: each page with its readings; the order does not matter.
        rules: that made them.

    Returns:
        What the corpus says, sorted.
    """
    settled = Settled()
    documents, lines = [], []
    undecided: list[Undecided] = []
    triggers: list[Trigger] = []
    for view, readings in sorted(read, key=lambda item: item[0].page.document.name):
        document = view.page.document
        here = DocumentReadings(view, readings)
        people = People(settled, here)
        placed = write_placements(settled, here, people)
        write_context(settled, here, people, placed)
        undecided += [*here.undecided, *people.undecided]
        triggers += ledger(view, here.people, placed)
        documents.append(people.signed(document))
        lines.append(document.name)
    return Knowledge(
        documents=tuple(sorted(documents)),
        rules=tuple(sorted(rules)),
        entities=settled.entities(),
        facts=settled.facts(),
        ledger=tuple(sorted(triggers)),
        undecided=tuple(sorted({*undecided, *settled.conflicts})),
    )
