"""What a person does with the page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from graph.model import Knowledge
from tests.explore.browser import Explorer

Explore = Callable[[Knowledge], Explorer]

XIAOMAN = "渡口县教育局副局长温小满来到海州市东港区实验学校跟班学习"


def test_search_click_and_read_the_quote(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    results = page.search("小满")
    assert results[0].startswith("温小满")
    page.choose()
    page.wait(lambda: page.title() == "温小满")
    assert "海州市东港区实验学校" in page.panel()
    assert "3个月" in page.panel()
    assert XIAOMAN in page.quotes()
    assert page.selected() == "cadre/温小满"
    assert page.console() == []
    assert page.requests_outside() == []


def test_the_highlight_is_right_beside_characters_outside_the_basic_plane(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    page.search("祥街道")
    page.choose()
    page.wait(lambda: page.quotes() == ["𠮷祥街道的人"])
    assert "下班后还能办事。𠮷祥街道的人都说好。" in str(page.find("#panel blockquote").get_property("textContent"))


def test_search_understands_parts_other_names_and_quotes(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    assert any("夜间窗口" in result for result in page.search("夜间"))
    assert any(result.startswith("海州市东港区") for result in page.search("东港"))
    assert any("下班后还能办事" in result for result in page.search("下班后"))
    assert any("温小满" in result for result in page.search("实验学校 小满"))
    assert page.search("查无此人") == []
    assert "没有找到" in page.find("#results").text


def test_search_by_keyboard_alone(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    page.find("body").send_keys("/")
    box = page.chrome.switch_to.active_element
    assert box.get_attribute("id") == "search"
    box.send_keys("渡口县")
    options = page.all("#results [role=option]")
    assert len(options) > 2
    box.send_keys(Keys.ARROW_DOWN)
    assert box.get_attribute("aria-activedescendant") == "result-1"
    chosen = options[1].find_element(By.CSS_SELECTOR, ".name").text
    box.send_keys(Keys.ENTER)
    page.wait(lambda: page.title() == chosen)
    assert not page.find("#results").is_displayed()
    page.chrome.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.wait(lambda: page.selected() == "")


def test_a_click_on_a_node_and_on_a_line_opens_their_facts(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    page.click_node("unit/海州市东港区实验学校")
    page.wait(lambda: page.title() == "海州市东港区实验学校")
    page.click_line("cadre/柳如风 → host:area/海州市")
    page.wait(lambda: page.title() == "柳如风 — 海州市")
    assert "渡口县商务局柳如风在海州市挂职" in page.quotes()
    assert page.selected().startswith("line:")


def test_a_fact_opens_its_passage_and_its_rule(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    page.open(page.path, "placement/温小满")
    row = next(row for row in page.all("#panel .fact") if "2021年8月" in row.text)
    assert "inferred" in str(row.get_attribute("class"))
    button = row.find_element(By.CSS_SELECTOR, "button.certainty")
    assert "推出" in button.text
    button.click()
    assert row.find_element(By.CSS_SELECTOR, "mark").text == "八月"
    assert "river.txt" in row.text
    row.find_element(By.CSS_SELECTOR, "summary").click()
    assert "Reads what 「stay-named」 says." in row.text


def test_back_and_forward_follow_the_address(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    page.open(page.path, "cadre/温小满")
    assert page.title() == "温小满"
    page.find("#panel a[href^='#unit/']").click()
    page.wait(lambda: page.selected().startswith("unit/"))
    page.chrome.back()
    page.wait(lambda: page.title() == "温小满")
    page.chrome.forward()
    page.wait(lambda: page.selected().startswith("unit/"))


def test_filters_leave_what_was_asked_for(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    rows = [row.text for row in page.all("#panel .rows li")]
    assert len(rows) == 3
    assert ["已取消" in row for row in rows] == ["许闻笛" in row for row in rows]
    Select(page.find("#area")).select_by_visible_text("海州市东港区 (1)")
    assert [row.text.split()[0] for row in page.all("#panel .rows li")] == ["温小满"]
    assert page.shown("cadre/温小满")
    assert not page.shown("cadre/柳如风")
    page.find("#clear").click()
    assert page.shown("cadre/柳如风")
    page.find("[name=group][value=cadre]").click()
    assert not page.shown("cadre/柳如风")
    page.search("柳如风")
    page.choose()
    page.wait(lambda: page.shown("cadre/柳如风"))


def test_the_interface_speaks_english_and_the_data_stay_chinese(explore: Explore, stays: Knowledge) -> None:
    page = explore(stays)
    page.find("#language").click()
    assert page.find("h1").text == "Knowledge graph of cadre placements"
    page.search("温小满")
    page.choose()
    page.wait(lambda: page.title() == "温小满")
    assert "3 months" in page.panel()
    assert "stated" in page.panel()
    page.find("#language").click()
    assert "3个月" in page.panel()


def test_no_word_of_the_texts_becomes_markup_or_script(explore: Explore, hostile: Knowledge) -> None:
    page = explore(hostile)
    for entity in hostile.entities:
        page.run("location.hash = '#' + encodeURIComponent(arguments[0])", entity.id)
        page.wait(lambda id_=entity.id: page.selected() == id_)
        page.run(
            "for (const kind of ['button.certainty', 'summary'])"
            " for (const one of [...document.querySelectorAll('#panel ' + kind)].slice(0, 2)) one.click()"
        )
    for words in ("script", "harmed", "javascript:", "<", '"'):
        page.search(words)
    page.click_node("cadre/__proto__")
    assert page.run("return window.harmed") is None
    assert page.all("#panel img, #panel svg, #panel script, #results img, a[href^='javascript']") == []
    assert page.console() == []
    assert page.requests_outside() == []


def test_hovering_shows_a_hostile_name_as_text(explore: Explore, hostile: Knowledge) -> None:
    page = explore(hostile)
    page.hover("lesson/<a href=javascript:window.harmed=1>x</a>")
    page.wait(lambda: "<a href" in page.find(".vis-tooltip").text)
    assert page.all(".vis-tooltip *") == []


def test_nothing_known_opens_without_complaint(explore: Explore) -> None:
    page = explore(Knowledge((), (), (), (), (), ()))
    assert "没有符合筛选的干部" in page.panel()
    assert page.console() == []
