"""Softmax regression with a penalty on large weights, by limited-memory BFGS: the same examples give the same weights.

Needs SciPy, which nothing else here does: it runs only when somebody changes signs, words or annotations.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from graph.find.weighing import BIAS

__all__ = [
    "FOLDS",
    "PRINTED",
    "Example",
    "Weights",
    "common",
    "descend",
    "folds",
    "guess",
    "likely",
    "softmax",
    "write",
]

WORDS = Path(__file__).parents[2] / "ontology" / "words"
#: So many texts must show a sign before it may get a weight: what fewer show is a memory of them.
FEWEST = 4
#: Texts are left out in so many turns.
FOLDS = 8
#: A text that somebody printed counts for so many that were invented.
PRINTED = 4.0
_STEPS, _MEMORY = 120, 10


@dataclass(frozen=True, slots=True)
class Example:
    """One thing that was annotated.

    Args:
        text: the text that it stands in.
        signs: what it shows, and how strongly.
        label: the number of what the annotation says.
        times: how often it counts; a real text may count for more than an invented one.
    """

    text: str
    signs: Mapping[str, float]
    label: int
    times: float = 1.0


#: For each sign how much it speaks for each label; :data:`BIAS` is what everything shows.
Weights = dict[str, list[float]]


def folds(texts: Iterable[str]) -> dict[str, int]:
    """Return for each text the turn in which it is left out."""
    return {text: at % FOLDS for at, text in enumerate(sorted(set(texts)))}


def common(examples: Iterable[Example], fewest: int = FEWEST) -> set[str]:
    """Return the signs that at least *fewest* texts show."""
    shown: dict[str, set[str]] = {}
    for example in examples:
        for sign in example.signs:
            shown.setdefault(sign, set()).add(example.text)
    return {sign for sign, texts in shown.items() if len(texts) >= fewest}


def softmax(examples: Sequence[Example], labels: int, penalty: float, fewest: int = FEWEST) -> Weights:
    """Return the weights that make the annotated labels most likely.

    Args:
        examples: what was annotated.
        labels: how many labels there are.
        penalty: half of it times the square of each weight is held against the weights; the bias is free.
        fewest: see :func:`common`.
    """
    signs = [BIAS, *sorted(common(examples, fewest))]
    shown = _table(examples, {sign: at for at, sign in enumerate(signs)})
    across = shown.T.tocsr()
    times = np.array([example.times for example in examples])
    rows, right = np.arange(len(examples)), np.array([example.label for example in examples])
    count = times.sum()

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(labels, -1)
        scores = shown @ weights.T
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        chances = powers / powers.sum(axis=1, keepdims=True)
        held = weights.copy()
        held[:, 0] = 0.0
        total = 0.5 * penalty * (held**2).sum()
        total -= (times * (scores[rows, right] - np.log(powers.sum(axis=1)))).sum() / count
        chances[rows, right] -= 1.0
        slope = (across @ (chances * times[:, None])).T / count + penalty * held
        return float(total), slope.ravel()

    found = np.array(descend(loss, [0.0] * (labels * len(signs)))).reshape(labels, -1)
    return {sign: [float(one) for one in found[:, at]] for at, sign in enumerate(signs)}


def _table(examples: Sequence[Example], number: Mapping[str, int]) -> Any:
    """Return the strengths of all signs, a row for each of *examples*; the first column is what everything shows."""
    ends, columns, strengths = [0], list[int](), list[float]()
    for example in examples:
        kept = [(number[sign], strength) for sign, strength in example.signs.items() if sign in number]
        columns += [0, *(at for at, _ in kept)]
        strengths += [1.0, *(strength for _, strength in kept)]
        ends.append(len(columns))
    return csr_matrix((strengths, columns, ends), shape=(len(examples), len(number)))


def guess(weights: Weights, signs: Mapping[str, float]) -> list[float]:
    """Return the score of each label."""
    total = list(weights[BIAS])
    for sign, strength in signs.items():
        for label, weight in enumerate(weights.get(sign, ())):
            total[label] += weight * strength
    return total


def likely(weights: Weights, signs: Mapping[str, float]) -> list[float]:
    """Return how likely each label is."""
    told = guess(weights, signs)
    powers = [math.exp(score - max(told)) for score in told]
    return [power / sum(powers) for power in powers]


def descend(loss: Callable[[Any], tuple[float, Any]], at: Sequence[float]) -> list[float]:
    """Return where *loss* is least, going down from *at*; it returns its height and its slope."""
    options = {"maxiter": _STEPS, "maxcor": _MEMORY}
    found = minimize(loss, np.array(at), jac=True, method="L-BFGS-B", options=options)
    return [float(one) for one in found.x]


def write(name: str, head: str, columns: Sequence[str], weights: Weights, places: int) -> None:
    """Write *weights*, rounded to *places*, as a table of ``ontology/words``, sorted; a sign without weight stays out."""
    rows = {sign: [round(one, places) + 0.0 for one in row] for sign, row in weights.items()}
    kept = [sign for sign, row in sorted(rows.items()) if sign == BIAS or any(row)]
    lines = [head, "\t".join(["sign", *columns]), *("\t".join([sign, *map(str, rows[sign])]) for sign in kept)]
    (WORDS / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
