"""Tables of weights: for each sign, how much it speaks for each thing that a passage may be; counted by the commands in ``tests/extract``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from itertools import chain
from operator import mul

import ontology

__all__ = ["BIAS", "likely", "runs", "scores", "weights"]

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
    shown = [(strength, table[sign]) for sign, strength in signs.items() if sign in table]
    strengths = [1.0, *(strength for strength, _ in shown)]
    columns = zip(table[BIAS], *(row for _, row in shown), strict=True)
    return tuple(round(sum(map(mul, strengths, column)), 6) for column in columns)


def likely(name: str, signs: Mapping[str, float]) -> tuple[float, ...]:
    """Return how likely *signs* make each column of the table *name*; all together are one."""
    told = scores(name, signs)
    powers = [math.exp(score - max(told)) for score in told]
    return tuple(round(power / sum(powers), 6) for power in powers)


def runs(text: str, longest: int) -> dict[str, None]:
    """Return the runs of one to *longest* characters in *text*, each once, in the order of the text: 「我们要」 has 「我」 「我们」 …."""
    shifted = [text[at:] for at in range(longest)]
    return dict.fromkeys(
        chain.from_iterable(map("".join, zip(*shifted[:size], strict=False)) for size in range(1, longest + 1))
    )
