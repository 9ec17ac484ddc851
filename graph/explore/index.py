"""Knowledge by its handles: what a thing is, what is said of it, and what is said to it."""

from __future__ import annotations

from collections import defaultdict

from graph.model import Entity, Fact, Knowledge, Literal

__all__ = ["Index"]


class Index:
    """Looks things and facts up; the answers keep the order of the knowledge, which is sorted.

    Args:
        knowledge: what the corpus says.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._entities = {entity.id: entity for entity in knowledge.entities}
        self._of_kind: dict[str, list[Entity]] = defaultdict(list)
        for entity in knowledge.entities:
            self._of_kind[entity.kind].append(entity)
        self._outward: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._inward: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in knowledge.facts:
            self._outward[fact.subject, fact.predicate].append(fact)
            if isinstance(fact.object, str):
                self._inward[fact.object, fact.predicate].append(fact)

    def entity(self, id_: str) -> Entity | None:
        """Return the entity with this id, or ``None`` where a fact points at something that is none."""
        return self._entities.get(id_)

    def label(self, id_: str) -> str:
        """Return the label of an entity, or what stands behind the first slash or colon of an id that is none."""
        entity = self._entities.get(id_)
        return entity.label if entity else id_.replace(":", "/", 1).partition("/")[2] or id_

    def kind(self, kind: str) -> tuple[Entity, ...]:
        """Return the entities of this kind, 「Cadre」."""
        return tuple(self._of_kind.get(kind, ()))

    def out(self, subject: str, *predicates: str) -> tuple[Fact, ...]:
        """Return the facts of *subject* that point at a thing with one of *predicates*, in their order."""
        return tuple(
            fact
            for predicate in predicates
            for fact in self._outward.get((subject, predicate), ())
            if isinstance(fact.object, str)
        )

    def said(self, subject: str, predicate: str) -> tuple[Literal, ...]:
        """Return the values that are said of *subject* under *predicate*, in their order."""
        found = (fact.object for fact in self._outward.get((subject, predicate), ()))
        return tuple(value for value in found if not isinstance(value, str))

    def into(self, object_: str, *predicates: str) -> tuple[Fact, ...]:
        """Return the facts with one of *predicates* that point at *object_*, in the order of the predicates."""
        return tuple(fact for predicate in predicates for fact in self._inward.get((object_, predicate), ()))
