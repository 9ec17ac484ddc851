"""What a process does with the graph that it holds: ask, give a graph, tell of a thing, change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from graph.serve import changes
from graph.serve.census import census
from graph.serve.formats import Kind, by_name
from graph.serve.holding import Holding
from graph.serve.messages import Message
from graph.serve.pages import thing_page
from graph.serve.portrait import portrait
from graph.serve.rows import count_rows
from graph.serve.tags import finished
from graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["perform"]


def perform(holding: Holding, task: Message) -> Message:
    """Return the answer to a task: in its head the status, and the media type or why not; in its body the content."""
    do: Mapping[str, Callable[[Holding, Message], Message]] = {
        "query": _query,
        "graph": _graph,
        "names": _names,
        "census": _census,
        "portrait": _portrait,
        "update": changes.update,
        "put": changes.put,
        "delete": changes.delete,
    }
    answer = do[task.head["do"]](holding, task)
    return finished(answer, gzipped=bool(task.head.get("gzip")))


def _refusal(status: int, why: str) -> Message:
    return Message({"status": status, "why": why})


class _TooLargeError(Exception):
    pass


class _Bounded(BytesIO):
    """A file in memory that takes so many bytes and no more."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._left = size

    def write(self, piece: Buffer) -> int:
        written = super().write(piece)
        self._left -= written
        if self._left < 0:
            raise _TooLargeError
        return written


def _query(holding: Holding, task: Message) -> Message:
    """Answer a query.

    The head has ``default`` and ``named``, the graphs of the dataset by their IRIs or ``None`` for all that there are;
    ``base``; ``formats``, the media type wanted for each kind of answer; ``rows`` and ``size``, what it may have.
    """
    head = task.head
    dataset: dict[str, Any] = {}
    if head["default"] is not None:
        dataset["default_graph"] = [NamedNode(iri) for iri in head["default"]]
        dataset["named_graphs"] = [NamedNode(iri) for iri in head["named"]]
    store = holding.opened()
    try:
        found = store.query(task.body.decode(), base_iri=head["base"], prefixes=dict(PREFIXES), **dataset)
        kind = (
            Kind.BOOLEAN if isinstance(found, QueryBoolean)
            else Kind.GRAPH if isinstance(found, QueryTriples)
            else Kind.SOLUTIONS
        )  # fmt: skip
        wanted = head["formats"][kind]
        if wanted is None:
            return _refusal(406, f"no format that is accepted can hold what this query gives ({kind})")
        form = by_name(wanted)
        if isinstance(found, QueryTriples):
            return _triples(list(dict.fromkeys(islice(found, head["rows"] + 1))), wanted, head)
        output = _Bounded(head["size"])
        assert isinstance(form.syntax, QueryResultsFormat)
        found.serialize(output, format=form.syntax)
        body = output.getvalue()
    except SyntaxError as error:
        # The parser lists all that could have stood there; the beginning is enough to see.
        return _refusal(400, shorten(f"does not parse: {' '.join(str(error).split())}", 200, placeholder=" …"))
    except _TooLargeError:
        return _too_large(head)
    if kind is Kind.SOLUTIONS and count_rows(body, form.suffix, head["rows"]) > head["rows"]:
        return _too_large(head)
    return Message({"status": 200, "type": form.header}, body)


def _triples(triples: list[Triple], wanted: str, head: Mapping[str, Any]) -> Message:
    if len(triples) > head["rows"]:
        return _too_large(head)
    output = _Bounded(head["size"])
    form = by_name(wanted)
    assert isinstance(form.syntax, RdfFormat)
    serialize(triples, output, format=form.syntax, prefixes=_used(triples))
    return Message({"status": 200, "type": form.header}, output.getvalue())


def _used(triples: list[Triple]) -> dict[str, str]:
    """Return the prefixes of the project that shorten something in *triples*."""
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert text is not None
    return {prefix: iri for prefix, iri in PREFIXES.items() if iri.encode() in text}


def _too_large(head: Mapping[str, Any]) -> Message:
    why = f"the answer has more than {head['rows']} rows or {head['size']} bytes; ask for less, or add LIMIT"
    return _refusal(403, why)


def _graph(holding: Holding, task: Message) -> Message:
    """Give a whole graph: ``graph`` is its IRI, empty for the default graph; ``format`` the media type."""
    store = holding.opened()
    name = NamedNode(task.head["graph"]) if task.head["graph"] else DefaultGraph()
    if isinstance(name, NamedNode) and not store.contains_named_graph(name):
        return _refusal(404, "there is no graph of this name")
    form = by_name(task.head["format"])
    output = _Bounded(task.head["size"])
    assert isinstance(form.syntax, RdfFormat)
    try:
        store.dump(output, format=form.syntax, from_graph=name, prefixes=dict(PREFIXES))
    except _TooLargeError:
        return _refusal(403, f"the graph has more than {task.head['size']} bytes; take the files of the build")
    return Message({"status": 200, "type": form.header}, output.getvalue())


def _names(holding: Holding, _: Message) -> Message:
    """Tell which named graphs there are, and what the IRIs of things begin with."""
    graphs = sorted(one.value for one in holding.opened().named_graphs() if isinstance(one, NamedNode))
    return Message({"status": 200, "type": "", "graphs": graphs, "base": holding.base})


def _census(holding: Holding, _: Message) -> Message:
    """Tell what the graph holds, for the description of the data set."""
    return Message({"status": 200, "type": "", "census": census(holding.opened())})


def _portrait(holding: Holding, task: Message) -> Message:
    """Tell of one thing: ``iri`` of it; ``format`` the media type, or empty for a page."""
    found = portrait(holding, task.head["iri"])
    if not found.triples:
        return _refusal(404, "nothing here is called so")
    if task.head["format"]:
        return _triples(list(found.triples), task.head["format"], task.head)
    return Message({"status": 200, "type": "text/html; charset=utf-8"}, thing_page(found))
