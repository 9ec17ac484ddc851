"""From the accounts of documents to what the corpus says: who is who, and what all the tellings of one thing add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.identify.account import Account, Told
from graph.identify.bearers import Bearer, Node, bearers
from graph.identify.decided import NOTHING, Decided
from graph.identify.merging import Merged
from graph.identify.namesakes import People, same_people
from graph.identify.naming import Addresses
from graph.identify.same_batches import cohorts, same_batches
from graph.identify.same_stays import Stays, same_stays
from graph.model import Knowledge, Rule, Trigger, Undecided

__all__ = ["settle"]


def settle(accounts: Iterable[Account], rules: tuple[Rule, ...], decided: Decided = NOTHING) -> Knowledge:
    """Put the accounts of documents together.

    Args:
        accounts: one for each document; the order does not matter.
        rules: that read them.
        decided: what a person said of pairs of things.

    Returns:
        What the corpus says, sorted.
    """
    told = [Told(account) for account in sorted(accounts, key=lambda account: account.document.name)]
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
    )


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
