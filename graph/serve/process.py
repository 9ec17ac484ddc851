"""A process that holds the graph: it answers one task after the other, or forks others like itself.

The first one is a program of its own, which loads the graph and from then on only forks: the children share its memory.
A child whose time is up is ended by the system itself (``SIGALRM``), whatever the engine is doing, and one that takes too
much memory or overruns its stack ends by itself; nobody else notices. An update is carried out by a fresh child, which
then takes the place of the one that forks: one that fails or runs out of time leaves everything as it was.

Run as ``python -m graph.serve.process DESCRIPTOR WHERE MEMORY [PATH]``, by :mod:`graph.serve.pool` alone.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import sys
from pathlib import Path

import pyoxigraph

from graph.serve.holding import Holding
from graph.serve.messages import Message, receive, send
from graph.serve.tasks import perform

__all__ = ["attend", "main"]


def main(arguments: list[str]) -> int:
    """Load the graph and attend to the connection until it closes.

    Args:
        arguments: the descriptor of the connection; 「memory」, 「disk」 or 「empty」; the bytes that a child may take; and
            the N-Triples, or the folder of the store on disk.
    """
    connection = socket.socket(fileno=int(arguments[0]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Who stops the server stops it by the process that answers; the others end when their connections close.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        holding = Holding.of(arguments[1], Path(arguments[3]) if len(arguments) > 3 else None)
    except (OSError, SyntaxError, ValueError) as error:
        send(connection, Message({"error": " ".join(str(error).split()), "pid": os.getpid()}))
        return 1
    send(connection, Message({"pid": os.getpid()}))
    attend(connection, holding, int(arguments[2]))
    return 0


def attend(connection: socket.socket, holding: Holding, memory: int) -> None:
    """Do what the messages of *connection* ask for, until it closes; here and in every child."""
    while (message := receive(connection)) is not None:
        if message.descriptor < 0:
            answer = _timed(holding, message)
            with contextlib.suppress(BrokenPipeError):
                send(connection, answer)
            continue
        if os.fork() == 0:
            connection.close()
            connection = socket.socket(fileno=message.descriptor)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            try:
                # Before the memory is measured: the engine reserves much for a store on disk.
                holding.opened()
                _confine(memory)
            except (OSError, ValueError) as error:
                send(connection, Message({"error": " ".join(str(error).split()), "pid": os.getpid()}))
                return
            send(connection, Message({"pid": os.getpid()}))
        else:
            os.close(message.descriptor)


def _timed(holding: Holding, message: Message) -> Message:
    """Perform a task; the alarm ends the process, for the engine cannot be interrupted."""
    signal.setitimer(signal.ITIMER_REAL, float(message.head["seconds"]))
    try:
        return perform(holding, message)
    except (SyntaxError, ValueError, RuntimeError, OSError, MemoryError) as error:
        return Message({"status": 500, "why": f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _confine(memory: int) -> None:
    """Set what this process may take, beyond the graph, which it shares."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory and sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + memory
        # The hard limit stays: a child of this process may have grown and sets one of its own.
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    assert pyoxigraph.__version__
    sys.exit(main(sys.argv[1:]))
