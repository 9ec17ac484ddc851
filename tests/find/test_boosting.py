"""Trees ask for signs together; see ``graph.find.boosting``."""

from __future__ import annotations

import math

import pytest

import ontology
from graph.find.boosting import among, chance, chances, likely, none_of, trees

#: A post before a name is where its bearer comes from, unless a verb of sending stands before it.
HOME = ("before the name", ("verb before", -2.0, 2.0), -1.0)
HOST = ("verb before", 1.5, -1.5)
TABLES = ("name-trees.tsv", "stay-trees.tsv")
CHOOSING = ("time-trees.tsv", "mode-trees.tsv", "area-trees.tsv", "home-trees.tsv", "host-trees.tsv")


def logistic(score: float) -> float:
    return round(1 / (1 + math.exp(-score)), 6)


def test_a_tree_asks_of_what_shows_a_sign_something_else_than_of_what_does_not() -> None:
    assert chance([HOME], {"before the name"}) == logistic(2.0)
    assert chance([HOME], {"before the name", "verb before"}) == logistic(-2.0)
    assert chance([HOME], {"verb before"}) == logistic(-1.0)


def test_trees_add_up() -> None:
    assert chance([HOME, HOME, HOST], {"before the name"}) == logistic(2.0 + 2.0 - 1.5)


def test_what_a_thing_may_be_and_that_it_is_none_of_it_are_one_together() -> None:
    told = chances({"home": [HOME], "host": [("verb before", -2.0, -4.0)]}, {"before the name"})
    assert told == (logistic(2.0), logistic(-4.0), round(1 - logistic(2.0) - logistic(-4.0), 6))
    over = chances({"home": [3.0], "host": [3.0]}, ())
    assert over == (0.5, 0.5, 0.0)


def test_a_table_names_the_signs_and_writes_a_tree_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    written = "# 说明\npart\twritten\nsign\tbefore the name\nsign\tverb before\nhome\t0 1 -2. 2. -1.\nhost\t1 1.5 -1.5\nhost\t.25\n"
    monkeypatch.setattr(ontology, "read", lambda name: written)
    assert trees.__wrapped__("any.tsv") == {"home": [HOME], "host": [HOST, 0.25]}


@pytest.mark.parametrize("table", TABLES)
def test_a_sign_that_no_tree_knows_says_nothing_and_the_order_of_signs_neither(table: str) -> None:
    signs = [
        one for told in trees(table).values() for one, *_ in (tree for tree in told[:20] if isinstance(tree, tuple))
    ]
    assert likely(table, dict.fromkeys(signs)) == likely(table, dict.fromkeys(["鷗", *reversed(signs)]))
    assert any(likely(table, ()) != likely(table, (one,)) for one in signs)


#: What begins a stay speaks for a date, a birthday against it; of two dates and more none may.
START = ("behind it 「起」", 2.0, ("behind it 「生」", -3.0, 0.0))
NONE = ("none", ("none of 1", 1.0, 0.5), 0.0)


def test_of_several_the_one_for_which_most_speaks_is_likeliest_and_all_share_what_is_not_none() -> None:
    begins, other, born = among([START, NONE], [{"behind it 「起」"}, set(), {"behind it 「生」"}])
    assert begins > other > born
    powers = [math.exp(2.0), math.exp(0.0), math.exp(-3.0), math.exp(0.5)]
    assert (begins, other, born) == tuple(round(power / sum(powers), 6) for power in powers[:3])


def test_one_that_nothing_speaks_for_is_as_likely_as_no_other_is_there() -> None:
    alone = among([START, NONE], [set()])
    beside = among([START, NONE], [set(), {"behind it 「起」"}])
    assert alone[0] > beside[0]
    assert among([START, NONE], []) == ()


def test_that_it_is_none_is_asked_by_how_many_there_are_up_to_a_few() -> None:
    assert none_of(1) != none_of(2)
    assert none_of(7) == none_of(20)


@pytest.mark.parametrize("table", CHOOSING)
def test_a_table_that_chooses_knows_what_speaks_for_one_of_two(table: str) -> None:
    for told in trees(table).values():
        signs = {tree[0] for tree in told if isinstance(tree, tuple)} - none_of(1)
        assert among(told, [{"鷗"}, ()]) == among(told, [(), ()])
        assert any(one > other for one, other in (among(told, [(sign,), ()]) for sign in signs))
