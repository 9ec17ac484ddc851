"""Counts how much each sign of ``graph.extract.kinds`` speaks for each kind of lesson, on the annotated texts of ``tests``.

    python -m tests.extract.fit_kinds            # how well it does on texts left out, turn by turn
    python -m tests.extract.fit_kinds --write    # the same, and writes ontology/words/kind-weights.tsv

A lesson is told as annotated and, where the build cuts it otherwise, as cut. Where it cuts depends on the table in place: run it twice
after a great change.
"""

from __future__ import annotations

import sys

from graph.extract.kinds import KINDS, TABLE, signs_of, words_of
from tests.extract.annotated import Lesson, lessons, names_a_place
from tests.extract.softmax import FOLDS, Example, Weights, folds, guess, softmax, write

_PENALTY, _FEWEST = 0.015, 8
HEAD = (
    "# 各种迹象和字词对观察、体会、建议、已落实各说明多少，见 graph/extract/kinds.py。 "
    "How much signs and words speak for each kind of lesson; written by tests.extract.fit_kinds."
)


def examples(lesson: Lesson) -> list[Example]:
    """Return the annotated passage, and the one that the build cuts if it is another."""
    label = KINDS.index(lesson.kind)
    told = [(lesson.quote, lesson.owners)]
    if lesson.found and lesson.found.passage != lesson.quote:
        told.append((lesson.found.passage, lesson.found.owners))
    found = []
    for passage, owners in told:
        words = {word: strength for word, strength in words_of(passage, owners).items() if not names_a_place(word)}
        found.append(Example(lesson.text, {**words, **signs_of(passage, owners)}, label))
    return found


def fit(known: list[Example]) -> Weights:
    """Return the weights of each sign for each kind."""
    return softmax(known, len(KINDS), _PENALTY, _FEWEST)


def right(weights: Weights, told: list[Example]) -> int:
    """Return how many get their annotated kind."""
    totals = ((guess(weights, one.signs), one.label) for one in told)
    return sum(total.index(max(total)) == label for total, label in totals)


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    annotated = list(lessons())
    told = [examples(lesson) for lesson in annotated]
    found = {id(both) for both, lesson in zip(told, annotated, strict=True) if lesson.found}
    turn = folds(both[0].text for both in told)
    whole = [0, 0, 0, 0]
    for left in range(FOLDS):
        weights = fit([one for both in told for one in both if turn[one.text] != left])
        held = [both for both in told if turn[both[0].text] == left]
        quotes, cuts = [both[0] for both in held], [both[-1] for both in held if id(both) in found]
        hits = [right(weights, quotes), len(quotes), right(weights, cuts), len(cuts)]
        whole = [one + other for one, other in zip(whole, hits, strict=True)]
        print(f"turn {left + 1}: {hits[0]} of {hits[1]} as annotated, {hits[2]} of {hits[3]} as cut", flush=True)  # noqa: T201
    everything = [one for both in told for one in both]
    weights = fit(everything)
    print(f"left out: {whole[0] / whole[1]:.3f} as annotated, {whole[2] / whole[3]:.3f} as cut, of {whole[1]}")  # noqa: T201
    print(f"on themselves: {right(weights, everything) / len(everything):.3f}")  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, KINDS, weights, places=2)


if __name__ == "__main__":
    main()
