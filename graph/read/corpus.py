"""The door: files of texts, their fingerprints, and what the catalogue knows of them."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.model import Document

__all__ = ["CATALOGUE", "SUFFIXES", "decode", "find_texts", "read_document"]

#: What a folder of texts is searched for.
SUFFIXES = (".txt", ".md")
#: The file beside the texts that says what they do not say themselves.
CATALOGUE = "catalogue.toml"
_KEYS = frozenset({"title", "source", "date", "place"})


def decode(data: bytes, where: str) -> str:
    """Return the text that *data* holds: UTF-8, UTF-16 with its mark, or GB 18030 (which GBK and GB 2312 are parts of).

    Args:
        data: bytes of a file.
        where: its name, for the error.

    Raises:
        InputError: it is none of these.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            encodings = [encoding]
            break
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise InputError("is not a text in UTF-8, UTF-16 or GB 18030", where)


def find_texts(sources: Sequence[Path]) -> list[Path]:
    """Return the files of texts that *sources* (files and folders) hold, sorted by name.

    Raises:
        InputError: a source does not exist, a folder holds no text, or two files bear one name.
    """
    found: dict[str, Path] = {}
    for source in sources:
        if source.is_dir():
            files = sorted(
                path
                for path in source.iterdir()
                if path.suffix.lower() in SUFFIXES and path.is_file() and path.name != "README.md"
            )
            if not files:
                raise InputError(f"holds no text ({', '.join(SUFFIXES)})", str(source))
        elif source.is_file():
            files = [source]
        else:
            raise InputError("no such file or folder", str(source))
        for path in files:
            if path.name in found and found[path.name].resolve() != path.resolve():
                raise InputError(f"bears the name of another text, {found[path.name]}", str(path))
            found[path.name] = path
    return [found[name] for name in sorted(found)]


def read_document(path: Path) -> Document:
    """Return the document in the file *path* with what the catalogue beside it says.

    Raises:
        InputError: the file cannot be read or is no text, or the catalogue is not as it should be.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from error
    entry = _catalogue(path.parent).get(path.name, {})
    return Document(
        path.name,
        decode(data, str(path)),
        sha256(data).hexdigest(),
        title=entry.get("title", ""),
        source=entry.get("source", ""),
        date=entry.get("date", ""),
        place=entry.get("place", ""),
    )


def _catalogue(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / CATALOGUE
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is not TOML: {error}", str(path)) from error
    for name, entry in tables.items():
        if not isinstance(entry, dict) or not all(
            key in _KEYS and isinstance(value, str) for key, value in entry.items()
        ):
            raise InputError(
                f"the table {name!r} may hold texts for {', '.join(sorted(_KEYS))}, nothing else", str(path)
            )
    return tables
