"""How many rows an answer has, told by the answer itself."""

from __future__ import annotations

import pyoxigraph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat

from graph.serve.formats import GRAPHS, SOLUTIONS, chosen, wants_page
from graph.serve.rows import count_rows

#: What the syntaxes part values and rows with.
TEXTS = st.text(alphabet="a\"\\\n\r\t,{}[]:<>&'x长", max_size=8)


@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS), max_size=12))
def test_rows_are_counted_whatever_stands_in_them(values: list[tuple[str, str | None]]) -> None:
    store = pyoxigraph.Store()
    for at, (one, other) in enumerate(values):
        thing = NamedNode(f"u:{at}")
        store.add(Quad(thing, NamedNode("u:p"), Literal(one)))
        if other is not None:
            store.add(Quad(thing, NamedNode("u:q"), Literal(other)))
    for form in SOLUTIONS:
        assert isinstance(form.syntax, QueryResultsFormat)
        found = store.query("SELECT ?s ?o ?r { ?s <u:p> ?o OPTIONAL { ?s <u:q> ?r } }")
        assert isinstance(found, pyoxigraph.QuerySolutions)
        body = found.serialize(format=form.syntax)
        assert body is not None
        assert count_rows(body, form.suffix, 0) == len(values), form.suffix


@given(st.text(alphabet="text/htmlcsv*;q=0.19, \t\x00", max_size=60))
def test_no_header_of_a_client_is_too_strange(accept: str) -> None:
    chosen(accept, SOLUTIONS)
    wants_page(accept)


def test_a_browser_gets_a_page_and_everybody_else_rdf() -> None:
    assert wants_page("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert not wants_page("*/*")
    assert not wants_page("text/turtle, text/html;q=0.5")
    assert not wants_page(None)
    form = chosen("text/html;q=0.5, text/turtle;q=0.6", GRAPHS)
    assert form is not None
    assert form.name == "text/turtle"
