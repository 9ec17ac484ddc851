"""Every row of ``tests/cases`` is a test: what a rule must read in a sentence, and what it must not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.extract import FURTHER, LAST, RULES, STAYS
from graph.read.corpus import find_texts, read_document
from graph.read.fold import fold
from tests.extract.cases import SETTLED, Case, cases, faults, read, rows

SEEDS = Path(__file__).parents[2] / "seeds"
STRONG = [case for case in cases() if case.quality == "strong"]
WEAK = [case for case in cases() if case.quality == "weak"]
REGISTERED = sorted(name for name, _ in (*STAYS, *FURTHER, *RULES, *LAST))
#: So many cases there are at least, so that none are lost without anybody noticing.
FLOOR = 250
#: Careful readers may differ about a weak case; so large a part of them must be read as the table says all the same.
WEAK_FLOOR = 0.8


@pytest.mark.parametrize("case", STRONG, ids=lambda case: case.id)
def test_a_strong_case_is_read_as_the_table_says(case: Case) -> None:
    wrong = faults(case, read(case))
    assert not wrong, "\n".join([f"{case.note}: {case.text}", *wrong])


def test_most_weak_cases_are_read_as_the_table_says() -> None:
    failed = {case.id: wrong for case in WEAK if (wrong := faults(case, read(case)))}
    assert len(failed) <= (1 - WEAK_FLOOR) * len(WEAK), failed


@pytest.mark.parametrize("rule", REGISTERED)
def test_every_rule_has_two_cases_that_it_must_read_and_two_that_it_must_not(rule: str) -> None:
    of_rule = [case for case in cases() if case.rule == rule]
    assert sum(bool(case.expected) for case in of_rule) >= 2, f"{rule}: add cases that must be read to tests/cases"
    assert sum(not case.expected for case in of_rule) >= 2, f"{rule}: add cases that must not be read to tests/cases"


def test_every_case_is_of_a_rule_that_is_registered() -> None:
    assert {case.rule for case in cases()} <= {*REGISTERED, SETTLED}


@pytest.mark.parametrize("construction", range(1, 18))
def test_every_construction_that_real_texts_use_is_in_the_table(construction: int) -> None:
    """The number at the head of the note counts the constructions; each has what must be read or what must not."""
    of_it = [case for case in cases() if case.rule == SETTLED and case.note.split()[0] == str(construction)]
    assert of_it


def test_the_constructions_have_both_kinds() -> None:
    kinds = Counter(bool(case.expected) for case in cases() if case.rule == SETTLED)
    assert kinds[True] >= 25
    assert kinds[False] >= 12


def test_as_many_cases_are_found_as_the_files_have_rows() -> None:
    assert len(cases()) == rows() >= FLOOR


def test_no_text_stands_twice_under_one_rule() -> None:
    seen = Counter((case.rule, case.text, case.known) for case in cases())
    assert [key for key, times in seen.items() if times > 1] == []


def test_no_sentence_of_a_case_is_a_sentence_of_the_seeds() -> None:
    """A rule is tested by sentences that nobody tuned it on."""
    known = "".join("".join(fold(read_document(path).text).split()) for path in find_texts([SEEDS]))
    for case in cases():
        for sentence in fold(case.text).replace("\n", "。").split("。"):
            assert len(sentence) < 12 or "".join(sentence.split()) not in known, case.id
