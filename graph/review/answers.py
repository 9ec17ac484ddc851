"""What can be answered to a question, and the decision that each answer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.decide.places import Words
from graph.decide.table import Decision
from graph.review.questions import Question, Side

__all__ = ["Answer", "answers", "decided", "unmistakable"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the key to press, the words for it, and the decision; a free one asks for the value."""

    key: str
    words: str
    decision: Decision
    free: bool = False


def answers(question: Question) -> Sequence[Answer]:
    """Return the answers to *question*, in the order in which they are offered."""
    first = question.sides[0]
    fact = Decision("", 0, "right", question.kind, first.document, first.quote, question.about)
    if question.form in ("person", "placement"):
        other = question.sides[1]
        pair = replace(fact, other_document=other.document, other_quote=other.quote)
        return (
            Answer("1", "是同一个 the same", replace(pair, verdict="same")),
            Answer("2", "不是同一个 different", replace(pair, verdict="different")),
            Answer("3", "不能确定 unsure", replace(pair, verdict="unsure")),
        )
    if question.form == "sent":
        return (Answer("1", "没有被派出 was not sent", replace(fact, verdict="wrong")),)
    chosen = [
        Answer(str(number), side.value, replace(fact, document=side.document, quote=side.quote, value=side.value))
        for number, side in enumerate(question.sides, 1)
        if side.value
    ]
    if question.form == "host" and " / " in question.why:
        told = question.why.split(" / ")
        chosen = [Answer(str(number), unit, replace(fact, value=unit)) for number, unit in enumerate(told, 1)]
    typed = replace(fact, verdict="corrected")
    return (*chosen, Answer("v", "另写一个值 another value", typed, free=True))


def unmistakable(side: Side, text: str) -> str:
    """Return the words of *side* with as many before and behind them as it takes to stand once in *text*.

    「王伟」 is named all over a page; 「本报记者 王伟」 once. What cannot be told apart within a line is returned as it is.

    Args:
        side: whose words they are.
        text: of its document, as read.
    """
    words = Words(side.document, text)
    if text[side.start : side.end] != side.quote or len(words.places_of(side.quote)) < 2:
        return side.quote
    first = text.rfind("\n", 0, side.start) + 1
    last = text.find("\n", side.end)
    last = len(text) if last < 0 else last
    left, right = side.start, side.end
    while left > first or right < last:
        left, right = (left - 1, right) if left > first else (left, right + 1)
        if len(words.places_of(text[left:right])) == 1:
            return text[left:right]
    return side.quote


def decided(answer: Answer, *, value: str = "", who: str = "", when: str = "", why: str = "") -> Decision:
    """Return the decision of *answer* as a line of the table.

    Args:
        answer: that was given.
        value: what a person wrote, for a free answer.
        who: answers.
        when: as an ISO date.
        why: in the person's words.
    """
    return replace(answer.decision, value=value or answer.decision.value, who=who, when=when, why=why)
