"""From the readings of one document to its account."""

from __future__ import annotations

from collections.abc import Iterable

from graph.decide.corrections import Corrections
from graph.decide.table import Decision
from graph.extract.view import View
from graph.identify.account import Account
from graph.identify.context import DocumentReadings, write_context
from graph.identify.ledger import ledger
from graph.identify.people import People
from graph.identify.placements import write_placements
from graph.identify.settle import Settled
from graph.model import Reading, Unapplied

__all__ = ["tell"]


def tell(view: View, readings: tuple[Reading, ...], decisions: Iterable[Decision] = ()) -> Account:
    """Settle what the rules read on one page among itself.

    Args:
        view: the page.
        readings: of all rules.
        decisions: of a person, on facts of this document; they go before what was read.

    Returns:
        What the document tells, with ids that hold inside it.
    """
    settled = Settled()
    corrections = Corrections(view.page.document, decisions)
    here = DocumentReadings(view, corrections.readings(readings))
    people = People(settled, here)
    placed = write_placements(settled, here, people, corrections)
    write_context(settled, here, people, placed)
    return Account(
        people.signed(view.page.document),
        settled.entities(),
        corrections.facts(settled.entities(), settled.facts()),
        tuple(ledger(view, here.people, placed, corrections.not_sent)),
        tuple(sorted({one for one in (*here.undecided, *settled.conflicts) if not corrections.settles(one)})),
        tuple(Unapplied(one.file, one.line, why) for one, why in corrections.unapplied),
    )
