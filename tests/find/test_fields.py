"""What labels say is told by the words that they are made of."""

from __future__ import annotations

import pytest

from graph.find.fields import label_at, role_of


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("姓名", "name"),
        ("挂职干部", "name"),
        ("原单位及职务", "home"),
        ("派出单位", "home"),
        ("老东家", "home"),
        ("现任职务", "home_title"),
        ("职称（职务）", "home_title"),
        ("拟挂职单位及职务", "host"),
        ("受援医院", "host"),
        ("去向", "host"),
        ("下派乡镇（街道）、村及拟任职务", "host"),
        ("新身份", "host_title"),
        ("拟挂任职务", "host_title"),
        ("身份变化", "change"),
        ("挂职起止时间", "time"),
        ("期满时间", "end"),
        ("选派方式", "mode"),
        ("出生年月", "life"),
        ("公示时间", "life"),
        ("联系电话", "life"),
        ("备注", "note"),
        ("感言", "voice"),
        ("口头禅", ""),
        ("据介绍", ""),
        ("", ""),
    ],
)
def test_a_label_tells_what_stands_behind_it(label: str, role: str) -> None:
    assert role_of(label) == role


@pytest.mark.parametrize(
    "written", ["【新身份】", "👤 新身份：", "**新身份**：", "新身份｜", "① 新身份：", "〔新身份〕"]
)
def test_a_label_is_found_whatever_adorns_it(written: str) -> None:
    text = written + "旺苍县水务局副局长"
    label = label_at(text, 0, len(text))
    assert label is not None
    assert (label.text, text[label.end :]) == ("新身份", "旺苍县水务局副局长")


def test_a_sentence_has_no_label() -> None:
    text = "他说，干部要把企业的事当作自己的事来办"
    assert label_at(text, 0, len(text)) is None
