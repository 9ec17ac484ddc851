"""Where somebody stayed besides the stay that is known; see ``graph.extract.another``."""

from __future__ import annotations

from graph.extract import extract
from graph.extract.another import Elsewhere, Stay, elsewhere, likeliest, stays_read
from graph.extract.hosts import Host
from graph.extract.view import View
from tests.extract.cases import view_of

PAGE = (
    "讲述人：巧家县水务局 陆启元\n"
    "2023年3月，我到苏州市吴江区水务局挂职，任局长助理，为期一年。\n"
    "刚来时什么都新鲜。2019年秋天，我在昆山市周庄镇跟班学习过三个月，那时看的是湖，如今看的是管网。\n"
)
KNOWN = dict.fromkeys(("start", "mode", "duration", "home_area", "host_area"), "")
STAY = Stay("陆启元", "吴江区水务局", {**KNOWN, "start": "2023-03", "home_unit": "巧家县水务局"})


def view(text: str = PAGE) -> View:
    return view_of(text, "", "")


def place(unit: str, *signs: str) -> Elsewhere:
    return Elsewhere("陆启元", Host(0, 4, unit, "", None), 0, 4, (0, 9), (0, 9), dict.fromkeys(signs, 1.0))


def test_every_unit_may_be_the_place_but_the_host_and_the_unit_at_home() -> None:
    places = next(elsewhere(view(), [STAY]))
    assert {one.host.unit for one in places} == {"昆山市周庄镇"}


def test_a_place_shows_when_the_page_says_that_somebody_was_there() -> None:
    signs = next(elsewhere(view(), [STAY]))[0].signs
    assert {
        "date before earlier",
        "date in sentence",
        "length near",
        "length other",
        "at",
        "behind the known host",
    } <= set(signs)
    assert "known host here" not in signs


def test_a_place_shows_whether_somebody_else_is_named_with_it() -> None:
    other = PAGE.replace("2019年秋天，我在", "2019年秋天，江素云在")
    assert "others here" in next(elsewhere(view(other), [STAY]))[0].signs


def test_a_unit_that_is_told_twice_is_as_likely_as_both() -> None:
    trees = [("近", 1.0, ("远", 0.9, -3.0))]
    chance, best = likeliest([place("盛泽镇", "近"), place("周庄镇", "远"), place("周庄镇", "远")], trees)
    assert best is not None
    assert best.host.unit == "周庄镇"
    assert chance > likeliest([place("盛泽镇", "近"), place("周庄镇", "远")], trees)[0]
    assert likeliest([], trees) == (0.0, None)


def test_of_what_is_known_what_was_weighed_goes_before_what_a_rule_read() -> None:
    read = extract(view())
    stays = stays_read(read)
    rest = next(one for one in read if one.kind == "rest")
    assert [one.name for one in stays] == ["陆启元"]
    assert stays[0].told["start"] == rest.get("start") == "2023-03"


def test_somebody_of_whom_no_host_is_known_has_no_other() -> None:
    assert stays_read([]) == []
