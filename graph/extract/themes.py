"""What a passage is about: the themes of ``ontology/schemes/themes.ttl``, told by their own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import log1p, sqrt
from typing import TYPE_CHECKING

import ontology
from graph.find.words import table

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["REACH", "Stretches", "evidence", "priors", "theme_words", "themes_of", "weigh"]

#: A word that is nearly the theme itself weighs as much as three signs of it; a word counts at most so many times in one stretch.
_STRONG, _MOST = 3.0, 3
#: How much the passage with its heading, what stands around it, the units of its owner and the whole page count, counted on the
#: annotated lessons of ``tests`` by ``python -m tests.extract.fit_themes``; the priors of ``theme-priors.tsv`` come from there too.
PASSAGE, AROUND, UNITS, PAGE = 1.4, 0.7, 0.4, 0.1
#: So far around a passage one looks, in characters.
REACH = 150
#: A theme that is less likely than the first by more than this factor of e is left out.
_MARGIN = 3.0


@cache
def _automaton() -> tuple[AhoCorasick, list[str], list[dict[str, float]]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for concept in ontology.concepts("themes"):
        for word in concept.signs:
            weights[word][concept.id] = 1.0
        for word in (concept.zh, *concept.words):
            weights[word][concept.id] = _STRONG
    words = sorted(weights)
    # A word that several themes share tells each of them less.
    shared = [{theme: weight / sqrt(len(weights[word])) for theme, weight in weights[word].items()} for word in words]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words, shared


def theme_words(passage: str) -> dict[str, tuple[str, ...]]:
    """Return for each theme the words of *passage* that tell it, so that a reader sees why: 「营商环境」 「店小二」."""
    automaton, words, weights = _automaton()
    told: dict[str, list[str]] = defaultdict(list)
    for index, _, _ in automaton.find_matches_as_indexes(passage):
        for theme in weights[index]:
            told[theme].append(words[index])
    return {theme: tuple(dict.fromkeys(found)) for theme, found in sorted(told.items())}


@dataclass(frozen=True, slots=True)
class Stretches:
    """What tells the themes of a lesson.

    Args:
        passage: its text with its run-in heading and the heading of its section.
        around: what stands around it on the page.
        units: home and host of its owner, 「潘集区政协 莘庄工业区」.
        page: the whole page.
    """

    passage: str
    around: str = ""
    units: str = ""
    page: str = ""


def weigh(text: str) -> Counter[str]:
    """Return how much the words of *text* speak for each theme."""
    automaton, _, weights = _automaton()
    counts = Counter(index for index, _, _ in automaton.find_matches_as_indexes(text))
    total: Counter[str] = Counter()
    for index, times in counts.items():
        for theme, weight in weights[index].items():
            total[theme] += weight * min(times, _MOST)  # type: ignore[assignment]
    return total


@cache
def priors() -> dict[str, float]:
    """Return how often lessons are about each theme, whatever their words."""
    return {theme: float(value) for theme, value in table("theme-priors.tsv").items()}


def evidence(told: Stretches, page: Counter[str] | None = None) -> dict[str, tuple[float, float, float, float]]:
    """Return for each theme what speaks for it: in the passage, around it, in the units, on the page, each damped.

    Args:
        told: the stretches.
        page: what :func:`weigh` gave for the page, for callers who ask for many lessons of one page.
    """
    passage, around, units = weigh(told.passage), weigh(told.around), weigh(told.units)
    page = weigh(told.page) if page is None else page
    return {
        theme: (sqrt(passage[theme]), sqrt(around[theme]), min(units[theme], 2.0), log1p(page[theme]))
        for theme in priors()
    }


def themes_of(told: Stretches, page: Counter[str] | None = None) -> tuple[str, ...]:
    """Return the ids of one to three themes, the main one first; empty if neither passage nor what stands around it has a sign.

    Args:
        told: the stretches.
        page: see :func:`evidence`.
    """
    found = evidence(told, page)
    if not any(passage or around for passage, around, _, _ in found.values()):
        return ()
    score = {
        theme: priors()[theme] + PASSAGE * passage + AROUND * around + UNITS * units + PAGE * whole
        for theme, (passage, around, units, whole) in found.items()
    }
    order = sorted(score, key=lambda theme: (-round(score[theme], 6), theme))
    return tuple(theme for theme in order[:3] if score[theme] >= score[order[0]] - _MARGIN)
