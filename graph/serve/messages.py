"""What the processes say to each other: a head in JSON and a body of bytes, over a pair of sockets."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Message", "receive", "receive_soon", "send", "send_soon"]

_LENGTHS = struct.Struct("!QQ")


@dataclass(frozen=True, slots=True)
class Message:
    """A task or an answer.

    Args:
        head: what JSON can hold.
        body: a query, an update, triples, a page.
        descriptor: an opened file that is handed over to another process, -1 for none.
    """

    head: Mapping[str, Any]
    body: bytes = b""
    descriptor: int = field(default=-1, compare=False)


def _packed(message: Message) -> bytes:
    head = json.dumps(message.head).encode()
    return _LENGTHS.pack(len(head), len(message.body)) + head


def send(connection: socket.socket, message: Message) -> None:
    """Send *message*, however long that takes."""
    connection.sendall(_packed(message))
    connection.sendall(message.body)


def receive(connection: socket.socket) -> Message | None:
    """Return the next message, ``None`` if the other side has gone."""
    start = bytearray()
    descriptor = -1
    while len(start) < _LENGTHS.size:
        data, descriptors, _, _ = socket.recv_fds(connection, _LENGTHS.size - len(start), 1)
        if not data:
            return None
        start += data
        descriptor = descriptors[0] if descriptors else descriptor
    head, body = (_exactly(connection, length) for length in _LENGTHS.unpack(start))
    return None if head is None or body is None else Message(json.loads(head), body, descriptor)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    data = bytearray(length)
    view = memoryview(data)
    while view:
        count = connection.recv_into(view)
        if not count:
            return None
        view = view[count:]
    return bytes(data)


async def send_soon(connection: socket.socket, message: Message) -> None:
    """Send *message* without holding up others; a descriptor goes along."""
    loop = asyncio.get_running_loop()
    packed = _packed(message)
    if message.descriptor >= 0:
        # A byte bears the descriptor; so short a message always fits into the buffer of the socket.
        socket.send_fds(connection, [packed], [message.descriptor])
    else:
        await loop.sock_sendall(connection, packed)
    await loop.sock_sendall(connection, message.body)


async def receive_soon(connection: socket.socket) -> Message | None:
    """Return the next message without holding up others, ``None`` if the other side has gone."""
    start = await _exactly_soon(connection, _LENGTHS.size)
    if start is None:
        return None
    lengths = _LENGTHS.unpack(start)
    head = await _exactly_soon(connection, lengths[0])
    body = await _exactly_soon(connection, lengths[1])
    return None if head is None or body is None else Message(json.loads(head), body)


async def _exactly_soon(connection: socket.socket, length: int) -> bytes | None:
    loop = asyncio.get_running_loop()
    data = bytearray(length)
    view = memoryview(data)
    try:
        while view:
            count = await loop.sock_recv_into(connection, view)
            if not count:
                return None
            view = view[count:]
    except ConnectionError:
        return None
    return bytes(data)
