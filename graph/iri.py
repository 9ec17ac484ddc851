"""The addresses of things: built from content, readable in Chinese, the same on every machine."""

from __future__ import annotations

import re
from hashlib import sha256

__all__ = ["DEFAULT_BASE", "address", "content_key", "is_base", "passage_address"]

#: Where things live unless ``--base`` says otherwise.
DEFAULT_BASE = "https://w3id.org/cadre-graph/id/"

#: What RFC 3987 allows in a path beside Han characters: anything else is percent-encoded. 「%」 is encoded as well, so
#: that two different ids never share an address.
_ILLEGAL = re.compile(
    "[^A-Za-z0-9\\-._~!$&'()*+,;=:@/"
    "\u00a0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)

#: Passages bear a 「#char=…」 of their own, so a base has none; an address of the web has a host.
_BASE = re.compile(r"(?!https?:(?!//[^/]))[A-Za-z][A-Za-z0-9+.-]*:[^#]*[/:]")


def _encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "surrogatepass"))


def is_base(base: str) -> bool:
    """Return whether *base* can stand before an id: an absolute IRI without a fragment that ends in ``/`` or ``:``."""
    from pyoxigraph import NamedNode

    try:
        NamedNode(address(base, "a"))
    except ValueError:
        return False
    return _BASE.fullmatch(base) is not None


def address(base: str, identifier: str) -> str:
    """Return the IRI of the thing *identifier* 「unit/上海市闵行区莘庄镇」 under *base*.

    Han characters stay as they are; only what an IRI cannot hold is percent-encoded: 「a b」 becomes ``a%20b``.
    """
    return base + _ILLEGAL.sub(_encode, identifier)


def passage_address(base: str, document: str, start: int, end: int) -> str:
    """Return the IRI of the characters *start* to *end* of *document*, after RFC 5147 and NIF."""
    return f"{address(base, 'document/' + document)}#char={start},{end}"


def content_key(*parts: str) -> str:
    """Return a short permanent key of *parts*, the same wherever they are the same."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
