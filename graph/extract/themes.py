"""What a passage is about: the themes of ``ontology/schemes/themes.ttl``, told by their own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

import ontology

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["theme_words", "themes_of"]

#: A word that is nearly the theme itself weighs as much as three signs of it.
_STRONG = 3.0
#: The heading weighs as much as the passage; what stands around it only breaks ties, or speaks where the passage has no sign.
_HEADING, _AROUND = 1.0, 0.2


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


def themes_of(passage: str, heading: str = "", around: str = "") -> tuple[str, ...]:
    """Return the ids of up to three themes of *passage*, the main one first; empty if no word tells.

    Args:
        passage: the text of a lesson.
        heading: its run-in heading and the heading of its section, 「一流服务解难题」.
        around: the paragraph that it stands in.

    Returns:
        Themes in the order of their weight. A word counts once for each time that it occurs, but at most three times; a theme that
        weighs less than a quarter of the main one is left out.
    """
    automaton, _, weights = _automaton()
    total: Counter[str] = Counter()
    for text, factor in ((passage, 1.0), (heading, _HEADING), (around, _AROUND)):
        counts = Counter(index for index, _, _ in automaton.find_matches_as_indexes(text))
        for index, times in counts.items():
            for theme, weight in weights[index].items():
                total[theme] += weight * min(times, 3) * factor  # type: ignore[assignment]
    order = sorted(total, key=lambda theme: (-round(total[theme], 6), theme))
    return tuple(theme for theme in order[:3] if 4 * total[theme] >= total[order[0]])
