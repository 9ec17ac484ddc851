"""The annotated lessons of ``tests`` beside what the build reads of the same texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.evaluate.alike import shared, squash
from graph.extract import extract
from graph.extract.view import View
from graph.find.areas import gazetteer
from graph.model import Reading
from graph.read.corpus import find_texts, read_documents
from graph.read.fold import fold
from graph.read.page import lay_out
from tests.scored import BRIEF, FRESH, FURTHER, SETS

__all__ = ["Cut", "Lesson", "Page", "lessons", "names_a_place", "pages", "whole"]

#: An overlap of so much makes an annotated lesson and one that was read the same, as in the scores.
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Page:
    """One annotated text: what it is called, its set, how it looks to the rules, what they read, and what people wrote down."""

    name: str
    set: str
    view: View
    readings: tuple[Reading, ...]
    annotation: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cut:
    """A lesson as the build cuts it: where it stands in the reading text, what it says, whose it is."""

    start: int
    end: int
    passage: str
    title: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An annotated lesson, a joint statement once, and what the build found of it."""

    text: str
    quote: str
    title: str
    owners: tuple[str, ...]
    kind: str
    themes: tuple[str, ...]
    page: Page
    found: Cut | None


@cache
def pages() -> tuple[Page, ...]:
    """Return all annotated texts, read once; of those of the set 「brief」 nothing is annotated but who was sent."""
    found = []
    for name, (gold, texts) in {**SETS, "further": FURTHER, "fresh": FRESH, "brief": BRIEF}.items():
        for document in read_documents(find_texts((texts,))):
            view = View(lay_out(document), document.date, document.place)
            readings = extract(view)
            annotation = json.loads((gold / f"{Path(document.name).stem}.json").read_text(encoding="utf-8"))
            stays = [reading for reading in readings if reading.kind == "placement"]
            found.append(Page(Path(document.name).stem, name, view.knowing(stays), readings, annotation))
    return tuple(sorted(found, key=lambda page: page.name))


def whole() -> tuple[Page, ...]:
    """Return the texts of which everything is annotated."""
    return tuple(page for page in pages() if page.set != "brief")


def lessons() -> Iterator[Lesson]:
    """Yield every annotated lesson of every text."""
    for page in whole():
        cuts = _cuts(page)
        source = squash(page.view.page.document.text)
        joined: dict[str, list[Mapping[str, Any]]] = {}
        for one in page.annotation["lessons"]:
            joined.setdefault(squash(one["quote"]), []).append(one)
        for quote, told in joined.items():
            overlaps = [(shared(key, quote, source), at) for at, (key, _) in enumerate(cuts)]
            overlaps = [(share, at) for share, at in overlaps if share >= _ENOUGH]
            yield Lesson(
                page.name,
                "".join(fold(told[0]["quote"]).split()),
                told[0].get("title") or "",
                tuple(one["cadre"] or "" for one in told),
                told[0]["kind"],
                tuple(told[0]["themes"]),
                page,
                cuts[max(overlaps)[1]][1] if overlaps else None,
            )


def _cuts(page: Page) -> list[tuple[str, Cut]]:
    """Return the lessons that were read, by their passage as the scores compare it."""
    found: dict[str, Cut] = {}
    origin = {at: index for index, at in reversed(list(enumerate(page.view.page.origin)))}
    for reading in page.readings:
        if reading.kind != "lesson":
            continue
        passage = reading.evidence.passage
        key = squash(passage.quote)
        start, end = origin[passage.start], origin[passage.end - 1] + 1
        owners = tuple(slot.value for slot in reading.slots if slot.name == "cadre")
        said = "".join(page.view.text[start:end].split())
        found.setdefault(key, Cut(start, end, said, reading.get("title") or "", owners))
    return list(found.items())


@cache
def _place_names() -> frozenset[str]:
    names = (name for name in gazetteer().by_name if len(name) >= 2)
    return frozenset(name for name in names) | {
        name[:-1] for name in gazetteer().by_name if len(name) == 3 and name[-1] in "省市县区州"
    }


def names_a_place(word: str) -> bool:
    """Whether *word* is or holds the name of a place, 「上海的」: where somebody was says nothing of what they say."""
    return any(word[a:b] in _place_names() for a in range(len(word)) for b in range(a + 2, len(word) + 1))
