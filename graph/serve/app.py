"""The server as an ASGI application: which path is answered by what."""

from __future__ import annotations

import asyncio
import traceback
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.serve import graphs
from graph.serve.edition import Shelf
from graph.serve.limits import Limits
from graph.serve.problems import ProblemError, as_response
from graph.serve.replies import file_reply
from graph.serve.sparql import answer_sparql
from graph.serve.things import answer_anything, answer_thing

__all__ = ["Settings", "application"]

_READ = ["GET", "HEAD"]
#: How long, in seconds, a client may take to read a piece of an answer.
_SLOWEST = 60.0
_MEDIA = {
    ".css": "text/css", ".csv": "text/csv; charset=utf-8", ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml", ".html": "text/html; charset=utf-8", ".js": "text/javascript",
    ".jsonld": "application/ld+json", ".md": "text/markdown; charset=utf-8", ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml", ".ttl": "text/turtle; charset=utf-8",
}  # fmt: skip
#: Nothing from elsewhere runs in a page or is loaded by it; the drawing of networks sets styles as it goes.
_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server was started.

    Args:
        limits: what a request may cost.
        writable: whether updates are carried out.
        origins: whose pages may read the answers (CORS); 「*」 for anybody's.
        hosts: the names by which the server may be called, without ports; empty for any. Else a page from elsewhere could
            have its own name lead here, and read.
    """

    limits: Limits = field(default_factory=Limits)
    writable: bool = False
    origins: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()


def application(shelf: Shelf, settings: Settings) -> ASGIApp:
    """Return the application.

    Args:
        shelf: holds the build; it is opened already.
        settings: how it behaves.
    """

    async def explorer(request: Request) -> Response:
        with shelf.edition as edition:
            if not edition.explorer:
                return RedirectResponse("/sparql")
            tag = f'"{edition.digest[:32]}-{len(edition.explorer)}"'
            headers = {"ETag": tag, "Cache-Control": "no-cache"}
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
            return Response(edition.explorer, headers=headers, media_type="text/html")

    async def sparql(request: Request) -> Response:
        if request.method not in ("GET", "HEAD", "POST"):
            raise ProblemError(405, "ask by GET or POST", {"Allow": "GET, HEAD, POST, OPTIONS"})
        with shelf.edition as edition:
            return await answer_sparql(request, edition, settings.limits, writable=settings.writable)

    async def graph_store(request: Request) -> Response:
        with shelf.edition as edition:
            return await graphs.answer_graphs(request, edition, shelf, settings.limits, writable=settings.writable)

    async def thing(request: Request) -> Response:
        with shelf.edition as edition:
            return await answer_thing(request, edition, settings.limits)

    async def anything(request: Request) -> Response:
        with shelf.edition as edition:
            return await answer_anything(request, edition, settings.limits)

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if shelf.folder is None or name not in shelf.files():
            raise ProblemError(404, "the build has no such file")
        return file_reply(request, shelf.folder / PurePosixPath(name), _media(name))

    changing = ["GET", "HEAD", "POST", "PUT", "DELETE"]
    routes = [
        Route("/", explorer, methods=_READ),
        Route("/sparql", sparql, methods=[*changing, "PATCH"]),
        Route("/sparql/", sparql, methods=[*changing, "PATCH"]),
        Route(graphs.PATH, graph_store, methods=changing),
        Route(graphs.PATH + "/{rest:path}", graph_store, methods=changing),
        Route("/id/{rest:path}", thing, methods=_READ),
        Route("/describe", anything, methods=_READ),
        Route("/files/{name:path}", file, methods=_READ),
        Route("/static/{name}", _static, methods=_READ),
        Route("/.well-known/void", _to_description, methods=_READ),
    ]
    handlers = {ProblemError: as_response, HTTPException: _not_here, Exception: _failed}
    app = Starlette(routes=routes, exception_handlers=handlers)
    return _Doorkeeper(app, settings)


def _media(name: str) -> str:
    return _MEDIA.get(PurePosixPath(name).suffix, "application/octet-stream")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    headers = {"Cache-Control": "max-age=3600"}
    if name == "vis-network.js":
        return Response(_vis_network(), headers=headers, media_type="text/javascript")
    known = {one.name: one for one in (files("graph.serve") / "static").iterdir()}
    if name not in known:
        raise ProblemError(404, "there is nothing here")
    return Response(known[name].read_bytes(), headers=headers, media_type=_media(name))


def _vis_network() -> bytes:
    """Return the newest vis-network that the installed pyvis carries."""
    folders = [folder for folder in (files("pyvis") / "lib").iterdir() if folder.name.startswith("vis-")]
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name.removeprefix("vis-").split(".")])
    return (newest / "vis-network.min.js").read_bytes()


async def _to_description(_: Request) -> Response:
    return RedirectResponse("/sparql", 302)


async def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    why = {404: "there is nothing here", 405: "this cannot be done here"}.get(error.status_code, error.detail)
    return await as_response(request, ProblemError(error.status_code, why, error.headers))


async def _failed(_: Request, error: Exception) -> Response:
    traceback.print_exception(error)
    return PlainTextResponse("this is a fault of the server\n", 500)


class _Doorkeeper:
    """Looks at every request before anything else: by which name, from whose page; and answers OPTIONS."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        reading = scope["method"] in ("GET", "HEAD", "OPTIONS")
        if self._settings.hosts and _host(headers.get("host", "")) not in self._settings.hosts:
            await PlainTextResponse("this server is not called so\n", 421)(scope, receive, send)
        elif origin and not reading and self._settings.writable and not self._allowed(origin, headers.get("host", "")):
            await PlainTextResponse("a page from elsewhere changes nothing here\n", 403)(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await self._options(scope["path"], headers)(scope, receive, self._stamped(send, scope["path"], origin))
        else:
            await self._app(scope, receive, self._stamped(send, scope["path"], origin))

    def _allowed(self, origin: str, host: str) -> bool:
        return urlsplit(origin).netloc == host or origin in self._settings.origins

    def _options(self, path: str, headers: Headers) -> Response:
        writes = self._settings.writable and path.startswith(graphs.PATH)
        methods = "GET, HEAD, OPTIONS"
        methods += ", POST" if path.startswith("/sparql") or writes else ""
        methods += ", PUT, DELETE" if writes else ""
        told = {"Allow": methods}
        if headers.get("access-control-request-method") and self._settings.origins:
            told["Access-Control-Allow-Methods"] = methods
            told["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
            told["Access-Control-Max-Age"] = "600"
        return Response(status_code=204, headers=told)

    def _stamped(self, send: Send, path: str, origin: str) -> Send:
        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                # The explorer brings a stricter policy of its own.
                if headers.get("content-type", "").startswith("text/html") and path != "/" and path[:7] != "/files/":
                    headers["Content-Security-Policy"] = _POLICY
                if "*" in self._settings.origins:
                    headers["Access-Control-Allow-Origin"] = "*"
                elif self._settings.origins:
                    headers.add_vary_header("Origin")
                    if origin in self._settings.origins:
                        headers["Access-Control-Allow-Origin"] = origin
                if "access-control-allow-origin" in headers:
                    headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
            async with asyncio.timeout(_SLOWEST):
                await send(message)

        return stamped


def _host(header: str) -> str:
    """Return the name of a Host header without the port."""
    return header.partition("]")[0] + "]" if header.startswith("[") else header.partition(":")[0].lower()
