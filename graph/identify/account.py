"""What one document tells, before anybody asks who is who in the others.

People, stays and batches bear ids that hold inside their document only; everything else is called by its content already. So
an account depends on its document alone: it can be kept, and who is the same as whom can be asked anew without reading again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.model import Document, Entity, Evidence, Fact, Literal, Trigger, Unapplied, Undecided

__all__ = ["Account", "Told", "is_private"]

#: What the ids of things begin with that mean somebody or something inside their document only.
_PRIVATE = ("cadre/", "person/", "placement/", "batch/")


def is_private(identifier: str) -> bool:
    """Whether *identifier* holds inside its document only, 「cadre/田茂林」; 「area/安徽省淮南市」 holds everywhere."""
    return identifier.startswith(_PRIVATE)


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells: its things and claims, the ledger of its triggers, what it leaves open, and decisions that found nothing in it."""

    document: Document
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    ledger: tuple[Trigger, ...]
    undecided: tuple[Undecided, ...]
    unapplied: tuple[Unapplied, ...] = ()


class Told:
    """An account with its claims by their subjects, for whoever compares it with others."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.name = account.document.name
        self.things: Mapping[str, Entity] = {entity.id: entity for entity in account.entities}
        self._claims: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in account.facts:
            self._claims[fact.subject, fact.predicate].append(fact)

    def claims(self, subject: str, predicate: str) -> list[Fact]:
        """Return what the document says of *subject* under *predicate*."""
        return self._claims.get((subject, predicate), [])

    def things_of(self, subject: str, predicate: str) -> Iterator[str]:
        """Yield the things that *subject* has under *predicate*."""
        yield from (fact.object for fact in self.claims(subject, predicate) if isinstance(fact.object, str))

    def value(self, subject: str, predicate: str) -> str:
        """Return the first value that *subject* has under *predicate*, or an empty string."""
        return next((f.object.value for f in self.claims(subject, predicate) if isinstance(f.object, Literal)), "")

    @cached_property
    def stays(self) -> Mapping[str, tuple[str, ...]]:
        """The stays of each cadre, by the ids of both inside the document."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.account.facts:
            if fact.predicate == "ofCadre" and isinstance(fact.object, str):
                found[fact.object].append(fact.subject)
        return {cadre: tuple(stays) for cadre, stays in found.items()}

    def evidence(self, identifier: str) -> Evidence:
        """Return where the document tells most of the thing *identifier*."""
        return self.things[identifier].evidence[0]
