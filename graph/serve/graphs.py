"""The endpoint for whole graphs: https://www.w3.org/TR/sparql11-http-rdf-update/ ."""

from __future__ import annotations

import re
from email.parser import BytesParser
from email.policy import HTTP
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from graph.serve.edition import Edition, Shelf
from graph.serve.formats import GRAPHS, chosen, media_type
from graph.serve.limits import Limits
from graph.serve.problems import ProblemError, of_answer
from graph.serve.replies import body_of, file_reply, reply, takes_gzip, unless_left

__all__ = ["PATH", "answer_graphs"]

PATH = "/graphs"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")


async def answer_graphs(
    request: Request, edition: Edition, shelf: Shelf, limits: Limits, *, writable: bool
) -> Response:
    """Give a graph, or change it where that is allowed.

    Raises:
        ProblemError: the request is not as the protocol wants it, or not served.
    """
    asked = _graph(request)
    reads = request.method in ("GET", "HEAD")
    if not reads and not writable:
        raise ProblemError(405, "the graph is only read here", {"Allow": "GET, HEAD, OPTIONS"})
    if reads:
        if asked is None:
            raise ProblemError(400, "say which graph: ?default or ?graph=IRI")
        form = chosen(request.headers.get("accept"), GRAPHS)
        if form is None:
            raise ProblemError(406, "none of the formats that are accepted is written here")
        if not asked and not writable and shelf.folder is not None:
            # The files of the build are the default graph; they are sent piece by piece, however large.
            return file_reply(request, shelf.folder / f"graph.{form.suffix}", form.header)
        head: dict[str, Any] = {"do": "graph", "graph": asked, "format": form.name, "size": limits.size}
        return reply(request, await unless_left(request, edition.pool.run({**head, "gzip": takes_gzip(request)})))
    if request.method == "DELETE":
        if asked is None:
            raise ProblemError(400, "say which graph: ?default or ?graph=IRI")
        return reply(request, await edition.pool.change({"do": "delete", "graph": asked}))
    body = await body_of(request, limits.upload)
    created = asked is None
    if asked is None:
        if request.method != "POST":
            raise ProblemError(400, "say which graph: ?default or ?graph=IRI")
        asked = f"{_endpoint(request)}/{sha256(body).hexdigest()[:16]}"
    parts = _parts(request.headers.get("content-type", ""), body)
    head = {
        "do": "put", "graph": asked, "base": asked or str(request.url), "replace": request.method == "PUT",
        "parts": [(name, len(content)) for name, content in parts],
    }  # fmt: skip
    answer = await edition.pool.change(head, b"".join(content for _, content in parts))
    if answer.head["status"] >= 400:
        raise of_answer(answer)
    status = 201 if created else answer.head["status"]
    return Response(status_code=status, headers={"Location": asked} if status == 201 else {})


def _endpoint(request: Request) -> str:
    return str(request.url.replace(path=PATH, query=""))


def _graph(request: Request) -> str | None:
    """Return the IRI of the graph that is meant, nothing for the default graph, ``None`` if none is named."""
    path = request.url.path.removeprefix(PATH)
    if path not in ("", "/"):
        return str(request.url.replace(query=""))
    try:
        pairs = parse_qsl(request.url.query, keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise ProblemError(400, "the parameters are not UTF-8, or too many") from error
    names = [value for key, value in pairs if key == "graph"]
    if any(key == "default" for key, _ in pairs):
        if names:
            raise ProblemError(400, "one graph at a time")
        return ""
    if not names:
        return None
    if len(names) > 1 or not _IRI.fullmatch(names[0]):
        raise ProblemError(400, "the name of a graph is one absolute IRI")
    return names[0]


def _parts(header: str, body: bytes) -> list[tuple[str, bytes]]:
    """Return the documents of a body, each with its media type."""
    name, parameters = media_type(header)
    if name == "multipart/form-data" and "boundary" in parameters:
        message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + header.encode("latin-1") + b"\r\n\r\n" + body)
        return [
            (_syntax(part.get_content_type()), content)
            for part in message.iter_parts()
            if isinstance(content := part.get_payload(decode=True), bytes)
        ]
    if parameters.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise ProblemError(415, "is not in UTF-8")
    return [(_syntax(name), body)]


def _syntax(name: str) -> str:
    for form in GRAPHS:
        if name == form.name or (name in form.others and name.startswith(("application/x-", "application/turtle"))):
            return form.name
    raise ProblemError(415, f"send one of {', '.join(form.name for form in GRAPHS)}")
