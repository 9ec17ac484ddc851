"""Everything beside the stays as things: lessons, practices, policies, pairings, figures, people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from graph.extract.view import View
from graph.identify.mentions import Naming
from graph.identify.settle import Settled, date_literal
from graph.identify.units import area_node, place_node
from graph.iri import content_key
from graph.model import Certainty, Evidence, Literal, Reading, Undecided

if TYPE_CHECKING:
    from graph.identify.people import People
    from graph.identify.stays import Stay

__all__ = ["DocumentReadings", "write_context"]


class DocumentReadings:
    """The readings of one document, by kind, and what is open in it."""

    def __init__(self, view: View, readings: tuple[Reading, ...]) -> None:
        self.view = view
        self.readings = readings
        self.document = view.page.document.name
        self.undecided: list[Undecided] = []
        self._main: dict[str, Evidence] = {}
        self._offsets = {origin: index for index, origin in reversed(list(enumerate(view.page.origin)))}

    @cached_property
    def people(self) -> Naming:
        """Where the page names whom."""
        named = {reading.get("name") for reading in self.readings if reading.kind == "person"}
        return Naming(self.view.text, named | {r.get("cadre") for r in self.readings if r.kind == "placement"})

    def of(self, kind: str) -> Iterator[Reading]:
        """Yield the readings of *kind*, in the order of the text."""
        yield from (reading for reading in self.readings if reading.kind == kind)

    def offset_of(self, evidence: Evidence) -> int:
        """Return where in the reading text the passage of *evidence* begins."""
        return self._offsets.get(evidence.passage.start, -1)

    def remember(self, name: str, evidence: Evidence) -> None:
        """Note the most telling place for the cadre *name*."""
        self._main.setdefault(name, evidence)

    def main_evidence(self, name: str) -> Evidence:
        """Return the most telling place for the cadre *name*."""
        return self._main[name]


def write_context(
    settled: Settled, here: DocumentReadings, people: People, placed: dict[str, list[tuple[str, Stay]]]
) -> None:
    """Note everything of one document that is not a stay.

    Args:
        settled: where it is noted.
        here: the document.
        people: its people; the cadres are known by now.
        placed: the placements of each cadre.
    """
    people.write_others()
    practices = _practices(settled, here)
    _lessons(settled, here, people, placed, practices)
    document = f"document/{here.document}"
    for reading in here.of("policy"):
        node = settled.thing(f"policy/{reading.get('title')}", "Policy", reading.get("title"), reading.evidence)
        settled.fact(node, "mentionedIn", document, reading.evidence)
        settled.fact(node, "issuer", Literal(reading.get("issuer"), "zh"), reading.evidence)
        if reading.get("date"):
            settled.single(node, "issued", date_literal(reading.get("date")), reading.evidence)
    for reading in here.of("pairing"):
        a, b = reading.get("area_a"), reading.get("area_b")
        a, b = sorted((a, b))  # one pairing, however texts put it
        node = settled.thing(f"pairing/{a}+{b}", "Pairing", f"{a}—{b}", reading.evidence)
        settled.fact(node, "areaA", area_node(settled, a, reading.evidence), reading.evidence)
        settled.fact(node, "areaB", area_node(settled, b, reading.evidence), reading.evidence)
        if reading.get("since"):
            settled.single(node, "since", date_literal(reading.get("since")), reading.evidence)
    for reading in here.of("figure"):
        subject, measure = reading.get("subject"), reading.get("measure")
        value, unit = reading.get("value"), reading.get("unit")
        passage = reading.evidence.passage
        key = content_key(here.document, str(passage.start), str(passage.end), value, unit)
        node = settled.thing(f"figure/{key}", "Figure", f"{subject}{measure}{value}{unit}", reading.evidence)
        settled.fact(node, "figureOf", Literal(subject, "zh"), reading.evidence)
        settled.fact(node, "measure", Literal(measure, "zh"), reading.evidence)
        settled.fact(node, "value", Literal(value, "decimal"), reading.evidence)
        settled.fact(node, "unitText", Literal(unit, "zh"), reading.evidence)


def _practices(settled: Settled, here: DocumentReadings) -> list[tuple[int, str]]:
    """Note the practices; return where in the text each name stands."""
    found = []
    for reading in here.of("practice"):
        name = reading.get("name")
        node = settled.thing(f"practice/{name}", "Practice", name, reading.evidence)
        settled.fact(node, "mentionedIn", f"document/{here.document}", reading.evidence)
        where = reading.get("where")
        if where:
            area = here.view.places.named(where)
            place = place_node(
                settled, where, here.view.places.book.up_to_county(area).full if area else "", reading.evidence
            )
            settled.fact(node, "practisedAt", place, reading.evidence)
        found.append((reading.evidence.passage.start, node))
    return found


def _lessons(
    settled: Settled,
    here: DocumentReadings,
    people: People,
    placed: dict[str, list[tuple[str, Stay]]],
    practices: list[tuple[int, str]],
) -> None:
    for reading in here.of("lesson"):
        evidence = reading.evidence
        passage = evidence.passage
        title = reading.get("title")
        label = title or "".join(passage.quote.split())[:16] + "…"
        node = f"lesson/{content_key(here.document, str(passage.start), passage.quote)}"
        settled.thing(node, "Lesson", label, evidence)
        settled.fact(node, "dcterms:title", Literal(title, "zh"), evidence)
        kind = reading.get("kind")
        settled.fact(node, "kind", f"kind:{kind}", reading.where("kind"))
        for index, theme in enumerate(reading.all("theme")):
            settled.fact(
                node, "mainTheme" if index == 0 else "dcterms:subject", f"theme:{theme}", reading.where("theme")
            )
        for start, practice in practices:
            if passage.start <= start < passage.end:
                settled.fact(node, "aboutPractice", practice, evidence)
        inferred = Evidence(passage, evidence.rule, Certainty.INFERRED)
        for name in reading.all("cadre"):
            if not people.node(name):
                continue  # a stay was told and could not be read
            settled.fact(people.node(name), "learned", node, reading.where("cadre"))
            for placement, stay in placed.get(name, [])[:1]:
                settled.fact(node, "learnedDuring", placement, inferred)
                if kind == "observation":
                    host = place_node(settled, stay.get("host_unit"), stay.get("host_area"), inferred)
                    settled.fact(node, "learnedAt", host, inferred)
                if kind in ("proposal", "adopted"):
                    home = place_node(settled, stay.get("home_unit"), stay.get("home_area"), inferred)
                    settled.fact(node, "proposedFor", home, inferred)
