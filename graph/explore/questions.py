"""What the texts leave open and where they contradict each other, with the things that it concerns.

A question that nobody sees is a question that nobody answers: each stands in a list of its own and on the things that it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from graph.explore.strings import literal_words
from graph.explore.words import concept_words
from graph.model import Evidence, Knowledge, Literal, Outcome, Trigger, Undecided
from graph.when import date_type

__all__ = ["compile_questions", "open_triggers"]

#: Returns the number of a list of evidence.
Evidences = Callable[[tuple[Evidence, ...]], int]


def compile_questions(knowledge: Knowledge, numbers: Mapping[str, int], evidences: Evidences) -> dict[str, Any]:
    """Return the open questions and the contradictions for the page.

    Args:
        knowledge: what the corpus says.
        numbers: the number of each thing of the page.
        evidences: what turns evidence into its number.

    Returns:
        ``undecided`` [kind, about, why, numbers of things, evidence]; ``conflicts`` [number of the thing or none, about,
        predicate, [value, evidence] for each side], a value being [zh, en] or the number of a thing; ``triggers`` [word,
        why, evidence], the occurrences of trigger words that nobody could settle; ``unapplied`` [file, line, why], the
        decisions that were not applied.
    """
    named: dict[str, list[str]] = defaultdict(list)
    for entity in knowledge.entities:
        for name in dict.fromkeys((entity.label, *entity.names)):
            named[name].append(entity.id)
    places = {entity.id: {one.passage for one in entity.evidence} for entity in knowledge.entities}

    def concerned(question: Undecided) -> list[int]:
        if question.about in numbers:
            return [numbers[question.about]]
        passages = {one.passage for one in question.evidence}
        candidates = named.get(question.about, [])
        # Namesakes who are read elsewhere are not asked about.
        near = [id_ for id_ in candidates if places[id_] & passages]
        return sorted(numbers[id_] for id_ in near or candidates)

    def value(said: str) -> list[str] | int:
        if said in numbers:
            return numbers[said]
        kind = date_type(said)
        words = concept_words(said) if ":" in said else None
        return list(literal_words(Literal(said, kind))) if kind else [words.zh, words.en] if words else [said, said]

    return {
        "undecided": [
            [one.kind, one.about, one.why, concerned(one), evidences(one.evidence)]
            for one in sorted(knowledge.undecided)
        ],
        "conflicts": [
            [
                numbers.get(one.thing, -1),
                one.about,
                one.property,
                [[value(said), evidences((evidence,))] for said, evidence in one.sides],
            ]
            for one in sorted(knowledge.conflicts)
        ],
        "triggers": [
            [evidence.passage.quote, line.detail, evidences((evidence,))]
            for line, evidence in zip(_open_lines(knowledge), open_triggers(knowledge), strict=True)
        ],
        "unapplied": [[one.file, one.line, one.why] for one in sorted(knowledge.unapplied)],
    }


def _open_lines(knowledge: Knowledge) -> list[Trigger]:
    return [line for line in knowledge.ledger if line.outcome is Outcome.UNDECIDED]


def open_triggers(knowledge: Knowledge) -> tuple[Evidence, ...]:
    """Return where the trigger words stand that nobody could settle."""
    return tuple(Evidence(line.passage, "ledger") for line in _open_lines(knowledge))
