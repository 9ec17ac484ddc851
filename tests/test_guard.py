"""What may stand in a query that somebody else wrote."""

from __future__ import annotations

import contextlib
from time import process_time

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


@pytest.mark.parametrize("separator", ["", " "])
@pytest.mark.parametrize(
    "before", ["1", "1.", "1e0", "true", "x: ", "x:.", "'x'", "'x'@en", "?v ", "[]", "x:c ", "_:b "]
)
@pytest.mark.parametrize("call", ["SERVICE<u:a>", "SERVICESILENT<u:a>", "SERVICEe:", "SERVICE:a", "service$y"])
def test_a_call_needs_no_space(call: str, before: str, separator: str) -> None:
    with pytest.raises(RefusedError, match="SERVICE"):
        bounded(f"SELECT * {{ ?s ?p {before}{separator}{call} {{ ?a ?b ?c }} }}", PREFIXES)


CALL = "SERVICE <u:a> { ?a ?b ?c }"


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ #\r{CALL}\n}}",
        f"ASK {{ FILTER ('a'<'>') {CALL} #'\n}}",
        f"ASK {{ FILTER (1<2#>'''\n) {CALL} #'''\n}}",
        "ASK { FILTER (1<2)SERVICEe:#>\n{ ?a ?b ?c } }",
        f"ASK {{ ?s ?p <u:\u00a0'> . {CALL} #'\n}}",
        f"ASK {{ ?s ?p <u:\u2028'> . {CALL} #'\n}}",
    ],
)
def test_where_it_can_be_read_in_two_ways_the_call_counts(query: str) -> None:
    with pytest.raises(RefusedError, match="SERVICE"):
        bounded(query, PREFIXES)


@pytest.mark.parametrize("escape", ["x", "u12", "uD800", "U00110000", "U0000D800"])
@pytest.mark.parametrize("quote", ["'''", '"""'])
def test_a_string_that_the_parser_does_not_see_hides_nothing(quote: str, escape: str) -> None:
    query = f"ASK {{ VALUES ?x {{ {quote}a{quote[0]} }} {CALL} #\\{escape}{quote}\n}}"
    with pytest.raises(RefusedError, match="SERVICE"):
        bounded(query, PREFIXES)


@pytest.mark.parametrize("query", ["ASK { ?s ?p 'a }", r"ASK { ?s ?p \x }", r"ASK { ?s ?p 'a\x' }"])
def test_a_string_that_does_not_end_is_told(query: str) -> None:
    with pytest.raises(QueryError, match="string that does not end"):
        bounded(query, PREFIXES)


def test_what_may_be_escaped_in_a_string() -> None:
    bounded(r"""ASK { ?s ?p "\t\"\\u6797\U00020BB7", '''it's \'SERVICE\' ''' }""", PREFIXES)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER (1" + "-1" * 5000 + " < 0) }",
        "a." * 5400,
        'ASK {"""\n' + '\\"""\n' * 2000,
        'ASK {"""x"' + '\\"""x"' * 1800,
        'ASK {"' + '\\"' * 5000,
        "FROM" + " " * 10_900,
        "PREFIX" + " " * 10_900,
        ":%41" * 2700,
        "?a<" * 3600,
    ],
    ids=lambda query: query[:20],
)
def test_the_time_is_in_proportion_to_the_length(query: str) -> None:
    """All that a server is sent goes through here, one after the other: what takes long would hold up everybody."""
    spent = []
    for _ in range(3):
        started = process_time()
        with contextlib.suppress(QueryError):
            bounded(query, PREFIXES)
        spent.append(process_time() - started)
    # Of the work of this process alone, whatever else the machine does; in proportion to the square it was 250 to 800 ms.
    assert min(spent) < 0.1
