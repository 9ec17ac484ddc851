"""Credits name who made a page, and tell those who reported from those who edited."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.read.credits import credits_of
from graph.read.page import lay_out
from graph.read.plan import plan

BODY = "2022年3月，我被选派到东莞市大朗镇跟班学习，为期半年，这里的快节奏给我留下了深刻的印象。"


def credits(text: str) -> list[tuple[str, bool]]:
    page = lay_out(Document("text.txt", text, ""))
    return [(page.text[one.start : one.end], one.reports) for one in credits_of(page)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（本报记者 沙一鸣 整理）", ["沙一鸣"]),
        ("（本报记者 沙 鸣）", ["沙鸣"]),
        ("（本报记者 欧阳若谷 通讯员 柴之远）", ["欧阳若谷", "柴之远"]),
        ("本报记者 沙一鸣 柴之远 文/图", ["沙一鸣", "柴之远"]),
        ("■ 记者 沙一鸣", ["沙一鸣"]),
    ],
)
def test_credits_name_reporters(line: str, names: list[str]) -> None:
    assert credits(f"{BODY}\n{line}") == [(name, True) for name in names]


def test_editors_and_proof_readers_made_the_page_and_report_nothing() -> None:
    assert credits(f"{BODY}\n责编:柴之远 校对:简 宁\n版式:沙一鸣") == [
        ("柴之远", False),
        ("简宁", False),
        ("沙一鸣", False),
    ]


@pytest.mark.parametrize(
    "sentence", ["记者了解到，这里的干部都很忙。", "他向记者表示，收获很大。", "面对记者提问，他想了很久。"]
)
def test_reporters_in_sentences_are_no_credits(sentence: str) -> None:
    assert credits(f"{BODY}\n\n{sentence}") == []


def test_lines_that_hold_nothing_but_credits_are_notes() -> None:
    page = lay_out(Document("text.txt", f"{BODY}\n（本报记者 沙一鸣 整理）", ""))
    assert [page.text[a:b] for a, b in plan(page).notes] == ["（本报记者沙一鸣整理）"]


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("审核：沙一鸣　　制表：柴之远　　联系电话：0870-1234567", [("沙一鸣", False), ("柴之远", False)]),
        ("文字｜沙一鸣  图片｜柴之远", [("沙一鸣", True), ("柴之远", True)]),
        ("撰稿：沙一鸣　签发：柴之远", [("沙一鸣", True), ("柴之远", False)]),
        ("文案：沙一鸣　视觉：柴之远", [("沙一鸣", False), ("柴之远", False)]),
        ("撰稿人：巧家县水务局 柴 之 远", []),
        ("方案的审核、制表都由他负责。", []),
    ],
)
def test_whoever_stands_behind_a_mark_made_the_page(line: str, made: list[tuple[str, bool]]) -> None:
    assert credits(f"{BODY}\n\n{line}") == made
