"""Somebody whose part changes with the stay: 「她的身份从巧家县水务局科员变成了盛泽镇镇长助理」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.about import narrator_of
from graph.extract.view import View
from graph.extract.whereabouts import place_at
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["changed_identities"]

RULE = "changed-identity"
_CHANGED = re.compile(
    r"(?P<who>[我他她]的?|[一-鿿·]的)?(?:身份|角色)(?:就|也)?(?:从|由)(?P<before>[^，。；“”\n]{5,48}?)(?:变成|变为|转为|换成)了?(?P<after>[^，。；“”\n]{3,48})"
)


def changed_identities(view: View) -> Iterator[Reading]:
    """Before the stay somebody was one thing and is another there: 「〈姓名〉的身份从巧家县水务局科员变为盛泽镇镇长助理」.

    The one who is meant is named right before, or right behind, 「身份从…变为…，〈姓名〉用了两个月」; 「他的身份」 is of the one named last, 「我的身份」 of
    the one who tells it. Does not read parts that are no posts, 「身份从组织者变成旁观者」, nor those of one and the same unit.
    """
    if not view.leading_mode:
        return
    for match in _CHANGED.finditer(view.text):
        name = _who(view, match)
        home = view.text[slice(*match.span("before"))]
        there = place_at(view, match.start("after"), match.end("after"))
        if not name or there is None or not there.unit or not (ends_with_title(home) or ends_with_unit(home)):
            continue
        if place_at(view, match.start("before"), match.end("before")) in (None, there):
            continue
        seen = view.evidence(RULE, *match.span("before"))
        yield view.reading(
            "placement", RULE, *view.page.sentence_at(match.start()),
            Slot("cadre", name), Slot("mode", view.article_mode(match.start())),
            Slot("post", home, seen), Slot("home_span", f"{match.start('before')}:{match.end('before')}", seen),
            Slot("host_unit", there.unit), Slot("host_title", there.title),
            Slot("host_area", there.area.full if there.area else ""),
        )  # fmt: skip


def _who(view: View, match: re.Match[str]) -> str:
    """Return whose part it is; empty if the page does not say."""
    who = match["who"] or ""
    if who.startswith("我"):
        section, narrator = view.plan.section_at(match.start()), narrator_of(view)
        start = view.page.paragraph_at(match.start()).start
        speaker = next((one for one in view.people if one.start == start and view.text.startswith("：", one.end)), None)
        if speaker:
            return speaker.name
        if section and section.name[1]:
            return view.text[slice(*section.name)]
        return narrator.name if narrator else ""
    right_before = [one for one in view.people if one.end in (match.start("who"), match.end("who") - 1)] if who else []
    if right_before:
        return right_before[0].name
    if who.startswith(("他", "她")):
        return view.named_before(match.start())
    start, end = view.page.sentence_at(match.start())
    behind = [one for one in view.people if match.end() <= one.start < end]
    if behind and behind[0].start - match.end() <= 1:
        return behind[0].name
    before = [one for one in view.people if start <= one.start < match.start()]
    return before[-1].name if before else view.named_before(match.start())
