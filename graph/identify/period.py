"""When a stay was, as far as its text tells: enough to say that two stays cannot be one."""

from __future__ import annotations

from dataclasses import dataclass

from graph.when import bounds, day_number, days_of

__all__ = ["Period", "agree", "apart", "months_between"]

#: Days that a stay is taken to last whose length nobody tells: a year. Longer ones say so.
_UNTOLD = 366


@dataclass(frozen=True, slots=True)
class Period:
    """When somebody stayed; each as the text writes it, empty where it does not tell: ISO date, ISO date, 「P6M」."""

    start: str = ""
    end: str = ""
    duration: str = ""

    def days(self) -> tuple[int, int] | None:
        """Return the first day on which it may have begun and the last on which it may have ended; ``None`` if no date is told."""
        first, last = bounds(self.start), bounds(self.end)
        length = days_of(self.duration) or _UNTOLD
        if first:
            return day_number(first[0]), day_number(last[1]) if last else day_number(first[1]) + length
        if last:
            return day_number(last[0]) - length, day_number(last[1])
        return None


def apart(one: Period, other: Period) -> bool:
    """Whether the two cannot overlap: one was over before the other began."""
    mine, theirs = one.days(), other.days()
    return bool(mine and theirs) and (mine[1] < theirs[0] or theirs[1] < mine[0])  # type: ignore[index]


def agree(one: str, other: str) -> bool:
    """Whether two dates or values are one, or the one says less exactly what the other says: 「2020」 and 「2020-12」."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def months_between(one: str, other: str) -> int:
    """Return how many months lie between two ISO dates, 「2021-03-30」 「2022-11」; 0 where one of them tells no month."""
    if min(len(one), len(other)) < 7:
        return 0
    return abs(int(one[:4]) * 12 + int(one[5:7]) - int(other[:4]) * 12 - int(other[5:7]))
