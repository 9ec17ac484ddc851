"""What documents say of one thing, added up; and where they contradict each other, all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.identify.account import Told, is_private
from graph.identify.bearers import Node
from graph.identify.nesting import alike, nested
from graph.identify.settle import in_order
from graph.identify.single import DECIDED, SINGLE, choose
from graph.model import Certainty, Conflict, Entity, Evidence, Fact, Literal
from graph.when import between, lasts

if TYPE_CHECKING:
    from graph.identify.naming import Addresses

__all__ = ["Key", "Merged"]

#: A thing of the corpus while identities are settled: the first node of its group, or an id that holds everywhere.
Key = Node | str
Noted = dict[Evidence, None]

#: What a batch gives to a member that leaves it open.
_GIVEN = ("start", "end", "duration")
#: Units of a stay: one that lies in the other says the same less exactly; others contradict.
_UNITS = ("fromUnit", "toUnit")
_AREAS = ("fromArea", "toArea")


class Merged:
    """The things and claims of all documents under the keys of the corpus.

    Args:
        groups: of things that hold inside their documents, and are one; the first stands for all.
    """

    def __init__(self, groups: Iterable[Sequence[Node]]) -> None:
        self._main: dict[Node, Node] = {node: group[0] for group in groups for node in group}
        self.kinds: dict[Key, str] = {}
        self._labels: dict[Key, set[str]] = defaultdict(set)
        self._names: dict[Key, set[str]] = defaultdict(set)
        self._things: dict[Key, Noted] = defaultdict(dict)
        self._claims: dict[tuple[Key, str], dict[Key | Literal, Noted]] = defaultdict(dict)
        self._conflicts: list[tuple[Key, str]] = []
        #: What contradicts a claim without being another value of it: the length between the dates of a stay, against the one told.
        self._beside: dict[tuple[Key, str], tuple[str, Evidence]] = {}

    def key(self, document: str, identifier: str) -> Key:
        """Return what *identifier* of *document* is called here."""
        if not is_private(identifier):
            return identifier
        return self._main.get((document, identifier), (document, identifier))

    def take(self, told: Told) -> None:
        """Add what one document tells; documents come in their order."""
        for entity in told.account.entities:
            key = self.key(told.name, entity.id)
            if self.kinds.get(key) != "Cadre":  # who was sent by one text and only named by another was sent
                self.kinds[key] = entity.kind
            self._labels[key].add(entity.label)
            self._names[key].update(entity.names)
            self._things[key].update(dict.fromkeys(entity.evidence))
        for fact in told.account.facts:
            value = fact.object if isinstance(fact.object, Literal) else self.key(told.name, fact.object)
            known = self._claims[self.key(told.name, fact.subject), fact.predicate]
            known.setdefault(value, {}).update(dict.fromkeys(fact.evidence))

    def values(self, key: Key, predicate: str) -> Mapping[Key | Literal, Noted]:
        """Return what *key* has under *predicate*, with the evidence of each."""
        return self._claims.get((key, predicate), {})

    def keys(self, kind: str) -> list[Key]:
        """Return the things of a kind."""
        return [key for key, one in self.kinds.items() if one == kind]

    def label(self, key: Key) -> str:
        """Return what a person calls *key*: of several names the fullest."""
        return min(self._labels[key], key=lambda name: (-len(name), name))

    def give_to_members(self) -> None:
        """Give each stay what it leaves open and another document tells of its batch, marked inferred."""
        for stay in self.keys("Placement"):
            own = {evidence.passage.document for evidence in self._things[stay]}
            dated = any(self.values(stay, term) for term in ("start", "end"))
            for batch in [key for key in self.values(stay, "inBatch") if not isinstance(key, Literal)]:
                for term in _GIVEN:
                    if self.values(stay, term) or (dated and (term != "duration" or self.values(stay, "end"))):
                        continue
                    for value, evidence in self.values(batch, term).items():
                        if not own.intersection(one.passage.document for one in evidence):
                            inferred = [replace(one, certainty=Certainty.INFERRED) for one in evidence]
                            self._claims[stay, term].setdefault(value, {}).update(dict.fromkeys(inferred))

    def settle(self) -> None:
        """Let of each claim that a thing has once at most the best stand, and note where documents contradict each other."""
        for (key, term), values in sorted(self._claims.items(), key=lambda item: (str(item[0][0]), item[0][1])):
            if len(values) < 2:
                continue
            if term in SINGLE:
                chosen = choose(term, {_plain(value): tuple(evidence) for value, evidence in values.items()})
                self._keep(
                    key,
                    term,
                    {v: dict.fromkeys(chosen.values[_plain(v)]) for v in values if _plain(v) in chosen.values},
                )
            elif self.kinds.get(key) == "Placement" and term in (*_UNITS, *_AREAS):
                self._settle_places(key, term, values)
        for stay in self.keys("Placement"):
            self._settle_length(stay)

    def _settle_length(self, stay: Key) -> None:
        """Leave the length of *stay* open where one text tells it and the dates of another make it a different one."""
        told = [list(self.values(stay, term).items()) for term in ("duration", "start", "end")]
        if any(len(values) != 1 for values in told):
            return
        (length, of_length), (first, _), (last, of_last) = (values[0] for values in told)
        texts = [{one.passage.document for one in noted} for noted in (of_length, of_last)]
        # One text that tells both knows of it: somebody was called back, or stayed on.
        if texts[0] & texts[1] or lasts(_text(length), _text(first), _text(last)):
            return
        self._keep(stay, "duration", {length: of_length}, contradicts=True)
        self._beside[stay, "duration"] = (between(_text(first), _text(last)), in_order(of_last)[0])

    def _settle_places(self, stay: Key, term: str, values: Mapping[Key | Literal, Noted]) -> None:
        decided = {value: noted for value, noted in values.items() if any(one.rule == DECIDED for one in noted)}
        left = dict(decided or values)
        if term in _AREAS:  # the finer of two areas says all
            left = {
                value: noted
                for value, noted in left.items()
                if not any(other != value and str(other).startswith(str(value)) for other in left)
            }
        documents = [{one.passage.document for one in noted} for noted in left.values()]
        apart = any(
            not nested(str(one), str(other)) and not alike((str(one),), (str(other),)) and not mine & theirs
            for one, mine in zip(left, documents, strict=True)
            for other, theirs in zip(left, documents, strict=True)
        )
        self._keep(stay, term, left, contradicts=apart)

    def _keep(
        self, key: Key, term: str, left: Mapping[Key | Literal, Noted], *, contradicts: bool | None = None
    ) -> None:
        if len(left) > 1 if contradicts is None else contradicts:
            left = {
                v: dict.fromkeys(replace(one, certainty=Certainty.UNDECIDED) for one in noted)
                for v, noted in left.items()
            }
            self._conflicts.append((key, term))
        self._claims[key, term] = dict(left)

    def entities(self, addresses: Addresses) -> tuple[Entity, ...]:
        """Return the things by their addresses, sorted."""
        return tuple(
            sorted(
                Entity(
                    addresses.of(key),
                    kind,
                    self.label(key),
                    tuple(sorted((self._labels[key] | self._names[key]) - {self.label(key)})),
                    in_order(self._things[key]),
                )
                for key, kind in self.kinds.items()
            )
        )

    def facts(self, addresses: Addresses) -> tuple[Fact, ...]:
        """Return the claims, sorted."""
        found = (
            Fact(addresses.of(key), term, value if isinstance(value, Literal) else addresses.of(value), in_order(noted))
            for (key, term), values in self._claims.items()
            for value, noted in values.items()
        )
        return tuple(sorted(found, key=lambda fact: (fact.subject, fact.predicate, str(fact.object))))

    def conflicts(self, addresses: Addresses) -> tuple[Conflict, ...]:
        """Return where documents contradict each other, with all that they say."""
        return tuple(sorted(self._told_apart(addresses)))

    def _told_apart(self, addresses: Addresses) -> Iterator[Conflict]:
        for key, term in self._conflicts:
            sides = [
                (value.value if isinstance(value, Literal) else self.label(value), in_order(noted)[0])
                for value, noted in self._claims[key, term].items()
            ]
            sides += [self._beside[key, term]] if (key, term) in self._beside else []
            yield Conflict(addresses.of(key), self.label(key), term, tuple(sorted(sides)))


def _text(value: Key | Literal) -> str:
    return value.value if isinstance(value, Literal) else str(value)


def _plain(value: Key | Literal) -> str | Literal:
    return value if isinstance(value, Literal) else str(value)
