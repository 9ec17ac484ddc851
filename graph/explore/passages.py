"""A passage in the words around it, cut at build time.

Python counts code points and a browser counts UTF-16 units, so the page never sees an offset: it gets three strings,
what stands before, the quote itself, and what stands after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Passage

__all__ = ["Context", "context"]

#: How far around a quote one reads on, in characters.
REACH = 60

#: A quote longer than this is shown by its two ends: a document may be one sentence of ten million characters.
LONGEST = 2000

_ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)]*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True, order=True)
class Context:
    """A quote with the words before and after it; an ellipsis marks where the text was cut inside a sentence."""

    before: str
    quote: str
    after: str


def context(text: str, passage: Passage, reach: int = REACH) -> Context:
    """Return the quote of *passage* with about *reach* characters on either side.

    Whole sentences where they fit, never beyond the paragraph: 「……。|潘集区政协主席|董善积感触颇深。」

    Args:
        text: the text of the passage's document.
        passage: the characters to show.
        reach: how many characters on either side at most.
    """
    return Context(_before(text, passage.start, reach), _shortened(passage.quote), _after(text, passage.end, reach))


def _before(text: str, start: int, reach: int) -> str:
    first = max(0, start - reach)
    window = text[first:start]
    paragraph = [match.end() for match in _PARAGRAPH.finditer(window)]
    if paragraph:
        return window[paragraph[-1] :].lstrip()
    if first == 0:
        return window.lstrip()
    sentence = _SENTENCE_END.search(window)
    return window[sentence.end() :].lstrip() if sentence else _ELLIPSIS + window.lstrip()


def _after(text: str, end: int, reach: int) -> str:
    window = text[end : end + reach]
    paragraph = _PARAGRAPH.search(window)
    if paragraph:
        return window[: paragraph.start()].rstrip()
    if end + reach >= len(text):
        return window.rstrip()
    sentences = [match.end() for match in _SENTENCE_END.finditer(window)]
    return window[: sentences[-1]] if sentences else window.rstrip() + _ELLIPSIS


def _shortened(quote: str) -> str:
    half = LONGEST // 2
    return quote if len(quote) <= LONGEST else f"{quote[:half]}{_ELLIPSIS}{_ELLIPSIS}{quote[-half:]}"
