"""The network in the files of other programs, through networkx: GraphML and GEXF."""

from __future__ import annotations

import io
import re

import networkx

from graph.export.network import network
from graph.export.places import COLOURS, interval, places
from graph.export.rdf import NOT_XML
from graph.store import Store

__all__ = ["gexf", "graphml", "plain"]


def plain(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """Return *graph* with attributes that every writer takes: strings without control characters, nothing empty.

    Lists are joined by ``;``, numbers stay, everything else (dates) is written as it prints.
    """
    clean: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in sorted(graph):
        clean.add_node(_string(node), **_attributes(graph.nodes[node]))
    for source, target, key in sorted(graph.edges(keys=True)):
        told = _attributes(graph.edges[source, target, key])
        clean.add_edge(_string(source), _string(target), key=_string(key), **told)
    return clean


def _attributes(told: dict[str, object]) -> dict[str, str | int | float]:
    values = {name: _value(value) for name, value in sorted(told.items()) if value is not None}
    return {name: value for name, value in values.items() if value != ""}


def _value(value: object) -> str | int | float:
    if isinstance(value, int | float):
        return value
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple):
        return ";".join(_string(one) for one in value)
    return _string(value)


def _string(value: object) -> str:
    # networkx would write out what XML cannot hold, and no reader could then open the file.
    return NOT_XML.sub("", str(value))


def graphml(store: Store) -> bytes:
    """Return the network as GraphML.

    networkx tells edges apart within a pair of nodes only; in a file each has an id that no other has.
    """
    file = io.BytesIO()
    graph = plain(network(store))
    named: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    named.add_nodes_from(graph.nodes(data=True))
    for source, target, key in sorted(graph.edges(keys=True)):
        named.add_edge(source, target, key=f"{source} {target} {key}", **graph.edges[source, target, key])
    networkx.write_graphml_xml(named, file, encoding="utf-8", prettyprint=True)
    return file.getvalue()


def gexf(store: Store) -> bytes:
    """Return the network as GEXF, as Gephi reads it: with places and colours, and stays as intervals for its timeline.

    The day of writing, which networkx would note down, is left out.
    """
    file = io.BytesIO()
    graph = plain(network(store))
    for node, (x, y) in places(graph).items():
        red, green, blue = COLOURS.get(str(graph.nodes[node].get("kind")), (128, 128, 128))
        graph.nodes[node]["viz"] = {
            "position": {"x": x, "y": y, "z": 0.0},
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        }
    for _, _, told in graph.edges(data=True):
        told.update(interval(str(told.get("since", "")), str(told.get("until", ""))))
    networkx.write_gexf(graph, file, encoding="utf-8", prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", file.getvalue())
