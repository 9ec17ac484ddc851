"""What changes the graph that a process holds, where the server was told to allow it."""

from __future__ import annotations

from textwrap import shorten

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

from graph.serve.formats import by_name
from graph.serve.holding import Holding
from graph.serve.messages import Message
from graph.vocabulary import PREFIXES

__all__ = ["delete", "put", "update"]


def update(holding: Holding, task: Message) -> Message:
    """Carry out an update: all of it, or nothing."""
    try:
        holding.opened().update(task.body.decode(), base_iri=task.head["base"], prefixes=dict(PREFIXES))
    except SyntaxError as error:
        why = shorten(f"does not parse: {' '.join(str(error).split())}", 200, placeholder=" …")
        return Message({"status": 400, "why": why})
    except RuntimeError as error:
        return Message({"status": 400, "why": " ".join(str(error).split())[:200]})
    return Message({"status": 204, "type": ""})


def put(holding: Holding, task: Message) -> Message:
    """Load triples into a graph.

    The head has ``graph``, the IRI or nothing for the default graph; ``parts``, the media type and length of each
    document in the body, one behind the other; ``replace``, whether what was there goes.
    """
    store = holding.opened()
    graph = NamedNode(task.head["graph"]) if task.head["graph"] else DefaultGraph()
    new = isinstance(graph, NamedNode) and not store.contains_named_graph(graph)
    if task.head["replace"]:
        store.clear_graph(graph)
    if isinstance(graph, NamedNode):
        store.add_graph(graph)
    at = 0
    for name, length in task.head["parts"]:
        document, at = task.body[at : at + length], at + length
        syntax = by_name(name).syntax
        assert isinstance(syntax, RdfFormat)
        if name == "application/rdf+xml" and b"<!DOCTYPE" in document:
            return Message({"status": 403, "why": "DOCTYPE is refused: its entities can grow without bound"})
        try:
            store.load(document, format=syntax, base_iri=task.head["base"], to_graph=graph)
        except (SyntaxError, ValueError) as error:
            if "remote contexts" in str(error):
                return Message({"status": 403, "why": "a remote context of JSON-LD is refused: nothing is fetched"})
            return Message({"status": 400, "why": f"is not {name}: {' '.join(str(error).split())[:160]}"})
    return Message({"status": 201 if new else 204, "type": ""})


def delete(holding: Holding, task: Message) -> Message:
    """Take away a graph: ``graph`` is its IRI, empty for the default graph, which is then empty."""
    store = holding.opened()
    if not task.head["graph"]:
        store.clear_graph(DefaultGraph())
        return Message({"status": 204, "type": ""})
    graph = NamedNode(task.head["graph"])
    if not store.contains_named_graph(graph):
        return Message({"status": 404, "why": "there is no graph of this name"})
    store.remove_graph(graph)
    return Message({"status": 204, "type": ""})
