"""What became of trigger words, open questions and contradictions from one build to another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.diff.changes import Changes
from graph.diff.doubts import doubts
from graph.diff.outcomes import turns
from graph.diff.words import as_json, as_words
from graph.errors import InputError
from graph.model import Conflict, Knowledge, Outcome, Undecided
from tests.conftest import read
from tests.diff.builds import STAY_LIN, built

NO_CHANGES = Changes(0, 0, (), {})


def outcome(knowledge: Knowledge, before: Outcome, after: Outcome) -> Knowledge:
    ledger = tuple(replace(one, outcome=after) if one.outcome is before else one for one in knowledge.ledger)
    return replace(knowledge, ledger=ledger)


def test_a_trigger_word_of_which_something_else_became(tiny: Knowledge, tmp_path: Path) -> None:
    old = built(outcome(tiny, Outcome.NEGATION, Outcome.UNDECIDED), tmp_path / "old")
    new = built(outcome(tiny, Outcome.HEADING, Outcome.UNRELATED), tmp_path / "new")
    found = turns(old, new)
    assert [(one.word, one.before, one.after) for one in found] == [
        ("挂职", Outcome.UNDECIDED, Outcome.NEGATION),
        ("跟班学习", Outcome.HEADING, Outcome.UNRELATED),
        ("挂职", Outcome.HEADING, Outcome.UNRELATED),
    ]
    words = list(as_words(NO_CHANGES, found))
    assert "触发词 trigger words：变更 changed 3" in words
    assert "  ~ 挂职：未定 undecided → 否定 negation" in words
    assert any("「韩青到海城市挂职的安排已取消」" in line for line in words)
    assert turns(old, old) == ()
    assert turns(None, new) == ()


def test_a_ledger_that_is_none_is_an_error(tiny: Knowledge, tmp_path: Path) -> None:
    old, new = built(tiny, tmp_path / "old"), built(tiny, tmp_path / "new")
    with (new / "ledger.csv").open("a", encoding="utf-8") as file:
        file.write("a,b\r\n")
    with pytest.raises(InputError, match=r"ledger\.csv:9: is no line of a ledger"):
        turns(old, new)
    (new / "ledger.csv").unlink()
    assert len(turns(old, new)) == 0


def doubtful(knowledge: Knowledge) -> Knowledge:
    """Return the same with another open question, without the one that there was, and with a contradiction."""
    who = read("notice.txt", "云岭县第二批赴新湾区跟班学习干部共12人", "batch-notice")
    one = read("seaside.txt", "2021年3月起", "placement-stay")[0]
    return replace(
        knowledge,
        undecided=(Undecided("person", "韩青", "two are called so", who),),
        conflicts=(
            Conflict(STAY_LIN, "林知远到新湾区行政审批局挂职", "start", (("2021-03", one), ("2021-04", who[0]))),
        ),
    )


def test_questions_and_contradictions_that_came_and_went(tiny: Knowledge, tmp_path: Path) -> None:
    old, new = built(tiny, tmp_path / "old"), built(doubtful(tiny), tmp_path / "new")
    words = "\n".join(as_words(NO_CHANGES, (), doubts(old, new)))
    assert "未定 undecided：了结 settled 1，新增 new 1\n  − 石桥镇：area，several areas are called so" in words
    assert "  + 韩青：person，two are called so\n      notice.txt 22–" in words
    assert "说法不一 contradictions：新增 new 1\n  + 林知远到新湾区行政审批局挂职：start：2021-03 / 2021-04\n" in words
    assert "「2021年3月起」" in words
    back = "\n".join(as_words(NO_CHANGES, (), doubts(new, old)))
    assert "说法不一 contradictions：了结 settled 1" in back
    assert as_json(NO_CHANGES, (), doubts(new, old))["doubts"]["conflicts"]["new"] == []
    assert doubts(new, new) == ()
    assert doubts(new, None) == ()


def test_a_build_without_these_files_has_no_doubts(tiny: Knowledge, tmp_path: Path) -> None:
    old, new = built(tiny, tmp_path / "old"), built(doubtful(tiny), tmp_path / "new")
    for name in ("undecided.csv", "conflicts.csv"):
        (old / name).unlink()
    assert [(one.name, len(one.settled), len(one.new)) for one in doubts(old, new)] == [
        ("undecided", 0, 1),
        ("conflicts", 0, 1),
    ]


@pytest.mark.parametrize("name", ["undecided.csv", "conflicts.csv"])
def test_a_file_with_other_columns_is_an_error(name: str, tiny: Knowledge, tmp_path: Path) -> None:
    old = built(tiny, tmp_path / "old")
    (old / name).write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"{name}: has other columns than"):
        doubts(old, old)


def test_an_offset_that_is_no_number_is_an_error(tiny: Knowledge, tmp_path: Path) -> None:
    old = built(tiny, tmp_path / "old")
    text = (old / "undecided.csv").read_text(encoding="utf-8").replace(",58,", ",x,")
    (old / "undecided.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"undecided\.csv:2: has an offset that is no number"):
        doubts(old, old)
