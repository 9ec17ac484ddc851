"""Several people in one breath: aligned lists, and those who came together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graph.extract.aligned import rows
from graph.extract.clauses import host_of_post
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, Host, View
from graph.find.introductions import Introduction
from graph.find.people import is_name
from graph.find.posts import split_posts, title_span
from graph.model import Reading, Slot

__all__ = ["aligned_stays", "came_together"]

_NAME = r"(?:[一-鿿]{2,4}?|[一-鿿]{1,8}(?:·[一-鿿]{1,10})+?)"
#: 「选派〈甲〉、〈乙〉和〈丙〉三名同志，」 or their names alone; as short as may be, for 「〈丙〉三名」 is no name.
_PEOPLE = (
    rf"(?:(?P<sent>选派|派出|选送|安排|推荐|派)|(?<![一-鿿、·]))(?P<names>{_NAME}(?:、{_NAME})*(?:、|和|与){_NAME})等?"
    r"(?:[一二三四五六七八九十两\d]+(?:名|位|人)(?:同志|干部|教师|医生|老师)?|同志)?，?"
)
_SENT = re.compile(
    rf"{_PEOPLE}(?:分别|依次)(?:到|赴|在|前往|至|去|挂任|任)(?P<hosts>[^。；]{{4,80}}?)(?P<verb>挂任|挂职担任|担任|(?<!主)任|{MODE})(?P<posts>[^，。；]{{0,60}})"
)
_EACH = re.compile(
    rf"，?(?:现|将|均|同时)?(?:分别|依次)(?:到|赴|在|前往|至|去|挂任)(?P<hosts>[^。；]{{4,90}}?)(?P<verb>{MODE}|担任|(?<!主)任|(?:学习|工作|上班)(?=[，。；]))(?P<posts>[^，。；]{{0,60}})"
)
#: What people do where they stay, on a page that says elsewhere that they were sent.
_PLAIN = frozenset({"学习", "工作", "上班"})
_BEFORE_LEAVING = re.compile(
    r"(?:(?:[一二三四五六七八九十两\d]+(?:人|名|位))?(?:出发|此|来之?|赴任|选派|挂职|到岗|上任|赴[一-鿿]{1,3}|[进入援来][藏疆青滇黔川宁蒙])前|原来)，?(?:上述|以上|这)?(?:[一二三四五六七八九十两\d]+(?:人|名|位))?"
    r"(?:同志|干部|学员|他们|几人)?(?:们)?(?:分别|依次)(?:任职于|就职于|供职于|来自|任|担任|是|为|在)(?P<posts>[^。；]{6,120})|"
    r"(?:[一二三四五六七八九十两\d]+(?:人|名|位)(?:同志|干部|学员)?|他们)的?(?:原(?:来的?)?(?:工作)?单位|原职务?|原任职务|派出单位|所在单位)(?:分别|依次)(?:是|为)(?P<units>[^，。；]{6,120})"
)
_TOGETHER = re.compile(
    r"(?:和|与|同)(?:他|她|我|工作队|(?P<name>[一-鿿]{2,4}?))(?:同一批|同批|同时|同期|一起|一同|一道|搭班子|搭档|同行|作伴|结伴|并肩)[^，。；]{0,8}的，?(?:还)?(?:有|是)|同(?:去|行|来|期|批|一批|队|组|村)[^，。；]{0,4}的[^，。；]{0,6}，?(?:还)?(?:有|是|一(?:位|个|名)是)|队员(?:里|中|有)，"
)
_ONE_EACH = re.compile(r"，一(?:个|位|名)(?:去了|去|到了|到|在|赴)(?P<host>[^，。；]{3,30}?)(?=，|。|；)")


def aligned_stays(view: View) -> Iterator[Reading]:
    """People, hosts and posts stand in lists that go together by position: 「选派〈甲〉、〈乙〉、〈丙〉三名同志分别到〈甲市〉、〈乙市〉、〈丙市〉挂任…」.

    Also people who are introduced one after the other and then 「分别在〈甲〉、〈乙〉跟岗学习」; their homes may follow, 「出发前，三人分别任…」. Does
    not read lists of different lengths.
    """
    read = list(_read_rows(view))
    yield from (reading for _, reading in read)
    known = sorted({at for at, _ in read})

    def is_read(match: re.Match[str]) -> bool:
        return any(match.start() <= at < match.end() for at in known)

    for match in _SENT.finditer(view.text):
        names = _items(view.text, *match.span("names"))
        if not is_read(match) and _tells_stays(match) and all(is_name(view.text[a:b]) for a, b in names):
            who = [Introduction(a, a, a, b, ()) for a, b in names]
            yield from _aligned(view, match, who, _homes(view, match.end(), len(who)))
    for match in _TITLED.finditer(view.text):
        names = _items(view.text, *match.span("names"))
        if not is_read(match) and _tells_stays(match) and all(is_name(view.text[a:b]) for a, b in names):
            yield from _titled(view, match, [Introduction(a, a, a, b, ()) for a, b in names])
    for match in itertools.filterfalse(is_read, _EACH_TITLED.finditer(view.text)):
        start = view.page.sentence_at(match.start())[0]
        named = [w for w in view.introductions if start <= w.name_start < match.start()]
        apart = view.text[named[-1].name_end : match.start()] if named else ""
        for count in dict.fromkeys(len(_items(view.text, *match.span("posts"), n)) for n in (0, len(named))):
            if 2 <= count <= len(named) and re.fullmatch(r"，?(?:[三两二]人|同志)?，?", apart):
                yield from _titled(view, match, named[-count:])
                break
    yield from _one_in_each(view)
    yield from _homes_alone(view)
    for match in itertools.filterfalse(is_read, _EACH.finditer(view.text)):
        if re.search(r"看望|慰问|考察|调研|走访", match.group()):
            continue
        if match["verb"] in _PLAIN and not view.leading_mode:
            continue
        sentence = view.page.sentence_at(match.start())
        hosts = _items(view.text, *match.span("hosts"))
        named = [w for w in view.introductions if sentence[0] <= w.name_start < match.start()]
        if len(hosts) >= 2 and len(named) >= len(hosts):
            yield from _aligned(view, match, named[-len(hosts) :], [])


#: What leads to where people go one by one, and what says that they were there before, or look there.
_TO = re.compile(r"[挂跟到赴去至在任派往]|安排|分配|担任|前往|落户")
_GO = re.compile(r"[到赴去至在派往]|安排|分配|前往|落户")
_FROM = re.compile(r"来自|[任就供]职于|看望|慰问|考察|调研|走访")
_WERE = re.compile(r"[前原曾][^，。；]{0,6}，?[^，。；]{0,8}$")


def _read_rows(view: View) -> Iterator[tuple[int, Reading]]:
    """Read people and places that ``aligned`` finds, each with where the word stands that aligns them; a row of posts before leaving is not read."""
    for row in rows(view, view.mentions):
        start, _ = view.page.sentence_at(row.at)
        lead = view.text[row.at : row.places[0].start]
        told = _AWAY.search(view.text, start, row.places[0].start)
        if (
            not (told or (view.leading_mode and _GO.search(view.text, start, row.places[0].start)))
            or not _TO.search(lead)
            or _FROM.search(lead)
            or _WERE.search(view.text, start, row.at)
        ):
            continue
        introduced = {one.name_start: one for one in view.introductions}
        for who, place in zip(row.people, row.places, strict=True):
            host = place.host
            person = introduced.get(who.start) or Introduction(who.start, who.start, who.start, who.end, ())
            if host and host.unit:
                yield row.at, _placed(view, person, host, row.at, place.end)


_TITLED = re.compile(rf"{_PEOPLE}(?:分别|依次)(?:挂任|挂职担任|挂职任|担任|任)(?P<posts>[^，。；]{{6,80}})")


#: What tells that people whom nobody is said to have sent are away.
_AWAY = re.compile(rf"挂任|{MODE}")


def _tells_stays(match: re.Match[str]) -> bool:
    """Whether the people of *match* were sent, or are told to be away: 「分别任局长、镇长」 tells posts."""
    told = match.groupdict()
    return bool(match["sent"] or (_AWAY.search(match.group()) and "，" not in (told.get("hosts") or "")))


#: 「〈单位职务甲〉、〈单位职务乙〉分别挂职任〈镇一〉副镇长、〈镇二〉副镇长」
_EACH_TITLED = re.compile(r"(?:分别|依次)(?:挂职任|挂职担任|挂任|出任|担任|任)(?P<posts>[^，。；]{6,80})")
#: 「〈甲〉、〈乙〉，一个在〈街道一〉任党工委委员，一个在〈街道二〉任主任助理」
_ONE_IN_EACH = re.compile(
    rf"一(?:个|位|名|人)(?:去了|去|到了|到|在|赴)(?P<host>[^，。；]{{3,30}}?)(?:(?:挂任|挂职任|担任|任)(?P<post>[^，。；]{{2,24}})|(?:{MODE}))?(?=，|。|；)"
)


#: A unit by the level of its area alone: 「区教育局」.
_RELATIVE = re.compile(r"[省市县区州旗](?![长委])")


def _titled(view: View, match: re.Match[str], who: list[Introduction]) -> Iterator[Reading]:
    """Read 「〈甲〉、〈乙〉分别挂任〈地一〉、〈地二〉〈职务〉」: the title behind the last place is that of all who have none of their own."""
    text = view.text
    posts = _items(text, *match.span("posts"), len(who))
    if len(posts) != len(who):
        return
    last = split_posts(text[slice(*posts[-1])])[-1]
    host: Host | None = None
    for person, (start, end) in zip(who, posts, strict=True):
        own = split_posts(text[start:end])[-1]
        before, host = host, view.host(start, start + len(own.unit or text[start:end]))
        title = own.title or last.title
        apart = view.places.within(start, end) or _RELATIVE.match(text, start)
        if before and before.unit and (host is None or not apart):
            # 「山南市人民医院副院长、护理部副主任、妇产科主任」: the hospital is that of all.
            host, title = before, text[start:end]
        if host:
            yield _placed(
                view, person, Host(host.start, host.end, host.unit, title, host.area), match.start(), match.end()
            )


def _one_in_each(view: View) -> Iterator[Reading]:
    """Read 「〈甲〉、〈乙〉，一个在〈街道一〉任党工委委员，一个在〈街道二〉任主任助理」 by position."""
    first: dict[int, list[re.Match[str]]] = {}
    for match in _ONE_IN_EACH.finditer(view.text):
        first.setdefault(view.page.sentence_at(match.start())[0], []).append(match)
    for start, matches in first.items():
        named = [who for who in view.introductions if start <= who.name_start < matches[0].start()][-len(matches) :]
        if len(matches) < 2 or len(named) != len(matches):
            continue
        for person, match in zip(named, matches, strict=True):
            host = view.host(*match.span("host"))
            told = host_of_post(view, *match.span("post"), host) if match["post"] and host else None
            if host:
                yield _placed(view, person, told or host, match.start(), match.end())


def _placed(view: View, person: Introduction, host: Host, start: int, end: int) -> Reading:
    sentence = view.page.sentence_at(start)
    when = start_of(view, sentence[0], start)
    length = duration_of(view, start, sentence[1])
    slots = [
        Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        Slot("duration", length.value if length else ""),
        Slot("cadre", view.text[person.name_start : person.name_end]), Slot("mode", view.programme or view.leading_mode),
        Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
    ]  # fmt: skip
    if any(post.unit for post in person.posts):
        here = view.evidence("aligned-stays", *person.span)
        slots += [
            Slot("post", view.text[person.start : person.end], here),
            Slot("home_span", f"{person.start}:{person.end}", here),
        ]
    return view.reading("placement", "aligned-stays", start, end, *slots)


def _items(text: str, start: int, end: int, count: int = 0) -> list[tuple[int, int]]:
    """Cut a list at 「、」, and before its last item at 「和」 unless that makes more than *count* items: 「工业和信息化局」."""
    spans, at = [], start
    marks = r"、|(?<=[^、])[和与](?=[一-鿿·]{2,24}$)"
    if count and len(re.findall(marks, text[start:end])) + 1 != count:
        marks = "、"
    for match in re.finditer(marks, text[start:end]):
        spans.append((at, start + match.start()))
        at = start + match.end()
    spans.append((at, end))
    return [(a, b) for a, b in spans if b > a]


def _homes_alone(view: View) -> Iterator[Reading]:
    """Read 「赴滇前，上述同志分别任职于〈甲〉、〈乙〉和〈丙〉」: by position, of all whom the sentences before it in the paragraph name."""
    for match in _BEFORE_LEAVING.finditer(view.text):
        paragraph = view.page.paragraph_at(match.start())
        named = {one.name: one for one in reversed(view.people) if paragraph.start <= one.start < match.start()}
        who = sorted(named.values())
        spans = _homes_of(view, match, len(who))
        if not spans:  # of those whom the sentence before it names
            before = view.page.sentence_at(view.page.sentence_at(match.start())[0] - 1)
            who = [one for one in who if before[0] <= one.start < before[1]]
            spans = _homes_of(view, match, len(who))
        for person, (start, end) in zip(who, spans, strict=False):
            here = view.evidence("aligned-stays", start, end)
            yield view.reading(
                "placement", "aligned-stays", person.start, match.end(),
                Slot("cadre", person.name), Slot("post", view.text[start:end], here), Slot("home_span", f"{start}:{end}", here),
            )  # fmt: skip


def _homes_of(view: View, match: re.Match[str], count: int) -> list[tuple[int, int]]:
    spans = _items(view.text, *match.span("posts" if match["posts"] else "units"), count)
    return spans if len(spans) == count >= 2 else []


def _homes(view: View, at: int, count: int) -> list[tuple[int, int]]:
    match = _BEFORE_LEAVING.search(view.text, at, at + 120)
    return _homes_of(view, match, count) if match else []


def _aligned(
    view: View, match: re.Match[str], who: list[Introduction], homes: list[tuple[int, int]]
) -> Iterator[Reading]:
    text = view.text
    hosts = _items(text, *match.span("hosts"), len(who))
    posts = _items(text, *match.span("posts"), len(who)) if match["posts"] else []
    if len(hosts) != len(who):
        return
    verb = match["verb"]
    mode = verb if re.fullmatch(MODE, verb) and verb != "挂任" else view.programme or "挂职"
    if verb in _PLAIN:
        mode = view.programme or view.leading_mode.replace("挂任", "挂职")
    sentence = view.page.sentence_at(match.start())
    when = start_of(view, sentence[0], match.end())
    length = duration_of(view, match.start(), sentence[1])
    shared = title_span(match["posts"]) if posts and len(posts) == len(who) else None
    for index, person in enumerate(who):
        host = view.host(*hosts[index])
        if posts and len(posts) == len(who):
            told = _post(view, posts[index], host, match["posts"][shared[0] :] if shared else "")
            host = told or host
        if host is None:
            continue
        slots = [
            Slot("cadre", text[person.name_start : person.name_end]), Slot("mode", mode),
            Slot("host_unit", host.unit), Slot("host_title", host.title), Slot("host_area", host.area.full if host.area else ""),
        ]  # fmt: skip
        home = homes[index] if homes else (person.start, person.end)
        if home[1] > home[0]:
            here = view.evidence("aligned-stays", *home)
            slots += [Slot("post", text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}", here)]
        if when:
            slots += [
                Slot("start", when.first, view.evidence("aligned-stays", when.start, when.end)),
                Slot("end", when.last),
            ]
        if length:
            slots.append(Slot("duration", length.value))
        yield view.reading("placement", "aligned-stays", match.start(), match.end(), *slots)


def _post(view: View, span: tuple[int, int], where: Host | None, shared: str) -> Host | None:
    """Read one post of an aligned list; a title that only the last one bears, 「发改局、农业农村局副局长」, is everybody's."""
    post = split_posts(view.text[slice(*span)])[-1]
    unit, title = post.unit or view.text[slice(*span)], post.title or shared
    if not where or not where.area:
        return host_of_post(view, *span, where)
    return Host(span[0], span[1], unit if view.places.within(*span) else where.area.name + unit, title, where.area)


def came_together(view: View) -> Iterator[Reading]:
    """Somebody came together with one who is known to have been sent: 「和他同时进村的，有…公司工程师〈甲〉、…局干部〈乙〉」.

    The time and the area of the stay are the other's; the host is the other's too only where the words name one village. Does not read
    「和他一起的同事」: no one is named.
    """
    for match in _TOGETHER.finditer(view.text):
        sentence = view.page.sentence_at(match.start())
        companions = [w for w in view.introductions if match.end() <= w.name_start < sentence[1]]
        before = [w for w in view.introductions if w.name_start < match.start()]
        section = view.plan.section_at(match.start())
        if not companions or not (before or section):
            continue
        teller = section.name if section else (before[-1].name_start, before[-1].name_end)
        other = match["name"] or view.text[slice(*teller)]
        apart = list(_ONE_EACH.finditer(view.text, companions[-1].name_end, sentence[1]))
        for index, who in enumerate(companions):
            here = view.evidence("came-together", *who.span)
            slots = [Slot("cadre", view.text[who.name_start : who.name_end]), Slot("with", other)]
            if re.search(r"[进驻]村|到村|队员|搭班子|搭档|同[队组村]", match.group()):
                slots.append(Slot("shares_host", "yes"))
            if re.search(r"同队|队员", match.group()):
                slots.append(Slot("host_title", "队员"))
            if len(apart) == len(companions):
                host = view.host(*apart[index].span("host"))
                if host:
                    slots += [Slot("host_unit", host.unit), Slot("host_area", host.area.full if host.area else "")]
            if any(post.unit for post in who.posts):
                slots += [
                    Slot("post", view.text[who.start : who.end], here),
                    Slot("home_span", f"{who.start}:{who.end}", here),
                ]
            yield view.reading("placement", "came-together", match.start(), who.span[1], *slots)
