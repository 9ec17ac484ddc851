"""What is weighed of stays beside what rules read of the same people: which of the two is kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.extract.weighed import RULE
from graph.find.posts import ends_with_title
from graph.model import Reading

__all__ = ["beside"]

#: The rule that reads free words; where somebody is told to have gone is weighed better.
_FREE = "framed-stay"
_OF_HOME = ("cadre", "post", "home_span")
_OF_HOST = ("cadre", "mode", "host_unit", "host_title", "host_area")


def beside(stays: Sequence[Reading]) -> list[Reading]:
    """Leave out of *stays* what is weighed of those of whom a rule reads the same: their host, their home.

    A home alone, of somebody of whom no rule reads a stay, is left out as well, and whoever
    would hold the very post of another. What rule ``framed-stay`` reads in free words is left out where
    another host is weighed.
    """
    stays = _turned(stays)
    weighed = Counter(one.get("cadre") for one in stays if one.evidence.rule == RULE)
    hosts = {
        one.get("cadre"): (one.get("host_unit"), *filter(None, one.get("among").split("；")))
        for one in stays
        if one.evidence.rule == RULE and one.get("host_unit") and not one.get("hinted")
        if weighed[one.get("cadre")] == 1  # no namesakes
    }
    kept_out = {
        id(one) for one in stays if one.evidence.rule == _FREE and not _agrees(one, hosts.get(one.get("cadre"), ("",)))
    }
    left = {one.get("cadre") for one in stays if id(one) in kept_out}
    stays = [one for one in stays if id(one) not in kept_out]
    read: dict[str, set[str]] = {}
    at: dict[str, set[str]] = {}
    posts = defaultdict[str, str](str)
    for one in stays:
        if one.evidence.rule != RULE:
            read.setdefault(one.get("cadre"), set()).update(slot.name for slot in one.slots)
            at.setdefault(one.get("cadre"), set()).add(one.get("host_unit"))
            posts[one.get("cadre")] += one.get("post")
    offices = {_office(one): one.get("cadre") for one in stays if one.evidence.rule != RULE}
    kept = []
    for one in stays:
        if (
            one.evidence.rule == RULE
            and all(_office(one))
            and offices.get(_office(one), one.get("cadre")) != one.get("cadre")
        ):
            continue  # they are somebody else's
        told = read.get(one.get("cadre"))
        if one.evidence.rule != RULE or (told is None and _placed(one)):
            kept.append(one)
        elif told is not None:
            held = any(
                unit and unit in one.get("post") for unit in at[one.get("cadre")]
            )  # that is the post at the host
            open_ = _OF_HOME if "home_span" not in told and one.get("home_span") and not held else ()
            nowhere = not told & {"host_unit", "host_area", "follows", "with"}
            surely = one.get("sure") or nowhere or one.get("cadre") in left
            fills = "host_unit" not in told and surely and one.get("host_unit") not in posts[one.get("cadre")]
            open_ = (*open_, *_OF_HOST) if fills else open_
            if open_:
                kept.append(replace(one, slots=tuple(slot for slot in one.slots if slot.name in open_)))
    return kept


def _office(stay: Reading) -> tuple[str, str]:
    """Return where the page tells the post at home, and the host: who holds that post goes there alone."""
    return stay.get("home_span") if ends_with_title(stay.get("post")) else "", stay.get("host_unit")


#: The rules that take the post before a name in prose for the one at home; tables, cards and lists say what is what.
_OF_PROSE = frozenset(
    "subject-stay pronoun-stay framed-stay named-elsewhere named-again bare-subject both-ends".split()
)


#: The rules whose host gives way to a surer one: what they read of it stands far from the name.
_DOUBTFUL = frozenset("narrator-stay listed-member named-elsewhere both-ends".split())
_OF_THE_HOST = ("host_unit", "host_title", "host_area")


#: So many characters at the end of a unit say of what kind it is.
_KIND = 3


def _doubted(stay: Reading, weighed: Reading, stays: Sequence[Reading]) -> bool:
    """Whether the host of *stay*, the only one that rules read of its person, is hardly one by its signs, and another surely is."""
    host = "" if stay.get("host_span") else stay.get("host_unit")  # 「副局长〈姓名〉（挂职）」 leaves no doubt
    among = [one for one in weighed.get("among").split("；") if one]
    told = {one.get("host_unit") for one in stays if one.get("cadre") == stay.get("cadre") and one is not weighed}
    alone = all(_alike(host, other) for other in told)
    # 「市水利局」 may have been taken for that of another city.
    same = any(_alike(host, one) or host[-_KIND:] == one[-_KIND:] for one in among)
    return bool(host and among) and alone and not same


def _turned(stays: Sequence[Reading]) -> list[Reading]:
    """Leave out of what rules read the home that all signs together make the host, and the host that was read with it.

    「震泽镇副镇长〈姓名〉挂职以来…，他是巧家县水务局的科长」: most posts before names are those at home, and rules read them so.
    """
    hosts: dict[str, list[Reading]] = {}
    for one in stays:
        if one.evidence.rule == RULE and one.get("sure"):
            hosts.setdefault(one.get("cadre"), []).append(one)
    found = []
    for one in stays:
        weighed = hosts.get(one.get("cadre"), ())
        held = [host for host in weighed if one.get("home_span") and _overlap(host.get("sure"), one.get("home_span"))]
        if one.evidence.rule in _DOUBTFUL and len(weighed) == 1 and not held and _doubted(one, weighed[0], stays):
            one = replace(one, slots=tuple(slot for slot in one.slots if slot.name not in _OF_THE_HOST))
        if one.evidence.rule in _OF_PROSE and held and len(weighed) == 1:
            gone: tuple[str, ...] = ("post", "home_span", "home_area")
            if not _alike(one.get("host_unit"), held[0].get("host_unit")) or not one.get("host_unit"):
                gone += _OF_THE_HOST
            one = replace(one, slots=tuple(slot for slot in one.slots if slot.name not in gone))
        found.append(one)
    return found


def _agrees(stay: Reading, hosts: Sequence[str]) -> bool:
    """Whether the host that a rule reads in free words is the likeliest of *hosts*, or another of them of which the clause tells more than the place."""
    more = stay.get("host_title") or stay.get("start")
    return any(_alike(stay.get("host_unit"), host) for host in (hosts if more else hosts[:1]))


def _overlap(one: str, other: str) -> bool:
    """Whether two spans, 「12:20」, have something in common."""
    (start, _, end), (left, _, right) = one.partition(":"), other.partition(":")
    return int(start) < int(right) and int(left) < int(end)


def _alike(one: str, other: str) -> bool:
    """Whether two units may be one, or one of them is not told."""
    return not one or not other or one in other or other in one


def _placed(stay: Reading) -> bool:
    return bool(stay.get("host_unit") or stay.get("host_area"))
