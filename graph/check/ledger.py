"""The ledger against the texts: one line for each occurrence of a trigger word, no more and no fewer.

The trigger words are those of the scheme, the same that the extractors look for: a ledger cannot say for itself what it
should have accounted for.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.check.documents import Source, is_offset
from graph.errors import InputError
from graph.find.triggers import trigger_pattern
from graph.iri import address
from graph.ledger import COLUMNS
from graph.model import Document, Finding, Outcome, Passage
from graph.read.page import lay_out
from graph.store import Store

__all__ = ["check_ledger", "occurrences", "read_ledger"]

#: The documents that a placement, or a fact of it, was read in.
_PLACEMENTS = """
SELECT DISTINCT ?placement ?document
WHERE {
  ?placement a cadre:Placement .
  { ?placement prov:wasDerivedFrom ?passage } UNION { ?fact rdf:subject ?placement ; prov:wasDerivedFrom ?passage }
  ?passage nif:referenceContext ?document
}
"""


def read_ledger(output: Path) -> list[dict[str, str]]:
    """Return the lines of the ledger in *output*.

    Raises:
        InputError: there is none, or it is none.
    """
    path = output / "ledger.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise InputError(f"has other columns than {', '.join(COLUMNS)}", str(path))
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("the build has no ledger that can be read", str(path)) from error


def occurrences(name: str, text: str) -> Iterator[Passage]:
    """Yield the place of each trigger word in *text*, the longest word where several could stand.

    The words are looked for in the reading text, which joins broken lines again: a 「挂职」 whose 「职」 stands on the next
    line is found, and its place covers the break.

    Args:
        name: of the document.
        text: as read.
    """
    page = lay_out(Document(name, text, ""))
    for match in trigger_pattern().finditer(page.text):
        yield page.passage(*match.span())


def check_ledger(rows: list[dict[str, str]], known: Mapping[str, Source], store: Store) -> Iterator[Finding]:
    """Yield where the ledger does not add up to 100 %.

    Args:
        rows: its lines.
        known: the documents of the graph, see :func:`graph.check.documents.sources`.
        store: the graph.
    """
    texts = {source.name: source for source in known.values()}
    placed = {(row["document"], row["placement"]) for row in store.select(_PLACEMENTS)}
    told: Counter[Passage] = Counter()
    for number, row in enumerate(rows, start=2):
        where, source = f"ledger.csv:{number}", texts.get(row["document"])
        if source is None:
            yield Finding(where, f"the graph has no document {row['document']}")
            continue
        if not (is_offset(row["start_char"]) and is_offset(row["end_char"])):
            yield Finding(where, "has no place in the text")
            continue
        passage = Passage(row["document"], int(row["start_char"]), int(row["end_char"]), row["word"])
        told[passage] += 1
        if source.text is not None and source.text[passage.start : passage.end] != passage.quote:
            yield Finding(where, f"the text does not read 「{passage.quote}」 at {passage.start}")
        yield from _outcome(where, row, source, placed)
    known_texts = {name: source.text for name, source in texts.items() if source.text is not None}
    expected = {one for name, text in known_texts.items() for one in occurrences(name, text)}
    for passage, times in sorted(told.items()):
        where = _place(passage)
        if times > 1:
            yield Finding(where, f"the ledger accounts for it {times} times")
        if passage not in expected and passage.document in known_texts:
            yield Finding(where, f"the ledger has a line for 「{passage.quote}」, and no trigger word stands just here")
    for passage in sorted(expected - set(told)):
        yield Finding(_place(passage), f"「{passage.quote}」 stands here and the ledger has no line for it")


def _outcome(where: str, row: dict[str, str], source: Source, placed: set[tuple[str, str]]) -> Iterator[Finding]:
    outcome, detail = row["outcome"], row["detail"]
    if outcome not in {one.value for one in Outcome}:
        yield Finding(where, f"「{outcome}」 is no outcome")
    elif outcome in (Outcome.PLACEMENT, Outcome.REPETITION):
        if (source.iri, address(source.base, detail)) not in placed:
            yield Finding(where, f"the graph has no placement {detail} that was read in {source.name}")
    elif not detail.strip():
        yield Finding(where, "gives no reason")


def _place(passage: Passage) -> str:
    return f"{passage.document}#char={passage.start},{passage.end}"
