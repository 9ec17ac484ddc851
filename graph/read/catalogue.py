"""The file beside the texts that says what they do not say themselves: title, source, date, place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from graph.errors import InputError
from graph.when import bounds

__all__ = ["CATALOGUE", "read_catalogue"]

#: Its name.
CATALOGUE = "catalogue.toml"
_KEYS = frozenset({"title", "source", "date", "place"})


def read_catalogue(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Return what the catalogue of *folder* says of each text, by file name; nothing where there is none.

    Raises:
        InputError: it cannot be read, or says what it may not: an unknown key, a date that is none, a place that is no
            area of China.
    """
    path = folder / CATALOGUE
    try:
        tables = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is not TOML: {' '.join(str(error).split())}", str(path)) from error
    for name, entry in tables.items():
        if not isinstance(entry, dict) or not all(
            key in _KEYS and isinstance(value, str) for key, value in entry.items()
        ):
            raise InputError(
                f"the table {name!r} may hold texts for {', '.join(sorted(_KEYS))}, nothing else", str(path)
            )
        _validate(entry, f"{path}, [{name!r}]")
    return tables


def _validate(entry: Mapping[str, str], where: str) -> None:
    date, place = entry.get("date", ""), entry.get("place", "")
    if date and bounds(date) is None:
        raise InputError(f"date = {date!r} is no day, month or year as 2023-10-08, 2023-10, 2023", where)
    if place:
        # The list of areas takes its time to load; most catalogues of others name no place.
        from graph.find.areas import gazetteer

        if place not in gazetteer().by_full:
            raise InputError(f"place = {place!r} is no area by its full name, as 安徽省淮南市潘集区", where)
