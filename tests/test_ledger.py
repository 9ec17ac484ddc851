"""The ledger as a file: a line for each occurrence, and no sentence so long that the file grows out of hand."""

from __future__ import annotations

import csv

from graph.ledger import LONGEST, ledger_bytes
from graph.model import Outcome, Passage, Trigger


def rows(ledger: list[Trigger]) -> list[dict[str, str]]:
    return list(csv.DictReader(ledger_bytes(ledger).decode("utf-8-sig").splitlines()))


def test_a_sentence_is_written_whole() -> None:
    line = Trigger(Passage("a.txt", 2, 4, "挂职"), Outcome.GENERAL, "泛指", "他在挂职。")
    assert rows([line])[0]["sentence"] == "他在挂职。"


def test_of_a_very_long_sentence_the_words_around_each_occurrence_are_written() -> None:
    sentence = "".join(f"第{number}人挂职，" for number in range(3000))
    places = [at for at in range(len(sentence)) if sentence.startswith("挂职", at)]
    ledger = [Trigger(Passage("a.txt", at, at + 2, "挂职"), Outcome.GENERAL, "泛指", sentence) for at in places]
    written = rows(ledger)
    assert {len(row["sentence"]) <= LONGEST + 2 for row in written} == {True}
    for number in (0, 1, 1500, 2999):
        assert f"第{number}人挂职" in written[number]["sentence"]
    assert written[0]["sentence"].startswith("第0人") and written[0]["sentence"].endswith("…")
    assert written[-1]["sentence"].startswith("…") and written[-1]["sentence"].endswith("第2999人挂职，")


def test_a_word_in_another_coat_than_its_sentence_gives_the_beginning() -> None:
    line = Trigger(Passage("a.txt", 600, 602, "掛職"), Outcome.GENERAL, "泛指", "他" * 600 + "挂职。")
    assert rows([line])[0]["sentence"] == "他" * LONGEST + "…"
