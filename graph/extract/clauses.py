"""Clauses that tell a stay of whoever is their subject: 「在…挂职」 「到…任副县长」 「挂任…副局长」 「所在的跟班单位是…」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.deixis import taken_up
from graph.extract.hosts import closed, is_general
from graph.extract.stays import PREPOSITION
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.posts import ends_with_title, ends_with_unit, split_posts, title_span

__all__ = ["Clause", "clause_at", "host_of_post"]

_PLACE = r"(?P<host>[^，。；：！？“”\n在到赴]{2,40}?)"
_FILL = r"(?:进行|开展|参加|接受)?(?:(?:为期|时间)[^，。；]{1,8}?的?)?(?:脱产|对口|集中)?"
_TAKES = r"(?:挂职担任|挂职任|挂任|担任|出任|兼任|任职|任(?!教(?![务研导育学科师委])))"
_POST = r"(?P<post>[^，。；：！？“”\n]{2,36})"
_PATTERNS = (
    # 「在小榄镇挂任党委委员」 「到甘洛县挂职副县长」
    rf"(?:{PREPOSITION}){_PLACE}(?P<mode>挂任|挂职任|挂职担任|挂职)(?!的|干部|期|单位|地|锻炼|学习|岗位|人员|工作)(?P<post>[^，。；：！？“”\n]{{2,24}})",
    # 「将到无锡市人民医院跟岗」 「到甘洛县挂职，任副县长」
    rf"(?:{PREPOSITION}){_PLACE}{_FILL}(?P<mode>{MODE})(?:(?:[^，。；]{{0,10}}，(?:现|并)?)?{_TAKES}{_POST})?",
    # 「来校研修三个月」: the publisher's
    rf"(?:来|到|赴)(?P<host>[校院])(?P<mode>{MODE})(?!的?(?:干部|人员|教师|医生|学员))",
    # 「被和静县教育和科学技术局聘为局长助理」
    rf"(?:被|受){_PLACE}(?:聘任?为|聘请为|任命为|聘){_POST}",
    # 「在阿瓦提县人民医院担任呼吸科主任」 「到昭觉县比尔镇担任驻镇帮扶工作队队长」
    rf"(?:{PREPOSITION}){_PLACE}(?<!前){_TAKES}{_POST}",
    # 「来到阿克陶县，任县人民医院副院长」
    rf"(?:{PREPOSITION}){_PLACE}，(?:现|并|先后)?(?:担任|出任|兼任|任){_POST}",
    # 「支医于通渭县人民医院，任副院长」
    rf"(?P<mode>{MODE})于(?P<host>[^，。；：！？“”\n]{{3,36}}?)(?=[，。；）]|$)(?:，(?:现|并)?{_TAKES}{_POST})?",
    # 「走进湖南博物院，成为那里的一名跟班学员」
    rf"(?:走进|来到|进入|加入){_PLACE}，成为(?:了)?(?:这里|那里|该[院局校镇区县])?的?(?:一[名位])?(?P<mode>{MODE})(?:干部|学员|人员|教师|医生)",
    # 「来到周庄镇，开始三个月的体悟实训」
    rf"(?:{PREPOSITION}){_PLACE}，(?:开始|开启|开展|进行|参加|接受)(?:了|他的|她的)*(?:为期)?[^，。；]{{0,8}}?(?P<mode>{MODE})",
    # 「挂任县农业农村局副局长」 「挂职蕲春县副县长」
    rf"(?P<mode>挂职|挂任)(?:担任|任|于)?(?!的|干部|期|单位|地|锻炼|学习|岗位|人员|工作){_POST}",
    # 「是铜仁市第三批赴苏州挂职干部」
    rf"是[^，。；“”]{{0,16}}?(?:赴|到|来){_PLACE}(?P<mode>{MODE})(?:的)?(?:干部|学员|人员|教师|医生)(?=[，。；])",
    # 「任职溪口镇党委副书记（挂职）」
    rf"{_TAKES}(?P<post>[^，。；：！？“”（）\n]{{4,36}})（(?P<mode>挂职)）",
    # 「援疆后任四中副校长」
    rf"(?P<mode>{MODE})(?:后|期间|时)?，?{_TAKES}{_POST}",
    # 「所在的跟班单位是深圳市特区建设发展集团有限公司」 「她的岗位在江阴市华士镇」
    rf"(?:(?:所在)?的(?P<mode>{MODE})?|(?P<mode2>{MODE}))(?:单位|岗位|地点|地)(?:是|在|为|：){_POST}",
    # 「来蓉跟班学习」
    rf"(?:来|赴|抵|在)(?P<host>[一-鿿])(?P<mode>{MODE})(?=[，。；]|[一二三四五六七八九十半两\d]+个?(?:月|年)|期间)",
    # 「被安排在南山区科技创新局」
    r"(?:被)(?:安排|分配|派|选派|组织选派)(?:在|到|至|往)(?P<host>[^，。；：！？“”\n]{3,36})",
)
_CLAUSES = tuple(re.compile(pattern) for pattern in _PATTERNS)
#: Verbs of those who send, receive, visit or speak: whoever is their subject is not the one who stays.
_NOT_SENT = re.compile(
    r"说|表示|认为|指出|强调|要求|介绍|看望|慰问|考察|调研|走访|督导|视察|巡查|会见|会议|接见|接待|接收|迎接|欢迎|分管|主管|负责|出席|主持|陪同|采访|称赞|表扬|动员|研究|决定|(?<!被)(?<!受)(?:选派|派出|组织|安排|推荐)(?!到|至|往|来|赴|去)"
)
#: What a visitor does at a place where others stay.
_VISITS = re.compile(r"看望|慰问|考察|调研|走访|督导|视察|检查指导|会见|出席|迎接|送")
#: What follows is told of several one by one.
_EACH = re.compile(r"(?:分别|依次|前者|后者)[^，。；]{0,3}$")
#: How far behind a name its clause may begin; another full stop ends the search.
_REACH = 34
_TEAM = re.compile(r"驻村|驻镇|第一书记|工作队|援[疆藏青]")
#: Parts of a unit that have heads of their own.
_INNER = re.compile(
    r"^(?!.*(?:支部|临时))(?:党工委|党委|办事处|管委会|居委会|村委会|党总支|党组|[一-鿿]{1,8}(?:科|室|处|股|部|组|系|中心|大队))$"
)
_STATIONED = re.compile(r"驻(?P<place>[一-鿿]{2,12}?[镇乡村])[一-鿿]{0,10}?(?:工作队|工作组)")
_GOVERNMENT = re.compile(r"^(?:科技)?(?:副|代|代理|常务副)?(?:省|市|州|盟|区|县|旗)长")
_COMMITTEE = re.compile(r"^(?:[区县市州旗]委)?(?:常委|副书记|书记)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause found: its span, the word for the stay, the host, and whether a word for stays stands in it."""

    start: int
    end: int
    mode: str
    host: Host
    strong: bool


def clause_at(view: View, at: int, limit: int, *, mode: str = "") -> Clause | None:
    """Return the first clause behind *at* that tells a stay.

    Args:
        view: the page.
        at: end of the subject.
        limit: where to stop: the end of the sentence, or the next person introduced.
        mode: the word for stays to assume where the clause has none; empty: such clauses are not read, unless they speak of teams.

    Returns:
        The clause, or ``None``.
    """
    best: Clause | None = None
    for pattern in _CLAUSES:
        match = pattern.search(view.text, at, limit)
        if not match or match.start() - at > _REACH or (best and match.start() >= best.start):
            continue
        if _NOT_SENT.search(view.text, at, match.start()) or _EACH.search(view.text, at, match.start()):
            continue
        if match.re is _CLAUSES[0] and not _title_of(view, match):
            continue
        if match.re is _CLAUSES[1] and (
            view.text.startswith(("干部", "人员", "同志", "学员", "教师", "工作"), match.end("mode"))
            or _VISITS.search(view.text, match.start(), match.start("mode"))
        ):
            continue  # 「到莘庄镇看望挂职干部张三」 「到贵州考察挂职干部工作」: those who stay are others
        if match.re is _CLAUSES[1] and view.text.startswith("的", match.end("mode")):
            continue  # it tells of the person behind it: 「青岛市选派来定西挂职的市政府副秘书长…」
        clause = _read(view, match, mode)
        if clause:
            best = clause
    return best


def _title_of(view: View, match: re.Match[str]) -> bool:
    """Whether what stands behind 「挂职」 is a post: 「挂职副县长」, not 「挂职半年」."""
    return any(title_span(match["post"][:length]) for length in range(2, len(match["post"]) + 1))


def _read(view: View, match: re.Match[str], assumed: str) -> Clause | None:
    groups = match.groupdict()
    mode = groups.get("mode") or groups.get("mode2") or ""
    post = groups.get("post") or ""
    if mode in ("挂任", "挂职") and match.re is not _CLAUSES[1] and view.programme.startswith("援"):
        mode = view.programme
    elif mode in ("挂任", "挂职任", "挂职担任"):
        mode = "挂职"
    if mode == "跟班" and view.main_mode.startswith(mode):
        mode = view.main_mode  # 「跟班单位」
    strong = bool(mode)
    if not mode:
        sentence = view.page.sentence_at(match.start())
        nearby = mode_pattern().search(view.text, *sentence)
        team = _TEAM.search(post)
        mode = nearby.group() if nearby else assumed
        if match.re is _CLAUSES[-1]:
            mode = mode or view.batch_mode  # 「被安排在…」 tells a stay by itself
        if not mode and not team:
            return None
        if not mode:
            mode = "驻村" if "村" in post or "书记" in post else view.main_mode
    host = view.host(*match.span("host")) if groups.get("host") else None
    if host is None and post:
        # 「来到新疆维吾尔自治区阜康市，挂任市农业农村局…」: the area named last before it in the sentence.
        start = view.page.sentence_at(match.start())[0]
        named = [m for m in view.places.within(start, match.start()) if m.area and match.start() - m.end <= 12]
        gone = named and re.search(rf"(?:{PREPOSITION})$", view.text[start : named[-1].start])
        if gone and named[-1].area:
            host = Host(named[-1].start, named[-1].end, "", "", named[-1].area)
    if post:
        told = host_of_post(view, match.start("post"), match.end("post"), host)
        if told is None and host is None:
            host = view.host(match.start("post"), match.end("post"))
        host = told or host
    return Clause(match.start(), match.end(), mode, host, strong) if host else None


_AND_HOLDS = re.compile(r"[、，](?:并|兼)?(?:担任|任)?")


def host_of_post(view: View, start: int, end: int, where: Host | None = None) -> Host | None:
    """Read ``text[start:end]``, what stands behind 「任」, as a post at a host.

    Args:
        view: the page.
        start: of the post.
        end: of the post; what follows its last title is cut off.
        where: the host that the clause names before it, 「到甘洛县挂职，任副县长」.

    Returns:
        The host with its titles; 「副县长」 in a county means its government.
    """
    end = closed(view.text, start, end)
    lead = _AND_HOLDS.match(view.text, start, end)
    start = lead.end() if lead else start  # 「赴沪挂职、任松江区水务局副局长」
    if view.text.startswith("前任", start):
        return None  # 「挂职|前任副主任」
    taken = taken_up(view, start, end)
    if taken and taken.unit and taken.end < end:
        # 「我校食品学院副院长」
        office = host_of_post(view, taken.end, end, Host(start, taken.end, taken.unit, "", taken.area))
        last = office.end if office else taken.end
        while last < end and not ends_with_title(view.text[taken.end : last]):
            last += 1
        title = view.text[taken.end : last]
        return Host(start, last, taken.unit, title, taken.area) if ends_with_title(title) else None
    text = view.text[start:end]
    if ends_with_unit(text) and not ends_with_title(text):
        return None
    while text and (not ends_with_title(text) or view.text[start + len(text) : start + len(text) + 1] == "会"):
        text = text[:-1]
    if not text:
        return None
    posts = split_posts(text)
    if (
        where
        and where.unit
        and posts[0].unit
        and not view.places.within(start, start + len(posts[0].unit))
        and not _TEAM.search(text)
    ):
        inner = f"{posts[0].unit}{posts[0].title}" if _INNER.search(posts[0].unit) else ""
        # 「在阿瓦提县人民医院担任呼吸科主任」; not 「在无锡市委组织部跟岗，并担任临时党支部书记」
        return Host(start, start + len(text), where.unit, inner, where.area) if inner else None
    titles = ";".join(dict.fromkeys(post.title for post in posts if post.title))
    unit = next((post.unit for post in posts if post.unit), "")
    relative = unit and where and where.area and re.match(r"(?:省|市|区|县|州|旗)(?!里|内)", unit)
    host = view.host(start, start + len(unit)) if unit and text.startswith(unit) and not relative else None
    stationed = _STATIONED.fullmatch(unit)
    if stationed and text.startswith(unit):
        # 「驻东河镇工作队队长」 stays in the town.
        host = view.host(start + stationed.start("place"), start + stationed.end("place")) or host
        titles = ";".join(
            dict.fromkeys(f"工作队{post.title}" if post.title in ("队长", "队员") else post.title for post in posts)
        )
    if host is None and unit and not is_general(unit):
        whole, area = view.absolute(unit, where.area if where else None, at=start)
        host = Host(start, start + len(text), whole, "", area or (where.area if where else None))
    if host is None:
        host = where
    if host is None:
        return None
    name = host.unit
    if not name and host.area and len(host.area.code) <= 6:
        first = posts[0].title
        if _GOVERNMENT.search(first):
            name = f"{host.area.name}人民政府"
        elif _COMMITTEE.search(first):
            name = f"{host.area.name}委"
    if where and where.unit and (not host.unit or _TEAM.search(text)):
        name = where.unit
    return Host(start, start + len(text), name, titles, host.area or (where.area if where else None))
