"""What may stand in SPARQL that somebody else wrote, told before it is parsed.

The parser of the engine recurses, and some thousand nested braces end the process; SERVICE and LOAD would make it call
out. Both are told by the text alone: strings, comments, IRIs and names are taken out, and what is left are keywords and
brackets. The parser wants no space around its keywords (「1SERVICESILENT<u:a>」 calls out), so none is looked for, and
where the text can be read in two ways, the way that calls out counts. The time is in proportion to the length, for a
server examines all it is sent one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from graph.errors import QueryError, RefusedError

__all__ = ["DEEPEST", "LONGEST", "Examined", "bounded", "examine", "refuse_changes", "refuse_outside"]

#: A query longer or deeper than this is refused: thousands of nested braces, or of operators in a row, end the process.
LONGEST, DEEPEST = 11_000, 100

#: What may be escaped within a string; where anything else is, the parser does not see the string.
_ESCAPE = r"""\\(?:[tbnrf"'\\] | u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}
                 | U(?!0000[Dd][89A-Fa-f])00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})"""
#: What a keyword can hide in: IRIs, strings, comments, variables, prefixed names. The first that fits is taken out. What
#: begins as a string and is none is told; a word that begins no name is passed over as a whole, and not letter by letter.
_OPAQUE = re.compile(
    rf"""(?P<iri><[^<>"{{}}|\\^`\x00-\x20]*+>)
      | \"{{3}}(?:[^"\\]|{_ESCAPE}|"(?!""))*+\"{{3}} | '{{3}}(?:[^'\\]|{_ESCAPE}|'(?!''))*+'{{3}}
      | "(?:[^"\\\r\n]|{_ESCAPE})*+" | '(?:[^'\\\r\n]|{_ESCAPE})*+'
      | (?P<torn>["']|\\(?!u))
      | \#[^\r\n]*+
      | [?$]\w++
      | (?P<name>(?<!\w)(?P<prefix>(?:\w[\w.-]*+)?+):(?:(?:[\w:]|%[0-9A-Fa-f]{{2}}|\\[^\r\n])
                                                       (?:[\w.\-:]|%[0-9A-Fa-f]{{2}}|\\[^\r\n])*+)?+)
      | (?P<word>\w[\w.-]*+)""",
    re.VERBOSE,
)
#: A name that was taken out leaves its number between two of these.
_MARK = "\x00"
_NAME = _MARK + r"(\d+)" + _MARK
_OUTSIDE = re.compile(r"SERVICE|LOAD|\\u", re.IGNORECASE)
#: A prefix that the parser reads as a keyword with a name behind it: 「SERVICEa:b」 is SERVICE a:b.
_KEYWORD = re.compile(r".*SERVICE|LOAD", re.IGNORECASE)
#: An IRI, or a comparison with less and with more, of which a part ends a bracket, a string or the line: 「1<2)…>」.
_DOUBTFUL = re.compile(r"<(?!\w[\w+.-]*+://).*['#)]")
_FROM = re.compile(r"FROM\s*+(?:NAMED\s*+)?(?:" + _NAME + r")?", re.IGNORECASE)
_PREFIX = re.compile(r"PREFIX\s*+" + _NAME + r"\s*+" + _NAME, re.IGNORECASE)
_NEGATIONS = re.compile(r"!(?:\s*!)+")
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Examined:
    """What a text of SPARQL holds.

    Args:
        bare: the text without strings, comments, variables and names: keywords, brackets, operators.
        graphs: the graphs that FROM names, as IRIs; ``None`` for one whose IRI the text does not give in full.
        depth: how deep brackets stand in brackets, or negations before negations.
        doubtful: what may be an IRI or a comparison was taken for an IRI, and what stands behind it for a string.
    """

    bare: str
    graphs: tuple[str | None, ...]
    depth: int
    doubtful: bool = False


def examine(text: str, prefixes: Mapping[str, str]) -> Examined:
    """Return what *text* holds.

    Args:
        text: SPARQL, query or update.
        prefixes: those that need not be declared.

    Raises:
        QueryError: a string in it does not end, or has an escape that there is not.
    """
    names: list[str] = []
    doubtful = False

    def taken(match: re.Match[str]) -> str:
        nonlocal doubtful
        if match["torn"] is not None:
            # Also 「?a<'>'」, which looks like an IRI before a string: with a space it does not.
            raise QueryError("has a string that does not end, or a wrong escape, or < before a string without a space")
        if match["word"] is not None or (match["prefix"] and _KEYWORD.match(match["prefix"])):
            return match[0]
        if match["iri"] is None and match["name"] is None:
            return " "
        doubtful = doubtful or bool(match["iri"] and _DOUBTFUL.match(match["iri"]))
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
    return Examined(bare, graphs, deepest, doubtful)


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
        QueryError: it is too long or too deeply nested, or has a string that does not end.
    """
    if len(text) > longest:
        raise QueryError(f"is longer than {longest} characters")
    examined = examine(text, prefixes)
    refuse_outside(examined, graphs, text)
    refuse_changes(examined)
    if examined.depth > deepest:
        raise QueryError(f"is nested deeper than {deepest} levels")


def refuse_outside(examined: Examined, graphs: Container[str] | None, text: str) -> None:
    """Refuse what would make the engine call out, or names a graph that is not there.

    Args:
        examined: the query or update.
        graphs: those that FROM may name; ``None`` for any, where one that is not there is an empty one.
        text: the query or update itself, searched as a whole where it can be read in two ways.

    Raises:
        RefusedError: SERVICE, LOAD, an escape that could write either, or a strange FROM.
    """
    if match := _OUTSIDE.search(text if examined.doubtful else examined.bare):
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
