"""The ledger: every occurrence of a trigger word, and what became of it. It adds up to all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.extract.view import View
from graph.find.triggers import trigger_pattern
from graph.identify.mentions import Naming
from graph.identify.stays import Stay
from graph.model import Outcome, Trigger

__all__ = ["ledger"]

_NEGATION = re.compile(r"(?:不再|未|没有|取消|不列为|未能|终止|不是|并非|不需)[^，。]{0,12}$")
_PLAN = re.compile(r"(?:将|拟|计划|未来|还将|准备|即将|下一步|继续)[^，。]{0,16}$")
#: Behind a trigger: it tells of those sent in general, or of the work with them.
_GENERAL = re.compile(
    r"(?:了|的|一批|一批批|优秀|年轻|骨干|锻炼|学习)*(?:干部|学员|同志|人员|队员|人才|教师|医生|专家|力量|工作队|期间|单位|地|岗位|工作|机会|活动|任务|生活|"
    r"成果|成效|点|管理|制度|机制|见闻|收获|感悟|心得|经历|协作|关系|协议|项目|资金)"
)
#: Areas and offices that help each other: nobody is sent by these words alone.
_BETWEEN_AREAS = re.compile(r"对口(?:支援|帮扶)|结对帮扶|组团式帮扶|援建|双向交流|互派")
#: What a named person does who stands beside those sent: receives, visits, leads, speaks of them.
_BESIDE = re.compile(
    r"看望|慰问|会见|接见|座谈|出席|主持|致辞|讲话|指出|强调|要求|欢迎|迎接|陪同|分管|考察|调研|走访|送行|宣读|主讲|授课"
)
#: A sentence is shown whole up to here; of a longer one, what stands around the word.
_WHOLE, _AROUND = 240, 80


@dataclass(frozen=True, slots=True)
class _Told:
    """The placement that each trigger is part of the evidence of, by the trigger's number."""

    placements: Mapping[int, str]

    @classmethod
    def of(cls, starts: list[int], placed: Mapping[str, list[tuple[str, Stay]]]) -> _Told:
        """Return which of the triggers at *starts* (offsets in the text as read) lie in the evidence of a stay.

        The first stay that claims a trigger has it. A trigger that is taken is stepped over at once, so that many stays
        told in one sentence cost no more than their number.
        """
        taken: dict[int, str] = {}
        following = list(range(len(starts) + 1))

        def free(at: int) -> int:
            while following[at] != at:
                following[at] = at = following[following[at]]
            return at

        for start, end, node in _spans(placed):
            at = free(bisect_left(starts, start))
            stop = bisect_left(starts, end)
            while at < stop:
                taken[at] = node
                following[at] = at + 1
                at = free(at)
        return cls(taken)


def _spans(placed: Mapping[str, list[tuple[str, Stay]]]) -> Iterator[tuple[int, int, str]]:
    for rows in placed.values():
        for node, stay in rows:
            read = [
                *stay.evidence,
                *(stay.values[s][1] for s in ("mode", "host_unit", "host_area", "start") if s in stay.values),
            ]
            yield from ((one.passage.start, one.passage.end, node) for one in read)


def ledger(
    view: View, people: Naming, placed: Mapping[str, list[tuple[str, Stay]]], not_sent: Collection[str] = ()
) -> list[Trigger]:
    """Account for every trigger word on the page.

    Args:
        view: the page.
        people: where it names whom.
        placed: the placements of each cadre.
        not_sent: of whom a person decided that they were not sent.

    Returns:
        A line for each occurrence: the placement that it tells (the first occurrence) or repeats, a plan, a negation, general talk, a
        heading, unrelated, or undecided with the reason. Somebody who is named beside a trigger and was not read as sent makes it
        undecided, unless the sentence says that the person only receives, visits or speaks.
    """
    found = list(trigger_pattern().finditer(view.text))
    passages = [view.page.passage(*match.span()) for match in found]
    told = _Told.of([passage.start for passage in passages], placed)
    judge = _Judge(view, people, placed, not_sent)
    lines, seen = [], set()
    for number, (match, passage) in enumerate(zip(found, passages, strict=True)):
        node = told.placements.get(number, "")
        if node and not view.page.paragraph_at(match.start()).repeats:
            outcome, detail = Outcome.REPETITION if node in seen else Outcome.PLACEMENT, node
            seen.add(node)
        else:
            outcome, detail = judge.of(match)
        lines.append(Trigger(passage, outcome, detail, _sentence(view, match)))
    return lines


def _sentence(view: View, match: re.Match[str]) -> str:
    start, end = view.page.sentence_at(match.start())
    if end - start <= _WHOLE:
        return "".join(view.text[start:end].split())
    left, right = max(start, match.start() - _AROUND), min(end, match.end() + _AROUND)
    body = "".join(view.text[left:right].split())
    return f"{'…' if left > start else ''}{body}{'…' if right < end else ''}"


class _Judge:
    """What becomes of a trigger that no stay was read from."""

    def __init__(
        self, view: View, people: Naming, placed: Mapping[str, list[tuple[str, Stay]]], not_sent: Collection[str]
    ) -> None:
        self._not_sent = not_sent
        self._view = view
        self._placed = placed
        self._headings = {(heading.start, heading.end) for heading in view.plan.headings}
        self._people = people

    def of(self, match: re.Match[str]) -> tuple[Outcome, str]:
        """Return the outcome and its reason, in words, or the id of the placement that is repeated."""
        view = self._view
        paragraph = view.page.paragraph_at(match.start())
        start, end = view.page.sentence_at(match.start())
        before, after = (
            view.text[max(start, match.start() - 30) : match.start()],
            view.text[match.end() : match.end() + 12],
        )
        named = self._people.within(start, end)
        cadre = next((name for name in named if name in self._placed), "")
        if paragraph.repeats:
            if cadre:
                return Outcome.REPETITION, self._placed[cadre][0][0]
            return Outcome.UNRELATED, "重复印出的段落"
        if (paragraph.start, paragraph.end) in self._headings:
            return Outcome.HEADING, "标题"
        if _NEGATION.search(before):
            return Outcome.NEGATION, "否定或取消"
        section = view.plan.section_at(match.start())
        if cadre:
            return Outcome.REPETITION, self._placed[cadre][0][0]
        if any(name in self._not_sent for name in named):
            return Outcome.UNRELATED, "人工判定：不是派出"
        strangers = [name for name in named if name not in self._placed]
        if strangers and not _BESIDE.search(view.text, start, end):
            return Outcome.UNDECIDED, f"句中有人名（{'、'.join(strangers[:3])}），未能断定是否被派"
        if section:
            rows = self._placed.get(view.text[slice(*section.name)], [])
            if rows and not _GENERAL.match(after):
                return Outcome.REPETITION, rows[0][0]
            if not rows:
                return Outcome.UNDECIDED, "讲述人的经历未能读出"
        if _PLAN.search(before):
            return Outcome.PLAN, "计划中，未指明何人"
        if _BETWEEN_AREAS.fullmatch(match.group()):
            return Outcome.UNRELATED, "说的是地区或单位之间的帮扶"
        if strangers:
            return Outcome.GENERAL, "句中人物是接待、看望或讲话的人，未指明被派者"
        return Outcome.GENERAL, "泛指，未指明何人"
