"""What the tests of the score share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evaluate.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Return a text that was read faultlessly."""
    return Case(tmp_path / "case")


@pytest.fixture
def broken(case: Case) -> Callable[[str, str], Path]:
    """Return what writes a faultless case, then puts other words into one of its files."""

    def write(name: str, words: str) -> Path:
        case.write()
        (case.folder / name).write_text(words, encoding="utf-8")
        return case.folder

    return write
