"""Tables of weights: for each sign, how much it speaks for each thing that a passage may be; counted by the commands in ``tests/extract``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import ontology

__all__ = ["BIAS", "runs", "scores", "weights"]

#: What everything shows.
BIAS = "bias"


@cache
def weights(name: str) -> Mapping[str, tuple[float, ...]]:
    """Return the table *name* of ``ontology/words``, 「kind-weights.tsv」: the weights of each sign, in the order of its columns."""
    lines = [line for line in ontology.read(f"words/{name}").splitlines() if line and not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return {sign: tuple(map(float, cells)) for sign, *cells in rows}


def scores(name: str, signs: Mapping[str, float]) -> tuple[float, ...]:
    """Return how much *signs* with their strengths speak for each column of the table *name*."""
    table = weights(name)
    total = list(table[BIAS])
    for sign, strength in signs.items():
        for index, weight in enumerate(table.get(sign, ())):
            total[index] += weight * strength
    return tuple(round(one, 6) for one in total)


def runs(text: str, longest: int) -> dict[str, None]:
    """Return the runs of one to *longest* characters in *text*, each once, in the order of the text: 「我们要」 has 「我」 「我们」 …."""
    ends = len(text) + 1
    return dict.fromkeys(text[at : at + size] for size in range(1, longest + 1) for at in range(ends - size))
