"""Stays told of people who are introduced by their posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.stays import PREPOSITION, duration_of, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.introductions import SENT, Introduction
from graph.find.posts import split_posts
from graph.model import Reading, Slot

__all__ = ["appointed_guests", "host_before_home", "pronoun_stay", "sent_people", "subject_stay"]

_PLACE = r"(?P<host>[^，。；：！？“”\n在到赴]{2,40}?)"
_FILL = r"(?:进行|开展|参加|接受)?(?:为期[^，。；]{1,8}?的?)?(?:脱产|对口)?"
#: 「在莘庄工业区跟班学习的」 directly before a post.
_BEFORE = re.compile(rf"(?:(?:{PREPOSITION}){_PLACE}{_FILL})?(?P<mode>{MODE})(?:期满)?的$")
_BEFORE_LOOSE = re.compile(rf"(?:{PREPOSITION}|挂职){_PLACE}{_FILL}(?P<mode>{MODE})?的$")
_HEAD = re.compile(rf"(?P<area>[一-鿿]{{0,6}}?)(?P<mode>{MODE})(?:的)?(?:年轻|优秀|青年|部分)?{SENT}[、，]?$")
_AFTER = re.compile(
    rf"[^。！？；\n]{{0,24}}?(?:{PREPOSITION}){_PLACE}{_FILL}(?P<mode>{MODE})"
)
_OFFICE_AFTER = re.compile(
    rf"[^。！？；\n]{{0,24}}?(?P<mode>挂职|挂任)(?:担任|任|到|于|在)?(?P<post>[^，。；：！？“”\n]{{2,40}})"
)
_PRONOUN = re.compile(
    rf"(?:(?P<plural>他们|她们|两人|二人|三人|俩人)|(?P<single>[他她]))(?:都|均|也|现|正|曾|一起|同时|就|被安排|，)*(?:"
    rf"(?:{PREPOSITION}){_PLACE}{_FILL}(?P<mode>{MODE})|(?P<mode2>{MODE})的(?P<host2>[^，。；：！？“”\n]{{2,30}})(?=[，。；]))"
)


def host_before_home(view: View) -> Iterator[Reading]:
    """Where somebody stays stands before who they are: 「在莘庄工业区跟班学习的毛集实验区工委委员、人武部部长柏发准」.

    The host may be left out, 「跟班学习的淮南经开区管委会四级调研员赵明洲」, and several people may share it, parted by 「、」. Does not read
    「在我区挂职的干部表示」: no one is named.
    """
    sharing: dict[int, tuple[Host | None, str, tuple[int, int]]] = {}
    for who in view.introductions:
        before = view.text[max(0, who.start - 60) : who.start]
        match = _BEFORE.search(before)
        told: tuple[Host | None, str, tuple[int, int]] | None = None
        if match:
            offset = max(0, who.start - 60)
            host = view.host(offset + match.start("host"), offset + match.end("host")) if match["host"] else None
            told = (host, match["mode"], (offset + match.start(), who.start))
        else:
            # 「…成祖顺、高新区科技局局长刘双喆」: the second shares what was told of the first.
            link = re.search(r"[、和与]$", before)
            previous = who.start - 1
            if link and previous in sharing:
                told = sharing[previous]
        if told:
            sharing[who.name_end] = told
            host, mode, span = told
            yield _placed(view, "host-before-home", who, host, mode, (span[0], who.name_end))


def sent_people(view: View) -> Iterator[Reading]:
    """Somebody is called one of those sent: 「赴沪学习锻炼干部马铭和郑敬群」, 「学习锻炼干部、相南街道办事处主任牛煦」.

    Does not read 「挂职干部纷纷表示」.
    """
    for who in view.introductions:
        head = _HEAD.search(view.text[max(0, who.start - 30) : who.end]) if not who.posts else None
        start = max(0, who.start - 30)
        if not head and who.posts:
            head = _HEAD.search(view.text[max(0, who.start - 30) : who.start])
            if head and not head.group().endswith("、") and not re.search(SENT + "$", head.group()):
                head = None
        if head:
            yield _placed(view, "sent-people", who, None, head["mode"], (start + head.start("mode"), who.name_end))


def subject_stay(view: View) -> Iterator[Reading]:
    """A person who is introduced is the subject of a stay: 「海东市第二人民医院护士长才让卓玛将到无锡市人民医院跟岗」.

    Also 「…楼海挂任县农业农村局副局长」 and, with the post after the name, 「段勇，挂任县委常委、副县长」. Does not read what somebody says about
    others: a quotation mark or a full stop ends the search.
    """
    for who in view.introductions:
        sentence = view.page.sentence_at(who.name_start)
        match = _AFTER.match(view.text, who.name_end, sentence[1])
        office = _OFFICE_AFTER.match(view.text, who.name_end, sentence[1])
        following = next((w.name_start for w in view.introductions if w.name_start > who.name_start), len(view.text))
        if match and match.start("mode") < following:
            host = view.host(*match.span("host"))
            if host:
                yield _placed(view, "subject-stay", who, host, match["mode"], (who.start, match.end()))
                continue
        if office and office.start("post") < following:
            posts = split_posts(office["post"])
            if posts[-1].title:
                left = office.start("post")
                host = view.host(left, left + len(posts[0].unit)) if office["post"].startswith(posts[0].unit) and posts[0].unit else None
                unit, area = (host.unit, host.area) if host else ("", None)
                titled = Host(left, office.end("post"), unit, ";".join(dict.fromkeys(p.title for p in posts)), area)
                yield _placed(view, "subject-stay", who, titled, "挂职", (who.start, office.end()))


def pronoun_stay(view: View) -> Iterator[Reading]:
    """A pronoun takes up who was named last: 「…徐杰和凤台县副县长刘涛。他们在闵行区莘庄镇跟班学习」, 「他跟班学习的莘庄工业区，」.

    「他们」 「两人」 take up all who are named in the sentence before, 「他」 「她」 the last. Nobody is taken up over more than one
    sentence, or if the sentence before names nobody with a post.
    """
    for match in _PRONOUN.finditer(view.text):
        span = match.span("host") if match["host"] else match.span("host2")
        host = view.host(*span)
        if not host:
            continue
        here = view.page.sentence_at(match.start())
        named = [w for w in view.introductions if here[0] <= w.name_start < match.start()]
        if not named:
            previous = view.page.sentence_at(max(0, here[0] - 2))
            named = [w for w in view.introductions if previous[0] <= w.name_start < here[0]]
        for who in named if match["plural"] else named[-1:]:
            mode = match["mode"] or match["mode2"]
            yield _placed(view, "pronoun-stay", who, host, mode, (match.start(), match.end()), home=(who.start, who.name_end))


def appointed_guests(view: View) -> Iterator[Reading]:
    """A line gives name, post and host of one who was sent: 「金明哲 延吉市商务局副局长，顶岗于宁波市北仑区商务局」.

    Reads lists of guests, cards and rosters in lines, 「郝建忠，…现任四子王旗人民政府副旗长，拟任北京市怀柔区农业农村局副局长（跟岗）」. Does not read
    lines without a word for stays.
    """
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph.end - paragraph.start > 140:
            continue
        body = view.text[paragraph.start : paragraph.end]
        match = _LINE.match(body)
        if not match or not mode_pattern().search(view.text):
            continue
        mode = mode_pattern().search(body)
        word = mode.group() if mode else ""
        if not word and match["verb"] not in ("拟任", "拟挂任", "拟到"):
            continue
        left = paragraph.start + match.start("host")
        target = re.sub(rf"(?:{MODE})?(?:（[^（）]*）)?[；。]?$", "", match["host"])
        post = split_posts(target)[-1]
        host = view.host(left, left + len(post.unit)) if post.unit and target.startswith(post.unit) else None
        if not host:
            continue
        home = (paragraph.start + match.start("post"), paragraph.start + match.end("post"))
        name = (paragraph.start + match.start("name"), paragraph.start + match.end("name"))
        rule = "roster-line"
        here = view.evidence(rule, paragraph.start, paragraph.end)
        planned = "planned" if match["verb"].startswith("拟") else ""
        yield view.reading(
            "placement", rule, paragraph.start, paragraph.end,
            Slot("cadre", view.text[slice(*name)]), Slot("post", match["post"], here), Slot("home_span", f"{home[0]}:{home[1]}", here),
            Slot("host_unit", host.unit), Slot("host_title", post.title),
            Slot("host_area", host.area.full if host.area else ""), Slot("mode", word), Slot("status", planned),
        )  # fmt: skip


_LINE = re.compile(
    r"(?:\d{1,2}[.．、])?(?P<name>[一-鿿·]{2,12}?)(?:，[^，]{1,12}?){0,5}?(?:，|：)?(?:现任|现为|系|任)?(?P<post>[^，。；]{4,40}?)，"
    r"(?:现)?(?P<verb>拟任|拟挂任|拟到|拟挂职于|顶岗于|挂职于|跟班于|跟岗于|挂任|挂职|挂职任|挂职担任)(?P<host>[^，。；]{3,40})[；。]?$"
)


def _placed(
    view: View, rule: str, who: Introduction, host: Host | None, mode: str, span: tuple[int, int], home: tuple[int, int] | None = None
) -> Reading:
    """Return the reading that *who* stays at *host*."""
    text = view.text
    here = view.evidence(rule, *(home or (who.start, who.name_end)))
    sentence = view.page.sentence_at(span[0])
    when = start_of(view, sentence[0], span[1]) if host else None
    length = duration_of(view, sentence[0], sentence[1])
    slots = [Slot("cadre", text[who.name_start : who.name_end]), Slot("mode", mode)]
    if who.posts:
        slots += [
            Slot("post", text[who.start : who.end], here),
            Slot("home_span", f"{who.start}:{who.end}", here),
        ]
    if host:
        slots += [
            Slot("host_unit", host.unit),
            Slot("host_title", host.title),
            Slot("host_area", host.area.full if host.area else ""),
        ]
    if when and text[when.end : when.end + 1] not in "，" or (when and host and re.search(r"[到赴]", text[when.end : span[1]])):
        slots += [Slot("start", when.first, view.evidence(rule, when.start, when.end)), Slot("end", when.last)]
    if length:
        slots.append(Slot("duration", length.value, view.evidence(rule, length.start, length.end)))
    return view.reading("placement", rule, *span, *slots)
