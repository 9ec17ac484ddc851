"""Claims of which a thing has one at most: the first telling stands, and the others are left open."""

from __future__ import annotations

import pytest

from graph.identify.settle import Settled, date_literal
from graph.model import Evidence, Passage
from tests.extract.cases import knowledge_of, stays_of


def told(*dates: str) -> tuple[list[str], list[str]]:
    """Return which beginnings the graph has and what is left open after texts that tell *dates* of one pairing."""
    settled = Settled()
    for number, date in enumerate(dates):
        evidence = Evidence(Passage(f"{number}.txt", 0, 1, "自"), "paired-areas")
        node = settled.thing("pairing/甲市+乙市", "Pairing", "甲市—乙市", evidence)
        settled.single(node, "since", date_literal(date), evidence)
    return [fact.object.value for fact in settled.facts() if not isinstance(fact.object, str)], [
        one.why for one in settled.conflicts
    ]


@pytest.mark.parametrize(
    ("dates", "kept", "left_open"),
    [
        (("2020", "2020"), ["2020"], []),
        (("2020", "2020-12"), ["2020-12"], []),
        (("2020-12", "2020"), ["2020-12"], []),
        (("2020", "2021"), ["2020"], ["2020 / 2021"]),
    ],
    ids=["told twice", "told more exactly later", "told less exactly later", "a contradiction"],
)
def test_one_beginning_stands(dates: tuple[str, ...], kept: list[str], left_open: list[str]) -> None:
    assert told(*dates) == (kept, left_open)


def test_a_stay_without_any_place_is_left_open() -> None:
    knowledge = knowledge_of("挂职干部田茂林最忙。")
    assert stays_of(knowledge) == []
    assert [one.about for one in knowledge.undecided] == ["田茂林"]


def test_who_left_for_a_province_is_placed_there() -> None:
    stays = stays_of(knowledge_of("赴苏挂职干部田茂林最忙。"))
    assert [stay["host_area"] for stay in stays] == [("江苏省",)]
