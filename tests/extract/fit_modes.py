"""Counts how much each sign of ``graph.extract.moded`` speaks for a word being what somebody's stay is called, on the annotated texts of ``tests``.

python -m tests.extract.fit_modes            # how well it does on texts left out, of those who are placed
python -m tests.extract.fit_modes --write    # the same, and writes ontology/words/mode-weights.tsv
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from functools import cache

from graph.extract.moded import TABLE, Called, Calls, called
from tests.extract import annotated
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, Example, Weights, folds, likely, softmax, write

_PENALTY, _FEWEST = 0.0005, 3
HEAD = (
    "# 文中某词是不是某人派出的方式，各种迹象各说明多少，见 graph/extract/moded.py。 "
    "How much signs speak for a word being what somebody's stay is called; written by tests.extract.fit_modes."
)
_LABELS = ("so", "otherwise")


@cache
def pages() -> dict[str, list[tuple[Called, Example]]]:
    """Return the words of each annotated text beside those who are placed."""
    found = {}
    for page in annotated.pages():
        modes: dict[str, set[str]] = {}
        for one in page.annotation["placements"]:
            modes.setdefault(plain(one["cadre"]), set()).add(called(one["mode"] or "", page.view.text))
        names = sorted(set(modes) & {one.name for one in page.view.people})
        count = (PRINTED if page.set == "seeds" else 1.0) / math.sqrt(max(1, len(names)))
        found[page.name] = [
            (one, Example(page.name, one.signs, int(one.word not in modes[one.name]), count))
            for one in Calls(page.view).pairs(names)
        ]
    return found


def _counted(pairs: list[tuple[Called, Example]], weights: Weights) -> Counter[str]:
    best: dict[str, tuple[float, str, int]] = {}
    for one, example in pairs:
        best[one.name] = max(best.get(one.name, (0.0, "", 1)), (likely(weights, one.signs)[0], one.word, example.label))
    return Counter(people=len(best), right=sum(not label for _, _, label in best.values()))


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    turn = folds(pages())
    total = Counter[str]()
    weights: Weights = {}
    for left in (*range(FOLDS), None):
        known = [example for name, pairs in pages().items() if turn[name] != left for _, example in pairs]
        weights = softmax(known, len(_LABELS), _PENALTY, _FEWEST)
        for name, pairs in pages().items() if left is not None else ():
            if turn[name] == left:
                total.update(_counted(pairs, weights))
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, _LABELS, weights, places=2)


if __name__ == "__main__":
    main()
