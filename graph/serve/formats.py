"""The formats that answers are given in, and which of them a client wants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import QueryResultsFormat, RdfFormat

__all__ = ["BOOLEANS", "GRAPHS", "SOLUTIONS", "Kind", "MediaType", "by_name", "chosen", "media_type", "wants_page"]


class Kind(StrEnum):
    """What an answer is."""

    SOLUTIONS = "solutions"
    BOOLEAN = "boolean"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class MediaType:
    """A format by the names that clients call it.

    Args:
        name: the one that the answer bears.
        others: those by which it may be asked for, too.
        syntax: what the engine calls it.
        suffix: of a file.
    """

    name: str
    others: tuple[str, ...]
    syntax: RdfFormat | QueryResultsFormat
    suffix: str

    @property
    def header(self) -> str:
        """The content type, with the charset where the format has one."""
        return f"{self.name}; charset=utf-8" if self.name.startswith("text/") else self.name


#: The first is what a client gets who has no wish.
SOLUTIONS = (
    MediaType("application/sparql-results+json", ("application/json",), QueryResultsFormat.JSON, "json"),
    MediaType("application/sparql-results+xml", ("application/xml", "text/xml"), QueryResultsFormat.XML, "xml"),
    MediaType("text/csv", (), QueryResultsFormat.CSV, "csv"),
    MediaType("text/tab-separated-values", (), QueryResultsFormat.TSV, "tsv"),
)
BOOLEANS = SOLUTIONS
GRAPHS = (
    MediaType("text/turtle", ("application/x-turtle", "application/turtle"), RdfFormat.TURTLE, "ttl"),
    MediaType("application/n-triples", ("text/plain",), RdfFormat.N_TRIPLES, "nt"),
    MediaType("application/ld+json", ("application/json",), RdfFormat.JSON_LD, "jsonld"),
    MediaType("application/rdf+xml", ("application/xml", "text/xml"), RdfFormat.RDF_XML, "rdf"),
)


def by_name(name: str) -> MediaType:
    """Return the format that bears *name*."""
    return next(one for one in (*SOLUTIONS, *GRAPHS) if one.name == name)


def media_type(header: str) -> tuple[str, dict[str, str]]:
    """Return the media type of a Content-Type and its parameters: 「text/turtle; charset=UTF-8」."""
    name, *parameters = (part.strip() for part in header.split(";"))
    pairs = (parameter.partition("=") for parameter in parameters)
    return name.lower(), {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs}


def chosen(accept: str | None, offered: tuple[MediaType, ...]) -> MediaType | None:
    """Return what a client likes best of *offered*, ``None`` if nothing.

    Of what is liked equally, the earlier in *offered* is taken; the most specific range of the header counts for each
    (RFC 9110, section 12.5.1).

    Args:
        accept: the header; ``None`` or empty for no wish.
        offered: the formats, the preferred one first.
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    best, most = None, 0.0
    for one in offered:
        liking = _liked(one, ranges)
        if liking > most:
            best, most = one, liking
    return best


def wants_page(accept: str | None) -> bool:
    """Return whether a client names HTML and likes none of the formats of RDF better: a browser, that is."""
    if not accept or "html" not in accept:
        return False
    ranges = _ranges(accept)
    liking = _liking("text/html", ranges)
    return liking > 0 and all(liking >= _liked(one, ranges) for one in GRAPHS)


def _ranges(accept: str) -> list[tuple[str, dict[str, str]]]:
    return [media_type(one) for one in accept.split(",") if one.strip()]


def _liked(form: MediaType, ranges: list[tuple[str, dict[str, str]]]) -> float:
    """Return how a format is liked; by another of its names a trace less."""
    return max(_liking(form.name, ranges), *(_liking(name, ranges) - 1e-6 for name in form.others), 0.0)


def _liking(name: str, ranges: list[tuple[str, dict[str, str]]]) -> float:
    """Return the quality that *ranges* give a media type: of those that fit, the most specific one's."""
    fitting = {name: 3, name.partition("/")[0] + "/*": 2, "*/*": 1}
    liking, precision = 0.0, 0
    for pattern, parameters in ranges:
        if fitting.get(pattern, 0) > precision:
            precision = fitting[pattern]
            try:
                liking = min(1.0, max(0.0, float(parameters.get("q", "1"))))
            except ValueError:
                liking = 0.0
    return liking
