"""Counts how much each sign of ``graph.extract.together`` speaks for a home and a host, on the annotated texts of ``tests``.

    python -m tests.extract.fit_together            # how well it does on texts left out, without any rule for stays
    python -m tests.extract.fit_together --write    # the same, and writes ontology/words/together-weights.tsv

How likely a pair is by the first weighing is told by what the other texts teach (``fit_stays``), never by the text itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache

from graph.extract.relations import HOME, HOST, LABELS, NEITHER, Pair
from graph.extract.together import TABLE, beside_others
from graph.find.boosting import chances
from tests.extract import annotated, fit_stays
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, Example, Weights, folds, likely, softmax, write

#: From how likely on the likeliest mention counts as found here.
_BELIEVED = 0.3
_PENALTY, _FEWEST = 0.001, 3
HEAD = (
    "# 与同篇其他人、其他单位一并看，某职务、单位、地区是不是某人的派出单位或去处，各种迹象各说明多少，见 graph/extract/together.py。 "
    "How much signs speak for a mention being somebody's host or home, beside the others of the page; written by tests.extract.fit_together."
)
_Page = dict[str, list[tuple[tuple[float, ...], Pair]]]


@cache
def pages() -> dict[str, list[tuple[Pair, Example]]]:
    """Return the pairs of each annotated text, with what they show beside the others and what they are."""
    turn = folds(fit_stays.pages())
    found = {}
    for page in annotated.pages():
        trees = fit_stays.fitted(turn[page.name])
        first: _Page = {}
        labels: dict[str, list[int]] = {}
        for pair, example in fit_stays.pages()[page.name]:
            first.setdefault(pair.name, []).append((chances(trees, pair.signs), pair))
            labels.setdefault(pair.name, []).append(example.label)
        times = PRINTED if page.set == "seeds" else 1.0
        found[page.name] = [
            (pair, Example(page.name, pair.signs, label, times))
            for name, pairs in beside_others(first).items()
            for pair, label in zip(pairs, labels[name], strict=True)
        ]
    return found


@cache
def fitted(left: int | None) -> Weights:
    """Return the weights that all texts teach but those of the turn *left*."""
    turn = folds(pages())
    known = [example for name, pairs in pages().items() if turn[name] != left for _, example in pairs]
    return softmax(known, len(LABELS), _PENALTY, _FEWEST)


@cache
def weighed(name: str) -> _Page:
    """Return for everybody in the text *name* the mentions, with how likely each is what by what the other texts teach."""
    weights = fitted(folds(pages())[name])
    found: _Page = {}
    for pair, _ in pages()[name]:
        found.setdefault(pair.name, []).append((tuple(likely(weights, pair.signs)), pair))
    return found


def counted(name: str) -> Counter[str]:
    """Return for one text how many of those who are placed have a host and a home, how many were found, and how many of them are right."""
    labels = {(pair.name, pair.mention): example.label for pair, example in pages()[name]}
    page = next(one for one in annotated.pages() if one.name == name)
    placed = {plain(one["cadre"]): one for one in page.annotation["placements"]}
    total = Counter[str]()
    for side, called in ((HOST, "host"), (HOME, "home")):
        for who, stay in placed.items():
            pairs = [(one[side], pair) for one, pair in weighed(name).get(who, ()) if pair.mention.kind != "area"]
            best = max(pairs, key=lambda one: (one[0], -one[1].mention.start), default=None)
            believed = best is not None and best[0] >= _BELIEVED
            total[f"{called} annotated"] += bool(stay[f"{called}_unit"])
            total[f"{called} found"] += believed
            total[f"{called} right"] += bool(best and believed and labels.get((who, best[1].mention), NEITHER) == side)
    return total


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    turn = folds(pages())
    total = Counter[str]()
    for left in range(FOLDS):
        total.update(sum((counted(name) for name in pages() if turn[name] == left), Counter()))
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, LABELS, fitted(None), places=2)


if __name__ == "__main__":
    main()
