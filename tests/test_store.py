"""The graph that can be asked, and the questions that it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

import graph.queries
from graph.errors import InputError, QueryError
from graph.export.rdf import ntriples
from graph.store import Rows, Store, term, to_rdflib


def test_select_gives_rows_in_the_order_of_the_query(store: Store) -> None:
    rows = store.select("SELECT ?name WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name } ORDER BY ?name")
    assert [row["name"] for row in rows] == sorted(["林知远", "苏明哲", "韩青"])


def test_a_value_that_is_not_there_is_empty(store: Store) -> None:
    rows = store.select("SELECT ?p ?end WHERE { ?p a cadre:Placement OPTIONAL { ?p cadre:end ?end } }")
    assert {row["end"] for row in rows} == {""}


def test_ask_is_one_row(store: Store) -> None:
    assert list(store.select("ASK { ?c a cadre:Cadre }")) == [{"answer": "true"}]


def test_construct_gives_sorted_triples(store: Store) -> None:
    triples = store.construct("CONSTRUCT WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name }")
    assert len(triples) == 6
    assert list(triples) == sorted(triples, key=str)


def test_a_binding_is_a_term_and_never_text_of_the_query(store: Store) -> None:
    query = "SELECT ?c ?name WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name }"
    assert len(store.select(query, {"name": term("林知远")})) == 1
    assert len(store.select(query, {"name": term('" } ; DROP ALL #')})) == 0


def test_a_binding_puts_nothing_into_rows_that_have_no_value(store: Store) -> None:
    query = "SELECT ?p ?end WHERE { ?p a cadre:Placement OPTIONAL { ?p cadre:end ?end } }"
    assert len(store.select(query, {"end": term("林知远")})) == 0


def test_a_binding_of_a_variable_that_is_not_selected_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match=r"\?name"):
        store.select("SELECT ?c WHERE { ?c skos:prefLabel ?name }", {"name": term("林知远")})


@pytest.mark.parametrize(
    ("query", "because"),
    [
        ("SELECT * WHERE { SERVICE <http://x.org/> { ?s ?p ?o } }", "SERVICE"),
        ("PREFIX : <http://x.org/> SELECT * WHERE { SERVICE:x { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * WHERE { OPTIONAL { ?s :a\\# ?o } SERVICE <http://x.org/> { ?s ?p ?o }\n}", "SERVICE"),
        ("SELECT * WHERE { OPTIONAL { ?s :a\\' ?o } SERVICE <http://x.org/> { ?s ?p ?o } #'\n}", "SERVICE"),
        ("SELECT * WHERE { \\u0053ERVICE <http://x.org/> { ?s ?p ?o } }", "refused"),
        ("select * where { service silent <http://x.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://x.org/> WHERE { ?s ?p ?o }", "FROM"),
        ("SELECT *#\nFROM<http://x.org/>{ ?s ?p ?o }", "FROM"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("DROP ALL", "DROP"),
        ("CLEAR DEFAULT", "CLEAR"),
        ("SELECT * WHERE " + "{" * 101 + "}" * 101, "nested"),
        ("ASK { FILTER" + "(" * 5000 + "1" + ")" * 5000 + "}", "nested"),
        ("ASK { } " + " " * 100_000, "longer"),
        ("SELECT * WHERE { ?s ?p ", "parse"),
        ("", "parse"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "SELECT"),
    ],
)
def test_select_refuses_in_one_line(store: Store, query: str, because: str) -> None:
    with pytest.raises(QueryError, match=because) as refusal:
        store.select(query)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("董善积", Literal("董善积", language="zh")),
        ("<https://e.org/a>", NamedNode("https://e.org/a")),
        ("https://e.org/a", NamedNode("https://e.org/a")),
        ("theme:industry", NamedNode("https://w3id.org/cadre-graph/theme/industry")),
        ('"x"@en', Literal("x", language="en")),
        ('"x"', Literal("x")),
        ('"12"^^xsd:integer', Literal("12", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))),
        ("时间:地点", Literal("时间:地点", language="zh")),
    ],
)
def test_term_is_what_a_person_means(written: str, meant: object) -> None:
    assert term(written) == meant


def test_term_refuses_what_looks_like_an_iri_and_is_none() -> None:
    with pytest.raises(QueryError, match="no term"):
        term("<not an iri>")


def test_read_takes_what_a_build_wrote(tmp_path: Path, triples: tuple[Triple, ...]) -> None:
    path = tmp_path / "graph.nt"
    path.write_bytes(ntriples(triples))
    assert Store.read(path).triples() == triples


def test_read_says_where_there_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no build"):
        Store.read(tmp_path / "graph.nt")


def test_read_says_what_is_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("what is this", encoding="utf-8")
    with pytest.raises(InputError, match="is not N-Triples"):
        Store.read(path)


def test_json_is_the_format_of_the_standard() -> None:
    rows = Rows(("a", "b", "c"), ((NamedNode("u:x"), Literal("甲", language="zh"), None),))
    assert rows.json() == {
        "head": {"vars": ["a", "b", "c"]},
        "results": {
            "bindings": [
                {"a": {"type": "uri", "value": "u:x"}, "b": {"type": "literal", "value": "甲", "xml:lang": "zh"}}
            ]
        },
    }


def test_rdflib_holds_the_same_graph(triples: tuple[Triple, ...]) -> None:
    written = to_rdflib(triples).serialize(format="nt", encoding="utf-8")
    assert {line for line in written.decode().splitlines() if line} == {f"{one} ." for one in triples}


def test_no_code_builds_sparql_from_pieces() -> None:
    pasted = re.compile(r'f"{1,3}[^"]*\b(SELECT|CONSTRUCT|ASK|WHERE)\b|(SELECT|WHERE)[^"]*"\s*(%|\+|\.format)')
    sources = sorted(Path(graph.queries.__file__).parents[1].rglob("*.py"))
    assert [path.name for path in sources if pasted.search(path.read_text(encoding="utf-8"))] == []
