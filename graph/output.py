"""Writes a whole build or nothing: a build that is killed leaves the previous one as it was.

A build is written into a staging folder beside the target, and then the two change places in one step. What a build
wrote is listed in its ``SHA256SUMS``; every other file in the target is somebody else's and is carried over.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath

from graph.errors import OutputError

if sys.platform != "win32":
    import fcntl

__all__ = ["MANIFEST", "MARKER", "owned", "recover", "refuse_strangers", "write_build", "write_file"]

#: A folder with this file holds a build.
MARKER = "graph.nt"
#: What a build wrote, with checksums: ``sha256sum --check SHA256SUMS``.
MANIFEST = "SHA256SUMS"
#: Files that may stand in a folder before its first build: the picture of the README, and what keeps a folder in git.
_KEEPSAKES = frozenset({"explorer.png", ".gitkeep", ".gitignore"})

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def write_build(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the build in *folder* by *files*, in one step.

    Args:
        folder: where the build stands or shall stand; made if it is not there.
        files: path within the folder, with ``/``, to content.

    Raises:
        OutputError: *folder* is a file, holds something that is no build, or cannot be written.
            What stood there stands there still.
    """
    folder = _resolved(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            recover(folder)
            refuse_strangers(folder)
            staging = _staging(folder)
            if staging.exists():
                shutil.rmtree(staging)
            _fill(staging, files)
            _carry_over(folder, staging)
            _swap(staging, folder)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", str(folder)) from error


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write *pieces*, one behind the other, to the file *path*: all of them, or what stood there stands there still.

    A link is followed; a device or a pipe 「/dev/stdout」 is written to as it is.

    Raises:
        OutputError: the file cannot be written.
    """
    target = _resolved(path)
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(pieces)
            return
        staging = target.with_name(f".{target.name}.writing")
        with _alone(target):
            try:
                with staging.open("wb") as file:
                    file.writelines(pieces)
                staging.replace(target)
            finally:
                staging.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", str(path)) from error


def recover(folder: Path) -> None:
    """Put back the previous build if a process died between taking it away and setting down the new one.

    That can only have happened where the system cannot exchange two folders in one step.
    """
    folder = folder.resolve()
    previous = _previous(folder)
    if not previous.exists():
        return
    if folder.exists():
        shutil.rmtree(previous)
    else:
        previous.rename(folder)


def owned(folder: Path) -> frozenset[str]:
    """Return the paths of the files that the build in *folder* wrote, as its manifest lists them.

    Raises:
        OutputError: the manifest cannot be read, so that nobody knows whose the files are.
    """
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    except UnicodeDecodeError as error:
        raise OutputError("is no list of checksums", str(folder / MANIFEST)) from error
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", str(folder / MANIFEST)) from error
    return frozenset(path for _, separator, path in (line.partition("  ") for line in lines) if separator) | {MANIFEST}


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (
        OSError,
        RuntimeError,
        ValueError,
    ) as error:  # RuntimeError: links that lead in a circle, before Python 3.13
        raise OutputError("leads nowhere: a loop of links, or no name of a folder", str(folder)) from error


def _staging(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.building")


def _previous(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.previous")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one build write at a time: a second one waits. The lock goes with the process, also with a killed one."""
    if sys.platform == "win32":  # no such locks there: two builds into one folder at once are the user's to avoid
        yield
        return
    parent = os.open(folder.parent, os.O_RDONLY)
    try:
        fcntl.flock(parent, fcntl.LOCK_EX)
        yield
    finally:
        os.close(parent)


def refuse_strangers(folder: Path) -> None:
    """Refuse a folder that a build may not be written to, before any work is done.

    Raises:
        OutputError: it is a file, it cannot be read, or it holds files and no build.
    """
    folder = _resolved(folder)
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError("is a file, not a folder", str(folder))
    try:
        names = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", str(folder)) from error
    owned(folder)
    if names - _KEEPSAKES and MARKER not in names:
        raise OutputError("holds files but no build; give an empty or a new folder", str(folder))


def _fill(staging: Path, files: Mapping[str, bytes]) -> None:
    staging.mkdir()
    lines = []
    for name in sorted(files):
        path = staging / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
        lines.append(f"{sha256(files[name]).hexdigest()}  {name}\n")
    (staging / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")


def _carry_over(folder: Path, staging: Path) -> None:
    """Bring what the previous build did not write into the new one; a name that the new build wrote is its own."""
    if not folder.exists():
        return
    mine = owned(folder)
    for parent, folders, names in os.walk(folder):
        within = Path(parent).relative_to(folder)
        for name in sorted(names) + [one for one in folders if (Path(parent) / one).is_symlink()]:
            target = staging / within / name
            if (within / name).as_posix() not in mine and not os.path.lexists(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(Path(parent) / name, target, follow_symlinks=False)


def _swap(staging: Path, folder: Path) -> None:
    if not folder.exists():
        staging.rename(folder)
        return
    if _exchange(staging, folder):
        shutil.rmtree(staging)
        return
    previous = _previous(folder)
    folder.rename(previous)
    staging.rename(folder)
    shutil.rmtree(previous)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether the system could (Linux can)."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code))
