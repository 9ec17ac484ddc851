"""Lessons against lessons: the same passage, whose, of which kind, about what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.evaluate.alike import shared, squash, theme_ids
from graph.evaluate.gold import Annotation
from graph.evaluate.score import Sheet
from graph.evaluate.source import Place
from graph.evaluate.tables import Row

__all__ = ["score_lessons"]

#: How much of the shorter passage must lie in the longer for the two to be one lesson.
_ENOUGH = 0.5
#: How much of a passage names it in a list of mistakes.
_NAME = 40


@dataclass(slots=True)
class _Statement:
    """One passage with all who say it: 「刘涛、陈建：……」 is one lesson of two owners."""

    quote: str
    kind: str
    themes: tuple[str, ...]
    place: Place
    owners: set[str] = field(default_factory=set)

    @property
    def owner(self) -> str:
        return "、".join(sorted(self.owners - {""}))

    @property
    def name(self) -> str:
        return self.quote[:_NAME]


def score_lessons(annotation: Annotation, rows: Sequence[Row], sheet: Sheet) -> None:
    """Count the lessons of one document.

    A lesson is found if a predicted passage overlaps with it by half of the shorter one; owner, kind and themes are
    asked of the prediction that overlaps most. A lesson annotated as nobody's may be anybody's. A prediction is
    precise if it overlaps with any annotated lesson.

    Args:
        annotation: of the document.
        rows: what the table of lessons says about it.
        sheet: where to count.
    """
    source = sheet.source
    annotated = _joined(
        (one.cadre, _Statement(squash(one.quote), squash(one.kind), one.themes, source.find(one.quote)))
        for one in annotation.lessons
    )
    predicted = _joined(
        (
            row["cadre"],
            _Statement(squash(row["quote"]), squash(row["kind"]), theme_ids(row["themes"]), source.place(row)),
        )
        for row in rows
    )
    precise: set[int] = set()
    for lesson in annotated:
        overlaps = [(shared(one.quote, lesson.quote, source.squashed), at) for at, one in enumerate(predicted)]
        overlaps = [(share, at) for share, at in overlaps if share >= _ENOUGH]
        precise.update(at for _, at in overlaps)
        sheet.count("lesson recall", int(bool(overlaps)))
        if overlaps:
            _, at = max(overlaps)
            _score_lesson(predicted[at], lesson, sheet)
        else:
            sheet.note("lesson recall", "", lesson.name, lesson.place, lesson.owner)
    for at, one in enumerate(predicted):
        sheet.count("lesson precision", int(at in precise))
        if at not in precise:
            sheet.note("lesson precision", one.name, "", one.place, one.owner)


def _joined(statements: Iterable[tuple[str, _Statement]]) -> list[_Statement]:
    """Make one of the statements with one quote, owned by all; kind and themes are those of the first."""
    joined: dict[str, _Statement] = {}
    for cadre, statement in statements:
        joined.setdefault(statement.quote, statement).owners.add(squash(cadre))
    return list(joined.values())


def _score_lesson(found: _Statement, lesson: _Statement, sheet: Sheet) -> None:
    """Count what is said about a lesson that was found."""
    _ask(
        "lesson owner",
        lesson.owners == {""} or bool(found.owners & lesson.owners),
        found.owner,
        lesson.owner,
        lesson,
        sheet,
    )
    _ask("lesson kind", found.kind == lesson.kind, found.kind, lesson.kind, lesson, sheet)
    themes, wanted = set(found.themes), set(lesson.themes)
    sheet.count("lesson themes", len(themes & wanted), len(themes), len(wanted))
    if wanted:
        names = ";".join(found.themes), ";".join(lesson.themes)
        _ask("lesson main theme", lesson.themes[0] in themes, *names, lesson, sheet)


def _ask(slot: str, right: bool, predicted: str, annotated: str, lesson: _Statement, sheet: Sheet) -> None:
    sheet.count(slot, int(right))
    if not right:
        sheet.note(slot, predicted, annotated, lesson.place, lesson.owner)
