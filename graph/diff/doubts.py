"""Questions that one build leaves open and the other does not, and contradictions that only one of them has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from graph.diff.sheets import passage, rows
from graph.doubts import CONFLICTS, UNDECIDED
from graph.errors import InputError
from graph.model import Passage

__all__ = ["Doubt", "Doubts", "doubts"]


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A question or a contradiction.

    Args:
        about: whom or what it is about, by name.
        said: why it is open, 「several areas are called so」, or the property and the values, 「start：2022 / 2023」.
        passages: where it stands.
    """

    about: str
    said: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """What became of the doubts of one sort.

    Args:
        name: 「undecided」 or 「conflicts」.
        settled: those that only the old build has, sorted.
        new: those that only the new build has.
    """

    name: str
    settled: tuple[Doubt, ...]
    new: tuple[Doubt, ...]


_Known = dict[Hashable, Doubt]


def doubts(old: Path | None, new: Path | None) -> tuple[Doubts, ...]:
    """Return the doubts that only one build has; of a sort of which there is no such doubt, nothing.

    Args:
        old: the folder of the old build; ``None`` where there is only a graph.
        new: of the new one.

    Raises:
        InputError: one of the files cannot be read.
    """
    if old is None or new is None:
        return ()
    found = []
    for name, read in (("undecided", _questions), ("conflicts", _contradictions)):
        before, after = read(old), read(new)
        settled = sorted(one for key, one in before.items() if key not in after)
        came = sorted(one for key, one in after.items() if key not in before)
        if settled or came:
            found.append(Doubts(name, tuple(settled), tuple(came)))
    return tuple(found)


def _questions(folder: Path) -> _Known:
    """Return the open questions; one is known by what it says, for offsets move with the text."""
    found: _Known = {}
    for number, row in enumerate(rows(folder, "undecided.csv", UNDECIDED), 2):
        places = [_place(folder / "undecided.csv", number, row, side) for side in ("", "other_")]
        passages = tuple(one for one in places if one is not None)
        key = (row["kind"], row["about"], row["why"], *((one.document, one.quote) for one in passages))
        found[key] = Doubt(row["about"], f"{row['kind']}，{row['why']}", passages)
    return found


def _contradictions(folder: Path) -> _Known:
    """Return the contradictions; one is known by the name of the thing, for its address may hold one of the values."""
    sides: dict[tuple[str, str, str], list[tuple[str, Passage | None]]] = defaultdict(list)
    for number, row in enumerate(rows(folder, "conflicts.csv", CONFLICTS), 2):
        place = _place(folder / "conflicts.csv", number, row)
        sides[row["thing"], row["about"], row["property"]].append((row["value"], place))
    found: _Known = {}
    for (_, about, name), told in sides.items():
        values = tuple(sorted({value for value, _ in told}))
        passages = tuple(sorted({place for _, place in told if place is not None}))
        found[about, name, values, tuple((one.document, one.quote) for one in passages)] = Doubt(
            about, f"{name}：{' / '.join(values)}", passages
        )
    return found


def _place(path: Path, number: int, row: dict[str, str], side: str = "") -> Passage | None:
    try:
        return passage(row, row[f"{side}quote"], side)
    except ValueError as error:
        raise InputError("has an offset that is no number", f"{path}:{number}") from error
