"""The page as a file: complete, the same every time, and deaf to what texts try to tell it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from zlib import decompress

import pytest

from graph.explore import render
from graph.explore.dossier import PREDICATES
from graph.explore.page import PLAIN, Block, Inline, data_blocks, json_block
from graph.explore.picture import GROUPS
from graph.explore.strings import INVERSES, STRINGS, literal_words
from graph.model import Certainty, Knowledge, Literal
from tests.explore.columns import Read
from tests.explore.texts import ATTACKS

NOTHING = Knowledge((), (), (), (), (), ())


class Elements(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.data: dict[str, str] = {}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._inside = dict(attrs).get("id") or "" if tag == "script" else ""

    def handle_data(self, data: str) -> None:
        """Note what stands in a data block."""
        if self._inside:
            self.data[self._inside] = self.data.get(self._inside, "") + data


def test_hostile_texts_add_no_element_and_no_attribute(stays: Knowledge, hostile: Knowledge) -> None:
    plain, attacked = Elements(render(stays)), Elements(render(hostile))
    assert attacked.tags.count("script") == plain.tags.count("script") == 12
    assert set(attacked.tags) == set(plain.tags)
    assert not [name for name, _ in attacked.attributes if name.startswith("on") or name == "style"]
    assert not [value for name, value in attacked.attributes if name in {"href", "src"} and "script" in value]


def test_hostile_texts_come_back_as_they_were(hostile: Knowledge) -> None:
    data = Elements(render(hostile)).data
    columns = Read(json.loads(data["data-columns"]), b64decode(data["data-bytes"]))
    paragraphs = columns.words("paragraph")
    whole = [text.encode("utf-8", "replace").decode() for text in ATTACKS]
    assert all(any(attack in paragraph for paragraph in paragraphs) for attack in whole)
    assert set(whole) <= {*columns.words("thing id"), *columns.words("name")}


def test_the_policy_names_every_script_and_style_and_allows_no_other(stays: Knowledge) -> None:
    page = render(stays)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for code in (*re.findall(r"<script>(.*?)</script>", page, re.S), *re.findall(r"<style>(.*?)</style>", page, re.S)):
        assert Inline(code).hash in policy
    assert policy.count("sha256-") == 3


def test_the_page_names_no_other_host(stays: Knowledge) -> None:
    ours = re.sub(r"<script>/\*\*\n \* vis-network.*?</script>", "", render(stays), flags=re.S)
    # The name of what drawings are made of is no address, though it looks like one.
    assert not re.findall(r"https?://", ours.replace("http://www.w3.org/2000/svg", ""))
    assert "sourceMappingURL" not in render(stays)


def test_nothing_known_is_a_page_too() -> None:
    assert "干部挂职知识图谱" in render(NOTHING)


_DIGESTS = """
from hashlib import sha256
from sys import stdout
from graph.explore import render
from tests.explore.crowd import make_crowd
from tests.explore.texts import make_hostile, make_stays
bodies = make_stays(), make_hostile(), make_crowd(120)
stdout.write(" ".join(sha256(render(body).encode()).hexdigest() for body in bodies))
"""


def test_the_page_is_the_same_under_any_hash_seed() -> None:
    root = str(Path(__file__).parents[2])
    made = {
        subprocess.run(
            [sys.executable, "-c", _DIGESTS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert re.fullmatch(r"[0-9a-f]{64}( [0-9a-f]{64}){2}", made.pop())


@pytest.mark.parametrize("text", ["a</script>b", "<!-- b", "a\rb", "x</STYLE>"])
def test_a_script_that_would_end_itself_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="end tag"):
        Inline(text)


def test_json_blocks_hold_no_markup_and_read_back() -> None:
    value = ["</script><!--&amp;", "\u2028\u2029", "𠮷", "\ud800"]
    block = json_block(value)
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == [*value[:3], "?"]


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    for key, words in (STRINGS | INVERSES).items():
        assert all(word.strip() for word in words), key
    assert set(INVERSES) <= set(PREDICATES)


def test_every_word_that_the_scripts_ask_for_is_in_the_table() -> None:
    folder = files("graph.explore")
    code = "".join((folder / "scripts" / file.name).read_text("utf-8") for file in (folder / "scripts").iterdir())
    asked = set(re.findall(r'\bsay\("([a-z-]+)"', code))
    asked |= set(re.findall(r'data-say(?:-\w+)?="([a-z-]+)"', (folder / "explorer.html.j2").read_text("utf-8")))
    assert asked
    assert asked <= set(STRINGS)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [":root", ':root[data-scheme="dark"]'], ids=["light", "dark"])
def test_every_ink_and_outline_has_contrast_enough(scheme: str) -> None:
    css = (files("graph.explore") / "explorer.css").read_text("utf-8")
    (table,) = re.findall(rf"^ *{re.escape(scheme)} \{{(.*?)\}}", css, re.S | re.M)
    colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", table))
    inks = [(group, f"{group}-ink") for group in GROUPS] + [("mark", "mark-ink"), ("mark", "ink")]
    inks += [(ground, ink) for ground in ("ground", "paper", "stripe") for ink in ("ink", "quiet", "link", *Certainty)]
    inks += [(f"heat-{step}", "heat-ink" if step < 4 else "heat-ink-strong") for step in range(1, 6)]
    assert [pair for pair in inks if _contrast(*(colour[name] for name in pair)) < 4.5] == []
    outlines = [f"{group}-line" for group in (*GROUPS, "lesson")] + ["ring", "pairing", "edge"]
    assert [name for name in outlines if _contrast(colour[name], colour["ground"]) < 3] == []


@pytest.mark.parametrize(
    ("value", "datatype", "zh", "en"),
    [
        ("2022-10-18", "date", "2022年10月18日", "2022-10-18"),
        ("2021-08", "gYearMonth", "2021年8月", "2021-08"),
        ("2021", "gYear", "2021年", "2021"),
        ("P6M", "duration", "6个月", "6 months"),
        ("P3M15D", "duration", "3个月15天", "3 months 15 days"),
        ("P1Y", "duration", "1年", "1 year"),
        ("P", "duration", "P", "P"),
        ("去年", "date", "去年", "去年"),
        ("1615", "integer", "1615", "1615"),
    ],
)
def test_values_are_written_as_people_write_them(value: str, datatype: str, zh: str, en: str) -> None:
    assert literal_words(Literal(value, datatype)) == (zh, en)


def test_many_data_are_deflated_and_come_back() -> None:
    few, many, columns = (
        {"things": ["</script>"]},
        {"things": ["字" * (PLAIN + 1)], "facts": [[1, 2]]},
        bytes(range(256)),
    )
    plain = data_blocks(few, columns)
    assert plain["bytes"] == Block("application/octet-stream", b64encode(columns).decode())
    assert json.loads(plain["things"].text) == few["things"]
    assert plain["things"].type == "application/json"
    blocks = data_blocks(many, columns)
    assert {block.type for block in blocks.values()} == {"application/zlib"}
    inflated = {name: decompress(b64decode(block.text)) for name, block in blocks.items()}
    assert inflated.pop("bytes") == columns
    assert {name: json.loads(text) for name, text in inflated.items()} == many
    assert not any(set("<>&") & set(block.text) for block in blocks.values())
    assert sum(len(block.text) for block in blocks.values()) < PLAIN / 10
