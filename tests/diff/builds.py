"""Small builds, and how they are changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.assemble import assemble
from graph.doubts import conflicts_bytes, undecided_bytes
from graph.export.rdf import ntriples
from graph.ledger import ledger_bytes
from graph.model import Document, Entity, Evidence, Fact, Knowledge, Passage

LIN, STAY_LIN = "cadre/林知远", "placement/林知远/新湾区"
BUREAU = "unit/东山省海城市新湾区行政审批局"


def built(knowledge: Knowledge, folder: Path, base: str = "https://w3id.org/cadre-graph/id/") -> Path:
    """Write what ``diff`` reads of a build."""
    folder.mkdir()
    (folder / "graph.nt").write_bytes(ntriples(assemble(knowledge, base)))
    (folder / "ledger.csv").write_bytes(ledger_bytes(knowledge.ledger))
    (folder / "undecided.csv").write_bytes(undecided_bytes(knowledge.undecided))
    (folder / "conflicts.csv").write_bytes(conflicts_bytes(knowledge.conflicts))
    return folder


def moved(knowledge: Knowledge, addresses: dict[str, str]) -> Knowledge:
    """Give things other ids, wherever they are named."""

    def new(name: str) -> str:
        return addresses.get(name, name)

    facts = (
        replace(
            fact, subject=new(fact.subject), object=new(fact.object) if isinstance(fact.object, str) else fact.object
        )
        for fact in knowledge.facts
    )
    entities = {replace(one, id=new(one.id)) for one in knowledge.entities}
    return replace(knowledge, entities=tuple(sorted(entities)), facts=tuple(dict.fromkeys(facts)))


def of_fact(knowledge: Knowledge, subject: str, predicate: str, change: Callable[[Fact], Fact | None]) -> Knowledge:
    """Change the facts that say *predicate* of *subject*; ``None`` takes one away."""
    facts = [change(one) if (one.subject, one.predicate) == (subject, predicate) else one for one in knowledge.facts]
    assert facts != list(knowledge.facts)
    return replace(knowledge, facts=tuple(one for one in facts if one is not None))


def of_entity(knowledge: Knowledge, identifier: str, change: Callable[[Entity], Entity | None]) -> Knowledge:
    """Change the thing *identifier*; ``None`` takes it and its facts away."""
    entities = [change(one) if one.id == identifier else one for one in knowledge.entities]
    assert entities != list(knowledge.entities)
    there = {one.id for one in entities if one is not None}
    gone = {one.id for one in knowledge.entities} - there
    facts = (one for one in knowledge.facts if one.subject not in gone and one.object not in gone)
    return replace(knowledge, entities=tuple(one for one in entities if one is not None), facts=tuple(facts))


def in_document(knowledge: Knowledge, name: str, text: Document, shift: int) -> Knowledge:
    """Put the evidence of the document *name* into another one, *shift* characters further."""

    def there(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(
            replace(one, passage=Passage(text.name, p.start + shift, p.end + shift, p.quote))
            if (p := one.passage).document == name
            else one
            for one in evidence
        )

    def called(value: str) -> str:
        return f"document/{text.name}" if value == f"document/{name}" else value

    return replace(
        knowledge,
        documents=tuple(sorted(text if one.name == name else one for one in knowledge.documents)),
        entities=tuple(replace(one, evidence=there(one.evidence)) for one in knowledge.entities),
        facts=tuple(
            replace(
                one,
                evidence=there(one.evidence),
                object=called(one.object) if isinstance(one.object, str) else one.object,
            )
            for one in knowledge.facts
        ),
    )
