"""The page of the seeds in a real browser: what a person sees who searches a name and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import read_knowledge
from graph.explore import render
from tests.explore.browser import Explorer, open_browser

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def page_of_the_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the explorer page of the seeds, in a file."""
    file = tmp_path_factory.mktemp("seeds") / "explorer.html"
    file.write_text(render(read_knowledge([SEEDS])), encoding="utf-8")
    return file


def test_a_search_leads_to_the_host_and_its_highlighted_words(page_of_the_seeds: Path) -> None:
    with open_browser() as chrome:
        page = Explorer(chrome, page_of_the_seeds)
        assert page.search("董善积")
        page.choose()
        page.wait(lambda: page.title() == "董善积")
        assert "莘庄工业区" in page.panel()
        assert any("莘庄工业区" in "".join(quote.split()) for quote in page.quotes())
        assert page.console() == []
        assert page.requests_outside() == []


def test_a_part_of_a_units_name_finds_it(page_of_the_seeds: Path) -> None:
    with open_browser() as chrome:
        page = Explorer(chrome, page_of_the_seeds)
        assert any("莘庄镇" in found for found in page.search("莘庄"))
