"""What stands in brackets behind a name: who sent its bearer, 「副县长〈姓名〉（国家发改委挂职）」, and what the bearer was before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import host_of_post
from graph.extract.view import MODE, View
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["posts_beside", "sent_by_bracket"]

_SENT_BY = re.compile(
    rf"（(?:来自|由)?(?P<home>[^，。；（）的]{{2,24}}?)(?:选派|派出|派来|派驻)?的?(?P<mode>{MODE})(?:干部|人员|学员|教师|医生)?）"
)
_BESIDE = re.compile(
    r"（(?P<post>(?:原任?|曾任|时任)[^，。；（）]{4,30})）|现任(?P<now>[^，。；：“”（）]{6,36})(?=[，。；])"
)


def sent_by_bracket(view: View) -> Iterator[Reading]:
    """Behind a post at the host brackets tell who sent its bearer: 「县委常委、副县长〈姓名〉（国家发改委挂职）」.

    The post is that at the host. Does not read 「副县长〈姓名〉（挂职）」, which tells no home, nor a unit where the bearer stays,
    「〈姓名〉（在区商务局挂职）」.
    """
    for who in view.introductions:
        match = _SENT_BY.match(view.text, who.name_end) if who.start < who.name_start else None
        if match is None or re.match(r"在|到|赴|前往|现", match["home"]):
            continue
        start, end = match.span("home")
        area, home = view.area_of(start, end), match["home"]
        posted = ends_with_unit(home) or ends_with_title(home)
        host = host_of_post(view, who.start, who.end)
        if host is None or not (posted or area):
            continue
        where = host.area or view.home
        told = view.evidence("sent-by-bracket", *match.span())
        yield view.reading(
            "placement", "sent-by-bracket", who.start, match.end(),
            Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", match["mode"]),
            Slot("post", home if posted else "", told), Slot("home_span", f"{start}:{end}" if posted else "", told),
            Slot("home_area", view.places.book.up_to_county(area).full if area else "", told),
            Slot("host_span", f"{who.start}:{who.end}"), Slot("host_unit", host.unit), Slot("host_title", host.title),
            Slot("host_area", view.places.book.up_to_county(where).full if where else ""),
        )  # fmt: skip


def posts_beside(view: View) -> Iterator[Reading]:
    """Right behind a name stands another post of its bearer: 「甲镇镇长〈姓名〉（原县水利局副局长）」, 「〈姓名〉现任〈单位〉主任助理」.

    Does not read former names of units, 「县乡村振兴局（原县扶贫办）副主任〈姓名〉」, nor brackets without a title.
    """
    for name in view.people:
        match = _BESIDE.match(view.text, name.end)
        post = (match["post"] or match["now"]) if match else ""
        if match and ends_with_title(post):
            yield view.reading(
                "person", "post-beside", name.start, match.end(), Slot("name", name.name), Slot("role", post)
            )
