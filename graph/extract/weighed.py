"""Stays that no construction tells: a person whose host is told by the weight of all signs together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.relations import HOME, HOST, Page, Pair, likelihoods
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View, mode_pattern
from graph.model import Reading, Slot

__all__ = ["BELIEVED", "RULE", "beside", "weighed_stays"]

RULE = "weighed-stay"
#: How likely a mention must be the host for a stay to be read, and the home for it to be told.
BELIEVED = 0.5
#: The same for the host of somebody whose home the page does not tell; most people named on a page are at home where they are.
ALONE = 0.62
#: A pair with what it is likely to be.
_Weighed = tuple[tuple[float, ...], Pair]
#: A stay that somebody never had, or that never came about.
_NEVER = re.compile(
    rf"(?:没有|从未|未曾|并无|不曾)(?:参加)?(?:过)?(?:{MODE})|(?:未能?|没有?|没能)(?:成行|到任|来成|去成)|不再(?:派出|选派|安排|列)|退出|原[拟定](?![^。]*改)|放弃|取消"
)


def weighed_stays(view: View) -> Iterator[Reading]:
    """Somebody of whom no rule reads a stay is placed where the signs together say so: 「教数学的〈姓名〉，岗位在吴江区盛泽中学」.

    Each post, unit and area in the sentences about a person is weighed as home, host or neither, see ``graph/extract/relations.py``. Does not read
    people on pages without a word for stays, nor those whose stay never came about. Of those whose stay other rules read, what these leave open is kept.
    """
    if not view.leading_mode:
        return
    by_name: dict[str, list[_Weighed]] = {}
    for pair in Page(view).pairs():
        by_name.setdefault(pair.name, []).append((likelihoods(pair), pair))
    for pairs in by_name.values():
        host = _likeliest(pairs, HOST)
        home = _likeliest([one for one in pairs if host is None or one[1].mention != host[1].mention], HOME)
        alone = host and host[0][HOST] >= (BELIEVED if home else ALONE)
        if host and alone and host[1].mention.host and not _never(view, host[1]):
            yield _stay(view, host[1], home and home[1])
        elif home:
            yield view.reading("placement", RULE, *_around(view, home[1]), *_home(view, home[1]))


def _likeliest(pairs: Sequence[_Weighed], label: int) -> _Weighed | None:
    best = max(pairs, key=lambda one: (one[0][label], -one[1].mention.start), default=None)
    return best if best and best[0][label] >= BELIEVED else None


def _never(view: View, pair: Pair) -> bool:
    return any(_NEVER.search(view.text, *view.page.sentence_at(at)) for at in (pair.near.start, pair.mention.start))


def _around(view: View, pair: Pair) -> tuple[int, int]:
    """Return the stretch of whole sentences from the name to the mention of *pair*."""
    start, end = view.page.sentence_at(pair.mention.start)
    return min(start, pair.near.start), max(end, pair.near.end)


def _home(view: View, pair: Pair) -> list[Slot]:
    start, end = pair.mention.start, pair.mention.end
    here = view.evidence(RULE, min(start, pair.near.start), max(end, pair.near.end))
    post = Slot("post", view.text[start:end], here)
    return [Slot("cadre", pair.name), post, Slot("home_span", f"{start}:{end}", here)]


def _stay(view: View, pair: Pair, home: Pair | None) -> Reading:
    host = pair.mention.host
    assert host is not None
    start, end = view.page.sentence_at(pair.mention.start)
    told = mode_pattern().search(view.text, start, end)
    mode = view.full_mode(told.group(), told.end()) if told else view.article_mode(start)
    when = start_of(view, start, end)
    length = duration_of(view, start, end)
    slots = [
        Slot("cadre", pair.name), Slot("mode", mode),
        Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", host.area.full if host.area else ""),
        Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        Slot("duration", length.value if length else ""),
    ]  # fmt: skip
    slots += _home(view, home)[1:] if home else []
    return view.reading("placement", RULE, *_around(view, pair), *slots)


def beside(stays: Sequence[Reading]) -> list[Reading]:
    """Leave out of *stays* what is weighed of those of whom a rule reads the same: their host, their home.

    A home alone, of somebody of whom no rule reads a stay, is left out as well.
    """
    read: dict[str, set[str]] = {}
    for one in stays:
        if one.evidence.rule != RULE:
            read.setdefault(one.get("cadre"), set()).update(slot.name for slot in one.slots)
    kept = []
    for one in stays:
        told = read.get(one.get("cadre"))
        if one.evidence.rule != RULE or (told is None and _placed(one)):
            kept.append(one)
        elif told is not None and "home_span" not in told and one.get("home_span"):
            kept.append(replace(one, slots=tuple(slot for slot in one.slots if slot.name in _OF_HOME)))
    return kept


_OF_HOME = ("cadre", "post", "home_span")


def _placed(stay: Reading) -> bool:
    return bool(stay.get("host_unit") or stay.get("host_area"))
