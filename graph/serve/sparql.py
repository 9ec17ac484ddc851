"""The endpoint for SPARQL: https://www.w3.org/TR/sparql11-protocol/ ."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from graph.errors import QueryError
from graph.guard import bounded, examine, refuse_outside
from graph.serve.description import described
from graph.serve.edition import Edition
from graph.serve.formats import BOOLEANS, GRAPHS, SOLUTIONS, Kind, chosen, media_type, wants_page
from graph.serve.limits import Limits
from graph.serve.messages import Message
from graph.serve.pages import query_page
from graph.serve.problems import ProblemError, of_refusal
from graph.serve.replies import body_of, reply, takes_gzip, unless_left
from graph.vocabulary import PREFIXES

__all__ = ["answer_sparql"]

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
#: One character of a query is so many bytes at the most in a form: four of UTF-8, each percent-encoded.
_ENCODED = 12
#: Where an update tells its own dataset, and where USING would have to stand.
_USING = re.compile(r"\b(?:USING|WITH)\b", re.IGNORECASE)
_WHERE = re.compile(r"(DELETE\s+)?\bWHERE\b", re.IGNORECASE)

Pairs = list[tuple[str, str]]


async def answer_sparql(request: Request, edition: Edition, limits: Limits, *, writable: bool) -> Response:
    """Answer a query or an update; without either, give the description of the service, to people the page to ask from.

    Raises:
        ProblemError: the request is not as the protocol wants it, or not served.
    """
    pairs = _pairs(request.url.query)
    if request.method in ("GET", "HEAD"):
        if _values(pairs, "update"):
            raise ProblemError(405, "an update is sent by POST", {"Allow": "POST"})
        if not _values(pairs, "query"):
            return await _service(request, edition, writable=writable)
        return await _answered(request, edition, limits, _only(pairs, "query"), pairs)
    kind, parameters = media_type(request.headers.get("content-type", ""))
    if parameters.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise ProblemError(415, "is not in UTF-8, which the protocol asks for")
    most = limits.upload if writable else _ENCODED * limits.length + 4096
    try:
        text = (await body_of(request, most)).decode()
    except UnicodeDecodeError as error:
        raise ProblemError(400, "is not UTF-8") from error
    if kind == _FORM:
        pairs += _pairs(text)
        if _values(pairs, "query") and _values(pairs, "update"):
            raise ProblemError(400, "a request is a query or an update")
        name = "update" if _values(pairs, "update") else "query"
        text = _only(pairs, name)
    elif kind in (_QUERY, _UPDATE):
        name = kind.removeprefix("application/sparql-")
        if _values(pairs, "query") or _values(pairs, "update"):
            raise ProblemError(400, "the query stands in the address and in the body")
    else:
        raise ProblemError(415, f"send {_FORM}, {_QUERY}" + (f" or {_UPDATE}" if writable else ""))
    if name == "query":
        return await _answered(request, edition, limits, text, pairs)
    if not writable:
        raise ProblemError(403, "updates are refused: to change the graph, change a text and build")
    return await _updated(request, edition, limits, text, pairs)


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise ProblemError(400, "the parameters are not UTF-8, or too many") from error


def _values(pairs: Pairs, name: str) -> list[str]:
    return [value for key, value in pairs if key == name]


def _only(pairs: Pairs, name: str) -> str:
    values = _values(pairs, name)
    if len(values) != 1:
        raise ProblemError(400, f"a request has one {name}, this one has {len(values)}")
    return values[0]


async def _service(request: Request, edition: Edition, *, writable: bool) -> Response:
    accept = request.headers.get("accept")
    if wants_page(accept):
        headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
        return Response(query_page(), media_type="text/html", headers=headers)
    return await described(request, edition, chosen(accept, GRAPHS), writable=writable)


def _dataset(pairs: Pairs, names: tuple[str, str], graphs: Container[str] | None) -> tuple[list[str], list[str]] | None:
    """Return the default and the named graphs that the request names; ``None`` if it names none.

    Raises:
        ProblemError: one of them is not there.
    """
    default, named = (_values(pairs, name) for name in names)
    for graph in (*default, *named):
        if ":" not in graph or re.search(r"[\s<>\"{}|\\^`]", graph):
            raise ProblemError(400, "the name of a graph is an absolute IRI")
        if graphs is not None and graph not in graphs:
            raise ProblemError(403, "a graph that is not in this data set is refused: nothing is fetched")
    return (default, named) if default or named else None


async def _answered(request: Request, edition: Edition, limits: Limits, query: str, pairs: Pairs) -> Response:
    dataset = _dataset(pairs, ("default-graph-uri", "named-graph-uri"), edition.graphs)
    try:
        if edition.graphs is None:
            # Where graphs come and go, one that is not there is an empty one.
            examined = examine(query, PREFIXES)
            bounded(query, PREFIXES, frozenset(one for one in examined.graphs if one), limits.length, limits.depth)
        else:
            bounded(query, PREFIXES, edition.graphs, limits.length, limits.depth)
    except QueryError as error:
        raise of_refusal(error) from error
    accept = request.headers.get("accept")
    offers = {Kind.SOLUTIONS: SOLUTIONS, Kind.BOOLEAN: BOOLEANS, Kind.GRAPH: GRAPHS}
    wanted = {kind: chosen(accept, offered) for kind, offered in offers.items()}
    if not any(wanted.values()):
        raise ProblemError(406, "none of the formats that are accepted is written here")
    head = {
        "do": "query", "base": str(request.url.replace(query="")), "gzip": takes_gzip(request),
        "default": dataset[0] if dataset else None, "named": dataset[1] if dataset else None,
        "formats": {kind: form and form.name for kind, form in wanted.items()},
        "rows": limits.rows, "size": limits.size,
    }  # fmt: skip
    wish = json.dumps(head)
    if known := edition.answers.find(query, wish):
        return reply(request, known, cache="hit")
    answer = await unless_left(request, edition.pool.run(head, query.encode()))
    edition.answers.keep(query, wish, answer)
    return reply(request, answer, cache="fwd=miss")


async def _updated(request: Request, edition: Edition, limits: Limits, update: str, pairs: Pairs) -> Response:
    using = _dataset(pairs, ("using-graph-uri", "using-named-graph-uri"), None)
    try:
        examined = examine(update, PREFIXES)
        refuse_outside(examined, None, update)
    except QueryError as error:
        raise of_refusal(error) from error
    if examined.depth > limits.depth:
        raise ProblemError(400, f"is nested deeper than {limits.depth} levels")
    if using:
        if _USING.search(examined.bare):
            raise ProblemError(400, "the dataset of an update stands in the address and in the update")
        update = _with_using(update, *using)
    head = {"do": "update", "base": str(request.url.replace(query=""))}
    answer: Message = await edition.pool.change(head, update.encode())
    return reply(request, answer)


def _with_using(update: str, default: list[str], named: list[str]) -> str:
    """Return *update* with the dataset of the request before each WHERE, as section 2.2.3 of the protocol defines it.

    Raises:
        ProblemError: it has a DELETE WHERE, where no dataset can stand.
    """
    clauses = "".join(f"USING <{one}> " for one in default) + "".join(f"USING NAMED <{one}> " for one in named)

    def told(match: re.Match[str]) -> str:
        if match[1]:
            raise ProblemError(400, "DELETE WHERE takes no dataset; write DELETE { … } WHERE { … }")
        return clauses + match[0]

    return _WHERE.sub(told, update)
