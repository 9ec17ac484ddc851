"""Servers for the tests, on loopback, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["ROOT", "Address", "serving"]

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
