"""What a build leaves to a person: contradictions, people of one name, names beside words for stays; what matters most first."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.decide.places import Words
from graph.decide.table import Decision
from graph.doubts import CONFLICTS, UNDECIDED
from graph.errors import InputError
from graph.ledger import COLUMNS as LEDGER
from graph.model import Outcome
from graph.store import Store
from graph.texts import read_text

__all__ = ["Question", "Side", "questions"]

#: What a contradiction about a thing and a property is called in a decision.
_KINDS = {
    ("placement", "start"): "start",
    ("placement", "end"): "end",
    ("placement", "duration"): "duration",
    ("placement", "fromUnit"): "home_unit",
    ("placement", "fromArea"): "home_area",
    ("placement", "toUnit"): "host_unit",
    ("placement", "toArea"): "host_area",
    ("batch", "start"): "batch_start",
    ("batch", "end"): "batch_end",
    ("batch", "duration"): "batch_duration",
    ("batch", "headcount"): "batch_headcount",
    ("pairing", "since"): "pairing_since",
    ("policy", "issued"): "policy_date",
}
#: Two that may be one person weigh more than a date: on the person hang the stays and the lessons of both.
_WEIGHT = {"person": 3, "placement": 3, "choice": 2, "host": 2, "sent": 1}
#: Facts that hang on a name.
_FACTS = """
SELECT ?name (COUNT(DISTINCT ?fact) AS ?facts)
WHERE {
  ?cadre a cadre:Cadre ; skos:prefLabel ?name .
  { ?fact rdf:subject ?cadre } UNION { ?stay cadre:ofCadre ?cadre . ?fact rdf:subject ?stay }
}
GROUP BY ?name
"""
_NAMED = re.compile(r"句中有人名（([^）]+)）")


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: where it stands, and the value that it gives, if the question is which value is right."""

    document: str
    start: int
    end: int
    quote: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be decided.

    Args:
        form: 「person」 or 「placement」: are two one; 「choice」: which value is right; 「host」: where to; 「sent」: was somebody sent.
        kind: what a decision on it is about, see :mod:`graph.decide.table`.
        about: whom or what it concerns.
        why: it is open, in the words of the build.
        sides: the tellings.
        weight: how many facts hang on the answer.
    """

    form: str
    kind: str
    about: str
    why: str
    sides: tuple[Side, ...]
    weight: int = 0


def questions(output: Path, texts: Path) -> tuple[Question, ...]:
    """Return what the build in *output* leaves open and nobody has decided, what matters most first.

    Args:
        output: the folder of a build.
        texts: the folder of its texts, with the table of decisions.

    Raises:
        InputError: there is no build, or its lists cannot be read.
    """
    from graph.decide import read_decisions

    facts = Counter({row["name"]: int(row["facts"]) for row in Store.read(output / "graph.nt").select(_FACTS)})
    found = (*_contradictions(output), *_open(output), *_named(output))
    asked = _Asked(read_decisions(texts), texts)
    weighed = {
        Question(
            one.form,
            one.kind,
            one.about,
            one.why,
            one.sides,
            _WEIGHT[one.form] * (1 + facts[one.about.partition("：")[0]]),
        )
        for one in found
        if not asked.already(one)
    }
    return tuple(sorted(weighed, key=lambda one: (-one.weight, one.form, one.about, one.why, str(one.sides))))


def _contradictions(output: Path) -> Iterator[Question]:
    sides: dict[tuple[str, str, str], list[Side]] = {}
    for row in _rows(output / "conflicts.csv", CONFLICTS):
        sides.setdefault((row["thing"], row["property"], row["about"]), []).append(_side(row, value=row["value"]))
    for (thing, term, about), told in sides.items():
        kind = _KINDS.get((thing.partition("/")[0], term))
        if kind:
            name = about.partition("：")[0] if thing.startswith("placement/") else about
            yield Question("choice", kind, name, "各文说法不一 the texts differ", tuple(told))


def _open(output: Path) -> Iterator[Question]:
    for row in _rows(output / "undecided.csv", UNDECIDED):
        both = [_side(row)] if row["document"] else []
        both += [_side(row, "other_")] if row["other_document"] else []
        if row["kind"] in ("person", "placement") and len(both) == 2:
            yield Question(row["kind"], row["kind"], row["about"], row["why"], tuple(both))
        elif row["kind"] == "host" and both:
            yield Question("host", "host_unit", row["about"], row["why"], tuple(both))


def _named(output: Path) -> Iterator[Question]:
    """Yield whether those were sent who are named beside a word for stays."""
    for row in _rows(output / "ledger.csv", LEDGER):
        match = _NAMED.match(row["detail"]) if row["outcome"] == Outcome.UNDECIDED.value else None
        for name in match[1].split("、") if match else ():
            place = Side(row["document"], int(row["start_char"]), int(row["end_char"]), row["sentence"].strip("…"))
            yield Question(
                "sent", "placement", name, "句中有表示派出的词，未能断定此人是否被派 was this person sent?", (place,)
            )


def _side(row: Mapping[str, str], prefix: str = "", value: str = "") -> Side:
    place = (row[f"{prefix}{name}"] for name in ("document", "start_char", "end_char", "quote"))
    document, start, end, quote = place
    return Side(document, int(start), int(end), quote, value)


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != tuple(columns):
                raise InputError("is not the list that a build writes; build again", str(path))
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("the build has no such list that can be read; build again", str(path)) from error


class _Asked:
    """What has been decided already, also as 「unsure」: nobody is asked twice."""

    def __init__(self, decisions: Iterable[Decision], texts: Path) -> None:
        self._texts = texts
        self._words: dict[str, Words | None] = {}
        self._decisions = tuple(decisions)

    def already(self, question: Question) -> bool:
        """Whether a decision speaks of the places of *question*."""
        for one in self._decisions:
            if one.kind != question.kind or (one.about and one.about != question.about):
                continue
            pairs = [(one.document, one.quote)]
            pairs += [(one.other_document, one.other_quote)] if one.on_pair else []
            if one.on_pair and all(any(self._is_at(side, *pair) for side in question.sides) for pair in pairs):
                return True
            if not one.on_pair and any(self._is_at(side, *pairs[0]) for side in question.sides):
                return True
        return False

    def _is_at(self, side: Side, document: str, quote: str) -> bool:
        if side.document != document:
            return False
        if document not in self._words:
            text = read_text(self._texts / document)
            self._words[document] = Words(document, text) if text is not None else None
        words = self._words[document]
        places = words.places_of(quote) if words else ()
        return any(place.start < side.end and side.start < place.end for place in places)
