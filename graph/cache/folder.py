"""The folder where accounts are kept: one file for each, called by everything that its account depends on."""

from __future__ import annotations

import os
import shutil
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from graph.cache.codec import decode, encode
from graph.cache.version import version
from graph.decide.table import Decision
from graph.identify.account import Account
from graph.model import Document

__all__ = ["Cache", "default_folder"]

#: Folders of other versions of the rules that are kept beside the present one: whoever goes back finds theirs.
_OTHERS = 3


def default_folder() -> Path:
    """Return where accounts are kept if nobody says otherwise: the user's folder for caches."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "cadre-graph"


class Cache:
    """Kept accounts in *folder*. One that is damaged, or that cannot be written, is as one that is not there.

    Args:
        folder: made when the first account is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._folder = folder / version()
        #: How many accounts were found, and how many were not.
        self.found, self.missed = 0, 0

    def get(self, document: Document, decisions: Iterable[Decision]) -> Account | None:
        """Return the account of *document* under *decisions*, or ``None`` if none is kept."""
        try:
            account = decode(zlib.decompress(self._path(document, decisions).read_bytes()), document)
        except (OSError, ValueError, zlib.error):
            self.missed += 1
            return None
        self.found += 1
        return account

    def put(self, account: Account, document: Document, decisions: Iterable[Decision]) -> None:
        """Keep *account*, whole or not at all."""
        path = self._path(document, decisions)
        staged = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            if not self._folder.exists():
                self._folder.mkdir(parents=True)
                self._clear()
            staged.write_bytes(zlib.compress(encode(account), 1))
            staged.replace(path)

    def _path(self, document: Document, decisions: Iterable[Decision]) -> Path:
        told = [(one.verdict, one.kind, one.quote, one.about, one.value, one.file, one.line) for one in decisions]
        key = sha256(repr((astuple(document), told)).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / key[:40]

    def _clear(self) -> None:
        """Forget the versions that were made longest ago."""
        others = [one for one in self._root.iterdir() if one.is_dir() and one != self._folder and len(one.name) == 16]
        for folder in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[_OTHERS:]:
            shutil.rmtree(folder, ignore_errors=True)
