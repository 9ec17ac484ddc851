"""Whose each sentence of a page is: who is named in it, whom a surname, a nickname or a pronoun means, who speaks, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.labels import LABEL, labelled
from graph.extract.mentioned import SAYS, Mention, mentions
from graph.find.names import places_of

if TYPE_CHECKING:
    from graph.extract.view import View
    from graph.read.page import Paragraph

__all__ = ["Told", "owned", "says"]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, or a part of one, and whose it is.

    Args:
        start: first character in the reading text.
        end: behind the last.
        owners: names of the cadres whose it may be; empty where it is nobody's or somebody else's.
        how: what tells it: ``named``, ``short`` for a surname or nickname, ``pronoun``, ``ahead`` for a name further on,
            ``carried`` from the sentence before, ``over`` from the paragraph before, ``speaker`` and ``author``; ``other`` for
            somebody who was not sent; empty where nothing does.
        away: how many sentences back the owner was named, at most 9.
        others: somebody who was not sent is named too.
        first: it opens its paragraph.
        last: it closes its paragraph.
        answers: a label names who speaks, 「程：…」.
    """

    start: int
    end: int
    owners: tuple[str, ...]
    how: str
    away: int = 0
    others: bool = False
    first: bool = False
    last: bool = False
    answers: bool = False


_SPOKEN = re.compile(r"“[^“”]*”?|‘[^‘’]*’")
_CUT = re.compile(
    r"(?<=[；。])(?=[^；。]{12})|(?<=[：；，。])(?=(?:第?[一二三四五六]是|其[一二三四五六]，|[一二三四五六]要|第[一二三四五六]，))"
)
_HE = re.compile(r"[他她](?!人|们|乡|山|日)")
_THEY = re.compile(r"[他她]们|[两二三四]人(?!才|民|次|份|选)|双方")
_ASKS = re.compile(r"[○◎●■◆]|问：|Q\d*[：:]|【?问】?：|记者：|主持人：|——")
_SHORT_FOR = re.compile(
    r"(?P<name>[一-鿿·]{2,12})[^“”。；\n]{0,16}（(?:以下|下文|下称|简称|以下简称|以下称)+“(?P<label>[一-鿿]{1,3})”）"
)
_I = re.compile(r"(?:我(?!国|市|县|区|省|校|院|局|镇|乡|州|旗|部|司|们[国市县区省校院局镇乡])|笔者)")
_SIGNS = r"(?:^|\n)(?:文(?:字)?[/／|：]|作者[：/／]|[□◎■○●◇◆△▲])?{name}(?=\n|$)|（作者(?:系|为|是|：)?{name}[，）]|作者：{name}(?![一-鿿])"
#: Behind a name: something of its bearer's, not the bearer, 「〈姓名〉的前任」.
_OF = re.compile("的(?!是)")
_TOGETHER = re.compile("一[同道起块]|同[批期行]|[^，。]{0,4}(?:一[同道起]|同[批期行])|的班")
_OPENS = re.compile("[，；]")
#: How far back the one named last is still meant.
_FAR = 9


def owned(view: View) -> list[Told]:
    """Return the sentences of what the page itself tells, in the order of the text, each with the cadres whose it is.

    Sections that one person tells, headings, tables and what is printed twice stay out. A sentence is somebody's who was sent if
    it names them in full, by surname and title, 「于县长」, by a nickname, 「老于」 「阿乐」, or by a pronoun; if its speaker is named
    behind it, 「“…”老于说」; if it goes on with what was told of them; if they answer a question, 「程：…」; if 「我」 signs the page.
    """
    if not view.cadres:
        return []
    return list(_Walk(view).told())


class _Walk:
    """One walk over a page: who was named last, and who speaks."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.text = view.text
        self.mentions = mentions(view)
        self.author = _author(view)
        self.labels = {match["label"]: match["name"] for match in _SHORT_FOR.finditer(view.text)}
        self.owners: tuple[str, ...] = ()
        self.away = 0
        self.other = False
        self.labelled = False
        self.speaker: tuple[str, ...] | None = (self.author,) if self.author else None

    def told(self) -> Iterator[Told]:
        headings = set(self.view.plan.headings)
        notes = set(self.view.plan.notes)
        for paragraph in self.view.page.paragraphs:
            at = paragraph.start
            if self.view.plan.section_at(at) is not None:
                continue
            if paragraph in headings and not self._label(paragraph):
                names = tuple(
                    dict.fromkeys(one.name for one in self._within(paragraph.start, paragraph.end) if one.sent)
                )
                self.owners, self.away, self.other = names[:1], 1, False
                self.speaker, self.labelled = (self.author,) if self.author else None, False
                continue
            if paragraph.repeats or paragraph.cells or (paragraph.start, paragraph.end) in notes:
                continue
            yield from self._paragraph(paragraph)

    def _label(self, paragraph: Paragraph) -> tuple[tuple[str, ...], int] | None:
        """Return whom a label before a paragraph names, 「程：」, and where what they say begins; nobody for a question."""
        ask = _ASKS.match(self.text, paragraph.start, paragraph.end)
        if ask:
            return (), paragraph.end
        match = LABEL.match(self.text, paragraph.start, paragraph.end)
        if not match:
            return None
        name = labelled(self.labels.get(match["name"], match["name"]), self.view.cadres)
        if name in self.view.cadres:
            return (name,), match.end()
        other = any(one.start == match.start("name") and one.end == match.end("name") for one in self.view.people)
        return ((), match.end()) if other or match["name"] in self.labels else None

    def _answers(self) -> bool:
        return self.labelled and bool(self.speaker)

    def _within(self, start: int, end: int) -> list[Mention]:
        return [one for one in self.mentions if start <= one.start < end]

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Told]:
        start = paragraph.start
        label = self._label(paragraph)
        if label:
            self.speaker, start = label
            self.owners, self.away, self.other, self.labelled = self.speaker, 0, not self.speaker, True
        parts = [
            (a, b)
            for left, right in self.view.page.sentences(paragraph)
            for a, b in _parts(self.text, max(left, start), right)
            if right > start
        ]
        ahead: list[tuple[int, int]] = []
        seen = False
        for index, (left, right) in enumerate(parts):
            found = self._whose(left, right, opens=index == 0 and not label)
            here = (index == 0, index == len(parts) - 1)
            if found is None and not seen and self.speaker is None and self._named_later(parts[index + 1 :]):
                ahead.append((left, right))
                continue
            for a, b in ahead:
                if self.owners and found and found[1] != "other":
                    yield Told(a, b, self.owners, "ahead", 0, False, a == parts[0][0])
            ahead = []
            if found is None:
                self.away = min(self.away + 1, _FAR)
                how = "other" if self.other else "speaker" if self.speaker else "carried" if seen else "over"
                yield Told(left, right, self.owners, how, self.away, False, *here, self._answers())
            else:
                owners, how, others = found
                yield Told(left, right, owners, how, self.away, others, *here, self._answers())
            seen = seen or found is not None
        for a, b in ahead:
            yield Told(a, b, self.owners, "over" if self.owners else "", self.away, False, a == parts[0][0], False)

    def _named_later(self, parts: Sequence[tuple[int, int]]) -> bool:
        """Whether the first one named behind is somebody who was sent."""
        for left, right in parts:
            names = self._outside(left, right)
            if names:
                return names[0].sent
            if _HE.search(_SPOKEN.sub("", self.text[left:right])):
                return False
        return False

    def _outside(self, left: int, right: int) -> list[Mention]:
        """Return the mentions that no quotation holds."""
        spoken = [match.span() for match in _SPOKEN.finditer(self.text, left, right)]
        return [one for one in self._within(left, right) if not any(a < one.start < b for a, b in spoken)]

    def _whose(self, left: int, right: int, *, opens: bool) -> tuple[tuple[str, ...], str, bool] | None:
        """Return whose ``text[left:right]`` is by what stands in it; ``None`` if nothing does."""
        body = _SPOKEN.sub(
            lambda match: "“" + "…" * (len(match.group()) - 2) + "”" if len(match.group()) > 1 else "…",
            self.text[left:right],
        )
        names = self._outside(left, right)
        sent = [one for one in names if one.sent]
        others = len(sent) < len(names)
        if self.speaker:
            mine = _I.search(body)
            if sent and sent[0].name not in self.speaker and not (mine and mine.start() < sent[0].start - left):
                self.owners, self.away = self._subject(sent, names, left) or (sent[0].name,), 0
                return self.owners, "named", others
            if _I.search(body) or not _HE.search(body) or not self.owners:
                self.owners = self.speaker
                return self.speaker, "speaker", others
            return self.owners, "pronoun", others
        if sent:
            owners = self._subject(sent, names, left)
            if owners:
                self.owners, self.away, self.other = owners, 0, False
                return owners, "named" if any(one.whole for one in sent if one.name in owners) else "short", others
        names = [one for one in names if not _OF.match(self.text, one.end)]
        if (
            names
            and (names[0].start - left <= 12 or SAYS.match(self.text, names[-1].end))
            and not _HE.search(body[: names[0].start - left])
        ):
            self.other, self.away = True, min(self.away + 1, _FAR)
            return self.owners, "other", True
        if (_HE.search(body) or (_THEY.search(body) and len(self.owners) > 1)) and (self.owners or self.other):
            self.away = min(self.away + 1, _FAR)
            return self.owners, "other" if self.other else "pronoun", others
        return None

    def _subject(self, sent: Sequence[Mention], names: Sequence[Mention], left: int) -> tuple[str, ...]:
        """Return which of those *sent* a sentence is about: who speaks, those named in one breath, else who is named first or last."""
        joined = [sent[0]]
        for one, other in pairwise(sent):
            if self.text[one.end : other.start] not in ("和", "与", "、", "及", "以及", "同"):
                break
            joined.append(other)
        if len({one.name for one in joined}) > 1:
            return tuple(dict.fromkeys(one.name for one in joined))
        speaking = [one for one in names if SAYS.match(self.text, one.end)]
        if speaking:
            return (speaking[0].name,) if speaking[0].sent else ()
        sent = [one for one in sent if not self._companion(one)]
        own = [one for one in sent if not _OF.match(self.text, one.end)] or sent
        if not own:
            return ()
        return (
            (own[0].name,)
            if own[0].start - left <= 1 or _OPENS.search(self.text, left, own[0].start) is None
            else (own[-1].name,)
        )

    def _companion(self, one: Mention) -> bool:
        """Whether somebody is only named as whom another went with: 「与〈姓名〉同期到任」, 「和〈姓名〉一同出发的」."""
        return self.text[one.start - 1 : one.start] in tuple("与和跟同随接") and bool(
            _TOGETHER.match(self.text, one.end)
        )


def _parts(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence behind semicolons and before numbers, 「一是」 「其二，」, outside quotations."""
    spoken = [match.span() for match in _SPOKEN.finditer(text, left, right)]
    cuts = [
        match.start()
        for match in _CUT.finditer(text, left + 1, right)
        if not any(a < match.start() < b for a, b in spoken)
    ]
    edges = [left, *cuts, right]
    yield from ((a, b) for a, b in pairwise(edges) if b > a)


def _author(view: View) -> str:
    """Return who signs the page, 「文／〈姓名〉」 「（作者〈姓名〉，…）」, if they were sent."""
    names = f"({'|'.join(map(re.escape, sorted(view.cadres)))})"
    match = re.search(_SIGNS.format(name=names), view.text) if view.cadres else None
    return next(name for name in match.groups() if name) if match else ""


def says(passage: str, owners: Sequence[str] = ()) -> bool:
    """Whether somebody says or thinks something in *passage*, 「老于说，…」; of *owners*, they themselves or 「他」, by name."""
    told = _SPOKEN.sub("", passage)
    who = (*owners, "他", "她", "我") if owners else ("",)
    return any(
        SAYS.match(told, place + len(one))
        for one in who
        for place in (places_of(told, one) if one else range(len(told)))
    )
