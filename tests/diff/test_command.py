"""The command ``diff``: what is said and written, and the number at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from graph.diff.words import NOTHING
from graph.model import Knowledge
from tests.diff.builds import built, of_entity


@pytest.fixture
def pair(tiny: Knowledge, tmp_path: Path) -> tuple[str, str]:
    new = of_entity(tiny, "person/周若溪", lambda one: None)
    return str(built(tiny, tmp_path / "old")), str(built(new, tmp_path / "new"))


def test_the_command_says_it(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *pair]) == 0
    out = capsys.readouterr().out
    assert out.startswith("三元组 triples：−")
    assert "人物 person：消失 gone 1\n  − 周若溪\n" in out
    assert main(["diff", *pair[::-1]]) == 0
    assert "人物 person：新增 new 1\n  + 周若溪\n" in capsys.readouterr().out


def test_the_number_at_the_end(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *pair, "--exit-code"]) == 1
    capsys.readouterr()
    assert main(["diff", pair[0], pair[0], "--exit-code"]) == 0
    assert capsys.readouterr().out == f"{NOTHING}\n"


@pytest.mark.parametrize("form", ["words", "json", "rdf-patch", "sparql-update"])
def test_a_file_holds_what_standard_output_would(
    form: str, pair: tuple[str, str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["diff", *pair, "--format", form]) == 0
    out = capfdbinary.readouterr().out
    assert out.endswith(b"\n")
    target = tmp_path / "target"
    target.write_text("before")
    assert main(["diff", *pair, "--format", form, "-o", str(target)]) == 0
    assert target.read_bytes() == out
    assert sorted(one.name for one in tmp_path.iterdir()) == ["new", "old", "target"]


def test_a_graph_alone_will_do(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", f"{pair[0]}/graph.nt", pair[1]]) == 0
    assert "  − 周若溪\n" in capsys.readouterr().out


def test_errors_are_one_line_and_leave_the_file(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").mkdir()
    bad = tmp_path / "bad.nt"
    bad.write_text("nonsense\n")
    target = tmp_path / "target"
    target.write_text("before")
    for path, line in (
        (tmp_path / "nowhere", "is no folder of a build and no file"),
        (tmp_path / "texts", "holds no build; run: cadre-graph build"),
        (bad, "is not N-Triples: "),
    ):
        for arguments in ((str(path), pair[1]), (pair[0], str(path))):
            assert main(["diff", *arguments, "--format", "rdf-patch", "-o", str(target)]) == 2
            err = capsys.readouterr().err
            assert err.startswith(f"error: {path}: {line}")
            assert err.count("\n") == 1
            assert target.read_text() == "before"
    assert main(["diff", *pair, "-o", str(tmp_path / "nowhere" / "x")]) == 2
    assert capsys.readouterr().err.endswith("x: cannot be written: No such file or directory\n")
