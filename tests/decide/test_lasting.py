"""A hundred decisions outlive ten rebuilds: texts around them change, everything is read again, and each is kept."""

from __future__ import annotations

from random import Random

from graph.decide import Decision
from graph.model import Knowledge, Literal
from tests.corpora import settled

DECISIONS, REBUILDS = 100, 10
SURNAMES, GIVEN = (
    "田陆沙柴蒋简何苏韩林",
    ("茂林", "启元", "一鸣", "之远", "文渊", "以宁", "知远", "明哲", "若溪", "青禾"),
)
UNITS = ("商务局", "水务局", "教育局", "农业农村局", "文化和旅游局")
NAMES = [surname + given for surname in SURNAMES for given in GIVEN]
FILLERS = (
    "窗外下着雨，会议室里坐满了人。",
    "2021年，全县生产总值增长6.5%。",
    "大家都说，这一趟没有白来。",
    "从县城出发，车要开四个小时。",
)


def texts() -> dict[str, str]:
    """Return fifty texts, each with two who were sent."""
    found = {}
    for number in range(0, DECISIONS, 2):
        told = [
            f"2022年{1 + at % 9}月，碧江区{UNITS[at % 5]}副局长{NAMES[at]}到苏州市吴江区{UNITS[at % 5]}挂职。"
            for at in (number, number + 1)
        ]
        found[f"{number:03}.txt"] = "\n\n".join(told)
    return found


def decisions(corpus: dict[str, str]) -> list[tuple[Decision, str, str]]:
    """Return a decision on each stay with the property and the value that the graph must then have, empty for none."""
    found = []
    for at, name in enumerate(NAMES[:DECISIONS]):
        document = f"{at - at % 2:03}.txt"
        quote = next(line for line in corpus[document].split("\n\n") if name in line)
        kinds = (
            ("corrected", "start", f"2023-{1 + at % 9:02}", "start", f"2023-{1 + at % 9:02}"),
            ("corrected", "host_unit", "江苏省苏州市昆山市商务局", "toUnit", "unit/江苏省苏州市昆山市商务局"),
            ("corrected", "duration", "P6M", "duration", "P6M"),
            ("wrong", "placement", "", "ofCadre", ""),
            ("wrong", "start", "", "start", ""),
        )
        verdict, kind, value, term, expected = kinds[at % len(kinds)]
        line = Decision("t/decisions.tsv", at + 2, verdict, kind, document, quote, name, value)
        found.append((line, term, expected))
    return found


def changed(corpus: dict[str, str], dice: Random) -> dict[str, str]:
    """Return the corpus with something else around what was decided: sentences before and behind, blanks, breaks of lines."""
    found = {}
    for name, text in corpus.items():
        lines = text.split("\n\n")
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(FILLERS))
        body = "\n\n".join(lines)
        if dice.random() < 0.3:
            body = body.replace("\n\n", "\n \n")
        if dice.random() < 0.3:
            body = "　　" + body
        found[name] = body
    return found


def of_stay(knowledge: Knowledge, name: str, term: str) -> list[str]:
    return [
        fact.object.value if isinstance(fact.object, Literal) else fact.object
        for fact in knowledge.facts
        if fact.predicate == term and fact.subject.startswith(f"placement/{name}@")
    ]


def test_a_hundred_decisions_outlive_ten_rebuilds() -> None:
    dice = Random(4)
    corpus = texts()
    lines = decisions(corpus)
    for _ in range(REBUILDS):
        knowledge = settled(corpus, *(line for line, *_ in lines))
        assert knowledge.unapplied == ()
        lost = [
            (line.about, term, expected, of_stay(knowledge, line.about, term))
            for line, term, expected in lines
            if of_stay(knowledge, line.about, term) != ([expected] if expected else [])
        ]
        assert lost == []
        corpus = changed(corpus, dice)


def test_without_the_decisions_the_texts_say_otherwise() -> None:
    corpus = texts()
    knowledge = settled(corpus)
    assert [
        line.about
        for line, term, expected in decisions(corpus)
        if of_stay(knowledge, line.about, term) == ([expected] if expected else [])
    ] == []
