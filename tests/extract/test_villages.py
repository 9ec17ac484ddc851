"""Villages as units; see ``graph.extract.villages``."""

from __future__ import annotations

import pytest

from graph.extract.villages import village_of


@pytest.mark.parametrize("house", ["黄家溪村村委会", "黄家溪村委会", "黄家溪村村民委员会", "黄家溪村民委员会"])
def test_the_house_of_a_committee_stands_in_its_village(house: str) -> None:
    assert village_of(f"盛泽镇{house}") == "盛泽镇黄家溪村"


@pytest.mark.parametrize("unit", ["吴江区农业农村委员会", "盛泽镇黄家溪村", "吴江区水务局", "村委会", ""])
def test_another_unit_stays_as_it_is(unit: str) -> None:
    assert village_of(unit) == unit
