"""The names of `core.ttl` in Python, so that a misspelt term fails when it is written and not when it is queried.

`terms.py` and `core.ttl` hold the same names; a test compares them both ways. Annotations stay real types here (no
`from __future__ import annotations`): rdflib looks at them.
"""

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from ontology import PREFIXES

__all__ = ["CADRE", "CERTAINTY", "KIND", "MODE", "PREFIXES", "STATUS", "THEME", "UNITKIND"]


class CADRE(DefinedNamespace):
    """Every class and property of the ontology; a name that is not here raises."""

    _NS = Namespace("https://w3id.org/cadre-graph/ontology#")
    _fail = True

    # Things: what a graph of placements is made of
    Cadre: URIRef
    Unit: URIRef
    Area: URIRef
    Post: URIRef
    Placement: URIRef
    Batch: URIRef
    Lesson: URIRef
    Practice: URIRef
    Policy: URIRef
    Pairing: URIRef
    Figure: URIRef

    # Evidence: where everything was read
    Passage: URIRef
    Document: URIRef
    Rule: URIRef
    Fact: URIRef
    mainPassage: URIRef
    readBy: URIRef
    certainty: URIRef

    # The three links that a first-time user asks for; placements imply them, and they are set down as well
    homeUnit: URIRef
    hostUnit: URIRef
    learned: URIRef

    # The placement
    ofCadre: URIRef
    fromUnit: URIRef
    toUnit: URIRef
    fromPost: URIRef
    toPost: URIRef
    fromArea: URIRef
    toArea: URIRef
    mode: URIRef
    status: URIRef
    inBatch: URIRef

    # Time: the literal has the precision of the text, the bounds are what queries filter and sort by
    start: URIRef
    end: URIRef
    startEarliest: URIRef
    startLatest: URIRef
    endEarliest: URIRef
    endLatest: URIRef
    duration: URIRef

    # Batches and pairings
    sendingArea: URIRef
    receivingArea: URIRef
    ordinal: URIRef
    headcount: URIRef
    areaA: URIRef
    areaB: URIRef
    since: URIRef
    sinceEarliest: URIRef
    sinceLatest: URIRef

    # Units and areas
    inArea: URIRef
    unitKind: URIRef
    divisionCode: URIRef

    # Lessons and practices
    learnedDuring: URIRef
    learnedAt: URIRef
    proposedFor: URIRef
    mainTheme: URIRef
    kind: URIRef
    aboutPractice: URIRef
    practisedAt: URIRef

    # Figures and policies
    figureOf: URIRef
    measure: URIRef
    value: URIRef
    unitText: URIRef
    issuer: URIRef
    issued: URIRef
    issuedEarliest: URIRef
    issuedLatest: URIRef

    # People and documents
    role: URIRef
    reporterOf: URIRef
    namedIn: URIRef
    mentionedIn: URIRef
    publisherArea: URIRef


#: One namespace for each scheme of concepts in `schemes/`.
THEME = Namespace("https://w3id.org/cadre-graph/theme/")
MODE = Namespace("https://w3id.org/cadre-graph/mode/")
STATUS = Namespace("https://w3id.org/cadre-graph/status/")
KIND = Namespace("https://w3id.org/cadre-graph/kind/")
CERTAINTY = Namespace("https://w3id.org/cadre-graph/certainty/")
UNITKIND = Namespace("https://w3id.org/cadre-graph/unitkind/")
