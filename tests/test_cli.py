"""The command line: what a user types, what is said, and the number at the end."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from graph.cli import cli, main
from graph.errors import InputError
from graph.export import FORMATS
from graph.model import Knowledge
from graph.publish import publish
from graph.queries import shipped

COMMANDS = sorted(cli.commands)


@pytest.fixture(scope="module")
def built(tiny: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a build that nobody changes."""
    output = tmp_path_factory.mktemp("built") / "output"
    publish(tiny, output)
    return output


@pytest.fixture
def reader(tiny: Knowledge, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Path]]:
    """Let ``build`` read the tiny knowledge, and note down what it was asked to read."""
    asked: list[Sequence[Path]] = []

    def read_knowledge(
        sources: Sequence[Path], progress: Callable[[str, int, int], None] | None = None, cache: object = None
    ) -> Knowledge:
        asked.append(sources)
        if any(not source.exists() for source in sources):
            raise InputError("is no text and no folder", str(sources[0]))
        return tiny

    monkeypatch.setitem(sys.modules, "graph.build", SimpleNamespace(read_knowledge=read_knowledge))
    return asked


def test_there_are_the_promised_commands() -> None:
    assert {"build", "query", "explain", "check", "export"} <= set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_both_languages_and_ends_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert "示例 Example:" in said
    assert said.rstrip().splitlines()[-1].strip().startswith(f"cadre-graph {command}")
    assert any("一" <= character <= "龥" for character in said.partition("Options:")[0])


def test_no_command_is_answered_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "build" in capsys.readouterr().out


def test_build_writes_the_folder_and_sums_up(
    reader: list[Sequence[Path]], texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    assert main(["build", str(texts), "-o", str(output)]) == 0
    assert (output / "explorer.html").is_file()
    said = capsys.readouterr().out
    for word in ("documents", "cadres", "placements", "lessons", "undecided", "seconds", "explorer.html"):
        assert word in said
    assert reader == [(texts,)]


def test_build_reads_the_seeds_if_nothing_is_named(
    reader: list[Sequence[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    assert main(["build"]) == 0
    assert reader == [(Path("seeds"),)]
    assert Path("output/graph.nt").is_file()


def test_build_with_a_text_that_is_not_there_leaves_the_output_as_it_was(
    reader: list[Sequence[Path]], built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (built / "graph.nt").stat()
    assert main(["build", str(tmp_path / "nowhere"), "-o", str(built)]) == 2
    assert capsys.readouterr().err == f"error: {tmp_path / 'nowhere'}: is no text and no folder\n"
    assert (built / "graph.nt").stat() == before


def test_build_refuses_a_folder_of_somebody_else_before_it_reads(
    reader: list[Sequence[Path]], texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(texts), "-o", str(texts)]) == 2
    assert "holds files but no build" in capsys.readouterr().err
    assert reader == []


def test_build_says_in_one_line_which_text_is_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("碧江区商务局局长田茂林在苏州市吴江区挂职。", encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(tmp_path / "output")]) == 0
    assert capsys.readouterr().err == "warning: b.txt: 与 a.txt 内容相同，不再读入 says the same as a.txt, left out\n"
    assert "- b.txt = a.txt" in (tmp_path / "output" / "report.md").read_text(encoding="utf-8")


def test_build_takes_another_base(reader: list[Sequence[Path]], texts: Path, tmp_path: Path) -> None:
    assert main(["build", str(texts), "-o", str(tmp_path / "o"), "--base", "https://example.org/x/"]) == 0
    assert "<https://example.org/x/cadre/林知远>" in (tmp_path / "o" / "graph.nt").read_text(encoding="utf-8")


def test_query_shows_a_table(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "who-went-where", "-o", str(built)]) == 0
    said = capsys.readouterr().out
    assert "林知远" in said
    assert said.endswith("2 行 rows\n")


def test_query_lists_what_is_shipped_with_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list"]) == 0
    said = capsys.readouterr().out
    assert all(query.name in said and query.about in said for query in shipped())


def test_query_writes_csv(built: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["query", "who-went-where", "-o", str(built), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8-sig"), newline="")))
    assert [row["cadre"] for row in rows] == ["林知远", "苏明哲"]


def test_query_writes_json(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "who-went-where", "-o", str(built), "--format", "json"]) == 0
    bindings = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert bindings[0]["cadre"] == {"type": "literal", "value": "林知远", "xml:lang": "zh"}


def test_query_takes_sparql_and_a_file(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sparql = "SELECT ?name WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name }"
    (tmp_path / "q.rq").write_text(sparql, encoding="utf-8")
    for query in (sparql, str(tmp_path / "q.rq")):
        assert main(["query", query, "-o", str(built)]) == 0
        assert capsys.readouterr().out.endswith("3 行 rows\n")


def test_query_binds_a_parameter(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "lessons-of-a-cadre", "--param", "cadre=苏明哲", "-o", str(built)]) == 0
    said = capsys.readouterr().out
    assert "设周末窗口" in said and "林知远" not in said.replace("林知远和苏明哲", "")


def test_query_answers_a_construct_in_turtle(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "CONSTRUCT WHERE { ?b a cadre:Batch }", "-o", str(built)]) == 0
    assert "a cadre:Batch ." in capsys.readouterr().out


def test_words_of_a_text_do_not_steer_the_terminal(
    tiny: Knowledge, tmp_path: Path, capsys: pytest.CaptureFixture[str], built: Path
) -> None:
    query = 'SELECT ("\\u001b[2J[red]x[/red]" AS ?word) WHERE {}'
    assert main(["query", query, "-o", str(built)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "[red]x[/red]" in said


def test_explain_shows_facts_with_quote_and_rule(built: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "林知远", "-o", str(built), "--texts", str(texts)]) == 0
    said = capsys.readouterr().out
    assert "任局长 助理,「为期半年」。林知远说" in said
    assert "placement-stay" in said and "Reads a stay from who" in said


def test_explain_lists_what_is_meant_if_it_is_not_clear(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "周末", "-o", str(built)]) == 2
    captured = capsys.readouterr()
    assert captured.err == "error: 周末: 3 things are called so; give the IRI of one\n"
    assert len(captured.out.splitlines()) == 3


def test_check_says_that_all_is_well(built: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-o", str(built), "--texts", str(texts)]) == 0
    assert "errors: 0" in capsys.readouterr().out


def test_check_says_what_is_wrong_and_where(built: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "notice.txt").write_text("something else", encoding="utf-8")
    assert main(["check", "-o", str(built), "--texts", str(texts)]) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"error: {texts / 'notice.txt'}: ")
    assert "errors: 1" in said


def test_check_only_warns_of_a_text_that_is_gone(built: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "notice.txt").unlink()
    assert main(["check", "-o", str(built), "--texts", str(texts)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"warning: {texts / 'notice.txt'}: ")
    assert "warnings: 1" in said


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
def test_export_writes_what_the_build_wrote(built: Path, tmp_path: Path, name: str) -> None:
    suffix = next(form.suffix for form in FORMATS if form.name == name)
    assert main(["export", "--format", name, "-o", str(built), "--to", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x").read_bytes() == (built / f"graph.{suffix}").read_bytes()


def test_export_writes_to_standard_output(built: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", "ntriples", "-o", str(built)]) == 0
    assert capfdbinary.readouterr().out == (built / "graph.nt").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "who-went-where", "-o", "{nowhere}"],
        ["query", "no-such-query", "-o", "{built}"],
        ["query", "SELECT * WHERE {", "-o", "{built}"],
        ["query", "SELECT * WHERE { SERVICE <http://x/> { ?s ?p ?o } }", "-o", "{built}"],
        ["query", "-o", "{built}"],
        ["query", "who-went-where", "--param", "cadre", "-o", "{built}"],
        ["query", "who-went-where", "--param", "nobody=x", "-o", "{built}"],
        ["query", "who-went-where", "--format", "xls", "-o", "{built}"],
        ["explain", "诸葛亮", "-o", "{built}"],
        ["explain", "林知远", "-o", "{nowhere}"],
        ["check", "-o", "{nowhere}"],
        ["export", "--format", "docx", "-o", "{built}"],
        ["export", "-o", "{built}"],
        ["export", "--format", "turtle", "-o", "{built}", "--to", "{nowhere}/x/y"],
        ["dance"],
        ["build", "--dance"],
    ],
    ids=" ".join,
)
def test_an_error_is_one_line_and_two(
    arguments: list[str], built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [one.replace("{built}", str(built)).replace("{nowhere}", str(tmp_path / "nowhere")) for one in arguments]
    assert main(filled) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert captured.err.count("\n") == 1


def test_every_command_has_a_short_help() -> None:
    assert all(isinstance(one, click.Command) and one.get_short_help_str() for one in cli.commands.values())
