"""How the server begins and ends, takes up a new build, and whom it lets read."""

from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest

from graph.cli import main
from graph.model import Knowledge
from graph.publish import publish
from tests.serve.asking import Reply, ask, query
from tests.serve.servers import serving

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_where_there_is_no_build_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path), "--port", "0"]) == 2
    assert "holds no build" in capsys.readouterr().err


def test_a_graph_that_is_none_is_told_in_one_line(
    build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(build, tmp_path / "broken")
    (tmp_path / "broken" / "graph.nt").write_text("what is this\n", encoding="utf-8")
    assert main(["serve", str(tmp_path / "broken"), "--port", "0"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: ") and len(said.splitlines()) == 1


def test_a_port_that_is_taken_is_told(server: str, build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(build), "--port", server.rpartition(":")[2]]) == 2
    assert "cannot be listened at" in capsys.readouterr().err


def test_a_new_build_is_taken_up_and_no_request_is_dropped(build: Path, tmp_path: Path, tiny: Knowledge) -> None:
    folder = tmp_path / "output"
    shutil.copytree(build, folder)
    smaller = Knowledge(tiny.documents, tiny.rules, tiny.entities[:5], (), (), ())
    stop = threading.Event()
    replies: list[Reply] = []

    def keep_asking(server: str) -> None:
        while not stop.is_set():
            replies.append(query(server, COUNT))

    with serving(str(folder)) as server:
        before = query(server, COUNT).body
        with ThreadPoolExecutor(3) as askers:
            for _ in range(3):
                askers.submit(keep_asking, server)
            sleep(0.3)
            publish(smaller, folder)
            until = monotonic() + 15
            while query(server, COUNT).body == before and monotonic() < until:
                sleep(0.05)
            sleep(0.3)
            stop.set()
        (folder / "graph.nt").write_text("what is this\n", encoding="utf-8")
        sleep(1.2)
        after = query(server, COUNT).body
    assert len(replies) > 20
    assert {reply.status for reply in replies} == {200}
    assert {reply.body for reply in replies} == {before, after}
    assert after != before


def test_the_graph_may_lie_on_disk(build: Path, tmp_path: Path, server: str) -> None:
    for _ in range(2):
        with serving(str(build), "--disk", str(tmp_path / "stores")) as other:
            for one in (COUNT, "SELECT ?name { ?c a cadre:Cadre ; skos:prefLabel ?name } ORDER BY ?name"):
                assert query(other, one).body == query(server, one).body
            assert ask(other, "/id/cadre/%E6%9E%97%E7%9F%A5%E8%BF%9C").status == 200
        assert len(list((tmp_path / "stores").iterdir())) == 1


def test_pages_from_elsewhere_read_where_they_may(build: Path) -> None:
    origin = {"Origin": "https://example.org"}
    with serving(str(build), "--cors", "https://example.org") as server:
        reply = ask(server, "/sparql?query=ASK%7B%7D", headers=origin)
        assert reply.headers["access-control-allow-origin"] == "https://example.org"
        assert "Origin" in reply.headers["vary"]
        stranger = ask(server, "/sparql?query=ASK%7B%7D", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in stranger.headers
        asked = ask(server, "/sparql", "OPTIONS", headers={**origin, "Access-Control-Request-Method": "POST"})
        assert (asked.status, "POST" in asked.headers["access-control-allow-methods"]) == (204, True)


def test_whoever_is_called_by_another_name_must_be_told(build: Path) -> None:
    with serving(str(build), "--name", "graph.example.org") as server:
        assert ask(server, "/sparql?query=ASK%7B%7D", headers={"Host": "graph.example.org:80"}).status == 200
        assert ask(server, "/sparql?query=ASK%7B%7D", headers={"Host": "example.org"}).status == 421


def test_it_can_be_stopped_as_soon_as_it_is_up(build: Path) -> None:
    for _ in range(3):
        with serving(str(build)):
            pass
