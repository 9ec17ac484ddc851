"""Counts how much a passage, its surroundings, its owner's units and its page tell of a theme, on the annotated texts of ``tests``.

    python -m tests.extract.fit_themes           # prints the four weights and writes ontology/words/theme-priors.tsv

Softmax regression over the themes with four shared weights and a prior for each theme, by plain descent: the same texts give the
same numbers. The weights stand in ``graph/extract/themes.py``.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

from graph.extract.themes import REACH, Stretches, evidence, priors, weigh
from graph.read.fold import fold

TESTS = Path(__file__).parents[1]
PRIORS = TESTS.parent / "ontology" / "words" / "theme-priors.tsv"
_STEPS, _RATE, _PENALTY = 300, 0.3, 0.001
Example = tuple[list[tuple[float, float, float, float]], int]


def examples() -> list[Example]:
    """Return what speaks for each theme in each annotated lesson, and the number of its main theme."""
    themes = list(priors())
    found = []
    folders = (("gold", TESTS.parent / "seeds"), ("corpus", TESTS / "corpus"), ("later", TESTS / "later"))
    for folder, texts in folders:
        for path in sorted((TESTS / folder).glob("*.json")):
            annotation = json.loads(path.read_text(encoding="utf-8"))
            text = "".join(fold((texts / f"{path.stem}.txt").read_text(encoding="utf-8")).split())
            stays = {stay["cadre"]: stay for stay in annotation["placements"]}
            page, seen = weigh(text), set()
            for lesson in annotation["lessons"]:
                passage = "".join(fold(lesson["quote"]).split())
                if passage in seen or not lesson["themes"]:
                    continue
                seen.add(passage)
                at = text.find(passage)
                around = text[max(0, at - REACH) : at + len(passage) + REACH] if at >= 0 else ""
                stay = stays.get(lesson["cadre"], {"home_unit": [], "home_title": [], "host_unit": []})
                units = " ".join(word for slot in ("home_unit", "home_title", "host_unit") for word in stay[slot][:1])
                told = Stretches(f"{passage} {lesson.get('title') or ''}", around, units)
                strengths = evidence(told, page)
                found.append(([strengths[theme] for theme in themes], themes.index(lesson["themes"][0])))
    return found


def main() -> None:
    """Fit, print the weights and how often the main theme is among the first three, and write the priors."""
    themes, told = list(priors()), examples()
    weights, bias = [0.0] * 4, [0.0] * len(themes)
    for _ in range(_STEPS):
        slope, lean = [0.0] * 4, [0.0] * len(themes)
        for strengths, main_theme in told:
            chances = _chances(weights, bias, strengths)
            for index, chance in enumerate(chances):
                error = (index == main_theme) - chance
                lean[index] += error
                for part, strength in enumerate(strengths[index]):
                    slope[part] += error * strength
        weights = [one + _RATE * step / len(told) for one, step in zip(weights, slope, strict=True)]
        bias = [one + _RATE * (step / len(told) - _PENALTY * one) for one, step in zip(bias, lean, strict=True)]
    hits = 0
    for strengths, main_theme in told:
        chances = _chances(weights, bias, strengths)
        hits += main_theme in sorted(range(len(themes)), key=lambda index: -chances[index])[:3]
    print("PASSAGE, AROUND, UNITS, PAGE =", ", ".join(f"{one:.1f}" for one in weights))  # noqa: T201
    print(f"{hits} of {len(told)} among the first three")  # noqa: T201
    head = PRIORS.read_text(encoding="utf-8").split("\n", 2)[:2]
    rows = [f"{theme}\t{round(one, 1) + 0.0}" for theme, one in zip(themes, bias, strict=True)]
    PRIORS.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def _chances(
    weights: list[float], bias: list[float], strengths: list[tuple[float, float, float, float]]
) -> list[float]:
    total = [
        lean + sum(weight * strength for weight, strength in zip(weights, parts, strict=True))
        for lean, parts in zip(bias, strengths, strict=True)
    ]
    powers = [math.exp(one - max(total)) for one in total]
    return [power / sum(powers) for power in powers]


if __name__ == "__main__":
    main()
