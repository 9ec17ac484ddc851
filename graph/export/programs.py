"""The network in the files of Cytoscape and of Neo4j."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence

from graph.export.network import network
from graph.export.networks import plain
from graph.export.places import interval, places
from graph.store import Store

__all__ = ["cytoscape", "neo4j"]

#: A zip keeps a time for each file; this one is the earliest that it can.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def cytoscape(store: Store) -> bytes:
    """Return the network as Cytoscape and cytoscape.js read it: one element a line, with positions."""
    graph = plain(network(store))
    stands = places(graph)
    nodes = []
    for node in sorted(graph):
        told = {"id": node, "value": node, "name": graph.nodes[node].get("label", ""), **graph.nodes[node]}
        nodes.append({"data": told, "position": {"x": stands[node][0], "y": stands[node][1]}})
    edges = []
    for source, target, key in sorted(graph.edges(keys=True)):
        told = {"id": f"{source} {target} {key}", "source": source, "target": target, "key": key}
        edges.append({"data": {**told, "interaction": key.partition(" ")[0], **graph.edges[source, target, key]}})
    lines = [",\n".join(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in part) for part in (nodes, edges)]
    head = '{"format_version": "1.0", "generated_by": "cadre-graph", "target_cytoscapejs_version": "~3.0",\n'
    return f'{head}"data": {{"name": "cadre-graph"}},\n"elements": {{"nodes": [\n{lines[0]}\n], "edges": [\n{lines[1]}\n]}}}}\n'.encode()


def neo4j(store: Store) -> bytes:
    """Return a zip of ``nodes.csv`` and ``relationships.csv`` with typed headers, for ``neo4j-admin database import``."""
    graph = plain(network(store))
    nodes = []
    for node in sorted(graph):
        told = graph.nodes[node]
        nodes.append((node, told.get("label", ""), str(told.get("kind", "")).capitalize()))
    edges = []
    for source, target, key in sorted(graph.edges(keys=True)):
        told = graph.edges[source, target, key]
        days = interval(str(told.get("since", "")), str(told.get("until", "")))
        said = [told.get(name, "") for name in ("placement", "mode", "since", "until")]
        kind = "".join(f"_{one}" if one.isupper() else one.upper() for one in str(told["kind"]))
        edges.append((source, target, kind, *said, days.get("start", ""), days.get("end", "")))
    header = (":START_ID", ":END_ID", ":TYPE", "placement", "mode", "since", "until", "start:date", "end:date")
    files = {
        "nodes.csv": _csv(("iri:ID", "name", ":LABEL"), nodes),
        "relationships.csv": _csv(header, edges),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return CSV as the importer wants it: UTF-8 without a byte-order mark, values without line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([" ".join(str(cell).split()) for cell in row] for row in rows)
    return text.getvalue().encode()
