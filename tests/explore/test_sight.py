"""What is seen at first sight, in a real browser: all of the seeds, legible, and of many cadres the groups."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from graph.build import read_knowledge
from graph.explore import render
from graph.explore.scenes import MOST_CADRES
from tests.explore.browser import Explorer, open_browser, scrolled_to_its_end
from tests.explore.crowd import NAMES, make_crowd, make_hostile_crowd, make_lookalikes

SEEDS = Path(__file__).parents[2] / "seeds"
#: Smaller letters are for guessing; a hair less comes of rounding.
LEGIBLE = 9 - 0.01
WINDOWS = [(1024, 768), (1280, 800), (1366, 625), (1440, 900), (1920, 1080)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the pages of the seeds, of a crowd, of cadres whom nothing tells apart, and of a crowd that means harm."""
    folder = tmp_path_factory.mktemp("pages")
    bodies = {
        "seeds": read_knowledge([SEEDS]),
        "crowd": make_crowd(800),
        "lookalikes": make_lookalikes(90),
        "hostile": make_hostile_crowd(),
    }
    for name, knowledge in bodies.items():
        (folder / f"{name}.html").write_text(render(knowledge), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in bodies}


@pytest.fixture(scope="module")
def window() -> Iterator[webdriver.Chrome]:
    """Return a browser whose window these tests may change."""
    with open_browser(1280, 800) as chrome:
        yield chrome


@pytest.fixture
def seeds(window: webdriver.Chrome, pages: dict[str, Path]) -> Explorer:
    """Return the page of the seeds in a window of 1280 by 800."""
    return opened(window, pages["seeds"], 1280, 800)


@pytest.fixture
def crowd(window: webdriver.Chrome, pages: dict[str, Path]) -> Explorer:
    """Return the page of eight hundred cadres in a window of 1280 by 800."""
    return opened(window, pages["crowd"], 1280, 800)


def resize(window: webdriver.Chrome, width: int, height: int) -> None:
    """Give the page of a browser this size."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def opened(window: webdriver.Chrome, page: Path, width: int, height: int) -> Explorer:
    """Open a page in a window of this size."""
    resize(window, width, height)
    return Explorer(window, page)


def words(page: Explorer) -> list[dict[str, Any]]:
    """Return what is written on the canvas and the room that it takes."""
    return list(page.run("return window.explorer.words()"))


def overlapping(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of words that stand on one another by more than half a pixel."""
    return [
        (one["words"], other["words"])
        for one, other in combinations(found, 2)
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 0.5
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 0.5
    ]


def outside(page: Explorer) -> list[str]:
    """Return the words that are not wholly in the window of the picture."""
    frame = page.run("return document.getElementById('network').getBoundingClientRect().toJSON()")
    return [
        word["words"]
        for word in words(page)
        if word["left"] < frame["left"]
        or word["right"] > frame["right"]
        or word["top"] < frame["top"]
        or word["bottom"] > frame["bottom"]
    ]


def boxes(page: Explorer, kind: str) -> list[str]:
    """Return the ids of the boxes that are shown and begin so: 「cadre/」."""
    return [id_ for id_ in page.run("return window.explorer.boxes()") if id_.startswith(kind)]


def signs(page: Explorer) -> list[str]:
    """Return what the signs at the edges say."""
    return [sign.text for sign in page.all(".beyond") if sign.is_displayed()]


@pytest.mark.parametrize(("width", "height"), WINDOWS)
@pytest.mark.parametrize("name", ["seeds", "crowd"])
def test_the_first_view_is_whole_and_legible(
    window: webdriver.Chrome, pages: dict[str, Path], name: str, width: int, height: int
) -> None:
    page = opened(window, pages[name], width, height)
    found = words(page)
    assert len(found) > 30
    assert overlapping(found) == []
    assert outside(page) == []
    assert min(word["size"] for word in found) >= LEGIBLE
    assert signs(page) == []
    assert not page.find("#larger").is_displayed()
    assert page.console() == []


def test_every_cadre_of_the_seeds_is_there_at_first(seeds: Explorer) -> None:
    cadres = boxes(seeds, "cadre/")
    assert len(cadres) == 37
    assert {word["id"] for word in words(seeds)} >= set(cadres)


def test_a_click_hits_the_box_that_it_is_on(seeds: Explorer) -> None:
    for id_ in boxes(seeds, "cadre/"):
        seeds.click_node(id_)
        assert seeds.selected() == id_


def test_the_picture_follows_the_window(seeds: Explorer) -> None:
    resize(seeds.chrome, 1600, 700)
    right = "return Math.max(...window.explorer.words().map((word) => word.right))"
    seeds.wait(lambda: seeds.run(right) > 1000)
    seeds.wait(lambda: outside(seeds) == [])
    assert overlapping(words(seeds)) == []
    last = boxes(seeds, "host:area/")[-1]
    seeds.click_node(last)
    seeds.wait(lambda: seeds.selected() == last.removeprefix("host:"))


@pytest.mark.parametrize("query", ["上海市", "董善积", "营商环境"])
def test_what_is_written_beside_a_selection_overlaps_nothing(seeds: Explorer, query: str) -> None:
    seeds.search(query)
    seeds.choose()
    seeds.wait(lambda: seeds.selected())
    assert overlapping(words(seeds)) == []


def test_the_words_do_not_overlap_in_english(seeds: Explorer) -> None:
    seeds.find("#language").click()
    assert any(word["words"] == "work style" for word in words(seeds))
    assert overlapping(words(seeds)) == []


def test_a_cut_name_is_whole_under_the_mouse(seeds: Explorer) -> None:
    cut = next(word for word in words(seeds) if "…" in word["words"] and word["id"].startswith("host:unit/"))
    seeds.hover(cut["id"])
    head, tail = cut["words"].split("…")
    tip = seeds.wait(lambda: seeds.find(".vis-tooltip").text)
    assert tip.startswith(head)
    assert tip.endswith(tail)
    assert len(tip) > len(cut["words"])
    assert "…" not in tip


def test_what_is_beyond_an_edge_is_told_and_reached_there(seeds: Explorer) -> None:
    for _ in range(3):
        seeds.find("#zoom-in").click()
    seeds.wait(lambda: len(signs(seeds)) == 4)
    assert "下面还有" in seeds.find("#beyond-down").text
    seeds.find("#beyond-down").click()
    seeds.wait(lambda: not seeds.find("#beyond-down").is_displayed())
    seeds.find("#zoom-all").click()
    seeds.wait(lambda: signs(seeds) == [])
    assert outside(seeds) == []


def test_the_wheel_does_not_push_out_what_has_room(seeds: Explorer) -> None:
    event = {"type": "mouseWheel", "x": 400, "y": 400, "deltaX": 0, "deltaY": 600}
    seeds.chrome.execute_cdp_cmd("Input.dispatchMouseEvent", event)
    assert outside(seeds) == []


def test_what_is_too_small_to_read_says_so_and_can_be_enlarged(
    window: webdriver.Chrome, pages: dict[str, Path]
) -> None:
    page = opened(window, pages["lookalikes"], 1280, 800)
    assert len(boxes(page, "cadre/")) == 90 > MOST_CADRES
    assert outside(page) == []
    page.find("#larger").click()
    page.wait(lambda: min(word["size"] for word in words(page)) >= LEGIBLE)
    assert "下面还有" in page.find("#beyond-down").text


def test_many_cadres_start_in_groups(crowd: Explorer) -> None:
    assert boxes(crowd, "cadre/") == []
    assert "home:area/甲州市" in boxes(crowd, "home:area/")
    assert len(crowd.run("return window.explorer.boxes()")) < 50
    counts = {word["id"]: word["words"] for word in words(crowd)}
    homes = [int(count) for id_, count in counts.items() if id_.startswith("home:") and id_.endswith(" #")]
    assert sum(homes) == 800
    assert counts["home:none"] == "未写明"
    assert "800 名干部" in crowd.find("#way").text


def test_groups_open_by_clicks_down_to_each_cadre_and_close_again(crowd: Explorer) -> None:
    crowd.click_node("home:area/乙州市")
    crowd.wait(lambda: crowd.title().startswith("乙州市 → 各地"))
    assert boxes(crowd, "cadre/") == []
    crowd.click_line("home:area/乙州市上城区⇒host:area/东海市")
    crowd.wait(lambda: boxes(crowd, "cadre/"))
    cadres = boxes(crowd, "cadre/")
    assert crowd.title() == f"乙州市上城区 → 东海市{len(cadres)}"
    assert len(crowd.all("#panel .rows li")) == len(cadres) <= MOST_CADRES
    assert overlapping(words(crowd)) == []
    assert outside(crowd) == []
    crowd.click_node(cadres[0])
    crowd.wait(lambda: crowd.title() == cadres[0].removeprefix("cadre/"))
    assert boxes(crowd, "cadre/") == cadres
    crowd.find("body").send_keys(Keys.ESCAPE)
    crowd.wait(lambda: crowd.title().startswith("乙州市上城区 → 东海市"))
    crowd.chrome.back()
    crowd.chrome.back()
    crowd.wait(lambda: crowd.title().startswith("乙州市上城区 → 东海市"))
    crowd.find("#way-back").click()
    crowd.wait(lambda: crowd.title().startswith("谁去了哪里"))
    assert crowd.console() == []
    assert crowd.requests_outside() == []


def test_a_unit_that_received_most_opens_too(crowd: Explorer) -> None:
    unit = boxes(crowd, "host:unit/")[0]
    crowd.click_node(unit)
    crowd.wait(lambda: unit.removeprefix("host:unit/") in crowd.title())


def test_groups_open_by_keyboard(crowd: Explorer) -> None:
    link = next(link for link in crowd.all("#panel a.group") if link.text.startswith("东海市"))
    link.send_keys(Keys.ENTER)
    crowd.wait(lambda: crowd.title().startswith("各地 → 东海市"))
    crowd.find("body").send_keys(Keys.ESCAPE)
    crowd.wait(lambda: crowd.title().startswith("谁去了哪里"))


def test_a_search_opens_the_groups_around_a_cadre(crowd: Explorer) -> None:
    name = NAMES[321]
    assert crowd.search(name)
    crowd.choose()
    crowd.wait(lambda: crowd.title() == name)
    assert crowd.shown(f"cadre/{name}")
    seen = crowd.selected()
    assert seen.startswith(f"cadre/{name}?in=")
    crowd.chrome.refresh()
    crowd.wait(lambda: crowd.title() == name)
    assert crowd.selected() == seen


def test_a_filter_counts_anew_and_leaves_the_groups_that_have_some(crowd: Explorer) -> None:
    before = next(word["words"] for word in words(crowd) if word["id"] == "host:area/东海市 #")
    choice = next(
        option.text for option in Select(crowd.find("#area")).options if option.text.startswith("东海市左岸区")
    )
    Select(crowd.find("#area")).select_by_visible_text(choice)
    crowd.wait(lambda: boxes(crowd, "host:area/") == ["host:area/东海市"])
    crowd.wait(lambda: next(word for word in words(crowd) if word["id"] == "host:area/东海市 #")["words"] != before)
    after = next(word["words"] for word in words(crowd) if word["id"] == "host:area/东海市 #")
    assert choice == f"东海市左岸区 ({after})"
    assert crowd.find("#panel h2 .number").text == after
    assert scrolled_to_its_end(crowd, "#panel", "#panel .rows li") == int(after)


def test_an_address_that_names_nothing_shows_everybody(crowd: Explorer) -> None:
    for fragment in ("?in=nowhere", "cadre/nobody?in=home:area/甲州市⇒%", "?in=?in="):
        crowd.open(crowd.path, fragment)
        assert crowd.title().startswith("谁去了哪里")
    assert crowd.console() == []


def test_groups_with_hostile_names_open_as_others_do(window: webdriver.Chrome, pages: dict[str, Path]) -> None:
    page = opened(window, pages["hostile"], 1280, 800)
    for group in boxes(page, "home:area/"):
        page.open(page.path)
        page.click_node(group)
        page.wait(lambda: boxes(page, "cadre/"))
        assert page.selected() == f"?in={group}⇒"
        page.chrome.refresh()
        page.wait(lambda: boxes(page, "cadre/"))
        assert page.run("return window.harmed") is None
        assert page.all("#panel script, #panel img, #panel svg, #way *:not(#way-back, #way-here)") == []
    assert page.console() == []
    assert page.requests_outside() == []


def test_the_page_of_many_cadres_opens_quickly(window: webdriver.Chrome, pages: dict[str, Path]) -> None:
    times = []
    for _ in range(3):
        page = opened(window, pages["crowd"], 1280, 800)
        times.append(page.run("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
    # The best of three: the machine may be busy with something else.
    assert min(times) < 3000
