"""What posts, units and areas are to people, weighed again beside what they are to everybody on the page.

What :mod:`graph.extract.relations` says of one pair knows nothing of the others. But the cadres of a page mostly come from one area and go to
another, a unit that is the host of one may be that of all, and of two posts beside one name the likelier is the host. So every pair is weighed
a second time, by how likely it and the others are by the first (``together-weights.tsv``); in the literature, stacked classification with
collective features (Kou and Cohen 2007, Stacked Graphical Models).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.extract.relations import HOME, HOST, Pair, likelihoods, paired
from graph.extract.steps import evidence, step
from graph.extract.view import View
from graph.find.weighing import likely

__all__ = ["TABLE", "Weighed", "beside_others", "weighed_pairs"]

#: Where the weights are, in ``ontology/words``.
TABLE = "together-weights.tsv"
#: For each name the mentions near by, each with how likely it is the host, the home, or neither.
Weighed = Mapping[str, Sequence[tuple[tuple[float, ...], Pair]]]

_SIDES = ((HOST, "host"), (HOME, "home"))
#: So much of an area's code tells the city, and the county.
_CITY, _COUNTY = 4, 6
#: From how likely on somebody's host, or home, says where those of all are.
_TELLS = 0.15
#: So much must be told of the others for a share of it to mean something.
_ENOUGH = 0.3
#: Of the signs of the first weighing those that say what kind of pair it is.
_KEPT = ("at ", "behind the name", "others", "named", "area ", "stay", "headed", "own", "aligned")


def weighed_pairs(view: View) -> dict[str, list[tuple[tuple[float, ...], Pair]]]:
    """Return for everybody whom *view* names the mentions near by, each with how likely it is the host, the home, or neither."""
    first = {name: [(likelihoods(pair), pair) for pair in pairs] for name, pairs in paired(view).items()}
    return {
        name: [(likely(TABLE, again.signs), pair) for again, (_, pair) in zip(beside, first[name], strict=True)]
        for name, beside in beside_others(first).items()
    }


def beside_others(weighed: Weighed) -> dict[str, list[Pair]]:
    """Return every pair of *weighed*, in its order, with the signs that it shows beside the others."""
    page = _Page(weighed)
    return {name: [replace(pair, signs=signs) for pair, signs in page.signs(name)] for name in weighed}


@dataclass(frozen=True, slots=True)
class _End:
    """Where somebody's host or home likely is."""

    code: str
    likely: float


class _Page:
    """What all pairs of a page say together."""

    def __init__(self, weighed: Weighed) -> None:
        self._weighed = weighed
        self._ends: dict[tuple[str, int], _End] = {}
        self._mass = {(side, size): Counter[str]() for side, _ in _SIDES for size in (_CITY, _COUNTY)}
        self._units: dict[tuple[str, int], list[tuple[float, str]]] = {}
        for name, pairs in weighed.items():
            for side, _ in _SIDES:
                if pairs:
                    self._tell(name, side)
                for likely_, pair in pairs:
                    if pair.mention.kind != "area" and pair.mention.place:
                        self._units.setdefault((pair.mention.place, side), []).append((likely_[side], name))

    def _tell(self, name: str, side: int) -> None:
        likely_, pair = self._weighed[name][self._best(name, side)]
        end = _End(_code(pair), likely_[side])
        if end.likely >= _TELLS and end.code:
            self._ends[name, side] = end
            for size in (_CITY, _COUNTY):
                self._mass[side, size][end.code[:size]] += end.likely  # type: ignore[assignment]

    def _best(self, name: str, side: int) -> int:
        pairs = self._weighed[name]
        return max(range(len(pairs)), key=lambda at: (pairs[at][0][side], -pairs[at][1].mention.start))

    def signs(self, name: str) -> Iterator[tuple[Pair, dict[str, float]]]:
        """Yield the pairs of somebody with what each shows."""
        pairs = self._weighed[name]
        best = {side: self._best(name, side) for side, _ in _SIDES} if pairs else {}
        for at, (likely_, pair) in enumerate(pairs):
            shown: dict[str, float] = {sign: 1.0 for sign in pair.signs if sign.startswith(_KEPT)}
            relation = next(sign for sign in pair.signs if sign.startswith("at "))
            shown |= {pair.mention.kind: 1.0, f"{pair.mention.kind} {relation}": 1.0}
            shown[f"both {step(likely_[HOST])} {step(likely_[HOME])}"] = 1.0
            shown["is best host" if best[HOST] == at else "best host is another"] = 1.0
            for side, called in _SIDES:
                shown |= self._ranked(pairs, at, side, called)
                shown |= self._elsewhere(name, pair, side, called)
                if best[side] != at:
                    shown |= _near(pair, pairs[best[side]], side, called)
            shown |= self._sides(name, pair)
            yield pair, shown

    def _ranked(
        self, pairs: Sequence[tuple[tuple[float, ...], Pair]], at: int, side: int, called: str
    ) -> dict[str, float]:
        """Return how a pair stands to the others of the same person."""
        mine, place = pairs[at][0][side], _written(pairs[at][1])
        others = [one[side] for one, pair in pairs if _written(pair) != place]
        most = max(others, default=0.0)
        return {
            f"{called} {step(mine)}": 1.0, called: evidence(mine),
            f"{called} other {step(most)}": 1.0, f"{called} margin": evidence(mine) - evidence(most),
            f"{called} best" if mine > most else f"{called} not best": 1.0,
            f"{called} {step(mine)} other {step(most)}": 1.0,
            f"{called} rank {min(4, sum(one[side] > mine for one, _ in pairs))}": 1.0,
        }  # fmt: skip

    def _elsewhere(self, name: str, pair: Pair, side: int, called: str) -> dict[str, float]:
        """Return what the unit is to others."""
        told = self._units.get((pair.mention.place, side), ()) if pair.mention.kind != "area" else ()
        return {f"{called} of others {step(max((one for one, who in told if who != name), default=0.0))}": 1.0}

    def _sides(self, name: str, pair: Pair) -> dict[str, float]:
        """Return how many of the others have their host, and their home, in the city and the county of the mention."""
        code = _code(pair)
        if not code:
            return {"no area": 1.0}
        shown = {}
        for size in (_CITY, _COUNTY):
            here = [0.0, 0.0]
            for side, called in _SIDES:
                mass, own = self._mass[side, size], self._ends.get((name, side))
                all_ = sum(mass.values()) - (own.likely if own else 0.0)
                here[side] = mass[code[:size]] - (own.likely if own and own.code[:size] == code[:size] else 0.0)
                shown[f"{called}s here {size} {min(4, round(here[side]))}"] = 1.0
                if all_ > _ENOUGH:
                    share = here[side] / all_
                    shown[f"{called}s share {size} {round(5 * share)}"] = 1.0
                    shown[f"{called}s share {size} {round(5 * share)} {pair.mention.kind}"] = 1.0
                    shown[f"{called}s share {size}"] = share
            side_ = (here[HOST] - here[HOME]) / (0.5 + here[HOST] + here[HOME])
            shown |= {f"side {size} {round(2 * side_)}": 1.0, f"side {size}": side_}
        return shown


def _near(pair: Pair, best: tuple[tuple[float, ...], Pair], side: int, called: str) -> dict[str, float]:
    """Return whether the mention lies where the person's likeliest host, or home, is."""
    code, other = _code(pair), _code(best[1])
    if not code or not other:
        return {}
    same = "county" if len(code) >= _COUNTY and code[:_COUNTY] == other[:_COUNTY] else ""
    same = same or ("city" if code[:_CITY] == other[:_CITY] else "else")
    return {f"{same} of best {called} {step(best[0][side])}": 1.0}


def _code(pair: Pair) -> str:
    return pair.mention.area.code if pair.mention.area else ""


def _written(pair: Pair) -> str:
    """Return what a mention says, which may stand in several places."""
    return pair.mention.place or f"{pair.mention.start}"
