"""From the accounts of documents to what the corpus says: who is who, and what all the tellings of one thing add up to."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from graph.decide.pairs import decided_pairs, with_units
from graph.decide.table import Decision
from graph.identify.account import Account, Told
from graph.identify.bearers import Bearer, Node, bearers
from graph.identify.merging import Merged
from graph.identify.namesakes import People, same_people
from graph.identify.naming import Addresses
from graph.identify.same_batches import cohorts, same_batches
from graph.identify.same_stays import Stays, same_stays
from graph.model import Knowledge, Rule, Trigger, Unapplied, Undecided

__all__ = ["settle"]


def settle(accounts: Iterable[Account], rules: tuple[Rule, ...], decisions: Iterable[Decision] = ()) -> Knowledge:
    """Put the accounts of documents together.

    Args:
        accounts: one for each document; the order does not matter.
        rules: that read them.
        decisions: of a person, on pairs of things; they go before what the texts tell.

    Returns:
        What the corpus says, sorted.
    """
    known = sorted(accounts, key=lambda account: account.document.name)
    lines = tuple(decisions)
    decided, unapplied = decided_pairs({one.document.name: Told(one) for one in known}, lines)
    told = [Told(account) for account in with_units(known, decided)]
    of = {one.name: one for one in told}
    groups = same_batches(chain.from_iterable(map(cohorts, told)), decided)
    batch_of = {cohort.node: f"{group[0].node}" for group in groups for cohort in group}
    people = same_people(chain.from_iterable(bearers(one, batch_of) for one in told), decided)
    stays = [same_stays(group, decided) for group in people.groups]
    merged = Merged(
        chain(
            ([cohort.node for cohort in group] for group in groups),
            ([bearer.node for bearer in group] for group in people.groups),
            ([stay.node for stay in group] for person in stays for group in person.groups),
        )
    )
    for one in told:
        merged.take(one)
    merged.give_to_members()
    merged.settle()
    addresses = Addresses(merged, {one.name: one.account.document.source for one in told})
    return Knowledge(
        documents=tuple(one.account.document for one in told),
        rules=tuple(sorted(rules)),
        entities=merged.entities(addresses),
        facts=merged.facts(addresses),
        ledger=tuple(sorted(_ledger(told, merged, addresses))),
        undecided=tuple(sorted({*_left_open(of, people, stays), *(u for one in told for u in one.account.undecided)})),
        conflicts=merged.conflicts(addresses),
        unapplied=tuple(
            sorted({*unapplied, *_homeless(lines, of), *(one for account in known for one in account.unapplied)})
        ),
    )


def _homeless(decisions: Iterable[Decision], of: Container[str]) -> Iterator[Unapplied]:
    """Yield the decisions on facts of a text that is not there."""
    for one in decisions:
        if not one.on_pair and one.document not in of:
            yield Unapplied(one.file, one.line, f"没有这篇文本 there is no text {one.document}")


def _ledger(told: Iterable[Told], merged: Merged, addresses: Addresses) -> Iterator[Trigger]:
    for one in told:
        for line in one.account.ledger:
            detail = (
                addresses.of(merged.key(one.name, line.detail)) if line.detail.startswith("placement/") else line.detail
            )
            yield Trigger(line.passage, line.outcome, detail, line.sentence)


def _left_open(of: dict[str, Told], people: People, stays: Sequence[Stays]) -> Iterator[Undecided]:
    def both(kind: str, about: str, one: Node, other: Node, why: str) -> Undecided:
        return Undecided(kind, about, why, tuple(of[node[0]].evidence(node[1]) for node in (one, other)))

    for one, other, why in people.left_open:
        yield both("person", one.name, one.node, other.node, why)
    for group, person in zip(people.groups, stays, strict=True):
        for stay, another, why in person.left_open:
            yield both("placement", _name(group), stay.node, another.node, why)


def _name(group: Sequence[Bearer]) -> str:
    return group[0].name
