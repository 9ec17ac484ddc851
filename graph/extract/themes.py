"""What a passage is about: the themes of ``ontology/schemes/themes.ttl``, told by their own words."""

from __future__ import annotations

from collections import Counter
from functools import cache

import ontology

__all__ = ["themes_of"]

#: A word that is nearly the theme itself weighs as much as three signs of it; the heading of a passage as much as two passages.
_STRONG, _HEADING = 3, 2


@cache
def _automaton():  # type: ignore[no-untyped-def]
    from ahocorasick_rs import AhoCorasick, MatchKind

    weights: dict[str, dict[str, int]] = {}
    for concept in ontology.concepts("themes"):
        for word in concept.signs:
            weights.setdefault(word, {})[concept.id] = 1
        for word in (concept.zh, *concept.words):
            weights.setdefault(word, {})[concept.id] = _STRONG
    words = sorted(weights)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), [weights[word] for word in words]


def themes_of(passage: str, heading: str = "") -> tuple[str, ...]:
    """Return the ids of up to three themes of *passage*, the main one first; empty if no word tells.

    Args:
        passage: the text of a lesson.
        heading: its run-in heading or the heading of its section, 「一流服务解难题」; its words weigh more.

    Returns:
        Themes in the order of their weight. A word counts once for each time that it occurs, but at most three times; a theme that
        weighs less than a third of the main one is left out.
    """
    automaton, weights = _automaton()
    total: Counter[str] = Counter()
    for text, factor in ((passage, 1), (heading, _HEADING)):
        counts = Counter(index for index, _, _ in automaton.find_matches_as_indexes(text))
        for index, times in counts.items():
            for theme, weight in weights[index].items():
                total[theme] += weight * min(times, 3) * factor
    order = sorted(total, key=lambda theme: (-total[theme], theme))
    return tuple(theme for theme in order[:3] if 3 * total[theme] >= total[order[0]])
