"""What an extractor sees: the page, its plan, the areas it names, the year it was written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.extract.deixis import institution
from graph.extract.homes import Origin, origins
from graph.extract.hosts import Host, read_host, up_to
from graph.extract.modes import MODE, STAY_WORDS, mode_pattern, stay_words
from graph.extract.sender import sending_area
from graph.extract.themes import weigh
from graph.find.areas import PROVINCE, Area, AreaMention, Places, gazetteer
from graph.find.familiar import in_full
from graph.find.fields import label_words
from graph.find.introductions import Introduction, introductions, posts_behind
from graph.find.members import members
from graph.find.names import Named, people_named
from graph.find.naming import names_in
from graph.find.people import is_name, is_spelt, name_at
from graph.find.posts import Post, ends_with_unit, split_posts
from graph.find.unit_edges import BRANDS
from graph.find.wards import hospital_before, is_school_office, is_ward, school_before
from graph.find.words import is_ordinary
from graph.find.writing import year_of_writing
from graph.model import Certainty, Evidence, Reading, Slot
from graph.read.page import Page, Paragraph
from graph.read.plan import Plan, plan

if TYPE_CHECKING:
    from graph.extract.mentions import Mention
    from graph.extract.together import Weighed

__all__ = ["MODE", "STAY_WORDS", "Host", "View", "mode_pattern", "stay_words"]


#: Behind a word for stays that only says what is told of it.
_ATTRIBUTE = re.compile(r"(?:所在)?(?:的|单位|地|岗位|期间|时(?!间)|期满|点|第)")
#: A unit that leaves its area to the reader: 「市委」 「我县政协」.
_LEVEL = re.compile(
    r"(?:我们?|咱们|本|全)?(?P<level>省|市(?!场|政(?![府协务法]))|区(?![域块])|县(?!域)|州|旗|盟|自治区)(?=委|[一-鿿]{2,})"
)
#: What is named with the level before it, whatever the area is called: 「县委」 「县政协」.
_OF_LEVEL = re.compile(r"委|纪委|政协|政府|人大")
#: What is called 「人民…」 in full: 「县医院」.
_IN_FULL = re.compile(r"(?<=[县旗区])(?:医院|法院)")
#: A heading that names whom it is about: 「杜后裕：小商品里有大乾坤」.
_OVER = re.compile(r"(?P<name>[一-鿿]{2,4}|[一-鿿·]{5,12})：(?=.{3})")


@dataclass(frozen=True)
class View:
    """A page as the extractors see it.

    Args:
        page: laid out.
        published: date of publication if it is known, ISO.
        place: full name of the publisher's area if it is known.
    """

    page: Page
    published: str = ""
    place: str = ""
    plan: Plan = field(init=False)
    places: Places = field(init=False)
    #: Names of the cadres, once the rules for stays have read the page.
    cadres: frozenset[str] = frozenset()
    #: Where each cadre stays, as written.
    hosts: Mapping[str, str] = field(default_factory=dict)
    #: The area where each cadre stays, in full.
    host_areas: Mapping[str, str] = field(default_factory=dict)
    #: By which word the stay of each cadre is told first.
    modes: Mapping[str, str] = field(default_factory=dict)
    #: What the rules read of the stays of each cadre.
    told: Mapping[str, Sequence[Reading]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plan", plan(self.page))
        object.__setattr__(self, "places", Places(self.page.text, self.place))

    def knowing(self, stays: Iterable[Reading]) -> View:
        """Return this view, in which the names and hosts of *stays* (readings of placements) are known."""
        view = copy(self)
        stays = list(stays)
        hosts: dict[str, str] = {}
        for stay in stays:
            host = stay.get("host_unit") or stay.get("host_area")
            hosts[stay.get("cadre")] = host or hosts.get(stay.get("cadre"), "")
        object.__setattr__(view, "cadres", frozenset(hosts))
        object.__setattr__(view, "hosts", hosts)
        areas = {stay.get("cadre"): stay.get("host_area") for stay in reversed(stays) if stay.get("host_area")}
        object.__setattr__(view, "host_areas", areas)
        modes = {stay.get("cadre"): stay.get("mode") for stay in reversed(stays) if stay.get("mode")}
        object.__setattr__(view, "modes", modes)
        told: dict[str, list[Reading]] = {}
        for stay in stays:
            told.setdefault(stay.get("cadre"), []).append(stay)
        object.__setattr__(view, "told", told)
        return view

    @property
    def text(self) -> str:
        """The reading text."""
        return self.page.text

    @cached_property
    def year(self) -> int | None:
        """The year of writing, if the text fixes it."""
        return year_of_writing(self.text, self.published)

    @cached_property
    def home(self) -> Area | None:
        """The area that 「我市」 「全县」 mean: the publisher's, or the city that the text sends from."""
        return sending_area(self)

    @cached_property
    def institution(self) -> str:
        """The school or hospital that publishes the page, 「我校」; empty if none does."""
        return institution(self)

    @cached_property
    def mentions(self) -> list[Mention]:
        """All posts, units and areas of the page."""
        from graph.extract.mentions import mentions  # which reads views

        return mentions(self)

    @cached_property
    def weighed(self) -> Weighed:
        """For everybody whom the page names the mentions near by, each with how likely it is the host, the home, or neither."""
        from graph.extract.together import weighed_pairs  # which reads views

        return weighed_pairs(self)

    @cached_property
    def known_names(self) -> dict[str, Introduction]:
        """The people whom the page introduces by a post, by name; the first introduction of each."""
        known: dict[str, Introduction] = {}
        for who in self.introductions:
            known.setdefault(self.text[who.name_start : who.name_end], who)
        return known

    @cached_property
    def introductions(self) -> list[Introduction]:
        """Everybody whom the page introduces by a post, in the order of the text."""
        found = {who.name_start: who for who in members(self.page, self.places)}
        found.update({who.name_start: who for who in posts_behind(self.page, self.places)})
        found.update({who.name_start: who for who in introductions(self.page, self.places)})
        # 「在伊宁县第三中学支教」: a word for stays is nobody's name
        return [who for _, who in sorted(found.items()) if self.text[who.name_start : who.name_end] not in stay_words()]

    @cached_property
    def people(self) -> list[Named]:
        """Every place where the page names somebody in full, in the order of the text."""
        told = {self.text[slice(*section.name)] for section in self.plan.sections}
        makers = {(credit.start, credit.end) for credit in self.plan.credits}
        over = (_OVER.match(self.text, one.start, one.end) for one in self.plan.headings)
        told |= {
            name
            for match in over
            # a word that stands before colons only is a label: 「听讲人：」
            if match and self.text.count(name := match["name"]) > self.text.count(f"{name}：") and not label_words(name)
        }
        named = people_named(self.page, self.places, frozenset({*self.known_names, *told}))
        first_parts = {one.name.split("·")[0]: one.name for one in named if "·" in one.name}
        # 「吴大坡村」 is a village, whoever else may be called so; 「阿依努尔」 is short for 「阿依努尔·吐尔逊」.
        return [
            replace(one, name=first_parts.get(one.name, one.name))
            for one in in_full(named)
            if (one.start, one.end) not in makers
            and self.text[one.end : one.end + 1] not in tuple("村镇乡")
            and one.name not in stay_words()
            and not ("·" in one.name and is_ordinary(last := one.name.rpartition("·")[2]) and not is_spelt(last))
        ]

    def part_at(self, at: int) -> tuple[int, int]:
        """Return the part of the paragraph around *at* between 「；」 and 「。」: 「〈甲〉在盛泽镇；〈乙〉在震泽镇」 has two."""
        here = self.page.paragraph_at(at)
        start = max(here.start, *(self.text.rfind(mark, here.start, at) + 1 for mark in "；。"))
        ends = (self.text.find(mark, at, here.end) for mark in "；。")
        return start, min((end for end in ends if end >= 0), default=here.end)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of :attr:`people`."""
        return frozenset(one.name for one in self.people)

    @cached_property
    def weighed_names(self) -> frozenset[str]:
        """What the page shows to be names by the weight of all signs, see :mod:`graph.find.naming`."""
        return frozenset(self.text[start:end] for start, end in names_in(self.text, self.page.gaps).items())

    def named_before(self, at: int, *, first: bool = False) -> str:
        """Return who is named last (or first) before *at* in its paragraph, else in the heading over it; empty if nobody is."""
        start = self.page.paragraph_at(at).start
        names = [one.name for one in self.people if start <= one.start < at]
        return names[0 if first else -1] if names else self.headed(at)

    def prose(self) -> Iterator[Paragraph]:
        """Yield what the report itself tells: no table, no heading, nothing printed twice, and nothing in a narrator's own words."""
        for paragraph in self.page.paragraphs:
            told = paragraph.repeats or paragraph.cells or paragraph in self.plan.headings
            section = self.plan.section_at(paragraph.start)
            if not told and (section is None or section.told_of):
                yield paragraph

    def headed(self, at: int) -> str:
        """Return the one whom the heading over *at* names, 「杜后裕：小商品里有大乾坤」; empty if it names nobody."""
        above = [heading for heading in self.plan.headings if heading.end <= at]
        if not above:
            return ""
        names = [one.name for one in self.people if above[-1].start <= one.start < above[-1].end]
        return names[0] if len(names) == 1 else ""

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Where those whom the page names come from, as far as it says so."""
        return origins(self)

    def units_of(self, name: str) -> str:
        """Return what the page gives as home and host of *name*, 「潘集区政协主席 莘庄工业区」."""
        origin = self.origins.get(name)
        return f"{self.text[origin.start : origin.end] if origin else ''} {self.hosts.get(name, '')}".strip()

    @cached_property
    def theme_weights(self) -> Counter[str]:
        """How much the words of the whole page speak for each theme."""
        return weigh(self.text)

    @cached_property
    def programme(self) -> str:
        """The programme that the text is about, 「援疆」 「博士服务团」: the mode of those who hold an office under it; mostly none."""
        words = Counter(re.findall(r"援[疆藏青]", self.text))
        best = words.most_common(1)
        if best and (best[0][1] >= 2 or self.batch_mode == best[0][0]):
            return str(best[0][0])
        teams = len(re.findall(r"“?组团式”?(?:人才)?帮扶", self.text))
        return "组团式帮扶" if teams >= 2 and not re.search(MODE, self.heading_text) else ""

    @cached_property
    def heading_text(self) -> str:
        """The first headings, line by line."""
        return "\n".join(self.text[one.start : one.end] for one in self.plan.headings[:4])

    def article_mode(self, at: int) -> str:
        """Return the word for stays of the last heading over *at* that names one: a page of short news has several; else the page's."""
        for heading in reversed([one for one in self.plan.headings if one.end <= at]):
            words = mode_pattern().findall(self.text, heading.start, heading.end)
            if words:
                return str(words[-1])
        return self.leading_mode

    @cached_property
    def batch_mode(self) -> str:
        """The word for stays of the batch that the text is about, 「跟岗学习」 of 「第三批赴无锡市跟岗学习」; empty if it is about none."""
        match = re.search(
            rf"(?:第[一二三四五六七八九十\d]+[批期]|首批|选派\d+名|\d+名(?:干部|同志))[^。；\n]{{0,40}}?(?P<mode>{MODE})",
            self.text,
        )
        return match["mode"] if match else ""

    def area_beside(self, unit: str) -> Area | None:
        """Return the area that stands right before *unit* anywhere on the page: 「西吉县震湖乡张堡塬村」 for 「张堡塬村」."""
        at = self.text.find(unit)
        while at >= 0:
            mention = next((m for m in self.places.mentions if m.end == at and m.area), None)
            if mention:
                return mention.area
            at = self.text.find(unit, at + 1)
        return None

    def named_by_unit(self, match: re.Match[str]) -> Introduction | None:
        """Read 「〈单位〉的〈姓名〉」: the unit of *match* (group ``unit``) and the name behind it, if both are there."""
        end = name_at(self.text, match.end())
        name = self.text[match.end() : end] if end else ""
        if not end or not is_name(name) or is_ordinary(name):
            return None
        start = match.start("unit")
        lead = re.match(r"(?:.*(?:以及|还有|来自|）|[我他她](?:和|与|同|跟)))?(?:由|其中，?|是)*", match["unit"])
        start += lead.end() if lead else 0
        first = next(iter(self.places.within(start, match.end("unit"))), None)
        led = re.fullmatch(BRANDS, self.text[start : first.start]) if first else None
        if first and first.start > start and not led and not ends_with_unit(self.text[start : first.start]):
            sent = re.search(r"选派|派驻|派到|派往|派赴", self.text[start : first.start])
            start = start if sent else first.start
        unit = re.split(r"选派|派驻|派到|派往|派赴", self.text[start : match.end("unit")])[0]
        if not ends_with_unit(unit):
            return None
        return Introduction(start, start + len(unit), match.end(), end, (Post(unit, ""),))

    def formerly(self, match: re.Match[str]) -> Introduction | None:
        """Read 「〈姓名〉原是〈单位〉〈职务〉」 out of *match* (groups ``name`` and ``post``)."""
        name = match["name"]
        while len(name) > 2 and not is_name(name):
            name = name[1:]
        posts = split_posts(match["post"])
        if not is_name(name) or not (any(post.unit and post.title for post in posts) or ends_with_unit(match["post"])):
            return None
        start = match.end("name") - len(name)
        return Introduction(match.start("post"), match.end("post"), start, match.end("name"), posts)

    @cached_property
    def leading_mode(self) -> str:
        """The word for stays that a heading, else the batch, else the text as a whole is about."""
        for heading in self.plan.headings[:4]:
            words = [m.group() for m in mode_pattern().finditer(self.text, heading.start, heading.end)]
            if words:
                return str(words[-1])
        return self.batch_mode or self.main_mode

    def full_mode(self, word: str, end: int) -> str:
        """Return what *word*, which ends at *end*, stands for: in 「我的跟班单位」 it is short for the 「跟班学习」 of the heading."""
        return self.leading_mode if word in self.leading_mode and _ATTRIBUTE.match(self.text, end) else word

    @cached_property
    def main_mode(self) -> str:
        """The word for stays that the text uses most, the longer of equals; empty if it uses none."""
        words = Counter(match.group() for match in mode_pattern().finditer(self.text))
        return max(words, key=lambda word: (words[word], len(word), word), default="")

    def evidence(self, rule: str, start: int, end: int, certainty: Certainty = Certainty.STATED) -> Evidence:
        """Return *rule*'s evidence for ``text[start:end]`` of the reading text."""
        return Evidence(self.page.passage(start, end), rule, certainty)

    def reading(self, kind: str, rule: str, start: int, end: int, *slots: Slot) -> Reading:
        """Return a reading with those of *slots* that have a value, sorted by name and otherwise in their order."""
        kept = sorted((slot for slot in slots if slot.value), key=lambda slot: slot.name)
        return Reading(kind, self.evidence(rule, start, end), tuple(kept))

    def area_of(self, start: int, end: int) -> Area | None:
        """Return the finest area that ``text[start:end]`` names; the first of equals."""
        areas = [m.area for m in self.places.within(start, end) if m.area]
        return max(areas, key=lambda area: len(area.code), default=None) if areas else None

    def absolute(self, unit: str, near: Area | None = None, *, at: int = -1) -> tuple[str, Area | None]:
        """Return *unit* with the area that its first word leaves to the reader: 「市委宣传部」 → 「淮南市委宣传部」.

        Args:
            unit: as written.
            near: an area that the passage gives, 「八公山区」; default: the publisher's.
            at: offset of the unit; where neither gives an area of its level, the last one named before is meant.

        Returns:
            The completed unit and its area; the unit as it is where the text does not tell.
        """
        if at >= 0 and is_ward(unit):
            unit = hospital_before(self.text, self.places, at) or unit
        elif at >= 0 and is_school_office(unit):
            unit = school_before(self.text, self.places, at) or unit
        match = _LEVEL.match(unit)
        if not match or gazetteer().begins(unit):
            return unit, None
        level = match["level"]
        area = next(filter(None, (up_to(one, level) for one in (near, self.home))), None)
        # 「区医院」 is a district's wherever one is told
        if area is None or (level == "区" and len(area.code) == PROVINCE):
            area = (self.last_named(level, at) if at >= 0 else None) or area
        if area is None:
            return unit, None
        kept = level if len(area.name) == 2 and _OF_LEVEL.match(unit, match.end()) else ""  # 「莘县县委」
        rest = unit[match.end() :]
        people = "人民" if _IN_FULL.match(unit, match.end()) else ""
        return self._called(area) + kept + people + rest, area

    def _called(self, area: Area) -> str:
        """Return what the page calls *area* in the name of an office: 「乐东县」 or 「乐东黎族自治县」, 「延边州」 for 「延边朝鲜族自治州」."""
        if not area.name.endswith(("自治县", "自治旗", "自治州")):
            return area.name
        names = gazetteer().by_name
        spellings = [name for name, codes in names.items() if area.code in codes and name[-1] == area.name[-1]]
        if area.name.endswith("州"):
            return min(spellings, key=len, default=area.name)
        return max(spellings, key=lambda name: (self.text.count(name), len(name)), default=area.name)

    def last_named(self, level: str, at: int) -> Area | None:
        """Return the area of *level*, 「县」, that the page named last before *at*, itself or by a part of it."""
        for mention in reversed(self.places.within(0, at)):
            area = up_to(mention.area, level)
            if area and not (level == "区" and len(area.code) == PROVINCE):
                return area
        return None

    def host(self, start: int, end: int, near: Area | None = None) -> Host | None:
        """Read ``text[start:end]``, what stands between 「在」 and 「挂职」, as a host: see :func:`graph.extract.hosts.read_host`."""
        return read_host(self, start, end, near)

    def town_in_short(self, word: str) -> AreaMention | None:
        """Return where the page names in full the town that *word*, 「泗门」, is short for."""
        kinds = ("镇", "乡", "街道")
        return next(
            (m for m in self.places.mentions if m.area and m.area.name in {word + kind for kind in kinds}), None
        )
