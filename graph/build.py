"""The story of a build, from texts to knowledge; it calls the steps in their order and has no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from graph.extract import extract, rules
from graph.extract.view import View
from graph.identify import settle, tell
from graph.model import Knowledge
from graph.read.corpus import find_texts, read_documents, without_copies
from graph.read.page import lay_out

__all__ = ["read_knowledge"]


def read_knowledge(sources: Sequence[Path], progress: Callable[[str, int, int], None] | None = None) -> Knowledge:
    """Read texts and settle what they say.

    Args:
        sources: files and folders of texts.
        progress: told the name of each text before it is read, its number and how many there are.

    Returns:
        What the texts say; of texts that say the same, what one of them says.

    Raises:
        InputError: a source is no text.
    """
    documents, copies = without_copies(read_documents(find_texts(sources)))
    accounts = []
    for number, document in enumerate(documents, 1):
        if progress:
            progress(document.name, number, len(documents))
        view = View(lay_out(document), document.date, document.place)
        accounts.append(tell(view, extract(view)))
    return replace(settle(accounts, rules()), copies=copies)
