"""Clients that others wrote."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, RDFXML, TURTLE, XML, SPARQLWrapper

from graph.queries import shipped_query
from graph.store import Store
from graph.vocabulary import PREFIXES
from tests.installed import installed

NAMES = "SELECT ?name { ?c a cadre:Cadre ; skos:prefLabel ?name } ORDER BY ?name"


def answer(client: SPARQLWrapper) -> Any:
    """Return what the client makes of what it gets."""
    return client.queryAndConvert()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows(server: str, store: Store, method: str) -> None:
    client = SPARQLWrapper(f"{server}/sparql")
    client.setMethod(method)
    client.setQuery(shipped_query("who-went-where").text)
    client.setReturnFormat(JSON)
    assert answer(client) == store.select(shipped_query("who-went-where").text).json()
    client.setReturnFormat(XML)
    assert "林知远" in answer(client).toxml()
    client.setReturnFormat(CSV)
    assert "林知远" in answer(client).decode()


# The wrapper reads RDF/XML into a kind of graph that rdflib has left behind.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_sparqlwrapper_reads_graphs(server: str) -> None:
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("CONSTRUCT WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name }")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=answer(client), format="turtle")) == 6
    client.setReturnFormat(RDFXML)
    assert len(answer(client)) == 6


def test_rdflib_asks_the_server_as_if_it_were_a_graph(server: str) -> None:
    rows = rdflib.Graph(SPARQLStore(f"{server}/sparql")).query(NAMES, initNs=dict(PREFIXES))
    # One triple at a time, too, as its own programs ask.
    name = rdflib.URIRef(PREFIXES["skos"] + "prefLabel")
    assert rdflib.Literal("林知远", lang="zh") in set(rdflib.Graph(SPARQLStore(f"{server}/sparql")).objects(None, name))
    assert [str(row[0]) for row in rows] == sorted(["林知远", "苏明哲", "韩青"])  # type: ignore[index]


def test_curl_reads_everything(server: str, store: Store) -> None:
    curl = installed("curl", "curl")

    def fetch(*words: str, given: str = "") -> str:
        command = [curl, "--silent", "--fail", *words]
        return subprocess.run(command, input=given, check=True, capture_output=True, text=True).stdout

    told = fetch("--compressed", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}", f"{server}/sparql")
    assert told.split() == ["name", *sorted(["林知远", "苏明哲", "韩青"])]
    assert len(fetch("-H", "Accept: application/n-triples", f"{server}/graphs?default").splitlines()) == len(store)
    assert "林知远" in fetch(f"{server}/id/cadre/林知远")
    # By GET, and as it is in the body.
    assert fetch("--get", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}", f"{server}/sparql") == told
    direct = ("-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv", "--data-binary", "@-")
    assert fetch(*direct, f"{server}/sparql", given=NAMES) == told


def test_curl_gets_nothing_that_it_has_already(server: str, tmp_path: Path) -> None:
    tag = str(tmp_path / "tag")
    command = [
        installed("curl", "curl"),
        "--silent",
        "--write-out",
        "%{http_code} %{size_download}",
        "--output",
        "/dev/null",
    ]

    def fetch(*words: str) -> list[str]:
        done = subprocess.run(
            [*command, *words, f"{server}/graphs?default"], check=True, capture_output=True, text=True
        )
        return done.stdout.split()

    first, second, head = fetch("--etag-save", tag), fetch("--etag-compare", tag), fetch("--head")
    assert (first[0], second, head) == ("200", ["304", "0"], ["200", "0"])
    assert int(first[1]) > 1000
