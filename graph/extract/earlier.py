"""Another stay of one whose stay is known, told in passing: 「他不是头一回到苏州：2019年在吴江区盛泽镇跟班学习过三个月」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.clauses import Clause, clause_at
from graph.extract.stays import duration_of, start_of
from graph.extract.view import View, mode_pattern
from graph.find.times import durations
from graph.model import Reading, Slot

__all__ = ["APART", "earlier_stays", "same_host"]

RULE = "earlier-stay"
#: The slot of a reading that tells of a stay beside the one that is known.
APART = "apart"
#: What says that somebody was away before.
_BEFORE = re.compile(
    r"曾|不是(?:头|第)一[回次趟]|(?:头|第)一[回次趟](?:是|到|去|在)|第[二三两][回次趟]|此前|之前|早在|更早|早些年|那[时回次]|当年|还[是在](?=[^，。；]{2,24}[，的当做任])|时任|"
    r"过(?=[一二三四五六七八九十半两几\d]+多?个?(?:来)?(?:天|周|星期|月|年|学期))|[当做干待]了[一二三四五六七八九十半两\d]+多?(?:年|个月)"
)
#: The same, and the next sentence tells when and where: 「他不是头一回驻村。2016年3月…」.
_ONCE_MORE = re.compile(r"不是(?:头|第)一[回次趟]|第[二三两][回次趟]|[两二三]次")
#: What says that the place was changed for another: 「9月起换到盛泽镇」.
_MOVED = re.compile(
    r"(?:换|转|改|调|派)(?:到|至|去|赴|往)了?(?:[^，。；：！？“”\n]{2,24}?)(?=[，。；、任当做挂跟顶继])"
)
#: The post at that time: 「那时他还是巧家县商务局科员」 「时任科员的她」.
_POST = re.compile(
    r"(?:还|当时|那时|时)(?:只)?(?:是|在|任|为)(?P<post>[^，。；：！？“”\n]{2,30}?)(?:的一?[名个]?[她他我]|[，。；]|[当做干任](?=[^，。；]{2,10}的[她他我]))"
)
#: Nobody was away there before.
_NOT = re.compile(r"从未|未曾|不曾|没有?[^，。；]{0,6}过|看望|考察|调研|慰问")
#: Behind what a clause begins, 「组织派她到盛泽镇」 behind whoever sends.
_BEGINS = re.compile(r"[，：“]|[^，。；]{1,6}(?=选?派[他她我])")
#: It was when the sentence before says.
_THEN = re.compile(r"(?:那时|当时|那年|那一年)")
#: So soon behind the word for a stay its length is told: 「跟班学习过|三个月」.
_SOON = 3
#: So long is the name of an office at least.
_OFFICE = 4


def earlier_stays(view: View, stays: Sequence[Reading]) -> Iterator[Reading]:
    """Of one whose stay is known, a sentence tells another: before it, 「2019年曾在吴江区盛泽镇跟班学习过三个月」, or after, 「9月起换到盛泽镇」.

    Another place, and a time or length of its own, make it another stay. Does not read visits, nor what tells the known stay again.
    """
    known: dict[str, list[Reading]] = {}
    for stay in stays:
        known.setdefault(stay.get("cadre"), []).append(stay)
    told: set[tuple[str, str]] = set()
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or paragraph.cells:
            continue
        for start, end in view.page.sentences(paragraph):
            cue = _BEFORE.search(view.text, start, end) or _ONCE_MORE.search(view.text, *_sentence_before(view, start))
            moved = _MOVED.search(view.text, start, end)
            if not (cue or moved) or _NOT.search(view.text, start, end):
                continue
            found = _clause(view, start, end)
            name = _who(view, start, found.start if found else end, frozenset(known))
            if not found or not name or (name, found.host.unit) in told:
                continue
            reading = _read(view, name, known[name], found, (start, end))
            if reading:
                told.add((name, found.host.unit))
                yield reading


def _sentence_before(view: View, start: int) -> tuple[int, int]:
    """Return the sentence before the one that begins at *start*, in its paragraph; an empty span if there is none."""
    before = view.page.sentence_at(start - 1) if start else (0, 0)
    return before if before[0] >= view.page.paragraph_at(start).start else (0, 0)


def _clause(view: View, start: int, end: int) -> Clause | None:
    """Return the first clause of a sentence that tells a stay at a unit, behind its beginning or one of its commas."""
    begins = [start, *(match.end() for match in _BEGINS.finditer(view.text, start, end))]
    clauses = (clause_at(view, at, end) for at in begins)
    return next((one for one in clauses if one and one.host.unit), None)


def _who(view: View, start: int, at: int, known: frozenset[str]) -> str:
    """Return whose stay a sentence tells at *at*: of one named before in it, of the narrator, of who was named last before it."""
    here = [one.name for one in view.people if start <= one.start < at]
    if here:
        return next((name for name in reversed(here) if name in known), "")
    section = view.plan.section_at(start)
    narrator = view.text[slice(*section.name)] if section and not section.told_of else ""
    if narrator in known and "我" in view.text[start:at]:
        return narrator
    name = view.named_before(start)
    if name in known:
        return name
    return next(iter(known)) if len(known) == 1 and "我" in view.text[start:at] else ""


def _read(view: View, name: str, known: Sequence[Reading], clause: Clause, sentence: tuple[int, int]) -> Reading | None:
    host, (start, end) = clause.host, sentence
    # what another rule reads in this very sentence is the same stay, without its time
    known = [one for one in known if "".join(one.evidence.passage.quote.split()) not in view.text[start:end]]
    hosts = [one.get("host_unit") for one in known if one.get("host_unit")]
    if not hosts or any(same_host(host.unit, one) for one in hosts):
        return None
    when, length = start_of(view, start, end), duration_of(view, clause.start, end, felt=True)
    length = length or next(
        (one for one in durations(view.text, clause.start, end) if one.start - clause.end <= _SOON), None
    )
    before = _sentence_before(view, start)
    if when is None and before[1] and _THEN.match(view.text, start, end):
        when = start_of(view, *before)
    begun = when.first if when else ""
    if (begun and any(begun == one.get("start") for one in known)) or not (begun or length):
        return None
    word = mode_pattern().search(view.text, clause.start, end)
    mode = word.group() if word else clause.mode
    here = view.evidence(RULE, start, end)
    slots = [
        Slot("cadre", name), Slot(APART, "yes"), Slot("mode", mode), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", host.area.full if host.area else ""), Slot("duration", length.value if length else ""),
        Slot("start", begun), Slot("end", when.last if when else ""),
    ]  # fmt: skip
    post = _POST.search(view.text, start, clause.start)
    if post and len(post["post"]) >= _OFFICE:  # not 「公司」
        slots += [Slot("post", post["post"], here), Slot("home_span", f"{post.start('post')}:{post.end('post')}", here)]
    return view.reading("placement", RULE, start, end, *slots)


def same_host(unit: str, other: str) -> bool:
    """Whether two units are one, as far as their names tell: one is written shorter, or both begin and end alike; two counties have each a hospital."""
    return bool(other) and (unit in other or other in unit or (unit[:2] == other[:2] and unit[-4:] == other[-4:]))
