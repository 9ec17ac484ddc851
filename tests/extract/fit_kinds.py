"""Counts how much each sign of ``graph.extract.kinds`` speaks for each kind of lesson, on the annotated texts of ``tests``.

    python -m tests.extract.fit_kinds            # how well it does on texts left out, fold by fold
    python -m tests.extract.fit_kinds --write    # the same, and writes graph/extract/kind_weights.py

Softmax regression with a penalty on large weights, by plain descent: the same texts give the same weights.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.extract.kinds import KINDS, signs_of
from graph.read.fold import fold

TESTS = Path(__file__).parents[1]
WEIGHTS = TESTS.parent / "graph" / "extract" / "kind_weights.py"
#: Texts are left out in so many turns.
FOLDS = 8
_STEPS, _RATE, _PENALTY = 400, 0.5, 0.004
Example = tuple[dict[str, float], int]


def examples() -> list[tuple[str, list[Example]]]:
    """Return the lessons of each annotated text as signs and kind; a joint statement counts once."""
    found = []
    for path in sorted(path for folder in ("gold", "corpus", "later") for path in TESTS.glob(f"{folder}/*.json")):
        owners: dict[str, list[str]] = {}
        kinds = {}
        for lesson in json.loads(path.read_text(encoding="utf-8"))["lessons"]:
            passage = "".join(fold(lesson["quote"]).split())
            owners.setdefault(passage, []).append(lesson["cadre"] or "")
            kinds[passage] = KINDS.index(lesson["kind"])
        found.append((path.stem, [(signs_of(passage, owners[passage]), kind) for passage, kind in kinds.items()]))
    return found


def fit(known: Sequence[Example]) -> dict[str, list[float]]:
    """Return the weights of each sign for each kind; 「bias」 is what every lesson shows."""
    weights = {sign: [0.0] * len(KINDS) for sign in sorted({"bias", *(sign for signs, _ in known for sign in signs)})}
    for _ in range(_STEPS):
        slope = {sign: [0.0] * len(KINDS) for sign in weights}
        for signs, kind in known:
            for index, chance in enumerate(_chances(weights, signs)):
                error = (index == kind) - chance
                for sign, strength in (*signs.items(), ("bias", 1.0)):
                    slope[sign][index] += error * strength
        for sign, row in weights.items():
            for index, weight in enumerate(row):
                penalty = 0.0 if sign == "bias" else _PENALTY * weight
                row[index] = weight + _RATE * (slope[sign][index] / len(known) - penalty)
    return weights


def _chances(weights: dict[str, list[float]], signs: dict[str, float]) -> list[float]:
    total = list(weights["bias"])
    for sign, strength in signs.items():
        for index, weight in enumerate(weights.get(sign, ())):
            total[index] += weight * strength
    powers = [math.exp(one - max(total)) for one in total]
    return [power / sum(powers) for power in powers]


def right(weights: dict[str, list[float]], told: Sequence[Example]) -> int:
    """Return how many of the lessons get their annotated kind."""
    best = ((_chances(weights, signs), kind) for signs, kind in told)
    return sum(chances.index(max(chances)) == kind for chances, kind in best)


def main() -> None:
    """Print how the weights do on texts left out; write the weights of all if asked to."""
    texts = examples()
    total = count = 0
    for fold_number in range(FOLDS):
        held = [one for _, lessons in texts[fold_number::FOLDS] for one in lessons]
        known = [one for at, (_, lessons) in enumerate(texts) if at % FOLDS != fold_number for one in lessons]
        hits = right(fit(known), held)
        total, count = total + hits, count + len(held)
        print(f"fold {fold_number + 1}: {hits} of {len(held)} right")  # noqa: T201
    everything = [one for _, lessons in texts for one in lessons]
    weights = fit(everything)
    print(f"left out: {total / count:.3f} of {count}; on themselves: {right(weights, everything) / count:.3f}")  # noqa: T201
    if "--write" in sys.argv:
        rows = {sign: tuple(round(weight, 1) for weight in row) for sign, row in weights.items()}
        lines = [
            '"""How much each sign speaks for observation, reflection, proposal, adopted; written by tests.extract.fit_kinds."""',
            "",
            "from __future__ import annotations",
            "",
            '__all__ = ["BIAS", "WEIGHTS"]',
            "",
            f"BIAS = {rows.pop('bias')}",
            "WEIGHTS: dict[str, tuple[float, ...]] = {",
            *(f'    "{sign}": {row},' for sign, row in rows.items() if any(row)),
            "}",
        ]
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
