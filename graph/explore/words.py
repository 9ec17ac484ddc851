"""What terms and concepts are called, in both languages, from the ontology: the page explains what the graph says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import ontology
from graph.explore.strings import STANDARD_TERMS

__all__ = ["NO_THEME", "Words", "certainty_words", "concept_words", "term_words"]

#: The theme of lessons that have none.
NO_THEME = "theme:none"

_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A name in both languages, and what it means."""

    zh: str
    en: str
    about: str = ""


@cache
def _labels() -> dict[str, Words]:
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    found: dict[str, dict[str, str]] = {}
    for quad in parse(ontology.read("core.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate.value != _RDFS_LABEL or not isinstance(quad.subject, NamedNode):
            continue
        if isinstance(quad.object, Literal) and quad.object.language:
            found.setdefault(quad.subject.value, {})[quad.object.language] = quad.object.value
    return {iri: Words(labels.get("zh", ""), labels.get("en", "")) for iri, labels in found.items()}


def term_words(name: str) -> Words:
    """Return what a property or a class is called: 「toUnit」, 「org:postIn」; its own name at worst."""
    from ontology.terms import PREFIXES

    prefix, colon, local = name.partition(":")
    iri = PREFIXES.get(prefix, "") + local if colon else PREFIXES["cadre"] + name
    found = _labels().get(iri)
    return found if found and found.zh else Words(*STANDARD_TERMS.get(name, (local or name, local or name)))


@cache
def _concepts() -> dict[str, Words]:
    return {NO_THEME: Words("未分主题", "no theme", "没有标出主题的收获。")} | {
        f"{prefix}:{concept.id}": Words(concept.zh, concept.en, concept.definition)
        for scheme, prefix in ontology.SCHEMES.items()
        for concept in ontology.concepts(scheme)
    }


def concept_words(name: str) -> Words:
    """Return what a concept is called: 「theme:industry」 is 产业发展; an unknown one is called by its local name."""
    local = name.partition(":")[2] or name
    return _concepts().get(name, Words(local, local))


def certainty_words(name: str) -> Words:
    """Return what a certainty is called: 「stated」 is 明说."""
    return concept_words(f"certainty:{name}")
