"""The shipped queries: each runs, answers, says what it asks, and means the same to another engine."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import rdflib
from pyoxigraph import Triple

from graph.assemble import assemble
from graph.errors import QueryError
from graph.model import Certainty
from graph.queries import Query, explain_query, network_query, shipped, shipped_query, table_query
from graph.store import Rows, Store, term, to_rdflib
from graph.vocabulary import PREFIXES
from tests.serve.large import make_large

EVERY = (
    *shipped(),
    *(table_query(name) for name in ("placements", "lessons", "practices", "policies", "pairings", "batches")),
    *(table_query(name) for name in ("figures", "people")),
    *(network_query(name) for name in ("nodes", "edges")),
    *(explain_query(name) for name in ("things", "facts")),
)


@pytest.fixture(scope="module")
def reference(triples: tuple[Triple, ...]) -> rdflib.Graph:
    """Return the graph in rdflib."""
    return to_rdflib(triples)


def test_there_are_at_least_a_dozen() -> None:
    assert len(shipped()) >= 12


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_a_query_says_what_it_asks_in_both_languages(query: Query) -> None:
    assert re.fullmatch(r"[一-龥].* — [a-z].*", query.about)


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_a_query_gives_rows(query: Query, store: Store) -> None:
    assert len(store.select(query.text)) > 0


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_a_query_gives_the_same_rows_in_rdflib(query: Query, store: Store, reference: rdflib.Graph) -> None:
    ours = store.select(query.text)
    theirs = reference.query(query.text, initNs=dict(PREFIXES))
    assert sorted(map(tuple, _words(ours))) == sorted(
        tuple("" if value is None else str(value) for value in row)  # type: ignore[union-attr]
        for row in theirs
    )


def _words(rows: Rows) -> list[list[str]]:
    return [list(row.values()) for row in rows]


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_the_order_of_a_query_is_settled(query: Query) -> None:
    """Every selected variable that can tell two rows apart stands in the ORDER BY, or is told by one that does."""
    assert "ORDER BY" in query.text


@pytest.mark.parametrize("query", EVERY, ids=lambda query: query.name)
def test_dates_are_compared_by_their_bounds_only(query: Query) -> None:
    compared = re.findall(r"[?](start|end|since|issued)\s*(?:[<>]|=(?!=))", query.text)
    ordered = re.search(r"ORDER BY(.*)$", query.text, re.DOTALL)
    bare = re.findall(r"(?<!str\()[?](start|end|since|until|date|issued)\b", ordered[1] if ordered else "")
    # In the passages of a cadre, ?start is the number of a character.
    assert not compared
    assert query.name in ("passages-of-a-cadre", "facts") or not bare


def test_a_cancelled_stay_is_nowhere_that_people_went(store: Store) -> None:
    assert "韩青" not in {row["cadre"] for row in store.select(shipped_query("who-went-where").text)}


def test_a_query_takes_a_name(store: Store) -> None:
    rows = store.select(shipped_query("lessons-of-a-cadre").text, {"cadre": term("苏明哲")})
    assert [row["title"] for row in rows] == ["设周末窗口"]


def test_passages_of_a_cadre_are_those_of_the_cadre_and_the_stays(store: Store) -> None:
    rows = list(store.select(shipped_query("passages-of-a-cadre").text, {"cadre": term("韩青")}))
    assert {row["property"] for row in rows} == {"namedIn", "ofCadre", "toArea", "mode", "status"}


def test_a_practice_in_two_places_is_told_with_both(store: Store) -> None:
    rows = store.select(shipped_query("practices-in-many-places").text)
    assert [row["place"] for row in rows] == ["东山省云岭县", "东山省海城市新湾区"]


def test_who_was_at_one_place_at_the_same_time_goes_by_the_bounds(store: Store) -> None:
    (row,) = store.select(shipped_query("same-time-same-host").text)
    assert (row["cadreA"], row["cadreB"], row["from"]) == ("林知远", "苏明哲", "2022-10-18")


#: Queries that are written for the engine, as one would write them without a thought of it.
PLAIN = {
    "inferred-facts": """
SELECT ?subject ?property ?value ?certainty ?rule ?document ?quote
WHERE {
  ?fact a cadre:Fact ; cadre:certainty ?degree ; rdf:subject/skos:prefLabel ?subject ; rdf:predicate ?predicate ;
        rdf:object ?object ; cadre:readBy/dcterms:identifier ?rule ; cadre:mainPassage ?passage .
  FILTER (?degree != certainty:stated)
  ?degree skos:prefLabel ?certainty FILTER (lang(?certainty) = "zh")
  ?passage nif:anchorOf ?quote ; nif:referenceContext/dcterms:identifier ?document .
  BIND (replace(str(?predicate), "^.*[#/]", "") AS ?property)
  OPTIONAL { ?object skos:prefLabel ?label FILTER (lang(?label) = "zh") }
  BIND (coalesce(?label, str(?object)) AS ?value)
}""",
    "same-time-same-host": """
SELECT ?area ?cadreA ?cadreB ?from ?last
WHERE {
  ?a cadre:toArea ?place ; cadre:ofCadre ?personA ; cadre:startEarliest ?startA .
  ?b cadre:toArea ?place ; cadre:ofCadre ?personB ; cadre:startEarliest ?startB .
  FILTER (str(?a) < str(?b) && ?personA != ?personB)
  FILTER NOT EXISTS { ?a cadre:status status:cancelled }
  FILTER NOT EXISTS { ?b cadre:status status:cancelled }
  OPTIONAL { ?a cadre:endLatest ?endA }
  OPTIONAL { ?b cadre:endLatest ?endB }
  FILTER (!bound(?endA) || ?startB <= ?endA)
  FILTER (!bound(?endB) || ?startA <= ?endB)
  BIND (IF(?startA < ?startB, ?startB, ?startA) AS ?from)
  BIND (coalesce(IF(?endA < ?endB, ?endA, ?endB), ?endA, ?endB) AS ?last)
  ?place skos:prefLabel ?area .
  ?personA skos:prefLabel ?cadreA .
  ?personB skos:prefLabel ?cadreB .
}""",
    "undated-placements": """
SELECT ?cadre ?placement ?document ?quote
WHERE {
  ?node a cadre:Placement ; skos:prefLabel ?placement ; cadre:ofCadre/skos:prefLabel ?cadre ; cadre:mainPassage ?passage .
  FILTER NOT EXISTS { ?node cadre:start ?start }
  ?passage nif:anchorOf ?quote ; nif:referenceContext/dcterms:identifier ?document .
}""",
}


@pytest.fixture(scope="module")
def large() -> Store:
    """Return a graph in which people meet, dates are missing and facts are inferred."""
    return Store(assemble(make_large(60)))


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_a_query_that_is_written_to_be_quick_means_the_plain_one(name: str, large: Store) -> None:
    quick, plain = (Counter(large.select(text).rows) for text in (shipped_query(name).text, PLAIN[name]))
    assert quick == plain
    assert len(quick) > 10


@pytest.mark.parametrize("query", shipped(), ids=lambda query: query.name)
def test_the_graph_of_the_benchmark_has_rows_for_a_query(query: Query, large: Store) -> None:
    assert len(large.select(query.text)) > 2


def test_inferred_facts_are_all_that_are_not_stated() -> None:
    named = set(re.findall(r"certainty:(\w+)", shipped_query("inferred-facts").text))
    assert named == {str(one) for one in Certainty} - {"stated"}


def test_a_name_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(QueryError, match="no shipped query"):
        shipped_query("who-knows")
