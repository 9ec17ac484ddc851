"""Servers for the tests, on loopback, in processes of their own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["ROOT", "Address", "below", "holds_in_memory", "serving"]

ROOT = Path(__file__).parents[2]


class Address(str):
    """The address of a server, and the number of its process."""

    process: int


@contextmanager
def serving(*options: str) -> Iterator[Address]:
    """Give the address of a server that was started with *options*; it must end well when it is told to."""
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "serve", "--port", "0", *options],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        if not first:
            raise RuntimeError(process.communicate()[1])
        address = Address(first.split()[-1].rstrip("/"))
        address.process = process.pid
        yield address
    finally:
        process.terminate()
        _, said = process.communicate(timeout=20)
    assert process.returncode == 0, said


def below(pid: int) -> list[int]:
    """Return the numbers of the processes below *pid*, of children and their children."""
    parents = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents.append(
                (int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]), int(folder.name))
            )
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        children = [child for parent, child in parents if parent == one]
        found += children
        waiting += children
    return found


def holds_in_memory(server: Address) -> bool:
    """Return whether no process of *server* reads its graph on disk any more."""
    told = []
    for pid in below(server.process):
        with contextlib.suppress(OSError):
            told.append((Path("/proc") / str(pid) / "cmdline").read_bytes().split(b"\0"))
    return any(b"memory" in words for words in told) and not any(b"disk" in words for words in told)
