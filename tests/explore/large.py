"""Bodies of knowledge as large as one may meet: a thousand texts, ten thousand cadres; all names invented."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice, product

from graph.model import Certainty, Document, Entity, Evidence, Fact, Knowledge, Literal, Passage, Rule

__all__ = ["make_texts"]

_SURNAMES = "温柳许闻江秦路石白叶林苏陆顾沈韩唐曹魏姜范方任袁"
_FIRST = "小如闻知思明海云书景文立永春晓志国建安宁"
_LAST = "满风笛远哲青舟禾宁溪山峰兰竹梅松柏田野川林"
_PROVINCES = "东西南"
_CITIES = "甲乙丙丁戊己"
_COUNTIES = "上中下左右"
_BUREAUS = ("教育局", "商务局", "审计局", "民政局", "司法局", "发展和改革委员会", "人民政府办公室", "文化和旅游局")
_THEMES = (
    "industry",
    "business-environment",
    "government-services",
    "public-welfare",
    "work-style",
    "digital-governance",
)
_KINDS = ("observation", "reflection", "proposal", "adopted")
_RULES = ("area-unit", "named-stay", "told-lesson")


class _Text:
    """A text that grows by sentences, and knows where each stands."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self.length = 0

    def add(self, sentence: str) -> Evidence:
        passage = Passage(self.name, self.length, self.length + len(sentence), sentence)
        self.parts.append(sentence)
        self.length += len(sentence)
        return Evidence(passage, _RULES[len(self.parts) % len(_RULES)])


def _areas(provinces: str) -> tuple[list[str], list[str]]:
    places = [
        f"{province}省{city}州市{county}城区" for province, city, county in product(provinces, _CITIES, _COUNTIES)
    ]
    return places[: len(places) * 2 // 3], places[len(places) * 2 // 3 :]


def make_texts(texts: int, stays: int, lessons: int, provinces: str = _PROVINCES) -> Knowledge:
    """Return what so many texts say, with so many stays and lessons in each; every stay is that of another cadre.

    Args:
        texts: how many.
        stays: in each.
        lessons: in each.
        provinces: the first character of each, with thirty counties in it; a third of all counties receives.
    """
    entities: dict[str, Entity] = {}
    facts: list[Fact] = []
    documents = []
    homes, hosts = _areas(provinces)
    names = ["".join(name) for name in islice(product(_SURNAMES, _FIRST, _LAST), texts * stays)]

    def thing(id_: str, kind: str, label: str, evidence: Evidence) -> str:
        entities.setdefault(id_, Entity(id_, kind, label, (), (evidence,)))
        return id_

    def area(name: str, evidence: Evidence) -> str:
        end = name.find("市") + 1 or name.find("省") + 1
        outer = name[: name.find("省") + 1] if end == len(name) else name[:end]
        id_ = f"area/{name}"
        if id_ not in entities:
            thing(id_, "Area", name, evidence)
            if outer and outer != name:
                facts.append(Fact(id_, "schema:containedInPlace", area(outer, evidence), (evidence,)))
        return id_

    def unit(place: str, number: int, evidence: Evidence) -> str:
        name = place + _BUREAUS[number % len(_BUREAUS)]
        id_ = f"unit/{name}"
        if id_ not in entities:
            thing(id_, "Unit", name, evidence)
            facts.append(Fact(id_, "inArea", area(place, evidence), (evidence,)))
        return id_

    for number in range(texts):
        text = _Text(f"{number:05}.txt")
        text.add(f"第{number}篇见闻。\n\n")
        for at in range(stays):
            who = number * stays + at
            name = names[who % len(names)]
            # The smaller of two numbers is small more often: the first places send and receive most.
            home = homes[min(who * 7 % len(homes), who // 3 % len(homes))]
            host = hosts[min(who * 5 % len(hosts), who // 7 % len(hosts))]
            told = text.add(
                f"{home}{_BUREAUS[who % 8]}{name}到{host}{_BUREAUS[who // 5 % 8]}跟班学习，为期{who % 9 + 1}个月。"
            )
            text.add("这段时间里，他走遍了街道和园区，看了窗口，听了汇报，也跟着值了夜班。")
            cadre = thing(f"cadre/{name}@{who}", "Cadre", name, told)
            stay = thing(f"placement/{name}@{who}", "Placement", f"{name}：{home}→{host}", told)
            inferred = Evidence(told.passage, told.rule, Certainty.INFERRED)
            facts += [
                Fact(stay, "ofCadre", cadre, (told,)),
                Fact(stay, "fromUnit", unit(home, who, told), (told,)),
                Fact(stay, "toUnit", unit(host, who // 5, told), (told,)),
                Fact(stay, "fromArea", area(home, told), (told,)),
                Fact(stay, "toArea", area(host, told), (told,)),
                Fact(stay, "mode", "mode:shadow-study", (told,)),
                Fact(stay, "start", Literal(f"{2015 + who % 9}-{who % 12 + 1:02}", "gYearMonth"), (inferred,)),
                Fact(stay, "duration", Literal(f"P{who % 9 + 1}M", "duration"), (told,)),
            ]
            for lesson_number in range(lessons // stays):
                said = text.add(
                    f"{name}说，第{lesson_number}条经验最值得学：把{_BUREAUS[(who + lesson_number) % 8]}的事一次办完，群众少跑路。"
                )
                lesson = thing(f"lesson/{who}/{lesson_number}", "Lesson", f"第{lesson_number}条经验最值得学", said)
                theme = f"theme:{_THEMES[(who + lesson_number) % len(_THEMES)]}"
                facts += [
                    Fact(cadre, "learned", lesson, (said,)),
                    Fact(lesson, "kind", f"kind:{_KINDS[(who + lesson_number) % 4]}", (said,)),
                    Fact(lesson, "mainTheme", theme, (said,)),
                    Fact(lesson, "dcterms:subject", theme, (said,)),
                    Fact(lesson, "learnedDuring", stay, (said,)),
                ]
            text.add("\n\n")
        whole = "".join(text.parts)
        documents.append(Document(text.name, whole, sha256(whole.encode()).hexdigest(), f"第{number}篇见闻"))

    def order(fact: Fact) -> tuple[str, str, str]:
        return fact.subject, fact.predicate, fact.object if isinstance(fact.object, str) else fact.object.value

    return Knowledge(
        tuple(documents),
        tuple(Rule(name, f"Reads what 「{name}」 says.") for name in _RULES),
        tuple(sorted(entities.values())),
        tuple(sorted(facts, key=order)),
        (),
        (),
    )
