"""Lessons in what a page tells of its cadres: what they say, what they do with it, what they answer, what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.kinds import kind_of
from graph.extract.owners import Told, owned
from graph.extract.passages import Point, lesson
from graph.extract.telling import is_lesson, signs_in_place
from graph.extract.view import MODE, View, mode_pattern
from graph.model import Reading

__all__ = ["answers", "attributed_statements", "collective_statements"]

#: Shorter than this no sentence is a point of its own.
_POINT = 14
_COLLECTIVE = re.compile(
    rf"(?:(?:{MODE})(?:的)?)?(?:\d+[名位])?(?:学习锻炼|跟班学习|挂职)?(?:的)?(?:年轻)?(?:(?:学员|干部|同志|大家|队员)(?:们)?|(?:老师|教师|医生)们)(?:普遍|纷纷|一致|共同|集中|都|也|还)*"
    r"(?:表示|感叹|感言|认为|说|感到|思考|建议|提议|反映|感慨|体会|谈到|[^，。]{0,4}写下|的(?:共同)?心声|发出[^，。]{0,4}感慨)"
)
#: Behind a quotation: who said it, and nothing else, 「在大连市金州区挂职的副局长简宁感慨。」.
_WHO_SAYS = re.compile(
    r"[^“”，。；]{2,40}(?:说|说道|表示|感慨|感叹|坦言|直言|总结道?|认为|介绍|道|笑着说|如是说|感触颇深|深有感触|深有体会)[。！]?"
)


def attributed_statements(view: View) -> Iterator[Reading]:
    """In a report, what a cadre says, concludes, proposes or brings about is a lesson of theirs: 「“与最优者对标…值得学习。”潘集区政协主席董善积感触颇深」.

    Whose a sentence is, is told by the name in it, by a surname or nickname, 「于县长」 「老于」, by 「他」, by the speaker behind a
    quotation, or by the sentence before; whether it is a lesson is weighed: what it says, how, and what stands beside it. Does not
    read what hosts, officials and reporters say, nor who stays where.
    """
    yield from _lessons(view, "attributed-statement", [one for one in owned(view) if not one.answers])


def answers(view: View) -> Iterator[Reading]:
    """In an interview, what a cadre answers is theirs: 「金某：最难学的是干部的“专”。…」; 「我」 is the one who answers.

    The label may be short for a name that the page explains, 「（以下简称“程”）」. Does not read questions, 「记者：…」, nor answers of
    people who were not sent.
    """
    yield from _lessons(view, "answer", [one for one in owned(view) if one.answers])


def _lessons(view: View, rule: str, told: Sequence[Told]) -> Iterator[Reading]:
    run: list[Told] = []
    for one, signs in zip(told, signs_in_place(view, told), strict=True):
        passage = view.text[one.start : one.end]
        fits = bool(one.owners) and len(passage) >= 8 and not _COLLECTIVE.search(passage) and is_lesson(signs)
        if run and not (fits and run[-1].owners == one.owners and run[-1].end == one.start):
            yield from _cut(view, rule, run)
            run = []
        if fits:
            run.append(one)
    if run:
        yield from _cut(view, rule, run)


def _cut(view: View, rule: str, run: Sequence[Told]) -> Iterator[Reading]:
    """Cut a run of sentences that are lessons of one cadre where their kind changes: what was seen, and what follows from it."""
    owners = run[0].owners
    spans: list[tuple[int, int]] = []
    kinds: list[str] = []
    for one in run:
        passage = view.text[one.start : one.end]
        says_nothing = len(passage) < _POINT or _WHO_SAYS.fullmatch(passage)
        kind = "" if says_nothing else kind_of(passage, owners)
        if spans and (not kind or not kinds[-1] or kind == kinds[-1] or spans[-1][1] - spans[-1][0] < _POINT):
            spans[-1] = (spans[-1][0], one.end)
            kinds[-1] = kinds[-1] or kind
        else:
            spans.append((one.start, one.end))
            kinds.append(kind)
    for start, end in spans:
        yield lesson(view, rule, Point(start, end), owners)


def collective_statements(view: View) -> Iterator[Reading]:
    """What those who were sent say together is a lesson of no single person: 「跟班学习的14位干部纷纷表示，要学习闵行干部…」.

    Does not read what cadres in general should do.
    """
    if not mode_pattern().search(view.text):
        return
    told = [(section.start, section.end) for section in view.plan.sections]
    for match in _COLLECTIVE.finditer(view.text):
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats or any(a <= paragraph.start < b for a, b in told):
            continue
        start, end = view.page.sentence_at(match.start())
        sentences = view.page.sentences(paragraph)
        index = next(i for i, span in enumerate(sentences) if span[0] == start)
        # A quotation before 「干部们纷纷感言」 belongs to it.
        while index and view.text[start : start + 1] != "“" and view.text[sentences[index - 1][1] - 1] == "”":
            index -= 1
            start = sentences[index][0]
        if (
            re.search(r"(?:表示|感叹|感言|认为|说|思考|建议|反映)$", match.group())
            and view.text[match.end() : match.end() + 1] in "，：、"
        ):
            end = max(end, sentences[min(len(sentences) - 1, index + 1)][1]) if end - start < 40 else end
        yield lesson(view, "collective-statement", Point(start, end), ())
