"""A unit's name read as a chain: an area, and organs one inside the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.find.areas import Area, gazetteer
from graph.find.unit_areas import Scope, level_of, read_scope
from graph.find.unit_names import Outer, Part, parts_of
from graph.find.unit_tables import Form, frames
from graph.find.words import unit_endings

__all__ = ["UnitName", "read_name", "unit_kind"]


@dataclass(frozen=True, slots=True)
class UnitName:
    """What a written name says.

    Args:
        key: what tells the unit from its namesakes, 「上海市闵行区委组织部」.
        kind: id of the kind of unit; may be empty.
        area: full name of the area that it is of; may be empty.
        outer: what it is part of, from the inside out.
    """

    key: str
    kind: str
    area: str
    outer: tuple[Outer, ...]


_WIDE = str.maketrans("()０１２３４５６７８９", "（）0123456789", ' \u3000\t\n“”"')
_ALSO_CALLED = re.compile(r"(?<=.{4})（[一-鿿]{2,}(?:局|委员会|学院|中心|馆|校|办公室)）$")
#: 「中国工商银行」 is 「工商银行」; 「中国银行」 is called so.
_BANK = re.compile(r"^中国(?=(?:工商|农业|建设|邮政储蓄|农业发展|光大|民生)银行)")
#: Two organs that work as one, each with the area before it.
_TWO_IN_ONE = re.compile(
    r"^(?:中共)?(?P<area>.{2,14}?[省市区县州旗盟])(?:纪律检查委员会|纪委)(?P=area)(?:监察委员会|监委)"
)
_PARTY = re.compile(r"中共(?!中央)|中国共产党")
#: Universities and what is the whole country's: one unit wherever its branch of the text puts it.
_ALONE = re.compile(
    r"(?:中国(?:科学院|社会科学院|工程院|农业科学院|林业科学研究院|.{2,10}(?:研究院|研究所|设计院|总公司))|国务院|中共中央|中央|全国|"
    r"国家(?!级|税务|统计|粮|电网|森林|湿地|高新|经济).{2,12}(?:委员会|委|局|部)|(?:教育|水利|财政|农业农村|生态环境|交通运输|商务|民政)部)"
)
#: A university bears its name wherever it is; 「合肥市老年大学」 is the city's.
_UNIVERSITY = re.compile(
    r"(?P<name>[一-鿿]{2,12}?(?:(?<!老年)(?<!开放)(?<!电视)(?<!社区)(?<!农民)(?<!业余)(?<!职工)大学|(?:职业|技术|师范|医学|理工|财经)(?:(?!大学)[一-鿿]){0,4}学院|高等专科学校))"
    r"(?=$|（|.*(?:学院|系|处|室|部|科|办|院|中心|中学|小学|党委|团委|附属.*|所|分校|校区|学部|队)$)(?!生|城|路|街|科技园|科学园)"
)
#: A branch that tells its place: 「农业银行茂名分行」.
_BRANCH_OFFICE = re.compile(
    r"(?:中国)?(?P<bank>工商|农业|建设|交通|邮政储蓄|农业发展|人民|光大|民生|中信|招商|浦发|兴业|华夏|平安|广发)银行(?P<place>[一-鿿]{2,10}(?:分行|支行).*)$"
)
#: What a town runs itself; its schools, clinics and the stations of county bureaux are not among it.
_OF_TOWN = re.compile(
    r"党委|党工委|纪律检查委员会|纪律检查工作委员会|人民代表大会.*|共青团委员会|妇女联合会|人民武装部|.*办公室|.*(?<!卫生服务)中心|综合.*大队|.{2,8}(?<!分)局"
)
#: A section is of the kind of the organ that it is in.
_SECTION = re.compile(
    r"(?:科|科室|股|处|室|部|组|办公室|办公厅|党组|党委|党支部|党总支|团委|工会|前台|专班|窗口|系|庭|分公司|分行|支行|营业部)$"
)
_STATE_OWNED = re.compile(
    r"国有|国资|国投|城投|建投|交投|文旅投|产投|水投|城市建设投资|城建投资|建设投资|交通投资|产业投资|投资平台|国家电网|国网|南方电网|中国石油|中国石化|供电公司|烟草公司"
)
_BRANCH = re.compile(r"(?P<bureau>.{2,12}?局)(?P<place>[一-鿿]{2,8}?)分局")


@lru_cache(maxsize=4096)
def read_name(unit: str, area: Area | None) -> UnitName:
    """Read a unit's name.

    Args:
        unit: as written.
        area: where the unit is as far as known.
    """
    text = _TWO_IN_ONE.sub(r"\g<area>纪律检查委员会监察委员会", _ALSO_CALLED.sub("", unit.translate(_WIDE)))
    text = _BANK.sub("", text)
    scope, parts = _taken_apart(text, area)
    bank = _BRANCH_OFFICE.match(text)
    if not scope.named and not scope.left and _ALONE.match(text):
        scope = Scope(None, scope.end)
    elif bank:
        scope, parts = Scope(None, 0), parts_of(text, bank.start("bank"), "")
    university = _UNIVERSITY.match(text)
    if university and (scope.short or not scope.named):
        end = university.end("name")
        scope = Scope(None, 0)
        parts = [Part(university["name"], end, "school"), *parts_of(text, end, "", inside=True)]
    where = scope.area.full if scope.area else ""
    head = where + scope.left
    chain: list[Outer] = []
    place = scope.area if scope.area and len(scope.area.code) == 9 and not scope.left else None
    if place and (not parts or not parts[0].full or _OF_TOWN.fullmatch(parts[0].full)):
        chain.append(Outer(head, text[: scope.end] if scope.named else place.name, "township", scope.named))
    kind = "township" if place else ""
    for part in parts:
        if not part.full:
            continue
        head += _party(part.full, scope)
        kind = _kind(part, kind)
        label = text[: part.end] if part.named else (scope.area.name if scope.area else scope.left) + part.full
        if part.above:
            chain.append(part.above)
        chain.append(Outer(head, label, kind, part.named))
    if not chain:
        return UnitName(head, _kind(Part(text, 0), ""), where, ())
    last = chain.pop()
    return UnitName(last.key, last.kind, where, tuple(reversed(chain)))


def unit_kind(unit: str) -> str:
    """Return the id of the kind of unit that its name tells, 「莘庄镇」: township, 「市人社局」: government-department; empty if it tells none."""
    return read_name(unit, None).kind


def _taken_apart(text: str, area: Area | None) -> tuple[Scope, list[Part]]:
    framed = _framed(text, 0, area)
    if framed:
        return framed
    party = _PARTY.match(text)
    scope = read_scope(text, party.end() if party else 0, area)
    framed = _framed(text, scope.end, scope.area) if scope.end else None
    if framed:
        return framed
    return _branch(text, scope) or (scope, parts_of(text, scope.end, level_of(scope)))


def _branch(text: str, scope: Scope) -> tuple[Scope, list[Part]] | None:
    """Read the branch of a city's bureau in a district: 「宜昌市生态环境局夷陵分局」 is 夷陵区's 「生态环境分局」."""
    branch = _BRANCH.match(text, scope.end)
    if branch is None or scope.area is None or len(scope.area.code) > 4:
        return None
    place = branch["place"]
    inner = read_scope(place + "分局", 0, scope.area)
    if not inner.named or inner.area is None or inner.area == scope.area or inner.end != len(place):
        return None
    bureau = parts_of(branch["bureau"], 0, level_of(scope))[-1]
    above = Outer(scope.area.full + bureau.full, text[: branch.end("bureau")], "government-department", True)
    name = Part(bureau.full.removesuffix("局") + "分局", branch.end(), "government-department", above=above)
    rest = parts_of(text, branch.end(), "县", inside=True) if branch.end() < len(text) else []
    return Scope(inner.area, 0, named=True), [name, *rest]


def _framed(text: str, start: int, area: Area | None) -> tuple[Scope, list[Part]] | None:
    """Read a name with the area in the middle: 「共青团烟台市委员会」 「团市委」 「政协晋江市委员会」."""
    for before, behind, form in frames():
        if not text.startswith(before, start):
            continue
        for scope in _middles(text, start + len(before), area):
            end = scope.end + len(behind)
            if text.startswith(behind, scope.end) and _means(form, scope):
                rest = parts_of(text, end, level_of(scope), inside=True) if end < len(text) else []
                return scope, [Part(form.full, end, form.kind), *rest]
    return None


def _middles(text: str, start: int, area: Area | None) -> list[Scope]:
    scope = read_scope(text, start, area)
    found = [scope] if scope.end > start and (scope.named or scope.left) else []
    # 「团市委」: 「委」 alone is no organ that 「市」 could stand before.
    level = re.compile(r"(?:自治区|省|市|州|盟|区|县|旗)(?=委)").match(text, start)
    if level and not found:
        walk = area
        while walk and not walk.name.endswith(level.group()):
            walk = gazetteer().parent(walk)
        found.append(Scope(walk, level.end(), named=True) if walk else Scope(area, level.end(), level.group()))
    return found


def _means(form: Form, scope: Scope) -> bool:
    return not form.levels or level_of(scope) in form.levels


def _party(full: str, scope: Scope) -> str:
    """Autonomous regions and towns have a 「党委」, not a 「委」."""
    region = scope.area.name.endswith("自治区") if scope.area else scope.left == "自治区"
    return "党委" if full == "委" and (region or level_of(scope) == "镇") else full


def _kind(part: Part, outer: str) -> str:
    """Return the kind of a part: that of the tables, of the organ that it is a section of, or of its ending."""
    if outer and (not part.kind or part.kind == "government-department") and _SECTION.search(part.full):
        return outer
    if outer == "township" and part.full in ("党委", "党工委", "委"):
        return outer
    if part.kind:
        return part.kind
    endings, name = unit_endings(), re.sub(r"（[^（）]*）$", "", part.full)
    kind = next((endings[name[-n:]] for n in range(min(10, len(name)), 0, -1) if name[-n:] in endings), "")
    return "state-owned-enterprise" if kind == "enterprise" and _STATE_OWNED.search(name) else kind
