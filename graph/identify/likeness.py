"""Whether two people of one name, told of in two documents, are one: what agrees beside the name, and what contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from graph.find.areas import gazetteer
from graph.find.posts import ends_with_unit
from graph.identify.bearers import Bearer
from graph.identify.ground import Ground, comes_from, comes_from_beside, ground_of, one_house_told, one_way
from graph.identify.life import apart_by_age, apart_by_birth
from graph.identify.nesting import meet, one_house
from graph.identify.period import agree, apart, months_between
from graph.identify.resemblance import resemble, signs

__all__ = ["Likeness", "Verdict", "compare", "settled"]

#: A role that names a unit beside its title is longer than this: 「商务局局长」; 「局长」 alone is borne by thousands.
_TELLING = 5
#: Months after which a post may be another: people are promoted and moved, and offices are renamed.
_POST_HOLDS = 10
#: What may stand before a title without making it another: a section, 「产业发展科|副科长」, a grade, 「一级|教师」, a subject.
_RANK = re.compile(r"(?:[一二三四]级|正?高级|特级|初级|中级|主管|科技|挂职|[一-鿿]{2}(?=教师|老师|医[师生]))$")


#: What no weighing makes good: homes apart, and two places at one time.
_CONTRADICTED = ("派出地不同", "同一时间在不同的接收地")


class Verdict(Enum):
    """What two documents say of two people of one name."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether two people of one name are one, and why, in the words that a person reads."""

    verdict: Verdict
    why: str
    #: Whether nothing but the name, or a role without its unit, was read of one or both.
    bare: bool = False
    #: Whether nothing at home agrees, but only where they stay, or what they are there.
    there: bool = False


def compare(one: Bearer, other: Bearer) -> Likeness:
    """Judge whether two people of one name, told of in two documents, are one.

    Where little was read, they are one if both texts speak of one who was sent, and tell the same two counties around the name.

    Two who were sent are one if the home unit is one (or may be: 水保中心, 水土保持中心), or the home county, the host unit or the batch,
    and nothing contradicts. Home areas apart contradict, and so do stays at one time in different places unless the home unit is one;
    another unit and another title contradict only if both are told within some months, for people are promoted and moved. Somebody who
    was not sent is one with another whose unit and title are the same. Sex and year of birth contradict everybody. Where none of this makes
    them one, all that the texts tell is weighed together, see :mod:`graph.identify.resemblance`. Else it is open, and they stay two.

    Args:
        one: told of in one document.
        other: told of in another.
    """
    told, shown = settled(one, other)
    return Likeness(Verdict.SAME, "各处合起来看是一人") if shown and resemble(shown) else told


def settled(one: Bearer, other: Bearer) -> tuple[Likeness, list[str]]:
    """Return what single things say of two people of one name, and the signs that are weighed where they do not make them one.

    Args:
        one: told of in one document.
        other: told of in another.

    Returns:
        The likeness; the signs of :mod:`graph.identify.resemblance`, none where nothing is left to be weighed.
    """
    if apart_by_birth(one.life, other.life) or apart_by_age(one.life, one.told, other.life, other.told):
        return Likeness(Verdict.DIFFERENT, "性别或出生年份不同"), []
    told = _by_readings(one, other)
    grounds = ground_of(one.name, *one.page), ground_of(other.name, *other.page)
    if {ground.pronoun for ground in grounds} >= {"他", "她"} and told.verdict is not Verdict.DIFFERENT:
        return Likeness(Verdict.OPEN, "一篇称“他”，一篇称“她”"), []
    namesake = any(_has_namesake(who) for who in (one, other))
    if told.there and namesake:
        return Likeness(Verdict.OPEN, "文中另有同名的人"), []
    if told.verdict is Verdict.SAME or one.reporter or other.reporter or namesake:
        return told, []
    turned = _turned(one, other)
    told = _by_grounds(one, other, grounds, turned, told)
    if told.verdict is Verdict.SAME or told.why.startswith(_CONTRADICTED):
        return told, []
    return told, signs(one, other, grounds, told.why, _hosts(one, other), sum(turned))


def _by_grounds(
    one: Bearer, other: Bearer, grounds: tuple[Ground, Ground], turned: tuple[bool, bool], told: Likeness
) -> Likeness:
    """Judge by what stands around the name where little was read, or home and host were read the wrong way round; else return *told*."""
    if (
        any(turned)
        and not all(turned)
        and (_held(one) & _held(other, there=True) or _held(other) & _held(one, there=True))
    ):
        return Likeness(Verdict.SAME, "接收地和挂任职务相同")
    if told.bare or _said_to_come(one, other, any(turned), *grounds):
        if one_way(*grounds):
            return Likeness(Verdict.SAME, "两篇提到的两地相同")
        if one_house_told(*grounds):
            return Likeness(Verdict.SAME, "两篇提到的地方和事情相同")
    return told


def _has_namesake(who: Bearer) -> bool:
    """Whether the text says that another has the name, or names two of it."""
    return not who.page[0] or ground_of(who.name, *who.page).namesake


def _held(who: Bearer, *, there: bool = False) -> frozenset[str]:
    """Return the titles of somebody at home, or at the host; 「挂职副局长」 is 「副局长」."""
    return frozenset(title.removeprefix("挂职") for title in (who.host_titles if there else who.titles))


def _said_to_come(one: Bearer, other: Bearer, turned: bool, mine: Ground, theirs: Ground) -> bool:
    """Whether a text says in words that somebody came from where the other comes from, so that what was read as a post at home is that at the host."""
    if turned and (comes_from(mine, other.areas) or comes_from(theirs, one.areas)):
        return True
    if one.placed and other.placed:
        return False
    if comes_from(mine, other.areas) or comes_from(theirs, one.areas):
        return True
    return comes_from_beside(mine, theirs) or comes_from_beside(theirs, mine)


def _turned(one: Bearer, other: Bearer) -> tuple[bool, bool]:
    """Return of each whether what was read as where the one comes from is where the other stays: the paper at the host writes of its own offices.

    Where each stays where the other comes from, two were exchanged, or one text was read the wrong way round.
    """
    apart = meet(one.areas, other.areas) is False
    mine, theirs = (
        any(meet(who.homes, stay.units) or (apart and meet(who.areas, stay.areas)) for stay in there.stays)
        for who, there in ((one, other), (other, one))
    )
    return mine, theirs


def _by_readings(one: Bearer, other: Bearer) -> Likeness:
    """Judge by what was read of both."""
    if one.placed and other.placed:
        return _both_sent(one, other)
    if one.reporter or other.reporter:
        return _with_reporter(one, other)
    if one.placed or other.placed:
        return _sent_and_named(one, other) if one.placed else _sent_and_named(other, one)
    return _both_named(one, other)


def _both_sent(one: Bearer, other: Bearer) -> Likeness:
    homes, areas = meet(one.homes, other.homes), meet(one.areas, other.areas)
    titles = meet(one.titles, other.titles)
    hosts = _hosts(one, other)
    batch = bool({s.batch for s in one.stays} & {s.batch for s in other.stays} - {""})
    if areas is False and not homes:
        return Likeness(Verdict.DIFFERENT, f"派出地不同：{_listed(one.areas)} / {_listed(other.areas)}")
    if homes or (homes is False and (one_house(one.homes, other.homes) or _held_before(one, other))):
        if hosts == "elsewhere" and (titles is False or not (titles or _left_together(one, other))):
            return Likeness(
                Verdict.OPEN, "单位相同，职务和同期的接收地不同" if titles is False else "单位相同，同期的接收地不同"
            )
        if titles is False and months_between(one.told, other.told) < _POST_HOLDS and _far_apart(one, other):
            return Likeness(Verdict.OPEN, "单位相同，职务高低悬殊")
        return Likeness(Verdict.SAME, "派出单位相同")
    if hosts == "elsewhere":
        return Likeness(Verdict.OPEN if areas else Verdict.DIFFERENT, "同一时间在不同的接收地")
    at_home = bool(areas) and _county(one.areas & other.areas)
    if homes is False and titles is False:
        if not (at_home and hosts and months_between(one.told, other.told) >= _POST_HOLDS):
            return Likeness(Verdict.OPEN, "派出单位和职务都不同")
    if hosts == "one unit":
        return Likeness(Verdict.SAME, "接收单位相同", there=True)
    if batch:
        return Likeness(Verdict.SAME, "同一批次")
    if at_home and homes is None and not _at_other_units(one, other):
        return Likeness(Verdict.SAME, "派出地相同")
    if at_home and hosts == "one area" and (homes is None or _county(_places(one) & _places(other))):
        return Likeness(Verdict.SAME, "派出地和接收地相同")
    if homes is False:
        return Likeness(Verdict.OPEN, "派出地相同，派出单位不同")
    if at_home and hosts != "one area" and _at_other_units(one, other):
        return Likeness(Verdict.OPEN, "派出地相同，接收单位不同")
    if areas and hosts == "one area" and _county(_places(one) & _places(other)):
        return Likeness(Verdict.SAME, "派出地和接收地相同")  # one text tells the city where the other tells the county
    if titles and hosts == "one area":
        return Likeness(Verdict.SAME, "职务和接收地相同", there=True)
    return Likeness(Verdict.OPEN, "除姓名外没有相同之处", bare=True)


#: Who heads a unit, and who holds no post in it: nobody goes from the one to the other in some months.
_HEADS = re.compile(r"(?:党[委组](?:、[一-鿿]{2,4})*)?(?:书记|[局厅院校部会县区市镇乡]长|主任)$")
_CLERK = re.compile(r"(?:科员|办事员|职员|干部|工作人员|职工|员工|试用期[一-鿿]{0,4})$")


def _far_apart(one: Bearer, other: Bearer) -> bool:
    """Whether the one heads the unit in which the other holds no post: 「局长」 and 「科员」."""
    return any(
        any(_HEADS.fullmatch(title) for title in upper.titles)
        and bool(lower.titles)
        and all(_CLERK.search(title) for title in lower.titles)
        for upper, lower in ((one, other), (other, one))
    )


def _at_other_units(one: Bearer, other: Bearer) -> bool:
    """Whether both texts tell where somebody stayed, and it is no unit that both know."""
    mine, theirs = (frozenset(unit for stay in who.stays for unit in stay.units) for who in (one, other))
    return meet(mine, theirs) is False and not one_house(mine, theirs)


def _places(one: Bearer) -> frozenset[str]:
    return frozenset(area for stay in one.stays for area in stay.areas)


def _left_together(one: Bearer, other: Bearer) -> bool:
    """Whether a stay of the one began when one of the other did: then the texts tell one departure and differ about the place."""
    return any(agree(mine.period.start, theirs.period.start) for mine in one.stays for theirs in other.stays)


def _held_before(one: Bearer, other: Bearer) -> bool:
    """Whether one text tells the post of the other as an earlier one: 「甲篆镇镇长梁家宝（原县水利局副局长）」."""
    return any(
        meet({unit}, later.homes) and title in later.titles
        for later, earlier in ((one, other), (other, one))
        for unit, title in earlier.offices
    )


def _hosts(one: Bearer, other: Bearer) -> str:
    """Return how the stays of two people lie to each other.

    Returns:
        「one unit」 if a host unit is one, 「one area」 if a host area is and not both tell the unit; 「elsewhere」 if they were in
        different places at one time; empty if the texts do not tell.
    """
    said = ""
    for mine in one.stays:
        for theirs in other.stays:
            if apart(mine.period, theirs.period):
                continue
            units, areas = meet(mine.units, theirs.units), meet(mine.areas, theirs.areas)
            if units or (units is False and one_house(mine.units, theirs.units)):
                return "one unit"
            if (
                areas
                and units is False
                and _leads(mine.units)
                and _leads(theirs.units)
                and one.host_titles & other.host_titles
            ):
                return "one unit"
            if areas and units is None:
                said = "one area"
            elif areas is False and mine.period.days() and theirs.period.days():
                said = said or "elsewhere"
    return said


#: The committee and the government of a county, in both of which its vice heads sit.
_LEADERSHIP = re.compile(r"[县区市州旗盟](?:委|人民政府|政府)$")


def _leads(units: Iterable[str]) -> bool:
    """Whether somebody is among the leaders of a county: 「县委常委、副县长」 is told as of its committee, 「副县长」 as of its government."""
    return any(_LEADERSHIP.search(unit) for unit in units)


def _county(areas: Iterable[str]) -> bool:
    """Whether one of *areas* is finer than a city: many people of one name live in a city."""
    book = gazetteer().by_full
    return any(len(book[area].code) >= 6 for area in areas if area in book)


def _with_reporter(one: Bearer, other: Bearer) -> Likeness:
    if one.reporter and other.reporter:
        if one.reporter == other.reporter and one.roles & other.roles:
            return Likeness(Verdict.SAME, "同一报社的记者（通讯员）")
        return Likeness(Verdict.DIFFERENT, "不同报社的记者（通讯员）")
    if one.placed or other.placed:
        sent, signs = (one, other) if one.placed else (other, one)
        if any(unit in sent.homes for unit, _ in signs.offices):
            return Likeness(Verdict.SAME, "派出单位即署名者的单位")
        return Likeness(Verdict.OPEN, "派出干部与署名记者（通讯员）同名，是否同一人，文中未说明")
    return Likeness(Verdict.DIFFERENT, "一人署名，一人见于文中")


def _sent_and_named(sent: Bearer, named: Bearer) -> Likeness:
    if not named.roles:
        return Likeness(Verdict.OPEN, "另一篇只提到姓名", bare=True)
    hosts = frozenset(unit for stay in sent.stays for unit in stay.units)
    at_home = False
    for unit, title in sorted(named.offices):
        one = unit in sent.homes or one_house({unit}, sent.homes)
        if one or meet({unit}, sent.homes):
            # A town has stations and schools of which anybody may be; there the title has to be told, and the same.
            if any(_one_title(title, mine) for mine in sent.titles if title) or (one and not (title and sent.titles)):
                return Likeness(Verdict.SAME, "单位和职务相同")
            at_home = True
        # At the host many are called so who were not sent there: the title has to be told, and the same.
        if (
            title
            and not _before(named, sent)
            and (meet({unit}, hosts) or one_house({unit}, hosts))
            and any(_one_title(title, held) for held in sent.host_titles)
        ):
            return Likeness(Verdict.SAME, "接收单位和挂任职务相同", there=True)
    return Likeness(Verdict.OPEN, "单位相同，职务不同") if at_home else _of_another_role(sent, named)


def _of_another_role(one: Bearer, other: Bearer) -> Likeness:
    """Return that two differ in their roles; of which unit both are must be told, too, for 「影子校长」 is a headmaster at home."""
    return Likeness(Verdict.DIFFERENT, "职务不同", bare=not all(who.homes or who.offices for who in (one, other)))


def _before(named: Bearer, sent: Bearer) -> bool:
    """Whether *named* was told of before any stay of *sent* began: then he held the post at the host already."""
    starts = [stay.period.start for stay in sent.stays if len(stay.period.start) >= 7]
    return bool(named.told and starts) and all(named.told[:7] < start[:7] for start in starts)


def _one_title(one: str, other: str) -> bool:
    """Whether two titles at one unit may be one post: 「教师」 「一级教师」, 「副科长」 「产业发展科副科长」; not 「主任」 「副主任」."""
    short, full = sorted((one, other), key=len)
    before = full[: len(full) - len(short)]
    return full.endswith(short) and (not before or ends_with_unit(before) or bool(_RANK.search(full[: len(before)])))


def _both_named(one: Bearer, other: Bearer) -> Likeness:
    held = any(
        a and a == b and (meet({unit}, {office}) or one_house({unit}, {office}))
        for unit, a in one.offices
        for office, b in other.offices
    )
    if held or any(_one_role(a, b) for a in one.roles for b in other.roles):
        return Likeness(Verdict.SAME, "职务相同")
    if one.roles and other.roles:
        return _of_another_role(one, other)
    return Likeness(Verdict.OPEN, "只提到姓名", bare=True)


def _one_role(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _TELLING and (one.endswith(other) or other.endswith(one)))


def _listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names))
