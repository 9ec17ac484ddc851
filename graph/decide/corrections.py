"""What a person decided of single facts, applied to what the rules read of one document, before anybody is identified."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.decide.places import Words, touches
from graph.decide.table import ONCE, SLOTS, Decision
from graph.extract.view import View
from graph.find.areas import Area, Places, gazetteer
from graph.identify.settle import date_literal
from graph.identify.single import DECIDED
from graph.identify.stays import Stay
from graph.model import Document, Entity, Evidence, Fact, Literal, Passage, Reading, Slot, Undecided

__all__ = ["Corrections", "decision"]

#: The slot that holds what a person calls a reading, by its kind.
_CALLED = {"person": "name", "practice": "name", "policy": "title", "lesson": "cadre"}
#: The slots of readings that hold names of people.
_NAMES = frozenset({"cadre", "name", "with", "follows"})
#: What a decision on a part of a lesson or a person puts into which slot.
_PARTS = {
    "lesson_kind": ("lesson", "kind"),
    "lesson_themes": ("lesson", "theme"),
    "lesson_cadre": ("lesson", "cadre"),
    "role": ("person", "role"),
    "practice": ("practice", "name"),
    "policy": ("policy", "title"),
}


def decision() -> None:
    """A person decided: a line of ``decisions.tsv`` says that what was read here is right, wrong, or something else.

    「corrected start … 2022-10-18」. Decisions go before everything that the rules read, and before what other texts tell. One whose
    words the text does not hold any more is not applied.
    """


class Corrections:
    """The decisions on facts of one document.

    Args:
        document: the text.
        decisions: those that name it, in the order of the table.
    """

    def __init__(self, document: Document, decisions: Iterable[Decision]) -> None:
        words = Words(document.name, document.text)
        found = [(one, words.places_of(one.quote)) for one in decisions if not one.on_pair]
        self._at: list[tuple[Decision, tuple[Passage, ...]]] = [(one, at) for one, at in found if at]
        #: Decisions that could not be applied, with why.
        self.unapplied: list[tuple[Decision, str]] = [
            (one, "文中已没有这段话 the text does not read so any more") for one, at in found if not at
        ]
        #: Whom a person said not to have been sent.
        self.not_sent: set[str] = {
            one.about for one, _ in self._at if one.kind == "placement" and one.verdict == "wrong"
        }

    def readings(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return *readings* as decided: without those that are wrong, with what is right in the place of what was read."""
        kept = list(readings)
        for one, at in self._at:
            if one.kind in SLOTS or one.kind in ONCE or one.kind == "placement":
                continue  # of things that are put together from several readings
            if one.kind == "name":
                kept = [_renamed(reading, one) for reading in kept]
                continue
            kind, slot = _PARTS.get(one.kind, (one.kind, ""))
            meant = _meant(kept, kind, one, at)
            if not meant and one.verdict != "wrong":
                self.unapplied.append((one, "这里没有读出这样的事实 nothing of the kind is read there"))
            if one.verdict == "wrong":
                gone = {reading for reading in meant if not slot or slot == _CALLED.get(kind)}
                kept = [_without(reading, slot, meant) for reading in kept if reading not in gone]
            elif one.value and slot:
                kept = [_with(reading, slot, one, at) if reading in meant else reading for reading in kept]
        return tuple(kept)

    def settles(self, question: Undecided) -> bool:
        """Whether what the document leaves open itself, where somebody went, has been decided."""
        return question.kind == "host" and any(
            one.kind in ("host_unit", "host_area", "placement") and one.about == question.about for one, _ in self._at
        )

    def facts(self, entities: Sequence[Entity], facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return *facts* with what was decided of batches, pairings and policies; *entities* are the document's."""
        kept = list(facts)
        for one, at in self._at:
            if one.kind not in ONCE:
                continue
            kind, term = ONCE[one.kind]
            meant = {
                entity.id
                for entity in entities
                if entity.kind == kind
                and one.about in ("", entity.label, *entity.names)
                and touches(at, (*entity.evidence, *(e for f in kept if f.subject == entity.id for e in f.evidence)))
            }
            if not meant:
                self.unapplied.append((one, "这里没有读出这样的事实 nothing of the kind is read there"))
            known = {fact.subject: fact.object for fact in kept if fact.subject in meant and fact.predicate == term}
            kept = [fact for fact in kept if not (fact.subject in meant and fact.predicate == term)]
            for identifier in sorted(meant) if one.verdict != "wrong" else ():
                value = _once(term, one.value) if one.value else known.get(identifier)
                if value is not None:
                    kept.append(Fact(identifier, term, value, (Evidence(at[0], DECIDED),)))
        return tuple(sorted(kept, key=lambda fact: (fact.subject, fact.predicate, str(fact.object))))

    def stays(self, view: View, drafts: list[Stay]) -> list[Stay]:
        """Return *drafts* as decided; those that stay are changed in place."""
        for one, at in self._at:
            if one.kind == "placement" and one.verdict == "wrong":
                drafts = [stay for stay in drafts if not (_names(one, stay) and _touches(stay, at))]
            elif one.kind in SLOTS:
                mine = [stay for stay in drafts if _names(one, stay)]
                near = [stay for stay in mine if _touches(stay, at)] or (mine if len(mine) == 1 else [])
                if not near:
                    self.unapplied.append((one, "这里没有读出这个人的派出经历 no stay of that person is read there"))
                for stay in near:
                    _decide(view, stay, one, at[0])
        return drafts


def _once(term: str, value: str) -> Literal:
    if term in ("duration", "headcount"):
        return Literal(value, "duration" if term == "duration" else "integer")
    return date_literal(value)


def _names(one: Decision, stay: Stay) -> bool:
    return not one.about or stay.cadre == one.about


def _touches(stay: Stay, at: Iterable[Passage]) -> bool:
    return touches(at, [*stay.evidence, *(evidence for _, evidence in stay.values.values())])


def _decide(view: View, stay: Stay, one: Decision, at: Passage) -> None:
    told = Evidence(at, DECIDED)
    if one.verdict == "wrong":
        stay.values.pop(one.kind, None)
        value = ""
    else:
        value = one.value or stay.get(one.kind)
        if not value:
            return
        if one.kind in ("home_unit", "host_unit"):
            value, area = view.absolute(value)
            area = area or _area_in_front(value)
            if area:
                stay.values[f"{one.kind[:4]}_area"] = (gazetteer().up_to_county(area).full, told)
        stay.values[one.kind] = (value, told)
    if one.kind == "home_title":
        stay.titles = tuple(filter(None, value.split(";")))
    if one.kind == "host_title":
        stay.host_titles = tuple(filter(None, value.split(";")))


def _area_in_front(unit: str) -> Area | None:
    """Return the area that opens *unit*, 「上海市闵行区莘庄镇」: 上海市闵行区莘庄镇."""
    opening = next((mention for mention in Places(unit).mentions if mention.start == 0), None)
    return opening.area if opening else None


def _meant(readings: Iterable[Reading], kind: str, one: Decision, at: tuple[Passage, ...]) -> set[Reading]:
    """Return the readings that a decision is about: those at its words that share most characters with them, and their like."""
    called = _CALLED.get(kind, "")
    near = [
        reading
        for reading in readings
        if reading.kind == kind
        and touches(at, (reading.evidence,))
        and (not one.about or not called or one.about in reading.all(called))
    ]
    most = max((_shared(reading, at) for reading in near), default=0)
    meant = {reading for reading in near if _shared(reading, at) == most}
    if kind in ("practice", "policy", "person"):  # the document tells of it in several places
        names = {reading.get(called) for reading in meant}
        meant |= {reading for reading in readings if reading.kind == kind and reading.get(called) in names}
    return meant


def _shared(reading: Reading, at: Iterable[Passage]) -> int:
    mine = reading.evidence.passage
    return max(min(mine.end, one.end) - max(mine.start, one.start) for one in at)


def _renamed(reading: Reading, one: Decision) -> Reading:
    if one.verdict == "wrong" or not one.value:
        return reading
    slots = (
        replace(slot, value=one.value) if slot.name in _NAMES and slot.value == one.about else slot
        for slot in reading.slots
    )
    return replace(reading, slots=tuple(slots))


def _without(reading: Reading, slot: str, meant: set[Reading]) -> Reading:
    if reading not in meant or not slot:
        return reading
    return replace(reading, slots=tuple(one for one in reading.slots if one.name != slot))


def _with(reading: Reading, slot: str, one: Decision, at: tuple[Passage, ...]) -> Reading:
    told = Evidence(next((p for p in at if touches((p,), (reading.evidence,))), at[0]), DECIDED)
    values = [Slot(slot, value, told) for value in one.value.split(";") if value]
    slots = [other for other in reading.slots if other.name != slot] + values
    return replace(reading, slots=tuple(sorted(slots, key=lambda other: other.name)))
