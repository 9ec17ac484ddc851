"""From which unit somebody comes and at which they stay, of all that the page tells beside the person."""

from __future__ import annotations

import pytest

from graph.extract.unit_choice import BELIEVED, LIKELIER, chosen, one_end_each
from graph.extract.unit_ends import TABLES, End


def unit(name: str, *rules: str) -> End:
    return End("田茂林", name, 0, (), rules=list(rules))


@pytest.mark.parametrize("side", TABLES)
def test_the_likeliest_is_the_end(side: str) -> None:
    ends = chosen(side, [(0.8, unit("石阡县水务局")), (0.1, unit("吴江区水务局"))])
    assert ends["田茂林"].unit == "石阡县水务局"


@pytest.mark.parametrize("side", TABLES)
def test_nothing_is_an_end_that_is_hardly_likely(side: str) -> None:
    assert chosen(side, [(BELIEVED - 0.1, unit("石阡县水务局"))]) == {}


@pytest.mark.parametrize("side", TABLES)
def test_what_a_rule_takes_for_it_stands_against_what_is_a_little_likelier(side: str) -> None:
    said = unit("吴江区水务局", "sent-people")
    assert chosen(side, [(0.5, said), (0.5 + LIKELIER[side] - 0.1, unit("石阡县水务局"))]) == {}


@pytest.mark.parametrize("side", TABLES)
def test_what_a_rule_takes_for_it_falls_against_what_is_far_likelier(side: str) -> None:
    said = unit("吴江区水务局", "sent-people")
    ends = chosen(side, [(0.35, said), (0.35 + LIKELIER[side] + 0.1, unit("石阡县水务局"))])
    assert ends["田茂林"].unit == "石阡县水务局"


@pytest.mark.parametrize("side", TABLES)
def test_each_person_has_ends_of_their_own(side: str) -> None:
    ends = chosen(side, [(0.9, unit("石阡县水务局")), (0.9, End("江素云", "思南县水务局", 0, ()))])
    assert {name: end.unit for name, end in ends.items()} == {"田茂林": "石阡县水务局", "江素云": "思南县水务局"}


@pytest.mark.parametrize("side", TABLES)
def test_what_the_column_of_the_own_row_says_stands_whatever_is_likelier_of_all(side: str) -> None:
    row = unit("吴江区水务局", "roster-table")
    assert chosen(side, [(0.1, row), (0.9, unit("石阡县水务局"))])["田茂林"] is row
    longer = unit("苏州市吴江区水务局")
    assert chosen(side, [(0.1, row), (0.9, longer)])["田茂林"] is longer


def test_a_unit_that_is_taken_for_both_ends_is_the_one_that_rules_take_it_for() -> None:
    read = unit("吴江区商务局")
    read.rules.append("aid-post")
    weighed = {"home": [(0.9, unit("吴江区商务局")), (0.6, unit("石阡县商务局"))], "host": [(0.7, read)]}
    ends = {"home": {"田茂林": weighed["home"][0][1]}, "host": {"田茂林": read}}
    one_end_each("田茂林", weighed, ends)
    assert ends["host"]["田茂林"] is read
    assert ends["home"]["田茂林"].unit == "石阡县商务局"


def test_else_it_is_the_likelier_end_and_the_other_stays_open() -> None:
    weighed = {"home": [(0.9, unit("吴江区商务局"))], "host": [(0.7, unit("吴江区商务局"))]}
    ends = {side: {"田茂林": told[0][1]} for side, told in weighed.items()}
    one_end_each("田茂林", weighed, ends)
    assert ends == {"home": {"田茂林": weighed["home"][0][1]}, "host": {}}
