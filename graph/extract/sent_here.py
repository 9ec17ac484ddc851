"""Who sends and where somebody is, both before a name: 「中国石化挂职干部、巧家县副县长〈姓名〉」."""

from __future__ import annotations

import re

from graph.extract.clauses import host_of_post
from graph.extract.view import Host, View
from graph.find.introductions import Introduction
from graph.model import Reading, Slot

__all__ = ["sent_here"]

#: Who sends, before 「挂职干部、」; no word for going, no number.
_SENDER = re.compile(r"(?:^|[，。；！？“\n])(?P<unit>(?![^，。；]*(?:赴|到|在|来|第|[名位批我本]))[一-鿿（）]{2,18})$")
#: The same with where to: 「梁溪区派驻巧家的挂职干部、县委常委、副县长〈姓名〉」.
_SENT_TO = re.compile(
    r"(?:^|[，。；！？“\n])(?P<unit>[^，。；！？“”\n的]{2,18}?)(?:选?派驻|选?派到|选?派往|选?派来|选?派至)(?P<place>[^，。；！？“”\n的]{2,10})的$"
)
#: A post that somebody holds where others have come from afar to help.
_OF_HEADS = re.compile(r"(?:常务)?副(?:[县区市州旗镇乡]长|书记|局长|主任|院长|校长|总经理|经理)|常委|[一-鿿]{0,2}助理")


def sent_here(view: View, who: Introduction, begin: int, mode: str) -> Reading | None:
    """Read 「〈单位〉挂职干部、〈县〉副县长〈姓名〉」: who sends stands before the word, and the post is the one at the host.

    Only where the unit that sends is in no area that is named, or in another province than the post.

    Args:
        view: the page.
        who: is introduced by the post.
        begin: offset of the word for the stay.
        mode: what the stay is called.
    """
    start = max(0, view.page.sentence_at(begin)[0] - 1)
    sent = _SENT_TO.search(view.text, start, begin)
    sender = sent or _SENDER.search(view.text, start, begin)
    post = who.posts[-1] if who.posts else None
    if sender is None or post is None or not _OF_HEADS.fullmatch(post.title):
        return None
    span = sender.span("unit")
    there = view.area_of(*sent.span("place")) if sent else None
    area, home = view.area_of(who.start, who.end) or there, view.area_of(*span)
    where = Host(*sent.span("place"), "", "", there) if sent and there else None
    host = host_of_post(view, who.start, who.name_start, where)
    if host is None or area is None or (home and home.code[:2] == area.code[:2]):
        return None
    here = view.evidence("sent-people", span[0], who.name_end)
    place = view.places.starting_at(span[0])
    if place and place.area and place.end == span[1]:  # no more than the county is told
        came = [Slot("home_area", place.area.full, here)]
    else:
        came = [Slot("post", sender["unit"], here), Slot("home_span", f"{span[0]}:{span[1]}", here)]
    return view.reading(
        "placement", "sent-people", span[0], who.name_end,
        Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", mode),
        *came,
        Slot("host_span", f"{who.start}:{who.end}"), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", area.full),
    )  # fmt: skip
