"""Which of a page's times are whose, weighed again beside what the times are to everybody.

A date that begins the stays of the others begins the next one's too, unless another date is nearer; a span as long as the length that is told is
the span of the stay. So every pair of a person and a time is weighed a second time, by how likely it and the others are by the first, see
:mod:`graph.extract.timing`; as :mod:`graph.extract.together` does for places (``date-together-weights.tsv``, ``length-together-weights.tsv``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.extract.steps import evidence, step
from graph.extract.timing import DATE_TABLE, LENGTH_TABLE, Likely, Time, Times, likelihoods
from graph.find.weighing import likely
from graph.when import days_of, lasts

__all__ = ["DATE_AGAIN_TABLE", "LENGTH_AGAIN_TABLE", "beside_others", "weighed_times"]

#: Where the weights are, in ``ontology/words``.
DATE_AGAIN_TABLE, LENGTH_AGAIN_TABLE = "date-together-weights.tsv", "length-together-weights.tsv"

#: The dates, or the lengths, of each person, with how likely each is what.
_ByName = Mapping[str, Likely]
#: What a date may be to a person, and a length; by the number of its column.
_DATES, _LENGTHS = ((0, "start"), (1, "end")), ((0, "length"),)


def weighed_times(times: Times, names: Sequence[str]) -> dict[str, tuple[Likely, Likely]]:
    """Return for each of *names* the dates and the lengths of the page, each with how likely it is what to the person."""
    dates = _grouped(names, ((likelihoods(DATE_TABLE, one), one) for one in times.dates(names)))
    lengths = _grouped(names, ((likelihoods(LENGTH_TABLE, one), one) for one in times.lengths(names)))
    again = beside_others(dates, lengths)
    return {
        name: (
            [(likely(DATE_AGAIN_TABLE, signs), one) for signs, one in again[name][0]],
            [(likely(LENGTH_AGAIN_TABLE, signs), one) for signs, one in again[name][1]],
        )
        for name in names
    }


def _grouped(names: Sequence[str], told: Iterable[tuple[Sequence[float], Time]]) -> dict[str, Likely]:
    found: dict[str, list[tuple[Sequence[float], Time]]] = {name: [] for name in names}
    for chances, one in told:
        found[one.name].append((chances, one))
    return dict(found)


#: Each time of somebody with the signs that it shows beside the others.
Shown = list[tuple[dict[str, float], Time]]


def beside_others(dates: _ByName, lengths: _ByName) -> dict[str, tuple[Shown, Shown]]:
    """Return the dates and the lengths of each person, in their order, with what each shows beside the others."""
    found = {}
    of_dates, of_lengths = _Everybody(dates), _Everybody(lengths)
    for name in dates:
        shown_dates: Shown = []
        for at, (_, one) in enumerate(dates[name]):
            signs = of_dates.signs(name, at, _DATES)
            shown_dates.append((signs | _fits(one, lengths.get(name, ())), one))
        shown_lengths: Shown = []
        for at, (_, one) in enumerate(lengths.get(name, ())):
            signs = of_lengths.signs(name, at, _LENGTHS)
            shown_lengths.append((signs | _spans(one, dates[name]), one))
        found[name] = shown_dates, shown_lengths
    return found


class _Everybody:
    """The times of one kind of all who are told of."""

    def __init__(self, told: _ByName) -> None:
        self._told = told
        self._best: dict[str, dict[str, Sequence[float]]] = {}
        for name, times in told.items():
            best: dict[str, Sequence[float]] = defaultdict(lambda: (0.0, 0.0, 0.0))
            for chances, one in times:
                best[one.value] = [max(pair) for pair in zip(best[one.value], (*chances, 0.0)[:3], strict=True)]
            self._best[name] = dict(best)

    def signs(self, name: str, at: int, columns: Sequence[tuple[int, str]]) -> dict[str, float]:
        """Return what one time of somebody shows beside the person's other times, and those of the others."""
        times = self._told[name]
        chances, one = times[at]
        relation = next(sign for sign in one.signs if sign.startswith("is "))
        shown = {relation: 1.0}
        for column, called in columns:
            mine = chances[column]
            rest = max((best[column] for value, best in self._best[name].items() if value != one.value), default=0.0)
            same = max(
                (other[column] for where, (other, time) in enumerate(times) if where != at and time.value == one.value),
                default=0.0,
            )
            shown |= {
                f"{called} {step(mine)}": 1.0, called: evidence(mine),
                f"{called} other {step(rest)}": 1.0, f"{called} {step(mine)} other {step(rest)}": 1.0,
                f"{called} best" if mine > rest else f"{called} not best": 1.0,
                f"{called} margin": evidence(mine) - evidence(rest),
                f"{called} same {step(same)}": 1.0,
            }  # fmt: skip
            shown |= self._of_others(name, one, column, called, relation, rest)
        return shown

    def _of_others(
        self, name: str, one: Time, column: int, called: str, relation: str, rest: float
    ) -> dict[str, float]:
        others = [best for who, best in self._best.items() if who != name]
        if not others:
            return {f"{called} alone": 1.0}
        nothing = (0.0, 0.0, 0.0)
        here = [best.get(one.value, nothing)[column] for best in others]
        first = [max(best, key=lambda value: (best[value][column], value)) for best in others if best]
        liked = round(4 * sum(value == one.value for value in first) / len(others))
        mean = sum(here) / len(here)
        return {
            f"{called} all {step(mean)}": 1.0, f"{called} all": mean,
            f"{called} best of others {step(max(here))}": 1.0,
            f"{called} favourite {liked}": 1.0,
            f"{called} favourite {liked} {relation}": 1.0,
            f"{called} favourite {liked} other {step(rest)}": 1.0,
        }  # fmt: skip


def _fits(date: Time, lengths: Likely) -> dict[str, float]:
    """Return whether a span is as long as a length of the person: 「4月1日至6月30日」 and 「三个月」."""
    if not date.last:
        return {}
    fits = max((chances[0] for chances, one in lengths if lasts(one.value, date.value, date.last)), default=0.0)
    shown = {"span": 1.0, f"span fits {step(fits)}": 1.0}
    return shown | ({"span fits none": 1.0} if lengths and not fits else {})


def _spans(length: Time, dates: Likely) -> dict[str, float]:
    """Return whether a length is that of a span of the person, and whether anything is known of when it began."""
    spans = [(chances[0], lasts(length.value, one.value, one.last)) for chances, one in dates if one.last]
    fits = max((likely_ for likely_, fit in spans if fit), default=0.0)
    not_ = max((likely_ for likely_, fit in spans if not fit), default=0.0)
    known = max((chances[0] for chances, _ in dates), default=0.0)
    size = len(str(days_of(length.value)))
    return {
        f"fits a span {step(fits)}": 1.0,
        f"fits not {step(not_)}": 1.0,
        f"start known {step(known)}": 1.0,
        f"size {size}": 1.0,
    }
