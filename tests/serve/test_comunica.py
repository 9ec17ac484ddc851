"""Comunica 4, a client in JavaScript that plans its queries itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyoxigraph import Literal

from graph.queries import shipped, shipped_query
from graph.store import Store
from graph.vocabulary import PREFIXES
from tests.node.programs import told_by

NAMES = "{ ?cadre a cadre:Cadre ; skos:prefLabel ?name }"


def asked(source: object, *queries: tuple[str, str]) -> Any:
    """Return what Comunica answers from a source; it knows no prefixes but those of the query."""
    known = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    given = [{"form": form, "text": known + text} for form, text in queries]
    return told_by("ask.mjs", json.dumps(source), given=json.dumps(given).encode())


def rows(store: Store, query: str) -> list[dict[str, str]]:
    answer = store.select(query)
    return [
        {name: str(value) for name, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]


@pytest.mark.parametrize("known", ["a SPARQL endpoint", "an address"])
def test_comunica_gets_every_kind_of_answer(server: str, store: Store, known: str) -> None:
    """Where nobody says what is at the address, it goes by the service description."""
    source = {"type": "sparql", "value": f"{server}/sparql"} if known != "an address" else f"{server}/sparql"
    who = shipped_query("who-went-where").text
    found, yes, no, graph = asked(
        source,
        ("SELECT", who),
        ("ASK", "ASK { ?cadre skos:prefLabel '林知远'@zh }"),
        ("ASK", "ASK { ?cadre skos:prefLabel '林知近'@zh }"),
        ("CONSTRUCT", f"CONSTRUCT {{ ?cadre skos:prefLabel ?name }} WHERE {NAMES}"),
    )
    assert found == rows(store, who)
    assert str(Literal("林知远", language="zh")) in {row["cadre"] for row in found}
    assert (yes, no) == (True, False)
    assert graph == sorted(
        str(one) for one in store.construct(f"CONSTRUCT {{ ?cadre skos:prefLabel ?name }} WHERE {NAMES}")
    )
    assert len(graph) == 3


def test_comunica_gets_the_answers_to_the_shipped_questions(server: str, store: Store) -> None:
    queries = [query.text for query in shipped()]
    answers = asked({"type": "sparql", "value": f"{server}/sparql"}, *(("SELECT", text) for text in queries))
    assert [sorted(map(str, one)) for one in answers] == [sorted(map(str, rows(store, text))) for text in queries]
    assert sum(map(len, answers)) > len(queries)
