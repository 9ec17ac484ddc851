"""Everything that a build gives, in one folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.errors import OutputError
from graph.model import Knowledge
from graph.publish import files_of, publish

PROMISED = {
    *(f"graph.{suffix}" for suffix in ("ttl", "nt", "jsonld", "rdf", "graphml", "gexf")),
    *(f"tables/{name}.csv" for name in ("placements", "lessons", "practices", "policies", "pairings", "batches")),
    *(f"tables/{name}.csv" for name in ("figures", "people")),
    "explorer.html",
    "ledger.csv",
    "undecided.csv",
    "conflicts.csv",
    "report.md",
}


def test_a_build_is_every_promised_file(tiny: Knowledge) -> None:
    assert set(files_of(tiny)) == PROMISED


def test_the_same_knowledge_is_the_same_bytes(tiny: Knowledge) -> None:
    assert files_of(tiny) == files_of(tiny)


def test_no_knowledge_is_a_build_all_the_same() -> None:
    assert set(files_of(Knowledge((), (), (), (), (), ()))) == PROMISED


def test_publish_writes_the_folder(tiny: Knowledge, tmp_path: Path) -> None:
    publish(tiny, tmp_path / "output")
    written = {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("*.*")}
    assert written == PROMISED


@pytest.mark.parametrize("base", ["example", "https://example.org/id", "https://exa mple.org/"])
def test_a_base_that_is_no_iri_is_refused_and_nothing_is_written(tiny: Knowledge, tmp_path: Path, base: str) -> None:
    with pytest.raises(OutputError, match="is no base"):
        publish(tiny, tmp_path / "output", base)
    assert not (tmp_path / "output").exists()


def test_the_ledger_has_a_line_for_every_trigger(tiny: Knowledge) -> None:
    text = files_of(tiny)["ledger.csv"].decode("utf-8-sig").splitlines()
    rows = list(csv.DictReader(text))
    assert len(rows) == len(tiny.ledger)
    assert rows[0] == {
        "document": "notice.txt",
        "start_char": "12",
        "end_char": "16",
        "word": "跟班学习",
        "outcome": "heading",
        "detail": "the heading",
        "sentence": "赴新湾区跟班学习干部的通知",
    }
