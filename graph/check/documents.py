"""The texts behind a build: the files, where they are at hand, and otherwise the words that the graph itself holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.iri import address, passage_address
from graph.model import Finding
from graph.read.corpus import SUFFIXES, squashed
from graph.read.encoding import decode
from graph.store import Store
from graph.texts import read_text

__all__ = ["Source", "check_passages", "check_unread", "is_offset", "sources"]

_DOCUMENTS = """
SELECT ?document ?name ?sha256 ?text
WHERE {
  ?document a cadre:Document ; dcterms:identifier ?name ; schema:sha256 ?sha256 .
  OPTIONAL { ?document nif:isString ?text }
}
ORDER BY ?name
"""
_PASSAGES = """
SELECT ?passage ?document ?start ?end ?quote
WHERE {
  ?passage a cadre:Passage ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:anchorOf ?quote ;
           nif:referenceContext ?document .
}
ORDER BY ?document ?start ?end
"""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A document of the graph with the text that its passages are held against.

    Args:
        iri: of the document.
        name: of its file.
        base: what the IRIs of its graph begin with.
        text: as read; ``None`` if neither the file nor the graph has it.
    """

    iri: str
    name: str
    base: str
    text: str | None


def sources(store: Store, folder: Path) -> tuple[dict[str, Source], list[Finding]]:
    """Return the documents of the graph by their IRIs, and what is wrong with their texts.

    Args:
        store: the graph.
        folder: where the texts are looked for.
    """
    known: dict[str, Source] = {}
    findings: list[Finding] = []
    for row in store.select(_DOCUMENTS):
        name, held = row["name"], row["text"]
        path = address("", f"document/{name}")
        if not row["document"].endswith(path):
            findings.append(Finding(row["document"], f"is not where the document {name} belongs"))
            continue
        text, finding = _text(folder, name, row["sha256"], held)
        if finding:
            findings.append(finding)
        if text is not None and text != held:
            findings.append(Finding(row["document"], "nif:isString is not the text as read"))
        base = row["document"].removesuffix(path)
        known[row["document"]] = Source(row["document"], name, base, (held or None) if text is None else text)
    return known, findings


def _text(folder: Path, name: str, digest: str, held: str) -> tuple[str | None, Finding | None]:
    """Return the text of a file as it was when the build read it, or else what is wrong with it."""
    path = folder / name
    try:
        data = path.read_bytes() if Path(name).name == name else b""
        text = decode(data, str(path))
    except (OSError, ValueError, InputError):
        gone = "the text is not there; name its folder with --texts"
        if held:
            return None, Finding(str(path), f"{gone}; its passages are held against the words in the graph", "warning")
        return None, Finding(str(path), f"{gone}; its passages cannot be checked")
    if sha256(data).hexdigest() != digest:
        return None, Finding(str(path), "the text has changed since the build; build again")
    return text, None


def check_unread(folder: Path, known: Mapping[str, Source]) -> Iterator[Finding]:
    """Yield, as one warning, the texts that lie beside those of the build and say what none of them says.

    A build may have been given some files of a folder only; but a document that somebody took out of the graph with all
    that it says would otherwise be missed by nobody.

    Args:
        folder: where the texts are looked for.
        known: the documents of the graph by their IRIs, see :func:`sources`.
    """
    names = {source.name for source in known.values()}
    if not known or not any((folder / name).is_file() for name in names):
        return  # another folder altogether
    said = {squashed(source.text) for source in known.values() if source.text is not None}
    files = (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.name != "README.md")
    texts = {path.name: read_text(path) for path in files if path.name not in names}
    unread = sorted(name for name, text in texts.items() if text is not None and squashed(text) not in said)
    if unread:
        more = f" and {len(unread) - 1} more" if len(unread) > 1 else ""
        yield Finding(str(folder), f"holds texts that the build has not read: {unread[0]}{more}", "warning")


def is_offset(word: str) -> bool:
    """Return whether *word* can be the place of a character: digits, and not more than any text is long."""
    return word.isascii() and word.isdigit() and len(word) < 19


def check_passages(store: Store, known: Mapping[str, Source]) -> Iterator[Finding]:
    """Yield each passage whose quote is not the characters of its place.

    Args:
        store: the graph.
        known: its documents by their IRIs, see :func:`sources`.
    """
    for row in store.select(_PASSAGES):
        source = known.get(row["document"])
        if source is None or source.text is None:
            continue  # what is wrong with the document is said elsewhere
        if not (is_offset(row["start"]) and is_offset(row["end"])):
            continue  # the shapes tell
        start, end = int(row["start"]), int(row["end"])
        where = f"{source.name}#char={start},{end}"
        if source.text[start:end] != row["quote"]:
            yield Finding(where, f"the text does not read 「{row['quote']}」")
        if row["passage"] != passage_address(source.base, source.name, start, end):
            yield Finding(row["passage"], f"is not the address of {where}")
