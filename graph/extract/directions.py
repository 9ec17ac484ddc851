"""Stays told by both their ends: on a page that says who sends and who receives, a post here and a unit there are one person's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.extract.batches import batches
from graph.extract.clauses import host_of_post
from graph.extract.pairings import pairings
from graph.extract.stays import duration_of
from graph.extract.view import MODE, Host, View
from graph.extract.whereabouts import place_at
from graph.find.areas import Area
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.wards import hospital_before, is_ward
from graph.model import Reading, Slot

__all__ = ["both_ends"]

RULE = "both-ends"
#: Who does this in a sentence is not there to stay, or the unit is not where the person is.
_NOT_THERE = re.compile(
    r"看望|慰问|考察|调研|走访|督导|视察|巡查|检查|会见|接见|接待(?!大厅|处|科)|欢迎|出席|主持|陪同|致辞|讲话|强调|指出|要求|宣布|率团|率队|来访|回访|座谈|签约|推介|毕业|出生|老家|读书|采购|投资|合作社|有限公司在|引进|招引"
)
#: What ties somebody to a unit: 「在盛泽镇」 「盛泽镇迎来了…」.
_LEADS = re.compile(r"[在到去来赴进是为入于驻往至给]$")
_BEHIND = re.compile(r"(?:[一二三四五六七八九]楼|[一-鿿]{0,6}(?:里|中))?(?:迎来|来了|多了|接收|上班|报到|工作|挂|跟)")
_SAYS = re.compile(
    r"(?:说|表示|介绍|认为|告诉|回忆|发现|看到|建议|提出|觉得|坦言|感叹|感慨|印象|想)[^，。：]{0,6}[，：。]?"
)
_QUOTED = re.compile(r"“[^“”\n]{12,}”")
_GOES_ON = re.compile(r"他|她|其|这位|如今|现在|目前|眼下|去年|今年|\d|此前|来|到|在|接到|报到")


def both_ends(view: View) -> Iterator[Reading]:
    """A page says who sends and who receives; somebody has a post here, and a sentence names a unit there that they are at.

    Reads 「碧江区教育局的〈姓名〉，眼下在吴江区盛泽镇当镇长助理」 on a page about 「碧江区第三批赴吴江区挂职干部」;
    also 「吴江区科技局挂职副局长〈姓名〉」.
    Does not read what people say of units, visits, nor units that are the post of somebody else.
    """
    if not view.leading_mode:
        return
    told: set[str] = set()
    for reading in (*_came_from(view), *(one for way in _ways(view) for one in _along(view, *way))):
        if reading.get("cadre") not in told:
            told.add(reading.get("cadre"))
            yield reading


def _along(view: View, sending: Area, receiving: Area) -> Iterator[Reading]:
    """Read who has a post in the area *sending*, and is told to be at a unit in *receiving*."""
    yield from _called(view, receiving)
    for paragraph in view.prose():
        about = view.headed(paragraph.start)
        for start, end in view.page.sentences(paragraph):
            named = [one for one in view.people if start <= one.start < end]
            for host in _there(view, start, end, receiving):
                before = [one.name for one in named if one.end <= host.start]
                name = (
                    before[-1]
                    if before
                    else named[0].name
                    if named
                    else about
                    if _GOES_ON.match(view.text, start)
                    else ""
                )
                if name and _from(view, name, sending, receiving):
                    yield _placed(view, name, host, start, end)
                    break
            about = named[-1].name if named else about


def _ways(view: View) -> list[tuple[Area, Area]]:
    """Return which area sends and which receives, as the batches, the headings and the paired areas of the page tell; surest first."""
    book = view.places.book
    told: Counter[tuple[str, str]] = Counter()
    for reading in batches(view):
        if reading.get("sending_area") and reading.get("receiving_area"):
            told[reading.get("sending_area"), reading.get("receiving_area")] += 1
    for heading in view.plan.headings[:4]:
        match = _HEADLINE.search(view.text, heading.start, heading.end)
        gone = view.places.starting_at(match.end()) if match else None
        if match and gone and gone.area:
            named = [m for m in view.places.within(heading.start, match.start()) if m.area]
            sender = named[-1].area if named else view.home
            if sender:
                told[sender.full, book.up_to_county(gone.area).full] += 1
    ways = [
        (book.by_full[a], book.by_full[b])
        for (a, b), _ in told.most_common()
        if a in book.by_full and b in book.by_full
    ]
    ways = ways[:1]
    for reading in pairings(view):
        one, other = book.by_full[reading.get("area_a")], book.by_full[reading.get("area_b")]
        # Who supports sends; who is paired may send and receive.
        supports = re.search(r"支援|援[疆藏青]|帮扶", reading.evidence.passage.quote)
        ways += [(one, other)] if supports else [(one, other), (other, one)]
    return [(a, b) for a, b in dict.fromkeys(ways) if not a.within(b) and not b.within(a)]


_HEADLINE = re.compile(r"赴|到|援助?|在|支援|驻|来")


def _from(view: View, name: str, sending: Area, receiving: Area) -> bool:
    """Whether *name* has a post at home: in the area that sends, or at a unit that names no place there is to go to."""
    origin = view.origins.get(name)
    if origin is None:
        return False
    area = (
        view.area_of(origin.start, origin.end)
        or view.absolute(view.text[origin.start : origin.end], at=origin.start)[1]
    )
    return area is not None and area.within(sending) and not area.within(receiving)


def _there(view: View, start: int, end: int, receiving: Area) -> Iterator[Host]:
    """Yield the units and posts in the receiving area that ``text[start:end]`` names, outside quotations."""
    if _NOT_THERE.search(view.text, start, end):
        return
    quoted = [match.span() for match in _QUOTED.finditer(view.text, start, end)]
    posts = [who.span for who in view.introductions]
    for mention in view.places.within(start, end):
        if mention.area is None or not mention.area.within(receiving):
            continue
        at = mention.start
        if any(a <= at < b for a, b in (*quoted, *posts)) or _SAYS.search(view.text, start, at):
            continue
        host = place_at(view, at, end)
        if host and (
            host.title or (host.unit and (_LEADS.search(view.text[start:at]) or _BEHIND.match(view.text, host.end)))
        ):
            yield host


def _called(view: View, receiving: Area) -> Iterator[Reading]:
    """Read 「吴江区科技局挂职副局长〈姓名〉」: the post there says by itself that its bearer was sent."""
    for who in view.introductions:
        words = view.text[who.start : who.end]
        first = next(iter(view.places.within(who.start, who.end)), None)
        if first is None or first.start != who.start or first.area is None or not first.area.within(receiving):
            continue
        held = re.search(rf"(?:{MODE})(?=[^，。、]{{1,8}}$)", words)
        host = view.host(who.start, who.start + held.start()) if held and ends_with_title(words) else None
        if held and host:
            name = view.text[who.name_start : who.name_end]
            there = Host(host.start, who.end, host.unit, words[held.end() :], host.area)
            yield _placed(view, name, there, who.start, who.name_end, home=not who.posts)


#: Behind a name: where its bearer was before, 「是从〈单位职务〉任上过来的」 「原是〈单位职务〉」 「来自〈单位〉」.
_WAS = re.compile(
    r"，?(?:他|她)?(?:就)?(?:原是|原任|原为|原系|本是|来自|是从|是由|从|由|(?:此前|之前|来之前|援[疆藏青]前|挂职前)，?(?:是|任|在|为)|曾是|曾任)(?:一名|一位)?(?P<post>[^，。；：“”]{4,30}?)(?:任上|岗位上)?(?:派来|选派来?|派出|过?来|抽调来?|选送)?的?(?=[，。；])"
)


_CALLINGS = ("医生", "教师", "老师", "护士", "医师", "技术员")


def _came_from(view: View) -> Iterator[Reading]:
    """Read 「巧家县副县长〈姓名〉是从吴江区水务局局长任上过来的」: the post before the name is where the person is now."""
    book = view.places.book
    for who in view.introductions:
        was = _WAS.match(view.text, who.name_end) if who.name_start >= who.end else None
        if was is None or view.page.paragraph_at(who.start).repeats:
            continue
        home = view.area_of(*was.span("post"))
        host = host_of_post(view, who.start, who.end)
        if (
            home is None
            or host is None
            or not (host.title and host.unit)
            or not (ends_with_title(was["post"]) or ends_with_unit(was["post"]))
        ):
            continue
        if host.title.endswith(_CALLINGS):
            host = Host(host.start, host.end, host.unit, "", host.area)  # 「儿科医生」 is what somebody is anywhere
        if who.posts and is_ward(who.posts[0].unit):
            # the ward of a hospital there, and not of one at home
            whole, area = view.absolute(
                hospital_before(view.text, view.places, who.start, home) or host.unit, at=who.start
            )
            host = Host(host.start, host.end, whole, host.title, area or view.last_named("县", who.start))
        there = host.area or view.last_named("县", who.start)
        if there is None or book.up_to_city(there) == book.up_to_city(home):
            continue
        here = view.evidence(RULE, *was.span("post"))
        name = view.text[who.name_start : who.name_end]
        yield view.reading(
            "placement", RULE, who.start, was.end(),
            Slot("cadre", name), Slot("mode", view.programme or view.leading_mode.replace("挂任", "挂职")),
            Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
            Slot("post", was["post"], here), Slot("home_span", f"{was.start('post')}:{was.end('post')}", here),
        )  # fmt: skip


def _placed(view: View, name: str, host: Host, start: int, end: int, *, home: bool = True) -> Reading:
    origin = view.origins.get(name) if home else None
    length = duration_of(view, start, end)
    slots = [
        Slot("cadre", name), Slot("mode", view.programme or view.leading_mode.replace("挂任", "挂职")), Slot("host_unit", host.unit),
        Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
        Slot("duration", length.value if length else ""),
    ]  # fmt: skip
    if origin:
        here = view.evidence(RULE, *origin.span)
        slots += [
            Slot("post", view.text[origin.start : origin.end], here),
            Slot("home_span", f"{origin.start}:{origin.end}", here),
        ]
    return view.reading("placement", RULE, start, end, *slots)
