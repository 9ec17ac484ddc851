"""People are introduced by their posts; posts without names introduce nobody."""

from __future__ import annotations

import pytest

from tests.extract.cases import view_of


def introduced(text: str) -> list[tuple[str, str]]:
    view = view_of(text)
    return [(view.text[one.start : one.end], view.text[one.name_start : one.name_end]) for one in view.introductions]


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("碧江区商务局局长田茂林说，企业最要紧。", "碧江区商务局局长", "田茂林"),
        ("座谈会上，巧家县妇联主席江素云发言。", "巧家县妇联主席", "江素云"),
        ("碧江区委常委、区委办公室主任田茂林表示欢迎。", "碧江区委常委、区委办公室主任", "田茂林"),
        ("采访了环县人民医院副院长慕长青。", "环县人民医院副院长", "慕长青"),
        ("跟着大朗镇镇长柴之远走访企业。", "大朗镇镇长", "柴之远"),
        ("镇党委委员乌云其木格，负责招商。", "镇党委委员", "乌云其木格"),
        ("他向碧江区商务局局长田茂林请教。", "碧江区商务局局长", "田茂林"),
    ],
)
def test_a_post_before_a_name_introduces(text: str, post: str, name: str) -> None:
    assert introduced(text) == [(post, name)]


def test_two_who_are_listed_have_a_post_each() -> None:
    assert introduced("碧江区商务局局长田茂林、漾头镇镇长杨昌礼参加座谈。") == [
        ("碧江区商务局局长", "田茂林"),
        ("漾头镇镇长", "杨昌礼"),
    ]


def test_those_sent_share_what_they_are_called() -> None:
    assert [name for _, name in introduced("赴苏挂职干部田茂林和石承志一有空就往车间跑。")] == ["田茂林", "石承志"]


@pytest.mark.parametrize(
    "text",
    [
        *("局长说，主任也说。", "干部培训要抓实。", "干部包容的心态很重要。", "全县科级以上干部参加学习。"),
        *("书记应当带头，主任也应当带头。", "他是局长，也是老师。", "主任、书记、局长都来了。"),
        "挂职干部纷纷表示，收获很大。",
    ],
)
def test_posts_without_names_introduce_nobody(text: str) -> None:
    assert introduced(text) == []


def test_a_passage_printed_twice_introduces_once() -> None:
    sentence = "在苏州市吴江区挂职的碧江区商务局局长田茂林说，这里的干部把企业的事当作自己的事。"
    assert len(introduced(f"{sentence}\n\n{sentence}")) == 1
