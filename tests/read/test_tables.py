"""Tables in plain text: rows keep the place of each cell, whatever parts them, and nothing but a table becomes one."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.read.page import lay_out
from graph.read.tables import is_head


def rows(text: str) -> list[list[str]]:
    page = lay_out(Document("text.txt", text, ""))
    return [[page.text[a:b] for a, b in one.cells] for one in page.paragraphs if one.cells]


HEAD = ["序号", "姓名", "原单位", "挂职单位", "备注"]
BODY = [["1", "陆启元", "巧家县水务局", "东莞市水务局", ""], ["2", "成家驹", "茂租镇", "大朗镇", "递补"]]


@pytest.mark.parametrize(
    ("before", "between", "behind"),
    [("", "\t", ""), ("|", "|", "|"), ("│ ", " │ ", " │"), ("┃", "┃", "┃"), ("", "｜", ""), ("", ",", "")],
    ids=["tabs", "pipes", "box drawing", "heavy box drawing", "full-width bars", "commas"],
)
def test_an_empty_cell_keeps_its_place(before: str, between: str, behind: str) -> None:
    text = "\n".join(before + between.join(row) + behind for row in [HEAD, *BODY])
    assert rows(text) == [HEAD, *BODY]


def test_a_row_that_ends_early_has_empty_cells() -> None:
    assert rows("姓名\t原单位\t挂职单位\t备注\n陆启元\t巧家县水务局\t东莞市水务局")[1] == [
        "陆启元",
        "巧家县水务局",
        "东莞市水务局",
        "",
    ]


def test_a_rule_below_each_row_says_what_belongs_to_it() -> None:
    text = "\n".join(
        [
            "┌──┬──┬───┬────┐",
            "│序号│姓名│原单位│挂职单位│",
            "├──┼──┼───┼────┤",
            "│    │    │巧家县│东莞市  │",
            "│1   │陆启│水务  │        │",
            "│    │元  │局    │水务局  │",
            "├──┼──┼───┼────┤",
            "│2   │成家│茂租镇│大朗镇  │",
            "│    │驹  │      │        │",
            "└──┴──┴───┴────┘",
        ]
    )
    assert rows(text)[1:] == [["1", "陆启元", "巧家县水务局", "东莞市水务局"], ["2", "成家驹", "茂租镇", "大朗镇"]]


def test_a_label_over_two_lines_is_one() -> None:
    text = "|序号|姓名|派出单位及|挂职单位|\n| | |现任职务| |\n|1|陆启元|巧家县水务局局长|东莞市水务局|"
    assert rows(text)[0] == ["序号", "姓名", "派出单位及现任职务", "挂职单位"]


def test_a_cell_that_runs_over_the_line_belongs_to_its_row() -> None:
    text = "序号 | 姓名 | 原单位 | 挂职单位\n1 | 陆启元 | 巧家县\n水务局 | 东莞市水务局\n2 | 成家驹 | 茂租镇 | 大朗镇"
    assert rows(text)[1] == ["1", "陆启元", "巧家县水务局", "东莞市水务局"]


def test_the_rest_of_a_row_stands_below_its_cells_where_the_head_has_no_frame() -> None:
    text = "\n".join(
        [
            "序号 | 姓名 | 原单位 | 挂职单位 | 备注",
            "1 | 陆启元 | 巧家县水务 | 东莞市水 |",
            "  |      | 局         | 务局     |",
            "2 | 成家驹 | 茂租镇 | 大朗镇 | 递补",
        ]
    )
    assert rows(text)[1:] == BODY


def test_rows_may_have_a_frame_that_the_head_has_not() -> None:
    text = "\n".join([" | ".join(HEAD), *(f"| {' | '.join(row)} |" for row in BODY)])
    assert rows(text)[1:] == BODY


def test_a_cell_may_stand_only_in_the_line_below_its_row() -> None:
    text = "序号 | 姓名 | 原单位 | 挂职单位\n1 | 陆启元 | 巧家县水\n　|　　　| 务局 | 东莞市水务局\n2 | 成家驹 | 茂租镇 | 大朗镇"
    assert rows(text)[1:] == [row[:4] for row in BODY]
    early = (
        "序号 | 姓名 | 性别 | 原单位 | 挂职单位 | 方式\n1 | 陆启元 | 男 | 巧家县水\n | | | 务局 | 东莞市水务局 | 挂职"
    )
    assert rows(early)[1:] == [["1", "陆启元", "男", "巧家县水务局", "东莞市水务局", "挂职"]]


def test_cells_stand_below_their_labels() -> None:
    text = "姓名    原单位          挂职单位\n陆启元  巧家县水务局    东莞市水务局\n成家驹                  大朗镇"
    assert rows(text)[1:] == [["陆启元", "巧家县水务局", "东莞市水务局"], ["成家驹", "", "大朗镇"]]


def test_rows_out_of_line_are_told_by_their_number_of_words() -> None:
    text = "姓 名  性别  原单位  挂职单位\n陆启元  男  巧家县水务局  东莞市水务局\n岑 露  女  巧家县乡村振兴工作服务中心  东莞市大朗镇"
    assert rows(text)[2] == ["岑露", "女", "巧家县乡村振兴工作服务中心", "东莞市大朗镇"]


def test_a_line_below_a_table_is_no_part_of_it() -> None:
    text = "序号  姓名  原单位  挂职单位\n1  陆启元  巧家县水务局  东莞市水务局\n以上人员挂职一年"
    assert rows(text)[-1][-1] == "东莞市水务局"


@pytest.mark.parametrize(
    ("labels", "head"),
    [
        (["序号", "姓名", "派出单位及现任职务", "接收单位及拟挂任职务", "备注"], True),
        (["接收单位", "姓名", "派出单位", "职称（职务）"], True),
        (["姓名", "挂职单位"], True),
        (["文字", "图片", "编辑"], False),
        (["姓名", "电话", "备注"], False),
        (["一季度", "姓名", "二季度", "产值", "单位"], False),
    ],
)
def test_a_head_names_people_and_places(labels: list[str], head: bool) -> None:
    assert is_head(labels) is head


def test_credits_between_bars_are_no_table() -> None:
    assert rows("文字｜陆启元　图片｜成家驹\n编辑｜岑露　审核｜田茂林") == []
