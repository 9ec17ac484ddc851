"""Two small bodies of knowledge with invented names: one as it should be, one that means harm."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from graph.model import (
    Certainty,
    Conflict,
    Document,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    Literal,
    Outcome,
    Passage,
    Rule,
    Trigger,
    Undecided,
)

__all__ = ["make_hostile", "make_stays"]


@dataclass
class Corpus:
    """Grows a Knowledge from texts and what is said in them; quotes are looked up, so that they are always true."""

    documents: list[Document] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[tuple[str, str, str | Literal], tuple[Evidence, ...]] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    undecided: list[Undecided] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    ledger: list[Trigger] = field(default_factory=list)

    def text(self, name: str, text: str, title: str = "") -> None:
        """Add a document."""
        self.documents.append(Document(name, text, sha256(text.encode()).hexdigest(), title))

    def said(self, quote: str, rule: str = "stay-named", certainty: Certainty = Certainty.STATED) -> Evidence:
        """Return the place where a quote stands first."""
        document = next(document for document in self.documents if quote in document.text)
        start = document.text.index(quote)
        self.rules.setdefault(rule, f"Reads what 「{rule}」 says.")
        return Evidence(Passage(document.name, start, start + len(quote), quote), rule, certainty)

    def thing(self, id_: str, kind: str, label: str, quote: str, *names: str) -> str:
        """Add an entity; return its id."""
        self.entities[id_] = Entity(id_, kind, label, tuple(sorted(names)), (self.said(quote),))
        return id_

    def fact(
        self, subject: str, predicate: str, object_: str | Literal, quote: str, certainty: Certainty = Certainty.STATED
    ) -> None:
        """Add a fact, or more evidence for one."""
        key = subject, predicate, object_
        self.facts[key] = (*self.facts.get(key, ()), self.said(quote, certainty=certainty))

    def knowledge(self) -> Knowledge:
        """Return what has grown, sorted."""

        def order(fact: Fact) -> tuple[str, str, str]:
            return fact.subject, fact.predicate, fact.object if isinstance(fact.object, str) else fact.object.value

        return Knowledge(
            tuple(sorted(self.documents)),
            tuple(sorted(Rule(name, about) for name, about in self.rules.items())),
            tuple(sorted(self.entities.values())),
            tuple(sorted((Fact(*key, evidence) for key, evidence in self.facts.items()), key=order)),
            tuple(sorted(self.ledger)),
            tuple(sorted(self.undecided)),
            conflicts=tuple(sorted(self.conflicts)),
        )


RIVER = """渡口县干部赴海州市学习纪实

八月，渡口县教育局副局长温小满来到海州市东港区实验学校跟班学习，为期3个月。学校把课堂搬进社区，居民也来听课。温小满说，课堂没有围墙，这一点最值得学。

渡口县商务局柳如风在海州市挂职。他建议家乡也设“夜间窗口”，下班后还能办事。𠮷祥街道的人都说好。
"""

LAKE = """一篇短讯

海州市东港区的许闻笛到渡口县商务局交流学习。后来没有去成。

也有人说，温小满九月才到；柳如风是不是同一个人，文中没有说。
"""


def make_stays() -> Knowledge:
    """Return three stays: to a unit, to an area only, and one that goes the other way."""
    corpus = Corpus()
    corpus.text("river.txt", RIVER, "渡口县干部赴海州市学习纪实")
    corpus.text("lake.txt", LAKE, "一篇短讯")
    county = corpus.thing("area/云省渡口县", "Area", "云省渡口县", "渡口县", "渡口县")
    city = corpus.thing("area/海州市", "Area", "海州市", "海州市")
    district = corpus.thing("area/海州市东港区", "Area", "海州市东港区", "海州市东港区", "东港区")
    corpus.fact(district, "schema:containedInPlace", city, "海州市东港区", Certainty.INFERRED)
    bureau = corpus.thing("unit/渡口县教育局", "Unit", "渡口县教育局", "渡口县教育局")
    trade = corpus.thing("unit/渡口县商务局", "Unit", "渡口县商务局", "渡口县商务局")
    school = corpus.thing(
        "unit/海州市东港区实验学校", "Unit", "海州市东港区实验学校", "海州市东港区实验学校", "实验学校"
    )
    for unit, area in ((bureau, county), (trade, county), (school, district)):
        corpus.fact(unit, "inArea", area, corpus.entities[unit].label, Certainty.INFERRED)
    xiaoman = "渡口县教育局副局长温小满来到海州市东港区实验学校跟班学习"
    ways: list[tuple[str, str, str, str, str, str, str]] = [
        ("温小满", xiaoman, "fromUnit", bureau, "toUnit", school, "mode:shadow-study"),
        ("柳如风", "渡口县商务局柳如风在海州市挂职", "fromUnit", trade, "toArea", city, "mode:secondment"),
        (
            "许闻笛",
            "海州市东港区的许闻笛到渡口县商务局交流学习",
            "fromArea",
            district,
            "toUnit",
            trade,
            "mode:unheard-of",
        ),
    ]
    for name, quote, leaves, home, enters, host, mode in ways:
        cadre = corpus.thing(f"cadre/{name}", "Cadre", name, quote)
        stay = corpus.thing(f"placement/{name}", "Placement", f"{name}的经历", quote)
        corpus.fact(stay, "ofCadre", cadre, quote)
        corpus.fact(stay, leaves, home, quote)
        corpus.fact(stay, enters, host, quote)
        corpus.fact(stay, "mode", mode, quote)
    corpus.fact("placement/许闻笛", "status", "status:cancelled", "后来没有去成")
    batch = corpus.thing("batch/渡口县·1", "Batch", "渡口县首批赴海州市学习", "渡口县干部赴海州市学习")
    corpus.fact(batch, "start", Literal("2021-08", "gYearMonth"), "八月")
    corpus.fact(batch, "headcount", Literal("12", "integer"), "渡口县干部赴海州市学习")
    corpus.fact("placement/温小满", "inBatch", batch, xiaoman, Certainty.INFERRED)
    corpus.fact("placement/柳如风", "start", Literal("2021-09-01", "date"), "在海州市挂职")
    august, september = corpus.said("八月"), corpus.said("温小满九月才到")
    corpus.conflicts.append(
        Conflict("placement/温小满", "温小满", "start", (("2021-08", august), ("2021-09", september)))
    )
    same = corpus.said("柳如风在海州市挂职"), corpus.said("柳如风是不是同一个人")
    corpus.undecided.append(Undecided("person", "柳如风", "只提到姓名", same))
    corpus.fact("placement/温小满", "duration", Literal("P3M", "duration"), "为期3个月")
    corpus.fact("placement/温小满", "start", Literal("2021-08", "gYearMonth"), "八月", Certainty.INFERRED)
    for name, title, quote, kind, theme in (
        ("温小满", "课堂没有围墙", "课堂没有围墙，这一点最值得学", "kind:reflection", "theme:public-welfare"),
        (
            "柳如风",
            "夜间窗口",
            "他建议家乡也设“夜间窗口”，下班后还能办事",
            "kind:proposal",
            "theme:government-services",
        ),
    ):
        lesson = corpus.thing(f"lesson/{name}/{title}", "Lesson", title, quote)
        corpus.fact(f"cadre/{name}", "learned", lesson, quote)
        corpus.fact(lesson, "kind", kind, quote)
        corpus.fact(lesson, "mainTheme", theme, quote, Certainty.INFERRED)
    corpus.thing("lesson/学校把课堂搬进社区", "Lesson", "学校把课堂搬进社区", "学校把课堂搬进社区，居民也来听课")
    corpus.thing("practice/夜间窗口", "Practice", "夜间窗口", "“夜间窗口”")
    corpus.thing("unit/𠮷祥街道", "Unit", "𠮷祥街道", "𠮷祥街道的人")
    return corpus.knowledge()


#: What a text may try: to open an element, to close ours, to leave an attribute, to be an address, to turn the line.
ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>window.harmed=1</script>",
    "</style><img src=x onerror=window.harmed=1>",
    "\"'><svg onload=window.harmed=1>",
    "javascript:window.harmed=1",
    "<a href=javascript:window.harmed=1>x</a>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "\u202e倒\u2028行\u2029\u0000\ufffe",
    "${window.harmed=1}`",
    "__proto__",
    "constructor",
    "=HYPERLINK(1)",
)


def make_hostile() -> Knowledge:
    """Return stays in which every name, title, quote and file name is an attack."""
    corpus = Corpus()
    for number, attack in enumerate(ATTACKS):
        other = ATTACKS[(number + 1) % len(ATTACKS)]
        corpus.text(f"{number}{attack}.txt", f"前面{attack}后面。\n\n{other}", attack)
        corpus.rules[attack] = attack
        cadre = corpus.thing(f"cadre/{attack}", "Cadre", attack, attack, other)
        home = corpus.thing(f"unit/home {attack}", "Unit", f"{attack}局", attack)
        host = corpus.thing(f"unit/host {attack}", "Unit", f"{attack}委", attack)
        area = corpus.thing(f"area/{attack}", "Area", attack, attack)
        stay = corpus.thing(f"placement/{attack}", "Placement", attack, attack)
        lesson = corpus.thing(f"lesson/{attack}", "Lesson", attack, attack)
        for subject, predicate, object_ in (
            (stay, "ofCadre", cadre),
            (stay, "fromUnit", home),
            (stay, "toUnit", host),
            (stay, "mode", f"mode:{attack}"),
            (host, "inArea", area),
            (cadre, "learned", lesson),
            (lesson, "mainTheme", f"theme:{attack}"),
            (lesson, "kind", f"kind:{attack}"),
            (stay, attack, area),
        ):
            corpus.fact(subject, predicate, object_, attack)
        corpus.fact(stay, "toArea", area, attack)
        corpus.fact(stay, "fromArea", area, attack)
        corpus.fact(lesson, "proposedFor", area, attack)
        corpus.undecided.append(Undecided(attack, attack, attack, (corpus.said(attack, attack),)))
        corpus.conflicts.append(
            Conflict(stay, attack, attack, ((attack, corpus.said(attack)), (other, corpus.said(other))))
        )
        corpus.ledger.append(Trigger(corpus.said(attack).passage, Outcome.UNDECIDED, attack, attack))
        corpus.fact(stay, "start", Literal(attack, "date"), attack)
    return corpus.knowledge()
