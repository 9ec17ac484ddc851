"""When those who were sent went back: at the end of their term, called back, or before it was over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.said import told_apart
from graph.extract.view import MODE, View
from graph.find.times import When, whens
from graph.model import Reading, Slot

__all__ = ["departures"]

RULE = "left-when"
_BACK = (
    r"(?:返|(?<![寄发带用传写拿捎送电退收取买引])回)(?!访|头|忆|想|味|答|应|来说|望|看|乡|款|收|复|报|馈|家探|老家|娘家)(?:(?!后)[一-鿿]){0,5}|归(?:队|来|建|任|校|岗)|"
    r"飞回|离开(?![^，。]{0,8}(?:来|到|去|赴|往))|离任|离岗|离疆|离藏|下山|撤回"
)
#: The stay is over: its term is, or whoever sent takes its bearer back.
_OVER = re.compile(
    rf"(?P<cut>(?:被|把[他她])?(?:紧急|临时|提前)?(?:召回|抽回|调回|抽调回|叫回|撤回|召返)|提前(?:结束|返|回|离|归|终止)[一-鿿]{{0,6}}|中断|退出|中途(?:返|回|离|退)[一-鿿]{{0,4}})|"
    rf"(?:[一二两三半]年)?(?:任期|服务期|{MODE})?(?:就要|即将|已经|已)?(?:期满|届满|到期|结束|圆满结束)(?:后)?(?:{_BACK})?|(?:便|又|就|已|才)?(?:{_BACK})"
)
#: How long somebody stays on: 「留到今年七月」 「挂职到明年4月」 「干到明年5月」.
_UNTIL = re.compile(rf"(?:留任?|待|干|延长|延期|延|顺延|任职|服务|驻村|驻|{MODE})(?:任期)?(?:一直)?(?:到|至)(?:了)?$")
#: What speaks of something else than the stay: things end, people come home for a feast, a talk closes.
_NOT_THE_STAY = re.compile(
    r"项目|会议|活动|工程|比赛|培训班|探亲|休假|轮休|春节|过年|采访|参观|慰问|看望|会后|课题|施工|出差|未"
)
_PRONOUN = re.compile(r"(?:[^，。]{0,14}，)?(?:[他她](?!们)|我(?!们|国|市|县|省|区|校|院))")
#: What fixes the year of a date by itself; without it the first such month after the stay began is meant.
_YEAR = re.compile(r"年|当月|同月")
#: Between a date and the word that it dates.
_APART = re.compile(r"，[^，]*，|；|驻村|[进入到]村|到岗|报到|到任|上任|来到|赴|启程|出发|开始")


def departures(view: View) -> Iterator[Reading]:
    """A sentence about somebody who was sent tells when the stay ended: 「9月23日被召回防汛一线」, 「已于今年3月期满返京」, 「留到今年七月」.

    The date stands right before the word, or behind 「到」. 「他」 「她」, and 「我」 in what somebody tells, go on about the one named last. Does not read
    when a project or a meeting ended, nor a way home for a feast.
    """
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph.cells:
            continue
        section = view.plan.section_at(paragraph.start)
        teller = view.text[slice(*section.name)] if section else ""
        about = teller or view.headed(paragraph.start)
        for start, end in view.page.sentences(paragraph):
            named = [one for one in view.people if start <= one.start < end]
            goes_on = bool(_PRONOUN.match(view.text, start, end)) or (bool(about) and not named)
            for when, cut, at in _ends(view, paragraph.start, start, end):
                before = [one.name for one in named if one.end <= at]
                name = before[-1] if before else about if goes_on else ""
                if section and not before and "我" not in view.text[start:end]:
                    name = ""
                if name not in view.cadres or told_apart(view, name, start, end):
                    continue
                here = view.evidence(RULE, when.start, at)
                loose = "" if _YEAR.search(view.text, when.start, when.end) else "yes"
                yield view.reading(
                    "placement", RULE, start, end,
                    Slot("cadre", name), Slot("end", when.last or when.first, here), Slot("cut", "yes" if cut else "", here),
                    Slot("loose", loose, here),
                )  # fmt: skip
                break
            about = teller or (named[-1].name if named else about)


def _ends(view: View, floor: int, start: int, end: int) -> Iterator[tuple[When, bool, int]]:
    """Yield the dates of ``text[start:end]`` at which a stay ended, whether before its term, and where the words for it end."""
    dated = [when for when in whens(view.text, view.year, floor, end) if when.start >= start and when.first]
    quoted = [match.span() for match in re.finditer(r"“[^”\n]*”", view.text[start:end])]
    for when in dated:
        if any(a <= when.start - start < b for a, b in quoted) and not view.plan.section_at(start):
            continue
        until = _UNTIL.search(view.text, max(start, when.start - 12), when.start)
        if until and until.end() == when.start:
            yield when, False, when.end
            continue
        over = _OVER.search(view.text, when.end, min(end, when.end + 34))
        if over is None:
            continue
        between = view.text[when.end : over.start()]
        if view.text.startswith(("后", "以后", "之后", "的"), over.end()) or "接替" in between:
            continue  # 「七月底回来后，局里…」 dates what was done then; 「接替因病返院的同事」
        if _APART.search(between) or _NOT_THE_STAY.search(view.text, when.end, min(end, over.end() + 4)):
            continue
        if any(other.start >= when.end and other.end <= over.start() for other in dated):
            continue
        if len(when.first) == 4 and (between or not over["cut"]):
            continue
        yield when, bool(over["cut"]), over.end()
