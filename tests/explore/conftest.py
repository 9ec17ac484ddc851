"""What the tests of the page share: two bodies of knowledge, and one browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from graph.explore import page, render
from graph.model import Knowledge
from tests.explore.browser import Explorer, open_browser
from tests.explore.texts import make_hostile, make_stays


@pytest.fixture(scope="session")
def stays() -> Knowledge:
    """Return three stays: to a unit, to an area only, and one that goes the other way."""
    return make_stays()


@pytest.fixture(scope="session")
def hostile() -> Knowledge:
    """Return stays in which every name, title, quote and file name is an attack."""
    return make_hostile()


@pytest.fixture(scope="session")
def chrome() -> Iterator[webdriver.Chrome]:
    """Return one browser for all tests of a session."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def rendered() -> Callable[[Knowledge], str]:
    """Return what renders each body of knowledge once for each way of keeping its data."""
    pages: dict[tuple[int, int], tuple[Knowledge, str]] = {}

    def page_of(knowledge: Knowledge) -> str:
        key = id(knowledge), page.PLAIN
        if key not in pages:
            # The knowledge is kept with its page, so that nothing else gets its id.
            pages[key] = knowledge, render(knowledge)
        return pages[key][1]

    return page_of


@pytest.fixture
def explore(
    chrome: webdriver.Chrome, tmp_path: Path, rendered: Callable[[Knowledge], str]
) -> Callable[[Knowledge], Explorer]:
    """Return what writes the page of some knowledge to a file and opens it."""

    def opened(knowledge: Knowledge) -> Explorer:
        file = tmp_path / "explorer.html"
        file.write_text(rendered(knowledge), encoding="utf-8")
        return Explorer(chrome, file)

    return opened
