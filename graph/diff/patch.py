"""A difference as a patch that another store can apply: RDF Patch, or SPARQL 1.1 Update.

Both take away before they add. A store that keeps numbers as values, and 「1.0」 and 「1」 as one, would else take away
what was just added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from graph.diff.merge import Difference

__all__ = ["CHUNK", "rdf_patch", "sparql_update", "spelled"]

#: So many triples stand in one operation of an update: parsers of some stores recurse, or hold an operation in memory.
CHUNK = 1000

#: An escape of N-Triples; a backslash that an 「u」 follows is the one that SPARQL reads differently.
_ESCAPE = re.compile(rb"\\(?:u([0-9A-F]{4})|(\\)([uU])|.)")


def rdf_patch(difference: Difference) -> Iterator[bytes]:
    """Yield the difference as one transaction of RDF Patch, as Apache Jena and RDF Delta read it, in pieces.

    The header names the state that the patch leads to (``id``) and the one it is for (``prev``), each by the content of
    the graph: the same two graphs give the same bytes, and the patches of three builds in a row form a chain.

    Source: https://afs.github.io/rdf-delta/rdf-patch.html
    """
    yield f"H id <{_state(difference.new_digest)}> .\nH prev <{_state(difference.old_digest)}> .\nTX .\n".encode()
    for mark, lines in ((b"D ", difference.removed), (b"A ", difference.added)):
        for chunk in _chunks(lines):
            yield mark + mark.join(chunk)
    yield b"TC .\n"


def sparql_update(difference: Difference) -> Iterator[bytes]:
    """Yield the difference as one request of SPARQL 1.1 Update, in pieces; operations are of bounded size.

    A store that keeps a request whole, as the standard asks, applies it whole or not at all. Equal graphs give an
    operation that adds nothing, for an empty request is an error to some.
    """
    parts = (("DELETE", difference.removed), ("INSERT", difference.added))
    before = b""
    for operation, lines in parts:
        for chunk in _chunks(lines):
            body = b"".join(spelled(line) for line in chunk)
            yield before + f"{operation} DATA {{\n".encode() + body + b"}"
            before = b" ;\n"
    yield b"\n" if before else b"INSERT DATA {\n}\n"


def _state(digest: str) -> str:
    """Return the name of a graph by its digest; consumers of RDF Patch want a UUID."""
    return uuid5(NAMESPACE_URL, f"urn:sha256:{digest}").urn


def _chunks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    ahead = iter(lines)
    while chunk := list(islice(ahead, CHUNK)):
        yield chunk


def spelled(line: bytes) -> bytes:
    r"""Return a line of N-Triples as it stands in SPARQL.

    SPARQL replaces 「\u0041」 everywhere, before it knows what is a string (section 19.2), and some programs do so
    behind an escaped backslash, too, or take eight digits where four are meant. Spelt with eight digits, and the letter
    behind a backslash escaped, every reading is the right one.
    """
    return _ESCAPE.sub(_escape, line) if b"\\" in line else line


def _escape(match: re.Match[bytes]) -> bytes:
    code, backslash, letter = match.groups()
    if code:
        return b"\\U0000" + code
    if backslash:
        return b"\\\\\\U%08X" % ord(letter)
    return match.group()
