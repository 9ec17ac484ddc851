"""The addresses of things: a page for people, RDF for programs, 404 for what is not there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.serve.addresses import THINGS, iri_of
from graph.serve.edition import Edition
from graph.serve.formats import GRAPHS, chosen, wants_page
from graph.serve.limits import Limits
from graph.serve.problems import ProblemError
from graph.serve.replies import reply, takes_gzip, unless_left

__all__ = ["answer_anything", "answer_thing"]


async def answer_thing(request: Request, edition: Edition, limits: Limits) -> Response:
    """Tell of the thing whose IRI ends as the path does.

    Raises:
        ProblemError: the graph knows no such thing, or no format is wanted that there is.
    """
    raw = request.scope.get("raw_path", b"").decode("latin-1").partition("?")[0] or request.url.path
    found: ProblemError | None = None
    for iri in iri_of(raw.removeprefix(THINGS), edition.base):
        try:
            return await _told(request, edition, limits, iri)
        except ProblemError as error:
            if error.status != 404:
                raise
            found = error
    assert found is not None
    raise found


async def answer_anything(request: Request, edition: Edition, limits: Limits) -> Response:
    """Tell of the thing 「?iri=」: also of a term of a vocabulary.

    Raises:
        ProblemError: see :func:`answer_thing`.
    """
    iri = request.query_params.get("iri", "")
    if not iri:
        raise ProblemError(400, "say of what: ?iri=IRI")
    return await _told(request, edition, limits, iri)


async def _told(request: Request, edition: Edition, limits: Limits, iri: str) -> Response:
    accept = request.headers.get("accept")
    wanted = request.query_params.get("format", "")
    if wanted:
        form = next((one for one in GRAPHS if one.suffix == wanted), None)
        if form is None:
            raise ProblemError(400, f"format is one of {', '.join(one.suffix for one in GRAPHS)}")
    elif wants_page(accept):
        form = None
    elif (form := chosen(accept, GRAPHS)) is None:
        raise ProblemError(406, "none of the formats that are accepted is written here")
    head = {
        "do": "portrait", "iri": iri, "format": form.name if form else "", "gzip": takes_gzip(request),
        "rows": limits.rows, "size": limits.size,
    }  # fmt: skip
    answer = await unless_left(request, edition.pool.run(head))
    return reply(request, answer)
