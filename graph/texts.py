"""The texts that a build was made from, read again to show or to check what stands where."""

from __future__ import annotations

from pathlib import Path

__all__ = ["read_text"]


def read_text(path: Path) -> str | None:
    """Return the text of a file as the offsets of passages count it; ``None`` if there is no such text."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
