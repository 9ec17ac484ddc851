"""What may stand in a query that somebody else wrote."""

from __future__ import annotations

import pytest

from graph.errors import QueryError, RefusedError
from graph.guard import bounded, examine
from graph.vocabulary import PREFIXES


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?from WHERE { ?from skos:prefLabel "SERVICE and FROM" }',
        "ASK { ?s <http://x.org/FROM#LOAD> ?o } # INSERT",
        "ASK { ?s skos:prefLabel '''DROP 'ALL' \\''' SERVICE'''@en }",
        "PREFIX from: <http://x.org/> ASK { ?s from:service ?o FILTER (?o < 3 && ?o > 2) }",
    ],
)
def test_bounded_looks_at_keywords_only(query: str) -> None:
    bounded(query, PREFIXES)


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("SELECT * FROM <http://x.org/a> FROM NAMED<http://x.org/b> {}", ("http://x.org/a", "http://x.org/b")),
        ("PREFIX x: <http://x.org/> ASK FROM x:a {}", ("http://x.org/a",)),
        ("PREFIX : <http://x.org/> ASK FROM NAMED :a {}", ("http://x.org/a",)),
        ("ASK FROM cadre:x {}", (PREFIXES["cadre"] + "x",)),
        ("ASK FROM <relative> {}", (None,)),
        ("ASK FROM unknown:a {}", (None,)),
        ("ASK FROM # <http://x.org/a>\n<http://x.org/b> {}", ("http://x.org/b",)),
        ("ASK { ?s ?p 'FROM <http://x.org/a>' }", ()),
    ],
)
def test_the_graphs_that_from_names(query: str, graphs: tuple[str | None, ...]) -> None:
    assert examine(query, PREFIXES).graphs == graphs


def test_from_may_name_a_graph_that_is_there() -> None:
    bounded("ASK FROM <http://x.org/a> {}", PREFIXES, {"http://x.org/a"})
    with pytest.raises(RefusedError, match="FROM"):
        bounded("ASK FROM <http://x.org/a> FROM <http://x.org/b> {}", PREFIXES, {"http://x.org/a"})


def test_a_hundred_levels_are_enough() -> None:
    bounded("ASK " + "{" * 100 + "}" * 100, PREFIXES)
    with pytest.raises(QueryError, match="nested"):
        bounded("ASK " + "{" * 101 + "}" * 101, PREFIXES)


def test_negations_count_as_levels() -> None:
    bounded("ASK { FILTER (" + "! " * 100 + "true) }", PREFIXES)
    with pytest.raises(QueryError, match="nested"):
        bounded("ASK { FILTER (" + "! " * 101 + "true) }", PREFIXES)
