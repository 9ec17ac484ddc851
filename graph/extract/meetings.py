"""Who speaks where those who were sent meet: 「淮南市第三批赴闵行挂职干部座谈会上，田家庵区的〈姓名〉作了发言」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.view import MODE, View
from graph.find.areas import Area
from graph.find.people import NEVER_IN, NEVER_LAST, is_name, is_sounded
from graph.find.posts import ends_with_unit
from graph.find.words import is_ordinary
from graph.model import Reading, Slot

__all__ = ["meeting_speakers"]

#: The meeting: who was sent where, and what those who were sent hold; a welcome has others who speak.
_MEETING = re.compile(
    rf"(?:赴|来|到|在)(?P<host>[一-鿿]{{1,12}}?)(?P<mode>{MODE})(?:的)?(?:年轻|优秀)?(?:干部|人员|学员|教师|医生|同志)(?:人才)?(?:期满|中期|结业前的|年度|工作|阶段)*的?"
    r"(?:座谈会|交流会|汇报会|总结会|分享会|恳谈会|心得会|述职会)"
)
_SPEAKS = re.compile(
    r"(?:先后|分别|依次|相继|纷纷|结合实际|围绕[^，。；]{2,12})*(?:作了?|做了?)?(?:交流|典型|表态|大会)?(?:发言|汇报|交流|分享)|等?[\d一二三四五六七八九十]+(?:人|名)"
)


def meeting_speakers(view: View) -> Iterator[Reading]:
    """Those who speak at a meeting of those who were sent are of them: 「赴京挂职干部座谈会上，阳原县的〈姓名〉作了发言」.

    Each is told by a home unit or area, and nobody with a title there is read: a head of an office may have come to listen. Homes lie
    elsewhere than where they were sent. Does not read meetings that welcome or visit those sent, nor who presides.
    """
    for match in _MEETING.finditer(view.text):
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats:
            continue
        host = _host(view, match)
        if host is None:
            continue
        start = match.end()
        end = view.page.sentence_at(start)[1]
        stop = _SPEAKS.search(view.text, start, end)
        if stop is None:
            continue
        for left, right, name_start, name_end in _listed(view, start, stop.start()):
            area = view.area_of(left, right) or _sender(view, match.start())
            if area is None or area.within(host) or host.within(area):
                continue
            home = view.text[left:right]
            posted = ends_with_unit(home)
            told = view.evidence("meeting-speaker", left, name_end)
            yield view.reading(
                "placement", "meeting-speaker", match.start(), name_end,
                Slot("cadre", view.text[name_start:name_end]), Slot("mode", match["mode"]),
                Slot("post", home if posted else "", told), Slot("home_span", f"{left}:{right}" if posted else "", told),
                Slot("home_area", view.places.book.up_to_county(area).full, told),
                Slot("host_area", view.places.book.up_to_county(host).full),
            )  # fmt: skip


def _host(view: View, match: re.Match[str]) -> Area | None:
    mention = view.places.starting_at(match.start("host"))
    return mention.area if mention and mention.end <= match.end("host") else None


def _sender(view: View, at: int) -> Area | None:
    """Return the area named right before *at*, whose people were sent: 「舒城|来松跟班干部」."""
    begin = view.page.sentence_at(at)[0]
    named = [one for one in view.places.within(begin, at) if one.area and len(one.area.code) in (4, 6)]
    return named[-1].area if named else None


def _listed(view: View, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield where a home and a name stand, 「县财政局〈姓名〉、县审计局〈姓名〉」, in the last clause before *end*."""
    begin = view.text.rfind("，", start, end) + 1
    at = max(begin, start)
    while at < end:
        stop = view.text.find("、", at, end)
        stop = end if stop < 0 else stop
        found = _split(view, at, stop)
        if found:
            yield found
        at = stop + 1


def _split(view: View, start: int, end: int) -> tuple[int, int, int, int] | None:
    lead = 2 if view.text.startswith("来自", start) else 0
    left = start + lead
    for right in range(end - 2, left + 1, -1):
        behind = right + (view.text[right] == "的")
        name = view.text[behind:end]
        mention = view.places.starting_at(left)
        home = view.text[left:right]
        if not (ends_with_unit(home) or (mention and mention.end == right)):
            continue
        if (
            (is_name(name) or is_sounded(name))
            and not is_ordinary(name)
            and not (NEVER_IN | NEVER_LAST) & set(name[1:])
        ):
            return left, right, behind, end
    return None
