"""Programs that the tests need and that pip does not bring."""

from __future__ import annotations

import os
import shutil
from typing import Never

import pytest

__all__ = ["installed", "missing"]


def installed(name: str, package: str) -> str:
    """Return where a program is; skip the test with the reason where it is not, but never in CI.

    Args:
        name: of the program.
        package: of Debian that has it.
    """
    path = shutil.which(name)
    if path is None:
        missing(f"needs {name}: apt-get install {package}")
    return path


def missing(reason: str) -> Never:
    """Skip the test, or fail in CI."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
