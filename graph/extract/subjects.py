"""Stays whose subject is a name without a post: somebody named again, or never introduced at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.clauses import Clause, clause_at
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View, mode_pattern
from graph.find.names import places_of
from graph.find.people import is_believed, is_name, is_sounded, name_at
from graph.find.words import is_common, surnames
from graph.model import Reading, Slot

__all__ = ["bare_subjects", "named_again", "predecessors"]

_SUBJECT = re.compile(r"(?:^|(?<=[，。；！？“”\n）]))")
#: What may stand before a name that opens a clause: nothing, or what the person is to somebody.
_OPENS = re.compile(
    r"(?:^|[。；！？，“”\n）：]|徒弟|学生|同事|同学|队友|搭档|战友|妻子|丈夫|爱人|师傅|老乡|接任者|继任者)$"
)

#: Behind a name: the clause is about whom its bearer knows, 「〈甲〉带的徒弟〈乙〉，…」.
_SOMEBODY_ELSE = re.compile(
    r"(?:所?(?:带|教|指导|帮带|培养))?的(?:徒弟|学生|弟子|搭档|同事|队友|战友|接任者|继任者|前任|上一任|前一任|上任)"
)


def named_again(view: View) -> Iterator[Reading]:
    """One who was introduced before is named again as the subject of a stay: 「当月26日，〈甲〉作为第十批援疆干部，来到阜康市，挂任…」.

    Only clauses with a word for stays are read, and only where the name opens a clause. Does not read what others say of the person.
    """
    for name, first in view.known_names.items():
        for at in places_of(view.text, name):
            if at == first.name_start or not _SUBJECT.match(view.text, at) or view.page.paragraph_at(at).repeats:
                continue
            if _SOMEBODY_ELSE.match(view.text, at + len(name)):
                continue
            clause = _clause(view, at + len(name))
            if clause:
                yield _told(view, "named-again", at, at + len(name), clause)


def bare_subjects(view: View) -> Iterator[Reading]:
    """A name without any post opens the clause of a stay: 「〈姓名〉2023年5月被选派到苏州市吴江区商务局挂职，任副局长」.

    The name must open its clause, or stand behind what the person is to somebody, 「他带的徒弟〈姓名〉」. Does not read people who send,
    receive, visit or speak, nor names that the page introduces by a post; those are other rules' business.
    """
    seen: set[int] = set()
    for mode in mode_pattern().finditer(view.text):
        if view.page.paragraph_at(mode.start()).repeats or view.plan.section_at(mode.start()):
            continue
        sentence = view.page.sentence_at(mode.start())
        for at in range(mode.start() - 2, max(sentence[0], mode.start() - 48) - 1, -1):
            end = _name_that_opens(view, at, sentence[0])
            if not end:
                continue
            if at not in seen and view.text[at:end] not in view.known_names and end < mode.start():
                seen.add(at)
                clause = _clause(view, end)
                if clause:
                    yield _told(view, "bare-subject", at, end, clause)
            break


def _name_that_opens(view: View, at: int, start: int) -> int:
    """Return the end of the name at *at* if it opens a clause of the sentence that begins at *start*; 0 if none does."""
    # No more than the longest word that may stand there: a sentence without end is not looked through for each name.
    before = view.text[start:at] if at - start < 8 else "…" + view.text[at - 8 : at]
    if not _OPENS.search(before):
        return 0
    end = name_at(view.text, at) or _sounded(view.text, at)
    word = view.text[at:end] if end else ""
    if not end or not is_believed(word) or view.places.within(at, end) or _SOMEBODY_ELSE.match(view.text, end):
        return 0
    if end - 1 in view.page.gaps and at + 1 not in view.page.gaps:
        return 0  # 「江帆　成都市…」 of a list
    return end if len(word) > 3 or word[:2] in surnames()[1] or not is_common(word[:2]) else 0


def _sounded(text: str, at: int) -> int | None:
    """Return where a name of four to six characters ends that is written by its sound and goes on with a way: 「旦增罗布|从…来到」."""
    lengths = (n for n in (6, 5, 4) if is_sounded(text[at : at + n]) and text[at + n : at + n + 1] in "从在到赴由")
    length = next(lengths, 0)
    return at + length if length else None


def _clause(view: View, end: int) -> Clause | None:
    """Return the clause behind a name that ends at *end*, if it has a word for stays of its own."""
    sentence = view.page.sentence_at(end - 1)
    limit = min([sentence[1], *(who.name_start for who in view.introductions if who.name_start > end)])
    clause = clause_at(view, end, limit)
    return clause if clause and clause.strong else None


def _told(view: View, rule: str, at: int, name_end: int, clause: Clause) -> Reading:
    sentence = view.page.sentence_at(at)
    host = clause.host
    when = start_of(view, sentence[0], clause.end)
    length = duration_of(view, at, sentence[1])
    return view.reading(
        "placement", rule, at, clause.end,
        Slot("cadre", view.text[at:name_end]), Slot("mode", clause.mode), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", host.area.full if host.area else ""),
        Slot("start", when.first if when else ""), Slot("end", when.last if when else ""),
        Slot("duration", length.value if length else ""),
    )  # fmt: skip


_TAKES_OVER = re.compile(
    r"(?:(?:接过(?:了)?|接的(?:正)?是|从|接任)|接替(?:了)?(?:[^，。；]{0,10}的)?)(?:前任|上一任|上任|原任)?(?:驻村)?(?:第一书记|队长|干部|同事|队员)?"
    r"(?P<name>[一-鿿·]{2,8}?)(?:手中|手里|那里|的接力棒|的担子|的班|，|。|（|，?(?:到|任|担任|成为))"
)
_BEFORE_ME = re.compile(
    rf"(?:前任|上一任|上任|前一任|首任)(?:的)?(?:驻村)?(?:第一书记|队长|工作队队长|{MODE}干部|干部)?(?:叫|是|：)?(?P<name>[一-鿿·]{{2,8}})"
)


def predecessors(view: View) -> Iterator[Reading]:
    """One who was sent takes over from another: 「〈甲〉接过〈乙〉的接力棒，到张堡塬村任驻村第一书记」.

    Host, mode and area are those of the one who takes over; the time is not. Does not read those who hand over at home: a word for stays,
    for a village or a team must stand in the sentence.
    """
    for pattern in (_TAKES_OVER, _BEFORE_ME):
        for match in pattern.finditer(view.text):
            start, end = view.page.sentence_at(match.start())
            if view.page.paragraph_at(start).repeats or not (
                _OF_STAYS.search(view.text, start, end)
                or ("队长" in match.group() and "驻" in view.article_mode(match.start()))
            ):
                continue
            at = match.start("name")
            stop = match.end("name") if is_name(match["name"]) else name_at(view.text, at)
            name = view.text[at:stop] if stop else ""
            if not stop or not is_believed(name):
                continue
            section = view.plan.section_at(at)
            before = [who for who in view.introductions if who.name_start < match.start()]
            mine = [who for who in before if start <= who.name_start]
            here_before = [
                (one.start, one.end)
                for one in view.people
                if view.page.paragraph_at(start).start <= one.start < match.start() and one.name != name
            ]
            if not mine and (pattern is _BEFORE_ME or not here_before):
                mine = before[-3:][:1] or before[-1:]
            if not mine and not section and not here_before:
                continue
            # 「〈甲〉的前任叫〈乙〉」
            whose = [one for one in view.people if one.end == match.start() - 1 and view.text[one.end] == "的"]
            last = [(who.name_start, who.name_end) for who in mine] or here_before
            span = section.name if section else last[-1]
            span = (whose[0].start, whose[0].end) if whose else span
            origin = view.origins.get(name)
            when = start_of(view, match.end(), end)
            slots = [Slot("cadre", name), Slot("follows", view.text[slice(*span)])]
            if origin:
                here = view.evidence("predecessor", *origin.span)
                slots += [
                    Slot("post", view.text[origin.start : origin.end], here),
                    Slot("home_span", f"{origin.start}:{origin.end}", here),
                ]
            if when and when.start < view.text.find("。", match.end()):
                slots += [Slot("start", when.first), Slot("end", when.last)]
            yield view.reading("placement", "predecessor", start, end, *slots)


_OF_STAYS = re.compile(rf"{MODE}|第一书记|工作队|援[疆藏青]|[进到入驻]村")
