"""A large body of knowledge with something of everything that the shipped queries ask for; all names invented."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Certainty, Entity, Evidence, Fact, Knowledge, Literal
from tests.explore.large import make_texts

__all__ = ["TRIPLES_OF_A_TEXT", "make_large"]

#: About.
TRIPLES_OF_A_TEXT = 1310

_STAYS, _LESSONS = 3, 6
_PROVINCES = "东西南北中山河湖海江云贵川陕甘"
_PRACTICES, _POLICIES = ("周末会客厅", "首席代办员", "一窗通办", "拿地即开工"), ("对口合作", "人才交流", "结对帮扶")


def make_large(texts: int) -> Knowledge:
    """Return what so many texts say; about 1,300 triples each.

    Beside the stays and lessons of :func:`tests.explore.large.make_texts` each text has a batch, posts, a practice that
    another text knows elsewhere, a policy, a pairing, two figures and a proposal; one stay in twenty is cancelled, one in
    ten has no date, one in eight no end, and one fact in seventy is inferred.
    """
    known = make_texts(texts, _STAYS, _LESSONS, _PROVINCES)
    things: dict[str, Entity] = {}
    more: list[Fact] = []
    without_date: set[str] = set()
    opened: set[int] = set()
    of = {(fact.subject, fact.predicate): fact.object for fact in known.facts}
    stays = sorted(one for one in known.entities if one.kind == "Placement")

    def thing(id_: str, kind: str, label: str, told: Evidence) -> str:
        things.setdefault(id_, Entity(id_, kind, label, (), (told,)))
        return id_

    def say(told: Evidence, subject: str, **said: str | Literal) -> None:
        more.extend(Fact(subject, predicate, value, (told,)) for predicate, value in said.items())

    for number, stay in enumerate(stays):
        told = stay.evidence[0]
        text = int(told.passage.document.partition(".")[0])
        home, host = of[stay.id, "fromArea"], of[stay.id, "toArea"]
        left, entered = of[stay.id, "fromUnit"], of[stay.id, "toUnit"]
        assert all(isinstance(one, str) for one in (home, host, left, entered))
        batch = thing(f"batch/{text}", "Batch", f"第{text}批", told)
        say(told, stay.id, inBatch=batch)
        for link, unit in (("fromPost", left), ("toPost", entered)):
            post = thing(f"post/{str(unit)[5:]}/副局长", "Post", "副局长", told)
            say(told, stay.id, **{link: post})
            if len(things[post].evidence) == 1 and things[post].evidence[0] == told:
                say(told, post, **{"org:postIn": unit})
        if number % 20 == 0:
            say(told, stay.id, status="status:cancelled")
        if number % 10 == 5:
            without_date.add(stay.id)
        elif number % 8 and isinstance(begin := of[stay.id, "start"], Literal):
            year, month = int(begin.value[:4]), int(begin.value[5:]) + number % 9
            say(told, stay.id, end=Literal(f"{year + month // 13}-{(month - 1) % 12 + 1:02}", "gYearMonth"))
        if text not in opened:
            opened.add(text)
            say(told, batch, ordinal=Literal(str(text), "integer"), headcount=Literal("12", "integer"),
                start=Literal(f"{2015 + text % 9}-{text % 12 + 1:02}-18", "date"), sendingArea=home, receivingArea=host)  # fmt: skip
            practice = thing(f"practice/{text // 2}", "Practice", f"{_PRACTICES[text % 4]}之{text // 2}", told)
            say(told, practice, practisedAt=host if text % 2 else home, mentionedIn=f"document/{told.passage.document}")
            policy = thing(f"policy/{text // 3}", "Policy", f"第{text // 3}号{_POLICIES[text % 3]}工作方案", told)
            issued = Literal(f"{2010 + text // 3 % 14}-01", "gYearMonth")
            say(told, policy, issuer=Literal("甲省人民政府办公厅", "zh"), issued=issued)
            pairing = thing(f"pairing/{text}", "Pairing", f"结对之{text}", told)
            say(told, pairing, areaA=home, areaB=host, since=Literal(f"{2010 + text % 10}", "gYear"))
            for at in range(2):
                figure = thing(f"figure/{text}/{at}", "Figure", f"企业{text}家", told)
                say(told, figure, figureOf=Literal(str(host)[5:], "zh"), measure=Literal("高新技术企业", "zh"),
                    value=Literal(str(text + at), "decimal"), unitText=Literal("家", "zh"))  # fmt: skip
            lesson = f"lesson/{text * _STAYS}/0"
            say(told, lesson, proposedFor=home, aboutPractice=practice, learnedAt=entered,
                **{"dcterms:title": Literal("第0条经验最值得学", "zh")})  # fmt: skip
    for one in known.entities:
        if one.kind == "Lesson":
            (told,) = one.evidence
            guessed = replace(told, certainty=Certainty.INFERRED) if one.id.endswith("1") else told
            say(guessed, one.id, **{"dcterms:subject": "theme:livelihood"})
    kept = (fact for fact in known.facts if fact.predicate != "start" or fact.subject not in without_date)
    return replace(known, entities=(*known.entities, *things.values()), facts=(*kept, *more))
