"""Lessons: each point that a cadre makes, or that those who were sent make together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.kinds import KINDS, kind_of, signs_of
from graph.extract.leaning import leaning
from graph.extract.themes import REACH, Stretches, themes_of
from graph.extract.view import MODE, View, mode_pattern
from graph.model import Reading, Slot
from graph.read.page import Paragraph
from graph.read.plan import Section

__all__ = ["answers", "attributed_statements", "collective_statements", "narrated_points"]


@dataclass(frozen=True, slots=True)
class _Point:
    """A stretch that makes one point, and its title."""

    start: int
    end: int
    title: str = ""


# --- points of a narrator -------------------------------------------------------------------------------------------

_RUN_IN = re.compile(r"(?P<title>[^。！？：；]{2,24})[。？！](?=.)")
_NUMBERED = re.compile(
    r"(?:^|(?<=[。；：！？，])|(?<=” ))(?P<mark>(?:第?[一二三四五六七八]是|[一二三四五六七八]要|首先|其次|再次))(?P<title>[^。；：！？]{2,40})"
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
                yield _lesson(view, "narrated-point", point, (name,), view.text[slice(*section.title)])


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


def _points(text: str, start: int, end: int) -> list[_Point]:
    """Cut a paragraph into its points."""
    head = _RUN_IN.match(text, start, end)
    run_in = head is not None and not _NO_HEADING.search(head["title"]) and end - start > len(head["title"]) + 25
    numbered = list(_NUMBERED.finditer(text, start, end))
    run_in = run_in and not (numbered and numbered[0].start() == start)
    if numbered and numbered[0].start() == start and len(numbered) == 1:
        return [_Point(start, end, numbered[0]["title"])]
    if len(numbered) >= 2 and not run_in:
        return _cut(text, start, end, [(m.start("mark"), m["title"]) for m in numbered])
    musts = [m for m in _MUST.finditer(text, start, end) if text[m.start() - 1 : m.start()] in "。；！\n"]
    if len(musts) >= 2 and not run_in:
        return _cut(text, start, end, [(m.start(), m["title"]) for m in musts])
    if head and run_in:
        return [_Point(start, end, head["title"])]
    return [_Point(a, b) for a, b in _turns(text, start, end)]


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


#: Shorter than this no sentence is a point of its own.
_POINT = 14


def _statements_in(view: View, start: int, end: int, owners: tuple[str, ...]) -> list[tuple[int, int]]:
    """Cut what a report tells of one speaker where its kind changes: what was seen, 「…」 and what follows from it."""
    spans: list[tuple[int, int]] = []
    kinds: list[str] = []
    for match in _SENTENCE.finditer(view.text, start, end):
        long = match.end() - match.start() >= _POINT
        # A sentence that introduces its speaker by post belongs to what the speaker then says.
        posted = any(match.start() <= who.name_start < match.end() and who.posts for who in view.introductions)
        kind = kind_of(match.group(), owners) if long and not (posted and "“" not in match.group()) else ""
        if spans and (not kind or not kinds[-1] or kind == kinds[-1] or spans[-1][1] - spans[-1][0] < _POINT):
            spans[-1] = (spans[-1][0], match.end())
            kinds[-1] = kinds[-1] or kind
        else:
            spans.append((match.start(), match.end()))
            kinds.append(kind)
    return spans


def _cut(text: str, start: int, end: int, marks: list[tuple[int, str]]) -> list[_Point]:
    edges = [at for at, _ in marks] + [end]
    points = [_Point(a, b, title) for (a, title), b in zip(marks, edges[1:], strict=True)]
    if edges[0] - start >= 25:
        points.insert(0, _Point(start, edges[0]))
    return points


def _lesson(view: View, rule: str, point: _Point, owners: tuple[str, ...], heading: str = "") -> Reading:
    passage = view.text[point.start : point.end]
    told = Stretches(
        passage=f"{passage} {point.title} {heading}",
        around=view.text[max(0, point.start - REACH) : point.end + REACH],
        units=" ".join(view.units_of(owner) for owner in owners),
        paragraph=_paragraph(view, point.start),
    )
    themes = themes_of(told, view.theme_weights)
    slots = [Slot("cadre", owner) for owner in owners]
    slots += [Slot("title", point.title), Slot("kind", kind_of(passage, owners))]
    slots += [Slot("theme", theme) for theme in themes]
    return view.reading("lesson", rule, point.start, point.end, *slots)


def _paragraph(view: View, at: int) -> str:
    paragraph = view.page.paragraph_at(at)
    return view.text[paragraph.start : paragraph.end]


# --- statements in reports ------------------------------------------------------------------------------------------

_SAYING = (
    r"(?:说(?!明)|表示|认为|感慨|感叹|感触|坦言|总结|建议|提出|介绍|回忆|体会是|感言|直言|告诉|提醒|反映|感到|印象|深刻体会|"
    r"得意|写|在[他她]看来|这一点|回来后|发现|看法|借鉴|推开|立了)"
)
_COLLECTIVE = re.compile(
    rf"(?:(?:{MODE})(?:的)?)?(?:\d+[名位])?(?:学习锻炼|跟班学习|挂职)?(?:的)?(?:年轻)?(?:学员|干部|同志|大家)(?:们)?(?:普遍|纷纷|一致|共同|都|也)*"
    r"(?:表示|感叹|感言|认为|说|感到|思考|建议|反映|感慨|体会|[^，。]{0,4}写下|的(?:共同)?心声|发出[^，。]{0,4}感慨)"
)


def attributed_statements(view: View) -> Iterator[Reading]:
    """In a report, what a cadre is quoted to say or think is a lesson of theirs: 「“与最优者对标…值得学习。”潘集区政协主席董善积感触颇深」.

    The sentences of one paragraph that belong to one speaker are one lesson. 「他说」 is whoever was named last; 「两人」 are the last two. Does not
    read what hosts, officials and reporters say.
    """
    cadres = view.cadres
    if not cadres:
        return
    told = [(section.start, section.end) for section in view.plan.sections]
    last: tuple[str, ...] = ()
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph in view.plan.headings or any(a <= paragraph.start < b for a, b in told):
            continue
        text = view.text[paragraph.start : paragraph.end]
        if _ANSWER.match(text):
            continue
        owners, last = _owners(view, paragraph, last, cadres)
        if not owners or not _states(text):
            continue
        spans = _statements(view, paragraph, owners, cadres)
        for span, who in spans:
            for start, end in _statements_in(view, *span, who):
                if end - start >= 12 and not _only_introduces(view, start, end, who):
                    yield _lesson(view, "attributed-statement", _Point(start, end), who)


_MARKED = re.compile(
    r"(?:\d{1,2}[.．、]|（[一二三四五六七八]）|[一二三四五六七八]、)[^，。；“”]{0,16}(?:，[^，。；]{2,20})?(?:“[^”]{2,12}”[^，。；]{0,8})?。?$"
)
_NO_STATEMENT = re.compile(
    r"^(?:问：|——|本报|记者：|主持人：|\d{4}年\d{1,2}月于)|（作者(?:系|为|单位)|摘登$|编辑：|责编"
)
_AT_WORK = re.compile(rf"{MODE}|挂任|担任|出任|被(?:选派|安排|派)")
_OTHERS_SAY = re.compile(r"说|介绍|表示|告诉|评价|接过话|竖起|笑着|提醒|叮嘱|强调|希望|要求|感谢")


def _only_introduces(view: View, start: int, end: int, owners: tuple[str, ...]) -> bool:
    """Whether ``text[start:end]`` is a numbered heading, tells who stays where and no more, or is what somebody else says."""
    body = view.text[start:end]
    if _MARKED.match(body) or _NO_STATEMENT.search(body):
        return True
    named = [one.name for one in view.people if start <= one.start < end]
    if named and not set(named) & set(owners) and _OTHERS_SAY.search(body):
        return True
    if not set(named) & set(owners) or not _AT_WORK.search(body) or re.search(r"“[^“”]{8,}”", body):
        return False
    return not (re.search(_SAYING, body) or leaning(body) or _TELLING & set(signs_of(body, owners)))


#: Signs that a sentence tells more than who stays where.
_TELLING = {
    "adopted: result", "adopted: through", "adopted: trial", "adopted: who-did", "adopted: brought",
    "observation: called", "observation: host-does", "observation: saw", "reflection: felt", "proposal: suggest", "proposal: should",
}  # fmt: skip


def _states(text: str) -> bool:
    """Whether somebody says, thinks, proposes or has done something in *text*."""
    return bool(
        re.search(_SAYING, text) or re.search(r"“[^“”]{10,}”", text) or leaning(text) in ("adopted", "proposal")
    )


#: A label before what somebody answers, 「金某：」; 「金某说：」 and 「他告诉记者：」 go on with a sentence instead.
_ANSWER = re.compile(r"(?P<name>[一-鿿·]{2,8})(?<![说道言讲问写叹称话示])(?<!告诉记者)(?<!告诉我们)：")


def answers(view: View) -> Iterator[Reading]:
    """In an interview, what a cadre answers is theirs: 「金某：最难学的是干部的“专”。…」; 「我」 is the one who answers.

    Does not read questions, 「记者：…」, nor answers of people who were not sent.
    """
    for paragraph in view.page.paragraphs:
        match = _ANSWER.match(view.text, paragraph.start, paragraph.end)
        if not match or match["name"] not in view.cadres or paragraph.repeats or paragraph in view.plan.headings:
            continue
        for start, end in _turns(view.text, match.end(), paragraph.end):
            if end - start >= 12:
                yield _lesson(view, "answer", _Point(start, end), (match["name"],))


def _owners(
    view: View, paragraph: Paragraph, last: tuple[str, ...], cadres: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who may speak in *paragraph*, and whom a pronoun after it may mean."""
    named = _named(view.text, paragraph.start, paragraph.end, cadres)
    if named:
        return tuple(dict.fromkeys(name for _, name in named)), tuple(dict.fromkeys(name for _, name in named))
    body = view.text[paragraph.start : paragraph.end]
    if re.match(r"“?[^“”]{0,60}”?(?:他|她|他们|两人)", body) and last:
        return last, last
    return (), last


def _named(text: str, start: int, end: int, cadres: frozenset[str]) -> list[tuple[int, str]]:
    found = []
    for name in cadres:
        at = text.find(name, start, end)
        while at >= 0:
            found.append((at, name))
            at = text.find(name, at + 1, end)
    return sorted(found)


def _statements(
    view: View, paragraph: Paragraph, owners: tuple[str, ...], cadres: frozenset[str]
) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Cut the paragraph into stretches of one speaker (or speakers in one breath) that state something."""
    text = view.text
    sentences = view.page.sentences(paragraph)
    groups: list[tuple[list[tuple[int, int]], tuple[str, ...]]] = []
    current: tuple[str, ...] = owners[:1]
    pending: list[tuple[int, int]] = []
    for sentence in sentences:
        body = text[slice(*sentence)]
        named = tuple(dict.fromkeys(name for _, name in _named(text, *sentence, cadres)))
        joint = bool(re.search(r"和|与|、|两人|他们", body)) and len(named) > 1
        who = named if joint else named[-1:] if named else ()
        if not who and not groups and body.startswith("“"):
            pending.append(sentence)  # the quotation comes before its speaker
            continue
        if who and groups and groups[-1][1] != who and body.startswith("“") is False:
            groups.append(([*pending, sentence], who))
        elif groups and (not who or groups[-1][1] == who):
            groups[-1][0].extend([*pending, sentence])
        else:
            groups.append(([*pending, sentence], who or current))
        pending = []
    if pending:
        if groups:
            groups[-1][0].extend(pending)
        else:
            groups.append((pending, current))
    spans = []
    for stretch, who in groups:
        body = text[stretch[0][0] : stretch[-1][1]]
        if not who or not _states(body):
            continue
        # Leave out sentences at the rims that only introduce: who they are and where they stay.
        while len(stretch) > 1 and "“" not in text[slice(*stretch[0])] and not _states(text[slice(*stretch[0])]):
            stretch = stretch[1:]
        if re.search(r"本报[^，。]{0,8}讯|出席(?:会议|活动)|主持(?:会议|。)", text[stretch[0][0] : stretch[0][1]]):
            continue
        start, end = stretch[0][0], stretch[-1][1]
        if (
            end - start >= 12
            and ("“" in text[start:end] or len(re.findall(_SAYING, text[start:end])) >= 1)
            and not _told_only(text[start:end])
        ):
            spans.append(((start, end), who))
    return spans


def _told_only(body: str) -> bool:
    """Whether the stretch only tells a stay or an event and nobody's thought."""
    return not leaning(body) and not re.search(
        r"[“：]|认为|感慨|感叹|总结|建议|提出|体会|表示|坦言|说，|印象|发现|看法|感到|借鉴", body
    )


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
        yield _lesson(view, "collective-statement", _Point(start, end), ())
