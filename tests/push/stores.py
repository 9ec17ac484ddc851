"""Stores that others wrote, started on loopback and ended again, and what they hold."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import RdfFormat, parse, parse_query_results

from graph.store import Store
from tests.installed import installed
from tests.serve.asking import ask

__all__ = ["held", "held_by_virtuoso", "kept", "of_build", "oxigraph", "virtuoso"]

#: Everything in the folder in which it is started, nothing but loopback, and no more memory than a test needs.
_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
Charset = UTF-8
"""


@contextmanager
def oxigraph() -> Iterator[str]:
    """Give the address of an Oxigraph that holds nothing."""
    (port,) = _free(1)
    command = [str(Path(sys.executable).parent / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    with _running(command, Path.cwd(), port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso() -> Iterator[str]:
    """Give the address of a Virtuoso that holds nothing of ours; skip with the reason where there is none, never in CI."""
    binary = installed("virtuoso-t", "virtuoso-opensource-7-bin")
    with TemporaryDirectory() as folder:
        sql, http = _free(2)
        (Path(folder) / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http), encoding="utf-8")
        with _running([binary, "+foreground", "+configfile", "virtuoso.ini"], Path(folder), http):
            yield f"http://127.0.0.1:{http}"


def _free(number: int) -> list[int]:
    """Return ports that nobody listens at."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server as long as the context lasts, from when it answers."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                ask(f"http://127.0.0.1:{port}", "/")
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < until, f"{command[0]} does not answer"
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def held(address: str, profile: str, graph: str) -> set[str]:
    """Return the triples of a graph of an Oxigraph or of our own server."""
    path = "/store" if profile == "oxigraph" else "/graphs"
    reply = ask(
        address, f"{path}?graph={graph}" if graph else f"{path}?default", headers={"Accept": "application/n-triples"}
    )
    assert reply.status == 200
    return {str(quad.triple) for quad in parse(reply.body, format=RdfFormat.N_TRIPLES)}


def held_by_virtuoso(address: str, graph: str) -> set[str]:
    """Return the triples of a graph of a Virtuoso, as rows: it writes 「typed-literal」, which SPARQL 1.0 had."""
    text = quote(f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", safe="")
    reply = ask(address, f"/sparql?query={text}", headers={"Accept": "application/sparql-results+json"})
    assert reply.status == 200
    told = json.dumps(json.loads(reply.text.replace('"typed-literal"', '"literal"')))
    rows = parse_query_results(told, format=pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    return {" ".join(str(one) for one in row) for row in rows}


def of_build(build: Path) -> set[str]:
    """Return the triples of a build."""
    return {str(one) for one in Store.read(build / "graph.nt").triples()}


def kept(build: Path) -> set[str]:
    """Return the graph of a build as an Oxigraph keeps it: numbers by their values."""
    store = pyoxigraph.Store()
    store.bulk_load(path=str(build / "graph.nt"), format=RdfFormat.N_TRIPLES)
    return {str(quad.triple) for quad in store}
