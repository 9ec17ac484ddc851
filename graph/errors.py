"""What can go wrong, said in one line: what, and where."""

from __future__ import annotations

__all__ = ["CadreGraphError", "InputError", "OutputError", "QueryError", "RefusedError"]


class CadreGraphError(Exception):
    """Base of all errors that a user can mend; ``str()`` of it is one line.

    Args:
        what: what is wrong, in words.
        where: the file, line or argument; empty when there is none.
    """

    def __init__(self, what: str, where: str = "") -> None:
        self.what = what
        self.where = where
        super().__init__(f"{where}: {what}" if where else what)


class InputError(CadreGraphError):
    """A text, a catalogue or an argument that cannot be used."""


class OutputError(CadreGraphError):
    """A folder that cannot be written, or that holds no build."""


class QueryError(CadreGraphError):
    """A SPARQL query that cannot be run."""


class RefusedError(QueryError):
    """A SPARQL query that is understood and not run: it would change the graph or reach outside of it."""
