"""The views beside the network, in a real browser, by what a person does: type, click, go back, save."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from graph.explore import render
from graph.model import Knowledge
from tests.explore.browser import Explorer
from tests.explore.crowd import make_crowd, make_strangers
from tests.explore.texts import Corpus

Explore = Callable[[Knowledge], Explorer]
VIEWS = ("network", "roster", "flows", "lessons", "times", "open")


@pytest.fixture(scope="module")
def crowd() -> Knowledge:
    """Return eight hundred cadres."""
    return make_crowd(800)


@pytest.fixture
def page(explore: Explore, stays: Knowledge) -> Iterator[Explorer]:
    """Return the page of three stays; afterwards it must not have complained, nor asked for anything."""
    opened = explore(stays)
    yield opened
    assert opened.console() == []
    assert opened.requests_outside() == []


def look(page: Explorer, view: str, fragment: str = "") -> None:
    """Open the page at a view."""
    page.open(page.path, f"{fragment}?at={view}")


def names(page: Explorer) -> list[str]:
    """Return who is in the roster, from top to bottom."""
    return [cell.text.split("\n")[0].rstrip("?").strip() for cell in page.all(".roster tbody th")]


def saved(page: Explorer, folder: Path, button: str, suffix: str) -> bytes:
    """Click a button that saves a file and return what was saved."""
    command = {"behavior": "allow", "downloadPath": str(folder)}
    page.chrome.execute_cdp_cmd("Browser.setDownloadBehavior", command)
    page.find(button).click()
    file = page.wait(lambda: next(folder.glob(f"*{suffix}"), None))
    assert isinstance(file, Path)
    return file.read_bytes()


def test_every_view_opens_by_its_tab_and_back_leads_to_the_one_before(page: Explorer) -> None:
    for view in VIEWS[1:]:
        page.find(f"#views a[data-at={view}]").click()
        page.wait(lambda view=view: page.find("#view h2").text == page.find(f"#views a[data-at={view}] span").text)
        assert page.selected() == f"?at={view}"
        assert page.find("#views a[aria-current]").get_attribute("data-at") == view
        assert not page.find("#network").is_displayed()
    for view in reversed(VIEWS[:-1]):
        page.chrome.back()
        page.wait(lambda view=view: page.find("#views a[aria-current]").get_attribute("data-at") == view)
    assert page.find("#network").is_displayed()
    page.click_node("unit/海州市东港区实验学校")
    page.wait(lambda: page.title() == "海州市东港区实验学校")


def test_every_view_speaks_english(page: Explorer) -> None:
    page.find("#language").click()
    for view in VIEWS[1:]:
        look(page, view)
        page.find("#language").click()
        assert page.find("#view h2").text.isascii()
    page.find("#language").click()
    assert not page.find("#view h2").text.isascii()


# ---- roster


def test_the_roster_is_sorted_by_a_click_on_a_heading(page: Explorer) -> None:
    look(page, "roster")
    # By start, and of whom nobody says when comes last.
    assert names(page) == ["温小满", "柳如风", "许闻笛"]
    page.find("th[data-key=start] button").click()
    assert names(page) == ["柳如风", "温小满", "许闻笛"]
    assert page.find("th[data-key=start]").get_attribute("aria-sort") == "descending"
    page.find("th[data-key=cadre] button").click()
    assert names(page) == ["柳如风", "温小满", "许闻笛"]  # liu, wen, xu
    assert page.selected() == "?at=roster&sort=cadre"


def test_the_roster_is_filtered_by_typing_and_by_area(page: Explorer) -> None:
    look(page, "roster")
    box = page.find("#view input[name=q]")
    box.send_keys("实验学校")
    page.wait(lambda: names(page) == ["温小满"])
    assert page.selected() == "?at=roster&q=实验学校"
    page.chrome.refresh()
    page.wait(lambda: names(page) == ["温小满"])
    box = page.find("#view input[name=q]")
    assert box.get_attribute("value") == "实验学校"
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys("lrf")
    page.wait(lambda: names(page) == ["柳如风"])
    page.find("#roster-clear").click()
    Select(page.find("#view select[name=to]")).select_by_value("area/海州市东港区")
    page.wait(lambda: names(page) == ["温小满"])
    Select(page.find("#view select[name=to]")).select_by_value("area/海州市")
    page.wait(lambda: sorted(names(page)) == ["柳如风", "温小满"])
    assert "2 / 3" in page.find("#view .count").text


def test_a_row_opens_its_passage_and_a_name_its_facts(page: Explorer) -> None:
    look(page, "roster")
    row = page.find(".roster tbody tr")
    row.find_element(By.CSS_SELECTOR, "button.certainty").click()
    mark = page.find(".evidence-row mark")
    assert mark.text == "渡口县教育局副局长温小满来到海州市东港区实验学校跟班学习"
    assert "居民也来听课" in page.find(".evidence-row blockquote").text
    assert "inferred" in str(
        row.find_element(By.LINK_TEXT, "渡口县首批赴海州市学习").find_element(By.XPATH, "..").get_attribute("class")
    )
    row.find_element(By.LINK_TEXT, "温小满").click()
    page.wait(lambda: page.title() == "温小满" and page.find("#panel").is_displayed())
    assert page.selected() == "cadre/温小满?at=roster"
    assert page.all(".roster tr.chosen")
    page.find("#panel .back").click()
    page.wait(lambda: not page.find("#panel").is_displayed())


def test_the_roster_is_saved_as_a_file_that_a_spreadsheet_reads(page: Explorer, tmp_path: Path) -> None:
    look(page, "roster")
    Select(page.find("#view select[name=to]")).select_by_value("area/海州市")
    content = saved(page, tmp_path, "#roster-save", ".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 3
    assert [row[0] for row in rows[1:]] == ["温小满", "柳如风"]
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["到单位"] == "海州市东港区实验学校"
    assert first["开始"] == "2021-08"
    assert first["文件"] == "river.txt"
    assert "已保存 2 行" in page.find(".told").text


def test_the_roster_is_copied_for_a_spreadsheet(page: Explorer) -> None:
    look(page, "roster")
    page.run(
        "window.pasted = null; document.addEventListener('copy', (event) => { window.pasted = String(getSelection()) || document.activeElement.value; });"
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.pasted = text; } } });"
    )
    page.find("#roster-copy").click()
    page.wait(lambda: "已复制 3 行" in page.find(".told").text)
    lines = str(page.run("return window.pasted")).split("\n")
    assert len(lines) == 4
    assert lines[1].split("\t")[:2] == ["温小满", "渡口县教育局"]


def test_a_formula_in_a_name_is_saved_as_text(explore: Explore, hostile: Knowledge, tmp_path: Path) -> None:
    page = explore(hostile)
    look(page, "roster")
    rows = list(csv.reader(io.StringIO(saved(page, tmp_path, "#roster-save", ".csv").decode("utf-8-sig"), newline="")))
    assert "'=HYPERLINK(1)" in {row[0] for row in rows}
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_the_roster_of_many_is_drawn_as_one_scrolls(explore: Explore, crowd: Knowledge) -> None:
    page = explore(crowd)
    look(page, "roster")
    drawn = len(names(page))
    assert drawn < 800
    page.run("const view = document.getElementById('view'); view.scrollTop = view.scrollHeight;")
    page.wait(lambda: len(page.all(".roster tbody th")) > drawn)
    assert "800 / 800" in page.find("#view .count").text


# ---- the page of one person


def test_the_page_of_a_person_has_stays_lessons_and_all_passages(page: Explorer) -> None:
    page.open(page.path, "cadre/温小满")
    page.find("#panel .more-of a").click()
    page.wait(lambda: page.selected() == "cadre/温小满?at=whole")
    assert not page.find("#panel").is_displayed()
    told = page.find(".told-of").text
    assert "派出经历" in told
    assert "课堂没有围墙" in told
    paragraphs = [quote.text for quote in page.all(".in-texts blockquote")]
    assert any(
        text.startswith("八月，渡口县教育局副局长温小满") and text.endswith("这一点最值得学。") for text in paragraphs
    )
    marked = [mark.text for mark in page.all(".in-texts mark")]
    assert "为期3个月" in marked
    page.chrome.back()
    page.wait(lambda: page.selected() == "cadre/温小满")


# ---- flows


def test_a_flow_opens_the_people_in_it(page: Explorer) -> None:
    look(page, "flows")
    assert "云省渡口县2" in "".join(page.find(".sankey").text.split())
    rows = {
        tuple(cell.text for cell in row.find_elements(By.CSS_SELECTOR, "th, td"))
        for row in page.all(".flow-table tbody tr")
    }
    assert ("云省渡口县", "海州市", "1 人次") in rows
    page.find(".flow-table tbody a").click()
    page.wait(lambda: page.find("#panel h2").is_displayed())
    people = page.all("#panel .fact")
    assert len(people) == 1
    people[0].find_element(By.CSS_SELECTOR, "button.certainty").click()
    assert page.quotes()
    assert page.all(".ribbon.picked")


def test_flows_are_seen_by_level_and_by_area(page: Explorer) -> None:
    look(page, "flows")
    Select(page.find("#view select[name=level]")).select_by_value("province")
    page.wait(lambda: "level=province" in page.selected())
    # At the level of provinces, a district counts for what is around it.
    assert ("云省渡口县", "海州市", "2 人次") in {
        tuple(cell.text for cell in row.find_elements(By.CSS_SELECTOR, "th, td"))
        for row in page.all(".flow-table tbody tr")
    }
    page.run(
        "document.querySelector('.sankey a.end').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))"
    )
    page.wait(lambda: page.title() == "云省渡口县 → 各地2")
    page.find("#panel .more-of a").click()
    page.wait(lambda: sorted(names(page)) == ["柳如风", "温小满"])
    page.chrome.back()
    page.wait(lambda: page.title() == "云省渡口县 → 各地2")


# ---- lessons


def test_a_cell_of_the_heat_table_leaves_its_lessons(page: Explorer) -> None:
    look(page, "lessons")
    assert len(page.all(".quote-card")) == 3
    cell = page.find(".heat a")
    count = int(cell.text)
    cell.click()
    page.wait(lambda: len(page.all(".quote-card")) == count)
    assert "theme=" in page.selected()
    page.chrome.back()
    page.wait(lambda: len(page.all(".quote-card")) == 3)


def test_lessons_are_found_by_their_words_and_open_their_passage(page: Explorer) -> None:
    look(page, "lessons")
    page.find("#view input[name=q]").send_keys("下班后")
    page.wait(lambda: len(page.all(".quote-card")) == 1)
    card = page.find(".quote-card")
    assert "柳如风" in card.text
    assert "建议" in card.text
    card.find_element(By.CSS_SELECTOR, "button.certainty").click()
    assert card.find_element(By.CSS_SELECTOR, ".evidence mark").text == "他建议家乡也设“夜间窗口”，下班后还能办事"
    card.find_element(By.CSS_SELECTOR, "blockquote + .by a").click()
    page.wait(lambda: page.title() == "柳如风")


def test_a_unit_is_chosen_and_what_was_brought_home_for_it_is_there(page: Explorer) -> None:
    look(page, "lessons")
    Select(page.find("#view select[name=unit]")).select_by_value("unit/渡口县商务局")
    page.wait(lambda: "带回来的建议" in page.find(".cards-place h3").text)
    assert "夜间窗口" in page.find(".cards-place").text
    assert len(page.all(".quote-card")) == 1  # a reflection is no proposal
    Select(page.find("#view select[name=unit]")).select_by_value("unit/渡口县教育局")
    page.wait(lambda: "没有读到" in page.find(".cards-place").text)


def test_of_thousands_of_units_one_types_the_name(explore: Explore) -> None:
    page = explore(make_strangers(450))
    look(page, "lessons")
    box = page.find("#view input[name=unit]")
    box.send_keys("wxmpc")  # 温小满派出
    suggested = page.wait(lambda: [str(one.get_attribute("value")) for one in page.all("#unit-options option")])
    assert "温小满派出公司" in suggested
    assert len(suggested) <= 40
    box.clear()
    box.send_keys("温小满派出公司")
    page.wait(lambda: page.selected() == "?at=lessons&unit=unit/温小满派出公司")
    assert "没有读到" in page.find(".cards-place").text
    assert not page.all(".heat-table")  # nobody brought anything home
    page.chrome.refresh()
    page.wait(lambda: page.find("#view input[name=unit]").get_attribute("value") == "温小满派出公司")
    page.find("#view input[name=unit]").clear()
    page.wait(lambda: page.selected() == "?at=lessons")
    assert "没有这样的收获" in page.find(".cards-place").text
    assert page.console() == []


# ---- timeline


def test_the_timeline_is_as_precise_as_the_texts(page: Explorer) -> None:
    look(page, "times")
    rows = {row.find_element(By.TAG_NAME, "b").text: row for row in page.all(".time-row")}
    assert set(rows) == {"温小满", "柳如风"}
    counted = rows["温小满"].find_elements(By.CSS_SELECTOR, ".track > *")
    # The month is said, the end follows from the length: faint, certain, faint.
    assert [part.get_attribute("class") for part in counted] == ["maybe", "sure counted", "maybe counted"]
    assert "推出" in rows["温小满"].text
    assert [part.get_attribute("class") for part in rows["柳如风"].find_elements(By.CSS_SELECTOR, ".track > *")] == [
        "maybe",
        "open-end",
    ]
    assert "没写何时结束" in rows["柳如风"].text
    assert "许闻笛" in page.find(".undated").text
    batch = page.find(".time-batch").text
    assert "共 12 人" in batch
    assert "点名 1 人" in batch
    rows["温小满"].click()
    page.wait(lambda: page.find("#panel").is_displayed() and "温小满" in page.title())


# ---- what is open


def test_what_is_open_is_listed_and_stands_on_what_it_concerns(page: Explorer) -> None:
    assert page.find("#views a[data-at=open] b").text == "2"
    look(page, "open")
    conflict, question = page.find("#conflict-0"), page.find("#undecided-0")
    assert [side.text for side in conflict.find_elements(By.CSS_SELECTOR, ".side")] == ["2021年8月", "2021年9月"]
    assert [mark.text for mark in conflict.find_elements(By.TAG_NAME, "mark")] == ["八月", "温小满九月才到"]
    assert "只提到姓名" in question.text
    assert len(question.find_elements(By.TAG_NAME, "mark")) == 2
    question.find_element(By.LINK_TEXT, "柳如风").click()
    page.wait(lambda: "只提到姓名" in page.find("#panel .open-note").text)
    look(page, "roster")
    assert len(page.all(".open-sign")) == 2
    page.open(page.path, "cadre/温小满")
    assert "2021年8月 ≠ 2021年9月" in page.find("#panel .open-note").text


# ---- all of it


def test_no_word_of_the_texts_becomes_markup_or_script_in_any_view(explore: Explore, hostile: Knowledge) -> None:
    page = explore(hostile)
    for view in (*VIEWS[1:], "whole"):
        look(page, view, "cadre/%3Cscript%3Ealert(1)%3C/script%3E")
        page.run(
            "for (const button of [...document.querySelectorAll('#view button.certainty')].slice(0, 3)) button.click()"
        )
        assert page.run("return window.harmed") is None
        assert page.all("#view img, #view script, #view iframe, #view a[href^='javascript']") == []
        assert "<script>alert(1)</script>" in page.find("#view").text
    for level in ("province", "county", "__proto__"):
        page.open(page.path, f"?at=flows&level={level}&from=__proto__&to=constructor")
        page.open(page.path, f"?at=lessons&level={level}&theme=__proto__&host=constructor&unit=__proto__")
    page.open(page.path, "?at=__proto__&sort=constructor")
    assert page.find("#network").is_displayed()
    page.open(page.path, "?at=roster&sort=constructor&mode=__proto__")
    assert page.console() == []
    assert page.requests_outside() == []


def test_nothing_known_opens_in_every_view(explore: Explore) -> None:
    page = explore(Knowledge((), (), (), (), (), ()))
    for view in (*VIEWS, "whole"):
        look(page, view)
    assert page.console() == []


def test_initials_find_names(page: Explorer) -> None:
    assert page.search("wxm")[0].startswith("温小满")
    assert any(found.startswith("海州市东港区实验学校") for found in page.search("syxx"))
    assert page.search("zzz") == []


def test_a_page_of_many_data_opens_as_one_of_few(
    explore: Explore, stays: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.explore.page.PLAIN", 0)
    page = explore(stays)
    assert "温小满" not in page.path.read_text(encoding="utf-8")
    assert page.search("夜间")
    page.choose()
    page.wait(lambda: "他建议家乡也设“夜间窗口”" in page.panel())
    assert page.console() == []
    assert page.requests_outside() == []


def test_a_browser_that_cannot_read_the_data_is_told_so(
    explore: Explore, stays: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = explore(stays)
    monkeypatch.setattr("graph.explore.page.PLAIN", 0)
    page.path.write_text(render(stays), encoding="utf-8")
    command = "Page.addScriptToEvaluateOnNewDocument"
    script = page.chrome.execute_cdp_cmd(command, {"source": "delete window.DecompressionStream"})
    try:
        page.chrome.get(page.path.as_uri())
        page.wait(lambda: "浏览器太旧" in page.find("#too-old").text)
    finally:
        page.chrome.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


def test_a_long_list_is_printed_to_its_end(explore: Explore, crowd: Knowledge) -> None:
    page = explore(crowd)
    look(page, "roster")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert len(page.all(".roster tbody th")) == 800


def test_light_and_dark_are_chosen_by_a_button(page: Explorer) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = page.run(ground)
    page.find("#scheme").click()
    assert page.run(ground) != light
    page.find("#scheme").click()
    assert page.run(ground) == light


def test_the_network_is_saved_as_pictures(page: Explorer, tmp_path: Path) -> None:
    drawing = saved(page, tmp_path, "#save-svg", ".svg").decode()
    assert drawing.startswith("<svg")
    for name in ("温小满", "柳如风", "实验学校"):
        assert name in drawing
    assert "script" not in drawing
    picture = saved(page, tmp_path, "#save-png", ".png")
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) > 500


def test_filters_of_the_network_stand_in_the_address(page: Explorer) -> None:
    page.find("[name=group][value=cadre]").click()
    assert page.selected() == "?off=cadre"
    page.chrome.refresh()
    page.wait(lambda: not page.shown("cadre/柳如风"))
    assert not page.find("[name=group][value=cadre]").is_selected()


def test_what_is_printed_is_what_is_looked_at_on_white(page: Explorer) -> None:
    page.find("#scheme").click()
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.run("return getComputedStyle(document.documentElement).getPropertyValue('--ink')") == "#22272b"
        # The network is a drawing on paper, and none of it is lost.
        assert page.find("#paper").is_displayed()
        assert not page.find("#network").is_displayed()
        assert "温小满" in page.find("#paper svg").text
        page.run("window.dispatchEvent(new Event('afterprint')); location.hash = '#?at=roster'")
        page.wait(lambda: page.find(".roster").is_displayed())
        assert not page.find("#view .controls").is_displayed()
        assert not page.find(".search").is_displayed()
        assert not page.find("#paper").is_displayed()
    finally:
        page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert page.run("return document.documentElement.dataset.scheme") == "dark"


def test_every_view_is_reached_and_read_by_keyboard(page: Explorer) -> None:
    for view in VIEWS[1:]:
        look(page, view)
        hidden = page.run(
            "return [...document.querySelectorAll('#view :is(a[href], button, select, input)')]"
            ".filter((one) => one.tabIndex < 0 && !one.closest('.ribbon')).length"
        )
        assert hidden == 0
        unnamed = page.run(
            "return [...document.querySelectorAll('#view :is(a[href], button, select, input, [role=group])')]"
            ".filter((one) => !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.[0]?.textContent.trim())).length"
        )
        assert unnamed == 0


def test_ten_million_times_one_letter_are_shown_in_every_view(explore: Explore) -> None:
    corpus = Corpus()
    text = "字" * 10_000_000
    corpus.text("long.txt", text, text)
    cadre = corpus.thing("cadre/长", "Cadre", text[:100_000], text)
    corpus.fact(corpus.thing("placement/长", "Placement", "长", text), "ofCadre", cadre, text)
    page = explore(corpus.knowledge())
    for view in ("network", "roster", "whole"):
        look(page, view, "cadre/长")
        assert "字字字" in page.find("body").text[:100_000]
    assert page.search("字字字")
    assert page.console() == []
    # It is nowhere told to its end.
    assert page.path.stat().st_size < 1_200_000
