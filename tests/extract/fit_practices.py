"""Counts how much each sign of ``graph.extract.practices`` speaks for a practice, on the annotated texts of ``tests``.

    python -m tests.extract.fit_practices            # how well it does on texts left out
    python -m tests.extract.fit_practices --write    # the same, and writes ontology/words/practice-weights.tsv

Where the annotators wrote down a name that no quotation marks hold, it counts as missed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from graph.evaluate.alike import same_name
from graph.extract.practices import TABLE, Candidate, chosen, quoted
from tests.extract.annotated import Page, whole
from tests.extract.softmax import FOLDS, PRINTED, Example, Weights, folds, guess, softmax, write

_PENALTY, _FEWEST = 0.00025, 4
#: So much is added for a practice: an annotated one that is missed costs more than one too many, since each set is found only by half.
_LEAN = 0.6
HEAD = (
    "# 引号中的词语是不是做法，各种迹象各说明多少，见 graph/extract/practices.py。 "
    "How much signs speak for something in quotation marks being a practice; written by tests.extract.fit_practices."
)


def names(page: Page) -> list[str]:
    """Return the annotated practices of *page*."""
    return [one["name"] for one in page.annotation["practices"]]


def examples(page: Page) -> list[Example]:
    """Return everything in quotation marks on *page*; 0 is a practice."""
    times = PRINTED if page.set == "seeds" else 1.0
    return [
        Example(page.name, one.signs, int(not any(same_name(one.full, name) for name in names(page))), times)
        for one in quoted(page.view)
    ]


def fit(known: list[Example]) -> Weights:
    """Return the weights of each sign."""
    weights = softmax(known, 2, _PENALTY, _FEWEST)
    weights["bias"] = [weights["bias"][0] + _LEAN, weights["bias"][1]]
    return weights


def counted(page: Page, judge: Callable[[Candidate], bool]) -> tuple[int, int, int]:
    """Return how many are right, found and annotated on *page*."""
    missing = names(page)
    annotated, right = len(missing), 0
    found = [one.full for one in chosen(quoted(page.view), judge)]
    found += [one.get("name") for one in page.readings if one.evidence.rule in ("named-mechanism", "known-practice")]
    for name in found:
        alike = next((one for one in missing if same_name(name, one)), None)
        if alike is not None:
            missing.remove(alike)
            right += 1
    return right, len(found), annotated


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    told = {page.name: examples(page) for page in whole()}
    turn = folds(told)
    total = {"left out": (0, 0, 0), "on themselves": (0, 0, 0)}
    for left in (*range(FOLDS), None):
        weights = fit([one for name, those in told.items() if turn[name] != left for one in those])
        for page in whole():
            if left in (None, turn[page.name]):
                counts = counted(page, lambda one, by=weights: practised(by, one))  # type: ignore[misc]
                key = "on themselves" if left is None else "left out"
                total[key] = tuple(map(sum, zip(total[key], counts, strict=True)))  # type: ignore[assignment]
    for key, (right, found, annotated) in total.items():
        print(f"{key}: {right} of {found} right, {annotated} annotated, F1 {2 * right / (found + annotated):.3f}")  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, ("practice", "none"), weights, places=2)


def practised(weights: Weights, one: Candidate) -> bool:
    """Whether *weights* make *one* a practice."""
    for_it, against = guess(weights, one.signs)
    return for_it > against


if __name__ == "__main__":
    main()
