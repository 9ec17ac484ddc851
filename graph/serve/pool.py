"""The processes that answer, seen from the one that asks them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.serve.limits import Limits
from graph.serve.messages import Message, receive_soon
from graph.serve.worker import Worker

__all__ = ["Pool"]

#: So many processes wait for work at the least, so that nobody waits for a fork; and so many at the most.
_SPARE, _KEPT = 3, 6
#: A process that answered so often gives way to a fresh one: what it has grown by is then given back.
_WORN = 1000
#: Who takes longer than this, in seconds, be it that the machine is busy, is no longer wanted in front.
_LONG = 0.5
#: How often is looked who works long.
_GLANCE = 0.1
#: How much longer than its own alarm a process is waited for.
_GRACE = 2.0


class _PutBackError(Exception):
    """A task took long in front, and there was no place aside."""


class Pool:
    """Answers tasks, each in a process of its own.

    Everybody begins in front, where nobody may stay for long: so there is always a place for who wants little. Who takes
    long steps aside, where there are :attr:`Limits.at_once` places. If those are taken, it is ended, waits for one, and
    begins again there: a question changes nothing and may be asked twice. While somebody waits so, the one that has run
    longest aside is ended for good once it has run for longer than :attr:`Limits.patience`: who asks much and slowly is
    served as long as nobody else does.

    Args:
        root: the process that holds the graph and forks the others.
        limits: what a task may cost.
    """

    def __init__(self, root: Worker, limits: Limits) -> None:
        self._root = root
        self._limits = limits
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._aside: set[Worker] = set()
        self._making: set[asyncio.Task[None]] = set()
        self._front = asyncio.Semaphore(limits.at_once)
        self._places_aside = asyncio.Semaphore(limits.at_once)
        self._waiting_aside = 0
        self._freed = asyncio.Event()
        self._changing = asyncio.Lock()
        self._forking = asyncio.Lock()
        self._generation = 0
        self._closed = False

    @classmethod
    async def start(cls, where: str, path: Path | None, limits: Limits) -> Pool:
        """Return a pool that is ready.

        Args:
            where: 「memory」, 「disk」 or 「empty」; see :class:`graph.serve.holding.Holding`.
            path: the N-Triples, or the folder of the store.
            limits: what a task may cost.

        Raises:
            InputError: the graph cannot be loaded.
        """
        mine, yours = socket.socketpair()
        mine.setblocking(False)
        words = [str(yours.fileno()), where, str(limits.memory), *([str(path)] if path else [])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
        try:
            # What an engine says when it is ended is nobody's to read. In a session of their own, for a system that shares
            # the processor among sessions (sched(7), 「autogroup」): else slow queries used up what is for this process.
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "graph.serve.process", *words, pass_fds=[yours.fileno()], env=environment,
                stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        finally:
            yours.close()
        try:
            hello = await receive_soon(mine)
        except asyncio.CancelledError:
            # Who loads a large graph would not notice for long that nobody wants it any more.
            mine.close()
            process.kill()
            await process.wait()
            raise
        if hello is None or "error" in hello.head:
            mine.close()
            await process.wait()
            raise InputError(f"cannot be served: {hello.head['error'] if hello else 'it ended'}", str(path))
        pool = cls(Worker(mine, hello.head["pid"]), limits)
        pool._waiting = asyncio.create_task(process.wait())
        return pool

    _waiting: asyncio.Task[int] | None = None

    @property
    def running(self) -> int:
        """How many tasks are being worked at."""
        return len(self._busy)

    async def run(self, head: Mapping[str, Any], body: bytes = b"") -> Message:
        """Return the answer to a task; its head always has ``status``.

        What cannot be answered in time is 503, and so is what takes too much memory.
        """
        answer = None
        if await self._given(self._front):
            answer = await self._in_place(head, body, aside=False)
            if answer is None and await self._given_aside():
                answer = await self._in_place(head, body, aside=True)
        return answer or Message({"status": 503, "why": "all places are taken; try again", "retry": 1})

    async def _given(self, places: asyncio.Semaphore) -> bool:
        """Wait for a place; return whether there was one in time."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await places.acquire()
        except TimeoutError:
            return False

    async def _given_aside(self) -> bool:
        self._waiting_aside += 1
        try:
            return await self._given(self._places_aside)
        finally:
            self._waiting_aside -= 1

    async def _in_place(self, head: Mapping[str, Any], body: bytes, *, aside: bool) -> Message | None:
        """Return the answer to a task that has its place; ``None`` if it took long in front, and there was none aside."""
        worker = None
        try:
            worker = self._idle.pop() if self._idle else await self._fork()
            if aside:
                self._aside.add(worker)
            return await self._run(worker, head, body)
        except _PutBackError:
            return None
        except OSError as error:
            return Message({"status": 503, "why": str(error), "retry": 1})
        finally:
            aside = aside or worker in self._aside
            if worker:
                self._aside.discard(worker)
            (self._places_aside if aside else self._front).release()

    async def _run(self, worker: Worker, head: Mapping[str, Any], body: bytes) -> Message:
        self._busy.add(worker)
        worker.begin()
        self._replenish()
        generation = self._generation
        try:
            async with asyncio.timeout(self._limits.seconds + _GRACE):
                answer = await self._watched(worker, Message({**head, "seconds": self._limits.seconds}, body))
        except TimeoutError:
            answer = None
        except (asyncio.CancelledError, _PutBackError):
            worker.end()
            raise
        finally:
            spent = self._time() - worker.since
            self._busy.discard(worker)
            self._freed.set()
        if answer is None:
            worker.end()
            return Message({"status": 503, "why": self._ending(worker, spent), "retry": 5})
        old = generation != self._generation or self._closed
        if worker.stepped_back or worker.answered >= _WORN or old or len(self._idle) >= _KEPT:
            worker.close()
        else:
            self._idle.append(worker)
        self._replenish()
        return answer

    async def _watched(self, worker: Worker, task: Message) -> Message | None:
        """Return the answer to a task; have an eye on the process meanwhile."""
        asking = asyncio.ensure_future(worker.ask(task))
        try:
            while True:
                await asyncio.wait({asking}, timeout=_GLANCE)
                if asking.done():
                    return asking.result()
                worker.glance()
                if worker in self._aside:
                    worker.evicted = self._makes_room(worker)
                    if worker.evicted:
                        # Its end is not waited for: on a busy machine it takes seconds until the system has put it away.
                        return None
                elif worker.stepped_back or self._time() - worker.since > _LONG:
                    await self._step_aside(worker)
        finally:
            asking.cancel()
            # Not before it listens no more is its connection closed: the next one may get its number, and would not be heard.
            await asyncio.wait({asking})

    def _ending(self, worker: Worker, spent: float) -> str:
        if worker.evicted:
            return f"ended after {spent:.1f} s, for others were waiting; ask for less, or later"
        if spent >= self._limits.seconds - 0.05:
            return f"ended after {self._limits.seconds:g} s, which is what a query may take"
        return f"ended: it needs more than the {self._limits.memory >> 20} MB, or the depth, that a query may take"

    async def change(self, head: Mapping[str, Any], body: bytes = b"") -> Message:
        """Carry out what changes the graph: in a fresh process, which then is the one that the others come from."""
        async with self._changing:
            candidate = await self._fork()
            try:
                async with asyncio.timeout(self._limits.seconds + _GRACE):
                    answer = await candidate.ask(Message({**head, "seconds": self._limits.seconds}, body))
            except TimeoutError:
                answer = None
            if answer is None or answer.head["status"] >= 400:
                candidate.end()
                return answer or Message({"status": 503, "why": "the change took too long, or too much memory"})
            async with self._forking:
                self._root.close()
                self._root = candidate
                self._generation += 1
                for worker in self._idle:
                    worker.close()
                self._idle.clear()
            return answer

    async def _step_aside(self, worker: Worker) -> None:
        """Let the process make room in front.

        Raises:
            _PutBackError: there is no place aside.
        """
        if self._places_aside.locked():
            raise _PutBackError
        await self._places_aside.acquire()
        self._aside.add(worker)
        self._front.release()

    def _makes_room(self, worker: Worker) -> bool:
        """Return whether the process, which works aside, has to end for who waits; one that hardly came to work need not."""
        if not self._waiting_aside or self._time() - worker.since <= self._limits.patience:
            return False
        return worker is min((one for one in self._aside if one.stepped_back), key=lambda one: one.since, default=None)

    @staticmethod
    def _time() -> float:
        return asyncio.get_running_loop().time()

    async def _fork(self) -> Worker:
        async with self._forking:
            return await self._root.fork()

    def _replenish(self) -> None:
        """See to it that some processes are ready before they are wanted."""

        async def make() -> None:
            generation = self._generation
            with contextlib.suppress(OSError):
                worker = await self._fork()
                if generation == self._generation and not self._closed and len(self._idle) < _KEPT:
                    self._idle.append(worker)
                else:
                    worker.close()

        while not self._closed and len(self._idle) + len(self._making) < _SPARE:
            task = asyncio.create_task(make())
            self._making.add(task)
            task.add_done_callback(self._making.discard)

    async def close(self) -> None:
        """Let all processes end; what is being answered is answered first."""
        self._closed = True
        while self._busy:
            self._freed.clear()
            await self._freed.wait()
        await asyncio.gather(*self._making, return_exceptions=True)
        for worker in (*self._idle, self._root):
            worker.close()
        self._idle.clear()
        if self._waiting:
            await self._waiting
