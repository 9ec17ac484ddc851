"""The ledger: every occurrence of a word for stays, and what became of it. It adds up to all of them."""

from __future__ import annotations

import re

from graph.extract.view import View, mode_pattern
from graph.identify.stays import Stay
from graph.model import Outcome, Reading, Trigger

__all__ = ["ledger"]

_NEGATION = re.compile(r"(?:不再|未|没有|取消|不列为|未能|终止)[^，。]{0,12}$")
_PLAN = re.compile(r"(?:将|拟|计划|未来|还将|准备|即将)[^，。]{0,16}$")
_GENERAL = re.compile(
    r"(?:干部|学员|同志|人员|队员)(?:们)?|期间|单位|地|岗位|工作|机会|活动|任务|生活|成果|成效|点|管理|制度|见闻|收获|感悟|心得"
)


def ledger(view: View, readings: tuple[Reading, ...], placed: dict[str, list[tuple[str, Stay]]]) -> list[Trigger]:
    """Account for every word for stays on the page.

    Args:
        view: the page.
        readings: of it.
        placed: the placements of each cadre.

    Returns:
        A line for each occurrence: the placement that it tells (the first occurrence) or repeats, a plan, a negation, general talk, a
        heading, a repeated passage, or undecided with the reason.
    """
    told: list[tuple[int, int, str]] = []
    for rows in placed.values():
        for node, stay in rows:
            told += [(e.passage.start, e.passage.end, node) for e in stay.evidence]
            values = [
                stay.values[name][1] for name in ("mode", "host_unit", "host_area", "start") if name in stay.values
            ]
            told += [(e.passage.start, e.passage.end, node) for e in values]
    headings = {(heading.start, heading.end) for heading in view.plan.headings}
    seen: set[str] = set()
    lines = []
    for match in mode_pattern().finditer(view.text):
        passage = view.page.passage(*match.span())
        paragraph = view.page.paragraph_at(match.start())
        start, end = view.page.sentence_at(match.start())
        sentence = view.text[start:end]
        node = next((node for a, b, node in told if a <= passage.start < b), "")
        before, after = view.text[start : match.start()], view.text[match.end() : match.end() + 8]
        if paragraph.repeats:
            again = next((placed[name][0][0] for name in sorted(placed) if name in sentence), "")
            outcome, detail = (Outcome.REPETITION, again) if again else (Outcome.GENERAL, "重复印出的段落")
        elif node:
            outcome = Outcome.REPETITION if node in seen else Outcome.PLACEMENT
            seen.add(node)
            detail = node
        elif (paragraph.start, paragraph.end) in headings:
            outcome, detail = Outcome.HEADING, "标题"
        elif _NEGATION.search(before):
            outcome, detail = Outcome.NEGATION, "否定或取消"
        elif _PLAN.search(before):
            outcome, detail = Outcome.PLAN, "计划中，未指明何人"
        elif section := view.plan.section_at(match.start()):
            owner = view.text[slice(*section.name)]
            rows = placed.get(owner, [])
            outcome, detail = (Outcome.REPETITION, rows[0][0]) if rows else (Outcome.UNDECIDED, "讲述人的经历未能读出")
        elif any(name in sentence for name in placed):
            outcome, detail = (
                Outcome.REPETITION,
                next(placed[name][0][0] for name in sorted(placed) if name in sentence),
            )
        elif (
            _GENERAL.match(after)
            or not view.introductions
            or not any(start <= w.name_start < end for w in view.introductions)
        ):
            outcome, detail = Outcome.GENERAL, "泛指，未指明何人"
        else:
            outcome, detail = Outcome.UNDECIDED, "句中有人名，未能断定何人被派"
        lines.append(Trigger(passage, outcome, detail, "".join(sentence.split())))
    return lines
