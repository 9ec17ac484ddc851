"""Policy documents: 「国家发改委印发《沪苏浙城市结对合作帮扶皖北城市实施方案》」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.view import View
from graph.find.posts import ends_with_unit
from graph.find.times import whens
from graph.model import Reading, Slot

__all__ = ["counted_lists", "policies", "reports_named", "slogans"]

_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,60}?)》")
_KIND = re.compile(
    r"(?:方案|意见|办法|规定|条例|规划|纲要|计划|通知|决定|措施|细则|法|典|公约|章程|制度|清单|十条|若干条|条|标准|指引|目录|协议|指南|报告|政策|行动|要点|守则|规范|规程|导则|预案|公告|公报)(?:（[^）]*）)?$"
)
_NOT_POLICY = re.compile(
    r"(?:报|日报|晚报|周刊|杂志|新闻|手册|纪要|歌|之歌|传|记|调研报告|笔记|经|纲目)$|^关于.*的建议$"
)
#: Before a list: somebody has put it together, nobody issued it, 「牵头编制《产业互补清单》」.
_COMPILED = re.compile(r"(?:编制|编写|整理|汇总|梳理|撰写|列出|编成)(?:了|出|的|成)?(?:一[份本张]|这份)?$")
_ISSUED = re.compile(
    r"(?P<issuer>[^，。；：“”《》\n]{2,24}?)(?:联合)?(?:印发|出台|发布|颁布|下发|制定|公布|出台了|印发了|发布了|制定了)(?:的)?$"
)


def policies(view: View) -> Iterator[Reading]:
    """A title in 《》 is a policy document by its last word; who issued it and when stand before 「印发」 「出台」.

    Reads 《上海市排水与污水处理条例》; does not read newspapers, books, reports of the cadres' own.
    """
    before: re.Match[str] | None = None
    issuer = date = ""
    for match in _TITLE.finditer(view.text):
        last, before = before, match
        title = match["title"]
        if not _KIND.search(title) or _NOT_POLICY.search(title) or view.page.paragraph_at(match.start()).repeats:
            continue
        start = view.page.sentence_at(match.start())[0]
        if title.endswith("清单") and _COMPILED.search(view.text, start, match.start()):
            continue
        if last and last.start() >= start:
            if not _LISTED.fullmatch(view.text, last.end(), match.start()):
                issuer, date = _issued(view, last.end(), match.start())
        else:
            issuer, date = _issued(view, start, match.start())
        yield view.reading(
            "policy", "policy-title", match.start(), match.end(),
            Slot("title", title), Slot("issuer", issuer), Slot("date", date),
        )  # fmt: skip


#: Between two titles that one verb issues: 「印发《…》和《…》」.
_LISTED = re.compile(r"[、和及与]|以及")


def _issued(view: View, start: int, title: int) -> tuple[str, str]:
    """Return who issued the document whose title begins at *title*, and when, as far as ``text[start:title]`` says so."""
    issued = _ISSUED.search(view.text[start:title])
    if not issued:
        return "", ""
    issuer = re.sub(r"^.*?[日月年]", "", issued["issuer"]).lstrip("，由从到》")
    when = [one for one in whens(view.text, view.year, start, title) if one.first]
    book = view.places.book
    known = ends_with_unit(issuer) or book.by_name.get(issuer) or book.by_short.get(issuer)
    if not known and not issuer.endswith(("委", "政府", "支部")):
        issuer = ""
    return issuer, when[-1].first if when else ""


_SLOGAN = re.compile(
    r"(?P<issuer>省委|市委|县委|区委|州委|全省|全市|全县)[^。“”《》]{0,16}(?:“[^“”]{2,16}”[^。“”]{0,6})?“(?P<title>[^“”]{4,20})”(?:的)?(?:[一-鿿]{2})?(?:要求|动员令|部署|活动|行动|战略|工程|目标)"
)


def slogans(view: View) -> Iterator[Reading]:
    """What a committee demands or a province carries out under a name in quotation marks: 「省委…“一改两为五做到”要求」.

    Does not read meetings, 「“新春第一会”精神」, nor names that no committee or whole province stands behind.
    """
    for match in _SLOGAN.finditer(view.text):
        if match["title"].endswith("会") or view.page.paragraph_at(match.start()).repeats:
            continue
        issuer = match["issuer"] if match["issuer"].endswith("委") else ""
        start = match.start("title") - 1
        yield view.reading(
            "policy", "slogan", start, match.end("title") + 1, Slot("title", match["title"]), Slot("issuer", issuer)
        )


def reports_named(view: View) -> Iterator[Reading]:
    """A yearly report or plan is named without 《》: 「杭州市政府工作报告」, 「国家“十四五”规划」."""
    pattern = r"(?P<title>(?:[一-鿿]{2,5}[省市区县州])政府工作报告|国家“十[三四五]五”规划(?:纲要)?)"
    for match in re.finditer(pattern, view.text):
        start = match.start()
        mention = next((m for m in view.places.within(match.start(), match.end())), None)
        if mention and mention.start > start:
            start = mention.start
        yield view.reading("policy", "report-named", start, match.end(), Slot("title", view.text[start : match.end()]))


_COUNTED = re.compile(
    r"(?P<title>\d{1,3}[项条](?:[^，。；、“”《》\d的]{0,14}?)(?:任务清单|举措清单|政策清单|若干措施|若干政策|政策措施|惠企政策|惠企措施|稳增长措施|服务举措))(?=[，。；、：]|相继|出台|正式|落地|发布)"
)
_OFFICIAL = re.compile(r"会议?(?:召开|上)|印发|出台|发布|推出|公布|下发|颁布|制定")


def counted_lists(view: View) -> Iterator[Reading]:
    """A list of measures is put out and called by its number, without 《》: 「市政府出台30条惠企政策」 「大会召开，58项…任务清单」.

    The sentence must say that it is put out: a verb of issuing, or a meeting. Does not read 「提出3条建议」, nor the list that a cadre made.
    """
    for match in _COUNTED.finditer(view.text):
        start, end = view.page.sentence_at(match.start())
        told = view.text[start:end]
        if not _OFFICIAL.search(told) or _COMPILED.search(view.text, start, match.start()):
            continue
        if view.page.paragraph_at(match.start()).repeats or re.search(r"[我他她]", told):
            continue
        issuer = [m for m in view.places.within(start, match.start()) if m.area]
        when = [one for one in whens(view.text, view.year, start, match.start()) if one.first]
        yield view.reading(
            "policy", "counted-list", match.start(), match.end("title"), Slot("title", match["title"]),
            Slot("issuer", issuer[-1].area.full if issuer and issuer[-1].area else ""),
            Slot("date", when[-1].first if when else ""),
        )  # fmt: skip
