"""The nouns of the house: frozen values that sort, with no input or output of their own.

Two layers, and a wall between them. A *reading* is what one extractor read at one place: words and where they
stand. A *fact* is what the graph says once somebody has asked who is the same as whom. Readings never change when
identities do, so they are kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Certainty",
    "Conflict",
    "Copy",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "Finding",
    "Knowledge",
    "Literal",
    "Outcome",
    "Passage",
    "Reading",
    "Rule",
    "Slot",
    "Trigger",
    "Unapplied",
    "Undecided",
]


class Certainty(StrEnum):
    """How sure a fact is, in words: an invented decimal could be defended by nobody."""

    #: The passage says it.
    STATED = "stated"
    #: It follows from what passages say: 「凤台县副县长」 works for 凤台县人民政府, a batch gives its members its start.
    INFERRED = "inferred"
    #: More than one answer remains.
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """One text of the corpus as it came in at the door.

    Args:
        name: the file's name, 「000_0150ed9071a31902.txt」; unique in a corpus.
        text: the text as read: decoded, otherwise untouched. All offsets of passages count its code points.
        sha256: of the file's bytes, hexadecimal.
        title: what the text calls itself, or what the catalogue says; empty when unknown.
        source: where it was published, from the catalogue; empty when unknown.
        date: of publication, ISO at the precision known; empty when unknown.
        place: the full name of the area of the publisher 「安徽省淮南市」, which 「我市」 then means; empty when unknown.
        reporters: the names in its credits, in the order of the text.
    """

    name: str
    text: str
    sha256: str
    title: str = ""
    source: str = ""
    date: str = ""
    place: str = ""
    reporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters of a document: ``document.text[start:end] == quote``, always.

    ``start`` and ``end`` are half-open and count Unicode code points of the text as read.
    """

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where something was read, by which rule, and how sure that makes it."""

    passage: Passage
    rule: str
    certainty: Certainty = Certainty.STATED


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One named value of a reading, with the place where it was read (``None``: same as the reading's)."""

    name: str
    value: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One claim as one extractor read it at one place: names as written, not yet identities.

    Args:
        kind: placement, lesson, practice, policy, pairing, batch, figure or person; rest for what else a page tells of a placement.
        evidence: the place that carries the claim; a slot read elsewhere brings its own.
        slots: sorted by name, then by value; a slot may occur more than once (two themes, two home units).
    """

    kind: str
    evidence: Evidence
    slots: tuple[Slot, ...]

    def get(self, name: str, default: str = "") -> str:
        """Return the first value of the slot *name*, or *default*."""
        return next((slot.value for slot in self.slots if slot.name == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of the slot *name*, in the order of the slots."""
        return tuple(slot.value for slot in self.slots if slot.name == name)

    def where(self, name: str) -> Evidence:
        """Return the evidence of the slot *name*: its own, or the reading's."""
        return next((s.evidence for s in self.slots if s.name == name and s.evidence), self.evidence)


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value that is not a thing.

    ``datatype`` is ``zh`` or ``en`` for a text in that language, else the local name of an XSD type: ``string``,
    ``integer``, ``decimal``, ``boolean``, ``date``, ``gYearMonth``, ``gYear``, ``duration``.
    """

    value: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing of the graph.

    Args:
        id: path of its IRI under the base, built from content: 「cadre/董善积」, 「unit/上海市闵行区莘庄镇」.
        kind: the class in the ontology, its local name: Cadre, Person, Unit, Area, Post, Placement, Batch, Lesson,
            Practice, Policy, Pairing, Figure.
        label: how a person would call it, in Chinese.
        names: its other written forms.
        evidence: where it was read, the most telling place first; never empty.
    """

    id: str
    kind: str
    label: str
    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One statement of the graph with all its evidence; equal claims are one fact, and their evidence adds up.

    Args:
        subject: id of an entity.
        predicate: a property of the ontology, its local name (``toUnit``), or a prefixed name (``org:postIn``).
        object: id of an entity 「unit/上海市闵行区莘庄镇」, a prefixed name of a concept 「theme:industry」
            「status:done」 「mode:跟班学习」, or a :class:`Literal`.
        evidence: the most telling place first; never empty.
    """

    subject: str
    predicate: str
    object: str | Literal
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """What reads facts: its permanent name and its published documentation (a docstring)."""

    name: str
    about: str


class Outcome(StrEnum):
    """What became of one occurrence of a trigger word."""

    PLACEMENT = "placement"
    REPETITION = "repetition"
    PLAN = "plan"
    NEGATION = "negation"
    GENERAL = "general"
    HEADING = "heading"
    UNRELATED = "unrelated"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, order=True)
class Trigger:
    """One occurrence of a trigger word 「挂职」 and what became of it: a line of the ledger.

    ``detail`` is the id of the placement for a placement or a repetition, otherwise the reason in words.
    """

    passage: Passage
    outcome: Outcome
    detail: str
    sentence: str


@dataclass(frozen=True, slots=True, order=True)
class Undecided:
    """Something that the texts leave open: what kind of question, about what, why, and where it stands."""

    kind: str
    about: str
    why: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Something that texts tell differently of one thing; all of it stays in the graph.

    Args:
        thing: its id.
        about: what a person calls it.
        property: what is told differently, ``start``.
        sides: each value, 「2022-10」, with the place that tells it.
    """

    thing: str
    about: str
    property: str
    sides: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True, order=True)
class Unapplied:
    """A decision that was not applied: the table, its line, and why."""

    file: str
    line: int
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A text that says again what another one says, and was left out; both by the names of their files."""

    name: str
    of: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that a corpus says once identities are settled; what the graph, the tables and the page are made of.

    Every tuple is sorted, so that equal knowledge is equal in bytes wherever it is written.
    """

    documents: tuple[Document, ...]
    rules: tuple[Rule, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    ledger: tuple[Trigger, ...]
    undecided: tuple[Undecided, ...]
    copies: tuple[Copy, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that ``check`` found wrong: where, what, and how bad (error or warning)."""

    where: str
    what: str
    severity: str = "error"
