"""Stays that no construction tells: a person whose host is told by the weight of all signs together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.extract.comings import ends_of_batches
from graph.extract.frames import PRIVATELY
from graph.extract.moded import is_called
from graph.extract.placed import chance, people
from graph.extract.relations import HOME, HOST, Pair
from graph.extract.rest import THERE as THERE_OF_PAGE
from graph.extract.rest import areas_from
from graph.extract.tables import beside_rows
from graph.extract.view import MODE, View, mode_pattern
from graph.find.areas import Area
from graph.find.names import Named
from graph.model import Certainty, Reading, Slot

__all__ = ["BELIEVED", "RULE", "SENT", "WITHOUT", "weighed_stays"]

RULE = "weighed-stay"
#: How likely somebody must be to have been sent.
SENT = 0.44
#: The same where nothing but an area tells the place.
WITHOUT = 0.65
#: The same where only a post in the area tells it.
SURE = 0.9
#: The same for somebody who receives those who were sent.
CERTAIN = 0.99
#: How likely the host must be of somebody of whom other rules read a stay and not where.
SURELY = 0.6
#: How likely a mention must be the host or the home of somebody of whom that is not known; the host, and the home, of somebody who was sent.
BELIEVED, OF_SENT, HOME_OF_SENT = 0.5, 0.4, 0.3
#: The same for a host in the area where somebody is known to be; and where somebody comes from that area as well.
THERE, OF_SENT_THERE = 0.2, 0.3
#: A host that a rule reads is doubted if it is less likely than that, and another is :data:`SURELY` one.
DOUBTED = 0.3
#: The same for the host of somebody who was sent, where nothing else tells the place.
HINTED = 0.1
#: A pair with what it is likely to be.
_Weighed = tuple[tuple[float, ...], Pair]
#: Behind the name of whoever receives those who were sent: 「会见挂职干部代表」 「在会上欢迎来自碧江区的挂职干部」.
_RECEIVES = re.compile(
    rf"(?:在[^，。；]{{1,10}}上|代表[^，。；]{{2,12}}|到场|致辞)?(?:会见|接见|会晤|接待|看望|慰问|欢迎|送别|欢送)(?:慰问)?[^，。；]{{0,12}}(?:{MODE}|干部|教师|医生|学员|队员|一行|代表)"
)
#: Before the name of whoever is asked to come for a while, and was not sent: 「请来协会会长〈姓名〉」.
_ASKED = re.compile(r"(?:请来|请到|邀请|特邀|聘请)了?[^，。；：“”]{0,24}$")
#: A stay that somebody never had, or that never came about.
_NEVER = re.compile(
    rf"(?:没有|从未|未曾|并无|不曾)(?:参加)?(?:过)?(?:{MODE})|(?:未能?|没有?|没能)(?:成行|到任|来成|去成)|不再(?:派出|选派|安排|列)|退出(?=[，。；、）]|名单|选派|此次|本次)|原[拟定](?![^。]*改)|放弃|取消"
)

#: Who comes in place of one who did not: 「原定人选没有成行，〈姓名〉顶了上来」.
_INSTEAD = re.compile(r"[顶补替换]了?上|(?<!不再)(?<!不予)递补|改派|改由|接替")


def weighed_stays(view: View) -> Iterator[Reading]:
    """Somebody of whom no rule reads a stay is placed where the signs together say so: 「教数学的〈姓名〉，岗位在吴江区盛泽中学」.

    Whether a person was sent at all is weighed over all places that name the person, see ``graph/extract/placed.py``; each post, unit and area in
    the sentences about the person is weighed as home, host or neither, see ``graph/extract/relations.py``. Who is told to have been sent and not
    where to is with the others of the page. Does not read people on pages without a word for stays, nor those whose stay never came about.
    Of those whose stay other rules read, what these leave open is kept.
    """
    if not (view.leading_mode or is_called(view, loosely=True)):
        return
    least_sent = SENT if view.leading_mode or is_called(view) else SURE
    by_name = view.weighed
    sent = {one.name: chance(one) for one in people(view, by_name)}
    beside = list(beside_rows(view))
    hosts = {
        one.name
        for one in view.people
        if _RECEIVES.match(view.text, one.end)
        or _asked(view, one)
        or any(start <= one.start < end for start, end in beside)
    }
    sent = {name: 0.0 if name in hosts and likely < CERTAIN else likely for name, likely in sent.items()}
    sent = {name: likely if likely >= least_sent else 0.0 for name, likely in sent.items()}
    placed = [name for name, likely in sent.items() if likely >= SENT]
    areas, hinted = areas_from(view, placed, by_name, (THERE_OF_PAGE, HINTED))
    for name, likely in sent.items():
        pairs, least = by_name.get(name, []), BELIEVED if likely < SENT else OF_SENT
        host = _likeliest([one for one in pairs if not _formerly(view, one[1])], HOST, least)
        least = BELIEVED if likely < SENT else HOME_OF_SENT
        home = _likeliest([one for one in pairs if host is None or not _held_too(view, one[1], host[1])], HOME, least)
        if host and home and _is_of(view, host[1], home[1]):
            # 「盛泽镇」 of 「吴江区盛泽镇农业综合服务中心」, where somebody comes from
            apart = [one for one in pairs if not _is_of(view, one[1], home[1]) and not _formerly(view, one[1])]
            host = _likeliest([one for one in apart if one[1].mention != home[1].mention], HOST, OF_SENT)
        others = list(_namesakes(view, pairs, home))
        if others:  # a post before the name is where one of them comes from
            homes = {one[1].mention for one in (*others, home) if one}
            pairs = [one for one in pairs if one[1].mention not in homes]
            host = _likeliest([one for one in pairs if not _formerly(view, one[1])], HOST, OF_SENT)
            areas[name] = {}
        found = (
            list(_stays_of(view, name, likely, (host, home, *others), pairs, (areas[name], hinted[name])))
            if likely >= SENT
            else []
        )
        if found:
            yield from found
        elif home:
            yield view.reading("placement", RULE, *_around(view, home[1]), *_home(view, home[1]))


def _stays_of(
    view: View,
    name: str,
    likely: float,
    ends: tuple[_Weighed | None, ...],
    pairs: Sequence[_Weighed],
    areas: tuple[Mapping[str, Area], Mapping[str, Area]],
) -> Iterator[Reading]:
    """Yield the stay of somebody who was sent, and those of others who bear the name.

    Args:
        view: the page.
        name: of the person.
        likely: how likely the person was sent.
        ends: the host and the home that are believed, then the homes of others who bear the name.
        pairs: the mentions near the person that may be the host.
        areas: the areas of the person that are believed, and those that are hinted at.
    """
    host, home, *others = ends
    area, hinted = areas[0].get("host_area"), areas[1].get("host_area")
    origin = areas[0].get("home_area")
    if any(_never(view, one[1]) for one in (host, home) if one):
        return
    if not host and not home and likely < SURE and _holds_office_in(pairs, area):
        return
    if home and not host and _in(home[1], area):
        inside = [one for one in pairs if one[1].mention.kind == "unit" and _in(one[1], area)]
        host = _likeliest([one for one in inside if not _held_too(view, one[1], home[1])], HOST, OF_SENT_THERE)
    if home and not host and area and area == origin and _in(home[1], area) and likely < SURE:
        return  # nothing tells where in the own county
    if home and not host and _in(home[1], area) and not _in(home[1], origin):
        # 「盛泽镇镇长助理〈姓名〉是从巧家县来挂职的」: the post is the one at the host, if it is anybody's who was sent.
        if likely < SURE:
            return
        apart = [one for one in pairs if not _in(one[1], area) and not _held_too(view, one[1], home[1])]
        host, home, area = home, _likeliest(apart, HOME, HINTED), None
    if not host and (likely < WITHOUT or any(PRIVATELY.match(view.text, one.mention.end) for _, one in pairs)):
        return
    there = host[1].mention.area if host else area or hinted
    if any(_heads(view, pair, there) for _, pair in pairs):
        return
    stay = _somewhere(view, name, host, home, pairs, area)
    if stay is None and likely >= SURE and hinted and not (home and _in(home[1], hinted)):
        stay = _with_others(view, name, hinted, home and home[1])
    received = set(ends_of_batches(view)[1]) if stay is None and likely >= WITHOUT else set()
    if len(received) == 1 and not (home and _in(home[1], min(received))):
        stay = _with_others(view, name, min(received), home and home[1])
    # Where to is weighed among all units of the page, once it is known who was sent.
    if stay is None and likely >= SURE:
        stay = _sent(view, name, home and home[1])
    if stay:
        yield stay
        for other in others:
            yield _somewhere(view, name, host, other, pairs, area) or stay


def _in(pair: Pair, area: Area | None) -> bool:
    there = pair.mention.area
    return bool(there and area and there.within(area))


#: Who heads a county, a city or a province; or a village, where only the first secretary is sent.
_HEADS = re.compile(
    r"[^副]*(?:(?<=[县区市州旗省盟])(?:委书记|长|[县区市州旗省]长)|村(?:党(?:总支部?|支部|委)书记|支书|委会主任))"
)


def _heads(view: View, pair: Pair, area: Area | None) -> bool:
    """Whether the post beside the name is that of the head of the county in which *area* lies: nobody is sent to work in a town of his own."""
    mention, there = pair.mention, pair.mention.area
    behind = view.text[pair.near.end : mention.start] in ("是", "，是", "（")
    at_name = (mention.end == pair.near.start or behind) and mention.kind == "post"
    return bool(
        at_name and there and area and area.within(there) and _HEADS.fullmatch(view.text[mention.start : mention.end])
    )


def _holds_office_in(pairs: Sequence[_Weighed], area: Area | None) -> bool:
    """Whether a post near by is of the area itself: 「〈姓名〉是吴江区委书记。在吴江区挂职的同志都说…」."""
    return any(pair.mention.kind == "post" and _in(pair, area) for _, pair in pairs)


def _namesakes(view: View, pairs: Sequence[_Weighed], home: _Weighed | None) -> Iterator[_Weighed]:
    """Yield the homes of others who bear the name: right before it in other places, of other counties.

    「一位是〈甲县局长〉〈姓名〉，一位是〈乙县局长〉〈姓名〉」.
    """
    if not home or not home[1].mention.area:
        return
    told = [home[1].mention.area.code[:6]]
    for likely, pair in pairs:
        area, near = pair.mention.area, pair.near.start
        beside = view.text[pair.mention.end : near] in ("", "的") and pair.mention.end <= near
        if area and likely[HOME] >= HINTED and beside and near != home[1].near.start and pair.mention.kind != "area":
            if not any(area.code.startswith(code) or code.startswith(area.code[:6]) for code in told):
                told.append(area.code[:6])
                yield likely, pair


def _somewhere(
    view: View, name: str, host: _Weighed | None, home: _Weighed | None, pairs: Sequence[_Weighed], area: Area | None
) -> Reading | None:
    """Return the stay of somebody who was sent: at the host that is believed, else in the area, else where the signs point at all."""
    if host and host[1].mention.host:
        sure = host[0][HOST] >= SURELY
        return _stay(view, host[1], home and home[1], sure=sure, among=_hosts(pairs) if sure else ())
    others = [one for one in pairs if one[1].mention.host and (home is None or one[1].mention != home[1].mention)]
    if area:
        inside = [one for one in others if one[1].mention.kind != "area" and _in(one[1], area)]
        there = _likeliest(inside, HOST, THERE)
        if there:
            return _stay(view, there[1], home and home[1], hinted=True)
        return _with_others(view, name, area, home and home[1])
    hint = _likeliest(others, HOST, HINTED)
    return _stay(view, hint[1], home and home[1]) if hint else None


def _held_too(view: View, pair: Pair, host: Pair) -> bool:
    """Whether a mention is the post at the host, or set beside it: 「县委常委、|副县长〈姓名〉」."""
    first, second = sorted((pair.mention, host.mention))
    return first == second or view.text[first.end : second.start] == "、"


def _is_of(view: View, host: Pair, home: Pair) -> bool:
    """Whether the unit of *host* is but a part of the name of *home*."""
    mine, whole = (view.text[one.mention.start : one.mention.end] for one in (host, home))
    return len(mine) < len(whole) and mine in whole


def _hosts(pairs: Sequence[_Weighed]) -> tuple[str, ...]:
    """Return the units that may be somebody's host."""
    return tuple(
        pair.mention.host.unit
        for likely, pair in pairs
        if likely[HOST] >= DOUBTED and pair.mention.host and pair.mention.host.unit
    )


def _asked(view: View, one: Named) -> bool:
    return bool(_ASKED.search(view.text, view.page.sentence_at(one.start)[0], one.start))


#: What leads to a post that somebody held before: 「原任巧家县水务局科长，现任…」.
_FORMERLY = re.compile(r"(?:原任|原在|原为|原是|原系|时任|曾任|曾是|[前先]后?[任是为]|[藏疆青滇黔宁]前任?|之前任?)$")


def _formerly(view: View, pair: Pair) -> bool:
    return bool(_FORMERLY.search(view.text, max(0, pair.mention.start - 4), pair.mention.start))


def _likeliest(pairs: Sequence[_Weighed], label: int, least: float) -> _Weighed | None:
    best = max(pairs, key=lambda one: (one[0][label], -one[1].mention.start), default=None)
    return best if best and best[0][label] >= least else None


def _never(view: View, pair: Pair) -> bool:
    if PRIVATELY.match(view.text, pair.mention.end):
        return True
    for at in (pair.near.start, pair.mention.start):
        start, end = view.page.sentence_at(at)
        told = _NEVER.search(view.text, start, end)
        if told and not _INSTEAD.search(view.text, told.end(), end):
            return True
    return False


def _around(view: View, pair: Pair) -> tuple[int, int]:
    """Return the stretch of whole sentences from the name to the mention of *pair*."""
    start, end = view.page.sentence_at(pair.mention.start)
    return min(start, pair.near.start), max(end, pair.near.end)


def _home(view: View, pair: Pair) -> list[Slot]:
    start, end = pair.mention.start, pair.mention.end
    here = view.evidence(RULE, min(start, pair.near.start), max(end, pair.near.end))
    post = Slot("post", view.text[start:end], here)
    return [Slot("cadre", pair.name), post, Slot("home_span", f"{start}:{end}", here)]


def _sent(view: View, name: str, home: Pair | None) -> Reading:
    """Return the stay of somebody who was sent, and nothing near by tells where to."""
    start, end = view.page.sentence_at(next(one.start for one in view.people if one.name == name))
    mode = Slot("mode", _mode(view, start), view.evidence(RULE, start, end, Certainty.INFERRED))
    return view.reading(
        "placement", RULE, start, end, Slot("cadre", name), mode, *(_home(view, home)[1:] if home else [])
    )


def _with_others(view: View, name: str, area: Area, home: Pair | None) -> Reading:
    """Return the stay of somebody who was sent, and is told of with others who are in *area*."""
    place = next(one for one in view.people if one.name == name)
    start, end = view.page.sentence_at(place.start)
    inferred = view.evidence(RULE, start, end, Certainty.INFERRED)
    slots = [Slot("cadre", name), Slot("mode", _mode(view, start), inferred), Slot("host_area", area.full, inferred)]
    return view.reading("placement", RULE, start, end, *slots, *(_home(view, home)[1:] if home else []))


def _stay(
    view: View, pair: Pair, home: Pair | None, *, sure: bool = False, among: Sequence[str] = (), hinted: bool = False
) -> Reading:
    host = pair.mention.host
    assert host is not None
    start, end = view.page.sentence_at(pair.mention.start)
    told = mode_pattern().search(view.text, start, end)
    mode = view.full_mode(told.group(), told.end()) if told else _mode(view, start)
    slots = [
        Slot("cadre", pair.name), Slot("mode", mode),
        Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("host_area", host.area.full if host.area else ""),
        Slot("sure", f"{pair.mention.start}:{pair.mention.end}" if sure else ""), Slot("among", "；".join(among)),
        Slot("hinted", "yes" if hinted else ""),
    ]  # fmt: skip
    slots += _home(view, home)[1:] if home else []
    return view.reading("placement", RULE, *_around(view, pair), *slots)


def _mode(view: View, at: int) -> str:
    """Return the word for stays of the article at *at*; on a page that has none in prose, the word that it uses most, 「互派」."""
    return view.article_mode(at) or is_called(view, loosely=True)
