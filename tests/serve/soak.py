"""Many mixed requests from many clients at once, and what the server needs for it.

    python -m tests.serve.soak output/ --requests 10000 --clients 16
    python -m tests.serve.soak output/ --disk stores/     # what else there is goes to the server

Good queries, pages, graphs and files, faulty ones, and hostile ones, in an order that is the same every time. Fails if a
good request is not answered, if the server itself is at fault (500), or if its memory grows.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep
from urllib.parse import quote, urlsplit

from graph.queries import shipped
from tests.serve.hostile import ROWS
from tests.serve.servers import Address, below, serving

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
            body = response.read()
            if response.will_close:
                connection.close()
            if response.status not in _MAY[sort]:
                sys.stdout.write(f"{path}: {response.status} {body[:100].decode(errors='replace')}\n")
            came[sort, response.status] += 1
            if sort == _GOOD:
                spent.append(perf_counter() - started)
        connection.close()

    with ThreadPoolExecutor(clients) as clients_at_work:
        for done in [clients_at_work.submit(client, at) for at in range(clients)]:
            done.result()
    return came, sorted(spent)


class Watch:
    """Asks the least there is to ask all the while, and looks at what the server needs.

    Args:
        server: that is soaked.
    """

    def __init__(self, server: Address) -> None:
        self._server = server
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)
        #: How long each 「ASK {}」 took, in milliseconds; how many megabytes each look found.
        self.asked: list[float] = []
        self.own: list[int] = []
        self.all: list[int] = []

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        at = 0
        while not self._stop.wait(0.1):
            connection = http.client.HTTPConnection(urlsplit(self._server).netloc, timeout=60)
            started = perf_counter()
            # Another text each time, so that no answer from before will do.
            connection.request("GET", f"/sparql?query=ASK%20%7B%7D%20%23{at}")
            response = connection.getresponse()
            response.read()
            connection.close()
            assert response.status == 200
            self.asked.append((perf_counter() - started) * 1000)
            at += 1
            if at % 10 == 1:
                self.own.append(memory(self._server.process, "status", "VmRSS:"))
                self.all.append(self.own[-1] + sum(map(_share, below(self._server.process))))


def memory(pid: int, file: str, name: str) -> int:
    """Return how many megabytes of memory a process has, as the system tells it."""
    for line in Path(f"/proc/{pid}/{file}").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) // 1024
    raise RuntimeError("the system does not tell")


def _share(pid: int) -> int:
    """Return the part of a process in the memory that it shares with others, 0 if it has ended meanwhile."""
    try:
        return memory(pid, "smaps_rollup", "Pss:")
    except (OSError, RuntimeError):
        return 0


def main() -> int:
    """Soak a server of a build; return 1 if it did not hold."""
    parser = argparse.ArgumentParser(description="Many mixed requests at once.")
    parser.add_argument("build", type=Path)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=16)
    told, options = parser.parse_known_args()
    with serving(str(told.build), *options) as server:
        soak(server, told.requests // 10, told.clients)
        started = perf_counter()
        with Watch(server) as watch:
            came, spent = soak(server, told.requests, told.clients)
        took = perf_counter() - started
        sleep(3)
        left = len(below(server.process))
    wrong = {(sort, status) for sort, status in came if status not in _MAY[sort]}
    for (sort, status), times in sorted(came.items()):
        _line(f"{sort}, answered {status}" + (" !" if (sort, status) in wrong else ""), times)
    _line("requests a second", told.requests / took)
    for name, all_times in (
        ("good ones, ms", [1000 * one for one in spent]),
        ("ASK {} all the while, ms", sorted(watch.asked)),
    ):
        _line(f"{name}: median, p95, longest", median(all_times), all_times[int(len(all_times) * 0.95)], all_times[-1])
    _line("ASK {} above 100 ms, of", sum(one > 100 for one in watch.asked), len(watch.asked))
    # Of the tenths of the time, the second (the first fills what is kept) and the last.
    tenth = max(1, len(watch.own) // 10)
    early, late = (median(part) for part in (watch.own[tenth : 2 * tenth + 1], watch.own[-tenth:]))
    _line("memory of the server, MB: early, late", early, late)
    _line("with all its processes, MB", median(watch.all[tenth : 2 * tenth + 1]), median(watch.all[-tenth:]))
    _line("processes at the end", left)
    return int(bool(wrong) or late > 1.2 * early or left > 5)


def _line(name: str, *numbers: float) -> None:
    sys.stdout.write(f"{name:42}" + "".join(f"{number:9.0f}" for number in numbers) + "\n")


if __name__ == "__main__":
    sys.exit(main())
