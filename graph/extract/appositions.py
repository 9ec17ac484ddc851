"""Stays told of people who are introduced by their posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import clause_at, host_of_post
from graph.extract.incomers import place_inside
from graph.extract.sent_here import sent_here
from graph.extract.stays import PREPOSITION, duration_of, end_of, put_off, start_of, term_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.introductions import SENT, Introduction
from graph.find.people import name_at
from graph.find.times import When
from graph.model import Reading, Slot

__all__ = ["host_before_home", "named_elsewhere", "pronoun_stay", "sent_people", "subject_stay"]

_PLACE = r"(?P<host>[^，。；：！？“”\n在到赴]{2,40}?)"
_FILL = r"(?:进行|开展|参加|接受)?(?:为期[^，。；]{1,8}?的?)?(?:脱产|对口)?"
#: 「在莘庄工业区跟班学习的」 directly before a post; 「挂职火炬开发区经济发展和科技信息局的」.
_BEFORE = re.compile(
    rf"(?:(?:{PREPOSITION}){_PLACE}{_FILL})?(?P<mode>{MODE})(?:期满|(?:了)?[\d一二三四五六七八九十半两]+个?多?(?:月|年|天))?的$"
)
_KNOWN_AT = re.compile(rf"(?:{PREPOSITION}){_PLACE}{_FILL}(?P<mode>{MODE})的(?=[一-鿿·]{{2,6}})")
_BEFORE_AT = re.compile(r"(?P<mode>挂职|跟岗|顶岗|跟班|挂任)(?:于|在)?(?P<host>[^，。；：！？“”\n]{3,30})的$")
_SENT_TO = re.compile(
    r"(?P<home>[^，。；：！？“”\n]{3,30}?)(?:选派|派驻|派到|派往|派赴)(?:到|至)?(?P<host>[^，。；：！？“”\n]{2,30}?)的$"
)
_HEAD = re.compile(rf"(?P<area>[一-鿿]{{0,6}}?)(?P<mode>{MODE})(?:的)?(?:年轻|优秀|青年|部分)?{SENT}[、，]?$")
_PRONOUN = re.compile(r"(?:(?P<plural>他们|她们|两人|二人|三人|俩人)|(?P<single>[他她]))")
_RECEIVES = re.compile(r"看望|慰问|会见|主持|出席|接见|欢迎|陪同")
_PRONOUN_OF = re.compile(rf"(?P<mode>{MODE})的(?P<host>[^，。；：！？“”\n]{{2,30}})(?=[，。；])")


def host_before_home(view: View) -> Iterator[Reading]:
    """Where somebody stays stands before who they are: 「在莘庄工业区跟班学习的毛集实验区工委委员、人武部部长柏发准」.

    The host may be left out, 「跟班学习的淮南经开区管委会四级调研员赵明洲」, and several people may share it, parted by 「、」. Does not read
    「在我区挂职的干部表示」: no one is named.
    """
    sharing: dict[int, tuple[Host | None, str, tuple[int, int]]] = {}
    for who in view.introductions:
        if who.start > who.name_start:
            continue  # the post stands behind the name
        offset = max(0, who.start - 60)
        before = view.text[offset : who.start]
        match = _BEFORE.search(before) or _BEFORE_AT.search(before)
        told: tuple[Host | None, str, tuple[int, int]] | None = None
        if match:
            host = view.host(offset + match.start("host"), offset + match.end("host")) if match["host"] else None
            if match["host"] and host is None:
                continue  # 「分管挂职干部工作的…」
            mode = view.full_mode(_mode(match["mode"]), offset + match.end("mode"))
            told = (host, mode, (offset + match.start(), who.start))
        elif before.endswith(("、", "和", "与")) and who.start - 1 in sharing:
            # 「…成祖顺、高新区科技局局长刘双喆」: the second shares what was told of the first.
            told = sharing[who.start - 1]
        if told:
            sharing[who.name_end] = told
            host, mode, span = told
            mine = view.area_of(who.start, who.end)
            elsewhere = mine is not None and host is not None and host.area is not None and not mine.within(host.area)
            if host and not host.unit and host.area == view.home and who.posts and not elsewhere:
                # 「青岛市选派来定西挂职的市政府副秘书长」: the post is the host's.
                post = host_of_post(view, who.start, who.end, host)
                if post:
                    yield view.reading(
                        "placement", "host-before-home", span[0], who.name_end,
                        Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", mode),
                        Slot("host_unit", post.unit), Slot("host_title", post.title), Slot("host_area", host.area.full if host.area else ""),
                        Slot("home_area", _sender(view, span[0])),
                    )  # fmt: skip
                    continue
            yield _placed(view, "host-before-home", who, host, mode, (span[0], who.name_end))
    yield from _known_at(view)
    yield from _received(view)


_RECEIVED = re.compile(
    r"(?P<host>[^，。；：！？“”\n]{3,24}?)(?:来了|迎来了?|接收了?|多了)[^，。；：“”]{2,14}(?:人|干部|同志|学员|客人|邻居|教师|医生|专家)："
)


def _received(view: View) -> Iterator[Reading]:
    """Read 「金湾区三灶镇来了两位遵义人：〈单位职务〉〈姓名〉，〈单位职务〉〈姓名〉。」: those who are listed stay there."""
    for match in _RECEIVED.finditer(view.text):
        named = view.places.within(*match.span("host"))
        host = view.host(named[0].start if named else match.start("host"), match.end("host"))
        end = view.page.sentence_at(match.start())[1]
        if not host or not view.leading_mode:
            continue
        for who in view.introductions:
            if match.end() <= who.start and who.name_end <= end and any(post.unit for post in who.posts):
                yield _placed(view, "host-before-home", who, host, view.leading_mode, (match.start(), who.name_end))


def _known_at(view: View) -> Iterator[Reading]:
    """Read 「在莘庄工业区跟班学习的〈姓名〉，」 of one whose post the page gives elsewhere."""
    for match in _KNOWN_AT.finditer(view.text):
        end = name_at(view.text, match.end())
        who = view.known_names.get(view.text[match.end() : end]) if end else None
        host = view.host(*match.span("host"))
        if end and who and host and match.end() != who.name_start:
            yield _placed(
                view, "host-before-home", who, host, _mode(match["mode"]), (match.start(), end), home=who.span
            )


def _sender(view: View, at: int) -> str:
    """Return the area that 「选派」 right before *at* names as the sender; empty if none."""
    named = [m for m in view.places.within(max(0, at - 16), at + 3) if m.area and len(m.area.code) <= 6]
    return named[-1].area.full if named and named[-1].area else ""


_SENDS = re.compile(r"(?:(?:市|县|区|州)?委?组织部)?(?:选派|派驻|派出|派往|派到|派赴|援派|支援)")


def _sent_from(view: View, start: int, end: int) -> str:
    """Return the area that ``text[start:end]`` says to have sent somebody: 「苏州市派驻巧家的干部有14名，领队〈姓名〉…」; empty if none."""
    for mention in view.places.within(start, end):
        if mention.area and len(mention.area.code) <= 6 and _SENDS.match(view.text, mention.end):
            return mention.area.full
    return ""


def sent_people(view: View) -> Iterator[Reading]:
    """Somebody is called one of those sent: 「赴沪学习锻炼干部马铭和郑敬群」, 「学习锻炼干部、相南街道办事处主任牛煦」.

    Does not read 「挂职干部纷纷表示」: no one is named.
    """
    for who in view.introductions:
        offset = max(0, who.start - 30)
        head = None
        if who.general:
            head = _HEAD.search(view.text[offset : who.end])
        if not head:
            head = _HEAD.search(view.text[offset : who.start])
            if head and not head.group().endswith("、") and not re.search(SENT + "$", head.group()):
                head = None
        begin = offset + head.start("mode") if head and not who.general else 0
        there = sent_here(view, who, begin, _mode(head["mode"])) if head and begin else None
        if there:
            yield there
        elif head:
            gone = view.places.within(offset + head.start(), offset + head.start("mode"))
            # 「陕西省第五批援藏干部」 「永善县的挂职干部」: without a word for going it is where they are from.
            went = gone and re.search(r"(?:赴|到|在|来|驻|至|往)$", view.text[: gone[-1].start])
            area = gone[-1].area if went else None
            host = Host(gone[-1].start, gone[-1].end, "", "", area) if area and len(area.code) <= 6 else None
            if host is None and view.text.startswith("，", offset + head.start() - 1):
                host = place_inside(view, view.page.sentence_at(who.start)[0], offset + head.start())
            at = offset + head.start("mode")
            yield _placed(view, "sent-people", who, host, _mode(head["mode"]), (at, who.name_end))


def subject_stay(view: View) -> Iterator[Reading]:
    """A person who is introduced is the subject of a stay: 「海东市第二人民医院护士长才让卓玛将到无锡市人民医院跟岗」.

    Also 「…楼海挂任县农业农村局副局长」, 「段勇，挂任县委常委、副县长」, 「…到昭觉县比尔镇担任驻镇帮扶工作队队长」 and 「冼伟所在的跟班单位是…」. Does not read
    what somebody says about others: a quotation mark or a full stop ends the search.
    """
    starts = [who.name_start for who in view.introductions]
    for index, who in enumerate(view.introductions):
        subject = max(who.name_end, who.end)
        limit = _limit(view, subject, starts[index + 1 :])
        programme = view.main_mode if view.main_mode.startswith(("援", "驻")) else ""
        clause = clause_at(view, subject, limit, mode=programme)
        if clause:
            span = (min(who.start, who.name_start), clause.end)
            held = _held_there(view, who, clause.host)
            yield held if held else _placed(view, "subject-stay", who, clause.host, clause.mode, span)


#: Where somebody is from whose post before the name is that at the host: 「来自中国农业银行总行，」 「返回农行总行」.
_FROM_UNIT = re.compile(
    r"(?:来自|返回|回到|原单位是?)(?P<home>[^，。；：“”\n的]{3,26}?)(?:报到|上班|工作)?(?:了)?(?=[，。；])"
)
_OF_GOVERNMENT = re.compile(r"(?:常委|副[市县区旗州]长|副书记|市长助理|县长助理|区长助理)$")


def _held_there(view: View, who: Introduction, host: Host) -> Reading | None:
    """Read 「县委常委、副县长〈姓名〉在饶阳挂职」: who holds an office of the very county where he stays holds it there; ``None`` elsewhere."""
    if host.unit or not host.area or len(host.area.code) < 4 or who.start > who.name_start:
        return None
    post = view.text[who.start : who.end]
    area = view.area_of(who.start, who.end) or view.absolute(post, at=who.start)[1]
    if area != host.area or not _OF_GOVERNMENT.search(post):
        return None
    there = host_of_post(view, who.start, who.end, host)
    if there is None:
        return None
    end = view.page.sentence_at(who.start)[1]
    told = _FROM_UNIT.search(view.text, who.name_end, end)
    home = told.span("home") if told else (0, 0)
    when = start_of(view, who.name_end, end)
    length = duration_of(view, who.name_end, end)
    here = view.evidence("subject-stay", who.start, home[1] or who.name_end)
    word = mode_pattern().search(view.text, who.name_end, end)
    return view.reading(
        "placement", "subject-stay", who.start, max(who.name_end, host.end),
        Slot("cadre", view.text[who.name_start : who.name_end]), Slot("mode", _mode(word.group()) if word else ""),
        Slot("post", view.text[slice(*home)], here), Slot("home_span", f"{home[0]}:{home[1]}" if told else "", here),
        Slot("host_span", f"{who.start}:{who.end}"), Slot("host_unit", there.unit), Slot("host_title", there.title),
        Slot("host_area", host.area.full), Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        Slot("duration", length.value if length else ""),
    )  # fmt: skip


def _limit(view: View, at: int, following: list[int]) -> int:
    sentence = view.page.sentence_at(at)
    quotation = view.text.find("“", at, sentence[1])
    ends = [sentence[1], *(start for start in following if start > at)]
    if quotation >= 0:
        ends.append(quotation)
    return min(ends)


def pronoun_stay(view: View) -> Iterator[Reading]:
    """A pronoun takes up who was named last: 「…徐杰和凤台县副县长刘涛。他们在闵行区莘庄镇跟班学习」, 「他跟班学习的莘庄工业区，」.

    「他们」 「两人」 take up all who are named in the sentence before, 「他」 「她」 the last. Nobody is taken up over more than one
    sentence, nor out of a quotation, nor one who only visits, presides or receives.
    """
    starts = [who.name_start for who in view.introductions]
    for match in _PRONOUN.finditer(view.text):
        limit = _limit(view, match.end(), starts)
        if view.page.paragraph_at(match.start()).repeats:
            continue
        named = _named_before(view, match.start())
        if not named or (match["plural"] and len(named) < 2):
            continue
        attribute = _PRONOUN_OF.match(view.text, match.end())
        host = view.host(*attribute.span("host")) if attribute else None
        if attribute and host:
            found = (host, _mode(attribute["mode"]), attribute.end())
        else:
            clause = clause_at(view, match.end(), min(limit, match.end() + 60), mode=view.batch_mode)
            if not clause or clause.start - match.end() > 20:
                continue
            found = (clause.host, clause.mode, clause.end)
        for who in named if match["plural"] else named[-1:]:
            home = who.span
            yield _placed(view, "pronoun-stay", who, found[0], found[1], (match.start(), found[2]), home=home)


def _named_before(view: View, at: int) -> list[Introduction]:
    """Return who is introduced in the sentence of *at* before it, else in one of the two sentences before."""
    start = view.page.sentence_at(at)[0]
    end = at
    for _ in range(2):
        named = [who for who in view.introductions if start <= who.name_start < end]
        if named:
            told = view.text[named[-1].name_end : end]
            return [] if _RECEIVES.search(told) else named
        if start <= 0:
            break
        end = start
        start = view.page.sentence_at(max(0, start - 2))[0]
    return []


def named_elsewhere(view: View) -> Iterator[Reading]:
    """One who is sent is named without a post, with the unit before or behind: 「国家能源集团派驻布拖县的段勇」, 「应舒原是…副局长，2023年5月挂职…副县长」.

    Does not read what a unit did for a person: only verbs of sending, 「来自」, 「的」 directly behind a unit, 「原是」 and 「原任」 lead to a name.
    """
    for match in _NAMED_BY_UNIT.finditer(view.text):
        who = view.named_by_unit(match)
        if who is None:
            continue
        sent = _SENT_TO.search(view.text, who.start, who.name_start)
        clause = clause_at(view, who.name_end, _limit(view, who.name_end, [w.name_start for w in view.introductions]))
        host = view.host(*sent.span("host")) if sent else None
        if clause:
            host, mode = clause.host, clause.mode
        elif host and view.main_mode:
            mode = view.main_mode
        else:
            continue
        yield _placed(view, "named-elsewhere", who, host, mode, (who.span[0], clause.end if clause else who.span[1]))
    for match in _FORMERLY.finditer(view.text):
        who = view.formerly(match)
        if who is None:
            continue
        programme = view.main_mode if view.main_mode.startswith(("援", "驻")) else ""
        clause = clause_at(view, match.end(), view.page.sentence_at(match.end())[1], mode=programme)
        if clause:
            span = (match.start(), clause.end)
            yield _placed(
                view, "named-elsewhere", who, clause.host, clause.mode, span, home=(match.start(), match.end())
            )


_NAMED_BY_UNIT = re.compile(r"(?P<unit>[^，。；：！？“”\n的]{4,40})的(?=[一-鿿]{2})")
_FORMERLY = re.compile(
    r"(?P<name>[一-鿿·]{2,8}?)(?:，)?(?:原是|原任|原为|此前是|来之前是|曾是|本是|来自)(?P<post>[^，。；：“”\n]{4,36})(?=，)"
)


_AGAIN = re.compile(r"(?<!一)又(?:被|到|赴|在|前往)|再次|再度|再赴")


def _mode(word: str) -> str:
    return "挂职" if word == "挂任" else word


def _placed(
    view: View,
    rule: str,
    who: Introduction,
    host: Host | None,
    mode: str,
    span: tuple[int, int],
    home: tuple[int, int] | None = None,
) -> Reading:
    """Return the reading that *who* stays at *host*."""
    text = view.text
    here = view.evidence(rule, *(home or who.span))
    sentence = view.page.sentence_at(span[0])
    when = (_date_of(view, who, span, sentence[0]) or term_of(view, span[1], sentence[1])) if host else None
    when = (put_off(view, span[1], sentence[1]) if host else None) or when
    again = _AGAIN.search(view.text, span[0], sentence[1])  # what follows tells of another stay
    length = duration_of(view, span[0], again.start() if again and span[0] + 4 < again.start() else sentence[1])
    if length and _in_bracket_of_another(view, span[1], length.start):
        length = None
    over = end_of(view, span[1], again.start() if again else sentence[1]) if host and when and not when.last else None
    slots = [Slot("cadre", text[who.name_start : who.name_end]), Slot("mode", mode)]
    if any(post.unit for post in who.posts):
        slots += [
            Slot("post", text[who.start : who.end], here),
            Slot("home_span", f"{who.start}:{who.end}", here),
        ]
    elif home is None:
        slots.append(Slot("home_area", _sent_from(view, sentence[0], who.start)))
    if host:
        slots += [
            Slot("host_unit", host.unit),
            Slot("host_title", host.title),
            Slot("host_area", host.area.full if host.area else ""),
        ]
    if when:
        slots += [Slot("start", when.first, view.evidence(rule, when.start, when.end)), Slot("end", when.last)]
    if over:
        slots.append(Slot("end", over.first, view.evidence(rule, over.start, over.end)))
    if length:
        slots.append(Slot("duration", length.value, view.evidence(rule, length.start, length.end)))
    return view.reading("placement", rule, *span, *slots)


def _in_bracket_of_another(view: View, at: int, where: int) -> bool:
    """Whether *where* lies in a bracket that is told of somebody who is named behind *at*."""
    opening = view.text.rfind("（", at, where)
    inside = opening >= 0 and "）" not in view.text[opening:where]
    return inside and any(at <= one.start and one.end <= opening for one in view.people)


def _date_of(view: View, who: Introduction, span: tuple[int, int], sentence: int) -> When | None:
    """Return the date of the stay that ``text[span]`` tells: between the subject and the verb, or right before the subject.

    「1月4日，在闵行区文旅局跟班学习的…彭宝国参加了…」 dates the meeting, and not the stay.
    """
    if span[1] <= who.name_end:
        return start_of(view, span[0], who.start)
    subject = who.name_end if span[0] <= who.name_start <= span[1] else span[0]
    between = start_of(view, subject, span[1])
    if between:
        return between
    left = who.start if subject == who.name_end else span[0]
    before = start_of(view, max(sentence, left - 30), left)
    return before if before and re.fullmatch(r"[起，]{0,2}(?:时任|原任|身为)?", view.text[before.end : left]) else None
