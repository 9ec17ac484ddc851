"""The packages of npm are pinned by version and hash, and by no registry."""

from __future__ import annotations

import json
import re

from tests.node.programs import HERE

LOCK = (HERE / "package-lock.json").read_text(encoding="utf-8")
WANTED = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]


def test_every_package_has_a_version_and_a_hash() -> None:
    packages = {name: told for name, told in json.loads(LOCK)["packages"].items() if name}
    assert len(packages) > len(WANTED)
    assert [name for name, told in packages.items() if not told["integrity"].startswith("sha512-")] == []
    assert {name: packages[f"node_modules/{name}"]["version"] for name in WANTED} == WANTED


def test_no_registry_is_named() -> None:
    assert re.findall(r"\w+://\S+", LOCK) == []
    assert '"resolved"' not in LOCK
