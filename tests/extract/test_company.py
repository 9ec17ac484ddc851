"""Who goes the same way as whom; see ``graph.extract.company``."""

from __future__ import annotations

from graph.extract.company import company

THERE, HERE, ELSEWHERE = "5206", "3205", "4401"


def test_somebody_goes_with_all_with_most_with_few_or_with_nobody() -> None:
    ways = {"陆启元": (THERE, HERE), "江素云": (THERE, HERE), "田茂林": (THERE, HERE), "江帆": (THERE, ELSEWHERE)}
    assert list(company(ways, "陆启元")) == ["goes with most"]
    assert list(company(ways, "江帆")) == ["goes with none"]
    del ways["江帆"]
    assert list(company(ways, "陆启元")) == ["goes with all"]


def test_who_comes_from_where_the_others_go_goes_against_them() -> None:
    ways = {"陆启元": (THERE, HERE), "江素云": (HERE, THERE)}
    assert list(company(ways, "江素云")) == ["goes with none", "goes against others"]


def test_of_whom_no_area_is_known_nothing_is_said() -> None:
    assert list(company({"陆启元": ("", ""), "江素云": (THERE, HERE)}, "陆启元")) == []
    assert list(company({}, "陆启元")) == []
