"""What agrees beside a name, and what contradicts; see ``graph.identify.likeness``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.identify.bearers import Bearer, Whereabouts
from graph.identify.likeness import Verdict, compare
from graph.identify.period import Period

HOME, HOST = "贵州省铜仁市石阡县", "江苏省苏州市吴江区"
OFFICE, THERE = f"unit/{HOME}商务局", f"unit/{HOST}商务局"


def stay(unit: str, area: str) -> Whereabouts:
    return Whereabouts(("a.txt", "1"), frozenset({unit}), frozenset({area}), Period("2022-10", "", "P1Y"), "")


SENT = Bearer(
    ("a.txt", "1"),
    "田茂林",
    placed=True,
    reporter="",
    homes=frozenset({OFFICE}),
    areas=frozenset({HOME}),
    titles=frozenset({"科长"}),
    roles=frozenset({"石阡县商务局科长"}),
    page=("石阡县商务局科长田茂林到吴江区商务局挂职。", HOME),
    offices=frozenset({(OFFICE, "科长")}),
    host_titles=frozenset({"副局长"}),
    stays=(stay(THERE, HOST),),
)
#: As the paper at the host tells it: the office there stands before the name, and is read as that at home.
TURNED = replace(
    SENT,
    node=("b.txt", "1"),
    homes=frozenset({THERE}),
    areas=frozenset({HOST}),
    titles=frozenset({"副局长"}),
    roles=frozenset({"吴江区商务局副局长"}),
    offices=frozenset({(THERE, "副局长")}),
    host_titles=frozenset(),
    stays=(),
)


def test_who_has_the_post_of_the_other_s_stay_is_one_though_it_was_read_as_that_at_home() -> None:
    assert compare(SENT, TURNED).verdict is Verdict.SAME
    assert compare(TURNED, SENT).verdict is Verdict.SAME


@pytest.mark.parametrize(
    "changed",
    [{"titles": frozenset({"办公室主任"})}, {"homes": frozenset({f"unit/{HOST}水务局"}), "areas": frozenset({HOME})}],
    ids=["another title", "another office"],
)
def test_who_has_another_post_there_is_another(changed: Any) -> None:
    assert compare(SENT, replace(TURNED, **changed)).verdict is not Verdict.SAME


def test_two_who_were_exchanged_are_two() -> None:
    assert compare(SENT, replace(TURNED, stays=(stay(OFFICE, HOME),))).verdict is not Verdict.SAME


def test_the_text_that_says_whence_somebody_came_goes_before_what_was_read_of_it() -> None:
    sent = replace(SENT, page=("石阡县商务局科长田茂林到吴江区商务局挂职。", HOME))
    told = "展销会由吴江区商务局干部田茂林牵线，这位石阡小伙挂职已有半年。"
    turned = replace(TURNED, titles=frozenset(), page=(told, HOST))
    assert compare(sent, turned).verdict is Verdict.SAME
    other = replace(turned, page=(told.replace("石阡", "思南"), HOST))
    assert compare(sent, other).verdict is not Verdict.SAME


def test_a_role_without_its_unit_does_not_part_whom_both_texts_tell_of_alike() -> None:
    sent = replace(SENT, page=("石阡县的教师田茂林被派往吴江区，参加“影子校长”培训。", HOME))
    named = Bearer(
        ("b.txt", "1"), "田茂林", placed=False, reporter="", homes=frozenset(), areas=frozenset(), titles=frozenset(),
        roles=frozenset({"影子校长"}), offices=frozenset(), host_titles=frozenset(), stays=(),
        page=("升旗时站在前面的是“影子校长”田茂林，他上学期就到了。", HOST),
    )  # fmt: skip
    assert compare(sent, named).verdict is Verdict.DIFFERENT
    assert (
        compare(sent, replace(named, page=("升旗时站在前面的是来自石阡县的“影子校长”田茂林。", HOST))).verdict
        is Verdict.SAME
    )
