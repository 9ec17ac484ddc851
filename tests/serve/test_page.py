"""A person at the page to ask from, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.explore.browser import open_browser


@pytest.fixture(scope="module")
def page(server: str) -> Iterator[webdriver.Chrome]:
    """Return a browser that shows the page."""
    with open_browser() as browser:
        browser.get(f"{server}/sparql")
        yield browser


def said(page: webdriver.Chrome) -> str:
    """Return what the page says once it has an answer."""
    element = page.find_element(By.ID, "said")
    WebDriverWait(page, 10).until(lambda _: element.text not in ("", "…"))
    return str(element.text)


def test_a_shipped_question_is_asked_by_a_choice(page: webdriver.Chrome) -> None:
    Select(page.find_element(By.ID, "shipped")).select_by_value("who-went-where")
    assert said(page).startswith("2 行 rows")
    cells = [cell.text for cell in page.find_elements(By.CSS_SELECTOR, "#table td")]
    assert {"林知远", "苏明哲", "新湾区行政审批局"} <= set(cells)


def test_the_answer_is_drawn_as_a_network(page: webdriver.Chrome) -> None:
    Select(page.find_element(By.ID, "shipped")).select_by_value("area-flows")
    assert "行 rows" in said(page)
    page.find_element(By.CSS_SELECTOR, "[data-view=network]").click()
    WebDriverWait(page, 10).until(lambda _: page.find_elements(By.CSS_SELECTOR, "#network canvas"))


def test_terms_are_offered_while_one_types(page: webdriver.Chrome) -> None:
    text = page.find_element(By.ID, "text")
    text.clear()
    text.send_keys("ASK ", Keys.SHIFT, "[", Keys.NULL, " ?x a 派出干部")
    offers = page.find_elements(By.CSS_SELECTOR, "#offers li")
    assert "cadre:Cadre" in {offer.get_attribute("data-name") for offer in offers}
    text.send_keys(Keys.TAB)
    assert "cadre:" in str(text.get_attribute("value"))


def test_what_is_wrong_is_said(page: webdriver.Chrome) -> None:
    text = page.find_element(By.ID, "text")
    text.clear()
    text.send_keys("SELECT *", Keys.CONTROL, Keys.ENTER)
    WebDriverWait(page, 10).until(lambda _: "400" in page.find_element(By.ID, "said").text)
    assert [entry for entry in page.get_log("browser") if "Content Security Policy" in entry["message"]] == []  # type: ignore[no-untyped-call]
