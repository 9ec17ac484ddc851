"""How well identities are told: planted namesakes, aliases and contradictions, pair by pair.

The texts were written by somebody who did not know the rules. ``python -m tests.identify.measure`` prints the figures and every pair that is
told wrongly. Whoever is not read at all counts as told wrongly, too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path

from graph.build import read_account
from graph.extract import rules
from graph.find.areas import gazetteer
from graph.identify import settle
from graph.identify.units import unit_key
from graph.model import Document, Knowledge

__all__ = ["FURTHER", "SETS", "UNITS", "Row", "Score", "batches", "document", "people", "rows", "stays", "units"]

FOLDER = Path(__file__).parent
#: The tables of pairs, in the order in which they were written: each later one before anything was mended for it.
SETS = ("", "-later", "-last")
#: Of people only, and hardly mended for: plain notes of papers and offices, then short news of papers, of trades; notices and later accounts, both
#: ends of a stay, namesakes that tempt, accounts that leave much out.
FURTHER = (
    "-newest", "-plain", "-within", "-both", "-after", "-papers", "-trades", "-notices", "-ends", "-tempting", "-accounts", "-ordinary",
    "-typical", "-mixed",
)  # fmt: skip
#: Of units only, likewise.
UNITS = "-usual"
#: What a contradiction of the table is called in the graph.
_PROPERTIES = {"start": {"start"}, "end": {"end"}, "duration": {"duration"}, "host": {"toUnit", "toArea"}}
Row = Mapping[str, str]


@dataclass(slots=True)
class Score:
    """Pairs by what they are and what they are told to be; a pair that is not read counts where it is missed."""

    same_right: int = 0
    same_wrong: int = 0
    different_right: int = 0
    different_wrong: int = 0
    unread: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the pairs that are told to be one, how many are."""
        told = self.same_right + self.different_wrong
        return self.same_right / told if told else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one, how many are told to be."""
        return self.same_right / max(1, self.same_right + self.same_wrong)

    def add(self, name: str, expected: str, found: str) -> None:
        """Count a pair: 「same」 or 「different」, and what was found, or 「unread」."""
        self.unread += found == "unread"
        if expected == "same":
            self.same_right += found == "same"
            self.same_wrong += found != "same"
        else:
            self.different_wrong += found == "same"
            self.different_right += found != "same"
        if found != expected and not (found == "unread" and expected == "different"):
            self.mistakes.append(f"{name}: {found}, is {expected}")


@dataclass(slots=True)
class Count:
    """Rows told rightly, of how many, and the others."""

    right: int = 0
    rows: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, name: str, expected: object, found: object) -> None:
        """Count a row."""
        self.rows += 1
        self.right += expected == found
        if expected != found:
            self.mistakes.append(f"{name}: {found}, is {expected}")


def rows(table: str) -> list[Row]:
    """Return the rows of a table of pairs."""
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(row: Row) -> Knowledge:
    """Return what the texts of a row say together."""
    documents = [document(row, side) for side in "ab" if row[f"text_{side}"]]
    return settle([read_account(document) for document in documents], rules())


def document(row: Row, side: str) -> Document:
    """Return the text of *row* on the *side* 「a」 or 「b」."""
    text = row[f"text_{side}"].replace("⏎", "\n")
    digest = sha256(text.encode()).hexdigest()
    return Document(f"{side}.txt", text, digest, place=row[f"place_{side}"], date=row[f"date_{side}"])


def people(*tables: str) -> Score:
    """Score who is who in the tables of those names, 「-later」; a row with one text asks whether its bearers of the name are one."""
    score = Score()
    for row in chain.from_iterable(rows(f"people{table}.tsv") for table in tables):
        knowledge = told(row)
        found = [set(_named(knowledge, row["name"], f"{side}.txt")) for side in "ab"]
        if row["text_b"]:
            verdict = "unread" if not all(found) else "same" if found[0] & found[1] else "different"
        else:
            verdict = "unread" if not found[0] else "same" if len(found[0]) == 1 else "different"
        score.add(f"{row['id']} {row['name']}", row["expected"], verdict)
    return score


def _named(knowledge: Knowledge, name: str, document: str) -> Iterator[str]:
    for entity in knowledge.entities:
        if entity.kind in ("Cadre", "Person") and entity.label == name:
            if any(evidence.passage.document == document for evidence in entity.evidence):
                yield entity.id


def units(*tables: str) -> Score:
    """Score which units are one, in the tables of those names."""
    score = Score()
    areas = gazetteer().by_full
    for row in chain.from_iterable(rows(f"unit-identity{table}.tsv") for table in tables):
        keys = {unit_key(row[f"unit_{side}"], areas.get(row[f"area_{side}"])) for side in "ab"}
        score.add(f"{row['unit_a']} / {row['unit_b']}", row["verdict"], "same" if len(keys) == 1 else "different")
    return score


def stays(*tables: str) -> tuple[Count, Count]:
    """Count the people with as many stays as they have, and the contradictions that are told, in the tables of those names."""
    numbers, contradictions = Count(), Count()
    for row in chain.from_iterable(rows(f"stays{table}.tsv") for table in tables):
        knowledge = told(row)
        mine = [
            one for one in knowledge.entities if one.kind == "Placement" and one.label.startswith(f"{row['name']}：")
        ]
        numbers.add(f"{row['id']} {row['name']}", int(row["expected_stays"]), len(mine))
        properties = {one.property for one in knowledge.conflicts}
        wanted = _PROPERTIES.get(row["conflict"], set())
        contradictions.add(
            f"{row['id']} {row['name']}", bool(wanted), bool(properties & wanted if wanted else properties)
        )
    return numbers, contradictions


def batches() -> Count:
    """Count the rows with as many batches as they tell of."""
    count = Count()
    for row in rows("batches.tsv"):
        found = [one for one in told(row).entities if one.kind == "Batch"]
        count.add(row["id"], int(row["expected_batches"]), len(found))
    return count


def main() -> None:
    """Print all figures, and what is told wrongly."""
    for name, measure in (("people", people), ("units", units)):
        for tables in (*((one,) for one in SETS), SETS):
            score = measure(*tables)
            told = f"precision {score.precision:.3f}, recall {score.recall:.3f}; pairs not read {score.unread}"
            print(f"{name}, {_called(tables)}: {told}")  # noqa: T201
            _list(score.mistakes if len(tables) == 1 else [])
    for name, score in (*((table, people(table)) for table in FURTHER), (UNITS, units(UNITS))):
        told = f"precision {score.precision:.3f}, recall {score.recall:.3f}; pairs not read {score.unread}"
        print(f"{'units' if name == UNITS else 'people'}, {name[1:]}, not among them: {told}")  # noqa: T201
        _list(score.mistakes)
    for table in SETS[:2]:
        for name, count in zip(("stays", "contradictions"), stays(table), strict=True):
            print(f"{name}, {_called((table,))}: {count.right} of {count.rows} right")  # noqa: T201
            _list(count.mistakes)
    count = batches()
    print(f"batches: {count.right} of {count.rows} right")  # noqa: T201
    _list(count.mistakes)


def _called(tables: tuple[str, ...]) -> str:
    return (
        "all pairs"
        if len(tables) > 1
        else {"": "first table", "-later": "second table", "-last": "third table"}[tables[0]]
    )


def _list(mistakes: list[str]) -> None:
    for one in mistakes:
        print(f"  {one}")  # noqa: T201


if __name__ == "__main__":
    main()
