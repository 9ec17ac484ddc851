"""When a page was written, by a stay of which it says when it began, how long it was to be, and that it ends."""

from __future__ import annotations

import pytest

from graph.find.expiry import year_by_expiry


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年9月，陆启元到巧家县挂职，任期两年。今年9月，他就要期满。", 2024),
        ("他2022年7月到岗，说好三年。今年6月期限届满，他又申请留任。", 2025),
        ("江素云2023年4月进村，为期一年，去年4月期满。", 2025),
        ("工作队2021年7月进驻，三年一轮换。明年7月轮换，他想把路修完。", 2023),
        ("本轮干部2020年5月进驻，至今整整三年。", 2023),
        ("前一任2021年7月来，后一任2022年6月来，都是任期两年。今年6月，后一任就满了。", 2024),
    ],
)
def test_a_stay_that_ends_this_year_tells_which_that_is(text: str, year: int) -> None:
    assert year_by_expiry(text) == year


@pytest.mark.parametrize(
    "text",
    [
        "2022年9月，陆启元到巧家县挂职。今年9月，他就要期满。",
        "2022年9月，陆启元到巧家县挂职，任期两年。今年3月，他领来一批树苗。",
        "2022年9月，陆启元到巧家县挂职，任期两年。两年后的苹果园，今年9月装满了车。",
        "公司2020年5月成立，贷款两年。今年8月到期。",
        "2022年9月起任期一年。他今年9月期满，2024年5月他已在别处。",
    ],
)
def test_nothing_is_reckoned_from_what_does_not_fit(text: str) -> None:
    assert year_by_expiry(text) is None
