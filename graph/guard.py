"""What may stand in SPARQL that somebody else wrote, told before it is parsed.

The parser of the engine recurses, and some thousand nested braces end the process; SERVICE and LOAD would make it call
out. Both are told by the text alone: strings, comments, IRIs and names are taken out, and what is left are keywords and
brackets.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from graph.errors import QueryError, RefusedError

__all__ = ["DEEPEST", "LONGEST", "Examined", "bounded", "examine", "refuse_changes", "refuse_outside"]

#: A query longer or deeper than this is refused: thousands of nested braces, or of operators in a row, end the process.
LONGEST, DEEPEST = 11_000, 100

#: What a keyword can hide in: IRIs, strings, comments, variables, prefixed names. The first that fits is taken out.
_OPAQUE = re.compile(
    r"""(?P<iri><[^<>"{}|\\^`\s]*>)
      | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
      | \#[^\n]*
      | [?$]\w+
      | (?P<name>(?<!\w)(?!SERVICE\s*:)(?:\w[\w.-]*)?:(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\[^\n])*)""",
    re.VERBOSE | re.IGNORECASE,
)
#: A name that was taken out leaves its number between two of these.
_MARK = "\x00"
_NAME = _MARK + r"(\d+)" + _MARK
_OUTSIDE = re.compile(r"\bSERVICE\b|\bLOAD\b|\\u", re.IGNORECASE)
_FROM = re.compile(r"\bFROM\b(?:\s*(?:\bNAMED\b)?\s*" + _NAME + r")?", re.IGNORECASE)
_PREFIX = re.compile(r"\bPREFIX\s*" + _NAME + r"\s*" + _NAME, re.IGNORECASE)
_NEGATIONS = re.compile(r"!(?:\s*!)+")
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Examined:
    """What a text of SPARQL holds.

    Args:
        bare: the text without strings, comments, variables and names: keywords, brackets, operators.
        graphs: the graphs that FROM names, as IRIs; ``None`` for one whose IRI the text does not give in full.
        depth: how deep brackets stand in brackets, or negations before negations.
    """

    bare: str
    graphs: tuple[str | None, ...]
    depth: int


def examine(text: str, prefixes: Mapping[str, str]) -> Examined:
    """Return what *text* holds.

    Args:
        text: SPARQL, query or update.
        prefixes: those that need not be declared.
    """
    names: list[str] = []

    def taken(match: re.Match[str]) -> str:
        if match["iri"] is None and match["name"] is None:
            return " "
        names.append(match[0])
        return f" {_MARK}{len(names) - 1}{_MARK} "

    bare = _OPAQUE.sub(taken, text.replace(_MARK, " "))
    known = dict(prefixes) | {
        names[int(short)].rstrip(":"): names[int(iri)][1:-1] for short, iri in _PREFIX.findall(bare)
    }
    graphs = tuple(_expanded(names[int(match[1])], known) if match[1] else None for match in _FROM.finditer(bare))
    depth = deepest = 0
    for character in bare:
        if character in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "})]":
            depth -= 1
    # Each negation is a level of its own to the parser.
    deepest = max([deepest, *(run.count("!") for run in _NEGATIONS.findall(bare))])
    return Examined(bare, graphs, deepest)


def _expanded(name: str, prefixes: Mapping[str, str]) -> str | None:
    if name.startswith("<"):
        return name[1:-1] if ":" in name else None
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else None


def bounded(
    text: str,
    prefixes: Mapping[str, str],
    graphs: Container[str] = (),
    longest: int = LONGEST,
    deepest: int = DEEPEST,
) -> None:
    """Refuse a query that would reach outside of the graph, change it, or end the process.

    Args:
        text: the query.
        prefixes: those that need not be declared.
        graphs: the named graphs that there are, which FROM may name.
        longest: how many characters it may have.
        deepest: how deep brackets may stand in brackets.

    Raises:
        RefusedError: it has SERVICE, LOAD, a FROM that names no graph of *graphs*, or is an update.
        QueryError: it is too long or too deeply nested.
    """
    if len(text) > longest:
        raise QueryError(f"is longer than {longest} characters")
    examined = examine(text, prefixes)
    refuse_outside(examined, graphs)
    refuse_changes(examined)
    if examined.depth > deepest:
        raise QueryError(f"is nested deeper than {deepest} levels")


def refuse_outside(examined: Examined, graphs: Container[str] | None) -> None:
    """Refuse what would make the engine call out, or names a graph that is not there.

    Args:
        examined: the query or update.
        graphs: those that FROM may name; ``None`` for any, where one that is not there is an empty one.

    Raises:
        RefusedError: SERVICE, LOAD, an escape that could write either, or a strange FROM.
    """
    if match := _OUTSIDE.search(examined.bare):
        raise RefusedError(f"{match[0].upper()} is refused: a query reads the built graph and nothing else")
    if graphs is None:
        return
    for graph in examined.graphs:
        if graph is None or graph not in graphs:
            raise RefusedError("FROM is refused: a query reads the built graph and nothing else")


def refuse_changes(examined: Examined) -> None:
    """Refuse an update.

    Raises:
        RefusedError: it is one.
    """
    if match := _UPDATE.search(examined.bare):
        raise RefusedError(
            f"{match[1].upper()} is refused: a query reads; to change the graph, change a text and build"
        )
