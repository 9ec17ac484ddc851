"""What a passage is about: the themes of ``ontology/schemes/themes.ttl``, told by their own words, and by whatever words come with them.

The words of the scheme say what a theme is; how much they count in the passage, its first sentence, its paragraph and so on is counted on
the annotated lessons of ``tests``, and so is what single runs of characters add to it: ``python -m tests.extract.fit_themes``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import log1p, sqrt
from operator import mul
from typing import TYPE_CHECKING

import ontology
from graph.find.weighing import runs, scores
from graph.find.words import table

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["NEAR", "REACH", "TABLE", "Stretches", "evidence", "priors", "theme_words", "themes_of", "weigh", "words_of"]

#: A word that is nearly the theme itself weighs as much as three signs of it; a word counts at most so many times in one stretch.
_STRONG, _MOST = 3.0, 3
#: How much the words of the scheme count in the passage with its heading, around it, in the units of its owner, on the whole page, in the
#: paragraph and in the first sentence: written down from what ``python -m tests.extract.fit_themes`` prints.
WEIGHTS = (0.49, 0.23, 0.22, 0.2, 0.72, 0.14)
#: Where the weights of runs are, in ``ontology/words``; the priors are in ``theme-priors.tsv``.
TABLE = "theme-weights.tsv"
#: So far around a passage one looks for words of the scheme, and so far for other words, in characters.
REACH, NEAR = 150, 60
#: A theme that is less likely than the first by more than this factor of e is left out.
_MARGIN = 3.0
_SENTENCE_END = re.compile("[。！？]")
_WORDS = re.compile("[一-鿿A-Za-z0]+")
_NUMBER = re.compile(r"\d+")


@cache
def _automaton() -> tuple[AhoCorasick, list[str], list[dict[str, float]]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    told: dict[str, dict[str, float]] = defaultdict(dict)
    for concept in ontology.concepts("themes"):
        for word in concept.signs:
            told[word][concept.id] = 1.0
        for word in (concept.zh, *concept.words):
            told[word][concept.id] = _STRONG
    words = sorted(told)
    # A word that several themes share tells each of them less.
    shared = [{theme: weight / sqrt(len(told[word])) for theme, weight in told[word].items()} for word in words]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words, shared


def theme_words(passage: str) -> dict[str, tuple[str, ...]]:
    """Return for each theme the words of *passage* that tell it, so that a reader sees why: 「营商环境」 「店小二」."""
    automaton, words, shares = _automaton()
    told: dict[str, list[str]] = defaultdict(list)
    for index, _, _ in automaton.find_matches_as_indexes(passage):
        for theme in shares[index]:
            told[theme].append(words[index])
    return {theme: tuple(dict.fromkeys(found)) for theme, found in sorted(told.items())}


@dataclass(frozen=True, slots=True)
class Stretches:
    """What tells the themes of a lesson.

    Args:
        passage: its text with its run-in heading and the heading of its section.
        around: what stands around it on the page.
        near: what stands right beside it, and the passage itself.
        units: home and host of its owner, 「潘集区政协 莘庄工业区」.
        page: the whole page.
        paragraph: the whole paragraph that it stands in.
    """

    passage: str
    around: str = ""
    near: str = ""
    units: str = ""
    page: str = ""
    paragraph: str = ""


def weigh(text: str) -> Counter[str]:
    """Return how much the words of *text* speak for each theme."""
    automaton, _, shares = _automaton()
    counts = Counter(index for index, _, _ in automaton.find_matches_as_indexes(text))
    total: Counter[str] = Counter()
    for index, times in counts.items():
        for theme, weight in shares[index].items():
            total[theme] += weight * min(times, _MOST)  # type: ignore[assignment]
    return total


@cache
def priors() -> dict[str, float]:
    """Return how often lessons are about each theme, whatever their words."""
    return {theme: float(value) for theme, value in table("theme-priors.tsv").items()}


def evidence(told: Stretches, page: Counter[str] | None = None) -> dict[str, tuple[float, ...]]:
    """Return for each theme what the words of the scheme say for it, damped, in the order of :data:`WEIGHTS`.

    Args:
        told: the stretches.
        page: what :func:`weigh` gave for the page, for callers who ask for many lessons of one page.
    """
    passage, around, units = weigh(told.passage), weigh(told.around), weigh(told.units)
    page = weigh(told.page) if page is None else page
    paragraph, first = weigh(told.paragraph), weigh(_SENTENCE_END.split(told.passage, maxsplit=1)[0])
    return {
        theme: (
            sqrt(passage[theme]),
            sqrt(around[theme]),
            sqrt(units[theme]),
            log1p(page[theme]),
            sqrt(paragraph[theme]),
            sqrt(first[theme]),
        )
        for theme in priors()
    }


def words_of(told: Stretches) -> dict[str, float]:
    """Return the runs of one and two characters in the passage, beside it, in its paragraph and in the units of its owner, with how strongly each is there.

    The fewer runs a stretch has, the more each weighs: 「村集体」 alone says more than in a long sentence.
    """
    found: dict[str, float] = {}
    for stretch, strength in ((told.passage, 6.0), (told.near, 4.0), (told.paragraph, 2.0), (told.units, 3.0)):
        there = [run for part in _WORDS.findall(_NUMBER.sub("0", stretch)) for run in runs(part, 2)]
        each = strength / sqrt(len(there) or 1)
        for run in dict.fromkeys(there):
            found[run] = found.get(run, 0.0) + each
    return found


def themes_of(told: Stretches, page: Counter[str] | None = None) -> tuple[str, ...]:
    """Return the ids of one to three themes, the main one first; empty if neither passage nor what stands around it has a sign.

    Args:
        told: the stretches.
        page: see :func:`evidence`.
    """
    found = evidence(told, page)
    if not any(passage or around for passage, around, *_ in found.values()):
        return ()
    said = dict(zip(priors(), scores(TABLE, words_of(told)), strict=True))
    score = {theme: round(priors()[theme] + sum(map(mul, WEIGHTS, found[theme])) + said[theme], 6) for theme in said}
    order = sorted(score, key=lambda theme: (-score[theme], theme))
    return tuple(theme for theme in order[:3] if score[theme] >= score[order[0]] - _MARGIN)
