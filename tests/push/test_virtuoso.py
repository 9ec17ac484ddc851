"""A real Virtuoso: what it would spoil, refuse or misunderstand arrives all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.cli import main
from graph.export.rdf import ntriples
from graph.output import MARKER
from tests.push.stores import held_by_virtuoso, of_build

GRAPH = "https://example.org/干部"
_DURATION = '"^^<http://www.w3.org/2001/XMLSchema#duration>'
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(autouse=True)
def _signed(_direct: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the name and the password that a new Virtuoso has."""
    monkeypatch.setenv("CADRE_GRAPH_USER", "dba")
    monkeypatch.setenv("CADRE_GRAPH_PASSWORD", "dba")


def push(address: str, build: Path, *options: str) -> int:
    return main(["push", address, "-o", str(build), "--profile", "virtuoso", "--graph", GRAPH, *options])


def expected(build: Path) -> set[str]:
    """Return the graph of a build as it arrives: lengths of stays as plain strings, the rest as it is."""
    return {one.removesuffix(_DURATION) + '"' if one.endswith(_DURATION) else one for one in of_build(build)}


def written(folder: Path, triples: list[Triple]) -> Path:
    """Return a folder with a graph of these triples."""
    folder.mkdir()
    (folder / MARKER).write_bytes(ntriples(sorted(triples, key=str)))
    return folder


def values(folder: Path, *literals: Literal) -> Path:
    return written(
        folder,
        [
            Triple(NamedNode(f"https://e.org/{at}"), NamedNode("https://e.org/p"), one)
            for at, one in enumerate(literals)
        ],
    )


@pytest.mark.parametrize("options", [[], ["--update"], ["--update", "--batch", "150"]])
def test_what_is_pushed_is_there(
    virtuoso_address: str, builds: tuple[Path, Path], options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for build in builds:
        assert push(virtuoso_address, build, *options) == 0
        assert f"counted there: {len(of_build(build))}" in capsys.readouterr().out
        assert held_by_virtuoso(virtuoso_address, GRAPH) == expected(build)
    assert any(_DURATION in one for one in of_build(builds[0]))


def test_only_what_changed_is_pushed(
    virtuoso_address: str, builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for build, options in ((builds[0], []), (builds[1], ["--diff"]), (builds[0], ["--diff"])):
        assert push(virtuoso_address, build, *options) == 0
        assert held_by_virtuoso(virtuoso_address, GRAPH) == expected(build)
    capsys.readouterr()
    assert push(virtuoso_address, builds[0], "--diff") == 0
    assert "+0 −0；请求 requests：0" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--update"]])
def test_no_text_is_taken_for_something_else(virtuoso_address: str, tmp_path: Path, options: list[str]) -> None:
    build = values(
        tmp_path / "build",
        Literal("<html><head profile='x'></head></html>", language="zh"),
        Literal("长" * 70_000, language="zh"),
        Literal("𠮷野家\n\r\t\"'\\ \\u0041 \\\\U00000041 \u200b\x0c}; DROP <x>", language="zh"),
        Literal(""),
        Literal("2021-03", datatype=NamedNode(XSD + "gYearMonth")),
        Literal("2021", datatype=NamedNode(XSD + "gYear")),
        Literal("2020-02-29", datatype=NamedNode(XSD + "date")),
        Literal("P3M15D", datatype=NamedNode(XSD + "duration")),
        Literal("0.125", datatype=NamedNode(XSD + "decimal")),
        Literal("7", datatype=NamedNode(XSD + "nonNegativeInteger")),
    )
    assert push(virtuoso_address, build, *options) == 0
    assert held_by_virtuoso(virtuoso_address, GRAPH) == expected(build)


@pytest.mark.parametrize("options", [[], ["--update"]])
def test_more_than_it_reads_before_it_refuses_arrives(
    virtuoso_address: str, tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Three million bytes unsigned would break off; twelve in one update would be more than it can hold."""
    build = values(tmp_path / "build", *(Literal(f"{at}" + "长" * 4000, language="zh") for at in range(1000)))
    assert (build / MARKER).stat().st_size > 12_000_000
    assert push(virtuoso_address, build, *options) == 0
    said = capsys.readouterr().out
    assert "counted there: 1000" in said
    number = re.search("requests：([0-9]+)", said)
    assert number is not None and int(number[1]) == (14 if options else 1)


def test_a_wrong_password_is_told_in_one_line(
    virtuoso_address: str,
    builds: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CADRE_GRAPH_PASSWORD", "秘密")
    for options in ([], ["--update"]):
        assert push(virtuoso_address, builds[0], *options) == 2
        said = capsys.readouterr().err
        assert "name or password is wrong, or missing" in said and len(said.splitlines()) == 1


def test_what_it_says_of_a_mistake_is_shown_without_tags(
    virtuoso_address: str, builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert push(virtuoso_address + "/nowhere", builds[0], "--update") == 2
    said = capsys.readouterr().err
    assert "answers 404" in said and "<" not in said and len(said.splitlines()) == 1
