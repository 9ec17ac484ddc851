"""Lessons in sections that one cadre tells: each paragraph makes a point, or as many as it numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.kinds import KINDS, signs_of
from graph.extract.leaning import leaning
from graph.extract.passages import Point, lesson
from graph.extract.view import MODE, View
from graph.model import Reading
from graph.read.page import Paragraph
from graph.read.plan import Section

__all__ = ["narrated_points"]


_RUN_IN = re.compile(r"(?P<title>[^。！？：；]{2,24})[。？！](?=.)")
_NUMBERED = re.compile(
    r"(?:^|(?<=[。；：！？，])|(?<=” ))(?P<mark>(?:第?[一二三四五六七八]是|[一二三四五六七八]要|首先|其次|再次))(?P<title>[^。；：！？]{2,40})"
)
_NO_STATEMENT = re.compile(
    r"^(?:问：|——|本报|记者：|主持人：|\d{4}年\d{1,2}月于)|（作者(?:系|为|单位)|摘登$|编辑：|责编"
)
_MUST = re.compile(r"(?:^|(?<=[。；！]))(?:下一步，)?(?:我们)?要(?P<title>[^，。；]{3,16})[，。]")
_NO_HEADING = re.compile(r"我|去年|今年|\d{4}年|期间|这|那|很|说|问|对照先进|总的来说|，.*，|产业兴旺|^[初从在]")
_STAY_TOLD = re.compile(rf"(?:{MODE})|选派|派往|派到|组织安排|担任|挂任|任命")
#: A first paragraph that already concludes something is a lesson, though it names the stay.
_FELT = re.compile(r"使我|让我[^，。]{0,4}(?:收获|明白|懂得|感)")
_MEANWHILE = re.compile(
    r"^(?:(?:跟班|挂职|学习|锻炼|实训|跟岗|培训)+(?:学习|锻炼)?期间|这?[\d一二三四五六七八九十两几]+个?多?(?:月|年)(?:多)?来|结合)"
)
_CREDIT_TAIL = re.compile(r"（[^（）]{0,6}(?:记者|通讯员)[^（）]{2,30}）$|（[^（）]{2,8}整理）$")


def narrated_points(view: View) -> Iterator[Reading]:
    """Each paragraph of a section that one person tells makes a point; a run-in heading or a number is its title.

    Reads 「心无旁骛的发展理念。到吴江学习后…」 with the title 「心无旁骛的发展理念」; a paragraph that numbers its points, 「一是求真务实，做精做细。…二是…」,
    makes as many. Does not read the paragraph that tells the stay itself, what was done meanwhile, captions and credits.
    """
    for section in view.plan.sections:
        body = _body(view, section)
        for index, paragraph in enumerate(body):
            if _is_introduction(view, body, index):
                continue
            for point in _points(view.text, paragraph.start, _trimmed(view.text, paragraph)):
                name = view.text[slice(*section.name)]
                yield lesson(view, "narrated-point", point, (name,), view.text[slice(*section.title)])


def _body(view: View, section: Section) -> list[Paragraph]:
    headings = set(view.plan.headings)
    kept: list[Paragraph] = []
    for paragraph in section.paragraphs(view.page):
        if paragraph in headings:
            continue
        length = _trimmed(view.text, paragraph) - paragraph.start
        if length < 15 or (paragraph.start, paragraph.end) in view.plan.notes:
            continue
        if _NO_STATEMENT.search(view.text[paragraph.start : paragraph.end]):
            continue
        # Behind the body captions of pictures may follow: one short sentence about people in the third person.
        if (
            kept
            and length < 40
            and re.search(r"(?:干部|同志|学员|仪式)[^，]{0,24}。$", view.text[paragraph.start : paragraph.end])
            and "我" not in view.text[paragraph.start : paragraph.end]
        ):
            continue
        kept.append(paragraph)
    return kept


def _trimmed(text: str, paragraph: Paragraph) -> int:
    tail = _CREDIT_TAIL.search(text[paragraph.start : paragraph.end])
    return paragraph.start + tail.start() if tail else paragraph.end


def _is_introduction(view: View, body: list[Paragraph], index: int) -> bool:
    """Whether the paragraph only tells the stay, or what was done meanwhile, before the first point is made."""
    if len(body) == 1:
        return False
    text = view.text[body[index].start : body[index].end]
    told = (
        bool(_STAY_TOLD.search(text))
        and not (_RUN_IN.match(text) and not _NO_HEADING.search(text[:24]))
        and not _FELT.search(text)
    )
    if index == 0:
        # A short opening that shows no sign of a lesson: 「去溧阳之前，我在汉阴的山里管了六年茶。」
        opens = len(text) < 40 and not any(sign.partition(":")[0] in KINDS for sign in signs_of(text))
        return told or (opens and len(body) > 2)
    if index == 1 and told and len(text) < 130 and _is_introduction(view, body, 0):
        return True
    return index <= 2 and len(text) < 110 and bool(_MEANWHILE.match(text)) and _is_introduction(view, body, index - 1)


def _points(text: str, start: int, end: int) -> list[Point]:
    """Cut a paragraph into its points."""
    head = _RUN_IN.match(text, start, end)
    run_in = head is not None and not _NO_HEADING.search(head["title"]) and end - start > len(head["title"]) + 25
    numbered = list(_NUMBERED.finditer(text, start, end))
    run_in = run_in and not (numbered and numbered[0].start() == start)
    if numbered and numbered[0].start() == start and len(numbered) == 1:
        return [Point(start, end, numbered[0]["title"])]
    if len(numbered) >= 2 and not run_in:
        return _cut(text, start, end, [(m.start("mark"), m["title"]) for m in numbered])
    musts = [m for m in _MUST.finditer(text, start, end) if text[m.start() - 1 : m.start()] in "。；！\n"]
    if len(musts) >= 2 and not run_in:
        return _cut(text, start, end, [(m.start(), m["title"]) for m in musts])
    if head and run_in:
        return [Point(start, end, head["title"])]
    return [Point(a, b) for a, b in _turns(text, start, end)]


_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]*|[^。！？]+$")


def _turns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where a passage turns from what was seen to what home has done or should do: 「…我建议，先拿二期试点。」."""
    spans: list[tuple[int, int]] = []
    kinds: list[str] = []
    for match in _SENTENCE.finditer(text, start, end):
        kind = leaning(match.group())
        turn = kind in ("adopted", "proposal") and spans and kind != kinds[-1] and match.start() - spans[-1][0] >= 30
        if not spans or turn:
            spans.append((match.start(), match.end()))
            kinds.append(kind)
        else:
            spans[-1] = (spans[-1][0], match.end())
            kinds[-1] = kind or kinds[-1]
    return spans


def _cut(text: str, start: int, end: int, marks: list[tuple[int, str]]) -> list[Point]:
    edges = [at for at, _ in marks] + [end]
    points = [Point(a, b, title) for (a, title), b in zip(marks, edges[1:], strict=True)]
    if edges[0] - start >= 25:
        points.insert(0, Point(start, edges[0]))
    return points
