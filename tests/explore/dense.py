"""A thousand texts as dense as the seeds: the five seeds two hundred times, in other words each time.

Every stretch of Chinese letters gives way to as many letters from somewhere in the annotated texts, so that no two copies
say the same, words stay words, and everything that was read stands where it stood. Areas, themes and dates are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from graph.build import read_knowledge
from graph.model import Document, Entity, Evidence, Fact, Knowledge, Literal, Passage

__all__ = ["make_dense"]

_ROOT = Path(__file__).parents[2]
_LETTERS = re.compile(r"[\u4e00-\u9fff]+")
_HASHED = re.compile(r"[0-9a-f]{16}")
#: What many texts name alike.
_SHARED = frozenset({"Area"})


@cache
def _words() -> str:
    """Return the Chinese letters of all annotated texts, one after the other."""
    files = sorted([*(_ROOT / "tests/corpus").rglob("*.txt"), *(_ROOT / "tests/later").rglob("*.txt")])
    return "".join(_LETTERS.findall("\n".join(file.read_text(encoding="utf-8") for file in files)))


class _Copy:
    """The seeds once more, in other words.

    Args:
        knowledge: what the seeds say.
        number: which copy it is.
    """

    def __init__(self, knowledge: Knowledge, number: int) -> None:
        self._knowledge = knowledge
        self._number = number
        self._random = Random(number)
        self._names = {document.name: self._hashed(document.name) for document in knowledge.documents}
        self._texts = {document.name: self._reworded(document.text) for document in knowledge.documents}
        self._labels: dict[str, str] = {}
        self._labels = {
            entity.label: self._label(entity) for entity in knowledge.entities if entity.kind not in _SHARED
        }
        told = sorted((label for label in self._labels if len(label) > 1), key=lambda label: (-len(label), label))
        self._known = re.compile("|".join(map(re.escape, told)))
        self._ids = {
            entity.id: entity.id if entity.kind in _SHARED else self._id(entity.id) for entity in knowledge.entities
        }

    def documents(self) -> list[Document]:
        return [
            replace(one, name=self._names[one.name], text=self._texts[one.name], title=self._reworded(one.title))
            for one in self._knowledge.documents
        ]

    def entities(self) -> list[Entity]:
        return [
            replace(
                one,
                id=self._ids[one.id],
                label=one.label if one.kind in _SHARED else self._renamed(one.label),
                names=one.names if one.kind in _SHARED else tuple(sorted({self._renamed(name) for name in one.names})),
                evidence=self._evidence(one.evidence),
            )
            for one in self._knowledge.entities
        ]

    def facts(self) -> list[Fact]:
        return [
            Fact(
                self._ids.get(one.subject, one.subject), one.predicate, self._object(one), self._evidence(one.evidence)
            )
            for one in self._knowledge.facts
        ]

    def _hashed(self, text: str) -> str:
        def other(match: re.Match[str]) -> str:
            return sha256(f"{self._number} {match.group()}".encode()).hexdigest()[:16]

        return _HASHED.sub(other, text).replace("00", f"{self._number:03}-", 1)

    def _reworded(self, text: str) -> str:
        def other(match: re.Match[str]) -> str:
            at = self._random.randrange(len(_words()) - len(match.group()))
            return _words()[at : at + len(match.group())]

        return _LETTERS.sub(other, text)

    def _said(self, words: str, evidence: tuple[Evidence, ...]) -> str:
        """Return what stands now where *words* stood; nothing where they did not stand in the evidence."""
        for one in evidence:
            at = one.passage.quote.find(words)
            if at >= 0:
                start = one.passage.start + at
                return self._texts[one.passage.document][start : start + len(words)]
        return ""

    def _label(self, entity: Entity) -> str:
        start = entity.label.removesuffix("…")
        said = self._said(start, entity.evidence)
        if said:
            return said + "…" * (start != entity.label)
        return "" if entity.kind == "Placement" else self._reworded(entity.label)

    def _renamed(self, words: str) -> str:
        return self._labels.get(words) or self._known.sub(
            lambda match: self._labels[match.group()] or match.group(), words
        )

    def _id(self, id_: str) -> str:
        kind, _, rest = id_.partition("/")
        if _HASHED.fullmatch(rest):
            return f"{kind}/{sha256(f'{self._number} {rest}'.encode()).hexdigest()[:16]}"
        return f"{kind}/{self._renamed(rest)}·{self._number}"

    def _object(self, fact: Fact) -> str | Literal:
        if isinstance(fact.object, str):
            return self._ids.get(fact.object, fact.object)
        if _LETTERS.search(fact.object.value):
            return replace(fact.object, value=self._said(fact.object.value, fact.evidence) or fact.object.value)
        return fact.object

    def _evidence(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(one, passage=self._passage(one.passage)) for one in evidence)

    def _passage(self, one: Passage) -> Passage:
        quote = self._texts[one.document][one.start : one.end]
        return Passage(self._names[one.document], one.start, one.end, quote)


def make_dense(copies: int) -> Knowledge:
    """Return what so many copies of the seeds say, each in other words."""
    seeds = read_knowledge([_ROOT / "seeds"])
    made = [_Copy(seeds, number) for number in range(copies)]
    entities: dict[str, Entity] = {}
    for copy in made:
        for entity in copy.entities():
            known = entities.get(entity.id)
            entities[entity.id] = replace(known, evidence=known.evidence + entity.evidence) if known else entity
    facts: dict[tuple[str, str, str | Literal], tuple[Evidence, ...]] = {}
    for copy in made:
        for fact in copy.facts():
            key = fact.subject, fact.predicate, fact.object
            facts[key] = facts.get(key, ()) + fact.evidence
    order: Callable[[Fact], tuple[str, str, str]] = lambda fact: (  # noqa: E731
        fact.subject,
        fact.predicate,
        fact.object if isinstance(fact.object, str) else fact.object.value,
    )
    return Knowledge(
        tuple(sorted(document for copy in made for document in copy.documents())),
        seeds.rules,
        tuple(sorted(entities.values())),
        tuple(sorted((Fact(*key, evidence) for key, evidence in facts.items()), key=order)),
        (),
        (),
    )
