"""People as things of one document: inside it a name is one person."""

from __future__ import annotations

import dataclasses
from collections import defaultdict

from graph.identify.context import DocumentReadings
from graph.identify.settle import Settled
from graph.model import Document, Evidence, Literal, Reading

__all__ = ["People"]


class People:
    """The people of one document. A cadre and a reporter of one name are two."""

    def __init__(self, settled: Settled, here: DocumentReadings) -> None:
        self._settled = settled
        self._here = here
        self._cadres: dict[str, str] = {}
        self._read: dict[str, list[Reading]] = defaultdict(list)
        for reading in here.of("person"):
            self._read[reading.get("name")].append(reading)

    def cadre(self, name: str, evidence: Evidence) -> str:
        """Return the node of the cadre *name*, noted at *evidence*."""
        node = f"cadre/{name}"
        self._settled.thing(node, "Cadre", name, evidence)
        self._cadres[name] = node
        return node

    def node(self, name: str) -> str:
        """Return the node of the cadre *name* of this document, or an empty string."""
        return self._cadres.get(name, "")

    def write_others(self) -> None:
        """Note everybody who is named: cadres with what else is said of them, reporters, and the rest."""
        document = f"document/{self._here.document}"
        for name, readings in self._read.items():
            signed = [reading for reading in readings if reading.get("reporter")]
            named = [reading for reading in readings if not reading.get("reporter")]
            cadre = self._cadres.get(name)
            if cadre:
                for reading in named:
                    self._say(cadre, reading, document)
                named = []
            elif named:
                node = f"person/{name}"
                for reading in named:
                    self._settled.thing(node, "Person", name, reading.evidence)
                    self._say(node, reading, document)
            for reading in signed:
                node = f"person/{name}·{reading.get('role')}"
                self._settled.thing(node, "Person", name, reading.evidence)
                self._settled.fact(node, "reporterOf", document, reading.evidence)
                self._say(node, reading, document)
        for name, node in self._cadres.items():
            if not self._read.get(name):
                self._settled.fact(node, "namedIn", document, self._here.main_evidence(name))

    def _say(self, node: str, reading: Reading, document: str) -> None:
        self._settled.fact(node, "namedIn", document, reading.evidence)
        self._settled.fact(node, "role", Literal(reading.get("role"), "zh"), reading.evidence)

    def signed(self, document: Document) -> Document:
        """Return *document* with the names of its reporters."""
        names = [name for name, readings in self._read.items() if any(reading.get("reporter") for reading in readings)]
        return dataclasses.replace(document, reporters=tuple(names))
