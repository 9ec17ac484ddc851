"""Many mixed requests from many clients at once, and what the server needs for it.

    python -m tests.serve.soak output/ --requests 10000 --clients 16

Good queries, pages, graphs and files, faulty ones, and hostile ones, in an order that is the same every time. Fails if a
good request is not answered, if the server itself is at fault (500), or if its memory grows.
"""

from __future__ import annotations

import argparse
import http.client
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from urllib.parse import quote, urlsplit

from graph.queries import shipped
from tests.serve.hostile import ROWS
from tests.serve.servers import below, serving

_GOOD, _FAULTY, _HOSTILE = "good", "faulty", "hostile"
#: What may come back for each sort.
_MAY = {_GOOD: {200}, _FAULTY: {400, 403, 404, 405, 406, 413, 415}, _HOSTILE: {200, 400, 403, 405, 413, 503}}


def requests(number: int) -> Iterator[tuple[str, str, str, bytes | None, dict[str, str]]]:
    """Yield so many requests: sort, method, path, body, headers."""
    dice = Random(7)
    hostile = [row for row in ROWS if not row.writable]
    good = [f"/sparql?query={quote(one.text, safe='')}" for one in shipped()] + [
        "/",
        "/graphs?default",
        "/files/graph.ttl",
    ]
    faulty = ["/id/cadre/nobody", "/sparql?query=ASK", "/sparql?query=A&query=B", "/nowhere", "/graphs?graph=u:a"]
    accepts = ["*/*", "text/csv, text/turtle;q=0.5, */*;q=0.1", "application/sparql-results+xml, */*;q=0.1"]
    for _ in range(number):
        chance = dice.random()
        if chance < 0.9:
            headers = {"Accept": dice.choice(accepts), "Accept-Encoding": dice.choice(["gzip", "identity"])}
            yield _GOOD, "GET", dice.choice(good), None, headers
        elif chance < 0.98:
            yield _FAULTY, "GET", dice.choice(faulty), None, {}
        else:
            row = dice.choice(hostile)
            path = row.path.replace("{trap}", "http://127.0.0.1:9/")
            body = row.text.replace("{trap}", "http://127.0.0.1:9/").encode()
            yield _HOSTILE, row.method, path, body, {"Content-Type": row.kind}


def soak(server: str, number: int, clients: int) -> tuple[Counter[tuple[str, int]], list[float]]:
    """Send so many requests from so many clients; return what came back how often, and the seconds of the good ones."""
    todo = list(requests(number))
    came: Counter[tuple[str, int]] = Counter()
    spent: list[float] = []

    def client(at: int) -> None:
        connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
        for sort, method, path, body, headers in todo[at::clients]:
            started = perf_counter()
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            response.read()
            if response.will_close:
                connection.close()
            came[sort, response.status] += 1
            if sort == _GOOD:
                spent.append(perf_counter() - started)
        connection.close()

    with ThreadPoolExecutor(clients) as clients_at_work:
        for done in [clients_at_work.submit(client, at) for at in range(clients)]:
            done.result()
    return came, sorted(spent)


def memory(pid: int) -> int:
    """Return the resident memory of the process that answers, in megabytes; the others come and go."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    raise RuntimeError("the system does not tell")


def main() -> int:
    """Soak a server of a build; return 1 if it did not hold."""
    parser = argparse.ArgumentParser(description="Many mixed requests at once.")
    parser.add_argument("build", type=Path)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=16)
    told = parser.parse_args()
    with serving(str(told.build)) as server:
        soak(server, told.requests // 10, told.clients)
        before = memory(server.process)
        started = perf_counter()
        came, spent = soak(server, told.requests, told.clients)
        took = perf_counter() - started
        sleep(3)
        after, left = memory(server.process), len(below(server.process))
    wrong = {(sort, status): times for (sort, status), times in came.items() if status not in _MAY[sort]}
    for (sort, status), times in sorted(came.items()):
        sys.stdout.write(f"{sort:8} {status} {times:6}{'   !' if (sort, status) in wrong else ''}\n")
    sys.stdout.write(
        f"{told.requests / took:.0f} requests/s; good ones: median {spent[len(spent) // 2] * 1000:.0f} ms, "
    )
    sys.stdout.write(f"p95 {spent[int(len(spent) * 0.95)] * 1000:.0f} ms\n")
    sys.stdout.write(f"memory {before} MB before, {after} MB after; {left} processes left\n")
    return int(bool(wrong) or after > 1.2 * before or left > 5)


if __name__ == "__main__":
    sys.exit(main())
