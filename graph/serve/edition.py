"""One build as it is served, and how the next one takes its place without anybody noticing."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.errors import CadreGraphError, InputError
from graph.output import MANIFEST, MARKER, owned
from graph.serve.answers import Answers
from graph.serve.limits import Limits
from graph.serve.pool import Pool

__all__ = ["Edition", "Room", "Shelf"]

#: How often the folder is looked at, in seconds.
_INTERVAL = 0.5


@dataclass(frozen=True, slots=True)
class Room:
    """Where a graph is kept, and how much of it.

    Args:
        disk: where stores on disk are kept; ``None`` for graphs in memory.
        resident: a graph on disk whose N-Triples have no more than so many bytes is loaded into memory as well, while it
            is answering from disk already.
        answers: how many bytes of answers are kept, to be given again.
    """

    disk: Path | None = None
    resident: int = 256 << 20
    answers: int = 64 << 20


@dataclass(eq=False, slots=True)
class Edition:
    """A build that is being served.

    Args:
        pool: who answers.
        digest: the SHA-256 of its graph, hexadecimal; empty where there is no build.
        graphs: the named graphs that there are; ``None`` where any may come and go.
        base: what the IRIs of its things begin with.
        explorer: the page to look at.
        answers: those that were given last.
    """

    pool: Pool
    digest: str
    graphs: frozenset[str] | None
    base: str
    explorer: bytes
    answers: Answers = field(default_factory=Answers)
    readers: int = 0
    census: dict[str, Any] | None = None
    _left: asyncio.Event = field(default_factory=asyncio.Event)

    def __enter__(self) -> Edition:
        self.readers += 1
        return self

    def __exit__(self, *_: object) -> None:
        self.readers -= 1
        self._left.set()

    async def retire(self) -> None:
        """Close as soon as nobody reads in it any more."""
        while self.readers:
            self._left.clear()
            await self._left.wait()
        await self.pool.close()


class Shelf:
    """Holds the newest build of a folder, and looks out for the next.

    Args:
        folder: of the build; ``None`` for a graph that begins empty and can be written to.
        limits: what a request may cost.
        room: where the graph is kept.
        say: what is done with a word to the person who started the server.
    """

    def __init__(self, folder: Path | None, limits: Limits, room: Room, say: Callable[[str], None]) -> None:
        self.folder = folder
        self._limits = limits
        self._room = room
        self._say = say
        self._edition: Edition | None = None
        self._seen: tuple[object, ...] = ()
        self._retiring: set[asyncio.Task[None]] = set()

    @property
    def edition(self) -> Edition:
        """The newest build; use it as a context, so that it stays as long as it is read."""
        assert self._edition is not None
        return self._edition

    async def open(self) -> None:
        """Load the build.

        Raises:
            InputError: there is none, or it cannot be read.
        """
        self._seen = self._state()
        self._edition = await self._load()

    async def watch(self) -> None:
        """Load each next build when it is there; one that cannot be read is said, and the old one stays."""
        await self._lift()
        while self.folder is not None:
            await asyncio.sleep(_INTERVAL)
            state = self._state()
            if state == self._seen or not state:
                continue
            self._seen = state
            try:
                edition = await self._load()
            except CadreGraphError as error:
                self._say(f"仍用旧图谱 the old graph is kept: {error}")
                continue
            if edition.digest == self.edition.digest and edition.explorer == self.edition.explorer:
                await edition.pool.close()
                continue
            self._take_up(edition)
            self._say("已换上新构建的图谱 the new build is being served")
            await self._lift()

    def _take_up(self, edition: Edition) -> None:
        """Answer from *edition* from now on; the old one is closed when nobody reads in it any more."""
        old, self._edition = self.edition, edition
        task = asyncio.create_task(self._retired(old))
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)

    async def _lift(self) -> None:
        """Load a graph that answers from disk into memory, where it answers some four times faster, if it is small."""
        old = self.edition
        if self._room.disk is None or self.folder is None:
            return
        graph = self.folder / MARKER
        try:
            if graph.stat().st_size > self._room.resident:
                return
            pool = await Pool.start("memory", graph, self._limits)
            try:
                # A next build may have come meanwhile: it is taken up as any other.
                same = await asyncio.to_thread(_digest, graph) == old.digest
            except BaseException:
                await pool.close()
                raise
        except (CadreGraphError, OSError) as error:
            self._say(f"图谱仍在磁盘上 the graph stays on disk: {error}")
            return
        if not same:
            await pool.close()
            return
        self._take_up(Edition(pool, old.digest, old.graphs, old.base, old.explorer, old.answers, census=old.census))

    async def close(self) -> None:
        """Let all processes end."""
        await self.edition.retire()
        await asyncio.gather(*self._retiring)

    def _state(self) -> tuple[object, ...]:
        """Return what is another for every build; nothing while there is none."""
        if self.folder is None:
            return ()
        try:
            found = [(self.folder / name).stat() for name in (MARKER, MANIFEST)]
        except OSError:
            return ()
        return tuple((one.st_ino, one.st_mtime_ns, one.st_size) for one in found)

    async def _load(self) -> Edition:
        if self.folder is None:
            return Edition(await Pool.start("empty", None, self._limits), "", None, "", b"")
        graph = self.folder / MARKER
        try:
            digest = await asyncio.to_thread(_digest, graph)
            explorer = (self.folder / "explorer.html").read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise InputError("holds no build; run: cadre-graph build", str(self.folder)) from error
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", str(self.folder)) from error
        if self._room.disk is None:
            pool = await Pool.start("memory", graph, self._limits)
        else:
            pool = await Pool.start("disk", await self._laid_down(graph, digest), self._limits)
        names = await pool.run({"do": "names"})
        if names.head["status"] != 200:
            await pool.close()
            raise InputError(f"cannot be served: {names.head['why']}", str(self.folder))
        graphs, answers = frozenset(names.head["graphs"]), Answers(self._room.answers)
        return Edition(pool, digest, graphs, names.head["base"], explorer, answers)

    async def _laid_down(self, graph: Path, digest: str) -> Path:
        """Return the folder of the store on disk; it is made when the graph is seen for the first time."""
        assert self._room.disk is not None
        folder = self._room.disk / digest[:32]
        if not folder.is_dir():
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "graph.serve.holding", str(graph), str(folder), env=environment,
                stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
            )  # fmt: skip
            _, said = await process.communicate()
            if process.returncode:
                last = said.decode(errors="replace").strip().splitlines()[-1:]
                raise InputError(f"cannot be laid down on disk: {' '.join(last)}", str(self._room.disk))
        return folder

    async def _retired(self, old: Edition) -> None:
        await old.retire()
        if self._room.disk is not None and old.digest != self.edition.digest:
            shutil.rmtree(self._room.disk / old.digest[:32], ignore_errors=True)

    def files(self) -> frozenset[str]:
        """Return the paths of the files of the build, which may be fetched."""
        return owned(self.folder) if self.folder else frozenset()


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
