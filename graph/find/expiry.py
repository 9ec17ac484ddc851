"""The year of writing, reckoned from a stay that ends: 「2022年9月到岗，任期两年」, and at the end 「今年9月就要期满」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.find.numbers import number
from graph.find.times import durations, is_titled, whens

__all__ = ["year_by_expiry"]

#: What is over, or will be: 「今年9月就要期满」 「去年8月任期届满」 「明年7月轮换」.
_OVER = re.compile(
    r"(?P<year>今年|明年|去年)(?P<month>1[0-2]|[1-9])月(?:份|底|初|末|[上中下]旬)?(?:\d{1,2}日)?[^。；！？\n]{0,16}?"
    r"(?:[期届任已就要年]满|(?<![装坐挤围站堆盛])满了|到期|期限[^。，]{0,4}满|服务期结束|轮换)"
)
_OF_YEAR = {"今年": 0, "明年": 1, "去年": -1}
#: What says that a length is that of a stay, before it and behind it: 「任期两年」 「原定一年」 「两年期满」 「两年的期限」.
_TERM_BEFORE = re.compile(
    r"(?:为期|[任周]期|期限|服务期|[一只][待干任]|[待干住]?满|挂职|锻炼|驻村|工作|时间|约定|说好|要[干待]|帮扶|支[教医]|援[疆藏青]|原定|定的)[了为是：]?$"
)
_TERM_AFTER = re.compile(r"的?(?:一[轮换]|任?期|就?满|服务|挂职|轮换|届满|支教|支医|帮扶|驻村)")
#: 「2020年5月进驻，至今整整三年」
_UNTIL_NOW = re.compile(
    r"(?P<year>(?:19|20)\d\d)年\d{1,2}月[^。；\n]{0,24}至今(?:已经?|正好|整整|刚好|恰好)?(?P<years>[一两二三四五1-5])年(?![多半级])"
)
#: Stays of fewer months end within the year; longer ones are not made.
_SHORTEST, _LONGEST = 6, 36
_BEFORE = 6


def year_by_expiry(text: str) -> int | None:
    """Return the year in which *text* was written, by when a stay began, how long it was to be, and that it ends 「今年9月」.

    Args:
        text: the reading text.

    Returns:
        The year that the longest term makes of the dates told, and not one before the latest of them; ``None`` where nothing that is told ends so.
    """
    told = [one for one in whens(text, None) if len(one.first) > 4 and not is_titled(text, one.start)]
    latest = max((int(one.first[:4]) for one in told), default=0)
    until = _UNTIL_NOW.search(text)
    if until:
        return int(until["year"]) + int(number(until["years"]) or 0)
    terms = set(_terms(text))
    # By how long the term is, whether it ends in its very month, and by what year it makes.
    years = sorted(
        (term, not early, (months + early) // 12 - _OF_YEAR[over["year"]])
        for over in _OVER.finditer(text)
        for one in told
        for term in terms
        for months in (int(one.first[:4]) * 12 + int(one.first[5:7]) - 1 + term,)
        for early in (0, -1)  # what began in July may end in June
        if (months + early) % 12 == int(over["month"]) - 1
    )
    return years[-1][-1] if years and years[-1][-1] >= latest else None


def _terms(text: str) -> Iterator[int]:
    """Yield how many months the stays are to be that *text* tells of."""
    for one in durations(text):
        length = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?", one.value)
        if length and not one.vague and _is_term(text, one.start, one.end):
            months = 12 * int(length[1] or 0) + int(length[2] or 0)
            if _SHORTEST <= months <= _LONGEST:
                yield months


def _is_term(text: str, start: int, end: int) -> bool:
    """Whether the length ``text[start:end]`` is said of a stay."""
    return bool(_TERM_BEFORE.search(text, max(0, start - _BEFORE), start) or _TERM_AFTER.match(text, end))
