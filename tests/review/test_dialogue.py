"""The conversation: keys in, decisions out; a person can stop at any time and keep what was answered."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.build import read_knowledge
from graph.cli import cli
from graph.decide import read_decisions
from graph.publish import publish
from tests.corpora import LATER, WUJIANG, written

TEXTS = {"a.txt": WUJIANG, "b.txt": LATER, "c.txt": "赴浙挂职干部田茂林最忙。"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = written(tmp_path / "texts", TEXTS)
    publish(read_knowledge([folder]), tmp_path / "output")
    return folder


def review(corpus: Path, *more: str, keys: str = "") -> str:
    words = ["review", "-o", str(corpus.parent / "output"), "--texts", str(corpus), *more]
    result = CliRunner().invoke(cli, words, input=keys)
    assert result.exit_code == 0, result.output
    return result.output


def test_every_answer_is_written_with_who_and_why(corpus: Path) -> None:
    said = review(corpus, "--who", "李敏", keys="2\n看过名册\n1\n\n")
    first, second = read_decisions(corpus)
    assert (first.verdict, first.kind, first.who, first.why) == ("different", "person", "李敏", "看过名册")
    assert (second.verdict, second.kind, second.value) == ("right", "start", "2022-10")
    assert "写下 2 条决定" in said


def test_both_passages_are_shown(corpus: Path) -> None:
    said = review(corpus, keys="q\n")
    assert "碧江区商务局局长" in said
    assert "赴浙「挂职干部" in said


def test_whoever_stops_keeps_what_was_answered(corpus: Path) -> None:
    review(corpus, keys="3\n\nq\n")
    assert [one.verdict for one in read_decisions(corpus)] == ["unsure"]


def test_what_is_put_off_is_not_written(corpus: Path) -> None:
    review(corpus, keys="s\ns\n")
    assert read_decisions(corpus) == ()


def test_a_value_that_cannot_be_is_told_and_not_written(corpus: Path) -> None:
    said = review(corpus, keys="s\nv\n去年\n\n")
    assert "is no date" in said
    assert read_decisions(corpus) == ()


def test_the_list_is_a_table_for_a_spreadsheet(corpus: Path) -> None:
    rows = list(csv.reader(review(corpus, "--list", "--format", "csv").lstrip("\ufeff").splitlines()))
    assert [row[:2] for row in rows[1:]] == [
        ["是否一人 one person?", "田茂林"],
        ["取何值 which value?", "田茂林"],
    ]


def test_nothing_open_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "texts", {"a.txt": WUJIANG})
    publish(read_knowledge([folder]), tmp_path / "output")
    assert "没有待定的事" in review(folder)


def test_two_of_one_name_in_one_text_are_told_apart_by_the_answer(tmp_path: Path) -> None:
    """The cadre and whoever signs: the words of the answer have to stand once in the text."""
    texts = {"a.txt": WUJIANG, "b.txt": "赴浙挂职干部田茂林最忙。\n\n本报记者 田茂林"}
    folder = written(tmp_path / "texts", texts)
    publish(read_knowledge([folder]), tmp_path / "output")
    review(folder, keys="2\n\n" * 9)
    answers = read_decisions(folder)
    assert {one.verdict for one in answers} == {"different"}
    assert any("者 田茂林" in (one.quote, one.other_quote) for one in answers)
    assert not read_knowledge([folder]).unapplied
