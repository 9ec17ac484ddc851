"""Where things are on the server: an IRI of the graph, and the path at which it is answered."""

from __future__ import annotations

from urllib.parse import quote, unquote

from graph.iri import address

__all__ = ["iri_of", "path_of"]

#: The things of the build; whatever their IRIs begin with, they are told of here.
THINGS = "/id/"
ANYTHING = "/describe"


def path_of(iri: str, base: str) -> str:
    """Return the path at which *iri* is told of: 「/id/cadre/…」, or 「/describe?iri=…」 for a term of a vocabulary."""
    if iri.startswith(base):
        thing, mark, part = iri.removeprefix(base).partition("#")
        return THINGS + quote(thing, safe="/:@!$&'()*+,;=~") + (mark + quote(part, safe="=,") if mark else "")
    return f"{ANYTHING}?iri={quote(iri, safe='')}"


def iri_of(path: str, base: str) -> tuple[str, ...]:
    """Return the IRIs that the raw *path* can mean.

    A browser encodes what an IRI holds as it is, so the path is decoded and spelt as the graph spells it; and an id that
    was encoded in the graph already, as a blank in a name is, comes through as it stands.

    Args:
        path: behind 「/id/」, as it came, with what is percent-encoded.
        base: what the IRIs of the things of the build begin with.
    """
    decoded = unquote(path, errors="surrogateescape")
    once = address(base, decoded) if decoded.isprintable() else base + decoded
    return tuple(dict.fromkeys((once, base + decoded, base + path)))
