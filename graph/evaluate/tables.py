"""The tables of a build, read back as rows by document."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from graph.errors import InputError
from graph.evaluate.gold import PLACEMENT_SLOTS

__all__ = ["COLUMNS", "Row", "Tables", "read_tables"]

#: One row of a table: cell by column, empty where nothing is known.
Row = Mapping[str, str]

#: The tables that are scored, and the columns that no table can be scored without.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "placements": ("document", "cadre", *PLACEMENT_SLOTS),
    "lessons": ("document", "cadre", "kind", "themes", "quote"),
    "practices": ("document", "name"),
    "policies": ("document", "title"),
    "pairings": ("document", "area_a", "area_b"),
    "batches": ("document", "sending_area", "receiving_area", "ordinal", "headcount"),
    "figures": ("document", "subject", "measure", "value", "unit"),
    "people": ("document", "name"),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """What a build says: rows by table and by the stem of their document."""

    rows: Mapping[str, Mapping[str, Sequence[Row]]]

    def of(self, stem: str) -> Mapping[str, Sequence[Row]]:
        """Return what the build says about one document: the rows of each table, in their order."""
        return {table: rows.get(stem, ()) for table, rows in self.rows.items()}


def read_tables(folder: Path) -> Tables:
    """Read the tables of a build.

    Args:
        folder: ``output/tables`` of a build; any CSV files with these names and columns will do.

    Raises:
        InputError: a table is missing or not as it should be.
    """
    return Tables({name: _read(folder / f"{name}.csv", columns) for name, columns in COLUMNS.items()})


def _read(path: Path, columns: Sequence[str]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"the table has no column {', '.join(missing)}", str(path))
            for row in reader:
                rows.setdefault(PurePath(row["document"]).stem, []).append(row)
    except FileNotFoundError as error:
        raise InputError("no such table; build first, or name the folder of a build", str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError("is not a CSV table in UTF-8", str(path)) from error
    return rows
