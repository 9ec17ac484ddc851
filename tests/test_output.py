"""A build is written whole or not at all, and never over somebody else's files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from graph import output as module
from graph.errors import OutputError
from graph.output import MANIFEST, MARKER, owned, recover, write_build, write_file

ROOT = Path(__file__).parents[1]
OLD = {MARKER: b"old\n", "tables/placements.csv": b"old", "gone.csv": b"old"}
NEW = {MARKER: b"new\n", "tables/placements.csv": b"new", "tables/people.csv": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder*, but for the manifest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def siblings(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()}


def test_a_first_build_makes_the_folder_and_those_above_it(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    write_build(target, NEW)
    assert contents(target) == NEW
    assert siblings(target) == {"b"}


def test_a_second_build_replaces_all_that_the_first_wrote(tmp_path: Path) -> None:
    target = tmp_path / "output"
    write_build(target, OLD)
    write_build(target, NEW)
    assert contents(target) == NEW
    assert siblings(target) == {"output"}


def test_the_manifest_lists_what_was_written(tmp_path: Path) -> None:
    target = tmp_path / "output"
    write_build(target, NEW)
    lines = (target / MANIFEST).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{sha256(NEW[name]).hexdigest()}  {name}" for name in sorted(NEW)]
    assert owned(target) == {*NEW, MANIFEST}


def test_files_of_others_are_carried_over(tmp_path: Path) -> None:
    target = tmp_path / "output"
    write_build(target, OLD)
    (target / "explorer.png").write_bytes(b"picture")
    (target / "tables" / "notes.txt").write_bytes(b"mine")
    (target / "link").symlink_to("nowhere")
    write_build(target, NEW)
    assert contents(target) == {**NEW, "explorer.png": b"picture", "tables/notes.txt": b"mine"}
    assert (target / "link").readlink() == Path("nowhere")


def test_a_folder_with_nothing_but_the_picture_may_be_built_into(tmp_path: Path) -> None:
    (tmp_path / "explorer.png").write_bytes(b"picture")
    write_build(tmp_path, NEW)
    assert contents(tmp_path) == {**NEW, "explorer.png": b"picture"}


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "home"
    target.mkdir()
    (target / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(OutputError, match="holds files but no build"):
        write_build(target, NEW)
    assert contents(target) == {"thesis.docx": b"years of work"}
    assert siblings(target) == {"home"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "output"
    target.write_bytes(b"x")
    with pytest.raises(OutputError, match="is a file"):
        write_build(target, NEW)
    assert target.read_bytes() == b"x"


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "output"
    link.symlink_to("real")
    write_build(link, NEW)
    assert link.is_symlink()
    assert contents(tmp_path / "real") == NEW


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_an_error_of_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        write_build(tmp_path / "output", NEW)


#: A build that is killed at the moment when *where* is called for the *nth* time.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from graph import output

where, nth, exchange, target = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "exchange", Path(sys.argv[4])
owner, name = {"write": (Path, "write_bytes"), "swap": (output, "_swap"), "rename": (Path, "rename"),
               "remove": (shutil, "rmtree")}[where]
original, calls = getattr(owner, name), []

def dying(*arguments, **options):
    calls.append(1)
    if len(calls) == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*arguments, **options)

setattr(owner, name, dying)
if not exchange:
    output._exchange = lambda one, other: False
output.write_build(target, {"graph.nt": b"new\\n", "tables/placements.csv": b"new", "tables/people.csv": b"new"})
"""


@pytest.mark.parametrize(
    ("where", "nth", "how", "left"),
    [
        ("write", 1, "exchange", OLD),
        ("write", 3, "exchange", OLD),
        ("swap", 1, "exchange", OLD),
        ("remove", 1, "exchange", NEW),
        ("rename", 1, "two renames", OLD),
        ("rename", 2, "two renames", OLD),
        ("remove", 1, "two renames", NEW),
    ],
)
def test_a_killed_build_leaves_a_whole_one(
    tmp_path: Path, where: str, nth: int, how: str, left: dict[str, bytes]
) -> None:
    target = tmp_path / "output"
    write_build(target, OLD)
    (target / "explorer.png").write_bytes(b"picture")
    child = subprocess.run(
        [sys.executable, "-c", KILLED, where, str(nth), how, str(target)], env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert child.returncode == -signal.SIGKILL
    recover(target)
    assert contents(target) == {**left, "explorer.png": b"picture"}
    write_build(target, NEW)
    assert contents(target) == {**NEW, "explorer.png": b"picture"}
    assert siblings(target) == {"output"}


def test_without_an_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    target = tmp_path / "output"
    write_build(target, OLD)
    write_build(target, NEW)
    assert contents(target) == NEW
    assert siblings(target) == {"output"}


def test_a_file_is_written_through_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_file(link, [b"one ", b"two"])
    assert link.is_symlink()
    assert target.read_bytes() == b"one two"
    assert siblings(target) == {"target", "link"}


def test_a_file_whose_pieces_end_in_an_error_is_as_it_was(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"after"
        raise OutputError("comes to nothing")

    target = tmp_path / "target"
    target.write_bytes(b"before")
    with pytest.raises(OutputError, match="comes to nothing"):
        write_file(target, pieces())
    assert target.read_bytes() == b"before"
    assert siblings(target) == {"target"}


def test_a_device_is_no_file_to_be_replaced() -> None:
    write_file(Path(os.devnull), [b"gone"])
    assert Path(os.devnull).is_char_device()


def test_a_file_where_none_can_be_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: No such file or directory"):
        write_file(tmp_path / "nowhere" / "target", [b""])
    with pytest.raises(OutputError, match="cannot be written: Is a directory"):
        write_file(tmp_path, [b""])
