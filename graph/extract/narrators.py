"""Who tells a section was sent: 「讲述人：芜湖市政府办公室 胡蓉菲」, then 「我被选派到…实训」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from graph.extract.clauses import clause_at, host_of_post
from graph.extract.stays import best_host, duration_of, hosts_in, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.extract.whereabouts import clauses_of_stays
from graph.find.areas import Area, Gazetteer
from graph.find.times import When
from graph.model import Reading, Slot
from graph.read.cards import cards_of
from graph.read.page import Paragraph
from graph.read.plan import Section

__all__ = ["narrators"]

RULE = "narrator-stay"
_HELD = re.compile(rf"(?:现任|现为|(?:{MODE})期间任|{MODE}期间担任|任)(?P<post>[^，。；（）]{{4,40}})(?:（挂职）)?")
#: A header tells the stay though the page has no word for it: 「2023年3月派驻某村，任乡村振兴工作队队长」.
_SENT_OUT = re.compile(r"派驻[^，。；]{2,24}村[，、]?(?:任|担任)?|驻村")
_CARD_HOST = re.compile(
    r"(?:挂职|跟岗|跟班|顶岗|派驻|实训|学习|锻炼)[一-鿿]{0,2}(?:单位|岗位|职务|地点?)：|(?:去处|去向|接收单位|落脚点)："
)


def narrators(view: View) -> Iterator[Reading]:
    """A header names who tells a section and their unit; the section says in the first person where they stay.

    Reads 「讲述人:淮北市委总值班室 马蓉」 with 「我于2021年11月初赴沪开始为期6个月的学习锻炼,目前在普陀区万里街道挂职」; also a unit over a name
    over an essay, and an essay that its author signs. The host is looked for in the first paragraphs, sentences with 「我」 first.
    Does not read headers over texts in which nobody is sent.
    """
    if not mode_pattern().search(view.text) and not any(
        _SENT_OUT.search(view.text, *section.header) for section in view.plan.sections
    ):
        return
    told: set[str] = set()
    for section in view.plan.sections:
        name = view.text[slice(*section.name)]
        if name not in told or section.post[0] < section.post[1]:  # a diary's writer signs many days, and was sent once
            yield from _read(view, section)
        told.add(name)


def _read(view: View, section: Section) -> Iterator[Reading]:
    text = view.text
    body = section.paragraphs(view.page)
    if not body:
        return
    modes = [match for p in body for match in mode_pattern().finditer(text, p.start, p.end)]
    # An essay need not say what all the essays of the page are about.
    modes = [m for m, after in zip_longest(modes, modes[1:]) if not (after and after.start() == m.end())]
    mode = view.full_mode(modes[0].group(), modes[0].end()) if modes else view.leading_mode
    if mode == "挂任":
        mode = view.leading_mode.replace("挂任", "挂职")
    slots = [Slot("cadre", text[slice(*section.name)])]
    if section.post[0] < section.post[1]:
        header = view.evidence(RULE, *section.header)
        slots += [
            Slot("post", text[slice(*section.post)], header),
            Slot("home_span", f"{section.post[0]}:{section.post[1]}", header),
        ]
    home = slots[1:]
    intro = body[:3]
    found = [host for p in intro for host in hosts_in(view, p.start, p.end, first_person=True)]
    if not any(host.unit for host, _ in found):
        found = [(host, 3) for p in intro for host in _went(view, p)] + found
    if not any(host.unit for host, _ in found):
        found += [host for p in body[3:] for host in hosts_in(view, p.start, p.end, first_person=True)]
    line = _CARD_HOST.search(text, *section.header)
    if not mode and _SENT_OUT.search(text, *section.header):
        mode = "驻村"
    inside = None
    if not line and section.post[1] < section.header[1] - 4:
        inside = clause_at(view, section.post[1], section.header[1], mode=mode)
        held = None if inside else _HELD.search(text, section.post[1], section.header[1])
        office = host_of_post(view, *held.span("post")) if held else None
        if office:
            found = [(office, 4), *found]
    if inside:
        found = [(inside.host, 4)]
        mode = inside.mode
    if any(
        card.start == section.header[0] and card.first("host", "host_title", "change") for card in cards_of(view.page)
    ):
        found = []  # the card tells where, whatever else its person tells of
    if line:
        # 「挂职地：佛山市顺德区北滘镇」 in the header
        end = min(
            (
                at
                for at in (text.find("\n", line.end()), text.find("，", line.end()), text.find("）", line.end()))
                if at >= 0
            ),
            default=-1,
        )
        given = view.host(line.end(), end if 0 <= end < section.header[1] else section.header[1])
        if given:
            found = [(given, 4), *found]
    slots.append(Slot("mode", mode, None if inside else _at(view, modes)))
    host = best_host(view, found)
    stay = (body[0].start, body[0].end)
    if host:
        stay = (inside.start, inside.end) if inside else view.page.sentence_at(host.start)
        where = view.evidence(RULE, *stay)
        slots += [
            Slot("host_unit", host.unit, where),
            Slot("host_title", host.title, where),
            Slot("host_area", host.area.full if host.area else "", where),
        ]
    elif modes:
        stay = view.page.sentence_at(modes[0].start())
    when = start_of(view, section.post[1] if inside else stay[0], stay[1]) or _told_at_first(view, body)
    if when:
        seen = view.evidence(RULE, when.start, when.end)
        slots += [Slot("start", when.first, seen), Slot("end", when.last, seen)]
    for paragraph in body:
        length = duration_of(view, paragraph.start, paragraph.end, felt=True)
        if length:
            slots.append(Slot("duration", length.value, view.evidence(RULE, length.start, length.end)))
            break
    yield view.reading("placement", RULE, *(section.header if section.header[0] < section.start else stay), *slots)
    if host:
        yield from _further(view, section, body, host, home)


def _went(view: View, paragraph: Paragraph) -> Iterator[Host]:
    """Yield where a sentence with 「我」 and a word for stays says that somebody went: 「我作为第十批援藏干部进藏，到县住建局任副局长」."""
    for start, end in view.page.sentences(paragraph):
        at = view.text.find("我", start, end)
        if at >= 0 and mode_pattern().search(view.text, at, end) and "派" not in view.text[start:at]:
            yield from (clause.host for clause in clauses_of_stays(view, at, end) if clause.host.unit)


#: Words that tell a further stay, or an earlier one.
_ANOTHER = re.compile(r"又(?:随|被|到|去|赴|来|一次)|再(?:次|度)|第[一二三两]次|头一(?:回|次|站)|此前|之前|早在|曾")


def _further(view: View, section: Section, body: list[Paragraph], host: Host, home: list[Slot]) -> Iterator[Reading]:
    """Read another stay of the narrator, in another city and with a date of its own: 「2022年7月，我又随医疗队到了那曲市人民医院」."""
    book = view.places.book
    for paragraph in body:
        for start, end in view.page.sentences(paragraph):
            if "我" not in view.text[start:end] or not _ANOTHER.search(view.text, start, end):
                continue
            when = start_of(view, start, end)
            for clause in clauses_of_stays(view, start, end) if when else ():
                area = clause.host.area
                if area is None or not clause.host.unit or _of_same(book, area, host):
                    continue
                word = mode_pattern().search(view.text, start, end)
                length = duration_of(view, start, end, felt=True)
                here = view.evidence(RULE, start, end)
                yield view.reading(
                    "placement", RULE, start, end,
                    Slot("cadre", view.text[slice(*section.name)]), *home, Slot("mode", word.group() if word else view.leading_mode, here),
                    Slot("host_unit", clause.host.unit, here), Slot("host_title", clause.host.title, here),
                    Slot("host_area", area.full, here), Slot("start", when.first if when else "", here),
                    Slot("end", when.last if when else "", here), Slot("duration", length.value if length else "", here),
                )  # fmt: skip
                return


def _of_same(book: Gazetteer, area: Area, host: Host) -> bool:
    """Whether *area* lies in the city of *host*; of one whose area the text leaves open, whether its name tells the city."""
    city = book.up_to_city(area)
    return city == book.up_to_city(host.area) if host.area else city.name in host.unit


def _told_at_first(view: View, body: list[Paragraph]) -> When | None:
    """Return the date of the first sentences in which the narrator says 「我」 and goes: 「2021年7月，我从省自然资源厅来到立新村」."""
    for paragraph in body[:3]:
        before: tuple[int, int] | None = None
        for start, end in view.page.sentences(paragraph):
            dated, before = before, (start, end)
            if "我" in view.text[start:end] and _GOES.search(view.text, start, end):
                when = start_of(view, start, end)
                if when is None and dated and _IT_WAS.match(view.text, *dated):
                    when = start_of(view, *dated)
                if when:
                    return when
    return None


#: A sentence that does nothing but date the next: 「那是2023年的春天。」
_IT_WAS = re.compile(
    r"(?:那是|那还是|时间是|记得那是|故事要从|事情要从|时间回到|时间拨回到?|一切要从)[^，。]{0,16}[。，]"
)
_GOES = re.compile(rf"{MODE}|来到|赴|前往|奔赴|派到|派往|报到|到岗|选派")


def _at(view: View, modes: list[re.Match[str]]):  # type: ignore[no-untyped-def]
    return view.evidence(RULE, modes[0].start(), modes[0].end()) if modes else None
