"""The version of the rules: of everything that an account depends on beside its text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import ontology

__all__ = ["version"]

#: The parts of the package that make an account of a text.
_PARTS = ("cache", "decide", "extract", "find", "identify", "read")
_FILES = ("model.py", "when.py", "iri.py")
#: Libraries whose answers go into an account.
_LIBRARIES = ("ahocorasick_rs", "jieba", "opencc")


@cache
def version() -> str:
    """Return a name for the rules, word lists and libraries as they are: any change of them changes it."""
    digest = sha256(repr(sys.version_info[:3]).encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for path in _sources():
        digest.update(f"{path.name}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    graph = Path(__file__).parent.parent
    words = Path(ontology.__file__).parent
    yield from (graph / name for name in _FILES)
    for part in _PARTS:
        yield from sorted((graph / part).rglob("*.py"))
    yield from sorted(path for path in words.rglob("*") if path.suffix in (".py", ".tsv", ".txt", ".ttl"))
