"""Everything that the panel tells, as plain lists for JSON: things, facts, passages, rules.

Things are the entities, the concepts that facts point at, and the documents; a fact names them by their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.explore.passages import cut_passages
from graph.explore.pinyin import initials
from graph.explore.questions import compile_questions
from graph.explore.strings import INVERSES, literal_words
from graph.explore.words import Words, certainty_words, concept_words, term_words
from graph.model import Certainty, Evidence, Fact, Knowledge

__all__ = ["PREDICATES", "compile_dossier", "facts_in_order"]

#: Predicates in the order in which a person wants to read them; the rest follow by name.
PREDICATES = (
    "ofCadre", "fromUnit", "fromPost", "fromArea", "toUnit", "toPost", "toArea", "mode", "start", "end", "duration",
    "status", "inBatch", "role", "homeUnit", "hostUnit", "dcterms:title", "kind", "mainTheme", "dcterms:subject",
    "aboutPractice", "learnedDuring", "learnedAt", "proposedFor", "practisedAt", "org:postIn", "unitKind", "inArea",
    "org:subOrganizationOf", "divisionCode", "schema:containedInPlace", "sendingArea", "receivingArea", "ordinal",
    "headcount", "areaA", "areaB", "since", "issuer", "issued", "figureOf", "measure", "value", "unitText",
    "learned", "reporterOf", "namedIn", "mentionedIn",
)  # fmt: skip

#: The roster names them whether or not a text tells them.
_OF_STAYS = frozenset(PREDICATES[: PREDICATES.index("role")])

_PLACE = {predicate: place for place, predicate in enumerate(PREDICATES)}


#: Kinds of things that nobody looks for by the initials of a name.
_NOT_TYPED = frozenset({"Figure", "Placement", "Post"})


def facts_in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return *facts* by subject, then in the order in which a person reads them."""

    def order(fact: Fact) -> tuple[str, int, str, str, str]:
        value = ("", fact.object) if isinstance(fact.object, str) else (fact.object.datatype, fact.object.value)
        return fact.subject, _PLACE.get(fact.predicate, len(_PLACE)), fact.predicate, *value

    return tuple(sorted(facts, key=order))


def compile_dossier(knowledge: Knowledge, facts: tuple[Fact, ...], drawn: Iterable[str]) -> dict[str, Any]:
    """Return what the panel tells.

    Args:
        knowledge: what the corpus says.
        facts: its facts, in the order in which the page numbers them.
        drawn: the things that can be clicked, whether or not a fact speaks of them.

    Returns:
        ``things`` [id, kind, zh, en, other names, meaning, evidence, initials], ``facts`` [subject, predicate, object,
        evidence] with an object that is the number of a thing or a value [zh, en], ``paragraphs`` [document, pieces, start],
        ``passages`` [paragraph, its first piece, the one after its last], ``rules`` [name, documentation]; evidence is
        a list of [passage, rule, certainty].
    """
    about = {rule.name: rule.about for rule in knowledge.rules}
    passages: dict[Any, int] = {}
    rules: dict[str, int] = {}
    certainties = list(Certainty)

    def evidence_numbers(evidence: tuple[Evidence, ...]) -> list[list[int]]:
        return [
            [
                passages.setdefault(one.passage, len(passages)),
                rules.setdefault(one.rule, len(rules)),
                certainties.index(one.certainty),
            ]
            for one in evidence
        ]

    things: list[list[Any]] = []
    numbers: dict[str, int] = {}

    def add(id_: str, kind: str, words: Words, names: tuple[str, ...] = (), evidence: tuple[Evidence, ...] = ()) -> int:
        numbers[id_] = len(things)
        typed = [initials(name) for name in (words.zh, *names)] if kind not in _NOT_TYPED else []
        read = evidence_numbers(evidence)
        things.append([id_, kind, words.zh, words.en, list(names), words.about, read, sorted({*typed} - {""})])
        return numbers[id_]

    for entity in knowledge.entities:
        add(entity.id, entity.kind, Words(entity.label, ""), entity.names, entity.evidence)
    for document in knowledge.documents:
        add(f"document/{document.name}", "Document", Words(document.title or document.name, ""))

    def number(object_: str) -> int:
        if object_ in numbers:
            return numbers[object_]
        prefix, colon, _ = object_.partition(":")
        words = concept_words(object_) if colon else Words(object_.partition("/")[2] or object_, "")
        return add(object_, prefix if colon else "concept", words)

    told = [
        [
            number(fact.subject),
            fact.predicate,
            number(fact.object) if isinstance(fact.object, str) else list(literal_words(fact.object)),
            evidence_numbers(fact.evidence),
        ]
        for fact in facts
    ]
    for thing in drawn:
        number(thing)
    questions = compile_questions(knowledge, numbers, evidence_numbers)
    cut = cut_passages(knowledge.documents, passages)
    predicates = sorted(
        {fact.predicate for fact in facts} | {one.property for one in knowledge.conflicts} | _OF_STAYS,
        key=lambda name: (_PLACE.get(name, len(_PLACE)), name),
    )
    kinds = sorted({kind for _, kind, *_ in things if kind[:1].isupper() and kind != "Document"})
    return {
        "things": things,
        "facts": told,
        "paragraphs": [[numbers[f"document/{one.document}"], list(one.pieces), one.start] for one in cut.paragraphs],
        "passages": [list(cut.places[passage]) for passage in passages],
        "rules": [[rule, about.get(rule, "")] for rule in rules],
        "documents": [
            [numbers[f"document/{one.name}"], one.name, one.source, one.date, list(one.reporters)]
            for one in knowledge.documents
        ],
        "certainties": [[one.value, *_both(certainty_words(one.value))] for one in certainties],
        "predicates": {
            name: [*_both(term_words(name)), *INVERSES.get(name, _both(term_words(name)))] for name in predicates
        },
        "questions": questions,
        "kinds": {kind: _both(term_words(kind)) for kind in kinds},
    }


def _both(words: Words) -> list[str]:
    return [words.zh, words.en]
