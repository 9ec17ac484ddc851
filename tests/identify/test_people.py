"""Inside one text a name is one person; across texts a name alone makes nobody the same."""

from __future__ import annotations

from graph.model import Knowledge
from tests.extract.cases import knowledge_of


def cadres(knowledge: Knowledge, name: str) -> list[str]:
    return [one.id for one in knowledge.entities if one.kind == "Cadre" and one.label == name]


STAY = "碧江区商务局局长田茂林在苏州市吴江区挂职。"


def test_a_name_is_one_person_inside_one_text() -> None:
    knowledge = knowledge_of(f"{STAY}\n\n吴江的经验，田茂林记了一本又一本。赴苏挂职干部田茂林最忙。")
    assert len(cadres(knowledge, "田茂林")) == 1


def test_one_name_with_two_home_units_is_two_people() -> None:
    assert len(cadres(knowledge_of(STAY, "巧家县水务局副局长田茂林在东莞市挂职。"), "田茂林")) == 2


def test_one_name_with_one_home_unit_is_one_person() -> None:
    knowledge = knowledge_of(STAY, "碧江区商务局局长田茂林到苏州市吴江区挂职已有半年。")
    assert len(cadres(knowledge, "田茂林")) == 1


def test_one_name_without_homes_is_a_stranger_in_each_text() -> None:
    assert len(cadres(knowledge_of("赴苏挂职干部田茂林最忙。", "赴浙挂职干部田茂林最忙。"), "田茂林")) == 2


def test_a_cadre_and_a_correspondent_of_one_name_are_undecided() -> None:
    knowledge = knowledge_of(f"{STAY}他一有空就记笔记，大家都说他用心。\n\n通讯员 田茂林")
    assert [one.about for one in knowledge.undecided if one.kind == "person"] == ["田茂林"]
    persons = [one.id for one in knowledge.entities if one.kind == "Person" and one.label == "田茂林"]
    assert len(persons) == len(cadres(knowledge, "田茂林")) == 1
    assert not set(persons) & set(cadres(knowledge, "田茂林"))


def test_different_names_leave_nothing_undecided() -> None:
    assert knowledge_of(f"{STAY}他一有空就记笔记，大家都说他用心。\n\n通讯员 柴之远").undecided == ()


def test_whoever_else_is_named_is_a_person_and_no_cadre() -> None:
    knowledge = knowledge_of(f"{STAY}\n\n吴江区商务局局长柴之远介绍了情况。")
    assert [one.label for one in knowledge.entities if one.kind == "Person"] == ["柴之远"]
    assert cadres(knowledge, "柴之远") == []


def test_documents_know_who_reported() -> None:
    knowledge = knowledge_of(f"{STAY}\n（本报记者 沙一鸣 通讯员 柴之远）")
    assert knowledge.documents[0].reporters == ("沙一鸣", "柴之远")
