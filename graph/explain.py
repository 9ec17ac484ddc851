"""The way back from a thing to the characters: its facts, each with its passages, its rules and what they do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.errors import InputError
from graph.iri import address
from graph.model import Passage, Rule
from graph.queries import explain_query
from graph.store import Store
from graph.texts import read_text
from graph.vocabulary import PREFIXES, expand_node, ontology

__all__ = ["Explanation", "Quotation", "Thing", "explain", "find_things"]

#: How much of the text is shown on either side of a quote.
_AROUND = 20


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of the graph that can be explained."""

    kind: str
    label: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A passage with the words around it, as far as the text is at hand."""

    passage: Passage
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact and why it is believed.

    Args:
        subject: the label of what it is about: the thing asked for, or a stay of that cadre.
        property: the label of the property, Chinese: 「接收单位」.
        value: the label or the words of the object.
        certainty: 明说, 推出 or 未定.
        quotations: where it was read.
        rules: what read it, with the documentation.
    """

    subject: str
    property: str
    value: str
    certainty: str
    quotations: tuple[Quotation, ...]
    rules: tuple[Rule, ...]


def find_things(store: Store, asked: str) -> tuple[Thing, ...]:
    """Return the things that *asked* can mean, sorted.

    Args:
        store: the graph.
        asked: an IRI; an id 「cadre/董善积」; a name as written anywhere 「董善积」. Only if nothing bears exactly that
            name, part of one.

    Raises:
        InputError: nothing in the graph is called so.
    """
    exact: set[Thing] = set()
    partly: set[Thing] = set()
    for row in store.select(explain_query("things").text):
        thing = Thing(row["kind"], row["label"], row["thing"])
        if asked in (thing.iri, row["name"]) or ("/" in asked and thing.iri.endswith("/" + address("", asked))):
            exact.add(thing)
        elif asked and asked in row["name"]:
            partly.add(thing)
    if not exact and not partly:
        raise InputError("nothing in the graph is called so; see: cadre-graph query who-went-where", asked)
    return tuple(sorted(exact or partly))


def explain(store: Store, thing: Thing, texts: Path | None = None) -> tuple[Explanation, ...]:
    """Return every fact of *thing* with its evidence; of a cadre also the facts of the stays.

    Args:
        store: the graph.
        thing: one that :func:`find_things` found.
        texts: the folder of the texts, for the words around each quote; without them the quotes stand alone.
    """
    known: dict[str, str | None] = {}
    facts: dict[tuple[str, str, str, str, str], tuple[set[Passage], set[Rule]]] = {}
    for row in store.select(explain_query("facts").text, {"thing": NamedNode(thing.iri)}):
        key = (row["of"], row["predicate"], row["value"], row["certainty"], row["object"])
        passages, rules = facts.setdefault(key, (set(), set()))
        if texts is not None and row["document"] not in known:
            known[row["document"]] = read_text(texts / row["document"])
        passages.add(Passage(row["document"], int(row["start"]), int(row["end"]), row["quote"]))
        rules.add(Rule(row["rule"], row["about"]))
    return tuple(
        Explanation(
            subject=subject,
            property=_property_label(predicate),
            value=value,
            certainty=certainty,
            quotations=tuple(_quotation(passage, known.get(passage.document)) for passage in sorted(passages)),
            rules=tuple(sorted(rules)),
        )
        for (subject, predicate, value, certainty, _), (passages, rules) in facts.items()
    )


@cache
def _labels() -> dict[str, str]:
    """Return the Chinese labels of the ontology's terms by their IRIs."""
    label = expand_node("rdfs:label")
    return {
        one.subject.value: one.object.value
        for one in ontology()
        if one.predicate == label and isinstance(one.subject, NamedNode)
        if isinstance(one.object, Literal) and one.object.language == "zh"
    }


def _property_label(predicate: str) -> str:
    if predicate in _labels():
        return _labels()[predicate]
    prefix, namespace = next(((p, n) for p, n in PREFIXES.items() if predicate.startswith(n)), ("", ""))
    return f"{prefix}:{predicate.removeprefix(namespace)}" if prefix else predicate


def _quotation(passage: Passage, text: str | None) -> Quotation:
    if text is None or text[passage.start : passage.end] != passage.quote:
        return Quotation(passage)
    return Quotation(
        passage,
        before=text[max(0, passage.start - _AROUND) : passage.start],
        after=text[passage.end : passage.end + _AROUND],
    )
