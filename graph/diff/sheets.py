"""The files beside the graph, as rows: the ledger, what is undecided, what is told differently."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.errors import InputError
from graph.model import Passage

__all__ = ["passage", "rows"]


def rows(folder: Path, name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a CSV file of a build; none if the build has no such file, as older ones have not.

    Raises:
        InputError: it cannot be read, or has other columns.
    """
    path = folder / name
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), restkey="", restval="")
        if tuple(reader.fieldnames or ()) != tuple(columns):
            raise InputError(f"has other columns than {', '.join(columns)}", str(path))
        return list(reader)
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        said = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError(f"cannot be read: {said}", str(path)) from error


def passage(row: Mapping[str, str], quote: str, side: str = "") -> Passage | None:
    """Return the place that a row names, if it names one.

    Args:
        row: with the columns ``document``, ``start_char`` and ``end_char``.
        quote: the words that are shown for it.
        side: what stands before the names of the columns, where a row names two places: 「other_」.

    Raises:
        ValueError: the offsets are no numbers.
    """
    if not row[f"{side}document"]:
        return None
    return Passage(row[f"{side}document"], int(row[f"{side}start_char"]), int(row[f"{side}end_char"]), quote)
