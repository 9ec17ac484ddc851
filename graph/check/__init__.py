"""Walks the rooms of a build and says what is wrong, and where.

A build is not taken at its word: whatever can be derived again, from the texts, the scheme or the facts, is derived again.
"""

from __future__ import annotations

from pathlib import Path

from graph.check.derivation import check_classes, check_concepts, check_facts
from graph.check.documents import check_passages, check_unread, sources
from graph.check.doubts import check_doubts
from graph.check.exports import check_formats, check_tables
from graph.check.files import check_files
from graph.check.ledger import check_ledger, read_ledger
from graph.check.references import check_references
from graph.check.shapes import check_shapes
from graph.model import Finding
from graph.output import MARKER
from graph.store import Store

__all__ = ["check"]


def check(output: Path, texts: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the build in *output*, sorted; nothing if all is well.

    Args:
        output: the folder of a build.
        texts: the folder with the texts it was built from.

    Raises:
        InputError: *output* holds no build.
    """
    store = Store.read(output / MARKER)
    ledger = read_ledger(output)
    known, findings = sources(store, texts)
    return tuple(
        sorted(
            {
                *findings,
                *check_unread(texts, known),
                *check_files(output),
                *check_references(store),
                *check_classes(store),
                *check_concepts(store),
                *check_facts(store),
                *check_shapes(store),
                *check_passages(store, known),
                *check_ledger(ledger, known, store),
                *check_doubts(output, known, store),
                *check_tables(output, store),
                *check_formats(output, store),
            }
        )
    )
