"""A server that can be left open: every hostile request is refused or ended, and nobody else waits for it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import quote, urlsplit

import pytest

from tests.serve.asking import Reply, ask, query
from tests.serve.hostile import DISGUISED, EVERYTHING, ROWS, Hostile
from tests.serve.servers import serving

#: What is refused is refused before it is parsed. The machine may have other things to do.
AT_ONCE = 0.1
#: The deadline of the server, and what it takes to tell.
DEADLINE = 2.0 + 0.7
SLOW = "SELECT (COUNT(*) AS ?n) { " + EVERYTHING + " }"


class Trap:
    """A server that notes who asks it."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.asked: list[bytes] = []
        threading.Thread(target=self._wait, daemon=True).start()

    @property
    def address(self) -> str:
        """Where it waits."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

    def _wait(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.asked.append(connection.recv(100))
            connection.close()

    def close(self) -> None:
        """Wait no more."""
        self._socket.close()


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    """Return a server that must never be asked."""
    made = Trap()
    yield made
    made.close()


@pytest.fixture(scope="module")
def writable() -> Iterator[str]:
    """Return a server that can be written to."""
    with serving("--writable", "--seconds", "2") as address:
        yield address


def timed(work: Callable[[], Reply], tries: int) -> tuple[Reply, float]:
    """Return what came back and the shortest time of so many tries: the machine has other things to do."""
    spent = []
    for _ in range(tries):
        started = perf_counter()
        reply = work()
        spent.append(perf_counter() - started)
    return reply, min(spent)


@pytest.mark.parametrize("row", ROWS + DISGUISED, ids=lambda row: row.name)
def test_a_hostile_request_is_refused_or_ended(row: Hostile, server: str, writable: str, trap: Trap) -> None:
    target = writable if row.writable else server
    body = row.text.replace("{trap}", trap.address).encode()
    path = row.path.replace("{trap}", quote(trap.address, safe=""))
    reply, spent = timed(lambda: ask(target, path, row.method, body, {"Content-Type": row.kind}), 1 if row.slow else 3)
    assert (reply.status, row.why in reply.text) == (row.status, True), reply.text
    assert spent < (DEADLINE if row.slow or row.writable else AT_ONCE)
    reply, spent = timed(lambda: query(target, "ASK {}"), 3)
    assert reply.json()["boolean"] is True
    assert spent < AT_ONCE
    assert trap.asked == []


def test_the_trap_notes_who_asks() -> None:
    trap = Trap()
    with socket.create_connection(("127.0.0.1", urlsplit(trap.address).port or 0)) as asking:
        asking.sendall(b"GET / HTTP/1.1\r\n\r\n")
        asking.recv(10)
    assert trap.asked == [b"GET / HTTP/1.1\r\n\r\n"]
    trap.close()


def test_slow_queries_delay_nobody(build: Path) -> None:
    """All places are taken by queries that never end; quick ones are answered as ever."""
    with (
        serving(str(build), "--seconds", "12", "--at-once", "6", "--kept", "0") as server,
        ThreadPoolExecutor(6) as slow,
    ):
        replies = [slow.submit(query, server, SLOW) for _ in range(6)]
        sleep(2)
        spent = []
        for _ in range(20):
            started = perf_counter()
            assert query(server, "ASK {}").status == 200
            spent.append(perf_counter() - started)
        assert not any(reply.done() for reply in replies)
        assert [reply.result().status for reply in replies] == [503] * 6
    assert median(spent) < AT_ONCE, spent


def test_who_has_run_longest_makes_room(build: Path) -> None:
    with (
        serving(str(build), "--seconds", "6", "--at-once", "2", "--kept", "0") as server,
        ThreadPoolExecutor(3) as slow,
    ):
        replies = [slow.submit(query, server, SLOW) for _ in range(2)]
        sleep(1.5)
        # As long as nobody else asks for much, both go on.
        assert not any(reply.done() for reply in replies)
        replies.append(slow.submit(query, server, SLOW))
        _, spent = timed(lambda: query(server, "ASK {}"), 3)
        assert spent < AT_ONCE
        (first, *_), others = wait(replies, return_when=FIRST_COMPLETED)
        assert len(others) == 2
        assert first in replies[:2]
        assert first.result().status == 503
        assert "others were waiting" in first.result().text
        assert first.result().headers["retry-after"].isdigit()
        for _ in range(4):
            assert query(server, "ASK {}").status == 200


def test_the_status_of_what_ran_out_of_time_comes_before_any_of_the_body(server: str) -> None:
    """The answer begins to come at once, and is too long to end: it is 503 all the same, and not a torn 200."""
    reply = query(server, "SELECT * { " + EVERYTHING + " FILTER (?a = ?a) } ORDER BY ?a", Accept="text/csv")
    assert (reply.status, reply.type) == (503, "text/plain")


def test_a_client_that_leaves_takes_its_query_along(build: Path) -> None:
    with serving(str(build), "--seconds", "30", "--at-once", "2", "--kept", "0") as server:
        host, _, port = urlsplit(server).netloc.partition(":")
        for _ in range(4):
            with socket.create_connection((host, int(port))) as leaving:
                leaving.sendall(f"GET /sparql?query={quote(SLOW)} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
                sleep(0.2)
        sleep(0.3)
        started = perf_counter()
        assert query(server, "ASK {}").status == 200
        # None of the places is taken any more: nobody had to be ended.
        assert perf_counter() - started < 0.5


def test_a_stranger_name_is_not_answered(server: str) -> None:
    assert ask(server, "/sparql?query=ASK%7B%7D", headers={"Host": "evil.example"}).status == 421
    assert ask(server, "/sparql?query=ASK%7B%7D", headers={"Host": "localhost:1"}).status == 200


def test_a_page_from_elsewhere_changes_nothing(writable: str) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"update=INSERT%20DATA%20%7B%3Cu:a%3E%3Cu:b%3E%3Cu:c%3E%7D"
    assert ask(writable, "/sparql", "POST", body, {**form, "Origin": "http://evil.example"}).status == 403
    assert query(writable, "ASK { <u:a> ?p ?o }").json()["boolean"] is False
    assert ask(writable, "/sparql", "POST", body, {**form, "Origin": writable}).status == 204
    assert query(writable, "ASK { <u:a> ?p ?o }").json()["boolean"] is True


def test_a_change_that_fails_leaves_all_as_it_was(writable: str) -> None:
    update = {"Content-Type": "application/sparql-update"}
    assert ask(writable, "/sparql", "POST", b"INSERT DATA { <u:kept> <u:b> <u:c> }", update).status == 204
    endless = (
        "INSERT { ?a ?b ?f } WHERE { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(40)) + " FILTER (?c1 > 1) }"
    )
    filling = "INSERT DATA { " + " . ".join(f"<u:{n}> <u:p> {n}" for n in range(300)) + " }"
    assert ask(writable, "/sparql", "POST", filling.encode(), update).status == 204
    assert ask(writable, "/sparql", "POST", endless.encode(), update).status == 503
    assert query(writable, "ASK { <u:kept> <u:b> <u:c> . <u:299> <u:p> 299 }").json()["boolean"] is True
