"""The page of the seeds in a real browser: what a person sees who searches a name and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import read_knowledge
from graph.explore import render
from tests.explore.browser import Explorer, open_browser

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    """Return the explorer page of the seeds, open in a browser."""
    file = tmp_path_factory.mktemp("seeds") / "explorer.html"
    file.write_text(render(read_knowledge([SEEDS])), encoding="utf-8")
    with open_browser() as chrome:
        yield Explorer(chrome, file)


def test_the_page_is_small_enough_for_a_mail(page: Explorer) -> None:
    assert page.path.stat().st_size < 3_000_000


def test_a_search_leads_to_the_host_and_its_highlighted_words(page: Explorer) -> None:
    assert page.search("董善积")
    page.choose()
    page.wait(lambda: page.title() == "董善积")
    assert "莘庄工业区" in page.panel()
    assert any("莘庄工业区" in "".join(quote.split()) for quote in page.quotes())
    assert page.console() == []
    assert page.requests_outside() == []


def test_a_part_of_a_units_name_finds_it(page: Explorer) -> None:
    assert any("莘庄镇" in found for found in page.search("莘庄"))


def test_initials_find_a_cadre(page: Explorer) -> None:
    assert page.search("dsj")[0].startswith("董善积")


@pytest.mark.parametrize(
    ("view", "told"), [("roster", "董善积"), ("flows", "安徽省淮南市"), ("lessons", "营商环境"), ("times", "2022")]
)
def test_every_view_tells_of_the_seeds(page: Explorer, view: str, told: str) -> None:
    page.open(page.path, f"?at={view}")
    page.wait(lambda: told in page.find("#view").text)
    assert page.console() == []
    assert page.requests_outside() == []


def test_the_roster_has_a_row_for_each_stay_of_the_seeds(page: Explorer) -> None:
    page.open(page.path, "?at=roster")
    told = int(page.find("#views a[data-at=roster] b").text)
    assert told > 30
    page.wait(lambda: len(page.all(".roster tbody tr:not(.evidence-row)")) == told)
