"""A small build, and a server of it, for all the tests of the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Knowledge
from graph.publish import publish
from tests.serve.servers import serving


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, tiny: Knowledge) -> Path:
    """Return the folder of a build of :func:`tiny`."""
    folder = tmp_path_factory.mktemp("served") / "output"
    publish(tiny, folder)
    return folder


@pytest.fixture(scope="session")
def server(build: Path) -> Iterator[str]:
    """Return the address of a server of :func:`build` with short patience, which makes every answer anew."""
    limits = ("--seconds", "2", "--rows", "5000", "--megabytes", "1", "--at-once", "8", "--kept", "0")
    with serving(str(build), *limits) as address:
        yield address
