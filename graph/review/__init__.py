"""Walks a person through what is undecided or told differently, and writes down the answers."""

from __future__ import annotations

from graph.review.answers import Answer, answers
from graph.review.questions import Question, Side, questions

__all__ = ["Answer", "Question", "Side", "answers", "questions"]
