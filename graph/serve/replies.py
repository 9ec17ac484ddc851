"""From the answer of a process to the answer of HTTP: negotiation, entity tags, and clients that leave."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from graph.serve.messages import Message
from graph.serve.problems import ProblemError, of_answer

__all__ = ["body_of", "file_reply", "reply", "takes_gzip", "unless_left"]

_T = TypeVar("_T")
#: How long, in seconds, the body of a request may take to come.
_SLOWEST = 60.0
#: So much more than is taken is read all the same, and forgotten: a client hears nothing while it speaks.
_DRAINED = 16 << 20


def takes_gzip(request: Request) -> bool:
    """Return whether the client takes compressed answers."""
    for one in request.headers.get("accept-encoding", "").split(","):
        name, _, quality = one.replace(" ", "").partition(";q=")
        if name.lower() in ("gzip", "*"):
            return quality not in ("0", "0.0", "0.00", "0.000")
    return False


async def body_of(request: Request, most: int) -> bytes:
    """Return the body of the request.

    Raises:
        ProblemError: it has more than *most* bytes.
    """
    body = bytearray()
    count = 0
    try:
        async with asyncio.timeout(_SLOWEST):
            async for piece in request.stream():
                count += len(piece)
                if count <= most:
                    body += piece
                elif count > most + _DRAINED:
                    break
    except TimeoutError as error:
        raise ProblemError(408, f"the request did not come within {_SLOWEST:g} s", {"Connection": "close"}) from error
    if count > most:
        raise ProblemError(413, f"a request may bring {most} bytes", {"Connection": "close"})
    return bytes(body)


async def unless_left(request: Request, work: Awaitable[_T]) -> _T:
    """Return what *work* gives; it is given up when the client leaves.

    The body of the request has been read before, so that nothing but the leave-taking can come.
    """
    task = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((task, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            task.cancel()
            raise ProblemError(499, "the client has left")
        return task.result()
    finally:
        leaving.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def reply(request: Request, answer: Message, vary: str = "Accept, Accept-Encoding", cache: str = "") -> Response:
    """Return the response that an answer makes; 304 if the client has it already.

    Args:
        request: what is answered.
        answer: of a process.
        vary: the headers on which the answer depends.
        cache: whether the answer was kept from before, as RFC 9211 says it: 「hit」; empty where none is ever kept.

    Raises:
        ProblemError: the answer is that there is none.
    """
    head = answer.head
    if head["status"] >= 400:
        raise of_answer(answer)
    if not head["type"]:
        return Response(status_code=head["status"])
    headers = {"ETag": head["etag"], "Vary": vary, "Cache-Control": "no-cache"}
    if cache:
        headers["Cache-Status"] = f"cadre-graph; {cache}"
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if request.method in ("GET", "HEAD") and known & {head["etag"], "*"}:
        return Response(status_code=304, headers=headers)
    headers["Content-Type"] = head["type"]
    if "encoding" in head:
        headers["Content-Encoding"] = head["encoding"]
    return Response(answer.body, head["status"], headers)


def file_reply(request: Request, path: Path, kind: str) -> Response:
    """Return the response that a file of the build makes, sent piece by piece; 304 if the client has it already.

    Raises:
        ProblemError: there is no such file.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise ProblemError(404, "the build has no such file") from error
    headers = {"ETag": f'"{found.st_mtime_ns:x}-{found.st_size:x}"', "Vary": "Accept", "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(path, headers=headers, media_type=kind, stat_result=found)
