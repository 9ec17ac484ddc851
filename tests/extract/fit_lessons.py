"""Counts how much each sign of ``graph.extract.telling`` speaks for a lesson, on the annotated texts of ``tests``.

    python -m tests.extract.fit_lessons            # how well it does on texts left out, turn by turn
    python -m tests.extract.fit_lessons --write    # the same, and writes ontology/words/lesson-weights.tsv

The cadres are those of the annotation, so that nothing is learnt from names that were not found. A sentence is a lesson if half of it
stands in one that is annotated as its owner's.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from graph.evaluate.alike import squash
from graph.extract.owners import owned
from graph.extract.telling import TABLE, signs_in_place
from graph.extract.view import View
from graph.model import Reading, Slot
from tests.extract.annotated import Page, whole
from tests.extract.softmax import FOLDS, Example, Weights, folds, guess, softmax, write

_PENALTY, _FEWEST = 0.002, 5
#: A printed text counts for more than an invented one.
_TIMES = {"seeds": 5.0}
LABELS = ("no", "lesson")
HEAD = (
    "# 各种迹象对一句话是不是挂职收获各说明多少，见 graph/extract/telling.py。 "
    "How much signs speak for a sentence being a lesson; written by tests.extract.fit_lessons."
)


def knowing(page: Page) -> View:
    """Return the page's view with the cadres of its annotation."""
    here = page.view.evidence("annotated", 0, 1)
    stays = [Reading("placement", here, (Slot("cadre", one["cadre"]),)) for one in page.annotation["placements"]]
    return page.view.knowing(stays)


def examples(page: Page) -> list[Example]:
    """Return every sentence that the annotated cadres may own."""
    view = knowing(page)
    told = owned(view)
    source = squash(view.page.document.text)
    spans: dict[str, set[str]] = {}
    for one in page.annotation["lessons"]:
        spans.setdefault(squash(one["quote"]), set()).add(one["cadre"] or "")
    places = [(source.find(quote), source.find(quote) + len(quote), owners) for quote, owners in spans.items()]
    found = []
    for one, signs in zip(told, signs_in_place(view, told), strict=True):
        body = squash(view.page.passage(one.start, one.end).quote)
        start = source.find(body)
        if not one.owners or not body or start < 0:
            continue
        inside = any(
            begin >= 0
            and set(one.owners) & owners
            and 2 * (min(start + len(body), end) - max(start, begin)) >= len(body)
            for begin, end, owners in places
        )
        found.append(Example(page.name, signs, int(inside), _TIMES.get(page.set, 1.0)))
    return found


def fit(known: Sequence[Example]) -> Weights:
    """Return the weights of each sign."""
    return softmax(known, len(LABELS), _PENALTY, _FEWEST)


def counted(weights: Weights, told: Sequence[Example]) -> tuple[int, int, int]:
    """Return how many are taken rightly, how many are taken, and how many there are."""
    taken = [one for one in told if (lean := guess(weights, one.signs))[1] >= lean[0]]
    return sum(one.label for one in taken), len(taken), sum(one.label for one in told)


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    told = [one for page in whole() for one in examples(page)]
    turn = folds(one.text for one in told)
    total = (0, 0, 0)
    for left in range(FOLDS):
        weights = fit([one for one in told if turn[one.text] != left])
        here = counted(weights, [one for one in told if turn[one.text] == left])
        total = (total[0] + here[0], total[1] + here[1], total[2] + here[2])
        print(f"turn {left + 1}: F1 {_f1(*here):.3f}", flush=True)  # noqa: T201
    weights = fit(told)
    print(f"left out: precision {total[0] / total[1]:.3f}, recall {total[0] / total[2]:.3f}, F1 {_f1(*total):.3f}")  # noqa: T201
    print(f"on themselves: F1 {_f1(*counted(weights, told)):.3f}, {len(told)} sentences")  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, LABELS, weights, places=2)


def _f1(right: int, taken: int, there: int) -> float:
    return 2 * right / max(1, taken + there)


if __name__ == "__main__":
    main()
