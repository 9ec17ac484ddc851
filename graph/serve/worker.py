"""One of the processes that answer, by its connection."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from pathlib import Path

from graph.serve.messages import Message, receive_soon, send_soon

__all__ = ["Worker"]

#: A query that has worked so long, in seconds, is no quick one: it steps behind the others at the processor.
_LONG = 0.1
#: How nice it then is.
_NICE = 15


class Worker:
    """A process that holds the graph, by its connection.

    Args:
        connection: to it.
        pid: of it.
    """

    def __init__(self, connection: socket.socket, pid: int) -> None:
        self.connection = connection
        self.pid = pid
        self.since = self.before = 0.0
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
            yours.close()
            hello = await receive_soon(mine)
        except BaseException:
            # Who asked has left: the child ends when its connection closes.
            mine.close()
            raise
        finally:
            yours.close()
        if hello is None or "error" in hello.head:
            mine.close()
            raise OSError(f"a process could not be made: {hello.head['error'] if hello else 'it ended'}")
        return Worker(mine, hello.head["pid"])

    def worked(self) -> float:
        """Return for how many seconds the process has worked at its task; what it waited does not count."""
        try:
            words = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return asyncio.get_running_loop().time() - self.since
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK") - self.before

    def begin(self) -> None:
        """Note when a task begins."""
        self.before = 0.0
        self.before = self.worked()
        self.since = asyncio.get_running_loop().time()

    def glance(self) -> None:
        """If the process has worked for long, let quick queries go first at the processor."""
        if not self.stepped_back and self.worked() > _LONG:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)
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
