"""How large the page is and how quickly it answers every kind of click, beside plain pyvis on the same graph: prints tables.

Run it where Chromium is: ``python -m tests.explore.benchmark``, or with part of a name, ``dense``, for one body of knowledge.
It is no test, because other work on the machine would fail it; the numbers of the README are its output.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from graph.build import read_knowledge
from graph.explore import render
from graph.explore.index import Index
from graph.explore.picture import draw
from graph.model import Knowledge
from tests.explore.browser import Explorer, open_browser
from tests.explore.dense import make_dense
from tests.explore.large import make_texts

SEEDS = Path(__file__).parents[2] / "seeds"
BODIES: dict[str, Callable[[], Knowledge]] = {
    "the five seeds": lambda: read_knowledge([SEEDS]),
    "1,000 short texts": lambda: make_texts(1000, 3, 6),
    "1,000 dense texts": lambda: make_dense(200),
    "10,000 cadres": lambda: make_texts(2000, 5, 5),
}
#: So long one waits for plain pyvis.
PATIENCE = 60.0

#: What a person does, and the script that does it; each is done a few times, from where the one before has led.
CLICKS: dict[str, tuple[str, ...]] = {
    "another view": tuple(f"go('#?at={view}')" for view in ("roster", "flows", "lessons", "times", "open", "")),
    "back, forward": ("history.back()", "history.back()", "history.forward()", "history.forward()"),
    "a cadre, a host area": (
        *("go('#' + encodeURIComponent(pick('cadre/')))",) * 5,
        *("go('#' + encodeURIComponent(pick('host:area/').slice(5)))",) * 3,
    ),
    "a group in the network": ("go('#')", "go(document.querySelector('#panel .group')?.hash ?? '#')", "go('#')"),
    "a filter of the network": (
        "choose(document.querySelector('#theme'), 1)",
        "choose(document.querySelector('#area'), 1)",
        "document.querySelector('#clear').click()",
        "document.querySelector('[name=group]').click()",
        "document.querySelector('[name=group]').click()",
    ),
    "the page of one": ("go('#' + encodeURIComponent(pick('cadre/')) + '?at=whole')",) * 3,
    "sorting the roster": (
        "go('#?at=roster')",
        *(f"document.querySelector('th[data-key={key}] button').click()" for key in ("cadre", "to", "end", "end")),
    ),
    "filtering the roster": (
        "type(document.querySelector('#view [name=q]'), '局')",
        "type(document.querySelector('#view [name=q]'), 'wl')",
        "type(document.querySelector('#view [name=q]'), '')",
        "choose(document.querySelector('#view [name=from]'), 2)",
        "choose(document.querySelector('#view [name=mode]'), 1)",
        "document.querySelector('#roster-clear').click()",
    ),
    "evidence": ("document.querySelectorAll('#view button.certainty')[turn].click()",) * 5,
    "the people of a flow": (
        "go('#?at=flows')",
        *("document.querySelectorAll('.flow-table tbody a')[turn].click()",) * 3,
        "choose(document.querySelector('#view [name=level]'), 2)",
    ),
    "a theme at a host": (
        "go('#?at=lessons')",
        *("document.querySelectorAll('.heat a')[turn].click()",) * 3,
        "type(document.querySelector('#view [name=q]'), '办')",
        "type(document.querySelector('#view [name=q]'), '')",
    ),
    "one's own unit": (
        "document.querySelector('#view [name=unit]').focus()",
        "choose(document.querySelector('#view [name=unit]'), 3)",
    ),
    "searching": tuple(
        f"type(document.querySelector('#search'), '{words}')" for words in ("学", "学习", "wl", "市 局", "")
    ),
    "language": (
        *("document.querySelector('#language').click()",) * 2,
        "go('#?at=roster')",
        *("document.querySelector('#language').click()",) * 2,
        "go('#')",
        *("document.querySelector('#language').click()",) * 2,
    ),
    "light and dark": ("document.querySelector('#scheme').click()",) * 2,
}

#: Does it, and is done when what answers it has been painted.
_DO = """
const [words, turn, done] = arguments;
const go = (hash) => { location.hash = hash; };
const choose = (select, option) => {
  // Of thousands one types the name.
  if (select.list) { type(select, select.list.options[option].value); return; }
  select.selectedIndex = option;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const type = (box, words) => { box.value = words; box.dispatchEvent(new InputEvent('input', { bubbles: true })); };
const pick = (start) => {
  const found = window.explorer.known(start);
  return found[(turn * 7919) % found.length];
};
const act = new Function('go', 'choose', 'type', 'pick', 'turn', words);
const painted = new MessageChannel();
painted.port1.onmessage = () => done(true);
// What changes the address is answered by the event of it, everything else at once.
const answered = () => requestAnimationFrame(() => painted.port2.postMessage(0));
const before = location.href;
const travels = words.startsWith('history');
requestAnimationFrame(() => setTimeout(() => {
  if (travels) addEventListener('hashchange', answered, { once: true });
  act(go, choose, type, pick, turn);
  if (travels) return;
  if (location.href === before) answered();
  else setTimeout(answered);
}, 60));
"""

#: The longest time between two frames while the picture is dragged along.
_PAN = """
const done = arguments[arguments.length - 1];
const canvas = document.querySelector("#network canvas");
let [last, longest, frames] = [performance.now(), 0, 0];
const began = last;
const step = () => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
  frames += 1;
  if (now - began > 1500) { done([longest, 1000 * frames / (now - began)]); return; }
  canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: frames % 40 < 20 ? 30 : -30, deltaX: 12, bubbles: true, cancelable: true }));
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""


def main(asked: str = "") -> None:
    """Print a row for each body of knowledge, then one for each kind of click.

    Args:
        asked: part of the names of the bodies that are wanted.
    """
    out = sys.stdout
    bodies = {name: body for name, body in BODIES.items() if asked in name}
    clicks: dict[str, list[str]] = {kind: [] for kind in CLICKS}
    out.write("| knowledge | cadres | facts | page made in | size | open | its work | panning | plain pyvis |\n")
    out.write("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n")
    with TemporaryDirectory() as folder:
        for name, body in bodies.items():
            knowledge = body()
            with open_browser() as chrome:
                cells = _measured(chrome, knowledge, Path(folder) / "explorer.html")
                for kind, times in _answers(chrome).items():
                    clicks[kind].append(f"{median(times):.0f}, {max(times):.0f}")
            out.write(f"| {name} | {' | '.join((*cells, _plain(knowledge, Path(folder) / 'pyvis.html')))} |\n")
            out.flush()
    out.write(f"\n| a click, ms: median, longest | {' | '.join(bodies)} |\n|---|{'---:|' * len(bodies)}\n")
    for kind, found in clicks.items():
        out.write(f"| {kind} | {' | '.join(found)} |\n")


def _measured(chrome: webdriver.Chrome, knowledge: Knowledge, file: Path) -> tuple[str, ...]:
    """Return the cells of a row, but for plain pyvis."""
    began = time.perf_counter()
    html = render(knowledge)
    made = time.perf_counter() - began
    file.write_text(html, encoding="utf-8")
    opened, worked = (min(times) for times in zip(*(_opened(chrome, file) for _ in range(4)), strict=True))
    longest, frames = _async(chrome, _PAN)
    return (
        f"{sum(entity.kind == 'Cadre' for entity in knowledge.entities):,}",
        f"{len(knowledge.facts):,}",
        f"{made:.1f} s",
        f"{len(html.encode()) / 1e6:.1f} MB",
        f"{opened / 1000:.2f} s",
        f"{worked / 1000:.2f} s",
        f"{frames:.0f} frames/s, longest {longest:.0f} ms",
    )


def _answers(chrome: webdriver.Chrome) -> dict[str, list[float]]:
    """Return the milliseconds that each thing took which a person does, kind by kind."""
    time.sleep(6)  # somebody who has opened a page looks at it first
    found: dict[str, list[float]] = {}
    for kind, acts in CLICKS.items():
        found[kind] = []
        for turn, words in enumerate(acts):
            before = _busy(chrome)
            _async(chrome, _DO, words, turn)
            found[kind].append(_busy(chrome) - before)
    return found


def _busy(chrome: webdriver.Chrome) -> float:
    """Return for how many milliseconds the page's thread has worked: what else the machine does is not counted."""
    chrome.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    metrics = chrome.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(1000 * float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def _async(chrome: webdriver.Chrome, script: str, *arguments: object) -> Any:
    chrome.set_script_timeout(PATIENCE)
    return chrome.execute_async_script(script, *arguments)


def _opened(chrome: webdriver.Chrome, file: Path) -> tuple[float, float]:
    """Return the milliseconds from the call of the page until all of it stands and has been painted, and its thread's work."""
    chrome.get("about:blank")
    before = _busy(chrome)
    page = Explorer(chrome, file)
    page.wait(lambda: chrome.execute_script("return performance.getEntriesByName('ready').length"))
    ready = float(chrome.execute_script("return performance.getEntriesByName('ready')[0].startTime"))
    return ready, _busy(chrome) - before


def _plain(knowledge: Knowledge, file: Path) -> str:
    """Return the size of the same graph as pyvis writes it by itself, and when it has come to rest."""
    from pyvis.network import Network

    picture = draw(Index(knowledge))
    network = Network(directed=True, cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.id, label=node.label, group=node.group)
    # What add_edge does, but for its search of both ends in a list of all nodes.
    network.edges += [{"from": edge.source, "to": edge.target, "title": edge.label} for edge in picture.edges]
    file.write_text(network.generate_html(), encoding="utf-8")
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    began = time.perf_counter()
    rested = (
        "const bar = document.getElementById('loadingBar'); return !bar || getComputedStyle(bar).display === 'none'"
    )
    try:
        with open_browser() as chrome:
            chrome.set_page_load_timeout(PATIENCE)
            chrome.get(file.as_uri())
            while time.perf_counter() - began < PATIENCE:
                if chrome.execute_script(rested):
                    return f"{size}, {time.perf_counter() - began:.1f} s"
                time.sleep(0.2)
    except (WebDriverException, HTTPError):
        pass  # a page that is too busy to answer is not ready either
    return f"{size}, not ready after {PATIENCE:.0f} s"


if __name__ == "__main__":
    main(*sys.argv[1:2])
