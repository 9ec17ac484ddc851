"""What was pushed where, and how far: kept between runs, in the user's folder for such things."""

from __future__ import annotations

import json
import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path

from graph.errors import OutputError

__all__ = ["Memory", "default_folder"]


def default_folder() -> Path:
    """Return where it is kept if nobody says otherwise: no folder for caches, for it cannot be made anew."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return Path(base).expanduser() / "cadre-graph" / "push"


class Memory:
    """What is remembered of one graph in one store.

    Args:
        folder: where all is kept.
        target: the address of the store.
        graph: the name of the graph there.
    """

    def __init__(self, folder: Path, target: str, graph: str) -> None:
        self._folder = folder / sha256(f"{target}\0{graph}".encode()).hexdigest()[:32]

    @property
    def pushed(self) -> Path | None:
        """The graph that is there since the last push that came to its end, as N-Triples."""
        path = self._folder / "pushed.nt"
        return path if path.is_file() else None

    def done(self, plan: str) -> int:
        """Return how many requests of *plan* were carried out before it broke off; 0 for another plan."""
        try:
            told = json.loads((self._folder / "progress.json").read_text(encoding="utf-8"))
            return int(told["done"]) if told["plan"] == plan else 0
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def note(self, plan: str, done: int) -> None:
        """Remember that so many requests of *plan* are carried out.

        Raises:
            OutputError: it cannot be written down.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            staging = self._folder / f"progress.{os.getpid()}"
            staging.write_text(json.dumps({"plan": plan, "done": done}), encoding="utf-8")
            staging.replace(self._folder / "progress.json")
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror}", str(self._folder)) from error

    def begin(self) -> None:
        """Forget what is there, for all of it will be replaced; how far that got is kept.

        Raises:
            OutputError: it cannot be forgotten.
        """
        try:
            (self._folder / "pushed.nt").unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"cannot be removed: {error.strerror}", str(self._folder)) from error

    def forget(self) -> None:
        """Forget all: what is in the store is not known any more."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def finish(self, graph: Path) -> None:
        """Remember that the store now has *graph*, and that nothing is left to do.

        Raises:
            OutputError: it cannot be written down.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            staging = self._folder / f"pushed.{os.getpid()}"
            shutil.copyfile(graph, staging)
            staging.replace(self._folder / "pushed.nt")
            (self._folder / "progress.json").unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror}", str(self._folder)) from error
