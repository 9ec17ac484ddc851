"""What the server costs over the bare engine, at a million triples of the shape that a build has.

    python -m tests.serve.benchmark /tmp/benchmark
    python -m tests.serve.benchmark /tmp/benchmark --rdflib      # loading and writing with rdflib as well: minutes

Makes the graph in the folder, the same one for the same number, and prints tables. All servers run at the same time, and
each question is put to the bare engine and to each server in turn, again and again, so that what else the machine does
meets them alike.
"""

from __future__ import annotations

import argparse
import http.client
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import urlencode, urlsplit

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, QueryResultsFormat, RdfFormat

from graph.assemble import assemble
from graph.queries import shipped
from graph.vocabulary import PREFIXES
from tests.serve.large import TRIPLES_OF_A_TEXT, make_large
from tests.serve.servers import Address, holds_in_memory, serving

#: The limits are out of the way: what is measured is the way, not the limits.
WIDE = ("--rows", "10000000", "--megabytes", "2000", "--memory", "0", "--seconds", "600")
#: How the three servers are started, beside that: each answer made anew from memory or from disk, and as it comes.
ANEW, KEPT = ("--kept", "0"), ()
#: So often more is asked for what is kept.
AGAIN = 20


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a shipped query, or one of a single cadre, as people ask it."""

    name: str
    text: str


def questions(store: pyoxigraph.Store) -> Iterator[Question]:
    """Yield every shipped query; those of a cadre also of one."""
    names = "SELECT ?name { ?cadre a cadre:Cadre ; skos:prefLabel ?name } ORDER BY ?name LIMIT 1"
    found = store.query(names, prefixes=dict(PREFIXES))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    (name,) = next(iter(found))
    assert isinstance(name, Literal)
    for one in shipped():
        if one.name.endswith("-of-a-cadre"):
            yield Question(one.name.removesuffix("a-cadre") + "one", f"{one.text}VALUES ?cadre {{ {name} }}")
            yield Question(one.name.removesuffix("a-cadre") + "all", one.text)
        else:
            yield Question(one.name, one.text)


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds that *work* takes."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def p95(times: list[float]) -> float:
    """Return what 95 of a hundred do not exceed."""
    return sorted(times)[math.ceil(len(times) * 0.95) - 1]


def line(*cells: str | float) -> None:
    """Write a line of a table."""
    sys.stdout.write("".join(f"{one:27}" if isinstance(one, str) else f"{one:9.1f}" for one in cells) + "\n")
    sys.stdout.flush()


def asker(server: str) -> Callable[[str], bytes]:
    """Return what puts a question to *server* and gives the body of the answer."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=600)
    used = perf_counter()

    def ask(text: str) -> bytes:
        nonlocal used
        if perf_counter() - used > 10:
            # The server closes what is idle for long.
            connection.close()
        used = perf_counter()
        connection.request(
            "POST", "/sparql", urlencode({"query": text}), {"Content-Type": "application/x-www-form-urlencoded"}
        )
        reply = connection.getresponse()
        body = reply.read()
        assert reply.status == 200, body
        return body

    return ask


def bare(store: pyoxigraph.Store, text: str) -> bytes:
    """Return what the engine answers when it is asked directly."""
    found = store.query(text, prefixes=dict(PREFIXES))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return found.serialize(format=QueryResultsFormat.JSON) or b""


def made(folder: Path, triples: int) -> Path:
    """Return a build of about so many triples in *folder*; it is made when it is not there."""
    build = folder / f"build-{triples}"
    if not (build / "graph.nt").exists():
        build.mkdir(parents=True, exist_ok=True)
        (build / "explorer.html").write_text("<!doctype html>", encoding="utf-8")
        (build / "SHA256SUMS").write_text("", encoding="utf-8")
        graph = assemble(make_large(max(1, triples // TRIPLES_OF_A_TEXT)))
        pyoxigraph.serialize(graph, str(build / "graph.nt"), format=RdfFormat.N_TRIPLES)
    return build


def load_and_write(path: Path, *, reference: bool) -> pyoxigraph.Store:
    """Return the bare engine with the graph of *path*; tell how long it loads and writes, and how long rdflib does."""
    store = pyoxigraph.Store()
    sys.stdout.write(f"{'':27}{'load, s':>9}{'Turtle, s':>10}\n")
    load = spent(lambda: store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES)) / 1000
    line("bare engine", load, spent(lambda: store.dump(BytesIO(), RdfFormat.TURTLE, from_graph=DefaultGraph())) / 1000)
    if reference:
        import rdflib

        other = rdflib.Graph()
        load = spent(lambda: other.parse(path, format="nt")) / 1000
        line("rdflib", load, spent(lambda: other.serialize(format="turtle")) / 1000)
    return store


def started(stack: ExitStack, name: str, *options: str) -> Address:
    """Return a server that runs until *stack* is left; tell when it can be asked."""
    begun = perf_counter()
    server = stack.enter_context(serving(*options))
    line(f"up, s: {name}", perf_counter() - begun)
    return server


def while_loading(server: Address) -> None:
    """Ask the least there is to ask until *server*, which answers from disk, has the graph in memory as well."""
    ask, begun = asker(server), perf_counter()
    times = []
    while not holds_in_memory(server):
        times.append(spent(lambda: ask("ASK {}")))
        sleep(0.01)
    line("in memory too after, s", perf_counter() - begun)
    line("ASK {} meanwhile, ms: p95, longest", p95(times or [0.0]), max(times, default=0.0))


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="What the server costs over the bare engine.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--rdflib", action="store_true")
    told = parser.parse_args()
    build = made(told.folder, told.triples)
    store = load_and_write(build / "graph.nt", reference=told.rdflib)
    line("triples", float(len(store)))
    disk = ("--disk", str(told.folder / "stores"))
    with ExitStack() as stack:
        with ExitStack() as first:
            started(first, "on disk, laid down first", str(build), *WIDE, *disk, "--resident", "0")
        on_disk = started(stack, "on disk", str(build), *WIDE, *disk, *ANEW, "--resident", "0")
        usual = started(stack, "on disk, then in memory", str(build), *WIDE, *disk)
        while_loading(usual)
        in_memory = started(stack, "in memory", str(build), *WIDE, *ANEW)
        (folder,) = (told.folder / "stores").iterdir()
        compare(told.times, store, pyoxigraph.Store.read_only(str(folder / "graph")), in_memory, on_disk, usual)
    return 0


def compare(times: int, memory: pyoxigraph.Store, disk: pyoxigraph.Store, *servers: Address) -> None:
    """Put every question to the engine in memory and on disk and to each of the servers, in turn."""
    asks = [asker(server) for server in servers]
    sys.stdout.write(f"""
Milliseconds, the shortest of {times}: what else the machine does only makes them longer. bare: the engine itself, in memory
and on disk. served: each answer made anew, in memory and on disk, how many times as long as the bare engine of its
kind, and in memory the 95th percentile. usual: as the server comes, on disk and then in memory, with answers kept: the
first time, and the median and the 95th percentile of all {times + AGAIN}.
""")
    heads = ("rows", "KB", "bare mem", "disk", "served", "ratio", "p95", "disk", "ratio", "usual: 1", "median", "p95")
    sys.stdout.write(f"{'':27}" + "".join(f"{one:>9}" for one in heads) + "\n")
    ratios: dict[str, list[float]] = {"memory": [], "disk": []}
    late = {"served": 0, "usual": 0}
    for one in questions(memory):
        tries: list[Callable[[str], bytes]] = [partial(bare, memory), partial(bare, disk), *asks]
        took: list[list[float]] = [[] for _ in tries]
        # What takes long need not be measured so often.
        for _ in range(times if spent(partial(bare, memory, one.text)) < 300 else min(times, 3)):
            for column, ask in zip(took, tries, strict=True):
                column.append(spent(partial(ask, one.text)))
        took[4] += [spent(partial(asks[2], one.text)) for _ in range(times + AGAIN - len(took[4]))]
        body = asks[0](one.text)
        of_memory, of_disk, served, from_disk = map(min, took[:4])
        usual = median(took[4])
        ratios["memory"].append(served / of_memory)
        ratios["disk"].append(from_disk / of_disk)
        late["served"] += p95(took[2]) > 50
        late["usual"] += p95(took[4]) > 50
        line(
            one.name, float(body.count(b"},{") + 1), len(body) / 1000, of_memory, of_disk, served, ratios["memory"][-1],
            p95(took[2]), from_disk, ratios["disk"][-1], took[4][0], usual, p95(took[4]),
        )  # fmt: skip
    line("median of the ratios: in memory, on disk", median(ratios["memory"]), median(ratios["disk"]))
    line("p95 over 50 ms: made anew, as usual", float(late["served"]), float(late["usual"]))


if __name__ == "__main__":
    sys.exit(main())
