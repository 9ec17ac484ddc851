"""What the tests share: one small, wholly invented body of knowledge, and what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Triple

from graph.assemble import assemble
from graph.model import (
    Certainty,
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
from graph.store import Store
from tests.scored import SETS, measures

#: A feature and a notice about places that do not exist. A line break in a sentence, as scanned pages have it.
SEASIDE = """到海边去学:云岭干部挂职见闻
2020年6月,新湾区与云岭县签订对口合作协议。《海城市与云岭县对口合作工作方案》由海城市人民政府办公厅2021年1月印发。
林知远,云岭县发展和改革局副局长,2021年3月起到新湾区行政审批局挂职,任局长
助理,为期半年。林知远说:“企业的事当天有回音,这一点最值得我们学。”新湾区的“周末会客厅”让群众周末也能办证。
林知远和苏明哲建议云岭县政务大厅也设周末窗口。
新湾区现有高新技术企业320家。窗口工作人员周若溪说,周末来的人最多。
本报记者 何以宁
"""
NOTICE = """关于云岭县第二批赴新湾区跟班学习干部的通知
云岭县第二批赴新湾区跟班学习干部共12人,2022年10月18日出发。
石桥镇党委书记苏明哲到新湾区行政审批局跟班学习。韩青到海城市挂职的安排已取消。
“周末会客厅”的做法已在全县推开,欢迎到云岭县跟班学习。
"""


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what builds keep away from the user's own folder for caches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


ALL_RULES = (
    Rule("batch-notice", "Reads a batch from a notice.\n\n「云岭县第二批赴新湾区跟班学习干部共12人」"),
    Rule("home-government", "Infers the unit of a post without one.\n\n「云岭县副县长」 is of 云岭县人民政府."),
    Rule("lesson-quotation", "Reads what a cadre says in quotation marks.\n\n「林知远说:“企业的事当天有回音……”」"),
    Rule("person-role", "Reads a person with the role before the name.\n\n「窗口工作人员周若溪」"),
    Rule("placement-stay", "Reads a stay from who, from where and to where.\n\n「苏明哲到新湾区行政审批局跟班学习」"),
    Rule("policy-title", "Reads what stands in title marks.\n\n「《海城市与云岭县对口合作工作方案》」"),
)


def document(name: str, text: str, **known: object) -> Document:
    """Return a document as the reader makes it from a file with this text."""
    return Document(name, text, sha256(text.encode()).hexdigest(), **known)  # type: ignore[arg-type]


DOCUMENTS = (
    document(
        "notice.txt",
        NOTICE,
        title="关于云岭县第二批赴新湾区跟班学习干部的通知",
        place="东山省云岭县",
        date="2022-10",
    ),
    document(
        "seaside.txt",
        SEASIDE,
        title="到海边去学:云岭干部挂职见闻",
        source="云岭日报",
        date="2022-01-05",
        place="东山省云岭县",
        reporters=("何以宁",),
    ),
)


def passage(name: str, quote: str, nth: int = 0) -> Passage:
    """Return the *nth* place of *quote* in the document *name*."""
    text = next(document.text for document in DOCUMENTS if document.name == name)
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Passage(name, start, start + len(quote), quote)


def read(name: str, quote: str, rule: str, certainty: Certainty = Certainty.STATED) -> tuple[Evidence, ...]:
    """Return the evidence of one place."""
    return (Evidence(passage(name, quote), rule, certainty),)


def _tiny() -> Knowledge:
    stay_lin = read(
        "seaside.txt", "林知远,云岭县发展和改革局副局长,2021年3月起到新湾区行政审批局挂职", "placement-stay"
    )
    role_lin = read("seaside.txt", "任局长\n助理", "placement-stay")
    half_year = read("seaside.txt", "为期半年", "placement-stay")
    stay_su = read("notice.txt", "石桥镇党委书记苏明哲到新湾区行政审批局跟班学习", "placement-stay")
    stay_han = read("notice.txt", "韩青到海城市挂职的安排已取消", "placement-stay")
    batch = read("notice.txt", "云岭县第二批赴新湾区跟班学习干部共12人,2022年10月18日出发", "batch-notice")
    echo = read("seaside.txt", "企业的事当天有回音,这一点最值得我们学。", "lesson-quotation")
    window = read("seaside.txt", "林知远和苏明哲建议云岭县政务大厅也设周末窗口。", "lesson-quotation")
    spread = read("notice.txt", "“周末会客厅”的做法已在全县推开", "lesson-quotation")
    parlour = (
        *read("seaside.txt", "周末会客厅", "lesson-quotation"),
        *read("notice.txt", "周末会客厅", "lesson-quotation"),
    )
    pairing = read("seaside.txt", "2020年6月,新湾区与云岭县签订对口合作协议", "policy-title")
    plan = read("seaside.txt", "《海城市与云岭县对口合作工作方案》由海城市人民政府办公厅2021年1月印发", "policy-title")
    firms = read("seaside.txt", "高新技术企业320家", "policy-title")
    zhou = read("seaside.txt", "窗口工作人员周若溪", "person-role")
    he = read("seaside.txt", "本报记者 何以宁", "person-role")
    inferred = read("notice.txt", "石桥镇党委书记苏明哲", "home-government", Certainty.INFERRED)

    def thing(path: str, kind: str, label: str, evidence: tuple[Evidence, ...], *names: str) -> Entity:
        return Entity(path, kind, label, tuple(sorted(names)), evidence)

    county, district, city = "area/东山省云岭县", "area/东山省海城市新湾区", "area/东山省海城市"
    bureau, reform, town = (
        "unit/东山省海城市新湾区行政审批局",
        "unit/东山省云岭县发展和改革局",
        "unit/东山省云岭县石桥镇",
    )
    lin, su, han = "cadre/林知远", "cadre/苏明哲", "cadre/韩青"
    of_lin, of_su, of_han = "placement/林知远/新湾区", "placement/苏明哲/新湾区", "placement/韩青/海城市"
    second = "batch/云岭县第二批赴新湾区跟班学习"
    entities = (
        thing("area/东山省", "Area", "东山省", stay_lin),
        thing(city, "Area", "东山省海城市", stay_han, "海城市", "海城"),
        thing(district, "Area", "东山省海城市新湾区", stay_lin, "新湾区"),
        thing(county, "Area", "东山省云岭县", stay_lin, "云岭县"),
        thing(bureau, "Unit", "新湾区行政审批局", stay_lin, "区行政审批局"),
        thing(reform, "Unit", "云岭县发展和改革局", stay_lin),
        thing(town, "Unit", "石桥镇", stay_su, "云岭县石桥镇"),
        thing("post/云岭县发展和改革局/副局长", "Post", "副局长", stay_lin),
        thing("post/新湾区行政审批局/局长助理", "Post", "局长助理", role_lin),
        thing("post/石桥镇/党委书记", "Post", "党委书记", stay_su),
        thing(lin, "Cadre", "林知远", stay_lin),
        thing(su, "Cadre", "苏明哲", (*stay_su, *window)),
        thing(han, "Cadre", "韩青", stay_han),
        thing("person/周若溪", "Person", "周若溪", zhou),
        thing("person/何以宁", "Person", "何以宁", he),
        thing(of_lin, "Placement", "林知远到新湾区行政审批局挂职", stay_lin),
        thing(of_su, "Placement", "苏明哲到新湾区行政审批局跟班学习", stay_su),
        thing(of_han, "Placement", "韩青到海城市挂职", stay_han),
        thing(second, "Batch", "云岭县第二批赴新湾区跟班学习", batch),
        thing("lesson/1", "Lesson", "企业的事当天有回音", echo),
        thing("lesson/2", "Lesson", "设周末窗口", window),
        thing("lesson/3", "Lesson", "周末会客厅在全县推开", spread),
        thing("practice/周末会客厅", "Practice", "周末会客厅", parlour),
        thing("policy/对口合作工作方案", "Policy", "海城市与云岭县对口合作工作方案", plan),
        thing("pairing/云岭县/新湾区", "Pairing", "云岭县与新湾区结对", pairing),
        thing("figure/新湾区/高新技术企业/320", "Figure", "新湾区高新技术企业320家", firms),
    )
    facts = (
        *_facts(stay_lin, of_lin, ofCadre=lin, fromUnit=reform, toUnit=bureau, fromArea=county, toArea=district,
                fromPost="post/云岭县发展和改革局/副局长", mode="mode:secondment", status="status:done",
                start=Literal("2021-03", "gYearMonth")),
        *_facts(role_lin, of_lin, toPost="post/新湾区行政审批局/局长助理"),
        *_facts(half_year, of_lin, duration=Literal("P6M", "duration")),
        *_facts(stay_su, of_su, ofCadre=su, fromUnit=town, toUnit=bureau, toArea=district,
                fromPost="post/石桥镇/党委书记", mode="mode:shadow-study", status="status:ongoing", inBatch=second),
        *_facts(inferred, of_su, fromArea=county, start=Literal("2022-10-18", "date")),
        *_facts(stay_han, of_han, ofCadre=han, toArea=city, mode="mode:secondment", status="status:cancelled"),
        *_facts(batch, second, sendingArea=county, receivingArea=district, ordinal=Literal("2", "integer"),
                headcount=Literal("12", "integer"), start=Literal("2022-10-18", "date")),
        *_facts(stay_lin, "post/云岭县发展和改革局/副局长", **{"org:postIn": reform}),
        *_facts(role_lin, "post/新湾区行政审批局/局长助理", **{"org:postIn": bureau}),
        *_facts(stay_su, "post/石桥镇/党委书记", **{"org:postIn": town}),
        *_facts(stay_lin, bureau, inArea=district, unitKind="unitkind:government-department"),
        *_facts(stay_lin, reform, inArea=county, unitKind="unitkind:government-department"),
        *_facts(stay_su, town, inArea=county, unitKind="unitkind:township"),
        *_facts(stay_lin, county, divisionCode=Literal("990102"), **{"schema:containedInPlace": "area/东山省"}),
        *_facts(stay_lin, district, divisionCode=Literal("990203"), **{"schema:containedInPlace": city}),
        *_facts(stay_han, city, divisionCode=Literal("990200"), **{"schema:containedInPlace": "area/东山省"}),
        *_facts(stay_lin, "area/东山省", divisionCode=Literal("990000")),
        *_facts(echo, "lesson/1", kind="kind:observation", mainTheme="theme:business-environment",
                learnedDuring=of_lin, learnedAt=bureau, **{"dcterms:title": Literal("企业的事当天有回音", "zh")}),
        *_facts(echo, "lesson/1", **{"dcterms:subject": "theme:business-environment"}),
        *_facts(echo, "lesson/1", **{"dcterms:subject": "theme:government-services"}),
        *_facts(window, "lesson/2", kind="kind:proposal", mainTheme="theme:government-services", learnedDuring=of_lin,
                proposedFor=county, aboutPractice="practice/周末会客厅",
                **{"dcterms:title": Literal("设周末窗口", "zh")}),
        *_facts(window, "lesson/2", **{"dcterms:subject": "theme:business-environment"}),
        *_facts(window, "lesson/2", learnedDuring=of_su),
        *_facts(spread, "lesson/3", kind="kind:adopted", mainTheme="theme:government-services", proposedFor=county,
                aboutPractice="practice/周末会客厅", **{"dcterms:title": Literal("周末会客厅在全县推开", "zh")}),
        *_facts(echo, lin, learned="lesson/1"),
        *_facts(window, lin, learned="lesson/2"),
        *_facts(window, su, learned="lesson/2"),
        *_facts(parlour[:1], "practice/周末会客厅", practisedAt=district, mentionedIn="document/seaside.txt"),
        *_facts(parlour[1:], "practice/周末会客厅", practisedAt=county, mentionedIn="document/notice.txt"),
        *_facts(plan, "policy/对口合作工作方案", issuer=Literal("海城市人民政府办公厅", "zh"),
                issued=Literal("2021-01", "gYearMonth"), mentionedIn="document/seaside.txt"),
        *_facts(pairing, "pairing/云岭县/新湾区", areaA=county, areaB=district, since=Literal("2020-06", "gYearMonth")),
        *_facts(firms, "figure/新湾区/高新技术企业/320", figureOf=Literal("新湾区", "zh"),
                measure=Literal("高新技术企业", "zh"), value=Literal("320", "decimal"), unitText=Literal("家", "zh")),
        *_facts(zhou, "person/周若溪", role=Literal("窗口工作人员", "zh"), namedIn="document/seaside.txt"),
        *_facts(he, "person/何以宁", role=Literal("本报记者", "zh"), namedIn="document/seaside.txt",
                reporterOf="document/seaside.txt"),
        *_facts(stay_lin, lin, namedIn="document/seaside.txt"),
        *_facts(stay_su, su, namedIn="document/notice.txt"),
        *_facts(window, su, namedIn="document/seaside.txt"),
        *_facts(stay_han, han, namedIn="document/notice.txt"),
    )  # fmt: skip
    return Knowledge(
        documents=DOCUMENTS,
        rules=ALL_RULES,
        entities=tuple(sorted(entities)),
        facts=tuple(sorted(facts, key=lambda fact: (fact.subject, fact.predicate, repr(fact.object)))),
        ledger=tuple(sorted(_ledger(of_lin, of_su))),
        undecided=(
            Undecided("area", "石桥镇", "several areas are called so: 东山省云岭县石桥镇, 西山省石桥镇", inferred),
        ),
    )


def _facts(evidence: tuple[Evidence, ...], subject: str, **said: str | Literal) -> Iterable[Fact]:
    return (Fact(subject, predicate, value, evidence) for predicate, value in said.items())


def _ledger(of_lin: str, of_su: str) -> Iterable[Trigger]:
    yield Trigger(
        passage("seaside.txt", "挂职"), Outcome.HEADING, "the heading of the text", "到海边去学:云岭干部挂职见闻"
    )
    yield Trigger(passage("seaside.txt", "挂职", 1), Outcome.PLACEMENT, of_lin, "到新湾区行政审批局挂职")
    yield Trigger(passage("notice.txt", "跟班学习"), Outcome.HEADING, "the heading", "赴新湾区跟班学习干部的通知")
    yield Trigger(passage("notice.txt", "跟班学习", 1), Outcome.GENERAL, "of the whole batch", "跟班学习干部共12人")
    yield Trigger(passage("notice.txt", "跟班学习", 2), Outcome.PLACEMENT, of_su, "苏明哲到新湾区行政审批局跟班学习")
    yield Trigger(passage("notice.txt", "挂职"), Outcome.NEGATION, "cancelled", "韩青到海城市挂职的安排已取消")
    yield Trigger(passage("notice.txt", "跟班学习", 3), Outcome.GENERAL, "an invitation", "欢迎到云岭县跟班学习")


@pytest.fixture(scope="session")
def tiny() -> Knowledge:
    """Return a small body of knowledge: two texts, three cadres, and one of everything else."""
    return _tiny()


@pytest.fixture(scope="session")
def triples(tiny: Knowledge) -> tuple[Triple, ...]:
    """Return the graph of :func:`tiny`."""
    return assemble(tiny)


@pytest.fixture(scope="session")
def store(triples: tuple[Triple, ...]) -> Store:
    """Return the graph of :func:`tiny`, to be asked."""
    return Store(triples)


@pytest.fixture
def texts(tmp_path: Path, tiny: Knowledge) -> Path:
    """Return a folder with the texts of :func:`tiny` as files."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for one in tiny.documents:
        (folder / one.name).write_text(one.text, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, float]]:
    """Return the figure of every slot, by the name of the set of annotated texts."""
    return {name: measures(name, tmp_path_factory.mktemp(name)) for name in SETS}
