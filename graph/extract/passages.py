"""A stretch of the page that makes one point, made a reading: its title, kind and themes."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract.kinds import kind_of
from graph.extract.themes import NEAR, REACH, Stretches, themes_of
from graph.extract.view import View
from graph.model import Reading, Slot

__all__ = ["Point", "lesson"]


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch that makes one point, and its title."""

    start: int
    end: int
    title: str = ""


def lesson(view: View, rule: str, point: Point, owners: tuple[str, ...], heading: str = "") -> Reading:
    """Return the reading of a lesson.

    Args:
        view: the page.
        rule: which read it.
        point: where it stands.
        owners: names of the cadres who make the point; empty where nobody in particular does.
        heading: of the section that it stands in.
    """
    passage = view.text[point.start : point.end]
    paragraph = view.page.paragraph_at(point.start)
    told = Stretches(
        passage=f"{passage} {point.title} {heading}",
        around=view.text[max(0, point.start - REACH) : point.end + REACH],
        near=view.text[max(0, point.start - NEAR) : point.end + NEAR],
        units=" ".join(view.units_of(owner) for owner in owners),
        paragraph=view.text[paragraph.start : paragraph.end],
    )
    themes = themes_of(told, view.theme_weights)
    slots = [Slot("cadre", owner) for owner in owners]
    slots += [Slot("title", point.title), Slot("kind", kind_of(passage, owners))]
    slots += [Slot("theme", theme) for theme in themes]
    return view.reading("lesson", rule, point.start, point.end, *slots)
