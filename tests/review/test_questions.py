"""What a build leaves to a person, what matters most first, and nothing that somebody has answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import read_knowledge
from graph.decide.table import append
from graph.errors import InputError
from graph.publish import publish
from graph.review import Question, answers, questions
from graph.review.answers import decided
from tests.corpora import LATER, WUJIANG, values, written

NAMESAKE = "赴浙挂职干部田茂林最忙。"
UNREAD = "吴江区商务局局长柴之远最忙。选派的消息一到，柴之远就报了名。"
TEXTS = {
    "a.txt": WUJIANG,
    "b.txt": LATER,
    "c.txt": NAMESAKE,
    "d.txt": f"{WUJIANG}\n\n{UNREAD}".replace("田茂林", "陆启元"),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return written(tmp_path / "texts", TEXTS)


def asked(corpus: Path) -> tuple[Question, ...]:
    output = corpus.parent / "output"
    publish(read_knowledge([corpus]), output)
    return questions(output, corpus)


def test_what_is_open_is_asked_what_matters_most_first(corpus: Path) -> None:
    found = asked(corpus)
    assert [(one.form, one.about) for one in found] == [
        ("person", "田茂林"),
        ("choice", "田茂林"),
        ("sent", "柴之远"),
    ]
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


def test_both_passages_stand_in_the_question(corpus: Path) -> None:
    choice = next(one for one in asked(corpus) if one.form == "choice")
    assert [(side.document, side.value) for side in choice.sides] == [("a.txt", "2022-10"), ("b.txt", "2022-11")]
    assert all(TEXTS[side.document][side.start : side.end] == side.quote for side in choice.sides)


@pytest.mark.parametrize("form", ["person", "choice", "sent"])
def test_whatever_is_answered_is_not_asked_again_and_goes_into_the_graph(corpus: Path, form: str) -> None:
    question = next(one for one in asked(corpus) if one.form == form)
    for answer in answers(question):
        if answer.free:
            continue
        append(corpus, (decided(answer, who="李敏", when="2024-05-31"),))
        assert form not in {one.form for one in asked(corpus)}, answer
        assert read_knowledge([corpus]).unapplied == ()
        (corpus / "decisions.tsv").unlink()


def test_an_own_value_is_an_answer(corpus: Path) -> None:
    question = next(one for one in asked(corpus) if one.form == "choice")
    free = next(one for one in answers(question) if one.free)
    append(corpus, (decided(free, value="2022-10-18"),))
    assert "2022-10-18" in values(read_knowledge([corpus]), "start")
    assert "2022-11" not in values(read_knowledge([corpus]), "start")


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        questions(tmp_path, tmp_path)
