"""The door: files of texts, their fingerprints, and what the catalogue knows of them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.model import Copy, Document
from graph.read.catalogue import read_catalogue
from graph.read.encoding import decode

__all__ = ["SUFFIXES", "find_texts", "read_document", "read_documents", "squashed", "without_copies"]

#: What a folder of texts is searched for.
SUFFIXES = (".txt", ".md")


def find_texts(sources: Sequence[Path]) -> list[Path]:
    """Return the files of texts that *sources* (files and folders) hold, sorted by name.

    Raises:
        InputError: a source does not exist or cannot be read, a folder holds no text, two files bear one name, or a
            name is no Unicode.
    """
    found: dict[str, Path] = {}
    for source in sources:
        for path in _files(source):
            try:
                path.name.encode()
            except UnicodeEncodeError as error:
                shown = os.fsencode(path).decode("utf-8", "backslashreplace")
                raise InputError("the name of the file is not UTF-8; rename it", shown) from error
            if path.name in found and found[path.name].resolve() != path.resolve():
                raise InputError(f"bears the name of another text, {found[path.name]}", str(path))
            found[path.name] = path
    return [found[name] for name in sorted(found)]


def _files(source: Path) -> list[Path]:
    """Return *source*, or the texts in it. What is called as a text is and is no file is for :func:`_bytes` to refuse."""
    try:
        if not source.is_dir():
            source.stat()
            return [source]
        files = [one for one in source.iterdir() if one.suffix.lower() in SUFFIXES and one.name != "README.md"]
    except FileNotFoundError as error:
        raise InputError("no such file or folder", str(source)) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {_reason(error)}", str(source)) from error
    if not files:
        raise InputError(f"holds no text ({', '.join(SUFFIXES)})", str(source))
    return sorted(files)


def read_document(path: Path) -> Document:
    """Return the document in the file *path* with what the catalogue beside it says.

    Raises:
        InputError: the file cannot be read or is no text, or the catalogue is not as it should be.
    """
    return read_documents([path])[0]


def read_documents(paths: Iterable[Path]) -> list[Document]:
    """Return the documents in the files *paths* with what the catalogues beside them say; see :func:`read_document`."""
    catalogues: dict[Path, Mapping[str, Mapping[str, str]]] = {}
    documents = []
    for path in paths:
        if path.parent not in catalogues:
            catalogues[path.parent] = read_catalogue(path.parent)
        documents.append(_document(path, catalogues[path.parent].get(path.name, {})))
    return documents


def _document(path: Path, entry: Mapping[str, str]) -> Document:
    data = _bytes(path)
    text = decode(data, str(path))
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise InputError("holds nothing but blanks" if data else "is empty", str(path))
    return Document(
        path.name,
        text,
        sha256(data).hexdigest(),
        title=entry.get("title", ""),
        source=entry.get("source", ""),
        date=entry.get("date", ""),
        place=entry.get("place", ""),
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise InputError("is a folder or a device, where a text is expected", str(path))
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {_reason(error)}", str(path)) from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def without_copies(documents: Sequence[Document]) -> tuple[list[Document], tuple[Copy, ...]]:
    """Part the documents from those that say the same again, so that nothing counts twice.

    Blanks and line ends make no other text. Of equal ones that is kept of which the catalogue knows most, and of those
    the first by name.

    Args:
        documents: of a corpus.

    Returns:
        the documents that are read, sorted, and the copies that are not.
    """
    same: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        same[squashed(document.text)].append(document)
    kept, copies = [], []
    for group in same.values():
        first, *others = sorted(group, key=lambda one: (-_known(one), one.name))
        kept.append(first)
        copies += [Copy(other.name, first.name) for other in others]
    return sorted(kept), tuple(sorted(copies))


def squashed(text: str) -> str:
    """Return *text* without blanks and line ends: what makes two texts the same."""
    return "".join(text.split())


def _known(document: Document) -> int:
    return sum(map(bool, (document.title, document.source, document.date, document.place)))
