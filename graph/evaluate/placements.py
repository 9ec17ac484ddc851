"""Stays against stays: who, from where, to where, as what, how, since when, until when, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from graph.evaluate.alike import same_area, same_title, same_unit, squash
from graph.evaluate.gold import PLACEMENT_SLOTS, Annotation, Placement
from graph.evaluate.score import Sheet
from graph.evaluate.tables import Row

__all__ = ["pair", "same_slot", "score_placements"]

#: Of how many stays of one cadre in one text the best pairing is sought; no text tells of more.
_MOST = 7


def same_slot(slot: str, predicted: str, accepted: Sequence[str]) -> bool:
    """Tell whether the value of a slot is right.

    Args:
        slot: of a placement, as 「home_unit」.
        predicted: the cell of the table, empty if unknown.
        accepted: the forms that are right, none if the text does not say. For an area, a mode or a date, nothing for
            nothing is right.
    """
    if slot.endswith("_unit"):
        return same_unit(predicted, accepted)
    if slot.endswith("_title"):
        return same_title(predicted, accepted)
    if slot.endswith("_area"):
        return any(same_area(predicted, area) for area in accepted or ("",))
    return squash(predicted) in map(squash, accepted or ("",))


def pair(
    predicted: Sequence[Row], annotated: Sequence[Placement]
) -> Iterator[tuple[Row, Placement] | tuple[Row, None] | tuple[None, Placement]]:
    """Pair the stays of one cadre so that most slots agree; what remains over on either side stands alone.

    Of equally good pairings the one is taken that gives the first row the earliest annotation.

    Args:
        predicted: rows of one cadre, in the order of the table.
        annotated: placements of the same cadre, in the order of the annotation.
    """
    rows, placements = predicted[:_MOST], annotated[:_MOST]
    worth = [[1 + _agreement(row, placement) for placement in placements] for row in rows]

    @cache
    def best(row: int, free: tuple[int, ...]) -> tuple[int, tuple[int | None, ...]]:
        """Return what the rows from *row* on are worth at most, and the annotation of each."""
        if row == len(rows):
            return 0, ()
        options = []
        for choice in (*free, None):
            total, rest = best(row + 1, tuple(one for one in free if one != choice))
            options.append((total + (0 if choice is None else worth[row][choice]), (choice, *rest)))
        return max(options, key=lambda option: option[0])

    _, choices = best(0, tuple(range(len(placements))))
    for row, choice in zip(rows, choices, strict=True):
        yield (row, None) if choice is None else (row, placements[choice])
    for number, placement in enumerate(placements):
        if number not in choices:
            yield None, placement


def _agreement(row: Row, placement: Placement) -> int:
    return sum(same_slot(slot, row[slot], placement.accepted[slot]) for slot in PLACEMENT_SLOTS)


def score_placements(annotation: Annotation, rows: Sequence[Row], sheet: Sheet) -> None:
    """Count the placements of one document. A cancelled stay is none, an optional one that was not read is no miss.

    Args:
        annotation: of the document.
        rows: what the table of placements says about it.
        sheet: where to count.
    """
    predicted: dict[str, list[Row]] = {}
    for row in rows:
        if row.get("status") != "cancelled":
            predicted.setdefault(squash(row["cadre"]), []).append(row)
    annotated: dict[str, list[Placement]] = {}
    for placement in annotation.placements:
        annotated.setdefault(squash(placement.cadre), []).append(placement)
    for name in sorted({*predicted, *annotated}):
        for found, wanted in pair(predicted.get(name, ()), annotated.get(name, ())):
            if found is None and wanted is not None and wanted.optional:
                continue
            _score_stay(name, found, wanted, sheet)


def _score_stay(name: str, row: Row | None, placement: Placement | None, sheet: Sheet) -> None:
    """Count one stay: as a whole, who, and slot by slot."""
    found, wanted = int(row is not None), int(placement is not None)
    place = sheet.source.find(placement.quote) if placement and placement.quote else sheet.source.place(row or {})
    sheet.count("cadre", found * wanted, found, wanted)
    if not (row and placement):
        sheet.note("cadre", _stay(row), _annotated_stay(placement), place, name)
    whole = row is not None and placement is not None and _same_stay(row, placement)
    sheet.count("placement", int(whole), found, wanted)
    if row and placement and not whole:
        sheet.note("placement", _stay(row), _annotated_stay(placement), place, name)
    for slot in PLACEMENT_SLOTS:
        value = row[slot] if row else ""
        accepted = placement.accepted[slot] if placement else ()
        right = bool(value and accepted and same_slot(slot, value, accepted))
        sheet.count(slot, int(right), int(bool(value)), int(bool(accepted)))
        if row and placement and (value or accepted) and not right:
            sheet.note(slot, value, ";".join(accepted), place, name)


def _same_stay(row: Row, placement: Placement) -> bool:
    """Tell whether all that makes a stay is right: from where, to where, how, since when."""
    home, host = placement.accepted["home_unit"], placement.accepted["host_unit"]
    return (
        (same_unit(row["home_unit"], home) if home else not row["home_unit"])
        and (same_unit(row["host_unit"], host) if host else _same("host_area", row, placement))
        and _same("mode", row, placement)
        and _same("start", row, placement)
    )


def _same(slot: str, row: Row, placement: Placement) -> bool:
    return same_slot(slot, row[slot], placement.accepted[slot])


def _stay(row: Row | None) -> str:
    """Return a stay in a line: 「潘集区政协 → 莘庄工业区 跟班学习 2022-10-18」."""
    if row is None:
        return ""
    home, host = row["home_unit"] or row["home_area"], row["host_unit"] or row["host_area"]
    return " ".join(word for word in (home, "→", host, row["mode"], row["start"]) if word)


def _annotated_stay(placement: Placement | None) -> str:
    if placement is None:
        return ""
    return _stay({slot: next(iter(forms), "") for slot, forms in placement.accepted.items()})
