"""What the command line shows: tables, quotations, progress. No word of a text may steer the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from graph.store import Rows

__all__ = ["console", "printable", "progress", "quotation", "show", "summary", "table"]

#: What a table is wide where there is no terminal to measure.
_WIDE = 200


def printable(words: str) -> str:
    """Return *words* on one line and without control characters: a text must not steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in words)


def console() -> Console:
    """Return what writes styled words, as wide as the terminal; where there is none, wide enough for any table."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _WIDE, soft_wrap=False, emoji=False)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a display of the progress: step, done, of how many. ``None`` where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("")
        yield lambda step, done, total: display.update(task, description=step, completed=done, total=total)


def show(rows: Rows, form: str) -> None:
    """Write rows as a table for people, or as CSV or JSON for programs."""
    from graph.store import words

    if form == "json":
        import json

        click.echo(json.dumps(rows.json(), ensure_ascii=False, indent=1))
    else:
        table(rows.columns, [[words(value) for value in row] for row in rows.rows], form)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> None:
    """Write *rows* under *columns* as a table for people, or as CSV for a spreadsheet."""
    if form == "csv":
        from graph.export.tables import csv_bytes

        click.echo(csv_bytes(columns, rows), nl=False)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    console().print(shown)
    click.echo(f"{len(rows)} 行 rows")


def summary(lines: Sequence[tuple[str, object]]) -> None:
    """Write names and numbers in two columns."""
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE, show_header=False)
    shown.add_column()
    shown.add_column(justify="right")
    for name, value in lines:
        shown.add_row(name, str(value))
    console().print(shown)


def quotation(before: str, quote: str, after: str) -> Text:
    """Return a quote in the words around it, either of which may be empty."""
    from rich.text import Text

    return Text.assemble(
        "    ", (printable(f"…{before}" if before else ""), "dim"), "「", (printable(quote), "reverse"), "」",
        (printable(f"{after}…" if after else ""), "dim"),
    )  # fmt: skip
