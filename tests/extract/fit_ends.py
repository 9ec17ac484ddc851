"""Grows the trees by which ``graph.extract.unit_ends`` tells whether a unit is somebody's home or host, on the annotated texts of ``tests``.

    python -m tests.extract.fit_ends            # how well it does on texts left out, of those who are placed
    python -m tests.extract.fit_ends --write    # the same, and writes home-trees.tsv and host-trees.tsv in ontology/words

What the mentions near a person are, and between which areas the person went, is weighed by what the other texts teach (``fit_together``,
``fit_regions``), never by the text itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache

from graph.evaluate.alike import same_unit
from graph.extract.regions import ends
from graph.extract.rest import THERE
from graph.extract.unit_ends import LABELS, TABLES, End, chosen, units_beside
from graph.find.boosting import chances
from tests.extract import annotated, fit_regions, fit_together
from tests.extract.boosted import Trees, grown, write
from tests.extract.fit_stays import plain
from tests.extract.softmax import FOLDS, PRINTED, Example, folds

HEAD = (
    "# 文中某单位是不是某人的{0}，各种迹象合起来怎么看，见 graph/extract/unit_ends.py。 "
    "What signs together say of a unit being the one somebody {1}; written by tests.extract.fit_ends."
)
_SIDES = {"home": ("派出单位", "comes from"), "host": ("去处", "goes to")}


@cache
def pages(side: str) -> dict[str, list[tuple[End, Example]]]:
    """Return the units of each text beside those who are placed once."""
    turn = folds(fit_regions.pages())
    found = {}
    for page in annotated.whole():
        stays = {plain(one["cadre"]): one for one in page.annotation["placements"]}
        times = Counter(plain(one["cadre"]) for one in page.annotation["placements"])
        names = sorted({one.name for one in page.view.people if times[one.name] == 1})
        trees = fit_regions.fitted(turn[page.name])
        areas = ends(((one, chances(trees, one.signs)) for one, _ in fit_regions.pages()[page.name]), THERE)
        count = PRINTED if page.set == "seeds" else 1.0
        found[page.name] = [
            (one, Example(page.name, one.signs, _label(one, stays[one.name][f"{side}_unit"]), count))
            for one in units_beside(page.view, side, names, fit_together.weighed(page.name), areas)
        ]
    return found


def _label(one: End, forms: list[str]) -> int:
    return LABELS.index("end" if same_unit(one.unit, forms) else "other")


def _counted(side: str, name: str, trees: Trees) -> Counter[str]:
    page = next(one for one in annotated.pages() if one.name == name)
    told = pages(side)[name]
    found = chosen(side, ((chances(trees, one.signs)[LABELS.index("end")], one) for one, _ in told))
    stays = {plain(one["cadre"]): one[f"{side}_unit"] for one in page.annotation["placements"]}
    return Counter(
        annotated=sum(bool(stays[name]) for name in {one.name for one, _ in told}),
        found=len(found),
        right=sum(same_unit(end.unit, stays[name]) for name, end in found.items()),
    )


def _fit(side: str) -> None:
    turn = folds(pages(side))
    total = Counter[str]()
    trees: Trees = {}
    for left in (*range(FOLDS), None):
        known = [example for name, told in pages(side).items() if turn[name] != left for _, example in told]
        trees = grown(known, LABELS)
        for name in pages(side) if left is not None else ():
            if turn[name] == left:
                total.update(_counted(side, name, trees))
    print(f"{side}, left out:", ", ".join(f"{what} {count}" for what, count in sorted(total.items())))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLES[side], HEAD.format(*_SIDES[side]), trees)


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    for side in TABLES:
        _fit(side)


if __name__ == "__main__":
    main()
