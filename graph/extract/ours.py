"""Members of a team that the publisher sent, told by their ward and title alone: 「检验科技师〈姓名〉」 on the page of a hospital whose team is away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.extract.deixis import institution
from graph.extract.view import View
from graph.extract.weighed import RULE as WEIGHED
from graph.find.introductions import Introduction
from graph.model import Reading, Slot

__all__ = ["own_team"]

_TEAM = re.compile(r"医疗队|支教队|讲师团|工作队|援[藏疆青]|组团式|对口支援|支医|支教|队员")
#: What makes a page the sender's.
_OURS = re.compile(r"我[院校]|[本我]们?(?:医院|学校)")
#: A post within a hospital or school that does not name it: 「检验科主管技师」 「药剂师」 「数学教师」.
_WITHIN = re.compile(
    r"(?:[一-鿿]{1,8}(?:科|部|室|中心|系|教研组))?(?:副)?(?:主任|主管|主治|住院)?(?:医师|医生|护师|护士长?|技师|药师|药剂师|检验师|教师|老师|讲师|教授|副教授)"
)
#: A hospital or school without its wards.
_HOUSE = re.compile(r"[一-鿿]{3,24}?(?:医院|卫生院|保健院|学校|中学|小学|大学|学院|[一二三四五六七八九十]中)")
#: So many of the team must be read by other rules before the rest are taken for its members too.
_FEWEST = 2


def own_team(view: View, stays: Sequence[Reading]) -> Iterator[Reading]:
    """Whoever is told by a ward and a title alone, on the page of a hospital or school whose team is away, is of the team.

    Where the team is, is told of two of its members at least. Does not read people of the host, who are told with the host's name, 「昌都市人民医院医生
    〈姓名〉」, nor officials of the sender, 「院党委书记〈姓名〉」.
    """
    if not (_OURS.search(view.text) or institution(view)) or not _TEAM.search(view.heading_text):
        return
    read = {stay.get("cadre") for stay in stays if stay.evidence.rule != WEIGHED or stay.get("host_title")}
    where: dict[str, set[str]] = {}
    areas: Counter[tuple[str, str]] = Counter()
    for stay in stays:
        house = _HOUSE.match(stay.get("host_unit"))
        if house and not stay.get("host_unit").startswith(institution(view) or "本"):
            where.setdefault(house.group(), set()).add(stay.get("cadre"))
            areas[house.group(), stay.get("host_area")] += bool(stay.get("host_area"))
    unit = min(where, key=lambda one: (-len(where[one]), one), default="")
    if len(where.get(unit, ())) < _FEWEST:
        return
    area = min((one for one in areas if one[0] == unit), key=lambda one: (-areas[one], one))[1]
    mode = view.programme or view.leading_mode
    for who in view.introductions:
        name = view.text[who.name_start : who.name_end]
        if name not in read and _WITHIN.fullmatch(_post(view, who)) and name in view.weighed_names:
            read.add(name)
            here = view.evidence("own-team", who.start, who.name_end)
            yield view.reading(
                "placement", "own-team", who.start, who.name_end,
                Slot("cadre", name), Slot("mode", mode), Slot("host_unit", unit), Slot("host_area", area),
                Slot("post", _post(view, who), here), Slot("home_span", f"{who.start}:{who.end}", here),
            )  # fmt: skip


def _post(view: View, who: Introduction) -> str:
    return view.text[who.start : who.end].strip("，、“”")
