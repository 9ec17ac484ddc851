"""Writes everything that a build gives its readers into one folder."""

from __future__ import annotations

from pathlib import Path

from graph.assemble import assemble
from graph.doubts import conflicts_bytes, undecided_bytes
from graph.errors import OutputError
from graph.export import FORMATS
from graph.export.tables import TABLES, csv_bytes, table_rows
from graph.iri import DEFAULT_BASE, is_base
from graph.ledger import ledger_bytes
from graph.model import Knowledge
from graph.output import refuse_strangers, write_build
from graph.report import report
from graph.store import Store

__all__ = ["ensure_publishable", "files_of", "publish"]


def publish(knowledge: Knowledge, output: Path, base: str = DEFAULT_BASE) -> None:
    """Write the graph in every format, the tables, the ledger, the report and the page into *output*, or nothing.

    Args:
        knowledge: what the corpus says.
        output: the folder; a build that stands there is replaced in one step.
        base: what the IRIs of things begin with.

    Raises:
        OutputError: the base is no IRI, or the folder cannot be written; see :func:`graph.output.write_build`.
    """
    ensure_publishable(output, base)
    write_build(output, files_of(knowledge, base))


def ensure_publishable(output: Path, base: str = DEFAULT_BASE) -> None:
    """Make sure, before the texts are read, that a build can go where it shall go.

    Raises:
        OutputError: the base is no IRI, or *output* is a file or holds something that is no build.
    """
    if not is_base(base):
        raise OutputError("is no base for IRIs, which looks like https://example.org/id/", base)
    refuse_strangers(output)


def files_of(knowledge: Knowledge, base: str = DEFAULT_BASE) -> dict[str, bytes]:
    """Return the files of a build by their paths: the same knowledge gives the same bytes."""
    from graph.explore import render

    store = Store(assemble(knowledge, base))
    return {
        **{f"graph.{one.suffix}": one.write(store) for one in FORMATS},
        **{f"tables/{table.name}.csv": csv_bytes(table.columns, table_rows(store, table)) for table in TABLES},
        "ledger.csv": ledger_bytes(knowledge.ledger),
        "undecided.csv": undecided_bytes(knowledge.undecided),
        "conflicts.csv": conflicts_bytes(knowledge.conflicts),
        "report.md": report(knowledge, store).encode(),
        "explorer.html": render(knowledge).encode(),
    }
