"""The conversation at the terminal: one question after the other, both passages in view, every answer written at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from graph import terminal
from graph.decide.table import append
from graph.errors import InputError
from graph.review.answers import Answer, answers, decided, unmistakable
from graph.review.questions import Question, Side
from graph.texts import read_text

__all__ = ["converse", "listing"]

#: How much of a text is shown on either side of a passage.
_AROUND = 60


def converse(open_: Sequence[Question], texts: Path, who: str) -> int:
    """Ask one question after the other until all are answered or the person has enough.

    Args:
        open_: the questions.
        texts: the folder of the texts, with the table that the answers are written into.
        who: is asked.

    Returns:
        the number of answers.
    """
    given = 0
    for number, question in enumerate(open_, 1):
        click.echo()
        click.secho(
            f"[{number}/{len(open_)}] {terminal.printable(question.about)}：{terminal.printable(question.why)}",
            bold=True,
        )
        for place, side in enumerate(question.sides, 1):
            _show(texts, side, place)
        offered = answers(_told_once(question, texts))
        for answer in offered:
            click.echo(f"  {answer.key}  {terminal.printable(answer.words)}")
        click.echo("  s  先放着 skip      q  到此为止 quit")
        chosen = _ask(offered)
        if chosen == "q":
            break
        if isinstance(chosen, Answer) and _write(chosen, texts, who):
            given += 1
    return given


def _told_once(question: Question, texts: Path) -> Question:
    """Return *question* with words for each side that stand once in its text, where it asks whether two are one."""
    if question.form not in ("person", "placement"):
        return question
    sides = (replace(side, quote=unmistakable(side, read_text(texts / side.document) or "")) for side in question.sides)
    return replace(question, sides=tuple(sides))


def _ask(offered: Sequence[Answer]) -> Answer | str:
    by_key = {answer.key: answer for answer in offered}
    key = click.prompt("答 answer", type=click.Choice([*by_key, "s", "q"]), show_choices=False, default="s")
    return by_key.get(key, key)


def _write(answer: Answer, texts: Path, who: str) -> bool:
    """Write the answer into the table; a value that cannot be is said, and the question stays open."""
    value = click.prompt("值 value", default="", show_default=False).strip() if answer.free else ""
    if answer.free and not value:
        return False
    why = click.prompt("理由，可不写 why, if you like", default="", show_default=False).strip()
    line = decided(answer, value=value, who=who, when=date.today().isoformat(), why=why)
    try:
        append(texts, (line,))
    except InputError as error:
        click.echo(f"error: {terminal.printable(str(error))}", err=True)
        return False
    return True


def _show(texts: Path, side: Side, number: int) -> None:
    text = read_text(texts / side.document) or ""
    before, after = "", ""
    if text[side.start : side.end] == side.quote:
        before = text[max(0, side.start - _AROUND) : side.start]
        after = text[side.end : side.end + _AROUND]
    value = f" {side.value}" if side.value else ""
    click.echo(f"  {number}){terminal.printable(value)} {terminal.printable(side.document)} {side.start}–{side.end}")
    terminal.console().print(terminal.quotation(before, side.quote, after))


#: What is asked, in words.
_FORMS = {
    "person": "是否一人 one person?",
    "placement": "是否一段经历 one stay?",
    "choice": "取何值 which value?",
    "host": "去了哪里 where to?",
    "sent": "是否被派 sent?",
}


def listing(open_: Sequence[Question]) -> list[tuple[str, ...]]:
    """Return a line for each question: what, about whom, why, the passages."""
    return [
        (
            _FORMS[question.form],
            question.about,
            question.why,
            " ｜ ".join(
                f"{side.value + '：' if side.value else ''}{side.document} {side.start}–{side.end}「{' '.join(side.quote.split())}」"
                for side in question.sides
            ),
        )
        for question in open_
    ]
