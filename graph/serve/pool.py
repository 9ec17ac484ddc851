"""The processes that answer, seen from the one that asks them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.serve.limits import Limits
from graph.serve.messages import Message, receive_soon, send_soon

__all__ = ["Pool", "Worker"]

#: Processes that wait for work, so that nobody waits for a fork.
_SPARE = 2
#: A process that answered so often gives way to a fresh one: what it has grown by is then given back.
_WORN = 1000
#: A query that has run so long, in seconds, is no quick one: it steps behind the others at the processor.
_LONG = 0.25
#: How much longer than its own alarm a process is waited for.
_GRACE = 2.0


class Worker:
    """A process that holds the graph, by its connection.

    Args:
        connection: to it.
        pid: of it.
    """

    def __init__(self, connection: socket.socket, pid: int) -> None:
        self.connection = connection
        self.pid = pid
        self.since = 0.0
        self.answered = 0
        self.stepped_back = False
        self.evicted = False
        self.gone = False

    async def ask(self, task: Message) -> Message | None:
        """Return the answer to *task*, ``None`` if the process ended instead."""
        try:
            await send_soon(self.connection, task)
            answer = await receive_soon(self.connection)
        except OSError:
            answer = None
        self.answered += 1
        self.gone = answer is None
        return answer

    async def fork(self) -> Worker:
        """Return a child of the process.

        Raises:
            OSError: the system has no place for one.
        """
        mine, yours = socket.socketpair()
        mine.setblocking(False)
        try:
            await send_soon(self.connection, Message({}, b"", yours.fileno()))
        finally:
            yours.close()
        hello = await receive_soon(mine)
        if hello is None:
            mine.close()
            raise OSError("a process could not be made")
        return Worker(mine, hello.head["pid"])

    def step_back(self) -> None:
        """Let quick queries go first at the processor."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, 15)
            self.stepped_back = True

    def end(self) -> None:
        """End the process at once."""
        if not self.gone:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Let the process end as soon as it has nothing to do."""
        self.gone = True
        self.connection.close()


class Pool:
    """Answers tasks, each in a process of its own.

    There are so many places. When all are taken and another task comes, the one that has run longest is ended if it has
    run for longer than :attr:`Limits.patience`: who asks much and slowly is served as long as nobody else waits.

    Args:
        root: the process that holds the graph and forks the others.
        limits: what a task may cost.
    """

    def __init__(self, root: Worker, limits: Limits) -> None:
        self._root = root
        self._limits = limits
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._coming = 0
        self._making: set[asyncio.Task[None]] = set()
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
            # What an engine says when it is ended is nobody's to read.
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "graph.serve.process", *words, pass_fds=[yours.fileno()], env=environment,
                stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        finally:
            yours.close()
        hello = await receive_soon(mine)
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
        worker = await self._taken()
        if worker is None:
            return Message({"status": 503, "why": "all places are taken; try again", "retry": 1})
        generation = self._generation
        step_back = asyncio.get_running_loop().call_later(_LONG, worker.step_back)
        try:
            async with asyncio.timeout(self._limits.seconds + _GRACE):
                answer = await worker.ask(Message({**head, "seconds": self._limits.seconds}, body))
        except TimeoutError:
            answer = None
        except asyncio.CancelledError:
            worker.end()
            raise
        finally:
            step_back.cancel()
            spent = asyncio.get_running_loop().time() - worker.since
            self._busy.discard(worker)
            self._freed.set()
        if answer is None:
            worker.end()
            self._replenish()
            return Message({"status": 503, "why": self._ending(worker, spent), "retry": 5})
        if worker.stepped_back or worker.answered >= _WORN or generation != self._generation or self._closed:
            worker.close()
        else:
            self._idle.append(worker)
        self._replenish()
        return answer

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

    async def _taken(self) -> Worker | None:
        """Return a process that has nothing to do, ``None`` if there is none to be had for long."""
        loop = asyncio.get_running_loop()
        until = loop.time() + max(4 * self._limits.patience, 1.0)
        while True:
            if len(self._busy) + self._coming < self._limits.at_once:
                worker = self._idle.pop() if self._idle else None
                if worker is None:
                    # The place is taken while the process is being made.
                    self._coming += 1
                    try:
                        worker = await self._fork()
                    except OSError:
                        return None
                    finally:
                        self._coming -= 1
                worker.since = loop.time()
                self._busy.add(worker)
                self._replenish()
                return worker
            self._evict()
            self._freed.clear()
            left = until - loop.time()
            if left <= 0:
                return None
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(left, 0.05)):
                    await self._freed.wait()

    def _evict(self) -> None:
        """End the task that has run longest, if it had its time."""
        oldest = min((one for one in self._busy if not one.evicted), key=lambda one: one.since, default=None)
        if oldest and asyncio.get_running_loop().time() - oldest.since > self._limits.patience:
            oldest.evicted = True
            with contextlib.suppress(OSError):
                os.kill(oldest.pid, signal.SIGKILL)

    async def _fork(self) -> Worker:
        async with self._forking:
            return await self._root.fork()

    def _replenish(self) -> None:
        """See to it that some processes are ready before they are wanted."""
        if self._closed or len(self._idle) + len(self._making) >= _SPARE:
            return

        async def make() -> None:
            generation = self._generation
            with contextlib.suppress(OSError):
                worker = await self._fork()
                if generation == self._generation and not self._closed and len(self._idle) < _SPARE:
                    self._idle.append(worker)
                else:
                    worker.close()

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
