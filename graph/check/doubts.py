"""What a build leaves open, against the texts and the graph: every question has its place, every contradiction its facts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graph.check.documents import Source, is_offset
from graph.doubts import CONFLICTS, UNDECIDED
from graph.errors import InputError
from graph.iri import address
from graph.model import Finding
from graph.store import Store
from graph.vocabulary import shorten

__all__ = ["check_doubts"]

#: What texts tell differently: undecided facts of one thing and one property.
_FACTS = """
SELECT DISTINCT ?thing ?property
WHERE { ?fact rdf:subject ?thing ; rdf:predicate ?property ; cadre:certainty certainty:undecided }
"""


def check_doubts(output: Path, known: Mapping[str, Source], store: Store) -> Iterator[Finding]:
    """Yield each line whose quote the text does not read, and each contradiction that stands in the graph or the file alone.

    Args:
        output: the folder of a build.
        known: the documents of the graph by their IRIs.
        store: the graph.

    Raises:
        InputError: a file is not what its columns say.
    """
    texts = {source.name: source.text for source in known.values()}
    for name, columns, sides in (("undecided.csv", UNDECIDED, ("", "other_")), ("conflicts.csv", CONFLICTS, ("",))):
        for number, row in enumerate(_rows(output / name, columns), 2):
            for side in sides:
                if row[f"{side}document"] and not _reads(texts, row, side):
                    yield Finding(f"{output / name}:{number}", f"the text does not read 「{row[side + 'quote']}」")
    told = _told_apart(output, known)
    standing = {(row["thing"], shorten(row["property"]).removeprefix("cadre:")) for row in store.select(_FACTS)}
    for thing, term in sorted(told - standing):
        yield Finding(str(output / "conflicts.csv"), f"{thing} has no undecided {term} in the graph")
    for thing, term in sorted(standing - told):
        yield Finding(str(output / "conflicts.csv"), f"does not tell that the {term} of {thing} is undecided")


def _told_apart(output: Path, known: Mapping[str, Source]) -> set[tuple[str, str]]:
    base = next(iter({source.base for source in known.values()}), "")
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(output / "conflicts.csv", CONFLICTS):
        values[address(base, row["thing"]), row["property"]].add(row["value"])
    return set(values)


def _reads(texts: Mapping[str, str | None], row: Mapping[str, str], side: str) -> bool:
    start, end = row[f"{side}start_char"], row[f"{side}end_char"]
    text = texts.get(row[f"{side}document"], "")
    if text is None:
        return True  # the words of the document are not at hand, and that is said of the document
    return is_offset(start) and is_offset(end) and text[int(start) : int(end)] == row[f"{side}quote"]


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            if tuple(reader.fieldnames or ()) != tuple(columns):
                raise InputError(f"has other columns than {', '.join(columns)}", str(path))
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("the build has no such file that can be read", str(path)) from error
