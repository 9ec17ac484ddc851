"""W3C's tests of the SPARQL protocols, each of them, against a server that can be written to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serve.conformance import Case, Target, cases, failure
from tests.serve.servers import serving

CASES = tuple(cases(Path(__file__).parents[1] / "w3c"))


@pytest.fixture(scope="module")
def target() -> Iterator[Target]:
    """Return a server that begins empty."""
    with serving("--writable") as server:
        yield Target(urlsplit(server).netloc)


def test_all_of_them_are_there() -> None:
    assert sum(case.name.startswith(("put", "post", "head")) for case in CASES) == 13
    assert len(CASES) == 34 + 13


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_w3c(case: Case, target: Target) -> None:
    assert failure(case, target) == ""
