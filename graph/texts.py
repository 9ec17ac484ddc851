"""The texts that a build was made from, read again to show or to check what stands where."""

from __future__ import annotations

from pathlib import Path

from graph.errors import InputError
from graph.read.encoding import decode

__all__ = ["read_text"]


def read_text(path: Path) -> str | None:
    """Return the text of a file as the offsets of passages count it; ``None`` if there is no such text."""
    try:
        return decode(path.read_bytes(), str(path))
    except (OSError, InputError):
        return None
