"""Trees grown on annotated things, see ``graph.find.boosting``: the same examples give the same trees.

Needs LightGBM, which nothing else here does: it runs only when somebody changes signs, words or annotations.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix

from graph.find.boosting import Tree, none_of
from tests.extract.softmax import WORDS, Example, common

__all__ = ["Choice", "Trees", "grown", "grown_among", "write"]

#: The trees of each label, but of the last, which is what none of the others is.
Trees = dict[str, list[Tree]]
#: How many trees, of how many leaves, and how much of what is wrong each sets right.
_TREES, _LEAVES, _RATE = 400, 31, 0.05
#: So many examples stand in a leaf at least; of the signs so many are looked at for one tree, of the examples so many.
_FEWEST, _SIGNS, _EXAMPLES = 20, 0.3, 0.8
#: So many decimal places of what a leaf is worth are kept.
_PLACES = 4
#: So many trees choose one of several; a leaf of theirs is sure of so much at least, and each thing of so little.
_CHOOSING, _SURE, _HARDLY = 300, 1.0, 1e-3


@dataclass(frozen=True, slots=True)
class Choice:
    """Several things of which an annotation says that one is sought, or several that say the same, or none.

    Args:
        text: the text that they stand in.
        things: the signs that each shows.
        right: of each whether it is sought.
        times: how often the choice counts.
    """

    text: str
    things: Sequence[Collection[str]]
    right: Sequence[bool]
    times: float = 1.0

    def taught(self, unread: float, of_rules: Callable[[str], object]) -> Iterator[Choice]:
        """Yield the choice as it is, and as if no rule had read anything, each with its share.

        Args:
            unread: the share that counts as if no rule had read anything.
            of_rules: whether a sign tells what rules read.
        """
        yield replace(self, times=(1 - unread) * self.times)
        if unread:
            things = [{sign for sign in signs if not of_rules(sign)} for signs in self.things]
            yield replace(self, things=things, times=unread * self.times)


def grown(examples: Sequence[Example], labels: Sequence[str], fewest: int = 3, count: int = _TREES) -> Trees:
    """Return the trees of all *labels* but the last.

    Args:
        examples: what was annotated; their signs are shown or not.
        labels: what each may be, in the order of their numbers.
        fewest: so many texts must show a sign before trees may ask for it.
        count: so many trees are grown for each label.
    """
    signs = sorted(common(examples, fewest))
    shown = _table([example.signs for example in examples], signs)
    times = np.array([example.times for example in examples])
    told = np.array([example.label for example in examples])
    return {
        label: [_tree(one["tree_structure"], signs) for one in _grow(shown, told == at, times / times.mean(), count)]
        for at, label in enumerate(labels[:-1])
    }


def grown_among(choices: Iterable[Choice], fewest: int = 3, leaves: int = _LEAVES, means: int = 1) -> list[Tree]:
    """Return the trees that make of every choice the right things likeliest, all together, or that it is none of them.

    Args:
        choices: what was annotated.
        fewest: so many texts must show a sign before trees may ask for it.
        leaves: so many has each tree.
        means: so many times trees are grown, each time with other examples and signs drawn; the mean of all is returned, tree by tree.
    """
    told = list(choices)
    rows = [(one.text, signs) for one in told for signs in (*one.things, none_of(len(one.things)))]
    signs = sorted(common([Example(text, dict.fromkeys(shown, 1.0), 0) for text, shown in rows], fewest))
    right = np.array([so for one in told for so in (*one.right, not any(one.right))])
    sizes = np.array([len(one.things) + 1 for one in told])
    times = np.array([one.times for one in told])
    slope = _beside(right, sizes, times / times.mean())
    table, zeros = _table([shown for _, shown in rows], signs), np.zeros(len(rows))
    grown = [_boosted(table, zeros, None, slope, _CHOOSING, leaves, seed) for seed in range(1, means + 1)]
    return [_tree(one["tree_structure"], signs, means) for together in zip(*grown, strict=True) for one in together]


def _beside(right: Any, sizes: Any, times: Any) -> Callable[[Any, Any], tuple[Any, Any]]:
    """Return what tells by how much the score of each thing is wrong beside the others of its choice, and how sure that is."""
    first = np.cumsum([0, *sizes[:-1]])
    each = np.repeat(np.arange(len(sizes)), sizes)

    def slope(scores: Any, _data: Any) -> tuple[Any, Any]:
        powers = np.exp(scores - np.maximum.reduceat(scores, first)[each])
        shares = powers / np.add.reduceat(powers, first)[each]
        sought = np.where(right, shares, 0.0)
        sought = sought / np.maximum(np.add.reduceat(sought, first), 1e-300)[each]
        return times[each] * (shares - sought), times[each] * np.maximum(shares * (1 - shares), _HARDLY)

    return slope


def _table(rows: Sequence[Iterable[str]], signs: Sequence[str]) -> Any:
    """Return which of *signs* each of *rows* shows."""
    number = {sign: at for at, sign in enumerate(signs)}
    columns = [sorted(number[sign] for sign in row if sign in number) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = [at for row in columns for at in row]
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(signs)))


def _grow(shown: Any, so: Any, times: Any, count: int) -> list[dict[str, Any]]:
    return _boosted(shown, so.astype(int), times, "binary", count)


def _boosted(
    shown: Any, so: Any, times: Any, objective: Any, count: int, leaves: int = _LEAVES, seed: int = 1
) -> list[dict[str, Any]]:
    told = {"objective": objective, "num_leaves": leaves, "learning_rate": _RATE, "min_data_in_leaf": _FEWEST}
    told |= {} if objective == "binary" else {"min_sum_hessian_in_leaf": _SURE}
    drawn = {"feature_fraction": _SIGNS, "bagging_fraction": _EXAMPLES, "bagging_freq": 1, "seed": seed}
    same = {"deterministic": True, "force_row_wise": True, "num_threads": 2, "verbosity": -1}
    data = lightgbm.Dataset(shown, so, weight=times, params=same)
    booster = lightgbm.train({**told, **drawn, **same}, data, count)
    return list(booster.dump_model()["tree_info"])


def _tree(node: dict[str, Any], signs: Sequence[str], means: int = 1) -> Tree:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]) / means, _PLACES) + 0.0
    left, right = (_tree(node[f"{side}_child"], signs, means) for side in ("left", "right"))
    return signs[node["split_feature"]], right, left  # what shows the sign, 1, is over the threshold


def write(name: str, head: str, trees: Trees) -> None:
    """Write *trees* as a table of ``ontology/words``: first the signs for which they ask, then a line for each tree."""
    signs = sorted({sign for told in trees.values() for tree in told for sign in _asked(tree)})
    number = {sign: str(at) for at, sign in enumerate(signs)}
    rows = [f"sign\t{sign}" for sign in signs]
    rows += [f"{label}\t{' '.join(_written(tree, number))}" for label, told in trees.items() for tree in told]
    (WORDS / name).write_text("\n".join([head, "part\twritten", *rows]) + "\n", encoding="utf-8")


def _asked(tree: Tree) -> list[str]:
    return [] if isinstance(tree, float) else [tree[0], *_asked(tree[1]), *_asked(tree[2])]


def _written(tree: Tree, number: dict[str, str]) -> list[str]:
    if isinstance(tree, float):
        return [f"{tree:.{_PLACES}f}".rstrip("0").replace("0.", ".", 1) if not math.isclose(tree, 0) else "0."]
    return [number[tree[0]], *_written(tree[1], number), *_written(tree[2], number)]
