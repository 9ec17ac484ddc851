"""An account as JSON and back. Quotes are not written: they are the characters of the text between two offsets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.identify.account import Account
from graph.model import (
    Certainty,
    Document,
    Entity,
    Evidence,
    Fact,
    Literal,
    Outcome,
    Passage,
    Trigger,
    Unapplied,
    Undecided,
)

__all__ = ["decode", "encode"]


def encode(account: Account) -> bytes:
    """Return *account* as JSON without the words of its document; equal accounts give equal bytes."""
    table: dict[Evidence, int] = {}

    def numbers(evidence: Iterable[Evidence]) -> list[int]:
        return [table.setdefault(one, len(table)) for one in evidence]

    def value(one: str | Literal) -> str | list[str]:
        return [one.value, one.datatype] if isinstance(one, Literal) else one

    body = {
        "reporters": account.document.reporters,
        "entities": [[e.id, e.kind, e.label, e.names, numbers(e.evidence)] for e in account.entities],
        "facts": [[f.subject, f.predicate, value(f.object), numbers(f.evidence)] for f in account.facts],
        "ledger": [[t.passage.start, t.passage.end, t.outcome, t.detail, t.sentence] for t in account.ledger],
        "undecided": [[u.kind, u.about, u.why, numbers(u.evidence)] for u in account.undecided],
        "unapplied": [[u.file, u.line, u.why] for u in account.unapplied],
    }
    body["evidence"] = [[e.passage.start, e.passage.end, e.rule, e.certainty] for e in table]
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes, document: Document) -> Account:
    """Return the account that :func:`encode` wrote of *document*.

    Raises:
        ValueError: the bytes hold no account.
    """
    try:
        return _account(json.loads(data.decode("utf-8", "surrogatepass")), document)
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError("holds no account") from error


def _account(body: dict[str, Any], document: Document) -> Account:
    from dataclasses import replace

    def passage(start: int, end: int) -> Passage:
        if not 0 <= start <= end <= len(document.text):
            raise ValueError("a passage lies outside of the text")
        return Passage(document.name, start, end, document.text[start:end])

    table = [Evidence(passage(a, b), rule, Certainty(sure)) for a, b, rule, sure in body["evidence"]]

    def evidence(numbers: list[int]) -> tuple[Evidence, ...]:
        return tuple(table[number] for number in numbers)

    def value(one: str | list[str]) -> str | Literal:
        return one if isinstance(one, str) else Literal(*one)

    return Account(
        replace(document, reporters=tuple(body["reporters"])),
        tuple(Entity(i, kind, label, tuple(names), evidence(read)) for i, kind, label, names, read in body["entities"]),
        tuple(Fact(of, term, value(object_), evidence(read)) for of, term, object_, read in body["facts"]),
        tuple(Trigger(passage(a, b), Outcome(what), why, words) for a, b, what, why, words in body["ledger"]),
        tuple(Undecided(kind, about, why, evidence(read)) for kind, about, why, read in body["undecided"]),
        tuple(Unapplied(*one) for one in body["unapplied"]),
    )
