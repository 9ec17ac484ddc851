"""What the server says when it does not do what it is asked: the status, and why in one line."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graph.errors import QueryError, RefusedError
from graph.serve.formats import wants_page
from graph.serve.messages import Message
from graph.serve.pages import problem_page

__all__ = ["ProblemError", "as_response", "of_answer", "of_refusal"]


class ProblemError(Exception):
    """A request that is not served.

    Args:
        status: the status of HTTP.
        why: in one line.
        headers: of the answer.
    """

    def __init__(self, status: int, why: str, headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.why = why
        self.headers = dict(headers or {})
        super().__init__(why)


def of_refusal(error: QueryError) -> ProblemError:
    """Return the problem of a query that the guard refused: 403 where it reaches out, 400 where it is out of bounds."""
    return ProblemError(403 if isinstance(error, RefusedError) else 400, str(error))


def of_answer(answer: Message) -> ProblemError:
    """Return the problem that a process told."""
    headers = {"Retry-After": str(answer.head["retry"])} if "retry" in answer.head else {}
    return ProblemError(answer.head["status"], answer.head["why"], headers)


async def as_response(request: Request, error: Exception) -> Response:
    """Return what the client is told: a page for people, a line for programs."""
    assert isinstance(error, ProblemError)
    headers = {**error.headers, "Cache-Control": "no-store"}
    if request.method in ("GET", "HEAD") and wants_page(request.headers.get("accept")):
        return Response(problem_page(error.status, error.why), error.status, headers, "text/html")
    return PlainTextResponse(error.why + "\n", error.status, headers)
