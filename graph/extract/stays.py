"""What the rules for stays share: where, since when and how long, out of one stretch of text."""

from __future__ import annotations

import re

from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.posts import Post, split_posts
from graph.find.times import Duration, When, durations, whens

__all__ = ["PREPOSITION", "PUT_OFF", "best_host", "duration_of", "end_of", "hosts_in", "put_off", "start_of", "term_of"]

#: What leads to the place of a stay.
PREPOSITION = (
    r"(?:动身往|启程往|(?:被)?(?:选派|派遣|派驻|派|安排|抽调|选送|推荐|选拔|交流|送)[他她我]?(?:到|至|往|赴|去|在)?|前往|奔赴|来到|抵达|在|"
    r"到(?!了|任|位)|赴|至|去(?:了|往)?(?!年)|入驻|进驻|驻(?=[一-鿿]{2,12}挂)|(?<![后原以从到近])来(?!自|的|说|看))"
)
_PLACE = r"(?P<host>[^，。；：！？“”\n在到赴]{2,40}?)"
_AID = r"(?:进行|开展|参加|接受|从事)?(?:(?:了)?(?:为期|时间为?)[^，。；]{1,8}?的?)?(?:脱产|集中|对口|异地)?"
_STAY = re.compile(rf"{PREPOSITION}{_PLACE}{_AID}(?P<mode>{MODE})")
#: 「在上海国信投资控股有限公司学习期间」: a stay, if whoever speaks was sent.
_LOOSE = re.compile(
    rf"(?:在|到|赴){_PLACE}(?:对口)?(?P<mode>学习|锻炼|工作|实训|交流)(?=期间|的|时|\d|[，。、一二三四五六两半]|了)"
)
#: 「在上海闵行区七宝镇这四个月的美好感受」
_SPELL = re.compile(
    rf"在{_PLACE}(?:的)?(?:这)?(?=(?:\d+|[一二三四五六七八九十两半]+)个?(?:多)?(?:半)?(?:月|年)(?:的|里|时间|，))"
)
#: 「组织上派我到吴江区盛泽镇，」 「落脚在市水利局，」 「我在某中心度过了半年」
_SENT = re.compile(
    r"(?:(?:选派|派|安排|分配|分|抽调|送|推荐|调|挂)(?:了)?我?(?:们)?(?:到|去|至|在|往|赴)|落脚(?:在|于|点是)?|扎根(?:在|于)?|被分在)(?P<host>[^，。；：！？“”\n在到赴]{3,30}?)(?=[，。；])|"
    r"(?:到|去|赴|往)(?P<came>[^，。；：！？“”\n在到赴]{3,30}?)(?:报到|上班|上岗)(?=[，。；的时]|那天|当天)|"
    r"在(?P<spent>[^，。；：！？“”\n在到赴]{3,36}?)(?=度过|一待就|一干就|一住就|待了|呆了|蹲了|跟着?[^，。；]{0,8}(?:学|跟)了)"
)
_OFFICE = re.compile(
    r"(?<![现原曾])(?:(?:我的)?(?:身份|职务|岗位)是|挂职担任|挂职任|兼任|挂任|担任|出任|任职|任(?!教)|任教于|顶岗于|挂职于|跟班于|跟岗于|就职于)(?P<post>[^，。；：！？“”\n]{2,40})"
)
#: 「我挂职的济南市章丘区双山街道」 「昆山开发区经济技术发展局是我的挂职单位」
_RELATIVE = re.compile(rf"(?:{MODE})的(?P<host>[^，。；：！？“”\n]{{3,30}}?)(?=[，。；]|$)")
_UNIT_IS = re.compile(
    rf"(?:{MODE})的?(?:单位|地点?|点|岗位)(?:就)?(?:是|在|为|设在)(?P<host>[^，。；：！？“”\n]{{3,30}}?)(?=[，。；]|$)"
)
_COPULA = re.compile(rf"(?P<host>[^，。；：！？“”\n]{{3,30}}?)(?:就)?是我的?(?:{MODE})的?(?:单位|点|地|岗位)")


#: A part of a unit that says nothing without it: 「办事处」 「镇农业农村办公室」.
_PART = re.compile(
    r"(?:(?:镇|乡|街道|局|区里|镇里|县里)[一-鿿]{0,12}(?:办公室|办|科|站|中心|所)|(?:街道)?办事处|管委会|党工委|党委|[一-鿿]{2,8}[科股室])$"
)
#: Whoever is told of in the third person is not the one who tells.
_OTHERS = re.compile(r"(?:干部|学员|同志|人员|他|她|他们)$")


def hosts_in(view: View, start: int, end: int, *, first_person: bool = False) -> list[tuple[Host, int]]:
    """Return the hosts that ``text[start:end]`` tells with how strongly: 3 with 「我」, 2 with a word for stays, 1 otherwise.

    Args:
        view: the page.
        start: of the stretch.
        end: of the stretch.
        first_person: whoever speaks is known to have been sent; then 「在…学习期间」 is believed, and 「任…副书记」.
    """
    text = view.text
    found: list[tuple[Host, int]] = []
    for pattern in (_STAY, _RELATIVE, _COPULA, _UNIT_IS) + ((_LOOSE, _SPELL, _SENT) if first_person else ()):
        at = start
        while match := pattern.search(text, at, end):
            at = match.start() + 1
            there = found[-1][0].area if found and pattern is _SENT else None
            if pattern is _SENT and (mode_pattern().search(match.group()) or _OTHERS.search(match.group())):
                continue
            groups = [one for one in ("came", "spent") if pattern is _SENT and match[one]]
            host = view.host(*match.span(groups[0] if groups else "host"), there)
            if not host:
                continue
            if first_person and _of_another(view, match.start()):
                continue
            clause = text[max(start, match.start() - 14) : match.start()].rpartition("，")[2]
            if first_person and _OTHERS.search(clause):
                continue
            strong = 1 + (pattern not in (_LOOSE, _SPELL)) + ("我" in clause or pattern in (_COPULA, _UNIT_IS))
            if pattern is _SENT:
                strong = 3 if host.unit else 1
            found.append((host, strong))
    offices = re.finditer(_OFFICE, text[start:end]) if first_person else ()
    for match in offices:
        left, right = start + match.start("post"), start + match.end("post")
        post = split_posts(text[left:right])[-1]
        if not post.title:
            continue
        host = view.host(left, left + len(post.unit)) if post.unit and post.unit in text[left:right] else None
        if _PART.match(post.unit) and not view.places.within(left, right) and any(host.unit for host, _ in found):
            host, post = None, Post("", post.title)  # of the unit that is told beside it
        if host or not post.unit:
            unit = host.unit if host else ""
            found.append((Host(left, right, unit, post.title, host.area if host else None), 3))
    return found


def _of_another(view: View, at: int) -> bool:
    """Whether the sentence of *at* names somebody before it, and does not come back to 「我」: what it tells there is not of who speaks."""
    start = view.page.sentence_at(at)[0]
    section = view.plan.section_at(at)
    teller = view.text[slice(*section.name)] if section else ""
    named = [one for one in view.people if start <= one.start < at and one.name != teller]
    return bool(named) and not re.search("我", view.text[named[-1].end : at])


def best_host(view: View, found: list[tuple[Host, int]]) -> Host | None:
    """Choose among *found*: a unit before a mere area, what is told more strongly, then what is told first.

    A title told apart, 「任局长助理」, and an area told first are kept with the unit.
    """
    if not found:
        return None
    units = [(host, strong) for host, strong in found if host.unit]
    title = next((host.title for host, _ in found if host.title), "")
    areas = [host.area for host, _ in found if host.area]
    if not units:
        named = [host for host, _ in found if host.area]
        if not named:
            return None
        finest = max(named, key=lambda host: len(host.area.code) if host.area else 0)
        return Host(finest.start, finest.end, "", title, finest.area)
    best = max(units, key=lambda item: (item[1], -item[0].start))[0]
    area = best.area
    for other in areas:
        if area is None or (other.within(area) and len(other.code) > len(area.code) and len(other.code) <= 6):
            area = other
    return Host(best.start, best.end, best.unit, best.title or title, area)


def start_of(view: View, start: int, end: int) -> When | None:
    """Return the date that a sentence about a stay gives it: the first that the text fixes."""
    begin = view.page.paragraph_at(start).start
    dated = [when for when in whens(view.text, view.year, begin, end) if when.first and when.start >= start]
    for when in dated:
        ends = view.text[: when.start].endswith(("至", "到")) and not when.last
        if (
            not ends
            and not _IN_TITLE.search(view.text[start : when.start])
            and not _NOT_A_START.match(view.text, when.end)
            and not _BORN.match(view.text, when.end)
            and not (_OVER.match(view.text, when.end) and not when.last)
            and not (len(when.first) == 4 and view.text.startswith("以来", when.end))
        ):
            return when
    return None


#: A stay that begins later than was planned: 「押后至七月」 「推迟到明年春天」.
PUT_OFF = re.compile(r"(?:押后|推迟|延迟|延后|延期|顺延|推后|改期|暂缓|拖延|延|推|拖|晚)(?:至|到)(?:了)?")


def put_off(view: View, start: int, end: int) -> When | None:
    """Return to when ``text[start:end]`` says that a stay is put off: 「原定四月动身，押后至七月」."""
    begin = view.page.paragraph_at(start).start
    for match in PUT_OFF.finditer(view.text, start, end):
        for when in whens(view.text, view.year, begin, end):
            if when.start == match.end() and when.first:
                return when
    return None


_TIME_TOLD = re.compile(r"(?:时间|期限|(?:挂职|学习|跟班|跟岗|锻炼)期限?)(?:是|为|：)?(?:从|自)?(?=\d|[今去]年)")
_OVER = re.compile(r"(?:底|初|末)?(?:才?(?:回来|返回|回到|返岗|返乡)|结束|期满|届满|才?离开|返[回岗程]?|为止)")


def term_of(view: View, start: int, end: int) -> When | None:
    """Return the dates that ``text[start:end]`` gives for a stay told before it: 「，时间为3月至8月」."""
    told = _TIME_TOLD.search(view.text, start, end)
    return start_of(view, told.end(), end) if told else None


def end_of(view: View, start: int, end: int) -> When | None:
    """Return when a stay is over that was told before ``text[start:end]``: 「，至8月结束」 「，11月期满」."""
    begin = view.page.paragraph_at(start).start
    for when in whens(view.text, view.year, begin, end):
        if when.start >= start and when.first and _OVER.match(view.text, when.end):
            return when
    return None


#: A date in the title of a document, 「《2024年干部人才赴京跟岗锻炼实施方案》」, dates nobody's stay.
_IN_TITLE = re.compile(r"《[^》]*\Z")
#: 「（1975年生）」 「1990年3月出生，」: of a life, not of a stay.
_BORN = re.compile(r"出?生(?=[，；）。]|$)|参加工作|入党")
#: What a date dates that no stay begins with: 「2023年5月印发」.
_NOT_A_START = re.compile(
    r"(?:联合)?(?:印发|出台|发布|签订|签署|召开|通过|出生|生，)|第[一二三四五六七八九十\d]+次(?!来|到|赴|前往|踏|走)|前(?:完成|办|做好|提交|报送)"
)
_LENGTH_BEFORE = re.compile(
    r"(?:为期|时间为?|期限为?|服务期|任期|历时|短短的?|长达|学习|锻炼|挂职|跟班|实训|跟岗|顶岗|工作|培训|交流|任期|驻村|进修|支教|支医)(?:了)?$|在(?:这)?$"
)
#: What leads to a length that is felt rather than counted: 「一待就是三个月」 of those who were sent for a hundred days.
_FELT = re.compile(
    r"一(?:干|待|呆|住|蹲|做|挂|驻|教|扎|守|晃|学)就是(?:整整)?$|(?:待|住|蹲|挂|驻|跟|顶|扎根)了(?:整整|将近|近|满)?$|"
    r"度过了?[^，。；]{0,8}$|前后(?:共|一共)?$|(?:干|住|待|驻)(?:满|足)$"
)
#: 「（援藏，三年）」.
_IN_BRACKETS = re.compile(rf"（(?:{MODE})[，、：]?$")
_LENGTH_AFTER = re.compile(
    rf"(?:的)?(?:{MODE}|学习|时间里|时间，|时间(?:不长|不短|很短|虽短|虽然|转眼|一晃)|里，|里我|工作|(?:任|服务|挂职)?期[，。；])"
)
#: 「挂职期六个月」 「计划6个月」, and 「半年为期」.
_TERM = re.compile(
    r"(?:挂职|跟班|跟岗|顶岗|学习|锻炼|实训|任|援|帮扶|支教|服务)期(?:限|间)?(?:为|是|共|只有|仅)?$|(?:计划|预计|约定|为时)$"
)


def duration_of(view: View, start: int, end: int, *, felt: bool = False) -> Duration | None:
    """Return how long a stay lasts, if ``text[start:end]`` says so: 「为期半年」 「学习3个半月」 「四个月的学习生活」; not 「3个多月来」 「挂职四个多月了」.

    With *felt* also a length that is no term: 「一待就是五个月」 「度过了难忘的半年」.
    """
    text = view.text
    for length in durations(text, start, end):
        if text.startswith(("来", "前", "后", "以来", "以后", "之后", "内", "未", "，老乡"), length.end):
            continue
        if _IN_TITLE.search(text[max(start, length.start - 40) : length.start]):
            continue  # 「《干部人才交流三年计划》」
        before = text[max(start, length.start - 8) : length.start]
        if _TERM.search(before) or text.startswith("为期", length.end):
            return length
        if text.startswith("了", length.end) and length.vague:
            continue  # 「挂职四个多月了」: it goes on
        if text.startswith("）", length.end) and _IN_BRACKETS.search(before):
            return length
        if _LENGTH_AFTER.match(text, length.end) or _LENGTH_BEFORE.search(before) or (felt and _FELT.search(before)):
            if before.endswith("在") and not _LENGTH_AFTER.match(text, length.end):
                continue
            return length
    return None
