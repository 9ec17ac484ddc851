"""Stays that somebody tells of themselves inside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.stays import hosts_in
from graph.extract.view import MODE, View, mode_pattern
from graph.find.introductions import Introduction
from graph.find.names import places_of
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["named_then_post", "quoted_stay"]

_QUOTATION = re.compile(r"“[^“”\n]{10,}”")


def quoted_stay(view: View) -> Iterator[Reading]:
    """Somebody says 「我在普陀区宜川路街道办事处学习锻炼」 in a quotation that names its speaker behind it.

    The speaker is the first person introduced within two sentences behind the closing mark. Does not read quotations without 「我」.
    """
    for match in _QUOTATION.finditer(view.text):
        if "我" not in match.group() or view.page.paragraph_at(match.start()).repeats:
            continue
        told = [
            host
            for host, strong in hosts_in(view, match.start(), match.end())
            if strong == 3 or (strong == 2 and _MINE.match(view.text, match.start() + 1))
        ]
        if re.search(r"看望|慰问|调研", match.group()):
            continue
        speaker = next((w for w in view.introductions if match.end() <= w.name_start <= match.end() + 40), None)
        if not speaker:
            bare = next((one for one in view.people if match.end() <= one.start <= match.end() + 2), None)
            speaker = Introduction(bare.start, bare.start, bare.start, bare.end, ()) if bare else None
        if not told or not speaker or "\n" in view.text[match.end() : speaker.name_start]:
            continue
        host = told[0]
        mode = mode_pattern().search(view.text, host.end)
        here = view.evidence("quoted-stay", speaker.start, speaker.name_end)
        posted = any(post.unit for post in speaker.posts)
        mine = None if posted else _MINE.search(match.group())
        if mine and (ends_with_unit(mine["post"]) or ends_with_title(mine["post"])):
            speaker = replace(speaker, start=match.start() + mine.start("post"), end=match.start() + mine.end("post"))
            here, posted = view.evidence("quoted-stay", speaker.start, speaker.end), True
        yield view.reading(
            "placement", "quoted-stay", match.start(), speaker.name_end,
            Slot("post", view.text[speaker.start : speaker.end] if posted else "", here),
            Slot("home_span", f"{speaker.start}:{speaker.end}" if posted else "", here),
            Slot("cadre", view.text[speaker.name_start : speaker.name_end]),
            Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
            Slot("mode", mode.group() if mode else ""),
        )  # fmt: skip


#: 「我来自〈单位〉，」 「我是〈单位〉的〈职务〉」
_MINE = re.compile(r"我(?:是|来自|原来在|原先在|在)(?P<post>[^，。；“”]{4,30}?)(?:的|工作)?(?=[，。；])")
_POST_BEHIND = re.compile(r"，(?P<post>[^，。；：“”\n]{4,30}?)(?:的)?(?P<title>[^，。；：“”的\n]{2,10})(?=[。，])")


_TOLD = re.compile(rf"^(?:现|目前)?(?:挂|担任|任|到|在|赴|来|被|从)|\d年|\d月|担任|{MODE}")


_FORMERLY = re.compile(r"，(?:他|她)?(?:原是|原任|原为|来之前是|此前是|本是)(?P<post>[^，。；：“”\n]{4,36})(?=[，。])")


def named_then_post(view: View) -> Iterator[Reading]:
    """A cadre's post stands behind the name: 「任婷婷，濉溪县建投的总经济师。」.

    Only for people whom the page elsewhere tells to have been sent; in other pages such a phrase introduces anybody.
    """
    for name in sorted(view.cadres):
        for at in places_of(view.text, name):
            formerly = _FORMERLY.match(view.text, at + len(name))
            if formerly and ends_with_title(formerly["post"]):
                here = view.evidence("named-then-post", at, formerly.end())
                yield view.reading(
                    "placement", "named-then-post", at, formerly.end(),
                    Slot("cadre", name), Slot("post", formerly["post"], here),
                    Slot("home_span", f"{formerly.start('post')}:{formerly.end('post')}", here),
                )  # fmt: skip
                break
            behind = _POST_BEHIND.match(view.text, at + len(name))
            if not behind or view.page.paragraph_at(at).repeats:
                continue
            unit, title = behind["post"].removesuffix("的"), behind["title"]
            if _TOLD.search(unit):
                continue  # 「〈姓名〉，挂任县委常委、副县长」 is where they stay
            if not ends_with_title(title) or not (ends_with_unit(unit) or view.places.within(*behind.span("post"))):
                continue
            here = view.evidence("named-then-post", at, behind.end())
            yield view.reading(
                "placement", "named-then-post", at, behind.end(),
                Slot("cadre", name), Slot("post", unit + title, here),
                Slot("home_span", f"{behind.start('post')}:{behind.end('post')}", here),
            )  # fmt: skip
            break
