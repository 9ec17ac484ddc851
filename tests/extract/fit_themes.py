"""Counts how much the words of a lesson and of what stands around it tell of each theme, on the annotated texts of ``tests``.

    python -m tests.extract.fit_themes            # how well it does on texts left out
    python -m tests.extract.fit_themes --write    # the same; writes ontology/words/theme-weights.tsv and theme-priors.tsv, and prints WEIGHTS

Softmax regression over the themes: the words of the scheme have weights that all themes share, runs of characters have one for each
theme, and each theme has a prior. The main theme of a lesson counts more than its others. The shared weights stand in
``graph/extract/themes.py``.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.extract.themes import REACH, TABLE, WEIGHTS, Stretches, evidence, priors, words_of
from graph.find.weighing import BIAS
from tests.extract.annotated import Cut, Lesson, lessons, names_a_place
from tests.extract.softmax import FOLDS, WORDS, descend, folds, write

_PENALTY, _FEWEST = 0.012, 10
#: What part of the truth the main theme is, where there are others.
_MAIN = 0.7
_PARTS = len(WEIGHTS)
HEAD = (
    "# 字词对各主题各说明多少，见 graph/extract/themes.py。 "
    "How much runs of characters speak for each theme; written by tests.extract.fit_themes."
)


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated lesson as it is found: in which text, what speaks for each theme, its runs, how much of the truth each theme is."""

    text: str
    parts: tuple[tuple[float, ...], ...]
    runs: Mapping[str, float]
    truth: tuple[float, ...]
    main: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """Shared weights, priors, and for each run its weight for each theme."""

    shared: Sequence[float]
    priors: Sequence[float]
    runs: Mapping[str, Sequence[float]]


def stretches(lesson: Lesson, cut: Cut) -> Stretches:
    """Return what tells the themes of *lesson*, as the rules for lessons put it."""
    view = lesson.page.view
    section, paragraph = view.plan.section_at(cut.start), view.page.paragraph_at(cut.start)
    heading = view.text[slice(*section.title)] if section else ""
    return Stretches(
        passage=f"{view.text[cut.start : cut.end]} {cut.title} {heading}",
        around=view.text[max(0, cut.start - REACH) : cut.end + REACH],
        units=" ".join(view.units_of(owner) for owner in cut.owners),
        paragraph=view.text[paragraph.start : paragraph.end],
    )


def examples() -> list[Told]:
    """Return every annotated lesson that the build finds."""
    themes = list(priors())
    found = []
    for lesson in lessons():
        if not lesson.found or not lesson.themes:
            continue
        told = stretches(lesson, lesson.found)
        parts = evidence(told, lesson.page.view.theme_weights)
        share = _MAIN if len(lesson.themes) > 1 else 1.0
        rest = (1 - share) / max(1, len(lesson.themes) - 1)
        truth = tuple(share if theme == lesson.themes[0] else rest * (theme in lesson.themes) for theme in themes)
        words = {run: strength for run, strength in words_of(told).items() if not names_a_place(run)}
        found.append(
            Told(lesson.text, tuple(parts[theme] for theme in themes), words, truth, themes.index(lesson.themes[0]))
        )
    return found


def fit(known: Sequence[Told]) -> Fitted:
    """Return the weights that make the annotated themes most likely."""
    width = len(known[0].truth)
    shown: dict[str, set[str]] = {}
    for one in known:
        for run in one.runs:
            shown.setdefault(run, set()).add(one.text)
    kept = sorted(run for run, texts in shown.items() if len(texts) >= _FEWEST)
    place = {run: at for at, run in enumerate(kept)}
    rows = [[(place[run], strength) for run, strength in one.runs.items() if run in place] for one in known]
    begin = _PARTS + width

    def loss(flat: list[float]) -> tuple[float, list[float]]:
        shared, bias = flat[:_PARTS], flat[_PARTS:begin]
        table = [flat[begin + at * width : begin + (at + 1) * width] for at in range(len(kept))]
        slope = [0.0] * _PARTS + [_PENALTY / 3 * one for one in bias]
        slopes = [[_PENALTY * weight for weight in row] for row in table]
        total = (
            0.5 * _PENALTY * (sum(weight * weight for row in table for weight in row) + sum(b * b for b in bias) / 3)
        )
        for one, row in zip(known, rows, strict=True):
            scores = _scores(shared, bias, one.parts)
            for at, strength in row:
                scores = [score + strength * weight for score, weight in zip(scores, table[at], strict=True)]
            top = max(scores)
            powers = [math.exp(score - top) for score in scores]
            whole = sum(powers)
            total -= sum(
                part * (score - top - math.log(whole)) for part, score in zip(one.truth, scores, strict=True)
            ) / len(known)
            errors = [(power / whole - part) / len(known) for power, part in zip(powers, one.truth, strict=True)]
            for theme, error in enumerate(errors):
                slope[_PARTS + theme] += error
                for part in range(_PARTS):
                    slope[part] += error * one.parts[theme][part]
            for at, strength in row:
                slopes[at] = [old + strength * error for old, error in zip(slopes[at], errors, strict=True)]
        return total, [*slope, *(weight for one_row in slopes for weight in one_row)]

    flat = descend(loss, [0.0] * (begin + len(kept) * width))
    table = {run: flat[begin + at * width : begin + (at + 1) * width] for at, run in enumerate(kept)}
    return Fitted(flat[:_PARTS], flat[_PARTS:begin], table)


def ranked(fitted: Fitted, one: Told) -> list[int]:
    """Return the numbers of the themes of *one*, likeliest first."""
    scores = _scores(fitted.shared, fitted.priors, one.parts)
    for run, strength in one.runs.items():
        if run in fitted.runs:
            scores = [score + strength * weight for score, weight in zip(scores, fitted.runs[run], strict=True)]
    return sorted(range(len(scores)), key=lambda theme: -scores[theme])


def _scores(shared: Sequence[float], bias: Sequence[float], parts: Sequence[Sequence[float]]) -> list[float]:
    return [
        lean + sum(weight * strength for weight, strength in zip(shared, row, strict=True))
        for lean, row in zip(bias, parts, strict=True)
    ]


def main() -> None:
    """Write the weights of all if asked to; print how those of some do on texts left out."""
    told = examples()
    turn = folds(one.text for one in told)
    fitted = fit(told)
    print(f"on themselves: {_right(fitted, told)}", flush=True)  # noqa: T201
    if "--write" in sys.argv:
        print("WEIGHTS =", tuple(round(one, 2) for one in fitted.shared), flush=True)  # noqa: T201
        write(
            TABLE,
            HEAD,
            tuple(priors()),
            {BIAS: [0.0] * len(priors())} | {run: list(row) for run, row in fitted.runs.items()},
            places=2,
        )
        head = (WORDS / "theme-priors.tsv").read_text(encoding="utf-8").split("\n", 2)[:2]
        rows = [f"{theme}\t{round(one, 2) + 0.0}" for theme, one in zip(priors(), fitted.priors, strict=True)]
        (WORDS / "theme-priors.tsv").write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    first = among = 0
    for left in range(FOLDS):
        held = [one for one in told if turn[one.text] == left]
        right = _right(fit([one for one in told if turn[one.text] != left]), held)
        first, among = first + right[0], among + right[1]
        print(f"turn {left + 1}: of {len(held)} the main theme first, and among three: {right}", flush=True)  # noqa: T201
    print(f"left out: main theme first {first / len(told):.3f}, among three {among / len(told):.3f}")  # noqa: T201


def _right(fitted: Fitted, told: Sequence[Told]) -> tuple[int, int]:
    """Return of how many the main theme is first, and among the first three."""
    orders = [(ranked(fitted, one), one.main) for one in told]
    return sum(order[0] == right for order, right in orders), sum(right in order[:3] for order, right in orders)


if __name__ == "__main__":
    main()
