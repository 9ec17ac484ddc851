"""Scores a build against what a careful human reader wrote down about the same texts.

``gold`` reads the annotations and ``tables`` the build; ``alike`` says when two names, units, areas or passages count
as the same; ``placements``, ``lessons`` and ``listings`` hold one document against its annotation and note everything
on a ``score`` sheet; ``show`` makes tables and JSON of it. Nothing is tuned and nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.evaluate.gold import Annotation, read_annotations
from graph.evaluate.lessons import score_lessons
from graph.evaluate.listings import score_listings
from graph.evaluate.placements import score_placements
from graph.evaluate.score import SLOTS, Evaluation, Mistake, Scores, Sheet, Tally
from graph.evaluate.source import Source
from graph.evaluate.tables import Tables, read_tables
from graph.read.corpus import SUFFIXES
from graph.texts import read_text

__all__ = ["SLOTS", "Evaluation", "Mistake", "Scores", "Tally", "evaluate"]


def evaluate(
    gold: Path, tables: Path, texts: Path | None = None, genres: Mapping[str, str] | None = None
) -> Evaluation:
    """Score the tables of a build against annotations.

    A document is scored if it has an annotation of its stem: 「d01.json」 is about 「d01.txt」. What the tables say
    about other documents is not looked at.

    Args:
        gold: the folder of the annotations.
        tables: the folder of the tables of a build.
        texts: the folder of the texts; a text that is not there is looked for beside its annotation.
        genres: the beginning of a document's name to its genre, 「d → 通讯」, for annotations that name none. The
            longest beginning wins.

    Returns:
        The scores of all documents together, of each document and of each genre, and the mistakes.

    Raises:
        InputError: there is no annotation, or an annotation or a table cannot be read.
    """
    annotations = read_annotations(gold)
    rows = read_tables(tables)
    sheets, without_text = [], []
    for annotation in annotations:
        text = _text(annotation.stem, texts, gold)
        if text is None:
            without_text.append(annotation.document)
        sheets.append((annotation, _sheet(annotation, rows, Source(text or ""))))
    by_genre: dict[str, Scores] = {}
    for annotation, sheet in sheets:
        genre = annotation.genre or _genre(annotation.stem, genres or {})
        if genre:
            by_genre[genre] = by_genre.get(genre, Scores()) + sheet.scores()
    return Evaluation(
        overall=sum((sheet.scores() for _, sheet in sheets), Scores()),
        by_document={annotation.document: sheet.scores() for annotation, sheet in sheets},
        by_genre=dict(sorted(by_genre.items())),
        mistakes=tuple(sorted((one for _, sheet in sheets for one in sheet.mistakes), key=Mistake.order)),
        without_text=tuple(without_text),
    )


def _sheet(annotation: Annotation, tables: Tables, source: Source) -> Sheet:
    """Return all that there is to say about one document."""
    sheet = Sheet(annotation.document, source)
    rows = tables.of(annotation.stem)
    score_placements(annotation, rows["placements"], sheet)
    score_lessons(annotation, rows["lessons"], sheet)
    score_listings(annotation, rows, sheet)
    return sheet


def _text(stem: str, *folders: Path | None) -> str | None:
    paths = (folder / f"{stem}{suffix}" for folder in folders if folder for suffix in SUFFIXES)
    return next((text for path in paths if (text := read_text(path)) is not None), None)


def _genre(stem: str, genres: Mapping[str, str]) -> str:
    return genres[max(fitting, key=len)] if (fitting := [one for one in genres if stem.startswith(one)]) else ""
