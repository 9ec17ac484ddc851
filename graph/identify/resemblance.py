"""How much speaks for two people of one name being one where no single thing settles it: all that the texts tell, weighed.

What was read of both, the areas around the name, what they are called by their work, how long apart the texts were written, how many bear such a
surname: signs that add up. Their weights are counted on pairs of texts that somebody wrote who did not know the rules
(``likeness-weights.tsv``, ``tests/identify/fit_likeness.py``). An area that both tell around the name must agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from graph.find.areas import COUNTY
from graph.find.weighing import likely
from graph.find.words import surname_ranks, surnames
from graph.identify.bearers import Bearer
from graph.identify.ground import (
    Ground,
    comes_from,
    comes_from_beside,
    elsewhere,
    is_apart,
    one_area,
    one_house_told,
    one_way,
    shared_areas,
    telling_runs,
)
from graph.identify.nesting import meet
from graph.identify.period import months_between

__all__ = ["BELIEVED", "LABELS", "TABLE", "agrees", "resemble", "signs"]

#: Where the weights are, in ``ontology/words``, and of what.
TABLE, LABELS = "likeness-weights.tsv", ("same", "different")
#: From how likely on two are one; of tables left out in turn 73 of 104 pairs that nothing else settles are, and 2 of 165 others.
BELIEVED = 0.9
#: So many characters in common, of those that many texts do not tell, are something that agrees; more are counted alike.
_TELLING, _MOST = 3, 6
#: Months between two texts, and the ranks of surnames, most frequent first, between which signs differ.
_MONTHS, _RANKS = (1, 4, 10, 20, 40), (10, 30, 100, 200)
_LONG = 4


def resemble(signs_of_both: Collection[str]) -> bool:
    """Whether *signs_of_both*, see :func:`signs`, speak for one person, and an area agrees."""
    return agrees(signs_of_both) and likely(TABLE, dict.fromkeys(signs_of_both, 1.0))[0] >= BELIEVED


def agrees(signs_of_both: Collection[str]) -> bool:
    """Whether both texts tell a city or county around the name."""
    return not {"counties 0", "cities 0"} <= set(signs_of_both)


def signs(one: Bearer, other: Bearer, grounds: tuple[Ground, Ground], why: str, hosts: str, turned: int) -> list[str]:
    """Return what two people of one name show together.

    Args:
        one: told of in one document.
        other: told of in another.
        grounds: what stands around the name in both.
        why: what is judged by what was read of them, in words.
        hosts: how their stays lie to each other, 「one area」; empty if that is not told.
        turned: of how many the home read is where the other stays.
    """
    return list(
        dict.fromkeys([*_read(one, other, why, hosts, turned), *_around(one, other, *grounds), *_name(one.name)])
    )


def _read(one: Bearer, other: Bearer, why: str, hosts: str, turned: int) -> Iterator[str]:
    yield f"why {why.partition('：')[0]}"
    yield f"placed {one.placed + other.placed}"
    yield f"roles {bool(one.roles) + bool(other.roles)}"
    for what, agree in (
        ("homes", meet(one.homes, other.homes)),
        ("areas", meet(one.areas, other.areas)),
        ("titles", meet(one.titles, other.titles)),
    ):
        yield f"{what} {'open' if agree is None else 'one' if agree else 'apart'}"
    if one.placed and other.placed:
        yield f"hosts {hosts or 'open'}"
    yield f"turned {turned}"
    if one.told and other.told:
        yield f"months {sum(months_between(one.told, other.told) > limit for limit in _MONTHS)}"


def _around(one: Bearer, other: Bearer, mine: Ground, theirs: Ground) -> Iterator[str]:
    shared = shared_areas(mine, theirs)
    yield f"counties {min(3, sum(len(code) >= COUNTY for code in shared))}"
    yield f"cities {min(3, len({code[:4] for code in shared}))}"
    yield f"provinces {min(2, len({code[:2] for code in shared}))}"
    yield f"sent {mine.sent + theirs.sent}"
    yield f"for himself {mine.for_himself + theirs.for_himself}"
    both = mine.callings and theirs.callings
    yield f"callings {'one' if mine.callings & theirs.callings else 'apart' if both else 'open'}"
    yield f"elsewhere {min(2, elsewhere(mine, theirs))}"
    yield "apart" if is_apart(mine, theirs) else "not apart"
    if one_way(mine, theirs):
        yield "one way"
    if one_house_told(mine, theirs):
        yield "one house told"
    runs = [len(run) for run in telling_runs(mine, theirs)]
    yield f"run {min(_MOST, max(runs, default=0))}"
    yield f"telling runs {min(3, sum(length >= _TELLING for length in runs))}"
    yield (
        "comes from there" if comes_from(mine, other.areas) or comes_from(theirs, one.areas) else "comes from anywhere"
    )
    if comes_from_beside(mine, theirs) or comes_from_beside(theirs, mine):
        yield "comes from beside"
    told = any(
        one_area(code, area)
        for here, there in ((mine, theirs), (theirs, mine))
        for code in here.origins
        for area in there.areas
    )
    yield f"origin {'one' if told else 'apart' if mine.origins or theirs.origins else 'open'}"


@cache
def _name(name: str) -> tuple[str, ...]:
    """Return how rare a name is: thousands are called 王丽."""
    two = name[:2] in surnames()[1]
    spelt = "·" in name or (len(name) >= _LONG and not two)
    rank = sum(surname_ranks().get(name[0], _RANKS[-1]) >= limit for limit in _RANKS)
    return f"surname {'spelt' if spelt else 'of two' if two else rank}", f"name of {min(len(name), _LONG)}"
