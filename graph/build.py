"""The story of a build, from texts to knowledge; it calls the steps in their order and has no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from graph.cache import Cache
from graph.decide import Decision, read_decisions
from graph.extract import extract, rules
from graph.extract.view import View
from graph.identify import Account, settle, tell
from graph.model import Document, Knowledge
from graph.read.corpus import find_texts, read_documents, without_copies
from graph.read.page import lay_out

__all__ = ["read_account", "read_knowledge"]


def read_knowledge(
    sources: Sequence[Path],
    progress: Callable[[str, int, int], None] | None = None,
    cache: Cache | None = None,
) -> Knowledge:
    """Read texts and settle what they say.

    Args:
        sources: files and folders of texts; the tables of decisions beside them are believed first.
        progress: told the name of each text before it is read, its number and how many there are.
        cache: accounts of earlier builds; a text of which one is kept is not read again.

    Returns:
        What the texts say; of texts that say the same, what one of them says.

    Raises:
        InputError: a source is no text, or a table of decisions is not as it should be.
    """
    paths = find_texts(sources)
    documents, copies = without_copies(read_documents(paths))
    decisions = tuple(one for folder in sorted({path.parent for path in paths}) for one in read_decisions(folder))
    accounts = []
    for number, document in enumerate(documents, 1):
        if progress:
            progress(document.name, number, len(documents))
        mine = tuple(one for one in decisions if not one.on_pair and one.document == document.name)
        account = cache.get(document, mine) if cache else None
        if account is None:
            account = read_account(document, mine)
            if cache:
                cache.put(account, document, mine)
        accounts.append(account)
    return replace(settle(accounts, rules(), decisions), copies=copies)


def read_account(document: Document, decisions: Sequence[Decision] = ()) -> Account:
    """Read one text.

    Args:
        document: the text.
        decisions: of a person, on facts of it.
    """
    view = View(lay_out(document), document.date, document.place)
    return tell(view, extract(view), decisions)
