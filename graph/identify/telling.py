"""From the readings of one document to its account."""

from __future__ import annotations

from graph.extract.view import View
from graph.identify.account import Account
from graph.identify.context import DocumentReadings, write_context
from graph.identify.ledger import ledger
from graph.identify.people import People
from graph.identify.placements import write_placements
from graph.identify.settle import Settled
from graph.model import Reading

__all__ = ["tell"]


def tell(view: View, readings: tuple[Reading, ...]) -> Account:
    """Settle what the rules read on one page among itself.

    Args:
        view: the page.
        readings: of all rules.

    Returns:
        What the document tells, with ids that hold inside it.
    """
    settled = Settled()
    here = DocumentReadings(view, readings)
    people = People(settled, here)
    placed = write_placements(settled, here, people)
    write_context(settled, here, people, placed)
    return Account(
        people.signed(view.page.document),
        settled.entities(),
        settled.facts(),
        tuple(ledger(view, here.people, placed)),
        tuple(sorted({*here.undecided, *people.undecided, *settled.conflicts})),
    )
