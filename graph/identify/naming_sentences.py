"""The sentences of a document that name somebody, each with the one behind it, which goes on about the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["naming_sentences"]

_SENTENCE = re.compile(r"(?:“[^”\n]{0,120}”|[^。！？；\n])*[。！？；\n]?")


def naming_sentences(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence of *text* that holds *name*, and the next one; empty behind the last."""
    sentences = _cut(text)
    for at, sentence in enumerate(sentences):
        if name in sentence:
            yield sentence, "".join(sentences[at + 1 : at + 2])


@lru_cache(maxsize=64)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _SENTENCE.finditer(text))
