"""The shipped queries: each runs, answers, says what it asks, and means the same to another engine."""

from __future__ import annotations

import re

import pytest
import rdflib
from pyoxigraph import Triple

from graph.errors import QueryError
from graph.model import Certainty
from graph.queries import Query, explain_query, network_query, shipped, shipped_query, table_query
from graph.store import Rows, Store, term, to_rdflib
from graph.vocabulary import PREFIXES

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


def test_inferred_facts_are_all_that_are_not_stated() -> None:
    named = set(re.findall(r"certainty:(\w+)", shipped_query("inferred-facts").text))
    assert named == {str(one) for one in Certainty} - {"stated"}


def test_a_name_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(QueryError, match="no shipped query"):
        shipped_query("who-knows")
