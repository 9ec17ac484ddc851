"""Bringing a graph into another store: a real Oxigraph, and ours."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.cli import main
from tests.push.stores import held, kept, of_build, oxigraph
from tests.serve.servers import serving

GRAPH = "https://example.org/cadres"


@pytest.fixture(scope="module", params=["oxigraph", "cadre-graph"])
def store_and_profile(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """Return the address of a store and the name of its profile."""
    with oxigraph() if request.param == "oxigraph" else serving("--writable") as address:
        yield str(address), request.param


@pytest.mark.parametrize(
    "options", [[], ["--graph", GRAPH], ["--update"], ["--update", "--batch", "150", "--graph", GRAPH]]
)
def test_what_is_pushed_is_there(
    store_and_profile: tuple[str, str],
    builds: tuple[Path, Path],
    options: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, profile = store_and_profile
    for build in builds:
        assert main(["push", address, "-o", str(build), "--profile", profile, *options]) == 0
        assert f"counted there: {len(of_build(build))}" in capsys.readouterr().out
        assert held(address, profile, GRAPH if "--graph" in options else "") == kept(build)


def test_only_what_changed_is_pushed(
    store_and_profile: tuple[str, str], builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    address, profile = store_and_profile
    words = ["push", address, "--profile", profile, "--graph", GRAPH, "-o"]
    assert main([*words, str(builds[0]), "--diff"]) == 2
    assert "nothing is known of an earlier push" in capsys.readouterr().err
    assert main([*words, str(builds[0])]) == 0
    capsys.readouterr()
    assert main([*words, str(builds[1]), "--diff"]) == 0
    removed, added = of_build(builds[0]) - of_build(builds[1]), of_build(builds[1]) - of_build(builds[0])
    assert f"+{len(added)} −{len(removed)}" in capsys.readouterr().out
    assert 0 < len(removed) < len(of_build(builds[0])) / 2
    assert held(address, profile, GRAPH) == kept(builds[1])
    assert main([*words, str(builds[1]), "--diff"]) == 0
    assert "+0 −0；请求 requests：0" in capsys.readouterr().out


def test_what_is_dry_connects_to_nothing(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        assert main(["push", address, "-o", str(builds[0]), "--dry-run"]) == 0
        nobody.setblocking(False)
        with pytest.raises(BlockingIOError):
            nobody.accept()
    assert "nothing was sent" in capsys.readouterr().out


class _Store(BaseHTTPRequestHandler):
    """A store that wants a password, notes what comes, and fails when it is told to."""

    updates: list[bytes] = []  # noqa: RUF012 - one for the whole class, emptied by each test
    refused: list[int] = []  # noqa: RUF012 - how long the bodies were that came unsigned
    scheme = ""
    breaks_at = -1
    count = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self._known():
            self.refused.append(len(body))
            challenge = 'Digest realm="r", nonce="n", qop="auth"' if self.scheme == "digest" else 'Basic realm="r"'
            self._reply(401, b"", {"WWW-Authenticate": challenge})
        elif self.command == "HEAD":
            self._reply(404, b"", {})
        elif "urlencoded" in self.headers["Content-Type"]:
            row = b'{"results":{"bindings":[{"n":{"type":"literal","value":"%d"}}]}}' % self.count
            self._reply(200, row, {})
        elif len(self.updates) == self.breaks_at:
            self._reply(500, b"the disk is full", {})
        else:
            self.updates.append(body)
            self._reply(204, b"", {})

    do_PUT = do_HEAD = do_POST  # noqa: N815 - so the standard library calls them

    def _known(self) -> bool:
        given = self.headers.get("Authorization", "")
        if self.scheme == "basic":
            return given == "Basic " + base64.b64encode("李敏:秘密".encode()).decode()
        if self.scheme == "bearer":
            return given == "Bearer token"
        if self.scheme == "digest":
            told = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
            if "response" not in told:
                return False
            one = hashlib.md5("user:r:秘密".encode()).hexdigest()
            two = hashlib.md5(f"{self.command}:{self.path}".encode()).hexdigest()
            whole = f"{one}:n:{told['nc']}:{told['cnonce']}:auth:{two}"
            return str(told["response"]) == hashlib.md5(whole.encode()).hexdigest()
        return True

    def _reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch, builds: tuple[Path, Path]) -> Iterator[str]:
    """Return the address of a store that notes what comes."""
    monkeypatch.setattr(_Store, "updates", [])
    monkeypatch.setattr(_Store, "refused", [])
    monkeypatch.setattr(_Store, "count", len(of_build(builds[0])))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Store)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("scheme", "user", "password"), [("basic", "李敏", "秘密"), ("digest", "user", "秘密"), ("bearer", "", "token")]
)
def test_name_and_password_come_from_the_environment(
    noted: str,
    builds: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    scheme: str,
    user: str,
    password: str,
) -> None:
    monkeypatch.setattr(_Store, "scheme", scheme)
    words = ["push", noted, "-o", str(builds[0]), "--update"]
    assert main(words) == 2
    assert "name or password is wrong, or missing" in capsys.readouterr().err
    assert _Store.updates == []
    monkeypatch.setenv("CADRE_GRAPH_USER", user)
    monkeypatch.setenv("CADRE_GRAPH_PASSWORD", password)
    assert main(words) == 0
    assert len(_Store.updates) > 1


@pytest.mark.parametrize("scheme", ["basic", "digest"])
def test_nothing_long_is_sent_unsigned(
    noted: str, builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    """A store may hang up on a body that it will not read: Virtuoso does."""
    monkeypatch.setattr(_Store, "scheme", scheme)
    monkeypatch.setenv("CADRE_GRAPH_USER", "user" if scheme == "digest" else "李敏")
    monkeypatch.setenv("CADRE_GRAPH_PASSWORD", "秘密")
    assert main(["push", noted, "-o", str(builds[0])]) == 0
    assert [len(update) for update in _Store.updates] == [(builds[0] / "graph.nt").stat().st_size]
    assert len(_Store.updates[0]) > 1 << 16
    assert set(_Store.refused) == {0}


def test_after_a_push_that_broke_off_nothing_is_known(
    noted: str, builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["push", noted, "-o", str(builds[0])]
    assert main(words) == 0
    monkeypatch.setattr(_Store, "breaks_at", 4)
    assert main([*words, "--update", "--batch", "100"]) == 2
    monkeypatch.setattr(_Store, "breaks_at", -1)
    assert main([*words, "--diff"]) == 2
    assert "nothing is known of an earlier push" in capsys.readouterr().err


def test_a_push_that_broke_off_goes_on(
    noted: str, builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["push", noted, "-o", str(builds[0]), "--update", "--batch", "100"]
    monkeypatch.setattr(_Store, "breaks_at", 5)
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "answers 500: the disk is full" in said and len(said.splitlines()) == 1
    monkeypatch.setattr(_Store, "breaks_at", -1)
    assert main(words) == 0
    assert "an earlier run had sent: 5" in capsys.readouterr().out
    assert _Store.updates[0] == b"CLEAR SILENT DEFAULT"
    assert sum(update.count(b" .\n") for update in _Store.updates) == len(of_build(builds[0]))
    # Another build begins from the beginning.
    _Store.updates.clear()
    monkeypatch.setattr(_Store, "count", len(of_build(builds[1])))
    assert main(["push", noted, "-o", str(builds[1]), "--update", "--batch", "100"]) == 0
    assert _Store.updates[0] == b"CLEAR SILENT DEFAULT"


def test_a_store_that_has_not_all_of_it_is_told(
    noted: str, builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_Store, "count", 7)
    assert main(["push", noted, "-o", str(builds[0]), "--update"]) == 2
    assert "has 7 triples and should have" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "because"),
    [
        (["ftp://localhost"], "is no address"),
        (["localhost:7878"], "is no address"),
        (["http://user:secret@localhost"], "CADRE_GRAPH_USER"),
        (["http://127.0.0.1:9", "--graph", "no iri"], "is no IRI"),
        (["http://127.0.0.1:9", "--profile", "virtuoso"], "wants a name for the graph"),
        (["http://127.0.0.1:9"], "cannot be reached"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    builds: tuple[Path, Path], words: list[str], because: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["push", *words, "-o", str(builds[0])]) == 2
    said = capsys.readouterr().err
    assert because in said and len(said.splitlines()) == 1
    assert "secret" not in said


def test_the_environment_is_not_needed_for_anything_else() -> None:
    assert not {name for name in os.environ if name.startswith("CADRE_GRAPH_")}
