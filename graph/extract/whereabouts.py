"""Where a sentence in free words leads: clauses that tell somebody to go to, be at or hold an office at a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.clauses import host_of_post
from graph.extract.deixis import taken_up
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.times import is_titled
from graph.find.words import is_ordinary

__all__ = ["LEADS_TO", "ClauseOfStay", "clauses_of_stays", "place_at", "place_from"]

#: What leads to a place where somebody stays.
LEADS_TO = re.compile(
    r"(?:(?:被)?(?:选派|派遣|派驻|派|安排|抽调|选送|推荐|分配|分|放|下沉|轮岗|轮|调|借调|留)(?:他|她|其|他们)?(?:到|至|往|赴|去|在)|前往|奔赴|来到|去到|去(?!年|掉|除|世|了|往|到|向)(?=[^，。；]{2,16}(?:镇|乡|村|局|委|院|校|区|办|中心|公司|街道)(?:锻炼|挂|跟|学习|任|当|工作|实训|上班))|走进|进入|进驻|入驻|进了?(?![藏疆青京沪川滇黔])(?=[一-鿿]{2,}(?:镇|村|局|委|院|校|区|办|中心|公司))|"
    r"落脚(?:在|于)?|扎根(?:在|于)?|设在|去了|抵达|(?<![后原以从到近])来(?=[^，。；的]{2,14}?(?:[挂顶]职|跟班|跟岗|顶岗|体悟|支教))|在|(?<!回)到(?!了|任|位|底)|到了(?=[一-鿿]{2,14}(?:镇|乡|村|局|委|院|校|区|办|中心|公司|街道))|赴|至(?!今)|驻(?=[一-鿿]{2,10}(?:镇|村|乡)))"
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
#: Behind a word for stays: those sent in general, whom somebody visits or speaks of.
_OF_OTHERS = re.compile(
    r"(?:的)?(?:干部|人员|学员|教师|医生|同志|队员|人才|工作(?!队)|协作|项目)|的(?:老乡|同乡|同学|朋友|亲戚|熟人|邻居)"
)
#: 「目前，在朝阳挂职的共5人」
_COUNTED = re.compile(
    r"的[^，。；]{0,6}(?:共|有|达|一共|总共|已有)?(?:计)?(?:\d+|[两三四五六七八九十百]+)(?:余)?[名位人]"
)
#: What stands behind a place where nobody stays: 「在昆明的亲戚」 「到北京人家里」.
_NO_STAY_BEHIND = re.compile(r"(?:人|籍|话|方言)|的(?:人|同事|朋友|亲|群众|企业|客商|市场|路|干部|领导|老板|游客)")
_QUOTED = re.compile(r"“[^“”\n]*”")
#: What follows is told of several one by one.
_EACH = re.compile(r"(?:分别|依次|前者|后者)(?:兼)?[^，。；]{0,3}$")
_RUN = re.compile(r"[一-鿿（）“”·]{2,34}")
_STOPS = re.compile(
    rf"{MODE}|[当做](?!涂|阳)(?=[^，。；]{{0,10}}(?:长|主任|助理|书记|队员|老师))|推行|实行|推出|建立|设立|设有|探索|挂|担任|出任|任(?!公)|的|了|着|过|是(?!区)|在|到|赴|工作|学习|锻炼|实训|上班|报到|参与|协助|分管|负责|帮|干|待|坐|蹲|做|看|听|说|一待|半年|一年|两年|期间|时(?!代)|后(?!街|方)|开展|进行|展开|开始|接受|以来|等|和他|与他"
)


@dataclass(frozen=True, slots=True)
class ClauseOfStay:
    """One clause of a stay: where it stands, where it leads, and whether a word for stays is part of it."""

    start: int
    end: int
    host: Host
    mode: str


def clauses_of_stays(view: View, start: int, end: int) -> list[ClauseOfStay]:
    """Return the clauses of stays in the sentence ``text[start:end]``, outside quotations, in their order; each place once."""
    quoted = [match.span() for match in _QUOTED.finditer(view.text, start, end) if match.end() - match.start() > 14]
    found: list[ClauseOfStay] = []
    last: Host | None = None
    spots = sorted(
        (match.start(), key, match)
        for key, pattern in enumerate((_IS, _OFFICE, _AT, LEADS_TO, _HERE))
        for match in pattern.finditer(view.text, start, end)
    )
    for at, key, match in spots:
        if any(a < at < b for a, b in quoted) or (found and at < found[-1].end) or _EACH.search(view.text, start, at):
            continue
        if match.re is _HERE:
            host = _topic_place(view, at)
            if host:
                host = Host(match.start(), match.end(), host.unit, host.title, host.area)
        elif key in (0, 1):
            others = any(found and found[-1].end <= one.start < at for one in view.people)
            host = _office(view, match, None if others else last)
        else:
            host = place_from(view, match.end(), end)
        if host is None or is_titled(view.text, host.start):
            continue
        tail = view.text[host.end : min(end, host.end + 16)]
        if tail.startswith(("的他", "的她")) and not mode_pattern().search(view.text, at, host.end):
            continue  # 「还在发改委当科长的他」
        near = mode_pattern().search(view.text, at, min(end, host.end + 14))
        mode = (
            view.full_mode(near.group(), near.end()) if near and "，" not in view.text[host.end : near.start()] else ""
        )
        if near and _COUNTED.match(view.text, near.end()):
            continue
        if near and _OF_OTHERS.match(view.text, near.end()):
            mode = ""
        mode = {"挂任": view.programme or "挂职"}.get(mode, mode)
        if key == 0 and _PLACE_OF_STAY.match(match.group()):
            mode = mode or view.leading_mode  # 「去处是…」 tells a stay by itself
        if key == 3 and not mode and _NO_STAY_BEHIND.match(tail):
            continue
        others = any(found and found[-1].end <= one.start < at for one in view.people)
        inside = last and not last.unit and last.area and host.area and host.area.within(last.area)
        if found and not others and key == 1 and last and (host.unit == last.unit or not host.unit or inside):
            # 「到…挂职，任副县长」: the office is that of the place before it.
            before = found.pop()
            host = Host(
                before.host.start, host.end, before.host.unit or host.unit, host.title, host.area or before.host.area
            )
            found.append(ClauseOfStay(before.start, host.end, host, before.mode or mode))
        else:
            found.append(ClauseOfStay(at, host.end, host, mode))
        last = host
    return found


def _office(view: View, match: re.Match[str], last: Host | None) -> Host | None:
    here = _HERE_OF.match(view.text, match.start("post"))
    if here:
        where = _gone_to(view, match.start())
        return host_of_post(view, here.end(), match.end("post"), where) if where else None
    told = host_of_post(view, match.start("post"), match.end("post"), last)
    if told is None and ends_with_unit(_run(view, match.start("post"), match.end("post"))):
        return place_from(view, match.start("post"), match.end("post"))
    return told if told and (told.unit or told.area) and (told.title or told.unit) else None


#: 「如今是这里的办公室副主任」
_HERE_OF = re.compile(r"(?:这里|这儿|那里|该[局院校镇乡县区村]|当地|[局院校镇乡县区]里)的?")
_WAYS = re.compile(rf"赶往|赶到|{LEADS_TO.pattern}")


def _gone_to(view: View, at: int) -> Host | None:
    """Return the unit that the paragraph of *at* last told somebody to go to or be at, before *at*."""
    start = view.page.paragraph_at(at).start
    for match in reversed(list(_WAYS.finditer(view.text, start, at))):
        place = place_from(view, match.end(), at)
        if place and place.unit:
            return place
    return None


def _topic_place(view: View, at: int) -> Host | None:
    """Return the unit that the paragraph of *at* last told somebody to be at, else the unit or area that it began with."""
    gone = _gone_to(view, at)
    if gone:
        return gone
    start = view.page.paragraph_at(at).start
    first = next(iter(view.places.within(start, at)), None)
    return place_from(view, first.start, at) if first else None


def _run(view: View, at: int, end: int) -> str:
    end = next((one.start for one in view.people if one.start > at), end)
    run = _RUN.match(view.text, at, end)
    body = run.group() if run else ""
    stop = _STOPS.search(body, 2)
    return body[: stop.start()] if stop else body


#: What a post may be made of.
_POST_RUN = re.compile(r"[^，。；：！？“”、（）的了是在到当做说和与—\n]{4,30}")


#: 「盛泽镇|任|党委副书记」
_HOLDS = re.compile(r"(?:挂职|[挂担])?任(?=[一-鿿]{2})")


def place_at(view: View, at: int, end: int) -> Host | None:
    """Read the post, unit or area that begins at *at*: 「吴江区水务局局长助理」 at its unit, with its title."""
    run = _POST_RUN.match(view.text, at, end)
    body = run.group() if run else ""
    office = _HOLDS.search(body)
    if office and ends_with_unit(body[: office.start()]):  # 「到吴江区盛泽镇|任党委副书记」
        where = view.host(at, at + office.start())
        return (host_of_post(view, at + office.end(), at + len(body), where) if where else None) or where
    for length in range(len(body), 3, -1):
        if ends_with_title(body[:length]):
            told = host_of_post(view, at, at + length)
            if told and (told.unit or told.area):
                return told
    return place_from(view, at, end)


def place_from(view: View, at: int, end: int) -> Host | None:
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
    pointed = taken_up(view, at, end)
    if pointed and pointed.unit:
        return view.host(at, pointed.end)  # 「在我校跟岗」
    mention = view.places.starting_at(at)
    if mention and mention.area:
        return view.host(at, mention.end)
    return view.host(at, at + len(body)) if view.town_in_short(body) else None
