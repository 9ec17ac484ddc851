"""Whatever a user hands in: one line that says what is wrong and where, 2 at the end, and the build that was there is whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli import main
from graph.model import Knowledge
from graph.output import MANIFEST, MARKER
from graph.publish import publish

TEXT = "碧江区商务局局长田茂林在苏州市吴江区挂职。"
#: What makes a folder of texts worse, told from where it is; ``{}`` in what is said stands for that folder.
Spoil = Callable[[Path], object]


def catalogue(*lines: str) -> Spoil:
    """Return what writes a catalogue that says *lines* of the text."""
    said = "\n".join(['["a.txt"]', *lines])
    return lambda folder: (folder / "catalogue.toml").write_text(said, encoding="utf-8")


def file(name: str, data: bytes) -> Spoil:
    """Return what writes a file."""
    return lambda folder: (folder / name).write_bytes(data)


def loop(folder: Path) -> None:
    (folder / "b.txt").symlink_to(folder / "b.txt")


def nameless(folder: Path) -> None:
    """Write a file whose name is GBK on a machine of UTF-8."""
    Path(os.fsdecode(os.fsencode(folder) + b"/\xb9\xd2\xff.txt")).write_text(TEXT, encoding="utf-8")


TEXTS: list[tuple[str, Spoil, str]] = [
    ("an empty file", file("b.txt", b""), "{}/b.txt: is empty"),
    ("an empty file with its mark", file("b.txt", b"\xef\xbb\xbf"), "{}/b.txt: holds nothing but blanks"),
    ("blanks", file("b.txt", " \u3000\r\n\u200b\t\n".encode()), "{}/b.txt: holds nothing but blanks"),
    ("a picture", file("b.txt", b"\x89PNG\r\n\x1a\n\x00"), "{}/b.txt: is not a Chinese text in"),
    (
        "Korean",
        file("b.txt", ("경상북도 공무원은 파견 근무를 하였다. " * 20).encode("euc-kr")),
        "{}/b.txt: is not a Chinese",
    ),
    ("broken UTF-8", file("b.txt", TEXT.encode() * 20 + b"\xe6\xe6"), "{}/b.txt: is not a Chinese text in UTF-8"),
    ("a folder like a text", lambda folder: (folder / "b.txt").mkdir(), "{}/b.txt: is a folder"),
    ("a loop of links", loop, "{}/b.txt: cannot be read: "),
    (
        "a link to nothing",
        lambda folder: (folder / "b.txt").symlink_to("gone"),
        "{}/b.txt: cannot be read: No such file",
    ),
    ("a pipe", lambda folder: os.mkfifo(folder / "b.txt"), "{}/b.txt: is a folder or a device"),
    ("a name that is no UTF-8", nameless, "{}/\\xb9\\xd2\\xff.txt: the name of the file is not UTF-8"),
    (
        "a day that is none",
        catalogue('date = "2021-02-30"'),
        "catalogue.toml, ['a.txt']: date = '2021-02-30' is no day",
    ),
    ("a date in words", catalogue('date = "2021年3月"'), "catalogue.toml, ['a.txt']: date = '2021年3月' is no day"),
    ("a month that is none", catalogue('date = "2021-13"'), "catalogue.toml, ['a.txt']: date = '2021-13' is no day"),
    ("a day and an hour", catalogue('date = "2021-03-01T10:00"'), "date = '2021-03-01T10:00' is no day"),
    ("the year nought", catalogue('date = "0000"'), "date = '0000' is no day"),
    ("a place that is none", catalogue('place = "东山省云岭县"'), "['a.txt']: place = '东山省云岭县' is no area"),
    ("a place by its short name", catalogue('place = "闵行区"'), "['a.txt']: place = '闵行区' is no area"),
    ("a catalogue of bytes", file("catalogue.toml", b"\xff\xfe\x00"), "{}/catalogue.toml: is not TOML"),
    (
        "a folder like a catalogue",
        lambda folder: (folder / "catalogue.toml").mkdir(),
        "catalogue.toml: cannot be read: ",
    ),
]


@pytest.fixture
def output(tiny: Knowledge, tmp_path: Path) -> Path:
    """Return a build that must stay as it is."""
    publish(tiny, tmp_path / "output")
    return tmp_path / "output"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command line, make sure that it fails as it should, and return its line."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert captured.err.count("\n") == 1
    return captured.err.removeprefix("error: ")


@pytest.mark.parametrize(("spoil", "expected"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_texts_that_cannot_be_read(
    spoil: Spoil, expected: str, output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    spoil(folder)
    before = contents(output)
    assert expected.replace("{}", str(folder)) in said(["build", str(folder), "-o", str(output)], capsys)
    assert contents(output) == before


@pytest.mark.parametrize("what", ["a.txt", "catalogue.toml", "."])
def test_what_one_may_not_read(
    what: str, output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    catalogue('title = "x"')(folder)
    forbidden = folder / what
    # Whoever runs the tests as root may read everything, whatever the mode.
    for name in ("read_bytes", "iterdir"):
        allowed = getattr(Path, name)

        def refuse(path: Path, allowed: Callable[[Path], object] = allowed) -> object:
            if path == forbidden:
                raise PermissionError(13, "Permission denied", str(path))
            return allowed(path)

        monkeypatch.setattr(Path, name, refuse)
    line = said(["build", str(folder), "-o", str(output)], capsys)
    assert line == f"{forbidden}: cannot be read: Permission denied\n"


@pytest.mark.parametrize(
    "base", ["example.org/", "https://e.org/#", "http:/", "https://e.org/%zz/", "https://[/", "", "\x1b/"]
)
def test_a_base_that_is_none(base: str, output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    before = contents(output)
    line = said(["build", str(tmp_path / "a.txt"), "-o", str(output), "--base", base], capsys)
    assert "is no base for IRIs" in line
    assert "\x1b" not in line
    assert contents(output) == before


def test_an_output_that_leads_in_a_circle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "output").symlink_to(tmp_path / "output")
    line = said(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "output")], capsys)
    assert line.startswith(f"{tmp_path / 'output'}: ")


def test_a_build_whose_manifest_is_no_list_is_not_built_over(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (output / MANIFEST).write_bytes(b"\xff\x00\xfe")
    before = contents(output)
    line = said(["build", str(tmp_path / "a.txt"), "-o", str(output)], capsys)
    assert line == f"{output / MANIFEST}: is no list of checksums\n"
    assert contents(output) == before


def instead(name: str, data: bytes | None) -> Spoil:
    """Return what puts other bytes, or a folder, into the place of a file of a build."""

    def spoil(output: Path) -> None:
        (output / name).unlink()
        if data is None:
            (output / name).mkdir()
        else:
            (output / name).write_bytes(data)

    return spoil


def blank(line: bytes) -> Spoil:
    """Return what writes a line that no build writes before the others."""
    return lambda output: (output / MARKER).write_bytes(line + b"\n" + (output / MARKER).read_bytes())


BUILDS: list[tuple[str, Spoil, str]] = [
    ("a blank subject", blank(b'_:x <u:a> "b" .'), "{}/graph.nt:1: has a node without a name"),
    ("a blank object", blank(b"<u:a> <u:a> _:x ."), "{}/graph.nt:1: has a node without a name"),
    ("a triple in a triple", blank(b"<u:a> <u:a> <<( <u:a> <u:a> <u:a> )>> ."), "{}/graph.nt:1: has a node"),
    ("a graph of bytes", instead(MARKER, b"\xff\x00\xfe"), "{}/graph.nt: is not N-Triples"),
    ("a folder like a graph", instead(MARKER, None), "{}/graph.nt: cannot be read: Is a directory"),
]
MORE: list[tuple[str, Spoil, str]] = [
    ("a ledger of bytes", instead("ledger.csv", b"\xff\x00\xfe"), "{}/ledger.csv: the build has no ledger"),
    ("an empty ledger", instead("ledger.csv", b""), "{}/ledger.csv: has other columns"),
    ("a folder like a ledger", instead("ledger.csv", None), "{}/ledger.csv: the build has no ledger"),
    ("checksums of bytes", instead(MANIFEST, b"\xff\x00\xfe"), "{}/SHA256SUMS: is no list of checksums"),
    ("a folder like checksums", instead(MANIFEST, None), "{}/SHA256SUMS: cannot be read: Is a directory"),
]


@pytest.mark.parametrize(
    "command", [["check"], ["query", "roster"], ["explain", "林知远"], ["export", "--format", "turtle"]]
)
@pytest.mark.parametrize(("spoil", "expected"), [case[1:] for case in BUILDS], ids=[case[0] for case in BUILDS])
def test_a_graph_that_cannot_be_read(
    command: list[str], spoil: Spoil, expected: str, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(output)
    assert expected.replace("{}", str(output)) in said([*command, "-o", str(output)], capsys)


@pytest.mark.parametrize(("spoil", "expected"), [case[1:] for case in MORE], ids=[case[0] for case in MORE])
def test_a_build_that_cannot_be_checked(
    spoil: Spoil, expected: str, output: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(output)
    assert expected.replace("{}", str(output)) in said(["check", "-o", str(output), "--texts", str(texts)], capsys)


def test_an_offset_that_is_none_is_found_and_nothing_breaks(
    output: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = output / MARKER
    graph.write_bytes(graph.read_bytes().replace(b'beginIndex> "', b'beginIndex> "x', 1))
    assert main(["check", "-o", str(output), "--texts", str(texts)]) == 1
    assert "nif:beginIndex" in capsys.readouterr().out
