"""Stays told in free words: whoever a sentence is about, from a unit of one place, is told to be at a unit of another.

The other rules know constructions. This one knows the frame: a person, where the person comes from, and a unit elsewhere that a verb
of going, being or holding office leads to. It comes last but for lists, and fills what the others left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.clauses import host_of_post
from graph.extract.homes import Origin
from graph.extract.rosters import is_roster_line
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.areas import Area
from graph.find.names import Named
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_ordinary
from graph.model import Reading, Slot

__all__ = ["framed_stays", "place_at"]

#: What leads to a place where somebody stays.
_TO = re.compile(
    r"(?:(?:被)?(?:选派|派遣|派驻|派|安排|抽调|选送|推荐|分配|分|放|下沉|轮岗|轮|调|借调|留)(?:他|她|其|他们)?(?:到|至|往|赴|去|在)|前往|奔赴|来到|去到|去(?!年|掉|除|世|了|往|到|向)(?=[^，。；]{2,16}(?:镇|乡|村|局|委|院|校|区|办|中心|公司|街道)(?:锻炼|挂|跟|学习|任|当|工作|实训|上班))|走进|进入|进驻|入驻|进了?(?=[一-鿿]{2,}(?:镇|村|局|委|院|校|区|办|中心|公司))|"
    r"落脚(?:在|于)?|扎根(?:在|于)?|设在|去了|抵达|(?<![后原以从到近])来(?=[^，。；的]{2,14}?(?:[挂顶]职|跟班|跟岗|顶岗|体悟|支教))|"
    r"在|(?<!回)到(?!了|任|位|底)|赴|至(?!今)|驻(?=[一-鿿]{2,10}(?:镇|村|乡)))"
)
#: What leads to an office that somebody holds.
_OFFICE = re.compile(
    r"(?:现任|现为|(?:如今|现在|眼下|目前)(?:他|她)?(?:是|任|担任)|[干做当]起|做了(?=[^，。]{2,20}[长任员记])|挂职担任|挂职任|挂任|挂职(?!的|干部|期|单位|地|锻炼|学习|岗位|人员|工作)|出任|担任|兼任|(?<![主现原曾时历责信委胜前离上连新重])任(?!职|期|务|上|前|何|由|凭|意|性)|当(?!地|前|时|年|天|起|成|作))(?:了)?(?P<post>[^，。；：！？“”\n]{2,36})"
)
#: 「他跟班的通州区融媒体中心」 「实训所在的丰台区发展和改革委员会」
_AT = re.compile(rf"(?:{MODE}|学习)(?:时)?(?:所在)?的(?:单位，?是|地方是)?(?=[一-鿿]{{3}})")
#: 「掛職單位，是金華市中心醫院」 「如今的身份是…」 「新岗位是…」
_IS = re.compile(
    rf"(?:(?:{MODE}|学习|工作|新|如今|现在)的?(?:单位|地点?|岗位|职务|身份)|身份|职务|头衔|去处|去向|(?:要|将|准备|即将)?(?:去|前往|奔赴|报到)的)，?(?:就)?(?:设在|落在|是|在|为|(?<=身份)(?:：|——)|(?<=头衔)(?:：|——))(?P<post>[^，。；：！？“”\n]{{2,36}})"
)
_PLACE_OF_STAY = re.compile(rf"(?:{MODE}|学习)的?(?:单位|地点?|岗位)|去处|去向|(?:要|将)?(?:去|前往)的")
#: 「两人都在这里实训」: where the paragraph began.
_HERE = re.compile(
    rf"(?:在|到|来)(?:这里|那里|此地|该镇|该街道|该区|该县|该院|该校|该局)(?:进行|参加|接受)?(?={MODE}|学习|锻炼)"
)
#: What somebody does elsewhere who only visits, leads or speaks; and where people live or study.
_NOT_STAYING = re.compile(
    r"看望|慰问|考察|调研|走访|督导|视察|巡查|检查|会见|接见|接待|迎接|欢迎|(?<!协助)分管|主管(?!，)|出席|主持|陪同|采访|称赞|表扬|动员|宣布|率团|率队|带队|来访|回访|座谈会上|开会|招商会|推介|参会|参加|出生|毕业|老家|家住|读书|上大学|见到|签约|签署|授课|宣讲"
)
#: Right behind a place: why somebody goes there who is sent by nobody.
_PRIVATELY = re.compile(r"[^给为替帮，。；]{0,3}(?:看病|就诊|就医|求医|治病|住院|探亲|打工|出差|旅游)")
#: These speak against a stay wherever they stand in the sentence.
_VISITING = re.compile(r"看望|慰问|率团|考察(?!报告)|来访|回访|督导|调研(?!报告)|视察|巡查|会见|主持|出席")
#: Behind a word for stays: those sent in general, whom somebody visits or speaks of.
_OF_OTHERS = re.compile(
    r"(?:的)?(?:干部|人员|学员|教师|医生|同志|队员|人才|工作(?!队)|协作|项目)|的(?:老乡|同乡|同学|朋友|亲戚|熟人|邻居)"
)
#: How a sentence begins that goes on about the person named before.
_GOES_ON = re.compile(
    rf"(?:他|她|其|这位|身为|作为|在|到|来|去|赴|初|刚|从|今年|去年|前年|目前|如今|现在|现|随后|此后|之后|后来|同年|当年|次年|报到|到岗|到任|上任|\d|一[来到]|{MODE}|学习)"
)
#: Behind a name: what follows is of others, unless it has a word for stays.
_SAYS = re.compile(r"(?:说|表示|介绍|透露|坦言|告诉记者)(?:，|：(?!“))")
#: What stands behind a place where nobody stays: 「在昆明的亲戚」 「到北京人家里」.
_NO_STAY_BEHIND = re.compile(r"(?:人|籍|话|方言)|的(?:人|同事|朋友|亲|群众|企业|客商|市场|路|干部|领导|老板|游客)")
_BEYOND = re.compile(r"(?:同|均|都|一起|一同|一道|双双|两人|三人|二人|他们|她们)[^，。]{0,6}$")
_QUOTED = re.compile(r"“[^“”\n]*”")
_RUN = re.compile(r"[一-鿿（）“”·]{2,34}")
_STOPS = re.compile(
    rf"{MODE}|[当做](?!涂|阳)(?=[^，。；]{{0,10}}(?:长|主任|助理|书记|队员|老师))|推行|实行|推出|建立|设立|设有|探索|挂|担任|出任|任(?!公)|的|了|着|过|是(?!区)|在|到|赴|工作|学习|锻炼|实训|上班|报到|参与|协助|分管|负责|帮|干|待|坐|蹲|做|看|听|说|一待|半年|一年|两年|期间|时(?!代)|后(?!街|方)|开展|进行|展开|开始|接受|以来|等|和他|与他"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause of a stay: where it stands, where it leads, and whether a word for stays is part of it."""

    start: int
    end: int
    host: Host
    mode: str


def framed_stays(view: View) -> Iterator[Reading]:
    """A person whose home is known is told to go to, be at, or hold an office at a unit of another place.

    Reads 「身为潞城经济技术开发区管委会招商合作部部长，他在北京经济技术开发区一待就是三个月」.

    The person is who the sentence, else the paragraph, else the heading is about. Without a word for stays in the clause, home and host
    must lie in different cities, and nothing may say that the person only visits, leads or speaks. Does not read officials of the host,
    「乃东区委书记〈姓名〉在乃东区…」, nor villagers and guests.
    """
    if not view.leading_mode:
        return
    for paragraph in view.prose():
        if is_roster_line(view, paragraph):
            continue
        about = [view.headed(paragraph.start)] if view.headed(paragraph.start) else []
        for start, end in view.page.sentences(paragraph):
            named = [one for one in view.people if start <= one.start < end]
            told = start
            for clause in _clauses(view, start, end):
                here = {one.name for one in named}
                for name in _subjects(view, clause, named, about, start):
                    if name not in here and name not in view.origins:
                        continue
                    reading = _read(view, name, clause, start, end, told)
                    if reading:
                        yield reading
                told = clause.end
            about = [one.name for one in named][-1:] or about


def _subjects(view: View, clause: _Clause, named: list[Named], about: list[str], start: int) -> list[str]:
    before = [one for one in named if one.end <= clause.start]
    if not before:
        # 「来到…的，是〈姓名〉」 is rare; a sentence that names its person later goes on about the one before.
        behind = [one for one in named if one.start < clause.end + 36 and one.start >= clause.end]
        first = [one.name for one in behind[:1] if _leads_to(view, clause.end, one)]
        taken_up = _GOES_ON.match(view.text, start) or re.search("[他她]", view.text[start : clause.start])
        return first or (about if taken_up else [])
    if _BEYOND.search(view.text, before[-1].end, clause.start) and len(before) > 1:
        joined = [before[-1]]
        for one, after in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
            between = view.text[one.end : after.start]
            origin = view.origins.get(after.name)
            listed = between in ("、", "和", "与", "，") or (origin and origin.start - one.end <= 1)
            if not listed:
                break
            joined.append(one)
        return [one.name for one in joined]
    return [before[-1].name]


#: 「回忆在苏州市吴江区商务局跟班学习的日子，〈单位〉〈姓名〉说」
_LOOKS_BACK = re.compile(rf"(?:{MODE})?的?(?:那段|这段)?(?:日子|时光|经历|生活|岁月|体会|收获)(?:里|时)?，")


def _leads_to(view: View, at: int, who: Named) -> bool:
    """Whether a clause that ends at *at* is about *who* behind it: 「来到某镇的，是〈姓名〉」 「在这里跟岗的〈单位职务〉〈姓名〉」."""
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


def _origin(view: View, name: str, clause: _Clause, start: int) -> Origin | None:
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


def _read(view: View, name: str, clause: _Clause, start: int, end: int, told: int) -> Reading | None:
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
    if _PRIVATELY.match(view.text, host.end):
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
    length = duration_of(view, *_part(view.text, clause, start, end))
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


def _part(text: str, clause: _Clause, start: int, end: int) -> tuple[int, int]:
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


def _clauses(view: View, start: int, end: int) -> list[_Clause]:
    """Return the clauses of stays in the sentence ``text[start:end]``, outside quotations, in their order; each place once."""
    quoted = [match.span() for match in _QUOTED.finditer(view.text, start, end) if match.end() - match.start() > 14]
    found: list[_Clause] = []
    last: Host | None = None
    spots = sorted(
        (match.start(), key, match)
        for key, pattern in enumerate((_IS, _OFFICE, _AT, _TO, _HERE))
        for match in pattern.finditer(view.text, start, end)
    )
    for at, key, match in spots:
        if any(a < at < b for a, b in quoted) or (found and at < found[-1].end):
            continue
        if match.re is _HERE:
            host = _topic_place(view, at)
            if host:
                host = Host(match.start(), match.end(), host.unit, host.title, host.area)
        elif key in (0, 1):
            host = _office(view, match, last)
        else:
            host = _place(view, match.end(), end)
        if host is None:
            continue
        tail = view.text[host.end : min(end, host.end + 16)]
        if tail.startswith(("的他", "的她")) and not mode_pattern().search(view.text, at, host.end):
            continue  # 「还在发改委当科长的他」
        near = mode_pattern().search(view.text, at, min(end, host.end + 14))
        mode = (
            view.full_mode(near.group(), near.end()) if near and "，" not in view.text[host.end : near.start()] else ""
        )
        if near and _OF_OTHERS.match(view.text, near.end()):
            mode = ""
        mode = {"挂任": view.programme or "挂职"}.get(mode, mode)
        if key == 0 and _PLACE_OF_STAY.match(match.group()):
            mode = mode or view.leading_mode  # 「去处是…」 tells a stay by itself
        if key == 3 and not mode and _NO_STAY_BEHIND.match(tail):
            continue
        inside = last and not last.unit and last.area and host.area and host.area.within(last.area)
        if found and key == 1 and last and (host.unit == last.unit or not host.unit or inside):
            # 「到…挂职，任副县长」: the office is that of the place before it.
            before = found.pop()
            host = Host(
                before.host.start, host.end, before.host.unit or host.unit, host.title, host.area or before.host.area
            )
            found.append(_Clause(before.start, host.end, host, before.mode or mode))
        else:
            found.append(_Clause(at, host.end, host, mode))
        last = host
    return found


def _office(view: View, match: re.Match[str], last: Host | None) -> Host | None:
    here = _HERE_OF.match(view.text, match.start("post"))
    if here:
        where = _gone_to(view, match.start())
        return host_of_post(view, here.end(), match.end("post"), where) if where else None
    told = host_of_post(view, match.start("post"), match.end("post"), last)
    if told is None and ends_with_unit(_run(view, match.start("post"), match.end("post"))):
        return _place(view, match.start("post"), match.end("post"))
    return told if told and (told.unit or told.area) and (told.title or told.unit) else None


#: 「如今是这里的办公室副主任」
_HERE_OF = re.compile(r"(?:这里|这儿|那里|该[局院校镇乡县区村]|当地|[局院校镇乡县区]里)的?")
_WAYS = re.compile(rf"赶往|赶到|{_TO.pattern}")


def _gone_to(view: View, at: int) -> Host | None:
    """Return the unit that the paragraph of *at* last told somebody to go to or be at, before *at*."""
    start = view.page.paragraph_at(at).start
    for match in reversed(list(_WAYS.finditer(view.text, start, at))):
        place = _place(view, match.end(), at)
        if place and place.unit:
            return place
    return None


def _topic_place(view: View, at: int) -> Host | None:
    """Return the unit or area that the paragraph of *at* began with."""
    start = view.page.paragraph_at(at).start
    first = next(iter(view.places.within(start, at)), None)
    return _place(view, first.start, at) if first else None


def _run(view: View, at: int, end: int) -> str:
    end = next((one.start for one in view.people if one.start > at), end)
    run = _RUN.match(view.text, at, end)
    body = run.group() if run else ""
    stop = _STOPS.search(body, 2)
    return body[: stop.start()] if stop else body


#: What a post may be made of.
_POST_RUN = re.compile(r"[^，。；：！？“”、（）的了是在到当做说和与—\n]{4,30}")


def place_at(view: View, at: int, end: int) -> Host | None:
    """Read the post, unit or area that begins at *at*: 「吴江区水务局局长助理」 at its unit, with its title."""
    run = _POST_RUN.match(view.text, at, end)
    body = run.group() if run else ""
    for length in range(len(body), 3, -1):
        if ends_with_title(body[:length]):
            told = host_of_post(view, at, at + length)
            if told and (told.unit or told.area):
                return told
    return _place(view, at, end)


def _place(view: View, at: int, end: int) -> Host | None:
    """Read the unit or area that begins at *at*, as far as it goes."""
    body = _run(view, at, end)
    for length in range(len(body), 2, -1):
        part = body[:length]
        if part[-1] in "科室处部股" and length < len(body) and is_ordinary(body[length - 1 : length + 1]):
            continue  # 「某某科|技城」
        if ends_with_unit(part) and not ends_with_title(part) and part.count("“") == part.count("”"):
            host = view.host(at, at + length)
            if host and (host.area or len(part) >= 5):
                return host
    mention = view.places.starting_at(at)
    if mention and mention.area:
        return view.host(at, mention.end)
    return view.host(at, at + len(body)) if view.town_in_short(body) else None
