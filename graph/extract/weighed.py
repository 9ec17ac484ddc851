"""Stays that no construction tells: a person whose host is told by the weight of all signs together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.relations import HOME, HOST, Page, Pair, likelihoods
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View, mode_pattern
from graph.model import Reading, Slot

__all__ = ["BELIEVED", "weighed_stays"]

#: How likely a mention must be the host for a stay to be read, and the home for it to be told.
BELIEVED = 0.5
#: The same for the host of somebody whose home the page does not tell; most people named on a page are at home where they are.
ALONE = 0.62
#: A stay that somebody never had, or that never came about.
_NEVER = re.compile(
    rf"(?:没有|从未|未曾|并无|不曾)(?:参加)?(?:过)?(?:{MODE})|(?:未能?|没有?|没能)(?:成行|到任|来成|去成)|不再(?:派出|选派|安排|列)|退出|原拟|原定|放弃|取消"
)


def weighed_stays(view: View) -> Iterator[Reading]:
    """Somebody of whom no rule reads a stay is placed where the signs together say so: 「护理部的〈姓名〉在昌都担任市人民医院护理部副主任」.

    Each post, unit and area in the sentences about a person is weighed as home, host or neither, see ``graph/extract/relations.py``. Does not read
    people on pages without a word for stays, nor those whose stay never came about. Of those whose stay another rule reads, that is kept.
    """
    if not view.leading_mode:
        return
    by_name: dict[str, list[tuple[tuple[float, ...], Pair]]] = {}
    for pair in Page(view).pairs():
        by_name.setdefault(pair.name, []).append((likelihoods(pair), pair))
    for pairs in by_name.values():
        told_of, host = max(pairs, key=lambda one: (one[0][HOST], -one[1].mention.start))
        if told_of[HOST] < BELIEVED or host.mention.host is None:
            continue
        homes = [one for one in pairs if one[1].mention != host.mention]
        best = max(homes, key=lambda one: (one[0][HOME], -one[1].mention.start), default=None)
        if any(_NEVER.search(view.text, *view.page.sentence_at(at)) for at in (host.near.start, host.mention.start)):
            continue
        home = best[1] if best and best[0][HOME] >= BELIEVED else None
        if home is None and told_of[HOST] < ALONE:
            continue
        yield _stay(view, host, home)


def _stay(view: View, pair: Pair, home: Pair | None) -> Reading:
    host = pair.mention.host
    assert host is not None
    start, end = view.page.sentence_at(pair.mention.start)
    modes = mode_pattern().findall(view.text, start, end)
    when = start_of(view, start, end)
    length = duration_of(view, start, end)
    begin, stop = min(start, pair.near.start), max(end, pair.near.end)
    slots = [
        Slot("cadre", pair.name), Slot("mode", modes[0] if modes else view.article_mode(start)),
        Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", host.area.full if host.area else ""),
        Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        Slot("duration", length.value if length else ""),
    ]  # fmt: skip
    if home:
        at = home.mention.start, home.mention.end
        here = view.evidence("weighed-stay", min(at[0], home.near.start), max(at[1], home.near.end))
        slots += [Slot("post", view.text[slice(*at)], here), Slot("home_span", f"{at[0]}:{at[1]}", here)]
    return view.reading("placement", "weighed-stay", begin, stop, *slots)
