"""Grows the trees by which ``graph.extract.relations`` tells a home and a host, on the annotated texts of ``tests``.

    python -m tests.extract.fit_stays            # how well it does on texts left out, without any rule for stays
    python -m tests.extract.fit_stays --write    # the same, and writes ontology/words/stay-trees.tsv

A mention is somebody's host or home if it tells the unit that an annotation gives, or the area where that gives no unit.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from typing import Any

from graph.evaluate.alike import same_area, same_unit
from graph.extract.relations import HOME, HOST, LABELS, NEITHER, TABLE, Page, Pair
from graph.extract.weighed import BELIEVED
from graph.find.boosting import chances
from graph.find.posts import split_posts
from graph.read.fold import fold
from tests.extract import annotated
from tests.extract.boosted import Trees, grown, write
from tests.extract.softmax import FOLDS, PRINTED, Example, folds

HEAD = (
    "# 文中某职务、单位、地区是不是某人的派出单位或去处，各种迹象合起来怎么看，见 graph/extract/relations.py。 "
    "What signs together say of a mention being somebody's host or home; written by tests.extract.fit_stays."
)


@cache
def pages() -> dict[str, list[tuple[Pair, Example]]]:
    """Return the pairs of each annotated text with what they are."""
    return {page.name: [(pair, _example(page, pair)) for pair in Page(page.view).pairs()] for page in annotated.pages()}


def _example(page: annotated.Page, pair: Pair) -> Example:
    stays = [one for one in page.annotation["placements"] if plain(one["cadre"]) == pair.name]
    sides = ((HOST, "host"), (HOME, "home"))
    label = next((label for label, side in sides if any(_is(page, pair, one, side) for one in stays)), NEITHER)
    return Example(page.name, pair.signs, label, PRINTED if page.set == "seeds" else 1.0)


def _is(page: annotated.Page, pair: Pair, stay: dict[str, Any], side: str) -> bool:
    mention = pair.mention
    written = page.view.text[mention.start : mention.end]
    forms = [plain(form) for form in stay[f"{side}_unit"] or []]
    units = {mention.host.unit} if mention.host else set()
    if mention.kind != "area":
        units |= {post.unit for post in split_posts(written)} if mention.kind == "post" else {written}
    if mention.host and mention.host.title and not mention.host.unit and mention.area:
        units.add(mention.area.name)  # 「副县长」 is of the county, in an annotation too
    units.discard("")
    if forms and mention.kind != "area":
        return any(same_unit(unit, forms) for unit in units)
    where = stay[f"{side}_area"]
    alone = mention.kind == "area" or not units
    return bool(not forms and alone and where and mention.area and same_area(mention.area.full, where))


def plain(written: str) -> str:
    return "".join(fold(written).split())


def counted(name: str, trees: Trees) -> Counter[str]:
    """Return for one text how many people were found to be placed, how many of them are, with the right host, and how many are annotated."""
    best: dict[str, tuple[float, int]] = {}
    for pair, example in pages()[name]:
        chance = chances(trees, pair.signs)[HOST]
        if chance > best.get(pair.name, (0.0, 0))[0]:
            best[pair.name] = chance, example.label
    page = next(one for one in annotated.pages() if one.name == name)
    placed = {plain(one["cadre"]) for one in page.annotation["placements"]}
    found = {who: label for who, (chance, label) in best.items() if chance >= BELIEVED}
    return Counter(
        found=len(found),
        placed=len(found.keys() & placed),
        host=sum(label == HOST for label in found.values()),
        annotated=len(placed),
    )


@cache
def fitted(left: int | None) -> Trees:
    """Return the trees that all texts teach but those of the turn *left*."""
    turn = folds(pages())
    known = [example for name, pairs in pages().items() if turn[name] != left for _, example in pairs]
    return grown(known, LABELS)


def main() -> None:
    """Print how trees do on texts left out; write the trees of all if asked to."""
    turn = folds(pages())
    trees: Trees = {}
    for left in (*range(FOLDS), None):
        trees = fitted(left)
        if left == 0:
            total = Counter[str]()
        if left is not None:
            total.update(sum((counted(name, trees) for name in pages() if turn[name] == left), Counter()))
    print("left out:", ", ".join(f"{what} {total[what]}" for what in ("found", "placed", "host", "annotated")))  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, trees)


if __name__ == "__main__":
    main()
