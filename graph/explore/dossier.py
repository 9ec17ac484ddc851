"""Everything that the panel tells, as plain lists for JSON: things, facts, passages, rules.

Things are the entities, the concepts that facts point at, and the documents; a fact names them by their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.explore.passages import Cut, cut_passages
from graph.explore.pinyin import initials
from graph.explore.questions import compile_questions, open_triggers
from graph.explore.strings import INVERSES, literal_words
from graph.explore.words import Words, certainty_words, concept_words, term_words
from graph.model import Certainty, Entity, Evidence, Fact, Knowledge, Passage

__all__ = ["PREDICATES", "compile_dossier", "entities_in_order", "facts_in_order"]

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

#: A longer name is cut, in characters.
LONGEST_NAME = 300

_PLACE = {predicate: place for place, predicate in enumerate(PREDICATES)}


#: Kinds of things that nobody looks for by the initials of a name.
_NOT_TYPED = frozenset({"Figure", "Placement", "Post"})


def entities_in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return *entities* as one meets them in the texts: what is near to each other there has numbers near to each other."""

    def order(entity: Entity) -> tuple[Passage, str]:
        return entity.evidence[0].passage, entity.id

    return tuple(sorted(entities, key=order))


def facts_in_order(facts: Iterable[Fact], things: Iterable[str]) -> tuple[Fact, ...]:
    """Return *facts* by subject, in the order of *things* by their ids, then in the order in which a person reads them."""
    places = {id_: number for number, id_ in enumerate(things)}

    def order(fact: Fact) -> tuple[int, str, int, str, str, str]:
        value = ("", fact.object) if isinstance(fact.object, str) else (fact.object.datatype, fact.object.value)
        place = _PLACE.get(fact.predicate, len(_PLACE))
        return places.get(fact.subject, len(places)), fact.subject, place, fact.predicate, *value

    return tuple(sorted(facts, key=order))


class _Evidences:
    """Numbers lists of evidence, each told once: ten facts often stand on one sentence.

    Args:
        cut: the passages in their paragraphs, which say in which order they are numbered.
    """

    def __init__(self, cut: Cut) -> None:
        self.passages = sorted(cut.places, key=lambda passage: (cut.places[passage], passage))
        self.rules: dict[str, int] = {}
        self.lists: dict[tuple[tuple[int, int, int], ...], int] = {}
        self._numbers = {passage: number for number, passage in enumerate(self.passages)}
        self._certainties = {certainty: number for number, certainty in enumerate(Certainty)}

    def number(self, evidence: tuple[Evidence, ...]) -> int:
        """Return the number of a list of evidence."""
        told = tuple(
            (
                self._numbers[one.passage],
                self.rules.setdefault(one.rule, len(self.rules)),
                self._certainties[one.certainty],
            )
            for one in evidence
        )
        return self.lists.setdefault(told, len(self.lists))


def compile_dossier(
    knowledge: Knowledge, entities: tuple[Entity, ...], facts: tuple[Fact, ...], drawn: Iterable[str]
) -> dict[str, Any]:
    """Return what the panel tells.

    Args:
        knowledge: what the corpus says.
        entities: its entities, in the order in which the page numbers them.
        facts: its facts, in the order in which the page numbers them.
        drawn: the things that can be clicked, whether or not a fact speaks of them.

    Returns:
        ``things`` [id, kind, zh, en, other names, meaning, list of evidence], ``facts`` [subject, predicate, object, list of
        evidence] with an object that is the number of a thing or a value [zh, en], ``evidences`` of [passage, rule,
        certainty], ``paragraphs`` [document, pieces], ``passages`` [paragraph, its first piece, the one after its last],
        ``rules`` [name, documentation] and small tables for words.
    """
    about = {rule.name: rule.about for rule in knowledge.rules}
    cut = cut_passages(knowledge.documents, {one.passage for one in _all_evidence(knowledge)})
    evidences = _Evidences(cut)
    things: list[list[Any]] = []
    numbers: dict[str, int] = {}

    def add(id_: str, kind: str, words: Words, names: tuple[str, ...] = (), evidence: tuple[Evidence, ...] = ()) -> int:
        numbers[id_] = len(things)
        zh, *others = map(_readable, (words.zh, *names))
        things.append([id_, kind, zh, words.en, others, words.about, evidences.number(evidence)])
        return numbers[id_]

    def number(object_: str) -> int:
        if object_ in numbers:
            return numbers[object_]
        prefix, colon, _ = object_.partition(":")
        words = concept_words(object_) if colon else Words(object_.partition("/")[2] or object_, "")
        return add(object_, prefix if colon else "concept", words)

    told_of: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told_of[fact.subject].append(fact)
    for entity in entities:
        add(entity.id, entity.kind, Words(entity.label, ""), entity.names, entity.evidence)
        for fact in told_of[entity.id]:
            evidences.number(fact.evidence)
    for document in knowledge.documents:
        add(f"document/{document.name}", "Document", Words(document.title or document.name, ""))
    # The facts of a thing follow each other, whatever it is: subjects are numbered in the order of the facts.
    for subject in told_of:
        number(subject)
    told = [
        [
            numbers[fact.subject],
            fact.predicate,
            number(fact.object)
            if isinstance(fact.object, str)
            else [_readable(word) for word in literal_words(fact.object)],
            evidences.number(fact.evidence),
        ]
        for fact in facts
    ]
    for thing in drawn:
        number(thing)
    questions = compile_questions(knowledge, numbers, evidences.number)
    predicates = sorted(
        {fact.predicate for fact in facts} | {one.property for one in knowledge.conflicts} | _OF_STAYS,
        key=lambda name: (_PLACE.get(name, len(_PLACE)), name),
    )
    kinds = sorted({kind for _, kind, *_ in things if kind[:1].isupper() and kind != "Document"})
    return {
        "things": things,
        "facts": told,
        "evidences": list(evidences.lists),
        "paragraphs": [[numbers[f"document/{one.document}"], one.pieces] for one in cut.paragraphs],
        "passages": [cut.places[passage] for passage in evidences.passages],
        "rules": [[rule, about.get(rule, "")] for rule in evidences.rules],
        "documents": [
            [numbers[f"document/{one.name}"], one.name, one.source, one.date, list(one.reporters)]
            for one in knowledge.documents
        ],
        "certainties": [[one.value, *_both(certainty_words(one.value))] for one in Certainty],
        "predicates": {
            name: [*_both(term_words(name)), *INVERSES.get(name, _both(term_words(name)))] for name in predicates
        },
        "questions": questions,
        "kinds": {kind: _both(term_words(kind)) for kind in kinds},
        "initials": initials(
            name for _, kind, zh, _, names, *_ in things if kind not in _NOT_TYPED for name in (zh, *names)
        ),
    }


def _all_evidence(knowledge: Knowledge) -> Iterator[Evidence]:
    """Yield everything that the page opens somewhere."""
    for told in (knowledge.entities, knowledge.facts, knowledge.undecided):
        for one in told:
            yield from one.evidence
    for conflict in knowledge.conflicts:
        yield from (evidence for _, evidence in conflict.sides)
    yield from open_triggers(knowledge)


def _readable(name: str) -> str:
    """Return a name as far as anybody reads it: a title may be one sentence of ten million characters."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _both(words: Words) -> list[str]:
    return [words.zh, words.en]
