"""Counts how much each sign of ``graph.extract.placed`` speaks for somebody's having been sent, on the annotated texts of ``tests``.

    python -m tests.extract.fit_placed            # how well it does on texts left out, without any rule for stays
    python -m tests.extract.fit_placed --write    # the same, and writes ontology/words/placed-weights.tsv

What the mentions near a person are likely to be is weighed by what the other texts teach (``fit_together``), never by the text itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache

from graph.extract.placed import TABLE, people
from tests.extract import annotated, fit_together
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, Example, Weights, folds, likely, softmax, write

#: From which chance on somebody counts as sent here.
_BELIEVED = 0.5
_PENALTY, _FEWEST = 0.0003, 3
HEAD = (
    "# 文中某人是不是被派出的干部，各种迹象各说明多少，见 graph/extract/placed.py。 "
    "How much signs speak for somebody's having been sent; written by tests.extract.fit_placed."
)
_LABELS = ("sent", "not sent")


@cache
def examples() -> dict[str, list[tuple[str, Example]]]:
    """Return for each annotated text everybody whom it names, with whether the annotation places them."""
    found = {}
    for page in annotated.pages():
        placed = {plain(one["cadre"]) for one in page.annotation["placements"]}
        times = PRINTED if page.set == "seeds" else 1.0
        found[page.name] = [
            (one.name, Example(page.name, one.signs, int(one.name not in placed), times))
            for one in people(page.view, fit_together.weighed(page.name))
        ]
    return found


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    turn = folds(examples())
    total = Counter[str]()
    weights: Weights = {}
    for left in (*range(FOLDS), None):
        known = [example for name, told in examples().items() if turn[name] != left for _, example in told]
        weights = softmax(known, len(_LABELS), _PENALTY, _FEWEST)
        for page in annotated.pages() if left is not None else ():
            if turn[page.name] == left:
                placed = {plain(one["cadre"]) for one in page.annotation["placements"]}
                found = {who for who, one in examples()[page.name] if likely(weights, one.signs)[0] >= _BELIEVED}
                total.update(found=len(found), right=len(found & placed), annotated=len(placed))
    print("left out:", ", ".join(f"{what} {total[what]}" for what in ("found", "right", "annotated")))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, _LABELS, weights, places=2)


if __name__ == "__main__":
    main()
