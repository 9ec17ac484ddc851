"""What somebody is at the host, told apart from the unit; see ``graph.extract.held``."""

from __future__ import annotations

import pytest

from graph.extract import extract
from graph.extract.held import held
from graph.extract.view import View
from graph.model import Document
from graph.read.page import lay_out


def title_of(name: str, text: str) -> str:
    """Return the titles that *text* gives *name* where they stay."""
    view = View(lay_out(Document("a.txt", text, "")))
    view = view.knowing(one for one in extract(view) if one.kind == "placement")
    return ";".join(held(view, name)[0])


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("巧家县水务局副局长陆启元，去年7月到我们镇里挂职，任镇长助理，为期一年。", "镇长助理"),
        ("巧家县水务局的陆启元在盛泽镇挂职任镇长助理。", "镇长助理"),
        ("陆启元是巧家县水务局副局长。他来吴江区挂职，任区委常委、副区长，为期三年。", "区委常委;副区长"),
        ("医师陆启元2024年2月来县医院支医一年，担任骨科副主任。", "骨科副主任"),
        ("讲述人：巧家县水务局　陆启元\n\n2023年8月，我来到盛泽镇挂职，职务是镇长助理，跟着镇上管渔业。", "镇长助理"),
    ],
)
def test_a_title_behind_a_word_of_coming_is_the_one_at_the_host(text: str, titles: str) -> None:
    assert title_of("陆启元", text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "陆启元到盛泽镇挂职。临行前局长交代：别去当客人，去当会计，替老百姓把账算清楚。",
        "陆启元到盛泽镇挂职，此前曾任巧家县水务局副局长。",
        "陆启元到盛泽镇挂职，任巧家县水务局副局长的是江素云。",
        "陆启元到盛泽镇挂职。江素云也来这里挂职，任镇长助理。",
        "陆启元到盛泽镇挂职，任镇长助理；9月又到震泽镇挂职，任副镇长。",
    ],
    ids=["a trade", "a post before", "with its unit", "another's", "two"],
)
def test_no_other_title_is(text: str) -> None:
    assert title_of("陆启元", text) == ""
