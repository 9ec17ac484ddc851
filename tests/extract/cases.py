"""The tables of sentences with what must and what must not be read, and the judge of whether it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from graph.extract import extract, rules
from graph.extract.view import View
from graph.identify import settle, tell
from graph.model import Document, Knowledge, Literal, Reading
from graph.read.page import lay_out

FOLDER = Path(__file__).parent.parent / "cases"
COLUMNS = ("rule", "text", "expected", "quality", "note", "known")
#: A rule's name that stands for the whole way: stays as they are once identities are settled.
SETTLED = "settled"
#: The slot that tells readings of one kind apart: no reading may bear a value of it that the case does not name.
KEYS = {
    "placement": "cadre",
    "rest": "cadre",
    "person": "name",
    "practice": "name",
    "policy": "title",
    "pairing": "area_a",
    "batch": "ordinal",
    "figure": "value",
    "lesson": "passage",
}
#: In the tables a line feed is written so.
_FEED = "⏎"
Slots = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """One row: what a rule must read in a text, or that it must read nothing.

    Args:
        family: stem of the file.
        line: in the file, from 2.
        rule: name of the rule, or :data:`SETTLED`.
        text: with line feeds.
        expected: what must be read, reading by reading; none if nothing may be.
        quality: strong, or weak where careful readers may differ.
        note: what the case is about.
        known: what the catalogue knows of the text: date, place.
    """

    family: str
    line: int
    rule: str
    text: str
    expected: tuple[tuple[tuple[str, str], ...], ...]
    quality: str
    note: str
    known: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """What the test is called."""
        return f"{self.family}:{self.line}:{self.rule}"


def rows() -> int:
    """Return the number of rows of all the files, told by their line feeds."""
    return sum(file.read_text(encoding="utf-8").rstrip("\n").count("\n") for file in FOLDER.glob("*.tsv"))


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases, file by file."""
    found = []
    for file in sorted(FOLDER.glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        if tuple(lines[0].split("\t")) != COLUMNS:
            raise ValueError(f"{file.name}: the columns are {COLUMNS}")
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if len(cells) not in (len(COLUMNS) - 1, len(COLUMNS)) or cells[3] not in ("strong", "weak"):
                raise ValueError(f"{file.name}:{number}: not a row of cases: {line}")
            rule, text, expected, quality, note, *known = cells
            wanted = () if expected == "-" else tuple(_pairs(one) for one in expected.split(_FEED))
            found.append(
                Case(file.stem, number, rule, text.replace(_FEED, "\n"), wanted, quality, note, _pairs("".join(known)))
            )
    return tuple(found)


def _pairs(written: str) -> tuple[tuple[str, str], ...]:
    """Take 「cadre=陆启元;mode=挂职」 apart; a value may hold a semicolon, 「常委;副县长」."""
    pieces = re.split(r";(?=[a-z_]+=)", written) if written else []
    return tuple((name, value) for name, _, value in (piece.partition("=") for piece in pieces))


def view_of(text: str, date: str = "", place: str = "", name: str = "case.txt") -> View:
    """Return the view of a text that no file holds."""
    document = Document(name, text, sha256(text.encode()).hexdigest(), date=date, place=place)
    return View(lay_out(document), document.date, document.place)


def knowledge_of(*texts: str, date: str = "", place: str = "") -> Knowledge:
    """Return what some texts say once identities are settled; they are called 1.txt, 2.txt …."""
    views = [view_of(text, date, place, f"{number}.txt") for number, text in enumerate(texts, 1)]
    return settle([tell(view, extract(view)) for view in views], rules())


def read(case: Case) -> list[Slots]:
    """Return what the rule of *case* reads in its text."""
    known = dict(case.known)
    date, place = known.get("date", ""), known.get("place", "")
    if case.rule == SETTLED:
        return stays_of(knowledge_of(case.text, date=date, place=place))
    readings = extract(view_of(case.text, date, place))
    return [_slots(reading) for reading in readings if reading.evidence.rule == case.rule]


def _slots(reading: Reading) -> Slots:
    slots: dict[str, tuple[str, ...]] = {}
    for slot in reading.slots:
        slots[slot.name] = (*slots.get(slot.name, ()), slot.value)
    return {**slots, "kind_of": (reading.kind,), "passage": ("".join(reading.evidence.passage.quote.split()),)}


def stays_of(knowledge: Knowledge) -> list[Slots]:
    """Return the placements of *knowledge* with the slots of the roster: every written form of a unit is a value."""
    things = {entity.id: entity for entity in knowledge.entities}
    found: list[Slots] = []
    for entity in knowledge.entities:
        if entity.kind != "Placement":
            continue
        slots: dict[str, tuple[str, ...]] = {"kind_of": ("placement",)}
        for fact in knowledge.facts:
            if fact.subject != entity.id:
                continue
            name = _TERMS.get(fact.predicate, fact.predicate)
            if isinstance(fact.object, Literal):
                values: tuple[str, ...] = (fact.object.value,)
            elif fact.object in things:
                thing = things[fact.object]
                whole = (thing.id.removeprefix("unit/"), *thing.names) if thing.kind == "Unit" else ()
                values = (thing.label, *whole)
            else:
                values = (fact.object.partition(":")[2],)
            slots[name] = (*slots.get(name, ()), *values)
        found.append(slots)
    return found


_TERMS = {
    "ofCadre": "cadre",
    "fromUnit": "home_unit",
    "fromPost": "home_title",
    "fromArea": "home_area",
    "toUnit": "host_unit",
    "toPost": "host_title",
    "toArea": "host_area",
    "inBatch": "batch",
}


def faults(case: Case, found: Iterable[Slots]) -> list[str]:
    """Return what is wrong with *found* by *case*, in words; an empty list if nothing is."""
    readings = list(found)
    wrong = [f"not read: {dict(want)}" for want in case.expected if not any(_says(slots, want) for slots in readings)]
    for slots in readings:
        key = KEYS[slots["kind_of"][0]]
        told = [value for want in case.expected for name, value in want if name == key]
        if not case.expected or (told and not any(_holds(key, slots, value) for value in told)):
            wrong.append(f"must not be read: {dict(slots)}")
    return [*wrong, *(f"was read: {dict(slots)}" for slots in readings if wrong)]


def _says(slots: Slots, want: Iterable[tuple[str, str]]) -> bool:
    return all(_holds(name, slots, value) for name, value in want)


def _holds(name: str, slots: Slots, value: str) -> bool:
    """Whether *slots* has the value; an empty one: whether it has none. A passage may be told by a part of it."""
    if not value:
        return not slots.get(name)
    if name in ("passage", "batch"):
        return any(value in one for one in slots.get(name, ()))
    return value in slots.get(name, ())
