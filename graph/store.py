"""The graph in memory, to be asked: one small interface, with pyoxigraph behind it.

rdflib is the reference that the tests compare with; it answers the same questions some hundred times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from graph.errors import InputError, QueryError
from graph.guard import bounded
from graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib

__all__ = ["Rows", "Store", "Term", "read_triples", "term", "to_rdflib", "words"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

_LINES = RdfFormat.N_TRIPLES

#: A line of N-Triples about a blank node or about a triple.
_NAMELESS = re.compile(rb"^\s*_:|^[^\"]*>\s*(?:_:|<<)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z-]+)|\^\^<?([^<>\s]+?)>?)?')


@dataclass(frozen=True, slots=True)
class Rows:
    """What a SELECT gave: the names of the columns, and the rows in the order of the query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield each row as words: the lexical form of literals, the IRI of nodes, empty where there is no value."""
        for row in self.rows:
            yield {name: words(value) for name, value in zip(self.columns, row, strict=True)}

    def __len__(self) -> int:
        return len(self.rows)

    def json(self) -> dict[str, object]:
        """Return the rows in the SPARQL 1.1 Query Results JSON Format."""
        bindings = [
            {name: _binding(value) for name, value in zip(self.columns, row, strict=True) if value is not None}
            for row in self.rows
        ]
        return {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}


def _binding(value: Term) -> dict[str, str]:
    if not isinstance(value, Literal):
        return {"type": "uri" if isinstance(value, NamedNode) else "bnode", "value": words(value)}
    told = {"type": "literal", "value": value.value}
    if value.language:
        return told | {"xml:lang": value.language}
    return told if value.datatype.value == PREFIXES["xsd"] + "string" else told | {"datatype": value.datatype.value}


def words(value: Term | None) -> str:
    """Return the lexical form of a literal, the IRI of a node, 「」 for no value."""
    if value is None:
        return ""
    return value.value if isinstance(value, Literal | NamedNode | BlankNode) else str(value)


class Store:
    """A graph that answers SPARQL.

    Args:
        triples: what it holds. Answers give numbers and durations in their canonical form, 「P12M」 as 「P1Y」, for the
            engine keeps values; :meth:`triples` gives them as they came.
    """

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._triples = tuple(sorted(triples, key=str))
        self._store = pyoxigraph.Store()
        # By way of text, which the engine takes in at twice the speed of objects.
        self._store.load(pyoxigraph.serialize(self._triples, format=_LINES), format=_LINES)

    @classmethod
    def read(cls, path: Path) -> Store:
        """Return the graph of an N-Triples file, as a build writes it.

        Raises:
            InputError: there is no such file, it cannot be read, or it is no N-Triples of names and literals only.
        """
        return cls(read_triples(path))

    def __len__(self) -> int:
        return len(self._triples)

    def triples(self) -> tuple[Triple, ...]:
        """Return all triples, sorted by their N-Triples form."""
        return self._triples

    def answer(self, query: str, bindings: Mapping[str, Term] | None = None) -> Rows | tuple[Triple, ...]:
        """Answer a query of any form.

        Args:
            query: SPARQL with or without PREFIX lines; the prefixes of the project are known.
            bindings: values for variables of the SELECT clause: only rows with just these terms are given. Nothing is
                pasted into the query; nor is a term put into rows that have none there, as a substitution does where the
                variable stands in an OPTIONAL.

        Returns:
            rows for SELECT and ASK, sorted triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: the query is refused, does not parse, or binds what it does not select.
        """
        bounded(query, PREFIXES)
        try:
            answer = self._store.query(query, prefixes=dict(PREFIXES))
            if isinstance(answer, pyoxigraph.QueryBoolean):
                return Rows(("answer",), ((Literal(bool(answer)),),))
            if isinstance(answer, pyoxigraph.QueryTriples):
                return tuple(sorted(answer, key=str))
            columns = tuple(variable.value for variable in answer.variables)
            wanted = {}
            for name, value in (bindings or {}).items():
                if name not in columns:
                    raise QueryError(f"does not select ?{name}; it selects {', '.join(columns)}")
                wanted[columns.index(name)] = value
            rows = (tuple(solution) for solution in answer)
            return Rows(columns, tuple(row for row in rows if all(row[at] == value for at, value in wanted.items())))
        except SyntaxError as error:
            # The parser lists all that could have stood there; the beginning is enough to see.
            raise QueryError(shorten(f"does not parse: {_one_line(error)}", 160, placeholder=" …")) from error
        except RuntimeError as error:
            raise QueryError(_one_line(error)) from error

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """Answer a SELECT or an ASK; see :meth:`answer`."""
        answer = self.answer(query, bindings)
        if not isinstance(answer, Rows):
            raise QueryError("gives triples where rows are wanted; write SELECT or ASK")
        return answer

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> tuple[Triple, ...]:
        """Answer a CONSTRUCT or a DESCRIBE; see :meth:`answer`."""
        answer = self.answer(query, bindings)
        if isinstance(answer, Rows):
            raise QueryError("gives rows where triples are wanted; write CONSTRUCT or DESCRIBE")
        return answer


def read_triples(path: Path) -> list[Triple]:
    """Return the triples of an N-Triples file in the order of the file, a repeated one as often as it stands there.

    Raises:
        InputError: there is no such file, it cannot be read, or it is no N-Triples of names and literals only.
    """
    try:
        data = path.read_bytes()
        triples = [quad.triple for quad in pyoxigraph.parse(data, format=_LINES)]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("holds no build; run: cadre-graph build", str(path.parent)) from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"is not N-Triples: {_one_line(error)}", str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path)) from error
    if any(not isinstance(t.subject, NamedNode) or not isinstance(t.object, NamedNode | Literal) for t in triples):
        number = next(at for at, line in enumerate(data.splitlines(), 1) if _NAMELESS.search(line))
        raise InputError("has a node without a name, as no build writes it", f"{path}:{number}")
    return triples


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def term(value: str) -> Term:
    """Return the term that a person writes on a command line.

    Args:
        value: 「<https://…>」 or 「theme:industry」 a node, 「"潘集区政协"@zh」 a literal as in Turtle; anything else
            is a Chinese text, for that is what labels are: 「董善积」 is ``"董善积"@zh``.

    Raises:
        QueryError: it looks like an IRI and cannot be one.
    """
    prefix, colon, local = value.partition(":")
    try:
        if value.startswith("<") and value.endswith(">"):
            return NamedNode(value[1:-1])
        if value.startswith(("http://", "https://", "urn:")):
            return NamedNode(value)
        if colon and prefix in PREFIXES:
            return NamedNode(PREFIXES[prefix] + local)
        if match := _QUOTED.fullmatch(value):
            text, language, datatype = match.groups()
            if datatype:
                prefix, colon, local = datatype.partition(":")
                return Literal(text, datatype=NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else datatype))
            return Literal(text, language=language) if language else Literal(text)
    except ValueError as error:
        raise QueryError(f"{value} is no term: {_one_line(error)}") from error
    return Literal(value, language="zh")


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return the same graph in rdflib: for pySHACL, and as the reference of the tests."""
    import rdflib

    # A node is made once, however often it is named: rdflib looks every new one over.
    @cache
    def convert(value: Term) -> rdflib.term.Identifier:
        if isinstance(value, NamedNode):
            return rdflib.URIRef(value.value)
        if not isinstance(value, Literal):
            raise TypeError(f"the graph holds no {type(value).__name__}")
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        if value.datatype.value == PREFIXES["xsd"] + "string":
            return rdflib.Literal(value.value)
        # Not normalised: 「1615.0」 stays as the text has it.
        return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value), normalize=False)

    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    for one in triples:
        graph.add((convert(one.subject), convert(one.predicate), convert(one.object)))
    return graph
