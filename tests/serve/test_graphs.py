"""The endpoint for whole graphs, the files of the build, the pages, and the addresses of things."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from graph.output import owned
from graph.serve.addresses import iri_of, path_of
from graph.serve.holding import VOCABULARY
from graph.store import Store
from graph.vocabulary import ontology
from tests.serve.asking import ask

BASE = "https://w3id.org/cadre-graph/id/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_the_default_graph_is_the_build(server: str, store: Store, accept: str, form: RdfFormat) -> None:
    reply = ask(server, "/graphs?default", headers={"Accept": accept} if accept else None)
    assert reply.status == 200
    assert {quad.triple for quad in pyoxigraph.parse(reply.body, format=form)} == set(store.triples())
    again = ask(server, "/graphs?default", headers={"Accept": accept, "If-None-Match": reply.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_the_ontology_can_be_fetched(server: str) -> None:
    reply = ask(
        server, f"/graphs?graph={quote(VOCABULARY.value, safe='')}", headers={"Accept": "application/n-triples"}
    )
    assert {quad.triple for quad in pyoxigraph.parse(reply.body, format=RdfFormat.N_TRIPLES)} == set(ontology())


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/graphs?graph=u:nothing", "GET", 404),
        ("/graphs?graph=u:nothing", "HEAD", 404),
        ("/graphs", "GET", 400),
        ("/graphs?default&graph=u:a", "GET", 400),
        ("/graphs?graph=relative", "GET", 400),
        ("/graphs?default", "POST", 405),
        ("/graphs/anything", "GET", 404),
    ],
)
def test_what_is_no_graph(server: str, path: str, method: str, status: int) -> None:
    assert ask(server, path, method).status == status


def test_every_file_of_the_build_can_be_fetched_and_no_other(server: str, build: Path) -> None:
    for name in sorted(owned(build)):
        reply = ask(server, f"/files/{name}")
        assert (reply.status, reply.body) == (200, (build / name).read_bytes()), name
    for name in ("..%2Foutput%2Fgraph.nt", "../output/graph.nt", "%2Fetc%2Fpasswd", "tables", "", "graph.nt%00"):
        assert ask(server, f"/files/{name}").status == 404, name


def test_the_explorer_is_the_first_page(server: str, build: Path) -> None:
    reply = ask(server, "/")
    assert (reply.status, reply.type) == (200, "text/html")
    assert reply.body == (build / "explorer.html").read_bytes()
    assert ask(server, "/", headers={"If-None-Match": reply.headers["etag"]}).status == 304


def things(store: Store) -> list[str]:
    return sorted({one.subject.value.partition("#")[0] for one in store.triples()})  # type: ignore[union-attr]


def test_every_address_of_the_graph_is_answered(server: str, store: Store) -> None:
    own = [iri for iri in things(store) if iri.startswith(BASE)]
    assert len(own) > 50
    for iri in own:
        reply = ask(server, path_of(iri, BASE), headers={"Accept": "application/n-triples"})
        assert reply.status == 200, iri
        told = {quad.triple for quad in pyoxigraph.parse(reply.body, format=RdfFormat.N_TRIPLES)}
        assert {one for one in store.triples() if one.subject == pyoxigraph.NamedNode(iri)} <= told


def test_a_person_gets_a_page_and_a_program_rdf(server: str) -> None:
    path = "/id/cadre/" + quote("林知远")
    page = ask(server, path, headers=BROWSER)
    assert (page.status, page.type) == (200, "text/html")
    for words in ("林知远", "新湾区行政审批局", "任局长\n助理", "placement-stay", "接收单位"):
        assert words in page.text, words
    assert "content-security-policy" in page.headers
    assert ask(server, path).type == "text/turtle"
    assert ask(server, path, headers={"Accept": "application/ld+json"}).type == "application/ld+json"
    assert ask(server, path, headers={"Accept": "image/png"}).status == 406


@pytest.mark.parametrize(
    "path", ["/id/cadre/nobody", "/id/", "/id/%FF", "/id/a%00b", "/id/%3Cscript%3E", "/describe?iri=%3C"]
)
def test_what_is_not_there_is_404(server: str, path: str) -> None:
    for headers in (BROWSER, {}):
        reply = ask(server, path, headers=headers)
        assert reply.status == 404
        assert "<script" not in reply.text


def test_a_concept_of_a_scheme_is_told_of(server: str) -> None:
    reply = ask(
        server, "/describe?iri=" + quote("https://w3id.org/cadre-graph/mode/secondment", safe=""), headers=BROWSER
    )
    assert (reply.status, "挂职" in reply.text) == (200, True)
    assert ask(server, "/describe").status == 400


def test_a_path_means_the_address_that_a_browser_shows() -> None:
    assert iri_of("cadre/%E6%9E%97", BASE)[0] == BASE + "cadre/林"
    assert BASE + "unit/a%20b" in iri_of("unit/a%2520b", BASE)
    assert BASE + "unit/a%20b" in iri_of("unit/a%20b", BASE)
    assert path_of(BASE + "document/a.txt#char=1,2", BASE) == "/id/document/a.txt#char=1,2"


def test_the_page_to_ask_from_asks_nobody_else(server: str) -> None:
    page = ask(server, "/sparql", headers=BROWSER)
    assert page.type == "text/html"
    assert "who-went-where" in page.text and "提问" in page.text and "ask the graph" in page.text
    assert "http://" not in page.text.partition("<script")[0]
    for name in ("pages.css", "query.js", "vis-network.js"):
        assert ask(server, f"/static/{name}").status == 200
    assert ask(server, "/static/nothing.js").status == 404
