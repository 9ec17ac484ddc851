"""Who takes over from whom: 「接替他的，是〈单位〉的〈姓名〉」, 「其岗位由〈单位职务〉〈姓名〉接续」, 「〈姓名〉的前任、〈单位职务〉〈姓名〉」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.labels import LABEL, labelled
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View
from graph.find.names import Named
from graph.model import Reading, Slot

__all__ = ["successors"]

RULE = "successor"
#: 「接替他挂职某镇党委副书记的，是」 「来接班的是」 「继任者是」.
_IS_NEXT = re.compile(
    r"(?!接的(?:正|就)?是)(?:(?:接替|顶替|替换|接任|替下|接)(?:了)?(?P<old>[他她我]|[一-鿿·]{2,8}?)?(?:的班|挂职|当|任|担任|做|岗位|工作|职务|回来|出任|的)[^，。；是]{0,20}?(?:的)?|接班的|接棒的|接手的|接任的|顶上的|继任者|接任者|接替者|接班人|下一任|补上(?:这个|他的|她的)?(?:空)?缺的)，?(?:正|就|则|便)?是"
)
#: Right before who takes over: 「接替我的〈姓名〉」 「接替他的〈单位职务〉〈姓名〉」.
_NEXT_TO = re.compile(r"(?:接替|接任|顶替|替换|替下)(?P<old>[他她我]|[一-鿿·]{2,8}?)的(?=[一-鿿])")
#: Behind a name: 「接了我的班」 「接续」 「递补」 「顶上」.
_TAKES_OVER = re.compile(
    r"(?:同志|老师|医生|教授)?(?:前来|前去|前往|随后|随即|已|便|就|来|去|将)?(?:(?:接了?|接过了?|接替了?|顶替了?|替下了?)(?P<old>[他她我]|[一-鿿·]{2,8}?)(?:的(?:班|岗位|职务|工作|担子|接力棒|位置|缺))?|接任|接续|接替|接手|接棒|接力|接班|顶上|顶替|递补|补上|补位|补缺|填补|继任|续上)(?=[，。；—、！”]|$|其?空缺|名额|这一|该|的)"
)
#: What makes room for another: before the one who takes over.
_MAKES_ROOM = re.compile(
    rf"期满|届满|到期|离任|轮换|轮岗|返|召回|抽回|调回|调离|提前|结束|退出|病|受伤|怀孕|名额|岗位|职位|空缺|位置|不再|未能|没能|取消|{MODE}"
)
_POST_OF = re.compile(r"(?:的|其|这个|该|这一)(?:挂职|跟岗)?(?:岗位|职务|职位|空缺|缺|名额|位置|任务|工作|担子|班)")
#: 「〈甲〉的前任、〈单位职务〉〈乙〉」 「他的上一任是〈乙〉」.
_BEFORE = re.compile(r"(?P<whose>[他她]|[一-鿿·]{2,8})的(?:上一任|前一任|上任|前任)(?:、|，|——|就?是|叫|系)?")
#: Whoever is called so is from the same house as the one who is followed.
_SAME_HOUSE = re.compile(
    r"(?:师[弟妹兄姐]|同事|(?:我们|本|同)科室?|科里|院里|校里|局里|(?:公司|单位|学校|医院|集团|局里|厂里)(?:随即|随后|又|另|便|马上|立即|当即|很快)?(?:另|改|再)?(?:派出?|选派|安排|抽调))[^，。；]{0,16}$"
)


def successors(view: View) -> Iterator[Reading]:
    """Somebody takes over the office of one who was sent: 「其岗位由林业局副局长〈姓名〉接续」, 「接替他的，是〈单位〉的〈姓名〉」, 「〈甲〉的前任、〈乙〉」.

    Host, office and word for stays are those of the other; the time is not. Does not read who takes over at home, 「接任镇长」, nor a business that
    somebody takes over: the other must be told to be away.
    """
    for match in _IS_NEXT.finditer(view.text):
        end = view.page.sentence_at(match.start())[1]
        who = next((one for one in view.people if match.end() <= one.start < min(end, match.end() + 44)), None)
        old = _other(view, match["old"] or "", match.start(), who)
        if who and old:
            yield _follows(view, who, old, (match.start(), who.end))
    for match in _NEXT_TO.finditer(view.text):
        who = next((one for one in view.people if match.end() in (one.start, _introduced_at(view, one))), None)
        old = _other(view, match["old"], match.start(), who)
        if who and old:
            yield _follows(view, who, old, (match.start(), who.end))
    for who in view.people:
        taken = _TAKES_OVER.match(view.text, who.end)
        if taken is None or view.page.paragraph_at(who.start).repeats:
            continue
        start = view.page.sentence_at(who.start)[0]
        floor = view.page.paragraph_at(who.start).start
        reach = (
            start
            if _MAKES_ROOM.search(view.text, start, who.start)
            else max(floor, view.page.sentence_at(max(floor, start - 2))[0])
        )
        if not taken["old"] and not _MAKES_ROOM.search(view.text, reach, who.start):
            continue
        old = _other(view, taken["old"] or "", who.start, who)
        if old:
            yield _follows(view, who, old, (start, taken.end()))
    for match in _BEFORE.finditer(view.text):
        whose = match["whose"]
        mine = (
            _other(view, whose, match.start(), None)
            if whose in "他她"
            else next((one.name for one in view.people if one.end == match.end("whose")), "")
        )
        end = view.page.sentence_at(match.start())[1]
        who = next((one for one in view.people if match.end() <= one.start < min(end, match.end() + 30)), None)
        origin = view.origins.get(who.name) if who else None
        near = who and (who.start - match.end() <= 1 or (origin and origin.start - match.end() <= 1))
        if who and mine and near and who.name != mine:
            yield _follows(view, who, mine, (match.start(), who.end), dated=False)


def _introduced_at(view: View, who: Named) -> int:
    """Return where the post begins that introduces *who* there; -1 if none does."""
    return next((one.start for one in view.introductions if one.name_start == who.start), -1)


def _other(view: View, old: str, at: int, who: Named | None) -> str:
    """Return whom *old* means at *at*: a name, 「我」 the narrator, else whoever was named last before; empty if nobody is."""
    section = view.plan.section_at(at)
    if old == "我" and not section:
        speaker = LABEL.match(view.text, view.page.paragraph_at(at).start)
        return labelled(speaker["name"], {one.name for one in view.people}) if speaker else ""
    if old == "我" or (section and not old):
        return view.text[slice(*section.name)] if section else ""
    names = [one.name for one in view.people if one.name != (who.name if who else "")]
    if old and old not in "他她":
        return old if old in names else ""
    floor = view.page.paragraph_at(at).start
    here = [one for one in view.people if floor <= one.start < at and (who is None or one.name != who.name)]
    start = view.page.sentence_at(at)[0]
    for one in here:
        # 「〈甲〉的岗位由…」
        if one.start >= start and _POST_OF.match(view.text, one.end):
            return one.name
    if not here and section:
        return view.text[slice(*section.name)]
    return here[-1].name if here else view.headed(at)


def _follows(view: View, who: Named, old: str, span: tuple[int, int], *, dated: bool = True) -> Reading:
    start, end = view.page.sentence_at(who.start)
    begin = max(start, *(view.text.rfind(mark, start, who.start) + 1 for mark in "；。"))
    when = start_of(view, begin, who.start) if dated else None
    clause = view.text.rfind("，", begin, who.start) + 1
    # 「4月，科里的师弟〈姓名〉接了我的班」: the date of the clause, and not of what came before it.
    if when and clause > when.end and view.text[when.end : clause].count("，") > 1:
        when = None
    after = start_of(view, who.end, min(end, who.end + 24)) if dated and not when else None
    if after and re.match(r"(?:就|便|即|已)?(?:到岗|到任|上任|报到|抵达|赴)", view.text[after.end :]):
        when = after
    length = duration_of(view, who.end, end) if dated else None
    here = view.evidence(RULE, *span)
    slots = [
        Slot("cadre", who.name), Slot("follows", old), Slot("later", "yes" if dated else ""),
        Slot("start", when.first if when else ""), Slot("duration", length.value if length else ""),
    ]  # fmt: skip
    origin = view.origins.get(who.name)
    if origin and abs(origin.start - who.start) < 60:
        slots += [
            Slot("post", view.text[origin.start : origin.end], view.evidence(RULE, *origin.span)),
            Slot("home_span", f"{origin.start}:{origin.end}", here),
        ]
    elif _SAME_HOUSE.search(view.text, begin, who.start):
        slots.append(Slot("shares_home", "yes", here))
    return view.reading("placement", RULE, min(span[0], who.start), max(span[1], who.end), *slots)
