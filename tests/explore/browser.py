"""A person at the page: opens it in a real Chromium, types, clicks, reads. For every test that looks at the explorer.

Selenium is told where browser and driver are, so that it never goes looking for them on the network.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

__all__ = ["Explorer", "open_browser", "scrolled_to_its_end"]

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)

#: What a page may fetch without leaving itself.
_OWN = ("file:", "data:", "blob:", "about:")


@contextmanager
def open_browser(width: int = 1440, height: int = 900, dark: bool = False) -> Iterator[webdriver.Chrome]:
    """Open a headless Chromium; skip the test with the reason where there is none, but never in CI."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next((path for name in names if (path := shutil.which(name))), "")
    driver = shutil.which("chromedriver") or ""
    if not (browser and driver):
        reason = "needs chromium and chromedriver: apt-get install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in (*_ARGUMENTS, f"--window-size={width},{height}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    try:
        # The window has borders even where nobody sees them: ask for the page's own size.
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        yield chrome
    finally:
        chrome.quit()


class Explorer:
    """The page as a person meets it.

    Args:
        chrome: from :func:`open_browser`.
        path: the page, a file.
    """

    def __init__(self, chrome: webdriver.Chrome, path: Path) -> None:
        self.chrome = chrome
        self.path = path
        self._requests: list[str] = []
        self._console: list[str] = []
        self._log("browser")
        self._log("performance")
        self.open(path)

    def open(self, path: Path, fragment: str = "") -> None:
        """Open the page, at what stands behind the #, and wait until it is drawn."""
        self.chrome.get("about:blank")
        self.chrome.get(path.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
        self.wait(lambda: self.chrome.execute_script("return document.body.dataset.ready") == "true")

    def wait(self, condition: Any, seconds: float = 10) -> Any:
        """Wait until *condition* holds and return what it returned.

        The panel may be written anew between finding an element and reading it: then it is looked at once more.
        """
        again = (StaleElementReferenceException,)
        return WebDriverWait(self.chrome, seconds, 0.05, again).until(lambda _: condition())

    def find(self, selector: str) -> WebElement:
        """Return the first element for a CSS selector."""
        return self.chrome.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """Return all elements for a CSS selector."""
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page, past its policy, as a person's hand would move."""
        return self.chrome.execute_script(script, *arguments)

    def search(self, words: str) -> list[str]:
        """Type into the search box; return the results as they are read."""
        box = self.find("#search")
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(Keys.BACKSPACE)
        box.send_keys(words)
        return [result.text for result in self.all("#results [role=option]")]

    def choose(self, number: int = 0) -> None:
        """Click a result of the search."""
        self.all("#results [role=option]")[number].click()

    def click_node(self, id_: str) -> None:
        """Click a node on the canvas, with the mouse, where it stands."""
        self._click_at(self.run("return window.explorer.place(arguments[0])", id_))

    def click_line(self, id_: str) -> None:
        """Click a line on the canvas, between its two ends."""
        self._click_at(self.run("return window.explorer.placeOfLine(arguments[0])", id_))

    def hover(self, id_: str) -> None:
        """Rest the mouse on a node."""
        place = self.run("return window.explorer.place(arguments[0])", id_)
        for x in (place["x"] - 1, place["x"]):
            self.chrome.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": place["y"]})

    def shown(self, id_: str) -> bool:
        """Return whether a node is drawn at the moment."""
        return bool(self.run("return window.explorer.shown(arguments[0])", id_))

    def _click_at(self, place: dict[str, float]) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1}
            self.chrome.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    def panel(self) -> str:
        """Return what one reads in the panel."""
        return self.find("#panel").text

    def title(self) -> str:
        """Return the heading of the panel."""
        return str(self.find("#panel h2").get_property("textContent"))

    def quotes(self) -> list[str]:
        """Return the highlighted quotes that are open in the panel, character for character."""
        return [str(mark.get_property("textContent")) for mark in self.all("#panel mark") if mark.is_displayed()]

    def selected(self) -> str:
        """Return what stands behind the # of the address, readable."""
        return str(self.run("return decodeURIComponent(location.hash.slice(1))"))

    def console(self) -> list[str]:
        """Return everything that the console has said since the page was opened."""
        self._console += [f"{entry['level']}: {entry['message']}" for entry in self._log("browser")]
        return self._console

    def requests_outside(self) -> list[str]:
        """Return the addresses that the page asked for beyond itself; there must be none."""
        for entry in self._log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self._requests.append(message["params"]["request"]["url"])
        fetched = self.run("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        return [url for url in (*self._requests, *fetched) if not url.startswith(_OWN)]

    def _log(self, kind: str) -> list[dict[str, Any]]:
        chrome: Any = self.chrome  # selenium has no types for its logs
        return list(chrome.get_log(kind))

    def picture(self, path: Path) -> None:
        """Write what is seen to a PNG file."""
        path.write_bytes(self.chrome.get_screenshot_as_png())


def scrolled_to_its_end(page: Explorer, scroller: str, items: str) -> int:
    """Scroll to the end, as often as more comes there; return how many items there are then."""
    script = """
const [scroller, items, done] = arguments;
const place = document.querySelector(scroller);
let [count, still] = [-1, 0];
const step = () => {
  const now = document.querySelectorAll(items).length;
  still = now === count ? still + 1 : 0;
  count = now;
  if (still > 8) { done(count); return; }
  place.scrollTop = place.scrollHeight;
  requestAnimationFrame(step);
};
step();
"""
    return int(page.chrome.execute_async_script(script, scroller, items))
