"""People as things of one document: inside it a name is one person."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator

from graph.find.areas import Places
from graph.identify.context import DocumentReadings
from graph.identify.nesting import nested
from graph.identify.settle import Settled
from graph.model import Document, Evidence, Literal, Reading

__all__ = ["People"]

#: A text says so if two in it bear one name: 「两人同名」 「两位“张伟”」.
_NAMESAKES = re.compile(r"同名|重名|(?:两|三)(?:位|个|名)[“‘]")
_OF_ONE_NAME = re.compile(
    r"(?:与|和|跟|同)[^，。；]{1,12}?(?:同名|重名)|(?:两人|二人|俩人?|两位)(?:同名|重名)|同名同姓|同姓同名"
)
#: What whoever signs a text is called.
_SIGNS = re.compile(r"记者|通讯员|整理|编辑|摄影|实习|报社|文图|^文$|^图$")


class People:
    """The people of one document. A cadre and a reporter of one name are two."""

    def __init__(self, settled: Settled, here: DocumentReadings) -> None:
        self._settled = settled
        self._here = here
        #: The bearers of each name with their home units as written.
        self._cadres: dict[str, dict[str, str]] = defaultdict(dict)
        self._read: dict[str, list[Reading]] = defaultdict(list)
        for reading in here.of("person"):
            self._read[reading.get("name")].append(reading)

    def cadre(self, name: str, nth: int, home: str, evidence: Evidence) -> str:
        """Return the node of the *nth* cadre called *name*, of the unit *home*, noted at *evidence*."""
        node = f"cadre/{name}" + (f"~{nth}" if nth > 1 else "")
        self._settled.thing(node, "Cadre", name, evidence)
        self._cadres[name].setdefault(node, home)
        return node

    def node(self, name: str, role: str = "") -> str:
        """Return the node of the cadre *name* of this document, or an empty string; of two the one whose unit *role* names."""
        bearers = self._cadres.get(name, {})
        return next((node for node, home in bearers.items() if home and home in role), next(iter(bearers), ""))

    def write_others(self) -> None:
        """Note everybody who is named: cadres with what else is said of them, reporters, and the rest."""
        document = f"document/{self._here.document}"
        for name, readings in self._read.items():
            signed = [reading for reading in readings if reading.get("reporter")]
            named = [reading for reading in readings if not reading.get("reporter")]
            # 「本报记者 王伟」 is the one who signs, and not the cadre of that name.
            ends = {reading.evidence.passage.end for reading in signed}
            credits = [reading for reading in named if reading.evidence.passage.end in ends]
            named = [reading for reading in named if reading not in credits]
            if self.node(name):
                for reading in named:
                    self._say(self.node(name, reading.get("role")), reading, document)
            elif signed and not any(_has_an_office(reading) for reading in named):
                signed += named  # whoever signs is named in the credits
            else:
                for node, reading in self._bearers(name, named):
                    self._name(node, name, reading, document)
            for reading in (*signed, *credits):
                self._name(f"person/{name}·署名", name, reading, document)
                self._settled.fact(f"person/{name}·署名", "reporterOf", document, reading.evidence)
            self._namesake(name, document)
        for name, bearers in self._cadres.items():
            if not self._read.get(name):
                for node in bearers:
                    self._settled.fact(node, "namedIn", document, self._here.main_evidence(name))

    def _bearers(self, name: str, named: list[Reading]) -> Iterator[tuple[str, Reading]]:
        """Yield whom each reading means: one person, unless the text says that two bear the name and tells offices in two counties."""
        areas: list[str] = []
        for reading in named:
            mentions = Places(reading.get("role")).mentions if _NAMESAKES.search(self._here.view.text) else []
            area = next((mention.area.full for mention in mentions if mention.area), "")
            nth = next((at for at, known in enumerate(areas) if not area or nested(area, known)), len(areas))
            areas += [area] if nth == len(areas) and area else []
            yield f"person/{name}" + (f"~{nth + 1}" if nth else ""), reading

    def _namesake(self, name: str, document: str) -> None:
        """Note another bearer of *name* where the text says that two bear it, 「与其中一位同名」, and tells only of one what he is."""
        view = self._here.view
        said = next(
            (
                m
                for m in _OF_ONE_NAME.finditer(view.text)
                if name in view.text[slice(*view.page.sentence_at(m.start()))]
            ),
            None,
        )
        known = [node for node in (f"cadre/{name}", f"cadre/{name}~2", f"person/{name}", f"person/{name}~2", f"person/{name}·署名")
                 if self._settled.has(node)]  # fmt: skip
        if said and len(known) == 1:
            evidence = view.evidence("named", *view.page.sentence_at(said.start()))
            self._settled.thing(f"person/{name}~2", "Person", name, evidence)
            self._settled.fact(f"person/{name}~2", "namedIn", document, evidence)

    def _name(self, node: str, name: str, reading: Reading, document: str) -> None:
        self._settled.thing(node, "Person", name, reading.evidence)
        self._say(node, reading, document)

    def _say(self, node: str, reading: Reading, document: str) -> None:
        self._settled.fact(node, "namedIn", document, reading.evidence)
        self._settled.fact(node, "role", Literal(reading.get("role"), "zh"), reading.evidence)

    def signed(self, document: Document) -> Document:
        """Return *document* with the names of its reporters."""
        names = [name for name, readings in self._read.items() if any(reading.get("reporter") for reading in readings)]
        return dataclasses.replace(document, reporters=tuple(names))


def _has_an_office(reading: Reading) -> bool:
    """Whether a reading tells of an office or a trade that is not a reporter's."""
    role = reading.get("role")
    return bool(role) and not _SIGNS.search(role)
