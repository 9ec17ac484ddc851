"""Which sentences of a page are about somebody, and how signs of a passage are written: shared by all that is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from graph.extract.view import View
from graph.find.names import Named
from graph.read.page import Paragraph

#: What parts one clause from the next.
CLAUSE = re.compile(r"[，。；：！？“”‘’（）《》\n]")

__all__ = [
    "CLAUSE",
    "named_places",
    "narrator_of",
    "seen",
    "sentences_about",
    "sentences_in",
    "sentences_told",
    "stretches_told",
]

#: So many sentences without another name go on about the person named before.
_GOES_ON = 3
#: So many sentences before the name, in its paragraph, may be about the person.
_BEFORE = 2
#: So many lines of a card belong to the one that names somebody.
_LINES = 6
#: 「我」 beside a word of going, being sent or holding a post.
_I_WENT = re.compile(
    r"(?:我|本人|自己)[^。！？“”]{0,40}(?:[派任挂到去赴来在从]|原是|报到)|(?:派|选|安排|让|送)我|[派任挂到去赴来在从][^。！？“”]{0,30}我"
)
#: So many of them are looked at in what somebody tells.
_TOLD = 6
#: So often somebody says 「我」 who tells a page; so many paragraphs at its ends may name the teller, in lines so long at most.
_SAYS_I, _EDGE, _SIGNED = 3, 6, 24
#: So long is a line of a card at most.
_LINE = 60
#: So many characters stand beside the name in a line that is nothing but the name: 「▲陆启元：」.
_MARKS = 4


def named_places(view: View) -> dict[str, list[Named]]:
    """Return for everybody whom *view* names the places that do, in the order of the text."""
    places: dict[str, list[Named]] = {}
    for one in view.people:
        places.setdefault(one.name, []).append(one)
    return places


def sentences_about(
    view: View, named: Sequence[Named], *, below: bool = False, above: bool = False
) -> list[tuple[int, int]]:
    """Return the sentences that name the person, and those behind that go on without another name: 「〈姓名〉是…。他在…挂职。」.

    Args:
        view: the page.
        named: the places that name the person.
        below: whether a line that names the person heads those below it, as in a card.
        above: whether what stands above counts: a short line over one that is nothing but the name, 「盛泽镇人民政府⏎陆启元」, and the sentences
            before the name in its paragraph, 「县医院的灯常亮着。…来的医师陆启元…」, as far as they name nobody else.

    Returns:
        Where each begins and ends, in the reading text; one may come twice.
    """
    found = []
    for one in named:
        if above:
            found += _above(view, one)
        for start, stop in _going_on(view, one, below=below):
            if start > one.start and _names_another(view, start, stop, one.name):
                break
            found.append((start, stop))
    return found


def _going_on(view: View, one: Named, *, below: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentence that names somebody and some behind it in the paragraph; behind a line of a card, the lines below it and one sentence more."""
    paragraph = view.page.paragraph_at(one.start)
    sentences = [span for span in view.page.sentences(paragraph) if span[1] > one.start]
    yield from sentences[: _GOES_ON + 1]
    if below and _is_line(view, paragraph):
        under = [other for other in view.page.paragraphs if other.start >= paragraph.end][:_LINES]
        lines = list(takewhile(lambda other: _is_line(view, other), under))
        yield from ((other.start, other.end) for other in lines)
        for other in under[len(lines) : len(lines) + 1]:
            yield from list(view.page.sentences(other))[:1]


def narrator_of(view: View) -> Named | None:
    """Return where the one is named who tells the whole page in the first person: alone in a line over it or under it, 「你们的老陆：陆启元」.

    ``None`` where sections have their tellers, several names stand alone like that, or hardly anybody says 「我」.
    """
    if any(section.name[1] for section in view.plan.sections) or view.text.count("我") < _SAYS_I:
        return None
    edge = [*view.page.paragraphs[:_EDGE], *view.page.paragraphs[-_EDGE:]]
    alone = [
        one
        for one in view.people
        if (paragraph := view.page.paragraph_at(one.start)) in edge
        and paragraph.end - paragraph.start <= _SIGNED
        and not any(other is not one and paragraph.start <= other.start < paragraph.end for other in view.people)
    ]
    return alone[0] if len({one.name for one in alone}) == 1 else None


def sentences_told(view: View, named: Sequence[Named]) -> list[tuple[int, int]]:
    """Return the first sentences in which the person says 「我」 and that something was done or held, in what the person tells.

    Args:
        view: the page.
        named: the places that name the person.
    """
    found: list[tuple[int, int]] = []
    for start, end in stretches_told(view, named):
        inside = [span for span in sentences_in(view, start, end) if _I_WENT.search(view.text, *span)]
        found += inside[:_TOLD]
    return found


def stretches_told(view: View, named: Sequence[Named]) -> list[tuple[int, int]]:
    """Return where the person tells: the sections headed by the name, or the whole page of its one narrator."""
    narrator = narrator_of(view)
    if narrator and any(one.name == narrator.name for one in named):
        return [(0, len(view.text))]
    return [
        (section.start, section.end)
        for section in view.plan.sections
        if not section.told_of and any(section.name[0] <= one.start < section.name[1] for one in named)
    ]


def sentences_in(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the paragraphs that begin from *start* to before *end*, repeated ones left out."""
    for paragraph in view.page.paragraphs:
        if start <= paragraph.start < end and not paragraph.repeats:
            yield from view.page.sentences(paragraph)


def _is_line(view: View, paragraph: Paragraph) -> bool:
    """Whether *paragraph* is a heading or a line of a card, and no prose."""
    return paragraph.end - paragraph.start <= _LINE and not set(view.text[paragraph.start : paragraph.end]) & set(
        "。！？"
    )


def _above(view: View, one: Named) -> list[tuple[int, int]]:
    paragraph = view.page.paragraph_at(one.start)
    found: list[tuple[int, int]] = []
    if paragraph.end - paragraph.start - (one.end - one.start) <= _MARKS:
        over = [other for other in view.page.paragraphs if other.end <= paragraph.start][-1:]
        found += [(other.start, other.end) for other in over if _is_line(view, other)]
    at = view.page.sentence_at(one.start)[0]
    for _ in range(_BEFORE):
        if at <= paragraph.start:
            break
        start, stop = view.page.sentence_at(at - 1)
        found.append((start, stop))
        at = start
    return [(start, stop) for start, stop in found if not _names_another(view, start, stop, one.name)]


def _names_another(view: View, start: int, stop: int, name: str) -> bool:
    return any(start <= other.start < stop and other.name != name for other in view.people)


def seen(written: str) -> str:
    """Return *written* as the name of a sign has it: without blanks, all numbers alike; 「nothing」 where nothing is written."""
    return re.sub(r"\d+", "0", "".join(written.split())) or "nothing"
