"""Another stay of one whose stay is known, told in passing: 「他不是头一回到苏州：2019年在吴江区盛泽镇跟班学习过三个月」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.clauses import Clause, clause_at, host_of_post
from graph.extract.home_units import county
from graph.extract.hosts import Host, is_general
from graph.extract.labels import LABEL, labelled
from graph.extract.mentions import Mention
from graph.extract.relations import HOME, HOST
from graph.extract.stays import duration_of, start_of
from graph.extract.view import MODE, View, mode_pattern
from graph.find.areas import CITY, COUNTY, Area
from graph.find.times import durations, whens
from graph.find.unit_areas import read_scope
from graph.model import Reading, Slot

__all__ = ["APART", "NOT_AWAY", "earlier_stays", "same_host", "tells_before"]

RULE = "earlier-stay"
#: The slot of a reading that tells of a stay beside the one that is known.
APART = "apart"
#: What says that somebody was away before.
_BEFORE = re.compile(
    rf"曾|(?:{MODE}|[当做挂任])过(?![程来去年节])|那会儿|那阵子|"
    r"不是(?:头|第)一[回次趟]|(?:头|第)一[回次趟](?:是|到|去|在)|第[二三两][回次趟]|此前|之前|早在|更早|早些年|那[时回次]|当年|还[是在](?=[^，。；]{2,24}[，的当做任])|时任|"
    r"过(?=[一二三四五六七八九十半两几\d]+多?个?(?:来)?(?:天|周|星期|月|年|学期))|[当做干待]了[一二三四五六七八九十半两\d]+多?(?:年|个月)"
)
#: The same, and the next sentence tells when and where: 「他不是头一回驻村。2016年3月…」.
_ONCE_MORE = re.compile(r"不是(?:头|第)一[回次趟]|第[二三两][回次趟]|[两二三]次")
#: What says that the place was changed for another: 「9月起换到盛泽镇」.
_MOVED = re.compile(
    r"(?:换|转|改|调|派)(?:到|至|去|赴|往)了?(?:[^，。；：！？“”\n]{2,24}?)(?=[，。；、任当做挂跟顶继])"
)
#: The same, with the place behind it however the clause goes on; 「调到县财政局」 tells a career.
_MOVES = re.compile(r"(?:换|转|改|调整|改派)(?:到|至|去|赴|往|派|在)了?")
#: So far behind it the place is named.
_NEAR = 6
#: The post at that time: 「那时他还是巧家县商务局科员」 「时任科员的她」.
_POST = re.compile(
    r"(?:还|当时|那时|时)(?:只)?(?:是|在|任|为)(?P<post>[^，。；：！？“”\n]{2,30}?)(?:的一?[名个]?[她他我]|[，。；]|[当做干任](?=[^，。；]{2,10}的[她他我]))"
)
#: What says that somebody was away at a time, whatever else the sentence says: a word for it, if need be parted, or what one is only there.
_AWAY = re.compile(
    rf"{MODE}|[跟挂支援顶]过?[^，。；]{{0,3}}[岗职教藏疆青](?![位务师师育])|第一书记|驻村|队员|特派员|医疗队|支边|帮扶|挂过|(?:支援|锻炼|学习)过"
)
#: Before the place where somebody was: 「2021年我在|盛泽镇…」 「去过|盛泽镇」.
_AT = re.compile(r"(?:[在到去赴]|[乡镇县市区街道]的|去过|到过|前往|派[到往至]|派驻|挂任|[当做]过)$")
#: Behind a place where somebody works, not where they stay: 「在盛泽镇开会」.
_MEETS = re.compile(r"[^，。；]{0,4}(?:召开|举行|举办|开会|见面|会议|揭牌|启动)")
#: What says of a time that it is over: 「干过一年」 「待了8个月」 「2018年至2020年」.
_DONE = re.compile(
    r"过(?![程来去年节])|[了待][一二三四五六七八九十两半\d]|一[待干当](?!天)|年[^，。；]{0,8}(?:至|到|—)[^，。；]{0,2}\d{2,4}年"
)
#: What says that a stay is told in passing, where it is the only one that rules know.
_PASSING = re.compile(
    r"曾|[头第]一[回次趟]|不是[头第]|不陌生|那[时回次]|当时|时任|还[是在]|早在|此前|之前|"
    r"过(?=[一二三四五六七八九十半两几\d]+多?个?(?:来)?(?:天|周|星期|月|年|学期))|[当做干待驻]过"
)
#: From how likely on a mention is where the page is about.
_MAIN = 0.25
#: Nobody was away there before.
NOT_AWAY = re.compile(r"从未|未曾|不曾|没有?[^，。；]{0,6}过|看望|考察|调研|慰问")
#: Somebody is sent who may not be known by name: 「医院派|江素云|到…进修」.
_SENDS = re.compile(
    r"(?:派|送|选派|选送|推荐|安排)(?P<who>(?![他她我其出往到遣驻去了过])[一-鿿·]{2,10}?)(?:到|赴|去|前往|在)"
)
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
            cue = _cue(view, start, end) or _ONCE_MORE.search(view.text, *_sentence_before(view, start))
            away = _AWAY.search(view.text, start, end)
            moved = _MOVES.search(view.text, start, end) and (
                away or mode_pattern().search(view.text, *_sentence_before(view, start))
            )
            if not (cue or away or moved) or NOT_AWAY.search(view.text, start, end):
                continue
            for found, strong in _places(view, start, end, cue=bool(cue), away=bool(away), moved=bool(moved)):
                name = _who(view, start, found.start, frozenset(known))
                if (
                    not name
                    or _of_another(view, name, start, found)
                    or (name, found.host.unit) in told
                    or not (strong or _is_free(known[name], view.text[start:end]))
                ):
                    continue
                readings = list(_readings(view, name, known[name], found, (start, end)))
                if readings:
                    told.add((name, found.host.unit))
                    yield from readings
                    break


def tells_before(sentence: str) -> bool:
    """Whether *sentence* tells in passing that somebody was away before."""
    return bool(_PASSING.search(sentence))


def _cue(view: View, start: int, end: int) -> bool:
    """Whether a sentence says that somebody was away before; 「曾」 may be a surname."""
    named = [one for one in view.people if start <= one.start < end]
    found = (match.start() for match in _BEFORE.finditer(view.text, start, end))
    return any(not any(one.start <= at < one.end for one in named) for at in found)


def _of_another(view: View, name: str, start: int, found: Clause) -> bool:
    """Whether the clause names somebody else than *name*, or says that somebody else is sent."""
    if any(found.start <= one.start < found.end and one.name != name for one in view.people):
        return True
    return any(name not in match["who"] for match in _SENDS.finditer(view.text, start, found.end))


def _places(view: View, start: int, end: int, *, cue: bool, away: bool, moved: bool) -> Iterator[tuple[Clause, bool]]:
    """Yield where a sentence may tell another stay, the surest first, each with whether it holds beside what other rules read in the sentence."""
    beyond = 0 if cue else next((match.start() for match in _MOVED.finditer(view.text, start, end)), 0)
    found = (
        (_clause(view, start, end, beyond) if cue or beyond else None, True),
        (_moved_to(view, start, end) if moved else None, True),
        (_dated(view, start, end) if away and _DONE.search(view.text, start, end) else None, cue),
        (_in_area(view, start, end) if cue or away else None, cue),
    )
    yield from ((clause, strong) for clause, strong in found if clause)


def _is_free(known: Sequence[Reading], sentence: str) -> bool:
    """Whether no rule reads a stay of the person in *sentence*."""
    return not any("".join(one.evidence.passage.quote.split()) in sentence for one in known)


def _readings(
    view: View, name: str, known: Sequence[Reading], clause: Clause, sentence: tuple[int, int]
) -> Iterator[Reading]:
    """Yield the other stay that a sentence tells; where it is the only one that rules know, also the one that the page is about, if it shows."""
    reading = _read(view, name, known, clause, sentence)
    if reading:
        yield reading
        return
    told = [one for one in known if one.get("host_unit")]
    in_passing = _PASSING.search(view.text, *sentence) or _PASSING.search(
        view.text, *_sentence_before(view, sentence[0])
    )
    if not told or not in_passing or not all(same_host(clause.host.unit, one.get("host_unit")) for one in told):
        return
    main = _main_host(view, name, clause.host, sentence)
    reading = _read(view, name, [], clause, sentence, alone=True) if main else None
    if main and main.host and reading:
        yield reading
        start, end = view.page.sentence_at(main.start)
        yield view.reading(
            "placement", RULE, start, end, Slot("cadre", name), Slot("mode", view.leading_mode), Slot("host_unit", main.host.unit),
            Slot("host_title", main.host.title), Slot("host_area", main.host.area.full if main.host.area else ""),
        )  # fmt: skip


def _main_host(view: View, name: str, other: Host, sentence: tuple[int, int]) -> Mention | None:
    """Return the likeliest host of somebody outside *sentence* and beside *other*, if it is likely enough and no likelier the home."""
    found = [
        (likely[HOST], pair.mention)
        for likely, pair in view.weighed.get(name, ())
        if _is_place(pair.mention) and not sentence[0] <= pair.mention.start < sentence[1]
        if likely[HOST] >= _MAIN and likely[HOST] > likely[HOME] and not same_host(pair.mention.place, other.unit)
    ]
    return max(found, key=lambda one: (one[0], -one[1].start), default=(0.0, None))[1]


def _sentence_before(view: View, start: int) -> tuple[int, int]:
    """Return the sentence before the one that begins at *start*, in its paragraph; an empty span if there is none."""
    before = view.page.sentence_at(start - 1) if start else (0, 0)
    return before if before[0] >= view.page.paragraph_at(start).start else (0, 0)


def _clause(view: View, start: int, end: int, beyond: int) -> Clause | None:
    """Return the first clause of a sentence that tells a stay at a unit, behind its beginning or one of its commas, and does not end before *beyond*."""
    begins = [start, *(match.end() for match in _BEGINS.finditer(view.text, start, end))]
    clauses = (clause_at(view, at, end) for at in begins)
    return next((one for one in clauses if one and one.host.unit and one.end > beyond), None)


def _moved_to(view: View, start: int, end: int) -> Clause | None:
    """Return the unit to which a sentence says that somebody was moved: 「9月起转至盛泽镇」."""
    for match in _MOVES.finditer(view.text, start, end):
        for one in view.mentions:
            if match.end() <= one.start < min(end, match.end() + _NEAR) and _is_place(one):
                begin = max(view.text.rfind(mark, start, match.start()) + 1 for mark in "，；、：") or start
                return Clause(max(begin, start), one.end, view.leading_mode, one.host, strong=False)  # type: ignore[arg-type]
    return None


def _is_place(one: Mention) -> bool:
    return one.kind != "area" and bool(one.host and one.host.unit and not is_general(one.host.unit))


def _dated(view: View, start: int, end: int) -> Clause | None:
    """Return the place at which a sentence that begins with a date says that somebody was: 「2019年他在盛泽镇驻村，干过一年」."""
    when = next(iter(whens(view.text, view.year, start, end)), None)
    if not when or not when.first:
        return None
    for one in view.mentions:
        within = view.text[one.end : one.end + 1] == "的"  # 「坡头乡的|白家崖村」
        told = when.end <= one.start < end and _is_place(one) and not within
        if told and _AT.search(view.text, when.end, one.start) and not _MEETS.match(view.text, one.end):
            return Clause(when.end, one.end, view.leading_mode, one.host, strong=False)  # type: ignore[arg-type]
    return None


#: Behind the county where somebody was, of which no unit is told: 「在石泉县|挂过副县长」 「在虎丘区|跟岗过」.
_THERE = re.compile(
    rf"(?:挂职)?[挂当任做]过(?P<title>(?:常务)?副[县区市旗州]长|[县区市旗州]长助理)|(?:{MODE})(?:过|了?[一二三四五六七八九十两半\d]+个?多?[年月天周])|驻过村|支过教"
)


def _in_area(view: View, start: int, end: int) -> Clause | None:
    """Return the county in which a sentence says that somebody was, of which it names no unit: 「2020年在虎丘区跟岗过」."""
    for one in view.places.within(start, end):
        there = _THERE.match(view.text, one.end, end)
        if there and one.area and len(one.area.code) >= CITY and _AT.search(view.text, start, one.start):
            area = Host(one.start, one.end, "", "", one.area)
            host = host_of_post(view, *there.span("title"), area) if there["title"] else area
            if host:
                return Clause(one.start, there.end(), view.leading_mode, host, strong=False)
    return None


def _who(view: View, start: int, at: int, known: frozenset[str]) -> str:
    """Return whose stay a sentence tells at *at*: of one named before in it, of the narrator, of who was named last before it."""
    here = [one.name for one in view.people if start <= one.start < at and view.text[one.end : one.end + 1] != "的"]
    if here:
        return next((name for name in reversed(here) if name in known), "")
    section = view.plan.section_at(start)
    narrator = view.text[slice(*section.name)] if section and not section.told_of else ""
    label = LABEL.match(view.text, view.page.paragraph_at(start).start)
    if label and "我" in view.text[start:at]:
        speaker = labelled(label["name"], known)
        return speaker if speaker in known else ""
    if narrator in known and "我" in view.text[start:at]:
        return narrator
    name = view.named_before(start)
    if name in known:
        return name
    return next(iter(known)) if len(known) == 1 and "我" in view.text[start:at] else ""


def _read(
    view: View, name: str, known: Sequence[Reading], clause: Clause, sentence: tuple[int, int], *, alone: bool = False
) -> Reading | None:
    host, (start, end) = clause.host, sentence
    # what another rule reads in this very sentence is the same stay, without its time
    known = [
        one
        for one in known
        if "".join(one.evidence.passage.quote.split()) not in view.text[start:end]
        or (one.get("host_unit") and not same_host(host.unit, one.get("host_unit")))
    ]
    hosts = [one.get("host_unit") for one in known if one.get("host_unit")]
    if (not hosts and not alone) or any(same_host(host.unit, one) for one in hosts):
        return None
    if not host.unit and not _elsewhere(host.area, [one.get("host_area") for one in known]):
        return None
    when = start_of(view, clause.start, clause.end) if clause.start > start else None
    when, length = when or start_of(view, start, end), duration_of(view, clause.start, end, felt=True)
    length = length or next(
        (one for one in durations(view.text, clause.start, end) if one.start - clause.end <= _SOON), None
    )
    before = _sentence_before(view, start)
    if when is None and before[1] and _THEN.match(view.text, start, end):
        when = start_of(view, *before)
    begun = when.first if when else ""
    if (begun and any(begun == one.get("start") for one in known)) or not (begun or length):
        return None
    word = mode_pattern().search(view.text, clause.start, end) or mode_pattern().search(view.text, start, clause.start)
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


def _elsewhere(area: Area | None, known: Sequence[str]) -> bool:
    """Whether *area* lies in none of the areas *known*, and none of them in it; of nothing known nothing is said."""
    told = [one for one in known if one]
    if not area or not told:
        return False
    return not any(area.full.startswith(one) or one.startswith(area.full) for one in told)


def same_host(unit: str, other: str) -> bool:
    """Whether two units are one, as far as their names tell: one is written shorter, or both begin and end alike; two counties have each a hospital."""
    if not unit or not other:
        return False
    return (
        unit in other
        or other in unit
        or (unit[:2] == other[:2] and unit[-4:] == other[-4:] and not _apart(unit, other))
    )


def _apart(unit: str, other: str) -> bool:
    """Whether two units name two counties: 「苏州市虎丘区商务局」 and 「苏州市吴江区商务局」."""
    mine, theirs = (county(read_scope(one, 0, None).area) for one in (unit, other))
    return bool(mine and theirs and len(mine.code) == len(theirs.code) == COUNTY and mine != theirs)
