"""The same texts give the same bytes: under any hash seed, in any order of files, wherever the output lies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.build import read_knowledge
from graph.errors import InputError
from graph.model import Copy

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "seeds").glob("*.txt"))


def start(texts: list[Path], output: Path, seed: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "graph", "build", *map(str, texts), "-o", str(output)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build the seeds twice at once, in two processes with two hash seeds and in two orders of files."""
    folder = tmp_path_factory.mktemp("builds")
    orders = {"1": TEXTS, "2": [*reversed(TEXTS[1:]), TEXTS[0]]}
    running = {seed: start(texts, folder / seed, seed) for seed, texts in orders.items()}
    for process in running.values():
        told, _ = process.communicate(timeout=120)
        assert process.returncode == 0, told
    return files(folder / "1"), files(folder / "2")


def test_two_builds_hold_the_same_files(builds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    one, other = builds
    assert set(one) == set(other)
    assert {"graph.ttl", "graph.nt", "graph.jsonld", "graph.rdf", "ledger.csv", "report.md", "explorer.html"} <= set(
        one
    )
    assert any(name.startswith("tables") for name in one)


def test_two_builds_are_equal_in_bytes(builds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    one, other = builds
    assert [name for name in one if one[name] != other[name]] == []


def test_no_file_of_a_build_is_empty(builds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert [name for name, data in builds[0].items() if not data] == []


def test_a_build_says_nothing_of_where_it_was_made(builds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    place = str(ROOT).encode()
    assert [name for name, data in builds[0].items() if place in data] == []


def test_progress_is_told_of_each_text_before_it_is_read() -> None:
    told: list[tuple[str, int, int]] = []
    read_knowledge(list(reversed(TEXTS[:2])), lambda *step: told.append(step))
    assert told == [(TEXTS[0].name, 1, 2), (TEXTS[1].name, 2, 2)]


def test_folders_and_files_may_be_mixed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("碧江区商务局局长田茂林在苏州市吴江区挂职。", encoding="utf-8")
    (tmp_path / "b.md").write_text("# 见闻\n\n巧家县水务局副局长陆启元在东莞市挂职。", encoding="utf-8")
    knowledge = read_knowledge([tmp_path / "b.md", tmp_path])
    assert [one.name for one in knowledge.documents] == ["a.txt", "b.md"]
    assert {one.label for one in knowledge.entities if one.kind == "Cadre"} == {"田茂林", "陆启元"}


def test_one_text_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("碧江区商务局局长田茂林在苏州市吴江区挂职。", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with pytest.raises(InputError, match=r"b\.txt"):
        read_knowledge([tmp_path])


@pytest.mark.parametrize("text", ["。", "挂职", "# ", "𠮷"])
def test_a_text_with_next_to_nothing_in_it_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    knowledge = read_knowledge([tmp_path])
    assert [one.kind for one in knowledge.entities if one.kind == "Cadre"] == []


def test_a_copy_counts_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("碧江区商务局局长田茂林在苏州市吴江区挂职。", encoding="utf-8")
    knowledge = read_knowledge([tmp_path])
    assert [one.name for one in knowledge.documents] == ["a.txt"]
    assert [one.label for one in knowledge.entities if one.kind == "Cadre"] == ["田茂林"]
    assert {one.passage.document for one in knowledge.ledger} == {"a.txt"}
    assert knowledge.copies == (Copy("b.txt", "a.txt"),)
