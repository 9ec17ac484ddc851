"""A further stay of one who was told to be away before: 「2022年5月又到泉州市洛江区跟班学习」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View
from graph.model import Reading, Slot

__all__ = ["further_stays"]

_AGAIN = re.compile(
    rf"(?P<again>又(?:被)?(?:选派|派)?(?:到|赴|在|前往)|再(?:次|度)?(?:被)?(?:选派|派)?(?:到|赴|前往)|(?:再次|再度)(?:出发|启程|赴[一-鿿])，(?:到|赴|在|前往))"
    rf"(?P<host>[^，。；：！？“”\n在到赴]{{2,40}}?)(?P<mode>{MODE})(?!的|干部|人员|学员|工作)"
)


def further_stays(view: View) -> Iterator[Reading]:
    """Who was told to be away before goes again: 「2018年4月他到…挂职三个月，2022年5月又到洛江区跟班学习」.

    Whoever was named last is meant; the time is that of the clause itself. Does not read visits, 「又到该区考察」, nor what others do.
    """
    for match in _AGAIN.finditer(view.text):
        if view.page.paragraph_at(match.start()).repeats:
            continue
        start, end = view.page.sentence_at(match.start())
        name = view.named_before(match.start())
        host = view.host(*match.span("host"))
        if not name or host is None or re.search(r"看望|慰问|考察|调研", match.group()):
            continue
        begin = max(view.text.rfind(mark, start, match.start()) for mark in "；。")
        begin = max(begin + 1, start)
        last = max(view.text.rfind("，", begin, match.start() - 1), begin)
        when = start_of(view, last, match.start()) or start_of(view, begin, match.start())
        origin = view.origins.get(name)
        length = duration_of(view, match.start(), end)
        slots = [
            Slot("cadre", name), Slot("mode", match["mode"]), Slot("host_unit", host.unit), Slot("host_title", host.title),
            Slot("host_area", host.area.full if host.area else ""), Slot("duration", length.value if length else ""),
            Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        ]  # fmt: skip
        if origin:
            here = view.evidence("further-stay", *origin.span)
            slots += [
                Slot("post", view.text[origin.start : origin.end], here),
                Slot("home_span", f"{origin.start}:{origin.end}", here),
            ]
        yield view.reading("placement", "further-stay", match.start(), match.end(), *slots)
