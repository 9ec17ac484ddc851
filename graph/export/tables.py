"""The tables of a build: each is what its SPARQL query gives, so that a table says nothing the graph does not say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.queries import table_query
from graph.store import Rows, Store

__all__ = ["TABLES", "Table", "csv_bytes", "folded", "table_rows"]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a build.

    Args:
        name: of its file and of its query.
        columns: in the order of the file.
        several: the columns whose cell holds all values, joined by ``;``; the others hold the first.
    """

    name: str
    columns: tuple[str, ...]
    several: frozenset[str] = frozenset()


def _table(name: str, columns: str, several: str = "") -> Table:
    return Table(name, tuple(columns.split()), frozenset(several.split()))


#: Every table that a build writes, in the order of the documentation.
TABLES = (
    _table(
        "placements",
        "document cadre home_unit home_title home_area host_unit host_title host_area mode start end duration batch "
        "status rule quote start_char end_char",
        several="home_title host_title batch rule",
    ),
    _table(
        "lessons",
        "document cadre title kind themes practices learned_at proposed_for rule quote start_char end_char",
        several="themes practices learned_at proposed_for rule",
    ),
    _table("practices", "document name where rule quote start_char end_char", several="where rule"),
    _table("policies", "document title issuer date quote start_char end_char"),
    _table("pairings", "document area_a area_b since quote start_char end_char"),
    _table(
        "batches",
        "document name sending_area receiving_area ordinal headcount start duration quote start_char end_char",
    ),
    _table("figures", "document subject measure value unit quote start_char end_char"),
    _table("people", "document name role placed reporter quote start_char end_char", several="role"),
)


def table_rows(store: Store, table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the rows of *table*, one for each thing, in the order of the query."""
    return folded(store.select(table_query(table.name).text), table.columns, table.several)


def folded(rows: Rows, columns: Sequence[str], several: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Fold the rows of a query, which repeat a thing for each of its values, into one row for each thing.

    SPARQL leaves the order of GROUP_CONCAT open, so the grouping is done here. A variable of the query that is no
    column, as 「?placement」, tells which rows belong together; so does the document. The order is the query's, in rows
    and in cells: its ORDER BY names every column.

    Args:
        rows: what the query gave.
        columns: the columns of the table.
        several: those that hold every distinct value, joined by ``;``. The others hold the first that is not empty.
    """
    keys = [name for name in rows.columns if name not in columns or name == "document"]
    things: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for row in rows:
        cells = things.setdefault(tuple(row[key] for key in keys), {name: [] for name in columns})
        for name in columns:
            if row[name] and row[name] not in cells[name]:
                cells[name].append(row[name])
    return tuple(
        tuple(";".join(cells[name]) if name in several else next(iter(cells[name]), "") for name in columns)
        for cells in things.values()
    )


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file: UTF-8 with a byte-order mark, so that a spreadsheet opens Chinese correctly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
