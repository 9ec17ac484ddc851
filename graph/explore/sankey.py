"""A picture of flows: bars on both sides, as tall as there are people in them, and ribbons between; pure arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["MOST_BARS", "Bar", "Flows", "Ribbon", "lay_flows"]

#: So many areas have a bar on a side; the rest share one.
MOST_BARS = 24

#: Heights in pixels: of the bars together, of the widest person, of a line of letters, between two bars.
_TALL = 460.0
_WIDEST = 11.0
_LINE = 21.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One area of a side, or several that share a bar; the middle of a bar with few people keeps room for its name."""

    areas: tuple[str, ...]
    count: int
    y: float
    tall: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """So many people from one bar to another; by the places of the bars, and where the ribbon begins on each."""

    home: int
    host: int
    count: int
    home_y: float
    host_y: float
    wide: float


@dataclass(frozen=True, slots=True)
class Flows:
    """Both sides and what is between, and how tall it all is."""

    homes: tuple[Bar, ...]
    hosts: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    tall: float


def lay_flows(counts: Mapping[tuple[str, str], int], last: str) -> Flows:
    """Return where bars and ribbons stand: the home that sends most on top, each host near those who send to it.

    Args:
        counts: how many go from one area to another.
        last: the area that stands below all others, as the one that is not known.
    """
    total = sum(counts.values())
    person = min(_WIDEST, _TALL / total) if total else _WIDEST
    homes, hosts = (_gathered(counts, side, last) for side in (0, 1))
    sums: dict[tuple[int, int], int] = defaultdict(int)
    home_of = {area: place for place, areas in enumerate(homes) for area in areas}
    host_of = {area: place for place, areas in enumerate(hosts) for area in areas}
    for (one, other), count in counts.items():
        sums[home_of[one], host_of[other]] += count
    middle = {
        host: sum(home * count for (home, at), count in sums.items() if at == host)
        / sum(count for (_, at), count in sums.items() if at == host)
        for host in range(len(hosts))
    }
    beside = [place for place, areas in enumerate(hosts) if len(areas) > 1 or areas == (last,)]
    order = sorted(range(len(hosts)), key=lambda host: (host in beside, middle[host], host))
    moved = {host: place for place, host in enumerate(order)}
    sums = {(home, moved[host]): count for (home, host), count in sorted(sums.items())}
    home_bars = _stacked(homes, [sum(c for (h, _), c in sums.items() if h == at) for at in range(len(homes))], person)
    host_bars = _stacked(
        [hosts[host] for host in order],
        [sum(c for (_, h), c in sums.items() if h == at) for at in range(len(hosts))],
        person,
    )
    tall = max((bar.y + max(bar.tall, _LINE) for bar in (*home_bars, *host_bars)), default=0.0)
    return Flows(home_bars, host_bars, _ribbons(sums, home_bars, host_bars, person), round(tall, 1))


def _gathered(counts: Mapping[tuple[str, str], int], side: int, last: str) -> list[tuple[str, ...]]:
    """Return the areas of a side, those of most people first; those beyond the first so many in one."""
    people: dict[str, int] = defaultdict(int)
    for ends, count in counts.items():
        people[ends[side]] += count
    ordered = sorted((area for area in people if area != last), key=lambda area: (-people[area], area))
    cut = MOST_BARS if len(ordered) > MOST_BARS + 1 else len(ordered)
    bars: list[tuple[str, ...]] = [(area,) for area in ordered[:cut]]
    bars += [tuple(ordered[cut:])] if ordered[cut:] else []
    return bars + ([(last,)] if last in people else [])


def _stacked(bars: Sequence[tuple[str, ...]], counts: Sequence[int], person: float) -> tuple[Bar, ...]:
    stacked = []
    y = 0.0
    for areas, count in zip(bars, counts, strict=True):
        tall = count * person
        room = max(tall, _LINE)
        stacked.append(Bar(areas, count, round(y + (room - tall) / 2, 1), round(tall, 1)))
        y += room + _GAP
    return tuple(stacked)


def _ribbons(
    sums: Mapping[tuple[int, int], int], homes: Sequence[Bar], hosts: Sequence[Bar], person: float
) -> tuple[Ribbon, ...]:
    home_y = [bar.y for bar in homes]
    host_y = [bar.y for bar in hosts]
    begins: dict[tuple[int, int], float] = {}
    for home, host in sorted(sums, key=lambda ends: (ends[1], ends[0])):
        begins[home, host] = host_y[host]
        host_y[host] += sums[home, host] * person
    ribbons = []
    for home, host in sorted(sums):
        count = sums[home, host]
        wide = round(count * person, 2)
        ribbons.append(Ribbon(home, host, count, round(home_y[home], 1), round(begins[home, host], 1), wide))
        home_y[home] += count * person
    return tuple(ribbons)
