"""What is wrong with a build is found, and said where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.assemble import assemble
from graph.build import read_knowledge
from graph.check import check
from graph.check.documents import Source, check_passages
from graph.check.references import check_references
from graph.check.shapes import check_shapes
from graph.errors import InputError
from graph.iri import DEFAULT_BASE
from graph.model import Fact, Knowledge, Literal
from graph.output import MARKER
from graph.publish import publish
from graph.store import Store
from tests.check.forge import forged_graph


@pytest.fixture(scope="module")
def built(tiny: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a build that nobody changes."""
    output = tmp_path_factory.mktemp("built") / "output"
    publish(tiny, output)
    return output


def test_a_build_that_is_in_order_has_no_findings(built: Path, texts: Path) -> None:
    assert check(built, texts) == ()


def test_a_folder_without_a_build_is_an_error(tmp_path: Path, texts: Path) -> None:
    with pytest.raises(InputError, match="holds no build"):
        check(tmp_path, texts)


def test_a_text_that_has_changed_is_found(built: Path, texts: Path) -> None:
    (texts / "notice.txt").write_text("something else", encoding="utf-8")
    (finding,) = check(built, texts)
    assert finding.where.endswith("notice.txt")
    assert "changed since the build" in finding.what


def test_a_text_that_is_gone_is_found(built: Path, texts: Path) -> None:
    (texts / "notice.txt").unlink()
    (finding,) = check(built, texts)
    assert "is not there" in finding.what
    assert finding.severity == "warning"


def test_without_the_texts_the_passages_are_held_against_the_words_in_the_graph(
    tiny: Knowledge, tmp_path: Path
) -> None:
    def move(text: str) -> str:
        return text.replace('anchorOf> "为期半年"', 'anchorOf> "为期一年"')

    forged_graph(tiny, tmp_path / "output", move)
    errors = [one for one in check(tmp_path / "output", tmp_path / "nowhere") if one.severity == "error"]
    assert [(one.where, one.what) for one in errors] == [
        ("seaside.txt#char=122,126", "the text does not read 「为期一年」")
    ]


def test_words_in_the_graph_that_are_not_the_text_are_found(tiny: Knowledge, tmp_path: Path, texts: Path) -> None:
    forged_graph(tiny, tmp_path / "output", lambda text: text.replace("欢迎到云岭县", "不到云岭县"))
    (finding,) = check(tmp_path / "output", texts)
    assert finding.what == "nif:isString is not the text as read"


def test_a_text_with_line_ends_of_windows_keeps_them_and_its_offsets(tmp_path: Path) -> None:
    text = "\r\n见闻\r\n碧江区商务局局长田茂林，二〇二一年三月起在苏州市\r\n吴江区商务局挂职，为期半年。\r\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    knowledge = read_knowledge([tmp_path / "a.txt"])
    assert knowledge.documents[0].text == text
    places = {one.passage for fact in knowledge.facts for one in fact.evidence}
    assert {text[one.start : one.end] == one.quote for one in places} == {True}
    assert any("\r\n" in one.quote for one in places)
    publish(knowledge, tmp_path / "output")
    assert check(tmp_path / "output", tmp_path) == ()


def test_a_text_that_the_build_has_not_read_is_told_of_and_a_copy_is_not(built: Path, texts: Path) -> None:
    (texts / "copy.txt").write_bytes((texts / "notice.txt").read_bytes())
    assert check(built, texts) == ()
    (texts / "new.txt").write_text("巧家县水务局副局长陆启元在东莞市挂职。", encoding="utf-8")
    (finding,) = check(built, texts)
    assert (finding.where, finding.severity) == (str(texts), "warning")
    assert finding.what.endswith("not read: new.txt")


def test_a_quote_that_is_not_its_characters_is_found(store: Store, tiny: Knowledge) -> None:
    iris = {one.name: f"{DEFAULT_BASE}document/{one.name}" for one in tiny.documents}
    moved = [Source(iris[one.name], one.name, DEFAULT_BASE, one.text.replace("半年", "一年")) for one in tiny.documents]
    (finding,) = check_passages(store, {one.iri: one for one in moved})
    assert finding.where == "seaside.txt#char=122,126"
    assert "为期半年" in finding.what


def test_a_file_that_was_changed_by_hand_is_found(tiny: Knowledge, tmp_path: Path, texts: Path) -> None:
    output = tmp_path / "output"
    publish(tiny, output)
    (output / "tables" / "people.csv").write_bytes(b"mine")
    (output / "report.md").unlink()
    findings = {Path(one.where).name: one.what for one in check(output, texts)}
    assert "has changed" in findings["people.csv"]
    assert findings["report.md"] == "is missing"


def _without(predicate: str, subject: str) -> Callable[[Knowledge], Knowledge]:
    def change(knowledge: Knowledge) -> Knowledge:
        kept = (one for one in knowledge.facts if (one.predicate, one.subject) != (predicate, subject))
        return replace(knowledge, facts=tuple(kept))

    return change


def _with(subject: str, predicate: str, value: str | Literal) -> Callable[[Knowledge], Knowledge]:
    def change(knowledge: Knowledge) -> Knowledge:
        return replace(
            knowledge, facts=(*knowledge.facts, Fact(subject, predicate, value, knowledge.facts[0].evidence))
        )

    return change


def _without_rule(knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, rules=knowledge.rules[1:])


STAY = "placement/苏明哲/新湾区"


@pytest.mark.parametrize(
    ("change", "node", "word"),
    [
        (_without("ofCadre", STAY), STAY, "ofCadre"),
        (_with(STAY, "ofCadre", "cadre/韩青"), STAY, "ofCadre"),
        (_with(STAY, "start", Literal("2021", "gYear")), STAY, "start"),
        (_with("cadre/韩青", "homeUnit", "area/东山省"), "cadre/韩青", "homeUnit"),
        (_without_rule, "batch/云岭县第二批赴新湾区跟班学习", "readBy"),
    ],
)
def test_what_breaks_a_shape_is_found_at_its_node(
    tiny: Knowledge, change: Callable[[Knowledge], Knowledge], node: str, word: str
) -> None:
    findings = [one for one in check_shapes(Store(assemble(change(tiny)))) if one.where.endswith(node)]
    assert any(word in one.what for one in findings)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (_with(STAY, "mode", "mode:no-such-word"), "mode:no-such-word"),
        (_with(STAY, "toUnit", "unit/nowhere"), "unit/nowhere"),
    ],
)
def test_what_points_at_nothing_is_found(tiny: Knowledge, change: Callable[[Knowledge], Knowledge], word: str) -> None:
    findings = [one for one in check_references(Store(assemble(change(tiny)))) if one.where.endswith(STAY)]
    assert any(f"{word}, which is nowhere described" in one.what for one in findings)


def test_nothing_good_points_at_nothing(store: Store) -> None:
    assert list(check_references(store)) == []


def test_the_shapes_find_nothing_in_good_knowledge(store: Store) -> None:
    assert list(check_shapes(store)) == []


def test_a_build_without_a_ledger_is_an_error(tiny: Knowledge, tmp_path: Path, texts: Path) -> None:
    output = tmp_path / "output"
    publish(tiny, output)
    (output / "ledger.csv").unlink()
    with pytest.raises(InputError, match="no ledger"):
        check(output, texts)
    assert (output / MARKER).exists()
