"""The words by which a text says that somebody is sent: every one of them has its line in the ledger."""

from __future__ import annotations

import re
from functools import cache

import ontology
from graph.find.words import alternatives, words_of

__all__ = ["trigger_pattern"]


@cache
def trigger_pattern() -> re.Pattern[str]:
    """Return the pattern that finds triggers in a reading text, the longest first.

    The words are those of the scheme of modes, 「挂职」 「跟班学习」 「对口支援」, and the verbs of ``words/sending.txt``, 「选派」.
    """
    modes = {word for concept in ontology.concepts("modes") for word in (concept.zh, *concept.words)}
    return re.compile(alternatives(modes | words_of("sending.txt")))
