"""Walks the rooms of a build: the shapes, the passages, the ledger, the files; and says what is wrong, and where."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode

from graph.errors import InputError
from graph.iri import address
from graph.ledger import COLUMNS
from graph.model import Finding, Outcome
from graph.output import MANIFEST, MARKER
from graph.store import Store, to_rdflib
from graph.texts import read_text
from graph.vocabulary import PREFIXES, expand_node, ontology, shapes

__all__ = ["check", "check_files", "check_ledger", "check_passages", "check_references", "check_shapes"]

#: Properties whose objects are terms and schemes of the ontology, which is not part of the graph.
_POINTING_OUTSIDE = frozenset(map(expand_node, ("rdf:type", "rdf:predicate", "skos:inScheme")))

_DOCUMENTS = """
SELECT ?document ?name ?sha256
WHERE { ?document a cadre:Document ; dcterms:identifier ?name ; schema:sha256 ?sha256 }
ORDER BY ?name
"""
_PASSAGES = """
SELECT ?name ?start ?end ?quote
WHERE {
  ?passage a cadre:Passage ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:anchorOf ?quote ;
           nif:referenceContext/dcterms:identifier ?name .
}
ORDER BY ?name ?start ?end
"""
_PLACEMENTS = "SELECT ?placement WHERE { ?placement a cadre:Placement } ORDER BY ?placement"


def check(output: Path, texts: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the build in *output*, sorted; nothing if all is well.

    Args:
        output: the folder of a build.
        texts: the folder with the texts it was built from.

    Raises:
        InputError: *output* holds no build.
    """
    store = Store.read(output / MARKER)
    known, missing = _texts(store, texts)
    return tuple(
        sorted(
            {
                *missing,
                *check_files(output),
                *check_references(store),
                *check_shapes(store),
                *check_passages(store, known),
                *check_ledger(_ledger(output), known, store),
            }
        )
    )


def _texts(store: Store, folder: Path) -> tuple[dict[str, str], list[Finding]]:
    """Return the texts of the graph's documents by name, and a finding for each that is not as it was read."""
    known: dict[str, str] = {}
    findings = []
    for row in store.select(_DOCUMENTS):
        path = folder / row["name"]
        text = read_text(path)
        if text is None:
            what = "the text is not there, so its passages cannot be checked; name its folder with --texts"
            findings.append(Finding(str(path), what))
        elif sha256(path.read_bytes()).hexdigest() != row["sha256"]:
            findings.append(Finding(str(path), "the text has changed since the build; build again"))
        else:
            known[row["name"]] = text
    return known, findings


def check_files(output: Path) -> Iterator[Finding]:
    """Yield each file of the build that is not what the build wrote."""
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except OSError:
        yield Finding(str(output / MANIFEST), "is missing")
        return
    for line in lines:
        digest, _, name = line.partition("  ")
        path = output / name
        if not path.is_file():
            yield Finding(str(path), "is missing")
        elif sha256(path.read_bytes()).hexdigest() != digest:
            yield Finding(str(path), "has changed since the build; build again, and put corrections into the decisions")


def check_references(store: Store) -> Iterator[Finding]:
    """Yield each node that is pointed at and nowhere described: a mode that no scheme has, a unit that is not there."""
    described = {triple.subject for triple in store.triples()}
    for triple in store.triples():
        if isinstance(triple.object, NamedNode) and triple.object not in described:
            if triple.predicate not in _POINTING_OUTSIDE:
                which = f"{_short(triple.predicate.value)} points at {_short(triple.object.value)}"
                yield Finding(_iri(triple.subject), f"{which}, which is nowhere described")


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def check_shapes(store: Store) -> Iterator[Finding]:
    """Yield what the SHACL shapes find. The ontology goes along: a shape on a class then holds for its sub-classes."""
    import pyshacl
    import rdflib

    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    _, results, text = pyshacl.validate(
        to_rdflib(store.triples()),
        shacl_graph=rdflib.Graph().parse(data=shapes(), format="turtle"),
        ont_graph=to_rdflib(triple for triple in ontology()),
        inference="none",
    )
    if not isinstance(results, rdflib.Graph):
        raise InputError(f"the shapes cannot be used: {' '.join(str(text).split())}", "ontology/shapes.ttl")
    for result in results.subjects(rdflib.RDF.type, shacl.ValidationResult):
        focus = str(results.value(result, shacl.focusNode))
        path = results.value(result, shacl.resultPath)
        value = results.value(result, shacl.value)
        # Chinese first: zh sorts behind en.
        messages = sorted(
            ((getattr(one, "language", None) or "", str(one)) for one in results.objects(result, shacl.resultMessage)),
            reverse=True,
        )
        told = [_short(str(path))] if path is not None else []
        told += [" ".join(message.split()) for _, message in messages]
        told += [f"(is: {_short(str(value))})"] if value is not None and str(value) != focus else []
        severity = "error" if results.value(result, shacl.resultSeverity) == shacl.Violation else "warning"
        yield Finding(focus, " ".join(told), severity)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def check_passages(store: Store, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each passage whose quote is not the characters of its place."""
    for row in store.select(_PASSAGES):
        text = texts.get(row["name"])
        if text is not None and text[int(row["start"]) : int(row["end"])] != row["quote"]:
            where = f"{row['name']}#char={row['start']},{row['end']}"
            yield Finding(where, f"the text does not read 「{row['quote']}」")


def _ledger(output: Path) -> list[dict[str, str]]:
    path = output / "ledger.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise InputError(f"has other columns than {', '.join(COLUMNS)}", str(path))
            return list(reader)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the build has no ledger that can be read", str(path)) from error


def check_ledger(rows: list[dict[str, str]], texts: Mapping[str, str], store: Store) -> Iterator[Finding]:
    """Yield where the ledger does not add up to 100 %.

    Every occurrence has one line and one outcome, the word stands where the line says, the placement of a line is in
    the graph, and no text holds an occurrence of a word of the ledger that has no line.
    """
    outcomes = {outcome.value for outcome in Outcome}
    placements = [row["placement"] for row in store.select(_PLACEMENTS)]
    covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
    places = Counter(f"{row['document']}#char={row['start_char']},{row['end_char']}" for row in rows)
    for place, times in sorted(places.items()):
        if times > 1:
            yield Finding(place, f"the ledger accounts for it {times} times")
    for number, row in enumerate(rows, start=2):
        where = f"ledger.csv:{number}"
        if not (row["start_char"].isdecimal() and row["end_char"].isdecimal()):
            yield Finding(where, "has no place in the text")
            continue
        start, end, text = int(row["start_char"]), int(row["end_char"]), texts.get(row["document"])
        covered[row["document"]].append((start, end))
        if row["outcome"] not in outcomes:
            yield Finding(where, f"「{row['outcome']}」 is no outcome")
        if text is not None and text[start:end] != row["word"]:
            yield Finding(where, f"the text does not read 「{row['word']}」 at {start}")
        if row["outcome"] in (Outcome.PLACEMENT, Outcome.REPETITION):
            if not any(iri.endswith(address("", row["detail"])) for iri in placements if row["detail"]):
                yield Finding(where, f"the graph has no placement {row['detail']}")
    # The longest first: of 「挂职锻炼」 and 「挂职」 the text means the longer where both could stand.
    words = sorted({row["word"] for row in rows if row["word"]}, key=lambda word: (-len(word), word))
    triggers = re.compile("|".join(map(re.escape, words))) if words else None
    for document, text in sorted(texts.items()):
        for match in triggers.finditer(text) if triggers else ():
            if not any(start < match.end() and match.start() < end for start, end in covered[document]):
                where = f"{document}#char={match.start()},{match.end()}"
                yield Finding(where, f"「{match.group()}」 stands here and the ledger has no line for it")
