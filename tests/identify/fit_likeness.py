"""Counts how much each sign of ``graph.identify.resemblance`` speaks for two people of one name being one, on the pairs of ``tests/identify``.

    python -m tests.identify.fit_likeness            # how well it does on tables left out, of the pairs that nothing else settles
    python -m tests.identify.fit_likeness --write    # the same, and writes ontology/words/likeness-weights.tsv

Each table is left out in turn, for its writer has habits, too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

from graph.build import read_account
from graph.decide.pairs import decided_pairs, with_units
from graph.identify.account import Told
from graph.identify.bearers import Bearer, bearers
from graph.identify.likeness import Verdict, settled
from graph.identify.resemblance import BELIEVED, LABELS, TABLE, agrees
from graph.identify.same_batches import cohorts, same_batches
from tests.extract.softmax import Example, Weights, likely, softmax, write
from tests.identify.measure import FURTHER, SETS, Row, document, rows

_PENALTY, _FEWEST = 0.003, 4
HEAD = (
    "# 两篇里同名的人是不是一人，各种迹象各说明多少，见 graph/identify/resemblance.py。 "
    "How much signs speak for two of one name being one; written by tests.identify.fit_likeness."
)


def _everybody(row: Row) -> list[Bearer]:
    """Return who is named in the texts of *row*."""
    known = [read_account(document(row, side)) for side in "ab"]
    decided, _ = decided_pairs({one.document.name: Told(one) for one in known}, ())
    told = [Told(account) for account in with_units(known, decided)]
    groups = same_batches(chain.from_iterable(map(cohorts, told)), decided)
    batch_of = {cohort.node: f"{group[0].node}" for group in groups for cohort in group}
    return [bearer for one in told for bearer in bearers(one, batch_of)]


@cache
def pairs() -> dict[str, list[tuple[bool, Example]]]:
    """Return for each table the pairs that nothing settles: whether rules of their own call them one, and what is weighed."""
    return {table: list(_of(table)) for table in (*SETS, *FURTHER)}


def _of(table: str) -> Iterator[tuple[bool, Example]]:
    for row in rows(f"people{table}.tsv"):
        known = [one for one in _everybody(row) if one.name == row["name"]] if row["text_b"] else []
        mine, theirs = ([one for one in known if one.node[0] == f"{side}.txt"] for side in "ab")
        for one in mine:
            for other in theirs:
                told, signs = settled(one, other)
                if signs and told.verdict is not Verdict.SAME:
                    example = Example(row["id"], dict.fromkeys(signs, 1.0), int(row["expected"] != "same"))
                    yield agrees(signs), example


def main() -> None:
    """Print how the weights do on tables left out; write the weights of all if asked to."""
    total = Counter[str]()
    weights: Weights = {}
    for left in (*pairs(), None):
        known = [example for table, told in pairs().items() if table != left for _, example in told]
        weights = softmax(known, len(LABELS), _PENALTY, _FEWEST)
        for may_be, example in pairs()[left] if left is not None else ():
            found = may_be and likely(weights, example.signs)[0] >= BELIEVED
            total.update({LABELS[example.label]: 1, f"{LABELS[example.label]}, put together": int(found)})
    print("left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, LABELS, weights, places=2)


if __name__ == "__main__":
    main()
