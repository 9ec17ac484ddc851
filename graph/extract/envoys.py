"""Whoever a unit sent somewhere, told as what they are: 「〈姓名〉是〈单位〉派到〈地〉的挂职干部，任〈职务〉」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import host_of_post
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View
from graph.find.people import is_name
from graph.find.posts import ends_with_unit
from graph.model import Reading, Slot

__all__ = ["envoys"]

RULE = "envoy"
_PART = r"[^，。；：！？“”（）\n的、]"
#: 「是〈单位〉选派到〈地〉的挂职干部，任〈职务〉」 behind a name.
_IS_SENT = re.compile(
    rf"，?(?:是|系|为)(?P<home>{_PART}{{3,26}}?)(?:选派|派驻|派遣|选送|下派|派)(?:到|往|赴|至)(?P<host>{_PART}{{2,26}}?)的"
    rf"(?:一[名位]|首批|第[一二三四五六七八九十]+批)?(?P<mode>{MODE}|援[疆藏青])(?:干部人才|干部|学员|人才|教师|医生|队员)"
    rf"(?:，(?:现|现在|目前)?(?:任|担任|挂任)(?P<post>[^。；！？“”\n]{{3,30}}?)(?=，(?!副?[县区市]长|常委|党组)|。|；|$))?",
    re.MULTILINE,
)


def envoys(view: View) -> Iterator[Reading]:
    """A name is explained by who sent its bearer where: 「〈姓名〉是〈单位〉派到巧家县的挂职干部，任副县长」.

    What stands before 「派到」 is the home, what stands behind it the host; a post told next is held there. Does not read groups, 「他们是…派到…的干部」, nor
    who is sent without a word for stays, 「是公司派到工地的监理」.
    """
    for match in _IS_SENT.finditer(view.text):
        name = _name_before(view, match.start())
        if name is None or view.page.paragraph_at(match.start()).repeats:
            continue
        start, end = view.page.sentence_at(match.start())
        host = host_of_post(view, *match.span("host"))
        there = view.absolute(match["host"], at=match.start("host"))[0] if ends_with_unit(match["host"]) else ""
        post = host_of_post(view, *match.span("post")) if match["post"] else None
        area = host.area if host and host.area else view.area_of(*match.span("host"))
        if area is None and not there:
            continue
        unit = (post.unit if post else "") or (host.unit if host else there)
        when, length = start_of(view, start, match.start()), duration_of(view, start, end)
        here = view.evidence(RULE, *match.span("home"))
        yield view.reading(
            "placement", RULE, name, match.end(),
            Slot("cadre", view.text[name : match.start()]), Slot("mode", match["mode"]),
            Slot("post", match["home"], here), Slot("home_span", f"{match.start('home')}:{match.end('home')}", here),
            Slot("host_unit", unit), Slot("host_title", post.title if post else ""),
            Slot("host_area", area.full if area else ""),
            Slot("start", when.first if when else ""), Slot("duration", length.value if length else ""),
        )  # fmt: skip


def _name_before(view: View, end: int) -> int | None:
    """Return where the name begins that ends at *end*, at the head of a sentence or behind a mark or a title."""
    known = next((one.name_start for one in view.introductions if one.name_end == end), None)
    if known is not None:
        return known
    first, _ = view.page.sentence_at(end)
    return next((end - n for n in (4, 3, 2) if end - n == first and is_name(view.text[first:end])), None)
