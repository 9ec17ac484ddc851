"""What sentences say of one stay adds up; two stays stay two; batches give their members what these leave open."""

from __future__ import annotations

import pytest

from graph.model import Certainty, Fact, Knowledge, Literal
from tests.extract.cases import knowledge_of, stays_of


def facts(knowledge: Knowledge, predicate: str) -> list[Fact]:
    return [one for one in knowledge.facts if one.predicate == predicate and one.subject.startswith("placement/")]


TOLD_TWICE = "赴苏挂职干部田茂林最忙。在苏州市吴江区盛泽镇挂职的碧江区商务局局长田茂林说，收获很大。"


def test_what_two_sentences_say_of_one_stay_adds_up() -> None:
    stays = stays_of(knowledge_of(TOLD_TWICE))
    assert len(stays) == 1
    assert "碧江区商务局" in stays[0]["home_unit"]
    assert "苏州市吴江区盛泽镇" in stays[0]["host_unit"]


def test_evidence_of_one_stay_adds_up() -> None:
    knowledge = knowledge_of(TOLD_TWICE)
    placement = next(one for one in knowledge.entities if one.kind == "Placement")
    assert len({evidence.passage for evidence in placement.evidence}) == 2


def test_two_hosts_at_two_times_are_two_stays() -> None:
    stays = stays_of(
        knowledge_of(
            "2019年3月，碧江区商务局副局长田茂林到苏州市吴江区商务局挂职。"
            "2023年5月，碧江区商务局局长田茂林到苏州市昆山市商务局挂职。"
        )
    )
    assert sorted(stay["start"] for stay in stays) == [("2019-03",), ("2023-05",)]


def test_a_finer_area_replaces_a_wider_one() -> None:
    told = "碧江区商务局局长田茂林到苏州市挂职。在苏州市吴江区挂职的碧江区商务局局长田茂林说，收获很大。"
    stays = stays_of(knowledge_of(told))
    assert [stay["host_area"][0] for stay in stays] == ["江苏省苏州市吴江区"]


def test_a_head_of_a_county_works_for_its_government_by_inference() -> None:
    knowledge = knowledge_of("巧家县副县长陆启元在东莞市大朗镇挂职。")
    home = next(one for one in facts(knowledge, "fromUnit"))
    assert home.object == "unit/云南省昭通市巧家县人民政府"
    assert home.evidence[0].certainty is Certainty.INFERRED


def test_a_unit_that_words_name_is_stated() -> None:
    home = next(one for one in facts(knowledge_of("巧家县水务局副局长陆启元在东莞市大朗镇挂职。"), "fromUnit"))
    assert home.evidence[0].certainty is Certainty.STATED


BATCH = "2022年10月18日，昭通市第三批选派的14名同志奔赴东莞市，开展为期半年的跟班学习。"
MEMBER = "在东莞市大朗镇跟班学习的昭通市水务局副局长陆启元说，收获很大。"


def test_a_batch_gives_its_members_start_and_duration_by_inference() -> None:
    knowledge = knowledge_of(f"{BATCH}\n\n{MEMBER}", place="云南省昭通市")
    assert len(facts(knowledge, "inBatch")) == 1
    start, duration = facts(knowledge, "start")[0], facts(knowledge, "duration")[0]
    assert (start.object, duration.object) == (Literal("2022-10-18", "date"), Literal("P6M", "duration"))
    assert start.evidence[0].certainty is duration.evidence[0].certainty is Certainty.INFERRED


def test_what_a_member_says_of_themselves_is_kept() -> None:
    member = "2022年11月1日，昭通市水务局副局长陆启元到东莞市大朗镇跟班学习。"
    knowledge = knowledge_of(f"{BATCH}\n\n{member}", place="云南省昭通市")
    start = facts(knowledge, "start")[0]
    assert start.object == Literal("2022-11-01", "date")
    assert start.evidence[0].certainty is Certainty.STATED


def test_who_comes_from_elsewhere_is_not_of_the_batch() -> None:
    other = "在苏州市吴江区挂职的铜仁市碧江区商务局局长田茂林说，收获很大。"
    assert facts(knowledge_of(f"{BATCH}\n\n{other}", place="云南省昭通市"), "inBatch") == []


def test_what_a_text_says_of_one_batch_in_several_places_is_one_batch() -> None:
    knowledge = knowledge_of(f"{BATCH}\n\n昭通市第三批赴东莞市跟班学习的干部带回了好经验。", place="云南省昭通市")
    batches = [one for one in knowledge.entities if one.kind == "Batch"]
    assert [one.label for one in batches] == ["昭通市第三批赴广东省东莞市跟班学习"]


def test_two_batches_are_two() -> None:
    knowledge = knowledge_of(
        f"{BATCH}\n\n2021年3月1日，昭通市第二批选派的12名同志奔赴东莞市，开展为期三个月的跟班学习。",
        place="云南省昭通市",
    )
    assert len([one for one in knowledge.entities if one.kind == "Batch"]) == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("碧江区商务局局长田茂林目前在苏州市吴江区挂职。", "ongoing"),
        ("碧江区商务局局长田茂林将到苏州市吴江区挂职。", "planned"),
        ("碧江区商务局局长田茂林到苏州市吴江区挂职，现已结束。", "done"),
        ("拟选派挂职干部公示\n田茂林，现任碧江区商务局副局长，拟任苏州市吴江区商务局局长助理（挂职）", "planned"),
        ("在苏州市吴江区挂职的碧江区商务局局长田茂林说，收获很大。", ""),
    ],
    ids=["goes on", "is to come", "is over", "a notice", "nothing says"],
)
def test_the_status_of_a_stay_is_what_the_text_says(text: str, status: str) -> None:
    assert [stay.get("status", ("",))[0] for stay in stays_of(knowledge_of(text))] == [status]


def test_a_status_shows_the_words_that_say_so() -> None:
    knowledge = knowledge_of("碧江区商务局局长田茂林目前在苏州市吴江区挂职。")
    assert [one.evidence[0].rule for one in facts(knowledge, "status")] == ["status"]
    assert "目前" in facts(knowledge, "status")[0].evidence[0].passage.quote


@pytest.mark.parametrize(
    ("behind", "status", "certainty"),
    [
        ("巧家县水务局副局长陆启元的挂职已结束。", [], []),
        ("她目前正在东莞市大朗镇忙碌。", ["ongoing"], ["stated"]),
        ("干部们的挂职已结束。", ["done"], ["inferred"]),
        ("开发区的改造工程已结束。", [], []),
    ],
    ids=["told of somebody else", "told with a pronoun", "told of all", "told of a thing"],
)
def test_a_status_is_taken_only_from_what_is_said_of_the_person(
    behind: str, status: list[str], certainty: list[str]
) -> None:
    knowledge = knowledge_of(f"在苏州市吴江区挂职的碧江区商务局局长田茂林说，收获很大。{behind}")
    mine = [one for one in facts(knowledge, "status") if "田茂林" in one.subject]
    assert [str(one.object).removeprefix("status:") for one in mine] == status
    assert [str(one.evidence[0].certainty) for one in mine] == certainty


def test_a_government_that_a_title_implies_is_inferred_at_the_host_as_well() -> None:
    knowledge = knowledge_of(
        "2022年3月，水利部干部石承志到甘肃省岷县挂职副县长。碧江区商务局局长田茂林到甘肃省岷县人民政府办公室挂职。"
    )
    certainty = {str(one.object): one.evidence[0].certainty for one in facts(knowledge, "toUnit")}
    assert certainty["unit/甘肃省定西市岷县人民政府"] is Certainty.INFERRED
    assert certainty["unit/甘肃省定西市岷县人民政府办公室"] is Certainty.STATED
    posts = [one for one in knowledge.facts if one.predicate == "org:postIn" and one.subject.endswith("/副县长")]
    assert [one.evidence[0].certainty for one in posts] == [Certainty.INFERRED]
