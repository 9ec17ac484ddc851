"""The score for people, as tables of the terminal, and for programs, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.evaluate.score import SHARES, SLOTS, Evaluation, Mistake, Scores
from graph.evaluate.source import Place

__all__ = ["NAMES", "as_json", "mistake_tables", "parts_table", "print_evaluation", "score_table"]

#: What people call a slot.
NAMES = {
    "placement": "派出经历",
    "cadre": "派出干部",
    "home_unit": "派出单位",
    "home_title": "原任职务",
    "home_area": "派出地区",
    "host_unit": "接收单位",
    "host_title": "挂任职务",
    "host_area": "接收地区",
    "mode": "方式",
    "start": "开始",
    "end": "结束",
    "duration": "时长",
    "lesson recall": "收获找到",
    "lesson precision": "收获准确",
    "lesson owner": "收获归属",
    "lesson kind": "收获类别",
    "lesson main theme": "主要主题",
    "lesson themes": "各个主题",
    "lesson f1": "学习收获",
    "practices": "做法",
    "policies": "政策文件",
    "pairings": "结对关系",
    "batches": "批次",
    "figures": "数据",
    "people": "人物",
    "facts kept": "保留事实",
}
#: What a table of documents or genres shows of each.
_HEADLINES = (
    "placement", "cadre", "home_unit", "host_unit", "mode", "start", "lesson f1", "practices", "figures", "people",
    "facts kept",
)  # fmt: skip
#: How many characters of a value and of a passage a table of mistakes shows.
_VALUE, _PASSAGE = 60, 80


def score_table(scores: Scores, documents: int) -> Table:
    """Return what is right, slot by slot.

    Args:
        scores: of all documents, or of some.
        documents: how many.
    """
    table = _table(f"{documents} 篇标注文献 annotated documents", "项目 slot")
    for heading in ("对 right", "读出 found", "标注 gold", "准确率 P", "召回率 R", "F1"):
        table.add_column(heading, justify="right")
    for slot in SLOTS:
        if slot == "lesson recall":
            table.add_row(_name("lesson f1"), "", "", "", "", "", f"{scores.lesson_f1:.3f}")
        table.add_row(_name(slot), *_cells(slot, scores))
    kept, of = scores.facts
    table.add_section()
    table.add_row(_name("facts kept"), str(kept), "", str(of), "", f"{scores.facts_kept:.3f}", "")
    return table


def _cells(slot: str, scores: Scores) -> tuple[str, ...]:
    """Return the figures of a slot; of a share, which asks each lesson one question, those that mean something."""
    tally = scores[slot]
    precision, recall, f1 = (f"{one:.3f}" for one in (tally.precision, tally.recall, tally.f1))
    if slot == "lesson precision":
        return str(tally.right), str(tally.predicted), "", precision, "", ""
    if slot in SHARES:
        return str(tally.right), "", str(tally.gold), "", recall, ""
    return str(tally.right), str(tally.predicted), str(tally.gold), precision, recall, f1


def parts_table(parts: Mapping[str, Scores], heading: str) -> Table:
    """Return the F1 of the most telling slots, one row for each part; 「–」 where there is nothing to score.

    Args:
        parts: scores by document or by genre.
        heading: what a part is, in both languages: 「文献 document」.
    """
    table = _table("", heading)
    for slot in _HEADLINES:
        table.add_column(f"{NAMES[slot]}\n{slot}", justify="right")
    for name, scores in parts.items():
        measures = scores.measures()
        table.add_row(
            Text(_line(name)), *(f"{measures[slot]:.2f}" if _told(slot, scores) else "–" for slot in _HEADLINES)
        )
    return table


def _told(slot: str, scores: Scores) -> bool:
    """Tell whether anything was annotated or predicted."""
    if slot == "facts kept":
        return bool(scores.facts[1])
    slots = ("lesson recall", "lesson precision") if slot == "lesson f1" else (slot,)
    return any(scores[one].gold or scores[one].predicted for one in slots)


def mistake_tables(evaluation: Evaluation) -> Iterator[Table]:
    """Yield the mistakes, one table for each slot: where, whose, what was read, what is right, and the passage."""
    for slot, mistakes in groupby(evaluation.mistakes, key=lambda mistake: mistake.slot):
        listed = list(mistakes)
        table = _table(f"{NAMES[slot]} {slot}：{len(listed)}", "文献 document")
        for heading in ("干部 cadre", "读成 predicted", "应为 annotated", "原文 passage"):
            table.add_column(heading, overflow="fold")
        for one in listed:
            words = (one.document, one.cadre, _short(one.predicted, _VALUE), _short(one.annotated, _VALUE))
            table.add_row(*(Text(_line(word)) for word in (*words, _passage(one.passage))))
        yield table


def _passage(place: Place) -> str:
    where = "" if place.start is None else f" {place.start}–{place.end}"
    return f"「{_short(place.quote, _PASSAGE)}」{where}" if place.quote else ""


def _table(title: str, heading: str) -> Table:
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(heading, overflow="fold")
    return table


def _name(slot: str) -> str:
    return f"{NAMES[slot]} {slot}"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _line(words: str) -> str:
    """Return *words* on one line and without control characters: a text must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in words)


def print_evaluation(console: Console, evaluation: Evaluation, *, mistakes: bool = False) -> None:
    """Print the scores over all documents, by document and by genre, and the mistakes if they are asked for."""
    console.print(score_table(evaluation.overall, len(evaluation.by_document)))
    console.print(parts_table(evaluation.by_document, "文献 document"))
    if evaluation.by_genre:
        console.print(parts_table(evaluation.by_genre, "体裁 genre"))
    for table in mistake_tables(evaluation) if mistakes else ():
        console.print(table)


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """Return the evaluation in the terms of JSON: every tally and figure, every mistake with its whole passage."""
    return {
        "documents": list(evaluation.by_document),
        "overall": _scores(evaluation.overall),
        "by_document": {name: _scores(scores) for name, scores in evaluation.by_document.items()},
        "by_genre": {name: _scores(scores) for name, scores in evaluation.by_genre.items()},
        "mistakes": list(map(_mistake, evaluation.mistakes)),
        "without_text": list(evaluation.without_text),
    }


def _scores(scores: Scores) -> dict[str, object]:
    slots: dict[str, object] = {}
    for slot in SLOTS:
        tally = scores[slot]
        slots[slot] = {
            "right": tally.right,
            "predicted": tally.predicted,
            "gold": tally.gold,
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
        }
    return {**slots, "lesson f1": scores.lesson_f1, "facts kept": scores.facts_kept}


def _mistake(mistake: Mistake) -> dict[str, object]:
    return {
        "slot": mistake.slot,
        "document": mistake.document,
        "cadre": mistake.cadre,
        "predicted": mistake.predicted,
        "annotated": mistake.annotated,
        "quote": mistake.passage.quote,
        "start_char": mistake.passage.start,
        "end_char": mistake.passage.end,
    }
