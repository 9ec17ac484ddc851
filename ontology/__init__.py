"""What the graph is said in: terms, shapes, schemes of concepts and word tables, shipped as files and read from here.

Importing this costs nothing: rdflib stays asleep (waking it costs three times as much as everything done here), and
Turtle is read by pyoxigraph, once per scheme, when somebody first asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

__all__ = ["PREFIXES", "SCHEMES", "Concept", "by_word", "concepts", "path", "read"]

#: The schemes and the prefix of their concepts: `themes` holds `theme:industry`.
SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "certainties": "certainty",
        "kinds": "kind",
        "modes": "mode",
        "statuses": "status",
        "themes": "theme",
        "unitkinds": "unitkind",
    }
)

#: Every prefix that the project writes, sorted: Turtle headers and queries agree on these. The JSON-LD context calls
#: the schemes by the plural (`modes:secondment`), because `mode` is the key of the property there.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cadre": "https://w3id.org/cadre-graph/ontology#",
        "certainty": "https://w3id.org/cadre-graph/certainty/",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "kind": "https://w3id.org/cadre-graph/kind/",
        "mode": "https://w3id.org/cadre-graph/mode/",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "status": "https://w3id.org/cadre-graph/status/",
        "theme": "https://w3id.org/cadre-graph/theme/",
        "unitkind": "https://w3id.org/cadre-graph/unitkind/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """One concept of a scheme, as the extractors and the page need it.

    Args:
        id: the local name of its IRI, 「industry」.
        zh: its Chinese name.
        en: its English name.
        words: other words that are nearly the concept itself (``skos:altLabel``), sorted.
        signs: words by which a passage about it is recognised (``skos:hiddenLabel``), sorted.
        broader: id of the next wider concept; empty at the top.
        definition: what it means, in Chinese.
    """

    id: str
    zh: str
    en: str
    words: tuple[str, ...]
    signs: tuple[str, ...]
    broader: str
    definition: str


def path(name: str) -> Traversable:
    """Return the file *name* of this folder, 「schemes/themes.ttl」, wherever the package is installed."""
    return files(__name__).joinpath(*name.split("/"))


def read(name: str) -> str:
    """Return the text of the file *name* of this folder."""
    return path(name).read_text(encoding="utf-8")


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """Return the concepts of *scheme*, a key of :data:`SCHEMES`, in the order of its file, which is that of display.

    Raises:
        KeyError: if there is no such scheme.
    """
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    base = f"https://w3id.org/cadre-graph/{SCHEMES[scheme]}/"
    found: dict[str, dict[str, list[str]]] = {}
    for quad in parse(path(f"schemes/{scheme}.ttl").read_bytes(), format=RdfFormat.TURTLE):
        subject, property_, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode) or subject.value == base or not property_.startswith(_SKOS):
            continue
        values = found.setdefault(subject.value.removeprefix(base), {})
        key = property_.removeprefix(_SKOS)
        if isinstance(value, Literal):
            values.setdefault(f"{key}@{value.language}", []).append(value.value)
        elif isinstance(value, NamedNode):
            values.setdefault(key, []).append(value.value.removeprefix(base))
    return tuple(
        Concept(
            id=id_,
            zh=values["prefLabel@zh"][0],
            en=values["prefLabel@en"][0],
            words=tuple(sorted(values.get("altLabel@zh", ()))),
            signs=tuple(sorted(values.get("hiddenLabel@zh", ()))),
            broader=next(iter(values.get("broader", ())), ""),
            definition=values["definition@zh"][0],
        )
        for id_, values in found.items()
    )


@cache
def by_word(scheme: str) -> Mapping[str, Concept]:
    """Return every Chinese name and altLabel of *scheme* with its concept: 「挂职」 leads to `mode:secondment`."""
    # Names after altLabels: where a word is both, the concept that it is the name of wins.
    found = {word: concept for concept in concepts(scheme) for word in concept.words}
    found |= {concept.zh: concept for concept in concepts(scheme)}
    return MappingProxyType(dict(sorted(found.items())))
