"""When those who were sent came, and for how long, where another sentence says so than the one that tells where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.said import REPLACED, told_apart
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View
from graph.find.areas import gazetteer
from graph.find.names import Named
from graph.model import Reading, Slot

__all__ = ["arrivals"]

RULE = "came-when"
#: Somebody comes: to a place that is named, or simply.
_COMES = re.compile(
    r"(?:来到|来(?![自说看往得回了不的访])|(?<![回看想听感直得达遇受收做签])到(?!了|底|任|岗|位|处|现在|如今|目前|今|村|会)|赴|前往|奔赴|抵达|走进|进驻|入驻|踏上|派到|派往|派驻|远赴)(?P<to>[^，。；：“”]{2,20})|"
    r"(?P<simply>来的(?=[。，]|时候)|报到|到岗|到任|上任|赴任|[进入驻]了?村|来到村里|到村(?:任职|报到|里)?)"
)
#: Whoever does this only visits, or has come for something else.
_VISITS = re.compile(
    r"看望|慰问|考察|调研|走访|回访|会见|出席|参加[^，。]{0,10}会|开会|签约|出差|推介|毕业|出生|返乡|探亲|招聘|领奖|陪同|回到|回家"
)


def arrivals(view: View) -> Iterator[Reading]:
    """A sentence about somebody who was sent tells when they came: 「〈姓名〉是前年8月来的，一年期」, 「2022年9月，〈姓名〉离开吴江来巧家，一干就是两年」.

    「他」 「她」 at the head of a sentence, or behind its date, is the one named last. Does not read visits, nor a way to another place than the one
    where the person stays.
    """
    # A batch has a term; what one of it feels to be three months is no other.
    counted = bool(view.batch_mode) and any(duration_of(view, one.start, one.end) for one in view.page.paragraphs)
    for paragraph in view.prose():
        about = view.headed(paragraph.start)
        sentences = view.page.sentences(paragraph)
        for index, (start, end) in enumerate(sentences):
            named = [one for one in view.people if start <= one.start < end]
            subjects = [one for one in named if not REPLACED.search(view.text, max(start, one.start - 16), one.start)]
            if subjects:
                name = subjects[0].name
            else:
                name = about if _PRONOUN.match(view.text, start, end) else ""
            about = named[-1].name if named else about
            following = sentences[index + 1][1] if index + 1 < len(sentences) else end
            yield from _all_came(view, named, start, end)
            if name not in view.cadres or told_apart(view, name, start, end):
                continue
            reading = _read(view, name, start, end, following, felt=not counted)
            if reading:
                yield reading


#: 「两人均于今年3月到岗，为期两年」 of whom the sentence names before.
_ALL = re.compile(
    r"[，；](?:以上)?(?P<who>[两二三四五六]人|他们|她们)?(?P<both>均|都|皆|同时|双双|一同)?(?:已)?(?:于|在|自|从)?(?=\d|[今去前]年)[^，。；]{2,14}?(?:到岗|到任|报到|上任|赴任|进驻|入驻|抵达|来[一-鿿]{1,3}(?=[，。]))"
)


def _all_came(view: View, named: list[Named], start: int, end: int) -> Iterator[Reading]:
    """Read when all came whom the sentence names: 「…〈甲〉任副主任，…〈乙〉任副县长，两人均于今年3月到岗，为期两年」."""
    match = _ALL.search(view.text, start, end)
    if match is None or not (match["who"] or match["both"]):
        return
    when = start_of(view, match.start(), match.end())
    length = duration_of(view, match.end(), end)
    here = view.evidence(RULE, match.start() + 1, match.end())
    for name in dict.fromkeys(one.name for one in named if one.end <= match.start()):
        if name in view.cadres:
            yield view.reading(
                "placement", RULE, start, end,
                Slot("cadre", name), Slot("start", when.first if when else "", here), Slot("end", when.last if when else "", here),
                Slot("duration", length.value if length else "", here),
            )  # fmt: skip


_PRONOUN = re.compile(r"(?:[^，。]{2,14}，)?[他她](?!们)")


def _read(view: View, name: str, start: int, end: int, following: int, *, felt: bool) -> Reading | None:
    comes = next((m for m in _COMES.finditer(view.text, start, end) if _there(view, name, m)), None)
    subject = next((one.end for one in view.people if start <= one.start < end and one.name == name), start)
    if comes is None or (subject > comes.start() and not comes["simply"]) or _VISITS.search(view.text, start, end):
        return None
    if any(match.end() - match.start() > 24 for match in re.finditer(r"“[^”\n]*”?", view.text[start : comes.start()])):
        return None
    when = start_of(view, start, end)
    if when and when.start > comes.end():
        when = None
    length = duration_of(view, start, end, felt=felt)
    if length is None and when:
        length = (
            duration_of(view, end, following)
            if not any(end <= one.start < following and one.name != name for one in view.people)
            else None
        )
    if when is None and length is None:
        return None
    slots = [Slot("cadre", name)]
    if when:
        seen = view.evidence(RULE, when.start, when.end)
        slots += [Slot("start", when.first, seen), Slot("end", when.last, seen)]
    if length:
        slots.append(Slot("duration", length.value, view.evidence(RULE, length.start, length.end)))
    return view.reading("placement", RULE, start, end, *slots)


def _there(view: View, name: str, comes: re.Match[str]) -> bool:
    """Whether the way leads to where *name* stays."""
    if comes["simply"]:
        return True
    host = view.hosts.get(name, "")
    if not host and not view.host_areas.get(name):
        return bool(view.places.within(*comes.span("to")))  # another says where: who is followed
    area = gazetteer().by_full.get(view.host_areas.get(name, ""))
    for mention in view.places.within(*comes.span("to")):
        if mention.area and area and (mention.area.within(area) or area.within(mention.area)):
            return True
    to = comes["to"]
    return (
        any(to.startswith(host[at : at + 3]) for at in range(0, max(0, len(host) - 2)))
        or bool(re.match(r"(?:这里|那里|村|山里|县里|镇上|镇里|高原)", to))
        or bool(re.search(MODE, to) and not view.places.within(*comes.span("to")))
    )
