"""A careful forger: changes a build, and then everything that would give the change away."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from graph.export import FORMATS
from graph.export.tables import TABLES, csv_bytes, table_rows
from graph.model import Knowledge
from graph.output import MANIFEST, MARKER
from graph.publish import publish
from graph.store import Store

ID = "https://w3id.org/cadre-graph/id/"
TERM = "https://w3id.org/cadre-graph/ontology#"

Change = Callable[[str], str]


def forged_graph(knowledge: Knowledge, output: Path, change: Change) -> None:
    """Publish *knowledge*, change the lines of its graph, and write every other file again to go with them."""
    publish(knowledge, output)
    graph = output / MARKER
    lines = change(graph.read_text(encoding="utf-8")).splitlines(keepends=True)
    graph.write_text("".join(sorted(lines)), encoding="utf-8", newline="\n")
    store = Store.read(graph)
    for form in FORMATS:
        (output / f"graph.{form.suffix}").write_bytes(form.write(store))
    for table in TABLES:
        written = csv_bytes(table.columns, table_rows(store, table))
        (output / "tables" / f"{table.name}.csv").write_bytes(written)
    seal(output)


def seal(output: Path) -> None:
    """Write the manifest again, so that every checksum is right."""
    names = sorted(
        path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file() and path.name != MANIFEST
    )
    lines = (f"{sha256((output / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (output / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")


def line(subject: str, predicate: str, value: str) -> str:
    """Return a line of N-Triples about things of the graph; a *value* in quotes is a literal."""
    prefix = {"a": "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"}.get(predicate, f"<{TERM}{predicate}>")
    written = value if value[0] in '"<' else f"<{ID}{value}>"
    return f"<{ID}{subject}> {prefix} {written} .\n"


def add(*triple: str) -> Change:
    """Return what slips a triple in."""
    return lambda text: text + line(*triple)


def drop(*triple: str) -> Change:
    """Return what takes a triple out, which must be there."""

    def change(text: str) -> str:
        assert line(*triple) in text, line(*triple)
        return text.replace(line(*triple), "")

    return change
