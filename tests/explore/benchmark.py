"""How large the page is and how quickly it answers, beside plain pyvis on the same graph: prints a table.

Run it where Chromium is: ``python -m tests.explore.benchmark``. It is no test, because other work on the machine would
fail it; the numbers of the README are its output.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
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
from tests.explore.large import make_texts

SEEDS = Path(__file__).parents[2] / "seeds"
BODIES: dict[str, Callable[[], Knowledge]] = {
    "the five seeds": lambda: read_knowledge([SEEDS]),
    "1,000 texts, three stays and six lessons in each": lambda: make_texts(1000, 3, 6),
    "2,000 texts, five stays in each": lambda: make_texts(2000, 5, 5),
}
#: So long one waits for plain pyvis.
PATIENCE = 60.0

_VIEWS = ("roster", "flows", "lessons", "times")

#: What a click takes until the picture that answers it has been painted.
_CLICK = """
const done = arguments[arguments.length - 1];
const began = performance.now();
const painted = new MessageChannel();
painted.port1.onmessage = () => done(performance.now() - began);
addEventListener("hashchange", () => requestAnimationFrame(() => painted.port2.postMessage(0)), { once: true });
location.hash = arguments[0];
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


def main() -> None:
    """Print a row for each body of knowledge."""
    out = sys.stdout
    out.write(
        "| knowledge | cadres | facts | page made in | size | open | a click | another view | panning | plain pyvis |\n"
    )
    out.write("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n")
    with TemporaryDirectory() as folder:
        for name, body in BODIES.items():
            knowledge = body()
            with open_browser() as chrome:
                cells = _measured(chrome, knowledge, Path(folder) / "explorer.html")
            out.write(f"| {name} | {' | '.join((*cells, _plain(knowledge, Path(folder) / 'pyvis.html')))} |\n")
            out.flush()


def _measured(chrome: webdriver.Chrome, knowledge: Knowledge, file: Path) -> tuple[str, ...]:
    """Return the cells of a row, but for plain pyvis."""
    began = time.perf_counter()
    html = render(knowledge)
    made = time.perf_counter() - began
    file.write_text(html, encoding="utf-8")
    opened = min(_opened(chrome, file) for _ in range(3))
    page = Explorer(chrome, file)
    cadres = [entity.id for entity in knowledge.entities if entity.kind == "Cadre"]
    clicks = [_async(chrome, _CLICK, f"#{cadre}") for cadre in cadres[:: max(1, len(cadres) // 9)]]
    page.open(file)
    longest, frames = _async(chrome, _PAN)
    views = [_async(chrome, _CLICK, f"#?at={view}") for view in _VIEWS]
    return (
        f"{len(cadres):,}",
        f"{len(knowledge.facts):,}",
        f"{made:.1f} s",
        f"{len(html.encode()) / 1e6:.1f} MB",
        f"{opened / 1000:.2f} s",
        f"{sorted(clicks)[len(clicks) // 2]:.0f} ms",
        f"{max(views):.0f} ms",
        f"{frames:.0f} frames/s, longest {longest:.0f} ms",
    )


def _async(chrome: webdriver.Chrome, script: str, *arguments: object) -> Any:
    chrome.set_script_timeout(PATIENCE)
    return chrome.execute_async_script(script, *arguments)


def _opened(chrome: webdriver.Chrome, file: Path) -> float:
    """Return the milliseconds from the call of the page until all of it stands and has been painted."""
    Explorer(chrome, file)
    return float(chrome.execute_script("return performance.getEntriesByName('ready')[0].startTime"))


def _plain(knowledge: Knowledge, file: Path) -> str:
    """Return the size of the same graph as pyvis writes it by itself, and when it has come to rest."""
    from pyvis.network import Network

    picture = draw(Index(knowledge))
    network = Network(directed=True, cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.id, label=node.label, group=node.group)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, title=edge.label)
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
    main()
