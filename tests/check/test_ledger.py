"""The ledger adds up to 100 %: of the occurrences that the scheme and the text tell, not of those that it owns up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import read_knowledge
from graph.check import check
from graph.check.ledger import occurrences
from graph.ledger import ledger_bytes
from graph.model import Knowledge, Outcome, Passage, Trigger
from graph.publish import publish
from tests.check.forge import seal

LAST = "欢迎到云岭县跟班学习"
LIN, HAN = "placement/林知远/新湾区", "placement/韩青/海城市"

Ledger = list[Trigger]


def placement(detail: str) -> Callable[[Ledger], Ledger]:
    """Return what writes *detail* into every line that tells of a placement."""

    def change(ledger: Ledger) -> Ledger:
        return [replace(one, detail=detail) if one.outcome is Outcome.PLACEMENT else one for one in ledger]

    return change


def at(start: int, end: int, quote: str) -> Callable[[Ledger], Ledger]:
    """Return what moves the first line to another place."""

    def change(ledger: Ledger) -> Ledger:
        moved = replace(ledger[0].passage, start=start, end=end, quote=quote)
        return [replace(ledger[0], passage=moved), *ledger[1:]]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda ledger: [one for one in ledger if one.sentence != LAST], "the ledger has no line for it"),
        (lambda ledger: [one for one in ledger if one.passage.quote != "挂职"], "the ledger has no line for it"),
        (lambda ledger: [], "the ledger has no line for it"),
        (lambda ledger: [*ledger, replace(ledger[0], outcome=Outcome.GENERAL)], "accounts for it 2 times"),
        (placement("placement/nobody"), "the graph has no placement placement/nobody"),
        (placement(""), "the graph has no placement"),
        (placement("cadre/林知远"), "the graph has no placement cadre/林知远"),
        (placement(LIN), f"the graph has no placement {LIN} that was read in notice.txt"),
        (placement(HAN), f"the graph has no placement {HAN} that was read in seaside.txt"),
        (at(11, 15, "跟班学习"), "the text does not read"),
        (at(12, 14, "跟班"), "no trigger word stands just here"),
        (at(0, 2, "关于"), "no trigger word stands just here"),
    ],
)
def test_a_ledger_that_does_not_add_up_is_found(
    tiny: Knowledge, tmp_path: Path, texts: Path, change: Callable[[Ledger], Ledger], said: str
) -> None:
    output = tmp_path / "output"
    publish(replace(tiny, ledger=tuple(change(list(tiny.ledger)))), output)
    findings = check(output, texts)
    assert any(said in one.what for one in findings), findings


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",heading,", ",joy,", "is no outcome"),
        (",negation,", ",,", "is no outcome"),
        ("notice.txt,12,16", "notice.txt,x,16", "has no place"),
        ("notice.txt,12,16", "notice.txt,²,16", "has no place"),
        ("notice.txt,12,16", "other.txt,12,16", "the graph has no document other.txt"),
        (",the heading,", ",,", "gives no reason"),
    ],
)
def test_a_line_that_makes_no_sense_is_found(
    tiny: Knowledge, tmp_path: Path, texts: Path, old: str, new: str, said: str
) -> None:
    output = tmp_path / "output"
    publish(tiny, output)
    before = ledger_bytes(tiny.ledger).decode()
    (output / "ledger.csv").write_bytes(before.replace(old, new, 1).encode())
    assert old in before
    seal(output)
    assert any(said in one.what for one in check(output, texts))


def test_a_word_that_is_broken_over_a_line_is_found_with_its_break() -> None:
    text = "巧家县水务局副局长陆启元二○二一年三月起到广东省东莞市水务局挂\n职锻炼，为期半年，收获很大。"
    (place,) = occurrences("a.txt", text)
    assert place.quote == "挂\n职锻炼"
    assert text[place.start : place.end] == place.quote


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他在挂职锻炼。", ["挂职锻炼"]),
        ("他在挂 职。", ["挂 职"]),
        ("他挂职，又挂职。", ["挂职", "挂职"]),
        ("他在家。", []),
        ("", []),
    ],
)
def test_the_longest_word_of_the_scheme_counts(text: str, words: list[str]) -> None:
    assert [one.quote for one in occurrences("a.txt", text)] == words


def test_a_broken_word_without_a_line_is_missed(tmp_path: Path) -> None:
    folder, output = tmp_path / "texts", tmp_path / "output"
    folder.mkdir()
    text = "巧家县水务局副局长陆启元在广东省东莞市水务局挂\n职，为期半年。\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    knowledge = read_knowledge([folder])
    publish(knowledge, output)
    assert check(output, folder) == ()
    broken = Passage("a.txt", text.index("挂"), text.index("，"), "挂\n职")
    assert broken in {one.passage for one in knowledge.ledger}
    (output / "ledger.csv").write_bytes(ledger_bytes(one for one in knowledge.ledger if one.passage != broken))
    seal(output)
    assert [one.where for one in check(output, folder)] == [f"a.txt#char={broken.start},{broken.end}"]
