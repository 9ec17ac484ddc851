"""Two or more who are told of together, and then one by one: 「前者任…，后者在…」, 「两人的岗位分别是…、…」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import host_of_post
from graph.extract.deixis import taken_up
from graph.extract.stays import PREPOSITION, duration_of, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.extract.whereabouts import place_at
from graph.find.names import Named
from graph.find.posts import ends_with_title, ends_with_unit
from graph.model import Reading, Slot

__all__ = ["one_by_one", "those_who"]

RULE = "one-by-one"
_FORMER = re.compile(r"前者(?P<first>[^；。“”]{3,60}?)(?:[，；](?:而)?后者(?P<second>[^，；。“”]{3,40})|(?=[。；]))")
#: What each of several is, in their order: 「在我校的岗位分别是人事处副处长、本科生院院长助理」.
_RESPECTIVE = re.compile(
    rf"(?:(?:在|于)(?P<where>[^，。；“”]{{2,16}}?)的?)?(?:{MODE}|接收|工作|新)?的?(?:岗位|职务|身份|单位|头衔|任职)，?(?:则)?分别(?:是|为|在)(?P<each>[^。；“”]{{4,80}}?)(?=[。；]|，(?![^，。；]{{2,20}}、))"
)
_HELD = re.compile(
    r"(?:则|现|将|已|还|并)?(?:兼任|挂职担任|挂职任|挂任|担任|出任|任|去了?|到|在|赴|被安排(?:在|到)|被派(?:到|往))"
)
_WAS = re.compile(r"(?:原本|本来|原来|来之前|此前)?(?:是|为|系|任职于|原是|原为|原任|来自|供职于)")


def one_by_one(view: View) -> Iterator[Reading]:
    """Several people go to one place together, and what each is there is told in their order: 「前者任副主任，后者在妇幼保健院坐诊」.

    Reads 「前者…，后者…」 of the two named last, and 「岗位分别是〈甲〉、〈乙〉」 of as many as are named before. What 「前者为」 tells is where they come
    from; what 「任」 and 「在」 tell is where they are. Does not read of two things, 「前者是苹果，后者是梨」, nor where nobody stays.
    """
    for match in _FORMER.finditer(view.text):
        named = _named(view, match.start(), 2)
        if named is None:
            continue
        shared = _shared(view, named, match.start())
        if shared is None:
            continue
        for who, group in zip(named, ("first", "second") if match["second"] else ("first",), strict=False):
            yield from _told(view, who, match, match.span(group), shared)
    for match in _RESPECTIVE.finditer(view.text):
        spans = _items(view.text, *match.span("each"))
        named = _named(view, match.start(), len(spans)) if len(spans) > 1 else None
        shared = _shared(view, named, match.start()) if named else None
        if named is None or shared is None:
            continue
        where = view.host(*match.span("where")) if match["where"] else None
        for who, span in zip(named, spans, strict=True):
            host = host_of_post(view, *span, where or shared[0]) or place_at(view, *span)
            inner = view.text[slice(*span)]
            near = where or shared[0]
            if near and near.unit and ends_with_title(inner) and not view.places.within(*span):
                host = Host(*span, near.unit, inner, near.area)
            if host:
                yield _placed(view, who, host, shared, (named[0].start, match.end()))


def _named(view: View, at: int, count: int) -> list[Named] | None:
    """Return the *count* people named last before *at* in its sentence, else in the one before; ``None`` if there are fewer."""
    start = view.page.sentence_at(at)[0]
    floor = view.page.paragraph_at(at).start
    for begin in (start, view.page.sentence_at(max(floor, start - 2))[0]):
        named = [one for one in view.people if begin <= one.start < at]
        last = {one.name: one for one in named}
        if len(last) >= count:
            return sorted(last.values())[-count:]
    return None


def _shared(view: View, named: list[Named] | None, end: int) -> tuple[Host | None, str, int, int] | None:
    """Return what is told of all: the place, the word for stays, and the stretch that tells it; ``None`` if nobody stays."""
    if not named:
        return None
    start = view.page.sentence_at(named[0].start)[0]
    word = mode_pattern().search(view.text, named[-1].end, end) or mode_pattern().search(view.text, start, end)
    mode = word.group() if word else view.batch_mode
    if not mode:
        return None
    host = None
    gone = re.compile(rf"{PREPOSITION}(?P<host>[^，。；“”\n]{{2,24}}?)(?:{MODE}|，|$)").search(
        view.text, named[-1].end, end
    )
    if gone:
        host = place_at(view, *gone.span("host"))
    return host, {"挂任": "挂职"}.get(mode, mode), start, view.page.sentence_at(end)[1]


def _told(
    view: View,
    who: Named,
    match: re.Match[str],
    span: tuple[int, int],
    shared: tuple[Host | None, str, int, int],
) -> Iterator[Reading]:
    """Read one half of 「前者…，后者…」."""
    start, end = span
    held, was = _HELD.match(view.text, start, end), _WAS.match(view.text, start, end)
    whole = (who.start, match.end())
    if was and "挂职" not in view.text[start:end]:
        origin = view.origins.get(who.name)
        left = was.end()
        back = taken_up(view, left, end)
        inner = view.text[back.end if back else left : end].removesuffix("的")
        if not (ends_with_title(inner) or ends_with_unit(inner)):
            return
        here = view.evidence(RULE, start, end)
        unit = view.text[origin.start : origin.end] if origin and back else ""
        slots = [Slot("post", unit + inner, here), Slot("home_span", f"{left}:{end}", here)]
        if shared[0]:
            yield _placed(view, who, shared[0], shared, whole, slots)
        return
    if held is None:
        return
    there = place_at(view, held.end(), end)
    if there is None and shared[0]:
        there = host_of_post(view, held.end(), end, shared[0])
    word = mode_pattern().search(view.text, start, end)
    mode = {"挂任": "挂职"}.get(word.group(), word.group()) if word else shared[1]
    if there:
        yield _placed(view, who, there, (shared[0], mode, *shared[2:]), whole)


def _placed(
    view: View,
    who: Named,
    host: Host,
    shared: tuple[Host | None, str, int, int],
    span: tuple[int, int],
    home: list[Slot] | None = None,
) -> Reading:
    when = start_of(view, shared[2], span[1])
    length = duration_of(view, who.end, shared[3])
    origin = view.origins.get(who.name)
    area = host.area or (shared[0].area if shared[0] else None)
    slots = [
        Slot("cadre", who.name), Slot("mode", shared[1]), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", area.full if area else ""), Slot("duration", length.value if length else ""),
        Slot("start", when.first if when else ""), Slot("end", when.last if when else ""), *(home or ()),
    ]  # fmt: skip
    if origin and not home:
        here = view.evidence(RULE, *origin.span)
        slots += [
            Slot("post", view.text[origin.start : origin.end], here),
            Slot("home_span", f"{origin.start}:{origin.end}", here),
        ]
    return view.reading("placement", RULE, *span, *slots)


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a list at 「、」, and before its last item at 「和」 「以及」."""
    spans, at = [], start
    for match in re.finditer(r"、|(?<=[^、])(?:以及|和|与)(?=[一-鿿·]{2,24}$)", text[start:end]):
        spans.append((at, start + match.start()))
        at = start + match.end()
    return [(a, b) for a, b in (*spans, (at, end)) if b > a]


#: 「在我区大水泊镇跟岗的，是云阳县凤鸣镇的两名干部——」: where they are, then whose they are, then who.
_THOSE = re.compile(
    rf"(?:{PREPOSITION})(?P<host>[^，。；：“”\n在到赴]{{2,40}}?)(?P<mode>{MODE})的，?(?:还)?(?:是|有)(?:来自)?(?P<unit>[^，。；：“”\n]{{3,30}}?)的(?:[一二两三四五六七八九十\d]+)(?:名|位|个)[^，。；：“”]{{0,6}}?(?:干部|教师|老师|医生|医师|同志|人才|学员|年轻人|伙伴|战友|同事|人)(?:——|：|，(?:分别|依次)?是|，即)"
)


def those_who(view: View) -> Iterator[Reading]:
    """Where they stay stands first, then the unit of all, then who they are: 「在大水泊镇跟岗的，是凤鸣镇的两名干部——副镇长〈甲〉和党建办主任〈乙〉」.

    The unit is the home of each, with the title that stands before the name. Does not read hosts who receive, nor people without a name.
    """
    for match in _THOSE.finditer(view.text):
        sentence = view.page.sentence_at(match.start())
        stop = view.text.find("；", match.end(), sentence[1])
        end = stop if stop >= 0 else sentence[1]
        host = view.host(*match.span("host"))
        if host is None or view.page.paragraph_at(match.start()).repeats:
            continue
        unit = match["unit"]
        length = duration_of(view, *match.span())
        for who in view.introductions:
            if not match.end() <= who.name_start < end:
                continue
            title = view.text[max(who.start, match.end()) : who.end] if who.start < who.name_start else ""
            here = view.evidence("those-who", *match.span("unit"))
            home = unit + title
            yield view.reading(
                "placement", "those-who", match.start(), who.name_end,
                Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", {"挂任": "挂职"}.get(match["mode"], match["mode"])),
                Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
                Slot("duration", length.value if length else ""), Slot("post", home, here),
                Slot("home_span", f"{match.start('unit')}:{match.end('unit')}", here),
            )  # fmt: skip
