"""Many texts as dense as the seeds: what the benchmark measures on a thousand, seen to on twenty."""

from __future__ import annotations

import pytest

from graph.explore import render
from graph.model import Knowledge
from tests.explore.dense import make_dense


@pytest.fixture(scope="module")
def dense() -> Knowledge:
    """Return twenty dense texts."""
    return make_dense(4)


def test_copies_say_other_things_in_the_same_places(dense: Knowledge) -> None:
    texts = {document.name: document.text for document in dense.documents}
    assert len(set(texts.values())) == 20
    evidence = [one for known in dense.entities for one in known.evidence]
    evidence += [one for known in dense.facts for one in known.evidence]
    for one in evidence:
        assert texts[one.passage.document][one.passage.start : one.passage.end] == one.passage.quote
    assert len([entity for entity in dense.entities if entity.kind == "Cadre"]) == 4 * 37


def test_a_thousand_dense_texts_go_into_a_mail(dense: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.explore.page.PLAIN", 0)
    ten, twenty = (len(render(knowledge)) for knowledge in (make_dense(2), dense))
    # What ten more add is what each further ten add at most, since words and names come again: a thousand have fifteen million bytes.
    assert twenty + 98 * (twenty - ten) < 15_000_000
