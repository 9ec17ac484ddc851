"""The network: who is linked with whom."""

from __future__ import annotations

from graph.export.network import network
from graph.iri import DEFAULT_BASE
from graph.store import Store


def test_nodes_are_cadres_units_areas_lessons_and_themes(store: Store) -> None:
    graph = network(store)
    kinds = [told["kind"] for _, told in graph.nodes(data=True)]
    assert {kind: kinds.count(kind) for kind in kinds} == {"cadre": 3, "unit": 3, "area": 4, "lesson": 3, "theme": 2}


def test_every_node_has_a_label(store: Store) -> None:
    assert all(told["label"] for _, told in network(store).nodes(data=True))


def test_a_stay_is_an_edge_with_mode_and_dates(store: Store) -> None:
    lin, host = DEFAULT_BASE + "cadre/林知远", DEFAULT_BASE + "unit/东山省海城市新湾区行政审批局"
    ((_, told),) = network(store).get_edge_data(lin, host).items()
    assert told == {
        "kind": "hostUnit",
        "placement": DEFAULT_BASE + "placement/林知远/新湾区",
        "mode": "挂职",
        "since": "2021-03",
    }


def test_a_cancelled_stay_is_no_edge(store: Store) -> None:
    assert not list(network(store).edges(DEFAULT_BASE + "cadre/韩青"))


def test_an_area_that_a_host_unit_lies_in_is_not_doubled(store: Store) -> None:
    kinds = {told["kind"] for _, _, told in network(store).edges(DEFAULT_BASE + "cadre/林知远", data=True)}
    assert kinds == {"homeUnit", "hostUnit", "learned"}
