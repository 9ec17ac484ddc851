"""What was answered before is answered again, in its bounds; and a graph on disk goes into memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from graph.model import Knowledge
from graph.publish import publish
from graph.serve.answers import Answers
from graph.serve.messages import Message
from tests.serve.asking import ask, query
from tests.serve.servers import Address, holds_in_memory, serving

NAMES = "SELECT ?name { ?c a cadre:Cadre ; skos:prefLabel ?name } ORDER BY ?name"
HIT, MISS = "cadre-graph; hit", "cadre-graph; fwd=miss"


def answer(size: int, status: int = 200) -> Message:
    return Message({"status": status}, b"x" * size)


@pytest.fixture(scope="module")
def keeping(build: Path) -> Iterator[str]:
    """Return the address of a server that keeps answers."""
    with serving(str(build)) as address:
        yield address


def test_who_was_asked_for_longest_ago_goes_first() -> None:
    kept = Answers(450)
    for name in "abcd":
        kept.keep(name, "", answer(100))
    assert kept.find("a", "") is not None
    kept.keep("e", "", answer(100))
    assert [name for name in "abcde" if kept.find(name, "")] == ["a", "c", "d", "e"]


def test_no_more_is_kept_than_there_is_room_for() -> None:
    kept = Answers(1000)
    for number in range(5000):
        kept.keep(f"{number:4}", "", answer(number % 249))
    assert sum(len(one.body) + len(text) for (text, _), one in kept._kept.items()) <= 1000
    assert kept.find("4999", "") is not None


def test_what_is_kept_anew_takes_its_room_once() -> None:
    kept = Answers(450)
    for _ in range(50):
        kept.keep("a", "", answer(100))
        kept.keep("b", "", answer(50))
    assert kept.find("a", "") and kept.find("b", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT (RAND() AS ?x) {}", answer(10)),
        ("SELECT (now\n() AS ?x) {}", answer(10)),
        ("SELECT (strUUID() AS ?x) {}", answer(10)),
        ("ASK {}", answer(10, status=503)),
        ("ASK {}", answer(251)),
    ],
)
def test_what_would_be_another_answer_or_none_or_too_large_is_not_kept(text: str, message: Message) -> None:
    kept = Answers(1000)
    kept.keep(text, "", message)
    assert kept.find(text, "") is None


def test_a_server_that_keeps_nothing_makes_every_answer_anew(server: str) -> None:
    assert [query(server, NAMES).headers["cache-status"] for _ in range(2)] == [MISS, MISS]


def test_the_same_question_has_the_same_answer(keeping: str) -> None:
    first, second = query(keeping, NAMES), query(keeping, NAMES)
    assert (first.headers["cache-status"], second.headers["cache-status"]) == (MISS, HIT)
    assert (first.body, first.headers["etag"], first.type) == (second.body, second.headers["etag"], second.type)
    assert query(keeping, NAMES, If_None_Match=first.headers["etag"]).status == 304


def test_another_format_is_another_answer(keeping: str) -> None:
    types = ("text/csv", "application/sparql-results+xml", "application/sparql-results+json")
    for _ in range(2):
        assert [query(keeping, "ASK { ?s ?p 1 }", Accept=one).type for one in types] == list(types)
    packed = query(keeping, "SELECT ?o { ?s ?p ?o } ORDER BY ?o", Accept_Encoding="gzip")
    plain = query(keeping, "SELECT ?o { ?s ?p ?o } ORDER BY ?o")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text


def test_another_graph_is_another_answer(keeping: str) -> None:
    vocabulary = "default-graph-uri=https%3A%2F%2Fw3id.org%2Fcadre-graph%2Fontology"
    asked = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"
    plain, other = (ask(keeping, path) for path in (asked, f"{asked}&{vocabulary}"))
    assert (plain.status, other.status) == (200, 200)
    assert plain.body != other.body


def test_what_is_another_each_time_is_made_each_time(keeping: str) -> None:
    assert len({query(keeping, "SELECT (STRUUID() AS ?x) {}").body for _ in range(3)}) == 3


def test_a_refusal_is_not_kept(keeping: str) -> None:
    for _ in range(2):
        reply = query(keeping, "SELECT * { ?s ?p }")
        assert (reply.status, "cache-status" in reply.headers) == (400, False)


def test_a_new_build_is_not_answered_from_the_old_one(build: Path, tmp_path: Path, tiny: Knowledge) -> None:
    folder = tmp_path / "output"
    shutil.copytree(build, folder)
    smaller = Knowledge(tiny.documents, tiny.rules, tiny.entities[:5], (), (), ())
    with serving(str(folder), "--disk", str(tmp_path / "stores")) as server:
        before = [query(server, NAMES).body for _ in range(2)]
        in_memory(server)
        assert query(server, NAMES).body == before[0]
        publish(smaller, folder)
        until = monotonic() + 15
        while query(server, NAMES).body == before[0]:
            assert monotonic() < until
            sleep(0.05)
        in_memory(server)
        assert query(server, NAMES).body not in before
        assert len(list((tmp_path / "stores").iterdir())) == 1


def in_memory(server: Address) -> None:
    """Wait until *server* answers from memory."""
    until = monotonic() + 15
    while not holds_in_memory(server):
        assert monotonic() < until
        sleep(0.05)


def test_a_graph_on_disk_goes_into_memory_and_no_request_is_lost(build: Path, tmp_path: Path) -> None:
    with serving(str(build), "--disk", str(tmp_path / "stores"), "--kept", "0") as server:
        replies = []
        until = monotonic() + 15
        while not holds_in_memory(server):
            replies.append(query(server, NAMES))
            assert monotonic() < until
        replies += [query(server, NAMES) for _ in range(3)]
    assert {reply.status for reply in replies} == {200}
    assert len({reply.body for reply in replies}) == 1


def test_a_graph_that_is_too_large_stays_on_disk(build: Path, tmp_path: Path) -> None:
    with serving(str(build), "--disk", str(tmp_path / "stores"), "--resident", "0") as server:
        sleep(1.5)
        assert query(server, NAMES).status == 200
        assert not holds_in_memory(server)


def test_it_can_be_stopped_while_it_goes_into_memory(build: Path, tmp_path: Path) -> None:
    for _ in range(3):
        with serving(str(build), "--disk", str(tmp_path / "stores")):
            pass
