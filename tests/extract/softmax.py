"""Softmax regression with a penalty on large weights, by limited-memory BFGS: the same examples give the same weights.

Nocedal and Wright, *Numerical Optimization*, second edition, algorithms 7.4 and 7.5. Plain Python, since it runs only when somebody
changes signs, words or annotations.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

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
_STEPS, _MEMORY = 80, 8
_ENOUGH = 1e-4


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
    number = {sign: at for at, sign in enumerate(signs)}
    rows = []
    for example in examples:
        kept = [(number[sign], strength) for sign, strength in example.signs.items() if sign in number]
        rows.append(
            ([0, *(at for at, _ in kept)], [1.0, *(strength for _, strength in kept)], example.label, example.times)
        )
    width, count = len(signs), sum(example.times for example in examples)

    def loss(flat: list[float]) -> tuple[float, list[float]]:
        parts = [flat[label * width : (label + 1) * width] for label in range(labels)]
        slopes = [[penalty * weight for weight in part] for part in parts]
        total = 0.5 * penalty * sum(weight * weight for part in parts for weight in part[1:])
        for slope in slopes:
            slope[0] = 0.0
        for at, strengths, right, times in rows:
            scores = [sum(map(mul, strengths, map(part.__getitem__, at))) for part in parts]
            top = max(scores)
            powers = [math.exp(score - top) for score in scores]
            whole = sum(powers)
            total -= times * (scores[right] - top - math.log(whole)) / count
            for label, slope in enumerate(slopes):
                error = times * (powers[label] / whole - (label == right)) / count
                for index, strength in zip(at, strengths, strict=True):
                    slope[index] += error * strength
        return total, [weight for slope in slopes for weight in slope]

    flat = descend(loss, [0.0] * (labels * width))
    return {sign: [flat[label * width + at] for label in range(labels)] for at, sign in enumerate(signs)}


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


def descend(loss: Callable[[list[float]], tuple[float, list[float]]], at: list[float]) -> list[float]:
    """Return where *loss* is least, going down from *at*."""
    past: list[tuple[list[float], list[float], float]] = []
    height, slope = loss(at)
    for _ in range(_STEPS):
        way = _direction(slope, past)
        fall = _dot(way, slope)
        stride = 1.0 if past else min(1.0, 1.0 / math.sqrt(_dot(slope, slope)))
        for _ in range(20):
            there = [one + stride * step for one, step in zip(at, way, strict=True)]
            lower, incline = loss(there)
            if lower <= height + 1e-4 * stride * fall:
                break
            stride /= 2
        else:
            return at
        moved = [new - old for new, old in zip(there, at, strict=True)]
        turned = [new - old for new, old in zip(incline, slope, strict=True)]
        bend = _dot(moved, turned)
        if bend > 1e-12:
            past = [*past[-_MEMORY + 1 :], (moved, turned, 1.0 / bend)]
        at, height, slope = there, lower, incline
        if max(map(abs, slope)) < _ENOUGH:
            break
    return at


def _direction(slope: list[float], past: list[tuple[list[float], list[float], float]]) -> list[float]:
    way = [-one for one in slope]
    shares = []
    for moved, turned, scale in reversed(past):
        share = scale * _dot(moved, way)
        shares.append(share)
        way = [one - share * turn for one, turn in zip(way, turned, strict=True)]
    if past:
        moved, turned, scale = past[-1]
        size = 1.0 / (scale * _dot(turned, turned))
        way = [size * one for one in way]
    for (moved, turned, scale), share in zip(past, reversed(shares), strict=True):
        other = scale * _dot(turned, way)
        way = [one + (share - other) * move for one, move in zip(way, moved, strict=True)]
    return way


def _dot(one: list[float], other: list[float]) -> float:
    return float(sum(map(mul, one, other)))


def write(name: str, head: str, columns: Sequence[str], weights: Weights, places: int) -> None:
    """Write *weights*, rounded to *places*, as a table of ``ontology/words``, sorted; a sign without weight stays out."""
    rows = {sign: [round(one, places) + 0.0 for one in row] for sign, row in weights.items()}
    kept = [sign for sign, row in sorted(rows.items()) if sign == BIAS or any(row)]
    lines = [head, "\t".join(["sign", *columns]), *("\t".join([sign, *map(str, rows[sign])]) for sign in kept)]
    (WORDS / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
