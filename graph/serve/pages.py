"""The pages for people: a thing, and the page to ask from. Chinese first, English beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyoxigraph import Literal, NamedNode, Triple

from graph.queries import shipped
from graph.serve.addresses import path_of
from graph.serve.portrait import MOST, Portrait
from graph.vocabulary import PREFIXES, expand, ontology, shorten

__all__ = ["problem_page", "query_page", "thing_page"]

_LABEL, _TYPE = expand("rdfs:label"), expand("rdf:type")
_PREFLABEL = expand("skos:prefLabel")
#: So much of a value is shown: a text of the corpus stands in the graph as a whole.
_LONGEST = 400


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("graph.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@cache
def _terms() -> dict[str, tuple[str, str]]:
    """Return the Chinese and the English label of every term of the ontology and every concept of its schemes."""
    found: dict[str, dict[str, str]] = {}
    for one in ontology():
        if one.predicate.value in (_LABEL, _PREFLABEL) and isinstance(one.object, Literal):
            if isinstance(one.subject, NamedNode):
                found.setdefault(one.subject.value, {})[one.object.language or "zh"] = one.object.value
    return {iri: (labels.get("zh", ""), labels.get("en", "")) for iri, labels in sorted(found.items())}


def _called(iri: str, portrait: Portrait) -> tuple[str, str]:
    """Return the labels of *iri*; where there is none, the short form."""
    return portrait.labels.get(iri) or _terms().get(iri) or (shorten(iri), "")


def _value(value: object, portrait: Portrait) -> dict[str, str]:
    if isinstance(value, NamedNode):
        zh, en = _called(value.value, portrait)
        return {"zh": zh, "en": en, "path": path_of(value.value, portrait.base), "iri": value.value}
    text = value.value if isinstance(value, Literal) else str(value)
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
    return {"zh": shown, "en": "", "path": "", "iri": ""}


def _grouped(triples: Sequence[Triple], portrait: Portrait, *, leading: bool) -> list[dict[str, Any]]:
    """Return the triples by property, the ones of our own ontology first."""
    groups: dict[str, list[dict[str, str]]] = {}
    for one in triples:
        values = groups.setdefault(one.predicate.value, [])
        values.append(_value(one.subject if leading else one.object, portrait))
    ours = PREFIXES["cadre"]
    return [
        {"name": _called(predicate, portrait), "iri": predicate, "values": sorted(groups[predicate], key=lambda v: v["zh"])}
        for predicate in sorted(groups, key=lambda iri: (iri != _TYPE, not iri.startswith(ours), iri))
    ]  # fmt: skip


def thing_page(portrait: Portrait) -> bytes:
    """Return the page of a thing."""
    things = portrait.iri.removeprefix(portrait.base) if portrait.iri.startswith(portrait.base) else ""
    return (
        _templates()
        .get_template("thing.html.j2")
        .render(
            iri=portrait.iri,
            name=_called(portrait.iri, portrait),
            explorer=things,
            own=_grouped(portrait.own, portrait, leading=False),
            leading=_grouped(portrait.shown_leading(), portrait, leading=True),
            more=len(portrait.leading) >= MOST,
            tellings=[(one, _called(one.predicate, portrait)) for one in portrait.tellings],
        )
        .encode()
    )


def problem_page(status: int, why: str) -> bytes:
    """Return the page that says what is wrong."""
    return _templates().get_template("problem.html.j2").render(status=status, why=why).encode()


@cache
def query_page() -> bytes:
    """Return the page to ask from, with the shipped questions and the terms for completion."""
    terms = [{"name": shorten(iri), "zh": zh, "en": en} for iri, (zh, en) in _terms().items() if shorten(iri) != iri]
    questions = [{"name": one.name, "about": one.about, "text": one.text} for one in shipped()]
    data = {"terms": terms, "questions": questions, "prefixes": dict(sorted(PREFIXES.items()))}
    # In a block of data only this could end it.
    written = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return _templates().get_template("query.html.j2").render(data=written, questions=questions).encode()
