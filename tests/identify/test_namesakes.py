"""People of one name in two texts: one person where something besides the name agrees, and nothing contradicts."""

from __future__ import annotations

import pytest

from graph.identify.life import Life, apart_by_age, life_of
from graph.model import Knowledge
from tests.corpora import settled

SIGNED = "企业家座谈会昨天在市里举行，会上谈得最多的是服务。\n\n本报记者 田茂林"
HOME = "2022年10月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职，为期半年。"


def people(*texts: str) -> list[str]:
    return [one.id for one in knowledge(*texts).entities if one.kind in ("Cadre", "Person") and one.label == "田茂林"]


def knowledge(*texts: str) -> Knowledge:
    return settled({f"{number}.txt": text for number, text in enumerate(texts)})


@pytest.mark.parametrize(
    "other",
    [
        "2024年5月，碧江区商务局局长田茂林到东莞市大朗镇跟班学习。",
        "2022年10月，碧江区选派的干部田茂林到苏州市吴江区商务局挂职。",
        "在苏州市吴江区商务局挂职的田茂林说，这里的服务好。",
        "碧江区商务局局长田茂林主持会议。",
        "2022年11月，碧江区商务局局长田茂林到苏州市昆山市商务局挂职。",
    ],
    ids=["a later stay", "the county and the host", "the host alone", "named only", "another host at one time"],
)
def test_who_has_something_in_common_is_one(other: str) -> None:
    assert len(people(HOME, other)) == 1


def test_a_vice_head_of_a_county_sits_in_its_committee_and_in_its_government() -> None:
    sent = "吴江区盛泽镇原镇长田茂林2022年10月起挂职任石阡县副县长，为期两年。"
    at_work = "石阡县委常委、副县长田茂林（挂职）到本庄镇茶场查看春茶，他是苏州来的挂职干部。"
    mayor = "石阡县委书记田茂林会见苏州来的挂职干部。"
    assert len(people(sent, at_work)) == 1
    assert len(people(sent, mayor)) == 2


@pytest.mark.parametrize(
    "other",
    [
        "2022年10月，巧家县商务局局长田茂林到苏州市吴江区商务局挂职，为期半年。",
        "2022年12月，碧江区水务局副局长田茂林到东莞市大朗镇跟班学习，为期半年。",
        "赴浙挂职干部田茂林最忙。",
        "吴江区商务局局长田茂林介绍了情况。",
        "村民田茂林种了三亩茶。",
        SIGNED,
    ],
    ids=["another county", "another office and host", "the name alone", "of the host", "a villager", "a reporter"],
)
def test_who_differs_or_has_the_name_alone_stays_two(other: str) -> None:
    assert len(people(HOME, other)) == 2


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("赴浙挂职干部田茂林最忙。", "除姓名外没有相同之处"),
        (SIGNED, "派出干部与署名记者（通讯员）同名，是否同一人，文中未说明"),
        ("2022年12月，碧江区水务局副局长田茂林到东莞市大朗镇跟班学习，为期半年。", "同一时间在不同的接收地"),
    ],
    ids=["the name alone", "a reporter", "another place at one time"],
)
def test_whom_nothing_tells_apart_is_asked_for_with_both_passages(other: str, why: str) -> None:
    (one,) = [question for question in knowledge(HOME, other).undecided if question.kind == "person"]
    assert (one.about, one.why) == ("田茂林", why)
    assert [evidence.passage.document for evidence in one.evidence] == ["0.txt", "1.txt"]


def test_nobody_asks_about_two_who_plainly_differ() -> None:
    assert knowledge(HOME, "巧家县商务局局长田茂林到大连市金州区挂职。").undecided == ()


def test_a_chain_of_likenesses_makes_no_one_of_two_who_differ() -> None:
    between = "在苏州市吴江区商务局挂职的田茂林说，这里的服务好。"
    other = "2022年10月，巧家县商务局局长田茂林到苏州市吴江区商务局挂职，为期半年。"
    assert len(people(HOME, between, other)) == 2


def test_who_was_sent_by_one_text_and_is_named_by_another_is_a_cadre() -> None:
    both = knowledge(HOME, "碧江区商务局局长田茂林主持会议。")
    (cadre,) = [one for one in both.entities if one.label == "田茂林"]
    assert cadre.kind == "Cadre"
    assert {evidence.passage.document for evidence in cadre.evidence} == {"0.txt", "1.txt"} or any(
        fact.subject == cadre.id and fact.predicate == "namedIn" and fact.object == "document/1.txt"
        for fact in both.facts
    )


def test_reporters_of_one_paper_are_one_and_of_two_are_two() -> None:
    assert len(people(SIGNED, SIGNED.replace("昨天", "前天"))) == 2  # nobody knows of which paper


def test_two_of_one_name_in_one_text_are_two_where_it_gives_two_homes() -> None:
    roster = (
        "挂职干部名单\n\n"
        "1.田茂林，现任碧江区商务局副局长，拟任苏州市吴江区商务局局长助理（挂职）；\n\n"
        "2.田茂林，现任巧家县水务局副局长，拟任苏州市昆山市水务局局长助理（挂职）。"
    )
    assert len(people(roster)) == 2


def test_one_who_is_named_twice_in_one_text_is_one() -> None:
    assert len(people(f"{HOME}\n\n在苏州市吴江区商务局挂职的碧江区商务局局长田茂林说，这里的服务好。")) == 1


def test_of_many_strangers_each_is_asked_for_once() -> None:
    many = knowledge(*(f"赴浙挂职干部田茂林最忙，第{number}天也一样。" for number in range(6)))
    assert len([one for one in many.undecided if one.kind == "person"]) == 5


@pytest.mark.parametrize(
    "other",
    [
        "2022年10月，碧江区水土保持中心的田茂林到苏州市吴江区商务局挂职。",
        "座谈会上见到了碧江区商务局的田茂林，他正在整理笔记。",
        "碧江区商务局局长助理田茂林、碧江区商务局局长田茂林同名。",
    ],
    ids=["the host unit is one", "named with the unit alone", "named with office"],
)
def test_who_is_told_otherwise_and_is_one(other: str) -> None:
    assert len(people(HOME, other)) == 1


def test_a_short_name_of_the_unit_that_no_table_knows_will_do() -> None:
    full = "2022年10月，碧江区水土保持中心的田茂林到苏州市吴江区挂职。"
    short = "碧江区水保中心的田茂林在苏州市吴江区挂职。"
    assert len(people(full, short)) == 1
    assert len({one.id for one in knowledge(full, short).entities if one.kind == "Unit" and "中心" in one.id}) == 2


def test_a_city_office_is_no_long_form_of_the_county_s() -> None:
    city = "2022年10月，铜仁市商务局副局长田茂林到苏州市吴江区挂职。"
    county = "2022年10月，铜仁市碧江区商务局副局长田茂林到苏州市昆山市挂职。"
    assert len(people(city, county)) == 2


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("碧江区商务局副局长田茂林和巧家县水务局副局长田茂林同名，会场一片笑声。", 2),
        ("碧江区商务局副局长田茂林发言，碧江区委书记田茂林也来了，两人同名。", 2),
        ("碧江区商务局副局长田茂林和吴江区商务局局长柴之远发言。", 1),
    ],
    ids=["two counties", "one county", "nobody says so"],
)
def test_two_of_one_name_in_one_text_are_two_where_it_says_so(text: str, bearers: int) -> None:
    assert len(people(text)) == bearers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（男，1980年生）", "（女，1980年生）"),
        ("（1975年生）", "（1992年生）"),
    ],
    ids=["sex", "birth"],
)
def test_sex_and_birth_contradict_a_unit_in_common(one: str, other: str) -> None:
    told = "田茂林{}，碧江区商务局干部，2022年10月到苏州市吴江区商务局挂职。"
    assert len(people(told.format(one), told.format(other))) == 2
    assert len(people(told.format(one), told.format(one))) == 1


@pytest.mark.parametrize(
    "told",
    [
        "这名1992年出生的干部头一回出远门。",
        "他1992年3月生，头一回出远门。",
        "他出生于1992年。",
        "“我头一回出远门，家里不放心。”这位1992年出生的干部说。",
    ],
    ids=["this one", "he", "born in", "behind a quotation"],
)
def test_a_year_of_birth_told_soon_after_contradicts_too(told: str) -> None:
    first = "田茂林（1975年生），碧江区商务局干部，2022年10月到苏州市吴江区商务局挂职。"
    second = "碧江区商务局干部田茂林2022年10月到苏州市吴江区商务局挂职。"
    assert len(people(first, second + told)) == 2
    assert len(people(first, second + told.replace("1992", "1975"))) == 1
    assert len(people(first, second + "他的女儿1992年出生。")) == 1


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ("田茂林（男，42岁），碧江区商务局干部。", 42),
        ("碧江区商务局干部田茂林今年28岁，头一回出远门。", 28),
        ("田茂林说，30岁的人该出去看看。", 0),
        ("田茂林的女儿今年20岁那年，他去挂职。", 0),
        ("碧江区商务局干部田茂林头一回出远门。他的师傅今年58岁。", 0),
        ("今年七十三岁的田茂林修过渠。", 73),
        ("碧江区商务局干部田茂林头一回出远门。他从乡下来，37岁，爱笑。", 37),
    ],
)
def test_an_age_is_told_behind_the_name(told: str, age: int) -> None:
    assert life_of("田茂林", told).age == age


def test_ages_contradict_by_when_they_were_told() -> None:
    assert apart_by_age(Life(age=42), "2023-03", Life(age=28), "2023-05")
    assert not apart_by_age(Life(age=42), "2023-03", Life(age=44), "2025-05")
    assert not apart_by_age(Life(age=42), "2023-03", Life(), "2025-05")
    assert not apart_by_age(Life(age=42), "", Life(age=28), "2025-05")


def test_reporters_are_one_where_their_paper_is() -> None:
    signed = "{}日报记者 田茂林\n\n昨天，全市召开会议。"
    assert len(people(signed.format("铜仁"), signed.format("铜仁") + "会上有人发言。")) == 1
    assert len(people(signed.format("铜仁"), signed.format("昭通"))) == 2


def test_parts_of_one_bureau_are_one_house_and_a_town_is_none() -> None:
    section = "2022年10月，碧江区商务局电商股股长田茂林到苏州市吴江区商务局挂职。"
    assert len(people(section, "碧江区商务局外贸股田茂林2025年5月到东莞市大朗镇跟班学习。")) == 1
    town = "碧江区漾头镇田茂林到苏州市吴江区盛泽镇挂职。"
    assert len(people(town, "碧江区漾头镇派出所民警田茂林介绍，案子破了。")) == 2


def test_whoever_held_the_post_before_the_stay_began_is_another() -> None:
    sent = "碧江区的田茂林2023年3月到苏州市吴江区盛泽镇挂职，任副镇长。"
    texts = {"0.txt": sent, "1.txt": "盛泽镇副镇长田茂林介绍了丝绸产业。"}
    assert len([one for one in settled(texts).entities if one.label == "田茂林"]) == 1
