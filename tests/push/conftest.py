"""Two builds, and a Virtuoso, for all the tests of pushing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Knowledge
from graph.publish import publish
from tests.push.stores import virtuoso


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no environment of the machine come in between."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "CADRE_GRAPH_USER", "CADRE_GRAPH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory, tiny: Knowledge) -> tuple[Path, Path]:
    """Return two builds, the second without some facts of the first."""
    folder = tmp_path_factory.mktemp("builds")
    publish(tiny, folder / "one")
    publish(Knowledge(tiny.documents, tiny.rules, tiny.entities, tiny.facts[:-20], (), ()), folder / "two")
    return folder / "one", folder / "two"


@pytest.fixture(scope="session")
def virtuoso_address() -> Iterator[str]:
    """Return the address of a Virtuoso that is empty at first."""
    with virtuoso() as address:
        yield address
