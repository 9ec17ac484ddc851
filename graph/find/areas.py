"""Administrative areas: the statistics bureau's divisions, and which of them a name in a text means.

「莘庄镇」 lies in 上海市闵行区 and nowhere else. 「朝阳区」 lies in two cities and 「城关镇」 in a hundred counties: such a name is
settled by the names around it, or left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

import ontology

__all__ = ["CITY", "COUNTY", "PROVINCE", "TOWNSHIP", "Area", "AreaMention", "Gazetteer", "Places", "gazetteer"]

#: So long are the codes of the divisions of each level.
PROVINCE, CITY, COUNTY, TOWNSHIP = 2, 4, 6, 9


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A division.

    Args:
        code: the bureau's; 2 digits for a province, 4 city, 6 county or district, 9 township. A parent's code begins its
            children's.
        name: 「闵行区」.
        full: from the province down, 「上海市闵行区」; never finer than the division itself.
    """

    code: str
    name: str
    full: str

    def within(self, other: Area) -> bool:
        """Whether this is *other* or lies in it."""
        return self.code.startswith(other.code)


@dataclass(frozen=True, slots=True, order=True)
class AreaMention:
    """A name, or several names in a row from large to small, and the one area they mean (``None``: open)."""

    start: int
    end: int
    area: Area | None
    candidates: tuple[Area, ...] = ()


#: So many characters behind a short form a name that begins in it is looked for.
_LONGEST = 12


class Gazetteer:
    """All divisions with an automaton over their names."""

    def __init__(self) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        names: dict[str, str] = {}
        shorts: dict[str, tuple[str, bool]] = {}
        for line in ontology.read("areas.tsv").splitlines()[1:]:
            code, name, short, use = line.split("\t")
            names[code] = name
            if short:
                shorts[code] = (short, use == "word")
        self.areas: dict[str, Area] = {}
        self.by_name: dict[str, list[str]] = defaultdict(list)
        #: Short forms; True where the form is an ordinary word too.
        self.by_short: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for code, name in names.items():
            parents = [names[code[:n]] for n in (PROVINCE, CITY, COUNTY) if n < len(code) and code[:n] in names]
            if len(code) == COUNTY and parents and parents[-1] == name:
                continue  # 「东莞市」 has no counties: the county line of the table repeats the city.
            full = "".join(dict.fromkeys([*parents, name]))
            self.areas[code] = Area(code, name, full)
            counted = len(code) == COUNTY and code[4:] >= "71"  # zones that are only counted as counties
            if (len(code) < TOWNSHIP and not counted) or not (_GENERIC.match(name) or _HOUSES.search(name)):
                self.by_name[name].append(code)
            if code in shorts:
                self.by_short[shorts[code][0]].append((code, shorts[code][1]))
        for code, (short, _) in shorts.items():
            if names[code].endswith("自治县") and code in self.areas and f"{short}县" not in self.by_name:
                self.by_name[f"{short}县"].append(code)  # 「彭水县」 for 「彭水苗族土家族自治县」
        for line in ontology.read("words/area-spellings.tsv").splitlines()[1:]:
            written, full = line.split("\t")
            self.by_name[written] += [area.code for area in self.areas.values() if area.full == full]
        self.by_full = {area.full: area for area in self.areas.values()}
        self._names = sorted({*self.by_name, *self.by_short})
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)
        self.abbreviations: dict[str, list[Area]] = defaultdict(list)
        for line in ontology.read("words/area-abbreviations.tsv").splitlines()[1:]:
            word, full = line.split("\t")
            self.abbreviations[word].append(self.by_full[full])

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, name) of every name or short form in *text*, leftmost-longest, without judgement.

        A whole name goes before a short form that only ends in it: 「决定|海口市」 is not 「决|定海|口市」.
        """
        found: list[tuple[int, int, str]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if found and start < found[-1][1]:
                continue
            name = self._names[index]
            inner = None if name in self.by_name else self._inside(text, start, end)
            found.append(inner or (start, end, name))
        return found

    def _inside(self, text: str, start: int, end: int) -> tuple[int, int, str] | None:
        """Return the whole name that begins inside the short form ``text[start:end]`` and ends behind it, if one does."""
        for index, at, to in self._automaton.find_matches_as_indexes(text[start + 1 : end + _LONGEST]):
            name, begun, ended = self._names[index], start + 1 + at, start + 1 + to
            return (begun, ended, name) if name in self.by_name and begun < end < ended else None
        return None

    def begins(self, unit: str) -> bool:
        """Whether *unit* begins with the name of an area, though that may begin like a level: 「市北区行政审批服务局」."""
        return any(start == 0 and end > 2 and name in self.by_name for start, end, name in self.find(unit[:8]))

    def up_to_county(self, area: Area) -> Area:
        """Return *area*, or the county that it lies in if it is a township; of a zone that is only counted as a county, the city.

        The bureau numbers 「苏州工业园区」 and other zones from 71 on among the counties of their city.
        """
        if len(area.code) == COUNTY and area.code[4:] >= "71" and area.code[4:] < "80":
            return self.areas[area.code[:CITY]]
        if len(area.code) < TOWNSHIP:
            return area
        return self.areas.get(area.code[:COUNTY]) or self.areas[area.code[:CITY]]

    def up_to_city(self, area: Area) -> Area:
        """Return *area*, or the city (in the four municipalities: the municipality) that it lies in."""
        for length in (CITY, PROVINCE):
            if len(area.code) >= length and area.code[:length] in self.areas:
                return self.areas[area.code[:length]]
        return area

    def parent(self, area: Area) -> Area | None:
        """Return the area that *area* lies in directly."""
        for length in (COUNTY, CITY, PROVINCE):
            if length < len(area.code) and area.code[:length] in self.areas:
                return self.areas[area.code[:length]]
        return None


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, loaded once for each process."""
    return Gazetteer()


#: Townships' entries of the bureau that are kinds of areas and no names: 「经济开发区」 「街道」.
_GENERIC = re.compile(
    r"(?:(?:省级|国家级|高新|经济|技术|产业|综合|工业|物流|农业|科技|旅游|生态|示范|商务|现代|化工|循环|边境|出口|加工|集中|集聚|创业|创新|文化|新|老|城)*"
    r"(?:开发|高新|工业|集中|集聚|保税|园|产业|示范|实验|试验|合作|经开|管理|度假|集聚|港|矿|农|林|牧|渔|城)(?:区|园|园区|场)|街道|园区|基地|农场|林场|牧场|渔场|城区|郊区|镇区|林业局|林草局|煤管局|[果县]林场|畜牧场)(?:管理委员会|管委会|管理局|办事处)?$"
)
#: What is counted as a township and is somebody's house: 「地质大队」 「林业局」.
_HOUSES = re.compile(r"(?:局|所|公司|大队|监狱|办公室|单位|集团|院|中心)$")
#: Names that only a larger name in front of them makes a name: 「城区」 「西区」 「和县」.
_BARE = re.compile(r"[东西南北城郊矿新老中]区$|.县$|.旗$")
#: A name that goes on like this is a street, a bridge, a dish: 「南京东路」 「北京烤鸭」.
_NOT_AN_AREA = re.compile(r"(?:[东南西北中]?(?:路|大道)(?!街道)|烤鸭|话|方言|菜|人民广场|时间)")
#: 「天津南开大学」 need not lie in 南开区.
_NAMED_AFTER = re.compile(r"大学|学院|[一二三四五六七八九十]?中|小学|医院|集团|公司|银行|路|桥")
_ABBREVIATED = re.compile(
    r"(?:赴|来|抵|在|驻|援|进|入|返|离|到|去|回)(?P<one>[一-鿿])(?=[挂跟学锻实交开任考招期参的期间，。、工对接]|以来|博士服务团)|"
    r"(?P<two>[京津冀晋蒙辽沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁疆甬]{2})(?:协作|合作|对口)"
)


#: 「霍邱一中」 「在余杭挂职」 「番禺来的挂职干部」: the short form of a county by itself, where only the name of a place can stand.
_NUMBERED = re.compile(r"第?[一二三四五六七八九十]{1,2}(?:中|小|幼)(?!学生|全会|央|国|型|时)")
_BEFORE_STAY = re.compile(
    r"(?:[挂顶]职|跟班|跟岗|顶岗|体悟|支教|驻点)|选派的|来[一-鿿]?(?:的)?(?:[挂顶]职|跟班|跟岗|顶岗)"
)
#: Behind a short name in the middle of that of a village: 「喀|拉萨|尔村」; and before one that begins there.
_IN_VILLAGE, _LEADS_TO = re.compile(r"[一-鿿]村"), frozenset("在到赴来去从往为于和与及驻至向对由让派的是")
_GONE_TO = re.compile(r"(?:在|到|赴|前往|来到|去)$")


class Places:
    """The areas that one text names, settled together.

    Args:
        text: the reading text.
        home: full name of the publisher's area, if known; it counts as named.
    """

    def __init__(self, text: str, home: str = "") -> None:
        self.text = text
        self.book = gazetteer()
        self._known = [self.book.by_full[home]] if home in self.book.by_full else []
        found = self._usable(self.book.find(text))
        chains = self._chains(found)
        settled = [self._settle_chain([self._codes(name) for *_, name in chain]) for chain in chains]
        self.weights = self._weigh(settled)
        self.mentions: list[AreaMention] = []
        last, near = 0, list[Area]()
        for chain, candidates in zip(chains, settled, strict=True):
            if "\n" in text[last : chain[0][0]]:
                near = []
            last = chain[-1][1]
            whole = chain[-1][2] in self.book.by_name  # 「盛泽镇」, not 「苏州」
            area = (self._beside(candidates, near) if whole else None) or self._choose(candidates)
            if area:
                near.append(area)
            self.mentions.append(AreaMention(chain[0][0], chain[-1][1], area, tuple(candidates)))
        self.mentions += self._abbreviations()
        self.mentions.sort()
        self._starts = [mention.start for mention in self.mentions]

    def _usable(self, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Drop short forms that this text gives no reason to believe in."""
        whole = {code for *_, name in found if not _BARE.match(name) for code in self.book.by_name.get(name, ())}
        cities = {code[:CITY] for code in whole} | {
            code
            for *_, name in found
            for code, word in self.book.by_short.get(name, ())
            if len(code) <= CITY and not word
        }
        cities |= {area.code[:CITY] for area in self._known}
        provinces = {code[:PROVINCE] for code in cities}
        self._believed: dict[str, list[str]] = {}
        usable: list[tuple[int, int, str]] = []
        for start, end, name in found:
            codes = list(self.book.by_name.get(name, ()))
            opens = start == 0 or not "一" <= self.text[start - 1] <= "龥"
            if _BARE.match(name) and (not usable or usable[-1][1] != start) and not (opens and name[-1] in "县旗"):
                codes = [code for code in codes if code[:CITY] in cities - {code}]
            for code, word in self.book.by_short.get(name, ()):
                if len(code) <= CITY:
                    believed = not word or code[:PROVINCE] in provinces or self._alone(start, end)
                else:
                    # 「浙江诸暨」: right behind the name of what it lies in.
                    touches = usable and usable[-1][1] == start and not _NAMED_AFTER.match(self.text, end)
                    over = self._believed[usable[-1][2]] if touches else ()
                    believed = (
                        code in whole
                        or (not word and code[:CITY] in cities)
                        or any(len(one) <= CITY and code.startswith(one) for one in over)
                        or (not word and len(self.book.by_short[name]) == 1 and self._alone(start, end))
                    )
                if believed:
                    codes.append(code)
            short = name not in self.book.by_name
            begins = opens or self.text[start - 1] in _LEADS_TO or bool(usable and usable[-1][1] == start)
            if short and not begins and _IN_VILLAGE.match(self.text, end):
                continue
            if codes and not (short and _NOT_AN_AREA.match(self.text, end)):
                self._believed[name] = codes
                usable.append((start, end, name))
        return usable

    def _alone(self, start: int, end: int) -> bool:
        """Whether what stands around ``text[start:end]`` says that it is a place: somebody stays there, or a school bears its name."""
        if _NUMBERED.match(self.text, end):
            return True
        stays = _BEFORE_STAY.match(self.text, end)
        if stays is None:
            return False
        return stays.group()[0] in "选来" or bool(_GONE_TO.search(self.text[max(0, start - 2) : start]))

    def _codes(self, name: str) -> list[Area]:
        return [self.book.areas[code] for code in self._believed[name]]

    def _chains(self, found: list[tuple[int, int, str]]) -> list[list[tuple[int, int, str]]]:
        """Join names that touch, from large to small: 上海市 + 闵行区 + 莘庄镇; 「南京市的」 does not touch."""
        chains: list[list[tuple[int, int, str]]] = []
        for item in found:
            if chains and chains[-1][-1][1] == item[0]:
                longer = [*chains[-1], item]
                if self._settle_chain([self._codes(name) for *_, name in longer]):
                    chains[-1] = longer
                    continue
                if self._unknown_town(chains[-1][-1][2], item[2]):
                    continue  # 「寿县城关镇」: a town that the table has under another name is in no other county
            chains.append([item])
        return chains

    def _unknown_town(self, county: str, town: str) -> bool:
        """Whether *town*, right behind the full name of a county that has none of that name, is one that the table does not know."""
        return all(len(area.code) == TOWNSHIP for area in self._codes(town)) and any(
            len(code) == COUNTY for code in self.book.by_name.get(county, ())
        )

    def _settle_chain(self, links: list[list[Area]]) -> list[Area]:
        """Return the areas that the last name may mean, given those before it."""
        candidates = links[0]
        for link in links[1:]:
            candidates = [area for area in link if any(area.within(over) and area != over for over in candidates)]
        # 「吉林」 is a province and a city: the larger unless a chain says otherwise.
        return candidates

    def _weigh(self, settled: Iterable[list[Area]]) -> Counter[str]:
        weights: Counter[str] = Counter()
        for candidates in settled:
            cities = {area.code[:CITY] for area in candidates}
            if len(cities) == 1:
                code = cities.pop()
                weights[code] += 1
                weights[code[:PROVINCE]] += len(code) > PROVINCE
        for area in self._known:
            weights[area.code[:CITY]] += 2
            weights[area.code[:PROVINCE]] += 2
        return weights

    def _beside(self, candidates: list[Area], near: list[Area]) -> Area | None:
        """Return the one candidate that lies in an area named before it in its paragraph, a county before a city: 「在巧家县，…东河镇」."""
        for level in (COUNTY, CITY) if len(candidates) > 1 else ():
            over = [one for one in near if len(one.code) == level]
            inside = {area for area in candidates for one in over if area.within(one) and area != one}
            if inside:
                return inside.pop() if len(inside) == 1 else None
        return None

    def _choose(self, candidates: list[Area]) -> Area | None:
        """Choose the one candidate, or the one whose city, else province, the text names elsewhere; else none."""
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        tops = [area for area in candidates if len(area.code) <= CITY]
        if tops and all(area.code.startswith(tops[0].code) or len(area.code) > CITY for area in candidates):
            shortest = min(tops, key=lambda area: len(area.code))
            if all(area.within(shortest) or len(area.code) > CITY for area in candidates):
                return shortest
        for length in (CITY, PROVINCE):
            best = max(self.weights[area.code[:length]] for area in candidates)
            likely = [area for area in candidates if self.weights[area.code[:length]] == best]
            if best and len({area.code[: length + 2] for area in likely}) == 1:
                return min(likely, key=lambda area: len(area.code))
        return None

    def _abbreviations(self) -> list[AreaMention]:
        """「赴沪学习锻炼」 names 上海市, 「苏陕协作」 two provinces; 「援疆」 is a word of its own and names one all the same."""
        mentions = []
        for match in _ABBREVIATED.finditer(self.text):
            for group in ("one", "two"):
                if match[group]:
                    for at in range(match.start(group), match.end(group)):
                        areas = self.book.abbreviations.get(self.text[at], []) or self._own(match.start(), at)
                        best = sorted(areas, key=lambda area: (-self.weights[area.code], area.code))
                        if len(best) > 1 and self.weights[best[0].code] == self.weights[best[1].code]:
                            continue
                        if best and not self.covering(at):
                            mentions.append(AreaMention(at, at + 1, best[0], tuple(best)))
        return mentions

    def _own(self, verb: int, at: int) -> list[Area]:
        """Return the publisher's area if ``text[at]`` is a character of its name and somebody comes there: 「来闵挂职」 in a paper of 闵行."""
        here = self._known[0] if self._known else None
        while here and self.text[verb] in "来在抵驻":
            if (
                self.text[at] in re.sub(r"(?:省|市|区|县|旗|州|盟|新区|自治.)$", "", here.name)
                and len(here.code) > PROVINCE
            ):
                return [here]
            here = self.book.parent(here)
        return []

    def covering(self, offset: int) -> AreaMention | None:
        """Return the mention that covers *offset*, if any."""
        return next((m for m in self.mentions if m.start <= offset < m.end), None)

    def within(self, start: int, end: int) -> list[AreaMention]:
        """Return the mentions that lie wholly in ``text[start:end]``."""
        first = bisect_left(self._starts, start)
        return [m for m in self.mentions[first : bisect_left(self._starts, end)] if m.end <= end]

    def is_division(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` ends with a county, a city or a province: 「云南省巧家县」, but not 「巧家县茂租镇」 or 「巧家县水务局」."""
        named = [m.area for m in self.within(start, end) if m.area and m.end == end]
        return bool(named) and len(named[-1].code) <= COUNTY

    def starting_at(self, offset: int) -> AreaMention | None:
        """Return the mention that starts at *offset*, if any."""
        first = bisect_left(self._starts, offset)
        found = self.mentions[first : first + 1]
        return found[0] if found and found[0].start == offset else None

    @cached_property
    def cities(self) -> list[tuple[Area, int]]:
        """The cities that the text names or whose parts it names, most often first."""
        counted = [(self.book.areas[code], n) for code, n in self.weights.items() if code in self.book.areas]
        return sorted(counted, key=lambda item: (-item[1], item[0].code))

    def named(self, name: str, near: Area | None = None) -> Area | None:
        """Return the area that *name* alone means in this text; *near* settles a name that several bear."""
        candidates = [self.book.areas[code] for code in self.book.by_name.get(name, ())]
        candidates += [self.book.areas[code] for code, _ in self.book.by_short.get(name, ())]
        if near and len(candidates) > 1:
            inside = [a for a in candidates if a.within(near) or near.within(a)]
            candidates = inside or candidates
        return self._choose(candidates)
