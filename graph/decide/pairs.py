"""What a person decided of two things: which things of which documents the words mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.decide.places import Words, touches
from graph.decide.table import Decision
from graph.identify.account import Account, Told
from graph.identify.bearers import Node
from graph.identify.decided import Decided
from graph.model import Evidence, Literal, Passage, Unapplied

__all__ = ["decided_pairs", "with_units"]

#: The classes of the things of each kind that two can be the same of.
_CLASSES = {
    "person": ("Cadre", "Person"),
    "unit": ("Unit",),
    "placement": ("Placement",),
    "batch": ("Batch",),
}


def decided_pairs(told: Mapping[str, Told], decisions: Iterable[Decision]) -> tuple[Decided, tuple[Unapplied, ...]]:
    """Find the things that decisions on pairs mean.

    Args:
        told: what the documents tell, by their names.
        decisions: of all tables; those on facts are passed over.

    Returns:
        The pairs, and the decisions of which a thing was not found, with why. Of two that decide one pair the later line stands.
    """
    verdicts: dict[tuple[Node, Node], str] = {}
    unapplied = []
    for one in decisions:
        if not one.on_pair:
            continue
        first, why = _thing(told, one.kind, one.document, one.quote, one.about)
        second, also = _thing(told, one.kind, one.other_document, one.other_quote, one.other_about or one.about)
        if first is None or second is None:
            unapplied.append(Unapplied(one.file, one.line, why or also))
        elif first == second and one.verdict == "different":
            unapplied.append(
                Unapplied(one.file, one.line, "两处说的在文中就是同一个 both places mean one thing of one text")
            )
        elif first != second:
            verdicts[min(first, second), max(first, second)] = one.verdict
    return (
        Decided(
            frozenset(pair for pair, verdict in verdicts.items() if verdict == "same"),
            frozenset(pair for pair, verdict in verdicts.items() if verdict == "different"),
        ),
        tuple(unapplied),
    )


def _thing(told: Mapping[str, Told], kind: str, document: str, quote: str, about: str) -> tuple[Node | None, str]:
    """Return the thing that the words mean, or why there is none."""
    here = told.get(document)
    if here is None:
        return None, f"没有这篇文本 there is no text {document}"
    at = Words(document, here.account.document.text).places_of(quote)
    if not at:
        return None, f"{document} 中已没有这段话 the text does not read so any more"
    found = [
        entity.id
        for entity in here.account.entities
        if entity.kind in _CLASSES[kind]
        and _is_called(here, entity.id, about)
        and touches(at, _evidence(here, entity.id))
    ]
    if len(found) > 1 and about:
        # 「王伟」 beside 「本报记者 王伟」: two of one name; the one of whom just these words are told.
        own = [one for one in found if any(_is_of(at, one) for one in here.things[one].evidence)]
        found = own if len(own) == 1 else found
    if len(found) != 1:
        said = "没有读出 is not read" if not found else "不止一个，请在 about 栏写明 are several; say which under about"
        return None, f"{document} 这里{said}：{about or kind}"
    return (document, found[0]), ""


def _is_of(places: Iterable[Passage], evidence: Evidence) -> bool:
    """Whether the passage of *evidence* is one of *places*."""
    told = evidence.passage
    return any((one.start, one.end) == (told.start, told.end) for one in places)


def _is_called(here: Told, identifier: str, about: str) -> bool:
    entity = here.things[identifier]
    cadres = [here.things[cadre].label for cadre in here.things_of(identifier, "ofCadre")]
    return not about or about in (entity.label, *entity.names, *cadres)


def _evidence(here: Told, identifier: str) -> list[Evidence]:
    return [
        *here.things[identifier].evidence,
        *(one for fact in here.account.facts if fact.subject == identifier for one in fact.evidence),
    ]


def with_units(accounts: Iterable[Account], decided: Decided) -> list[Account]:
    """Return *accounts* with the ids of units as decided.

    Units have ids that hold everywhere, made of area and name. Two that are one get the fuller id in all documents; of two that
    bear one id and are two, that of the later document bears its name.
    """
    one_id: dict[str, str] = {}
    for a, b in sorted(decided.same):
        if a[1].startswith("unit/") and b[1].startswith("unit/"):
            ids = {a[1], b[1]} | {old for old, new in one_id.items() if {old, new} & {a[1], b[1]}}
            ids |= {one_id.get(one, one) for one in ids}
            fullest = min(ids, key=lambda one: (-len(one), one))
            one_id.update(dict.fromkeys(ids - {fullest}, fullest))
    own_id = {
        max(a, b): f"{a[1]}·{max(a, b)[0]}" for a, b in decided.different if a[1] == b[1] and a[1].startswith("unit/")
    }
    if not one_id and not own_id:
        return list(accounts)
    return [
        _renamed(account, {**one_id, **{i: new for (d, i), new in own_id.items() if d == account.document.name}})
        for account in accounts
    ]


def _renamed(account: Account, names: Mapping[str, str]) -> Account:
    return replace(
        account,
        entities=tuple(replace(one, id=names.get(one.id, one.id)) for one in account.entities),
        facts=tuple(
            replace(
                fact,
                subject=names.get(fact.subject, fact.subject),
                object=fact.object if isinstance(fact.object, Literal) else names.get(fact.object, fact.object),
            )
            for fact in account.facts
        ),
    )
