"""Tables of trees: each tree asks in turn which signs a thing shows, and all together say how likely it is what.

Where a sign means one thing beside a second one and another beside a third, a weight for each (:mod:`graph.find.weighing`) says too little: a
post right before a name is where its bearer comes from, unless a verb of sending stands before the post. Trees ask for signs together. They are
grown one after the other, each on what those before it leave wrong (J. H. Friedman, Greedy Function Approximation: A Gradient Boosting Machine,
Annals of Statistics 29, 2001), by the commands in ``tests/extract``.

In a table a line names a sign, and a line of a tree is what it asks first, then what it asks of things that show the sign, then of those that do
not: 「0 1 .5 .25 -.5」 asks for sign 0; where it is shown for sign 1, which decides between .5 and .25; and is worth -.5 where it is not.

Of several things of which one at most is sought – the dates of a page, of which one begins a stay – each is better asked beside the others: how
likely one is, is then its share in what all of them and "none of them" are worth together (the softmax of a listwise loss; Z. Cao and others,
Learning to Rank: From Pairwise Approach to Listwise Approach, ICML 2007).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import ontology

__all__ = ["Tree", "among", "chance", "chances", "likely", "none_of", "score", "trees"]

#: What a tree is worth, or a sign with the trees for those that show it and for those that do not.
Tree: TypeAlias = "float | tuple[str, Tree, Tree]"
#: What is left with so little after so many trees, and again after as many, is asked no further: most pairs of a page are nothing to each other.
_ROUND, _HOPELESS = 50, -4.0
#: What such a pair scores when all trees are asked; the middle of many, which makes it .004 likely.
_NEVER = -5.51745
#: What is left so far behind another of those it is asked beside is asked no further.
_BEHIND = 5.0
#: Of so many things and more, that it is none of them is asked alike.
_MANY = 5


@cache
def trees(name: str) -> Mapping[str, Sequence[Tree]]:
    """Return the table *name* of ``ontology/words``, 「stay-trees.tsv」: for each thing that it tells, its trees."""
    lines = [line for line in ontology.read(f"words/{name}").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    signs = [written for part, written in rows if part == "sign"]
    found: dict[str, list[Tree]] = {}
    for part, written in rows:
        if part != "sign":
            found.setdefault(part, []).append(_tree(iter(written.split()), signs))
    return found


def _tree(tokens: Iterator[str], signs: Sequence[str]) -> Tree:
    token = next(tokens)
    if "." in token:
        return float(token)
    return signs[int(token)], _tree(tokens, signs), _tree(tokens, signs)


def score(told: Sequence[Tree], signs: Container[str]) -> float:
    """Return how much *told* speak for what shows *signs*: above 0 it is likely."""
    total = 0.0
    for at in range(0, len(told), _ROUND):
        total += _worth(told[at : at + _ROUND], signs)
        if total < _HOPELESS and at + _ROUND <= len(told):
            return _NEVER
    return round(total, 6)


def _worth(told: Sequence[Tree], signs: Container[str]) -> float:
    total = 0.0
    for tree in told:
        while tree.__class__ is tuple:  # quicker than isinstance, and asked some thousand times
            tree = tree[1] if tree[0] in signs else tree[2]
        total += tree  # type: ignore[operator]
    return total


def chance(told: Sequence[Tree], signs: Container[str]) -> float:
    """Return how likely *told* make what shows *signs*, from 0 to 1."""
    return round(1 / (1 + math.exp(-score(told, signs))), 6)


def chances(of: Mapping[str, Sequence[Tree]], signs: Container[str]) -> tuple[float, ...]:
    """Return how likely *signs* make each thing of which *of* has trees, and last how likely they make it none; all together are one."""
    told = [chance(one, signs) for one in of.values()]
    over = max(1.0, sum(told))
    return (*(round(one / over, 6) for one in told), round(max(0.0, 1 - sum(told)), 6))


def likely(name: str, signs: Container[str]) -> tuple[float, ...]:
    """Return the same by the table *name*."""
    return chances(trees(name), signs)


def none_of(count: int) -> frozenset[str]:
    """Return what it shows that none of *count* things is the one that is sought."""
    return frozenset(("none", f"none of {min(count, _MANY)}"))


def among(told: Sequence[Tree], things: Sequence[Container[str]]) -> tuple[float, ...]:
    """Return of each of several things how likely *told* make it the one that is sought; that it is none of them has what is left.

    Args:
        told: trees that were grown on things side by side.
        things: the signs that each shows.
    """
    shown = [none_of(len(things)), *things]
    scores, asked = [0.0] * len(shown), list(range(len(shown)))
    for at in range(0, len(told), _ROUND):
        for one in asked:
            scores[one] = round(scores[one] + _worth(told[at : at + _ROUND], shown[one]), 6)
        asked = [one for one in asked if scores[one] >= max(scores) - _BEHIND]
    powers = [math.exp(one - max(scores)) for one in scores]
    return tuple(round(power / sum(powers), 6) for power in powers[1:])
