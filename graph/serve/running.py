"""Runs the server until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from graph.errors import InputError
from graph.serve.app import Settings, application
from graph.serve.edition import Shelf

__all__ = ["listen", "run"]

#: A query of the greatest length stands in an address of so many bytes, percent-encoded.
_LONGEST_HEAD = 1 << 18
#: How long, in seconds, a connection may be open without a whole request.
_IDLE = 20.0
#: So many connections are open at once; more are told 503.
_CONNECTIONS = 512


class _Protocol(H11Protocol):
    """Closes a connection on which a request begins and does not go on: it would be kept for ever."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._served: object = None
        self._watch = self.loop.call_later(_IDLE, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        self._watch.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        cycle = self.cycle
        if cycle is self._served and (cycle is None or cycle.response_complete):
            self.transport.close()
            return
        self._served = cycle
        self._watch = self.loop.call_later(_IDLE, self._look)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at *host* and *port*; 0 is any free port.

    Raises:
        InputError: the address is none of this machine's, or is taken.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=_CONNECTIONS)
    except OSError as error:
        raise InputError(f"cannot be listened at: {error.strerror or error}", f"{host}:{port}") from error
    # Else the body of an answer waits for its head to be acknowledged: 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def run(shelf: Shelf, settings: Settings, listening: socket.socket, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM.

    Args:
        shelf: holds the build.
        settings: how the server behaves.
        listening: where it listens.
        ready: told the address once questions can be answered.

    Raises:
        InputError: there is no build, or it cannot be read.
    """
    asyncio.run(_run(shelf, settings, listening, ready))


async def _run(shelf: Shelf, settings: Settings, listening: socket.socket, ready: Callable[[str], None]) -> None:
    await shelf.open()
    config = uvicorn.Config(
        application(shelf, settings), http=_Protocol, ws="none", lifespan="off", loop="asyncio", log_level="critical",
        access_log=False, server_header=False, h11_max_incomplete_event_size=_LONGEST_HEAD, timeout_keep_alive=15,
        timeout_graceful_shutdown=5, limit_concurrency=_CONNECTIONS,
    )  # fmt: skip
    watching = asyncio.create_task(shelf.watch())
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    # The server takes these over when it runs, and raises them once more at its end: to be stopped is no failure.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    host, port = listening.getsockname()[:2]
    ready(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await shelf.close()
