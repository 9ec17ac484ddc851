"""Runs W3C's tests of the SPARQL protocols from their Turtle descriptions.

    python -m tests.serve.conformance tests/w3c
    python -m tests.serve.conformance tests/w3c --endpoint http://127.0.0.1:7878/query …

The folder has ``protocol/manifest.ttl`` and ``graph-store-protocol/manifest*.ttl``. Without an endpoint, a server is started
with ``--writable``, for the tests of updates, and stopped afterwards.
"""

from __future__ import annotations

import argparse
import http.client
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from tests.serve.servers import serving

__all__ = ["Case", "Target", "cases", "failure"]

_MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
_HT = rdflib.Namespace("http://www.w3.org/2011/http#")
_CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
_UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
#: The status that the descriptions call by name.
_STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
#: What the answers may be, for each kind that a description can ask for.
_FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml", "application/json"},
    "tabular": {
        "application/sparql-results+json", "application/sparql-results+xml", "application/json", "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json", "text/html"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """The server that is tested.

    Args:
        authority: host and port.
        query: the path of the endpoint for queries.
        update: the path of the endpoint for updates.
        graphs: the path of the endpoint for graphs.
    """

    authority: str
    query: str = "/sparql"
    update: str = "/sparql"
    graphs: str = "/graphs"


@dataclass(frozen=True, slots=True)
class Case:
    """One test of W3C.

    Args:
        name: the end of its IRI: 「query_post_form」.
        about: what it is called.
        data: the graphs that must be there, name to file.
        requests: the nodes of its requests, in order.
        manifest: the description they are in.
    """

    name: str
    about: str
    data: Mapping[str, Path]
    requests: tuple[rdflib.term.Node, ...]
    manifest: rdflib.Graph = field(compare=False, repr=False)

    @property
    def updates(self) -> bool:
        """Whether it needs a server that can be written to."""
        return self.name.startswith(("update", "bad_update", "put", "post", "head_existing"))


def cases(folder: Path) -> Iterator[Case]:
    """Yield the tests of all manifests in *folder*, in their order."""
    for path in sorted(folder.glob("*/manifest*.ttl")):
        manifest = rdflib.Graph().parse(path)
        for entries in manifest.objects(None, _MF.entries):
            for test in Collection(manifest, entries):
                data = {}
                for graph in manifest.objects(test, _UT.graphData):
                    file = str(manifest.value(graph, _UT.graph))
                    data[str(manifest.value(graph, rdflib.RDFS.label))] = path.parent / file.rpartition("/")[2]
                action = manifest.value(test, _MF.action)
                listed = manifest.value(action, _HT.requests)
                assert listed is not None
                requests = tuple(Collection(manifest, listed))
                name = str(test).rpartition("#")[2]
                yield Case(name, str(manifest.value(test, _MF.name)), data, requests, manifest)


def failure(case: Case, target: Target) -> str:
    """Run a test; return why it failed, nothing if it did not."""
    _send(target, "POST", target.update, {"Content-Type": "application/sparql-update"}, b"CLEAR ALL")
    _send(target, "POST", target.update, {"Content-Type": "application/sparql-update"}, b"DROP ALL")
    for name, file in sorted(case.data.items()):
        where = f"{target.graphs}?graph={quote(name, safe='')}"
        _send(target, "PUT", where, {"Content-Type": "text/turtle"}, file.read_bytes())
    templates: dict[str, str] = {}
    for number, request in enumerate(case.requests, 1):
        if why := _failed(case.manifest, request, target, templates):
            return f"request {number}: {why}"
    return ""


def _headers(manifest: rdflib.Graph, node: rdflib.term.Node | None) -> dict[str, str]:
    listed = manifest.value(node, _HT.headers)
    return {
        str(manifest.value(one, _HT.fieldName)): str(manifest.value(one, _HT.fieldValue))
        for one in (Collection(manifest, listed) if listed else ())
    }


def _body(manifest: rdflib.Graph, node: rdflib.term.Node | None) -> bytes | None:
    body = manifest.value(node, _HT.body)
    if body is None:
        return None
    encoding = str(manifest.value(body, _CNT.characterEncoding) or "UTF-8")
    return str(manifest.value(body, _CNT.chars)).encode(encoding)


def _failed(manifest: rdflib.Graph, request: rdflib.term.Node, target: Target, templates: dict[str, str]) -> str:
    path = str(manifest.value(request, _HT.absolutePath))
    headers, body = _headers(manifest, request), _body(manifest, request)
    for name, value in templates.items():
        path = path.replace(name, value)
    updates = b"update" in (body or b"")[:7] or "update" in headers.get("content-type", "") or "update=" in path
    path = re.sub("^/gsp", target.graphs, path)
    path = re.sub("^/sparql/", target.update if updates else target.query, path)
    if "multipart" in headers.get("content-type", "") and body is not None:
        # The description has bare line feeds and indents, where the syntax of the body has neither.
        body = b"\r\n".join(line.strip() for line in body.strip().splitlines()) + b"\r\n"
    status, got, content = _send(target, str(manifest.value(request, _HT.methodName)), path, headers, body)
    response = manifest.value(request, _HT.resp)
    wanted = {str(one).rpartition("#")[2] for one in manifest.objects(response, _MF.expectedStatus)}
    if not any(_STATUS.get(one) == status or one == f"StatusCode{status // 100}xx" for one in wanted):
        return f"status {status}, expected {' or '.join(sorted(wanted))}: {content[:120]!r}"
    kind = got.get("content-type", "").partition(";")[0]
    expected = manifest.value(response, _MF.expectedFormat)
    if expected is not None and kind not in _FORMATS[str(expected)]:
        return f"content type {kind}, expected {expected}"
    boolean = manifest.value(response, _MF.expectedBoolean)
    if boolean is not None and (b"true" in content) != boolean.toPython():  # type: ignore[attr-defined]
        return f"{content[:80]!r}, expected {boolean}"
    for name, value in _headers(manifest, response).items():
        if got.get(name, "").replace(" ", "").lower() != value.replace(" ", "").lower():
            return f"{name} is {got.get(name)}, expected {value}"
    location = manifest.value(response, _MF.expectedLocation)
    if location is not None:
        if "location" not in got:
            return "no Location"
        templates[str(location)] = got["location"]
    graph = _body(manifest, response)
    if graph is not None:
        base = f"http://{target.authority}{path}"
        theirs = rdflib.Graph().parse(data=graph.decode(), format="turtle", publicID=base)
        if not isomorphic(rdflib.Graph().parse(data=content, format="turtle", publicID=base), theirs):
            return f"another graph: {content[:300]!r}"
    return ""


def _send(
    target: Target, method: str, path: str, headers: Mapping[str, str], body: bytes | None
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(target.authority, timeout=20)
    try:
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def main() -> int:
    """Run all tests, tell each that fails, and how many passed; return 1 if one failed."""
    parser = argparse.ArgumentParser(description="Runs W3C's tests of the SPARQL protocols.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--endpoint", help="for queries; a server of our own without it")
    parser.add_argument("--update", help="for updates; default: as for queries")
    parser.add_argument("--graphs", help="for whole graphs")
    told = parser.parse_args()
    if told.endpoint:
        paths = [urlsplit(one or told.endpoint).path for one in (told.endpoint, told.update, told.graphs)]
        return _report(told.folder, Target(urlsplit(told.endpoint).netloc, *paths))
    with serving("--writable") as server:
        return _report(told.folder, Target(urlsplit(server).netloc))


def _report(folder: Path, target: Target) -> int:
    passed: dict[str, int] = {}
    failed = 0
    for case in cases(folder):
        suite = "Graph Store Protocol" if case.name.startswith(("put", "post", "head")) else "SPARQL Protocol"
        why = failure(case, target)
        passed[suite] = passed.get(suite, 0) + (not why)
        failed += bool(why)
        if why:
            sys.stdout.write(f"{case.name}: {why}\n")
    for suite, number in passed.items():
        sys.stdout.write(f"{suite}: {number} passed\n")
    sys.stdout.write(f"{failed} failed\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
