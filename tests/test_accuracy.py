"""How well the extractors read: floors under the scores, counted and not timed. A rule that pushes one through fails.

Raise a floor when the score has risen; lower none without saying why.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.scored import BRIEF, FRESH, FURTHER, SETS, measures

SEEDS_FLOORS = {
    "cadre": 1.00,
    "home_unit": 0.98,
    "home_title": 0.99,
    "home_area": 0.99,
    "host_unit": 0.99,
    "host_title": 0.99,
    "host_area": 0.97,
    "mode": 0.99,
    "start": 0.99,
    "duration": 0.99,
    "placement": 0.97,
    "lesson f1": 0.92,
    "lesson owner": 0.98,
    "lesson kind": 0.90,
    "lesson main theme": 0.99,
    "practices": 0.84,
    "policies": 0.99,
    "pairings": 0.99,
    "figures": 0.91,
    "people": 0.95,
    "facts kept": 0.94,
}
CORPUS_FLOORS = {
    "cadre": 0.97,
    "home_unit": 0.95,
    "home_title": 0.94,
    "home_area": 0.92,
    "host_unit": 0.94,
    "host_title": 0.91,
    "host_area": 0.96,
    "mode": 0.94,
    "start": 0.91,
    "duration": 0.90,
    "placement": 0.86,
    "lesson f1": 0.88,
    "lesson owner": 0.99,
    "lesson kind": 0.92,
    "lesson main theme": 0.99,
    "practices": 0.88,
    "policies": 0.99,
    "pairings": 0.97,
    "figures": 0.90,
    "people": 0.94,
    "facts kept": 0.92,
}
#: Texts in other words than those of the corpus, written later, each set to see what the rules do with what they have never met.
LATER_FLOORS = {
    "cadre": 0.97,
    "home_unit": 0.93,
    "home_title": 0.94,
    "home_area": 0.91,
    "host_unit": 0.93,
    "host_title": 0.92,
    "host_area": 0.90,
    "mode": 0.92,
    "start": 0.90,
    "duration": 0.87,
    "placement": 0.76,
    "lesson f1": 0.89,
    "lesson owner": 0.96,
    "lesson kind": 0.90,
    "lesson main theme": 0.98,
    "practices": 0.92,
    "policies": 0.95,
    "pairings": 0.94,
    "figures": 0.88,
    "people": 0.92,
    "facts kept": 0.88,
}
#: The same, written after those: pages crowded with constructions, and everyday ones.
LATEST_FLOORS = {
    "cadre": 0.95,
    "home_unit": 0.89,
    "home_title": 0.87,
    "home_area": 0.84,
    "host_unit": 0.89,
    "host_title": 0.89,
    "host_area": 0.87,
    "mode": 0.89,
    "start": 0.88,
    "duration": 0.85,
    "placement": 0.75,
    "lesson f1": 0.83,
    "lesson owner": 0.94,
    "lesson kind": 0.89,
    "lesson main theme": 0.93,
    "practices": 0.83,
    "policies": 0.96,
    "pairings": 0.93,
    "figures": 0.85,
    "people": 0.92,
    "facts kept": 0.86,
}
#: Written last, in the manner of the corpus: 132 everyday pages of many kinds. Hardly a rule was made for their wordings; the weights were counted on them too.
NEWEST_FLOORS = {
    "cadre": 0.94,
    "home_unit": 0.85,
    "home_title": 0.88,
    "home_area": 0.84,
    "host_unit": 0.84,
    "host_title": 0.81,
    "host_area": 0.82,
    "mode": 0.84,
    "start": 0.83,
    "duration": 0.78,
    "placement": 0.60,
    "lesson f1": 0.83,
    "lesson owner": 0.91,
    "lesson kind": 0.87,
    "lesson main theme": 0.83,
    "practices": 0.83,
    "policies": 0.95,
    "pairings": 0.75,
    "figures": 0.84,
    "people": 0.92,
    "facts kept": 0.83,
}

#: Items of one to three sentences, most from the paper of the place where somebody was sent to; far below the goals.
BRIEF_FLOORS = {"cadre": 0.80, "home_unit": 0.50, "host_unit": 0.50, "placement": 0.25}

# Two floors of the later texts (start, placement) and one of the seeds (kind of lessons) were lowered by a hundredth when the rest of a stay
# came to be weighed over the whole page: texts that nobody had looked at were read better by a tenth and more. So were those of lengths (later,
# latest), of kinds of lessons, and of two of the seeds (area and whole stay, one stay of 37), when everything was weighed again with 60 further
# pages and 210 short items; the newest set is the larger for the pages, and its floors of practices and policies are those of all of it. With 96
# more pages, whose annotations call a stay as the sentence about the person does, words of stays (corpus, newest) and lengths (latest) fell by a
# hundredth each. So did titles at home (corpus), starts (later) and words (latest) when 168 pages that no rule knew came in and times were weighed
# as on such pages: there starts were read better by four hundredths, lengths by three. Units at home (seeds, one of 37) and starts (latest) when
# names were asked by trees and 42 more pages counted: on 42 others whole stays rose from 0.38 to 0.50. Units at home (corpus) by a hundredth when what
# a page tells was weighed side by side, with 98 more pages: on 28 others whole stays rose from 0.58 to 0.66. Titles at home (corpus) when 245 more
# pages counted: on 28 others whole stays rose from 0.64 to 0.67.
FLOORS = {
    "seeds": SEEDS_FLOORS,
    "corpus": CORPUS_FLOORS,
    "later": LATER_FLOORS,
    "latest": LATEST_FLOORS,
    "newest": NEWEST_FLOORS,
}


@pytest.fixture(scope="session")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, float]:
    """The figure of every slot over the short items."""
    return measures("brief", tmp_path_factory.mktemp("brief"))


def test_every_text_is_annotated() -> None:
    for gold, texts in (*SETS.values(), FURTHER, FRESH, BRIEF):
        assert {path.stem for path in gold.glob("*.json")} == {path.stem for path in texts.glob("*.txt")} != set()


@pytest.mark.parametrize("slot", BRIEF_FLOORS)
def test_short_items_are_read_as_well_as_promised(slot: str, brief: Mapping[str, float]) -> None:
    assert brief[slot] >= BRIEF_FLOORS[slot]


@pytest.mark.parametrize(("name", "slot"), [(name, slot) for name, floors in FLOORS.items() for slot in floors])
def test_the_texts_are_read_as_well_as_promised(
    name: str, slot: str, measured: Mapping[str, Mapping[str, float]]
) -> None:
    assert measured[name][slot] >= FLOORS[name][slot]
