"""What is drawn of the knowledge, and what is not: a still picture of who came from where and went where.

Home areas and units, cadres, host units and areas, themes with their lessons. All else (posts, practices, policies,
figures …) is found by search and read in the panel. A unit or an area that both sends and receives is drawn on both
sides, so that every line runs from left to right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.explore.index import Index
from graph.explore.words import NO_THEME, concept_words
from graph.model import Certainty, Fact, Literal

__all__ = ["GROUPS", "LESSON_GROUPS", "Edge", "Node", "Picture", "Row", "best_certainty", "draw", "fact_key"]

#: The kinds of nodes in the order of the legend; a lesson belongs to the group of its kind.
GROUPS = ("home-area", "home-unit", "cadre", "host-unit", "host-area", "theme")
LESSON_GROUPS = ("observation", "reflection", "proposal", "adopted", "lesson")

#: A stay with one of these has not taken place.
_NOT_HAPPENED = ("status:cancelled", "status:planned")

_SUREST_FIRST = (Certainty.STATED, Certainty.INFERRED, Certainty.UNDECIDED)


def best_certainty(facts: Iterable[Fact]) -> Certainty:
    """Return how sure the surest evidence of *facts* makes them."""
    found = {evidence.certainty for fact in facts for evidence in fact.evidence}
    return next((certainty for certainty in _SUREST_FIRST if certainty in found), Certainty.UNDECIDED)


def fact_key(fact: Fact) -> tuple[str, str, str | Literal]:
    """Return what a fact says, by which it is known: thousands of passages may stand behind it."""
    return fact.subject, fact.predicate, fact.object


@dataclass(frozen=True, slots=True)
class Node:
    """Something drawn.

    Args:
        id: unique in the picture: 「home:unit/潘集区政协」.
        thing: the entity or concept that it stands for.
        group: one of :data:`GROUPS` or :data:`LESSON_GROUPS`.
        label: the whole name.
        depth: of an area below the outermost one drawn; 0 for all others.
        trail: the cadres whose way leads through it, sorted.
        themes: of a lesson, the main one first.
    """

    id: str
    thing: str
    group: str
    label: str
    depth: int = 0
    trail: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two nodes and the facts that it stands for.

    Args:
        source: id of the node on the left.
        target: id of the node on the right.
        group: home, host, place, learned, subject or pairing.
        facts: what it says; never empty.
        about: placements (or a pairing) whose own facts belong to it.
        label: what is written on it when it is looked at.
        trail: the cadres whose way it is part of, sorted.
        happened: whether a stay behind it took place, as far as is known; false if all were only planned or cancelled.
    """

    source: str
    target: str
    group: str
    facts: tuple[Fact, ...]
    about: tuple[str, ...] = ()
    label: str = ""
    trail: tuple[str, ...] = ()
    happened: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A cadre's line through the picture: the nodes passed on the home side and on the host side, outermost first."""

    cadre: str
    home: tuple[str, ...] = ()
    host: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, before anybody has said where; sorted by id."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Line:
    group: str
    facts: dict[tuple[str, str, str | Literal], Fact] = field(default_factory=dict)
    about: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    trail: set[str] = field(default_factory=set)
    outcomes: set[bool] = field(default_factory=set)


class _Sketch:
    """Collects nodes and lines; what is drawn twice is drawn once and belongs to both."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.nodes: dict[str, Node] = {}
        self.trails: dict[str, set[str]] = defaultdict(set)
        self.lines: dict[tuple[str, str], _Line] = {}

    def node(self, node: Node, cadre: str = "") -> str:
        self.nodes.setdefault(node.id, node)
        if cadre:
            self.trails[node.id].add(cadre)
        return node.id

    def line(self, source: str, target: str, group: str, facts: Iterable[Fact], cadre: str = "") -> _Line:
        line = self.lines.setdefault((source, target), _Line(group))
        line.facts.update({fact_key(fact): fact for fact in facts})
        if cadre:
            line.trail.add(cadre)
        return line

    def finish(self, rows: Iterable[Row]) -> Picture:
        nodes = tuple(
            Node(node.id, node.thing, node.group, node.label, node.depth, tuple(sorted(self.trails[id_])), node.themes)
            for id_, node in sorted(self.nodes.items())
        )
        edges = tuple(
            Edge(
                source,
                target,
                line.group,
                tuple(sorted(line.facts.values(), key=_fact_order)),
                tuple(sorted(line.about)),
                "、".join(sorted(line.labels)),
                tuple(sorted(line.trail)),
                line.outcomes != {False},
            )
            for (source, target), line in sorted(self.lines.items())
        )
        return Picture(nodes, edges, tuple(sorted(rows, key=lambda row: row.cadre)))


def _fact_order(fact: Fact) -> tuple[str, str, str]:
    # A thing and a literal do not compare; the words of both do.
    return fact.subject, fact.predicate, fact.object if isinstance(fact.object, str) else fact.object.value


def draw(index: Index) -> Picture:
    """Return what is drawn of the knowledge behind *index*."""
    sketch = _Sketch(index)
    rows = [_draw_cadre(sketch, cadre.id) for cadre in index.kind("Cadre")]
    _draw_lessons(sketch)
    _draw_pairings(sketch)
    return sketch.finish(rows)


def _draw_cadre(sketch: _Sketch, cadre: str) -> Row:
    index = sketch.index
    sketch.node(Node(cadre, cadre, "cadre", index.label(cadre)), cadre)
    ways: dict[str, list[tuple[str, ...]]] = {"home": [], "host": []}
    for placed in index.into(cadre, "ofCadre"):
        placement = placed.subject
        modes = {concept_words(str(fact.object)).zh for fact in index.out(placement, "mode")}
        missed = {str(fact.object) for fact in index.out(placement, "status")} & set(_NOT_HAPPENED)
        labels = modes | {concept_words(status).zh for status in missed}
        for side, unit, area in (("home", "fromUnit", "fromArea"), ("host", "toUnit", "toArea")):
            areas = index.out(placement, area)
            units = index.out(placement, unit)
            for fact in units or areas:
                way = _draw_way(sketch, side, fact, areas, cadre)
                ends = (way[-1], cadre) if side == "home" else (cadre, way[-1])
                line = sketch.line(*ends, side, (fact,), cadre)
                line.about.add(placement)
                line.labels |= labels if side == "host" else set()
                line.outcomes.add(not missed)
                ways[side].append(way)
    for side, predicate in (("home", "homeUnit"), ("host", "hostUnit")):
        if not ways[side]:
            for fact in index.out(cadre, predicate):
                way = _draw_way(sketch, side, fact, (), cadre)
                sketch.line(*((way[-1], cadre) if side == "home" else (cadre, way[-1])), side, (fact,), cadre)
                ways[side].append(way)
    return Row(cadre, *(min(ways[side], default=()) for side in ("home", "host")))


def _draw_way(sketch: _Sketch, side: str, fact: Fact, areas: tuple[Fact, ...], cadre: str) -> tuple[str, ...]:
    """Draw the unit or area of *fact* and the areas around it; return their nodes, outermost first."""
    index, thing = sketch.index, str(fact.object)
    links: tuple[Fact, ...] = ()
    area = thing
    is_unit = fact.predicate in {"fromUnit", "toUnit", "homeUnit", "hostUnit"}
    if is_unit:
        links = index.out(thing, "inArea")[:1] or (areas if len(areas) == 1 else ())
        area = str(links[0].object) if links else ""
    chain, steps = _containers(index, area) if area else ([], [])
    way = []
    for depth, id_ in enumerate(chain):
        way.append(sketch.node(Node(f"{side}:{id_}", id_, f"{side}-area", index.label(id_), depth), cadre))
        if depth:
            ends = (way[-2], way[-1]) if side == "home" else (way[-1], way[-2])
            sketch.line(*ends, "place", (steps[depth - 1],), cadre)
    if is_unit:
        unit = sketch.node(Node(f"{side}:{thing}", thing, f"{side}-unit", index.label(thing)), cadre)
        if way:
            sketch.line(*((way[-1], unit) if side == "home" else (unit, way[-1])), "place", links, cadre)
        way.append(unit)
    return tuple(way)


def _containers(index: Index, area: str) -> tuple[list[str], list[Fact]]:
    """Return the areas to draw around *area*, outermost first, and the facts that join each to the next.

    A province is left out unless it is all that is known: 「安徽省」 behind every node on the left says nothing.
    """
    chain = [area]
    steps: list[Fact] = []
    while above := index.out(chain[0], "schema:containedInPlace")[:1]:
        outer = str(above[0].object)
        if outer in chain or index.label(outer).endswith(("省", "自治区")):
            break
        chain.insert(0, outer)
        steps.insert(0, above[0])
    return chain, steps


def _draw_lessons(sketch: _Sketch) -> None:
    index = sketch.index
    for lesson in index.kind("Lesson"):
        about = index.out(lesson.id, "mainTheme", "dcterms:subject")
        themes = tuple(dict.fromkeys(str(fact.object) for fact in about)) or (NO_THEME,)
        kind = next((str(fact.object).partition(":")[2] for fact in index.out(lesson.id, "kind")), "lesson")
        group = kind if kind in LESSON_GROUPS else "lesson"
        node = sketch.node(Node(lesson.id, lesson.id, group, lesson.label, themes=themes))
        learned = index.into(lesson.id, "learned")
        for theme in themes:
            hub = sketch.node(Node(theme, theme, "theme", concept_words(theme).zh))
            said = tuple(fact for fact in about if fact.object == theme)
            if said:
                sketch.line(hub, node, "subject", said)
            for fact in learned:
                sketch.trails[hub].add(fact.subject)
        for fact in learned:
            if fact.subject in sketch.nodes:
                sketch.trails[node].add(fact.subject)
                sketch.line(fact.subject, node, "learned", (fact,), fact.subject)


def _draw_pairings(sketch: _Sketch) -> None:
    index = sketch.index
    for pairing in index.kind("Pairing"):
        facts = index.out(pairing.id, "areaA", "areaB")
        for one in facts:
            for other in facts:
                ends = f"home:{one.object}", f"host:{other.object}"
                if one != other and all(end in sketch.nodes for end in ends):
                    sketch.line(*ends, "pairing", (one, other)).about.add(pairing.id)
