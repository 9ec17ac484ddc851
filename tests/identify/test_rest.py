"""What all of the page tells of a stay, beside what a rule read of it in one clause."""

from __future__ import annotations

from graph.identify.rest import complete
from graph.identify.stays import Stay
from graph.model import Evidence, Passage, Reading, Slot

HERE = Evidence(Passage("铜仁.txt", 0, 3, "田茂林"), "sent-people")


def read(**values: str) -> Stay:
    stay = Stay("铜仁.txt", "田茂林", [HERE], titles=tuple(filter(None, [values.get("home_title")])))
    for name, value in values.items():
        stay.take(name, value, HERE)
    return stay


def completed(stay: Stay, **weighed: str) -> Stay:
    slots = [Slot("cadre", "田茂林"), *(Slot(name, value, HERE) for name, value in sorted(weighed.items()))]
    complete([stay], [Reading("rest", HERE, tuple(slots))])
    return stay


def test_the_weighed_home_goes_before_the_read_one_with_its_title() -> None:
    stay = completed(
        read(home_unit="吴江区水务局", home_title="副局长"), home_unit="石阡县水务局", home_title="水利股股长"
    )
    assert (stay.get("home_unit"), stay.get("home_title"), stay.titles) == (
        "石阡县水务局", "水利股股长", ("水利股股长",)
    )  # fmt: skip


def test_the_title_at_another_unit_goes_with_it() -> None:
    stay = completed(read(home_unit="吴江区水务局", home_title="副局长"), home_unit="石阡县水务局")
    assert (stay.get("home_title"), stay.titles) == ("", ())


def test_the_title_stays_where_the_unit_is_but_told_in_full() -> None:
    stay = completed(read(home_unit="水务局", home_title="副局长"), home_unit="石阡县水务局")
    assert (stay.get("home_unit"), stay.titles) == ("石阡县水务局", ("副局长",))


def test_the_weighed_host_goes_before_the_read_one_with_its_title() -> None:
    stay = completed(read(host_unit="盛泽镇"), host_unit="吴江区盛泽镇社区", host_title="书记助理")
    assert (stay.get("host_unit"), stay.host_titles) == ("吴江区盛泽镇社区", ("书记助理",))


def test_of_two_stays_of_one_person_nothing_is_weighed() -> None:
    first, second = read(home_unit="石阡县水务局"), read(home_unit="石阡县水务局")
    slots = (Slot("cadre", "田茂林"), Slot("home_unit", "思南县水务局", HERE))
    assert complete([first, second], [Reading("rest", HERE, slots)]) == frozenset()
    assert first.get("home_unit") == "石阡县水务局"
