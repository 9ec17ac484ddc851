"""Programs of others that run in Node: they read what they are given, and tell what they read as JSON."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.installed import installed, missing

__all__ = ["HERE", "told_by"]

HERE = Path(__file__).parent


def told_by(program: str, *words: str, given: bytes) -> Any:
    """Return what a program of this folder says; skip with the reason where it cannot run, but never in CI.

    Args:
        program: its file.
        words: its arguments.
        given: what it reads from its standard input.
    """
    node = installed("node", "nodejs npm")
    if not (HERE / "node_modules").is_dir():
        missing("needs packages of npm: make clients")
    done = subprocess.run([node, str(HERE / program), *words], input=given, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
