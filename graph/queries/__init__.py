"""The shipped queries: one question a file, its first line says it in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from graph.errors import QueryError

__all__ = ["Query", "explain_query", "network_query", "shipped", "shipped_query", "table_query"]


@dataclass(frozen=True, slots=True, order=True)
class Query:
    """A shipped query.

    Args:
        name: of its file, without the ending: 「who-went-where」.
        about: what it asks: 「谁去了哪里 — who went where」.
        text: the SPARQL.
    """

    name: str
    about: str
    text: str


def shipped() -> tuple[Query, ...]:
    """Return the questions of the readers, sorted by name; the queries of tables and network are not among them."""
    names = sorted(file.name for file in files("graph.queries").iterdir() if file.name.endswith(".rq"))
    return tuple(_read(name) for name in names)


def shipped_query(name: str) -> Query:
    """Return the shipped query *name*.

    Raises:
        QueryError: there is none of this name.
    """
    for query in shipped():
        if query.name == name:
            return query
    raise QueryError("no shipped query has this name; see: cadre-graph query --list", name)


def table_query(name: str) -> Query:
    """Return the query of the table *name* 「placements」."""
    return _read(f"tables/{name}.rq")


def network_query(name: str) -> Query:
    """Return the query of the network's 「nodes」 or 「edges」."""
    return _read(f"network/{name}.rq")


def explain_query(name: str) -> Query:
    """Return the query behind ``explain``: 「things」 or 「facts」."""
    return _read(f"explain/{name}.rq")


def _read(path: str) -> Query:
    text = files("graph.queries").joinpath(*path.split("/")).read_text(encoding="utf-8")
    return Query(path.rpartition("/")[2].removesuffix(".rq"), text.splitlines()[0].removeprefix("#").strip(), text)
