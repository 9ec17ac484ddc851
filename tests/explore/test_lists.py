"""What a click draws: as much as fills the window and once; the rest when somebody scrolls there or prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graph.model import Knowledge
from tests.explore.browser import Explorer, scrolled_to_its_end
from tests.explore.crowd import NAMES, make_lookalikes
from tests.explore.texts import Corpus

Explore = Callable[[Knowledge], Explorer]
HUB = "unit/渡口县教育局"
#: So many came to the hub, and so many went out from it.
CAME, WENT = 70, 50
#: So often it is said of the first of them where they went.
SAYINGS = 14
#: How many rows each section of the panel has that tells its number of them, and that number.
ROWS = """
[...document.querySelectorAll('#panel section')].map((part) => [part.querySelectorAll('.fact').length,
  Number(part.querySelector('h3 b')?.textContent)]).filter(([, count]) => count > 20).flat()
""".strip()
#: Goes to an address and tells what is drawn as soon as the page has answered.
AT_ONCE = f"""
const [id, done] = arguments;
addEventListener('hashchange', () => done({ROWS}), {{ once: true }});
location.hash = encodeURIComponent(id);
"""
#: Counts how often the network has been drawn since the last answer.
COUNT = """
const clear = CanvasRenderingContext2D.prototype.clearRect;
window.drawings = 0;
CanvasRenderingContext2D.prototype.clearRect = function (...room) { window.drawings += 1; return clear.apply(this, room); };
"""
#: Does something to the page and tells how often the network was drawn for it, two frames later.
DRAWN_FOR = """
const [words, done] = arguments;
const act = new Function(words);
const settled = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
settled(() => {
  window.drawings = 0;
  act();
  setTimeout(() => settled(() => done(window.drawings)));
});
"""


def make_hub() -> Knowledge:
    """Return the stays of many who came to one unit and of many whom it sent."""
    corpus = Corpus()
    names = NAMES[: CAME + WENT]
    sayings = [f"第{number}次说到{names[0]}到渡口县教育局挂职" for number in range(SAYINGS)]
    corpus.text(
        "list.txt", "。\n".join((*(f"{name}到渡口县教育局挂职" for name in names), "另有海州市教育局", *sayings))
    )
    corpus.thing(HUB, "Unit", "渡口县教育局", "渡口县教育局")
    corpus.thing("unit/海州市教育局", "Unit", "海州市教育局", "海州市教育局")
    for number, name in enumerate(names):
        said = f"{name}到渡口县教育局挂职"
        stay = corpus.thing(f"placement/{name}", "Placement", f"{name}的经历", said)
        corpus.fact(stay, "ofCadre", corpus.thing(f"cadre/{name}", "Cadre", name, said), said)
        ends = ("fromUnit", "toUnit") if number < CAME else ("toUnit", "fromUnit")
        corpus.fact(stay, ends[0], "unit/海州市教育局", said)
        corpus.fact(stay, ends[1], HUB, said)
    for saying in sayings:
        corpus.fact(f"placement/{names[0]}", "toUnit", HUB, saying)
    return corpus.knowledge()


@pytest.fixture(scope="module")
def hub() -> Knowledge:
    """Return the stays around one unit."""
    return make_hub()


@pytest.fixture
def page(explore: Explore, hub: Knowledge) -> Iterator[Explorer]:
    """Return the page of the hub; afterwards it must not have complained."""
    opened = explore(hub)
    opened.open(opened.path, HUB)
    opened.wait(lambda: opened.title() == "渡口县教育局")
    yield opened
    assert opened.console() == []


def rows(page: Explorer) -> list[int]:
    """Return how many rows each section of the panel has that tells its number of them, and that number."""
    return [int(number) for number in page.run(f"return {ROWS}")]


def test_a_click_draws_what_fills_the_window_and_scrolling_the_rest(page: Explorer) -> None:
    page.chrome.execute_async_script(AT_ONCE, "")
    drawn_of_first, first, drawn_of_second, second = page.chrome.execute_async_script(AT_ONCE, HUB)
    assert {first, second} == {CAME, WENT}
    # The first list fills the window, so nothing of the second is in it.
    assert 10 < drawn_of_first < first
    assert drawn_of_second == 0
    # While nobody asks for anything two windows of each are drawn: sixty rows, and what belongs to the last portion.
    page.wait(
        lambda: all(drawn >= min(60, count) for drawn, count in zip(rows(page)[::2], rows(page)[1::2], strict=True))
    )
    assert max(rows(page)[::2]) < CAME
    scrolled_to_its_end(page, "#panel", "#panel .fact")
    assert rows(page) == [first, first, second, second]


def test_all_lists_are_printed_to_their_ends(page: Explorer) -> None:
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    _, first, _, second = rows(page)
    assert rows(page) == [first, first, second, second]


def test_a_list_within_a_list_is_printed_too(page: Explorer, hub: Knowledge) -> None:
    name = NAMES[0]
    line = f"line:cadre/{name} → host:{HUB}"
    said = next(fact for fact in hub.facts if fact.subject == f"placement/{name}" and fact.object == HUB)
    assert len(said.evidence) == SAYINGS + 1
    page.run("location.hash = '#' + encodeURIComponent(arguments[0])", line)
    page.wait(lambda: page.title() == f"{name} — 渡口县教育局")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    marks = "return [...document.querySelectorAll('#panel .passage mark')].map((mark) => mark.textContent)"
    assert {one.passage.quote for one in said.evidence} <= set(page.run(marks))


def test_what_is_opened_next_is_seen_from_its_top(page: Explorer) -> None:
    page.run("document.querySelector('#panel').scrollTop = 600")
    page.run("location.hash = '#unit/海州市教育局'")
    page.wait(lambda: page.title() == "海州市教育局")
    assert page.run("return document.querySelector('#panel').scrollTop") == 0
    page.run("location.hash = '#?at=roster'")
    page.wait(lambda: page.find(".roster").is_displayed())
    page.run("document.querySelector('#view').scrollTop = 600")
    page.run("location.hash = '#?at=open'")
    page.wait(lambda: page.find("#view h2").text == "未定与不一")
    assert page.run("return document.querySelector('#view').scrollTop") == 0


@pytest.mark.parametrize(
    "act",
    [
        "location.hash = '#'",
        "location.hash = '#unit/海州市教育局'",
        "document.querySelector('#panel a.thing').click()",
        "document.querySelector('[name=group][value=cadre]').click()",
        "document.querySelector('#scheme').click()",
        "document.querySelector('#zoom-all').click()",
    ],
)
def test_the_network_is_drawn_once_for_a_click(page: Explorer, act: str) -> None:
    page.run(COUNT)
    assert page.chrome.execute_async_script(DRAWN_FOR, act) == 1


def test_the_network_is_not_drawn_while_nobody_looks_at_it(page: Explorer) -> None:
    page.run("location.hash = '#?at=roster'")
    page.wait(lambda: page.find(".roster").is_displayed())
    page.run(COUNT)
    for act in ("document.querySelector('#scheme').click()", "document.querySelector('#language').click()"):
        assert page.chrome.execute_async_script(DRAWN_FOR, act) == 0
    assert page.chrome.execute_async_script(DRAWN_FOR, "location.hash = '#'") == 1


def test_more_names_than_are_sorted_at_once_stand_in_one_order(explore: Explore) -> None:
    page = explore(make_lookalikes(len(NAMES)))
    for sort, way in (("cadre", 1), ("-cadre", -1)):
        page.open(page.path, f"?at=roster&sort={sort}")
        page.run("window.dispatchEvent(new Event('beforeprint'))")
        script = """
const names = [...document.querySelectorAll('.roster tbody th')].map((cell) => cell.textContent);
const collator = new Intl.Collator(['zh-Hans-CN', 'zh', 'en'], { numeric: true });
return [names, [...names].sort((one, other) => arguments[0] * collator.compare(one, other))];
"""
        names, ordered = page.run(script, way)
        assert sorted(names) == sorted(NAMES)
        assert names == ordered
