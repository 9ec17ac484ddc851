"""The endpoint for SPARQL: forms of asking, formats, headers."""

from __future__ import annotations

import json
from urllib.parse import quote

import pyoxigraph
import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat

from graph.queries import shipped
from graph.serve.holding import VOCABULARY
from graph.store import Store
from tests.serve.asking import ask, query

NAMES = "SELECT ?name { ?c a cadre:Cadre ; skos:prefLabel ?name } ORDER BY ?name"
TRIPLES = "CONSTRUCT WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


def test_get_and_both_posts_give_the_same(server: str) -> None:
    replies = [
        query(server, NAMES),
        ask(server, "/sparql", "POST", f"query={quote(NAMES)}".encode(), {"Content-Type": FORM}),
        ask(server, "/sparql", "POST", NAMES.encode(), {"Content-Type": DIRECT}),
        ask(server, "/sparql", "POST", NAMES.encode(), {"Content-Type": f"{DIRECT}; charset=UTF-8"}),
    ]
    assert [reply.status for reply in replies] == [200] * 4
    assert len({reply.body for reply in replies}) == 1
    rows = replies[0].json()["results"]["bindings"]
    assert [row["name"] for row in rows] == [
        {"type": "literal", "value": name, "xml:lang": "zh"} for name in sorted(["林知远", "苏明哲", "韩青"])
    ]


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values", QueryResultsFormat.TSV),
        ("*/*", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("application/*;q=0.5, application/sparql-results+json;q=0", "application/sparql-results+xml",
         QueryResultsFormat.XML),
    ],
)  # fmt: skip
def test_rows_come_in_the_format_that_is_liked_best(
    server: str, accept: str, media: str, form: QueryResultsFormat
) -> None:
    reply = query(server, NAMES, Accept=accept)
    assert (reply.status, reply.type) == (200, media)
    rows = pyoxigraph.parse_query_results(reply.body, format=form)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert len(list(rows)) == 3


def test_csv_is_plain_words(server: str) -> None:
    reply = query(server, NAMES, Accept="text/csv")
    assert reply.text.split() == ["name", *sorted(["林知远", "苏明哲", "韩青"])]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_every_format(server: str, store: Store, accept: str, form: RdfFormat) -> None:
    reply = query(server, TRIPLES, Accept=accept)
    assert (reply.status, reply.type) == (200, accept)
    assert {quad.triple for quad in pyoxigraph.parse(reply.body, format=form)} == set(store.construct(TRIPLES))


def test_a_format_that_is_not_written_is_406(server: str) -> None:
    assert query(server, NAMES, Accept="image/png").status == 406
    assert query(server, NAMES, Accept="text/turtle").status == 406
    assert query(server, TRIPLES, Accept="text/csv").status == 406


def test_every_shipped_query_gives_what_it_gives_on_the_command_line(server: str, store: Store) -> None:
    for one in shipped():
        reply = query(server, one.text)
        assert reply.status == 200, one.name
        theirs = reply.json()["results"]["bindings"]
        ours = store.select(one.text).json()["results"]["bindings"]  # type: ignore[index]
        assert sorted(map(json.dumps, theirs)) == sorted(map(json.dumps, ours))


def test_head_is_get_without_the_body(server: str) -> None:
    path = f"/sparql?query={quote(NAMES)}"
    got, head = ask(server, path), ask(server, path, "HEAD")
    assert head.body == b""
    assert {**got.headers, "date": ""} == {**head.headers, "date": ""}


def test_options_tells_what_can_be_done(server: str) -> None:
    reply = ask(server, "/sparql", "OPTIONS")
    assert reply.status == 204
    assert {one.strip() for one in reply.headers["allow"].split(",")} == {"GET", "HEAD", "POST", "OPTIONS"}
    assert "access-control-allow-origin" not in reply.headers


def test_a_long_answer_is_compressed_for_who_can_unpack_it(server: str) -> None:
    wide = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 500"
    plain, packed = query(server, wide), query(server, wide, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert len(packed.body) < len(plain.body) / 4
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "content-encoding" not in query(server, wide, Accept_Encoding="gzip;q=0").headers


def test_what_a_client_has_is_not_sent_again(server: str) -> None:
    first = query(server, NAMES)
    again = query(server, NAMES, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert query(server, NAMES + " LIMIT 1", If_None_Match=first.headers["etag"]).status == 200


@pytest.mark.parametrize(
    ("path", "method", "body", "kind", "status"),
    [
        ("/sparql?query=ASK%20%7B", "GET", None, "", 400),
        ("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "GET", None, "", 400),
        ("/sparql?query=%FF", "GET", None, "", 400),
        ("/sparql?update=CLEAR%20ALL", "GET", None, "", 405),
        ("/sparql", "POST", b"ASK {}", "text/plain", 415),
        ("/sparql", "POST", b"ASK {}", "", 415),
        ("/sparql", "POST", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", 415),
        ("/sparql", "POST", b"\xff", DIRECT, 400),
        ("/sparql", "POST", b"nothing=1", FORM, 400),
        ("/sparql", "POST", b"CLEAR ALL", "application/sparql-update", 403),
        ("/sparql", "POST", b"update=CLEAR%20ALL", FORM, 403),
        ("/sparql", "PUT", b"ASK {}", DIRECT, 405),
        ("/sparql?" + "a=b&" * 200 + "query=ASK%7B%7D", "GET", None, "", 400),
        ("/sparql?query=ASK%7B%7D&default-graph-uri=x", "GET", None, "", 400),
        ("/nowhere", "GET", None, "", 404),
        ("/", "POST", b"", "", 405),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    server: str, path: str, method: str, body: bytes | None, kind: str, status: int
) -> None:
    reply = ask(server, path, method, body, {"Content-Type": kind} if kind else None)
    assert reply.status == status
    assert len(reply.text.splitlines()) == 1


def test_the_ontology_is_a_graph_of_its_own(server: str) -> None:
    asked = "SELECT ?label {from} {{ cadre:Placement rdfs:label ?label }}"
    assert query(server, asked.format(**{"from": ""})).json()["results"]["bindings"] == []
    told = query(server, asked.format(**{"from": f"FROM <{VOCABULARY.value}>"})).json()["results"]["bindings"]
    assert {row["label"]["xml:lang"] for row in told} == {"zh", "en"}


def test_the_service_and_the_data_set_describe_themselves(server: str, store: Store) -> None:
    reply = ask(server, "/sparql")
    assert reply.type == "text/turtle"
    described = pyoxigraph.Store()
    described.load(reply.body, format=RdfFormat.TURTLE)
    found = described.query(
        """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#>
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        SELECT ?triples (COUNT(DISTINCT ?file) AS ?files) (COUNT(DISTINCT ?format) AS ?formats) {
          ?service a sd:Service ; sd:endpoint ?endpoint ; sd:resultFormat ?format ; sd:defaultDataset ?dataset .
          ?dataset a dcat:Dataset ; void:triples ?triples ; dcat:distribution/dcat:downloadURL ?file .
        } GROUP BY ?triples"""
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    ((triples, files, formats),) = (tuple(one.value for one in row if one) for row in found)
    assert int(triples) == len(store)
    assert int(files) >= 6
    assert int(formats) == 8
