"""The words for stays: those of the scheme of modes that tell that somebody is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import ontology
from graph.find.words import alternatives

__all__ = ["MODE", "STAY_WORDS", "loose_words", "mode_pattern", "mode_words", "spelt", "stay_words"]

#: Modes that tell of areas or offices helping each other, not of somebody's stay.
_NOT_A_STAY = ("paired-assistance", "paired-help", "paired-support", "team-assistance", "mutual-dispatch", "two-way-exchange",
               "temporary-transfer", "aid-abroad", "aid-reconstruction", "first-secretary", "selected-graduate", "sent-", "on-site-stationing",
               "farming-aid", "targeted-help")  # fmt: skip
#: Modes by which somebody's stay may be called, and much else: 「帮扶」 「下派」.
_LOOSE = ("paired-help-in-general", "paired-assistance-in-general", "sent-", "on-site-stationing", "farming-aid",
          "first-secretary-in-general", "targeted-help")  # fmt: skip


@cache
def _sent_as() -> dict[str, str]:
    """Return words that say as what somebody is sent where another word tells the stay: 「组团式帮扶」."""
    return {c.zh: c.id for c in ontology.concepts("modes") if c.id.startswith("team-assistance")}


@cache
def stay_words() -> dict[str, str]:
    """Return the words for stays with the ids of their concepts in the scheme of modes: 「跟班学习」: shadow-study."""
    words = {}
    for concept in ontology.concepts("modes"):
        if not concept.id.startswith(_NOT_A_STAY):
            words.update(dict.fromkeys((concept.zh, *concept.words), concept.id))
    return {**words, **_sent_as()}


@cache
def mode_words() -> dict[str, str]:
    """Return all the words of the scheme of modes with the ids of their concepts: a field may hold 「对口支援」, which in prose is no stay."""
    return {word: concept.id for concept in ontology.concepts("modes") for word in (concept.zh, *concept.words)}


@cache
def loose_words() -> frozenset[str]:
    """Return the words of the scheme of modes that as often tell of something else: 「帮扶」."""
    return frozenset(word for word, concept in mode_words().items() if concept.startswith(_LOOSE))


def spelt(words: Iterable[str]) -> str:
    """Return the pattern of *words* for stays; 「支援青河县」 holds no 「援青」."""
    return re.sub(r"(^|\|)(?=援)", r"\1(?<!支)", alternatives(words))


STAY_WORDS = (
    spelt(word for word in stay_words() if word not in _sent_as())
    .replace("驻村工作|", "驻村工作(?!队)|")
    .replace(
        "上挂|",
        "上挂(?=锻炼|学习|干部|下派|人员|到|期|的|任|，|。|、)|",  # not 「榜上挂着」
    )
)
#: A word for a stay; brackets inside are usual in headlines: 「挂职（跟班）学习」.
MODE = rf"(?:{STAY_WORDS})"


@cache
def mode_pattern() -> re.Pattern[str]:
    """Return the pattern that finds words for stays, longest first; 「挂职前任副主任」 tells of what was before one."""
    return re.compile(rf"{MODE}(?!之?前[任是为在系曾，])")
