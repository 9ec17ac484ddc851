"""Who sends and where somebody is, both before a name: 「中国石化挂职干部、巧家县副县长〈姓名〉」."""

from __future__ import annotations

import re

from graph.extract.clauses import host_of_post
from graph.extract.view import View
from graph.find.introductions import Introduction
from graph.model import Reading, Slot

__all__ = ["sent_here"]

#: Who sends, before 「挂职干部、」; no word for going, no number.
_SENDER = re.compile(r"(?:^|[，。；！？“\n])(?P<unit>(?![^，。；]*(?:赴|到|在|来|第|[名位批我本]))[一-鿿（）]{2,18})$")
#: A post that somebody holds where others have come from afar to help.
_OF_HEADS = re.compile(r"(?:常务)?副(?:[县区市州旗镇乡]长|书记|局长|主任|院长|校长)|常委|[一-鿿]{0,2}助理")


def sent_here(view: View, who: Introduction, begin: int, mode: str) -> Reading | None:
    """Read 「〈单位〉挂职干部、〈县〉副县长〈姓名〉」: who sends stands before the word, and the post is the one at the host.

    Only where the unit that sends is in no area that is named, or in another province than the post.

    Args:
        view: the page.
        who: is introduced by the post.
        begin: offset of the word for the stay.
        mode: what the stay is called.
    """
    sender = _SENDER.search(view.text, view.page.sentence_at(begin)[0], begin)
    post = who.posts[-1] if who.posts else None
    if sender is None or post is None or not _OF_HEADS.fullmatch(post.title):
        return None
    span = sender.span("unit")
    area, home = view.area_of(who.start, who.end), view.area_of(*span)
    host = host_of_post(view, who.start, who.name_start)
    if host is None or area is None or (home and home.code[:2] == area.code[:2]):
        return None
    here = view.evidence("sent-people", span[0], who.name_end)
    return view.reading(
        "placement", "sent-people", span[0], who.name_end,
        Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", mode),
        Slot("post", sender["unit"], here), Slot("home_span", f"{span[0]}:{span[1]}", here),
        Slot("host_span", f"{who.start}:{who.end}"), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", area.full),
    )  # fmt: skip
