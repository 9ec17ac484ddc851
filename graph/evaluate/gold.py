"""The annotations: what a careful human reader found in a text, one JSON file for each text, of the same stem.

An annotation is a JSON object with ``placements``; everything else may be left out, and ``null`` or ``[]`` is what the
text does not say. Other JSON files of the folder are no annotations and are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from graph.errors import InputError

__all__ = ["PLACEMENT_SLOTS", "Annotation", "Entry", "Lesson", "Placement", "read_annotations"]

#: What a placement says besides who: units and titles are lists of accepted forms, the rest is one text.
PLACEMENT_SLOTS = (
    "home_unit", "home_title", "home_area", "host_unit", "host_title", "host_area", "mode", "start", "end", "duration",
)  # fmt: skip
_SEVERAL = ("_unit", "_title")


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of an annotation, and where it stands: 「d01.json: placements[2]」."""

    where: str
    values: Mapping[str, object]

    def text(self, key: str) -> str:
        """Return the text under *key*, or nothing.

        Raises:
            InputError: there is something else than a text.
        """
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        raise InputError(f"{key} must be a text or null", self.where)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under *key*.

        Raises:
            InputError: there is something else than a list of texts, or an empty text is among them.
        """
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str) and one for one in value):
            return tuple(value)
        raise InputError(f"{key} must be a list of texts", self.where)

    def number(self, key: str) -> str:
        """Return the number under *key* in digits, or nothing; a text is returned as it is.

        Raises:
            InputError: there is something else than a number or a text.
        """
        value = self.values.get(key)
        if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
            return "" if value is None else str(value)
        raise InputError(f"{key} must be a number or null", self.where)

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the list of objects under *key*.

        Raises:
            InputError: there is something else than a list of objects.
        """
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise InputError(f"{key} must be a list", self.where)
        colon = " " if "[" in self.where else ": "
        return tuple(_entry(one, f"{self.where}{colon}{key}[{number}]") for number, one in enumerate(value))

    def entry(self, key: str) -> Entry:
        """Return the object under *key*, an empty one if there is none.

        Raises:
            InputError: there is something else than an object.
        """
        value = self.values.get(key)
        return _entry({} if value is None else value, f"{self.where}: {key}")


def _entry(value: object, where: str) -> Entry:
    if not isinstance(value, dict):
        raise InputError("must be an object", where)
    return Entry(where, cast("dict[str, object]", value))


@dataclass(frozen=True, slots=True)
class Placement:
    """One stay as annotated.

    Args:
        cadre: who was sent.
        accepted: for each slot the forms that are right, best first; none if the text does not say.
        optional: a fair judge would let pass both that it is read and that it is not.
        quote: where it stands, verbatim.
    """

    cadre: str
    accepted: Mapping[str, tuple[str, ...]]
    optional: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson as annotated; a joint one stands once for each cadre, with the same quote."""

    cadre: str
    title: str
    quote: str
    kind: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a reader found in one text.

    Args:
        stem: of the file and of the text.
        document: the name of the text, 「d01.txt」.
        genre: of the text, if the annotation says it: 「公示」.
        placements: in the order of the annotation.
        lessons: in the order of the annotation.
        body: the whole annotation, for the lists of things.
    """

    stem: str
    document: str
    genre: str
    placements: tuple[Placement, ...]
    lessons: tuple[Lesson, ...]
    body: Entry


def read_annotations(folder: Path) -> tuple[Annotation, ...]:
    """Read the annotations of a folder, sorted by name.

    Args:
        folder: with a JSON file for each annotated text.

    Raises:
        InputError: the folder is none or holds no annotation, or a file is not as it should be; says which and where.
    """
    if not folder.is_dir():
        raise InputError("no such folder of annotations", str(folder))
    read = (_read(path) for path in sorted(folder.glob("*.json")))
    annotations = tuple(one for one in read if one is not None)
    if not annotations:
        raise InputError("holds no annotation (a JSON file with placements, named like its text)", str(folder))
    return annotations


def _read(path: Path) -> Annotation | None:
    """Return the annotation in a file; ``None`` if it is JSON of another kind."""
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from error
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg}, column {error.colno}", f"{path}:{error.lineno}") from error
    except (ValueError, RecursionError) as error:
        raise InputError("is not JSON in UTF-8", str(path)) from error
    if not isinstance(value, dict) or "placements" not in value:
        return None
    body = _entry(value, str(path))
    return Annotation(
        stem=path.stem,
        document=body.text("document") or path.stem,
        genre=body.text("genre"),
        placements=tuple(map(_placement, body.entries("placements"))),
        lessons=tuple(map(_lesson, body.entries("lessons"))),
        body=body,
    )


def _placement(entry: Entry) -> Placement:
    if not entry.text("cadre").strip():
        raise InputError("cadre must name who was sent", entry.where)
    accepted = {slot: _accepted(entry, slot) for slot in PLACEMENT_SLOTS}
    return Placement(entry.text("cadre"), accepted, bool(entry.values.get("optional")), entry.text("quote"))


def _accepted(entry: Entry, slot: str) -> tuple[str, ...]:
    if slot.endswith(_SEVERAL):
        return entry.texts(slot)
    return (entry.text(slot),) if entry.text(slot) else ()


def _lesson(entry: Entry) -> Lesson:
    if not entry.text("quote").strip():
        raise InputError("quote must hold the words of the lesson", entry.where)
    return Lesson(
        cadre=entry.text("cadre"),
        title=entry.text("title"),
        quote=entry.text("quote"),
        kind=entry.text("kind"),
        themes=entry.texts("themes"),
    )
