"""What people and programs see of a score."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console, RenderableType

from graph.evaluate import SLOTS, Evaluation
from graph.evaluate.score import Scores
from graph.evaluate.show import NAMES, as_json, mistake_tables, parts_table, score_table
from tests.evaluate.case import Case


@pytest.fixture
def evaluation(case: Case) -> Evaluation:
    """Return an evaluation with a mistake in one slot, and one stay made up whose name is hostile."""
    case.stay["mode"] = "跟班学习"
    case.tables["people"].append({"name": "[bold]\x1b[31m红\n字"})
    return case.evaluate()


def shown(*parts: RenderableType, width: int = 200) -> str:
    """Return what a terminal without colours shows."""
    console = Console(file=io.StringIO(), width=width, emoji=False)
    for part in parts:
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_every_slot_has_a_chinese_name() -> None:
    assert set(NAMES) == set(Scores().measures())
    assert set(SLOTS) < set(NAMES)


def test_the_table_has_a_line_for_every_slot(evaluation: Evaluation) -> None:
    said = shown(score_table(evaluation.overall, 1))
    assert "1 篇标注文献 annotated documents" in said
    for slot in NAMES:
        assert f"{NAMES[slot]} {slot}" in said
    (line,) = [line.split() for line in said.splitlines() if line.split()[1:2] == ["people"]]
    assert line == ["人物", "people", "3", "4", "3", "0.750", "1.000", "0.857"]


def test_a_part_has_a_line_and_a_dash_where_there_is_nothing_to_score(evaluation: Evaluation) -> None:
    said = shown(parts_table({**evaluation.by_document, "空": Scores()}, "文献 document"))
    assert "seaside.txt" in said
    (line,) = [line.split() for line in said.splitlines() if line.strip().startswith("空")]
    assert set(line[1:]) == {"–"}


def test_mistakes_stand_under_their_slot_with_their_passage(evaluation: Evaluation) -> None:
    said = shown(*mistake_tables(evaluation))
    assert "方式 mode：1" in said
    assert "林知远" in said
    assert "「云岭县发展和改革局副局长林知远到海城市新湾区行政审批局挂职半年」" in said.replace("\n", "")
    assert "派出单位 home_unit" not in said


def test_words_of_a_text_neither_steer_the_terminal_nor_become_markup(evaluation: Evaluation) -> None:
    said = shown(*mistake_tables(evaluation))
    assert "\x1b" not in said
    assert "[bold] [31m红 字" in said


def test_json_holds_every_figure_and_every_mistake(evaluation: Evaluation, case: Case) -> None:
    read = json.loads(json.dumps(as_json(evaluation), ensure_ascii=False))
    assert read["documents"] == ["seaside.txt"]
    assert read["overall"] == read["by_document"]["seaside.txt"] == read["by_genre"]["通讯"]
    assert read["overall"]["mode"] == {"right": 0, "predicted": 1, "gold": 1, "precision": 0, "recall": 0, "f1": 0}
    assert set(read["overall"]) == set(NAMES)
    mode = next(one for one in read["mistakes"] if one["slot"] == "mode")
    assert mode["quote"] == case.text[mode["start_char"] : mode["end_char"]]
    assert (mode["predicted"], mode["annotated"]) == ("跟班学习", "挂职")
