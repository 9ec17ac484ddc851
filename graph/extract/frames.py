"""Stays told in free words: whoever a sentence is about, from a unit of one place, is told to be at a unit of another.

The other rules know constructions. This one knows the frame: a person, where the person comes from, and a unit elsewhere that a verb
of going, being or holding office leads to. It comes last but for lists, and fills what the others left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.homes import Origin
from graph.extract.rosters import is_roster_line
from graph.extract.stays import duration_of, put_off, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.extract.whereabouts import LEADS_TO, ClauseOfStay, clauses_of_stays, place_from
from graph.find.areas import Area
from graph.find.names import Named
from graph.model import Reading, Slot

__all__ = ["PRIVATELY", "framed_stays"]

#: What somebody does elsewhere who only visits, leads or speaks; and where people live or study.
_NOT_STAYING = re.compile(
    r"看望|慰问|考察|调研|走访|督导|视察|巡查|检查|会见|接见|接待|迎接|欢迎|护送|(?<!协助)分管|主管(?!，)|出席|主持|陪同|采访|称赞|表扬|动员|宣布|率团|率队|带队|来访|回访|座谈会上|开会|招商会|推介|参会|参加|出生|毕业|老家|家住|读书|上大学|见到|签约|签署|授课|宣讲"
)
#: Right behind a place: why somebody goes there who is sent by nobody.
PRIVATELY = re.compile(r"[^给为替帮，。；]{0,3}(?:看病|就诊|就医|求医|治病|住院|探亲|打工|出差|旅游)")
#: These speak against a stay wherever they stand in the sentence.
_VISITING = re.compile(r"看望|慰问|率团|考察(?!报告)|来访|回访|督导|调研(?!报告)|视察|巡查|会见|主持|出席")
#: Behind a name: its bearer only came along, 「与〈姓名〉同批进藏」.
_COMPANION = re.compile(r"(?:一起|一道|一同|同)(?=[批期机行时去来乘车班样赴到]|，)")
#: How a sentence begins that goes on about the person named before.
_GOES_ON = re.compile(
    rf"(?:他|她|其|这位|身为|作为|在|到|来|去|赴|初|刚|从|今年|去年|前年|目前|如今|现在|现|随后|此后|之后|后来|同年|当年|次年|报到|到岗|到任|上任|\d|一[来到]|{MODE}|学习)"
)
#: Behind a name: what follows is of others, unless it has a word for stays.
_SAYS = re.compile(r"(?:说|表示|介绍|透露|坦言|告诉记者)(?:，|：(?!“))")
_BEYOND = re.compile(r"(?:同|均|都|一起|一同|一道|双双|两人|三人|二人|他们|她们)[^，。]{0,6}$")


def framed_stays(view: View) -> Iterator[Reading]:
    """A person whose home is known is told to go to, be at, or hold an office at a unit of another place.

    Reads 「身为潞城经济技术开发区管委会招商合作部部长，他在北京经济技术开发区一待就是三个月」.

    The person is who the sentence, else the paragraph, else the heading is about. Without a word for stays in the clause, home and host
    must lie in different cities, and nothing may say that the person only visits, leads or speaks. Does not read officials of the host,
    「乃东区委书记〈姓名〉在乃东区…」, nor villagers and guests.
    """
    if not view.leading_mode:
        return
    yield from _told_by_narrators(view)
    for paragraph in view.prose():
        if is_roster_line(view, paragraph):
            continue
        about = [view.headed(paragraph.start)] if view.headed(paragraph.start) else []
        for start, end in view.page.sentences(paragraph):
            named = [one for one in view.people if start <= one.start < end]
            told = start
            mode, area = _group(view, start, paragraph.start)
            for clause in clauses_of_stays(view, start, end):
                if mode and not clause.mode:
                    clause = replace(clause, mode=mode, host=_within(view, clause.host, area))
                here = {one.name for one in named}
                for name in _subjects(view, clause, named, about, start):
                    if name not in here and name not in view.origins:
                        continue
                    reading = _read(view, name, clause, start, end, told)
                    if reading:
                        yield reading
                told = clause.end
            about = [one.name for one in named if not _ASKED.search(view.text, start, one.start)][-1:] or about


#: 「我」 who tells, and not 「我们医院」 where somebody comes to.
_I = re.compile(r"我(?![们院校省市区县州])")


def _told_by_narrators(view: View) -> Iterator[Reading]:
    """Read what a narrator tells of others: 「同队的某某是〈单位〉的医师，被分到〈单位〉」, 「某某去年9月来，在我们医院进修了三个月」."""
    for section in view.plan.sections:
        teller = view.text[slice(*section.name)]
        for paragraph in section.paragraphs(view.page):
            for start, end in () if paragraph.repeats else view.page.sentences(paragraph):
                named = [one for one in view.people if start <= one.start < end]
                for clause in clauses_of_stays(view, start, end):
                    before = [one for one in named if one.end <= clause.start]
                    if not before or before[-1].name == teller or _I.search(view.text, before[-1].end, clause.start):
                        continue
                    if not clause.mode and before[-1].name not in view.origins:
                        continue
                    reading = _read(view, before[-1].name, clause, start, end, start)
                    if reading:
                        yield reading


#: A sentence that parts a group one by one: 「6名干部分赴我区跟岗一个月。其中，〈甲〉在…；〈乙〉在…」.
_PARTS = re.compile(r"(?:其中|他们中|这[一-鿿\d]{1,3}[人名])(?:，|：|(?=[一-鿿]))")
_INSIDE = re.compile(
    rf"(?P<mode>{MODE})的[^，。；]{{0,8}}?(?:\d+|[两三四五六七八九十]+)(?:余)?[名位人][^，。；]{{0,4}}，其中"
)
_IN_TITLE = re.compile(r"[^《》]*》")
_GROUP = re.compile(r"(?:\d+|[二两三四五六七八九十]+)(?:名|位|人)")


def _group(view: View, start: int, floor: int) -> tuple[str, Area | None]:
    """Return the word for stays and the area that the sentence before *start* tells of a group which the one at *start* parts."""
    inside = _INSIDE.search(view.text, *view.page.sentence_at(start))
    if inside:
        # 「目前在朝阳挂职的共5人，其中〈单位职务〉〈姓名〉任…，〈单位职务〉〈姓名〉任…」
        return {"挂任": "挂职"}.get(inside["mode"], inside["mode"]), None
    if start <= floor or not _PARTS.match(view.text, start):
        return "", None
    before = view.page.sentence_at(start - 1)[0]
    words = [
        one for one in mode_pattern().finditer(view.text, before, start) if not _IN_TITLE.match(view.text, one.end())
    ]
    word = words[-1] if words else None
    if word is None or not _GROUP.search(view.text, before, start):
        return "", None
    places = [place_from(view, match.end(), start) for match in LEADS_TO.finditer(view.text, before, word.start())]
    here = re.search(r"[赴到来在]我[区县市州旗]", view.text[before : word.start()])
    area = view.home if here else next((one.area for one in places if one and one.area), None)
    return {"挂任": "挂职"}.get(word.group(), word.group()), area


def _comes_along(view: View, one: Named) -> bool:
    """Whether the sentence is about another, who went with *one*: 「与〈姓名〉同批进藏的…」."""
    return view.text[one.start - 1 : one.start] in tuple("与和同跟") and bool(_COMPANION.match(view.text, one.end))


def _within(view: View, host: Host, area: Area | None) -> Host:
    """Return *host* in *area*, which the sentence before gives a group, if its name is one that several places bear."""
    if area is None or (host.area and host.area.within(area)):
        return host
    named = view.places.starting_at(host.start)
    inside = [one for one in named.candidates if one.within(area)] if named else []
    return replace(host, area=inside[0]) if inside else host if host.area else replace(host, area=area)


#: Between a place and whom it only tells more of.
_BELONGS = re.compile(r"[^，。；]{0,12}的[^，。；]{1,8}")
#: Before whom one is to ask, who goes nowhere.
_ASKED = re.compile(r"(?:联络员|联系人)(?:为|是|：)[^，。；]*$")


def _subjects(view: View, clause: ClauseOfStay, named: list[Named], about: list[str], start: int) -> list[str]:
    # What semicolons part tells of its own people.
    part = view.text.rfind("；", start, clause.start) + 1
    stop = view.text.find("；", clause.end)
    if part and any(part <= one.start and (stop < 0 or one.start < stop) for one in named):
        named = [one for one in named if one.start >= part]
    before = [one for one in named if one.end <= clause.start and not _comes_along(view, one)]
    if not before:
        # 「来到…的，是〈姓名〉」 is rare; a sentence that names its person later goes on about the one before.
        behind = [one for one in named if one.start < clause.end + 36 and one.start >= clause.end]
        first = [one.name for one in behind[:1] if _leads_to(view, clause.end, one)]
        if behind and _BELONGS.fullmatch(view.text, clause.end, behind[0].start):
            return first  # 「在吴江开公司的巧家人〈姓名〉」
        taken_up = _GOES_ON.match(view.text, start) or re.search("[他她]", view.text[start : clause.start])
        return first or (about if taken_up else [])
    if len(before) > 1 and (clause.mode or _BEYOND.search(view.text, before[-1].end, clause.start)):
        joined = [before[-1]]
        for one, after in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
            between = view.text[one.end : after.start]
            origin = view.origins.get(after.name)
            gap = view.text[one.end : origin.start] if origin and one.end <= origin.start < after.start else between
            listed = re.fullmatch("(?:、|和|与|及|以及|，)?(?:还有)?(?:来自)?", gap)
            if not listed:
                break
            joined.append(one)
        return [one.name for one in joined]
    return [before[-1].name]


#: 「回忆在苏州市吴江区商务局跟班学习的日子，〈单位〉〈姓名〉说」
_LOOKS_BACK = re.compile(rf"(?:{MODE})?的?(?:那段|这段)?(?:日子|时光|经历|生活|岁月|体会|收获)(?:里|时)?，")


def _leads_to(view: View, at: int, who: Named) -> bool:
    """Whether a clause that ends at *at* is about *who* behind it: 「来到某镇的，是〈姓名〉」 「在这里跟岗的〈单位职务〉〈姓名〉」."""
    if re.search("接替|接任|接手|接过|接力|前任|告别", view.text[at : who.start]):
        return False  # 「到某县挂职任副县长，接替任满返京的〈姓名〉」
    if at + 24 > who.start and view.text[at : who.start].rstrip("，").endswith("的"):
        return True
    origin = view.origins.get(who.name)
    subject = origin.start if origin and origin.end == who.start else who.start
    if _LOOKS_BACK.fullmatch(view.text[at:subject]):
        return True
    if origin is None or origin.end != who.start:
        return False
    # 「在这里跟岗的〈单位职务〉〈姓名〉」 「在〈单位〉，〈单位职务〉〈姓名〉跟着…」
    return bool(re.fullmatch(rf"(?:{MODE})的|，|里，|，来自", view.text[at : origin.start]))


def _origin(view: View, name: str, clause: ClauseOfStay, start: int) -> Origin | None:
    """Return where *name* comes from: what introduces the bearer whom the sentence names before *clause*, where two bear the name."""
    nearest = [who for who in view.introductions if start <= who.name_start and who.name_end <= clause.start]
    who = nearest[-1] if nearest and view.text[nearest[-1].name_start : nearest[-1].name_end] == name else None
    first = view.origins.get(name)
    if who is None or first is None or first.start >= who.start or not any(post.unit for post in who.posts):
        return first
    mine, known = view.area_of(who.start, who.end), view.area_of(first.start, first.end)
    apart = mine and known and not (mine.within(known) or known.within(mine))
    return Origin(who.start, who.end, who.span) if apart else first


_AMONG = re.compile("其中|分别是")


def _read(view: View, name: str, clause: ClauseOfStay, start: int, end: int, told: int) -> Reading | None:
    """Read the stay of *name* that *clause* of the sentence ``text[start:end]`` tells; another clause before it ended at *told*."""
    origin = _origin(view, name, clause, start)
    host = clause.host
    if _VISITING.search(view.text, start, end) and not clause.mode:
        return None
    subject = next(
        (one.end for one in reversed(view.people) if one.name == name and start <= one.start < clause.start), 0
    )
    if subject and not clause.mode and _SAYS.match(view.text, subject):
        return None
    asked = re.search(
        r"(?:请来|邀请|请到|聘请|约来|请了)[^，。；]{0,24}$", view.text[start : max(start, subject - len(name))]
    )
    if asked and not clause.mode:
        return None  # 「他请来某某和两名技术员，在乡里住了半个月」
    stop = view.text.find("，", host.end, end)
    if _NOT_STAYING.search(view.text, subject or max(start, clause.start - 6), stop if stop >= 0 else end):
        return None
    if PRIVATELY.match(view.text, host.end):
        return None
    home = _area(view, origin)
    among = _AMONG.search(view.text, start, clause.start)
    if among and not clause.mode and origin:
        # 「选派6名干部到大连市跟班学习，其中〈姓名〉（〈职务〉）在大连市水务局」
        word = mode_pattern().search(view.text, start, among.start())
        clause = replace(clause, mode=word.group()) if word else clause
    if origin is None and not clause.mode:
        return None
    if home is not None and host.area is not None:
        same_city = view.places.book.up_to_city(home) == view.places.book.up_to_city(host.area)
        if same_city and not (clause.mode and not host.area.within(home) and not home.within(host.area)):
            return None
    elif not clause.mode:
        return None
    if origin and host.unit and host.unit in view.text[origin.start : origin.end]:
        return None
    mode = clause.mode or view.programme or view.article_mode(start)
    # 「1月4日，在…跟班学习的〈姓名〉参加了…」 dates the meeting.
    told_of = re.match(rf"(?:{MODE})?的", view.text[host.end : host.end + 8])
    when = (start_of(view, told, clause.end) if told > start else None) or start_of(view, start, clause.end)
    if when and not subject and start <= when.end < clause.start:
        # 「5月8日，在吴江区文旅局跟班学习的〈姓名〉参加了…」 dates what the person did.
        behind = any(one.name == name and clause.end <= one.start < end for one in view.people)
        when = None if behind and not re.fullmatch("起?", view.text[when.end : clause.start]) else when
    if when and told_of and "，" in view.text[when.end : clause.start + 1]:
        when = None
    left, right = _part(view.text, clause, start, end)
    when = put_off(view, clause.end, right) or when
    length = duration_of(view, left, right)
    slots = [
        Slot("cadre", name), Slot("mode", mode), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", host.area.full if host.area else ""),
        Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        Slot("duration", length.value if length else ""),
    ]  # fmt: skip
    if origin:
        here = view.evidence("framed-stay", *origin.span)
        slots += [
            Slot("post", view.text[origin.start : origin.end], here),
            Slot("home_span", f"{origin.start}:{origin.end}", here),
        ]
    return view.reading("placement", "framed-stay", start, end, *slots)


def _part(text: str, clause: ClauseOfStay, start: int, end: int) -> tuple[int, int]:
    """Return what semicolons part of the sentence with *clause* in it: 「某某任…（挂职一年）；某某任…」 tells two terms."""
    left, right = text.rfind("；", start, clause.start), text.find("；", clause.end, end)
    return max(start, left + 1), end if right < 0 else right


def _area(view: View, origin: Origin | None) -> Area | None:
    if origin is None:
        return None
    return (
        view.area_of(origin.start, origin.end)
        or view.absolute(view.text[origin.start : origin.end], at=origin.start)[1]
    )
