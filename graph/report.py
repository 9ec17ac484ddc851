"""The report of a build: what it holds, what stands out, what is left open; Chinese first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import networkx

from graph.export.network import network
from graph.ledger import OUTCOMES
from graph.model import Conflict, Knowledge, Outcome, Undecided
from graph.queries import shipped_query
from graph.store import Store

__all__ = ["Counts", "counts", "measures", "report"]

#: How many rows of a ranking are shown.
_TOP = 10
#: Betweenness walks from every node of a network up to this size, and from a fixed sample of a larger one.
_EVERY_NODE, _SAMPLE = 1000, 100

#: Whose centrality is measured.
_ACTORS = ("cadre", "unit", "area")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each there are: the closing summary of a build."""

    documents: int
    cadres: int
    placements: int
    lessons: int
    undecided: int
    facts: int


def counts(knowledge: Knowledge) -> Counts:
    """Return how much *knowledge* holds. What is undecided counts both identities and ledger lines."""
    kinds = Counter(entity.kind for entity in knowledge.entities)
    open_lines = sum(line.outcome is Outcome.UNDECIDED for line in knowledge.ledger)
    return Counts(
        documents=len(knowledge.documents),
        cadres=kinds["Cadre"],
        placements=kinds["Placement"],
        lessons=kinds["Lesson"],
        undecided=len(knowledge.undecided) + open_lines,
        facts=len(knowledge.facts),
    )


def report(knowledge: Knowledge, store: Store) -> str:
    """Return the report in Markdown.

    Args:
        knowledge: what the corpus says; what is undecided stands only here and in the ledger.
        store: its graph: every list and ranking is the answer to a shipped query.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("graph"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown: cells and quotes go through the filter below instead
    )
    environment.filters["cell"] = cell
    themes, hosts = _themes_by_host(store)
    outcomes = Counter(line.outcome for line in knowledge.ledger)
    return environment.get_template("report.md.j2").render(
        counts=counts(knowledge),
        kinds=sorted(Counter(entity.kind for entity in knowledge.entities).items()),
        hosts=_answer(store, "host-popularity")[:_TOP],
        host_areas=_answer(store, "host-areas")[:_TOP],
        home_areas=_answer(store, "cadres-by-home-area"),
        themes=themes,
        themes_by_host=hosts,
        pairings=_answer(store, "pairings"),
        batches=_batches(store),
        measures=measures(store),
        rules=_answer(store, "rules-and-their-facts"),
        ledger=[
            (said, outcomes[outcome], f"{outcomes[outcome] / len(knowledge.ledger):.1%}")
            for outcome, said in OUTCOMES.items()
            if outcomes[outcome]
        ],
        triggers=len(knowledge.ledger),
        copies=sorted(knowledge.copies),
        unapplied=sorted(knowledge.unapplied),
        conflicts=[_told_apart(one) for one in sorted(knowledge.conflicts)],
        undecided=[_open(one) for one in sorted(knowledge.undecided)],
        undecided_lines=[line for line in sorted(knowledge.ledger) if line.outcome is Outcome.UNDECIDED],
    )


def cell(value: object) -> str:
    """Return *value* as it can stand in a Markdown table: one line, and no mark of Markdown or HTML at work."""
    text = " ".join(str(value).split())
    for mark in "\\`*_|[]":
        text = text.replace(mark, "\\" + mark)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _answer(store: Store, name: str) -> list[dict[str, str]]:
    return list(store.select(shipped_query(name).text))


def _open(one: Undecided) -> dict[str, Any]:
    passages = [evidence.passage for evidence in one.evidence]
    return {"kind": one.kind, "about": one.about, "why": one.why, "passages": passages}


def _told_apart(one: Conflict) -> dict[str, Any]:
    from graph.explore.words import term_words

    return {"about": one.about, "property": term_words(one.property).zh, "sides": one.sides}


def _themes_by_host(store: Store) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Return the themes, most frequent first, and for each host area how many lessons it gave on each."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    totals: Counter[str] = Counter()
    for row in _answer(store, "themes-by-host"):
        table[row["hostArea"]][row["theme"]] = int(row["lessons"])
        totals[row["theme"]] += int(row["lessons"])
    themes = sorted(totals, key=lambda theme: (-totals[theme], theme))
    hosts = sorted(table, key=lambda host: (-sum(table[host].values()), host))
    return themes, [(host, [str(table[host].get(theme, "")) for theme in themes]) for host in hosts]


def _batches(store: Store) -> list[dict[str, Any]]:
    """Return each batch once, with its known members."""
    found: dict[str, dict[str, Any]] = {}
    for row in _answer(store, "batch-members"):
        batch = found.setdefault(row["batch"], {**row, "members": []})
        if row["cadre"] and row["cadre"] not in batch["members"]:
            batch["members"].append(row["cadre"])
    return list(found.values())


def measures(store: Store) -> dict[str, Any]:
    """Return what networkx measures: of the whole network its size, of cadres, units and areas who is central.

    Lessons and themes are left out of the centralities: a theme is a word of ours, not an actor. Betweenness beyond a
    thousand nodes walks from a fixed sample, so that the same graph gives the same numbers.
    """
    whole = network(store)
    actors: networkx.Graph[str] = networkx.Graph()
    # In a fixed order: the sums of floating-point numbers depend on it.
    actors.add_nodes_from((node, whole.nodes[node]) for node in sorted(whole) if whole.nodes[node]["kind"] in _ACTORS)
    actors.add_edges_from(sorted((a, b) for a, b in set(whole.edges()) if a in actors and b in actors))
    size = actors.number_of_nodes()
    between = networkx.betweenness_centrality(actors, k=_SAMPLE if size > _EVERY_NODE else None, seed=0)
    degree = {node: float(number) for node, number in actors.degree()}

    def top(scores: dict[str, float], form: str) -> list[tuple[str, str, str]]:
        best = sorted(scores, key=lambda node: (-round(scores[node], 9), node))[:_TOP]
        told = [(actors.nodes[node], scores[node]) for node in best if scores[node]]
        return [(node["label"], node["kind"], form.format(score)) for node, score in told]

    components = sorted((len(one) for one in networkx.connected_components(actors)), reverse=True)
    return {
        "nodes": whole.number_of_nodes(),
        "edges": whole.number_of_edges(),
        "actors": size,
        "links": actors.number_of_edges(),
        "density": f"{networkx.density(actors):.4f}",
        "components": components,
        "degree": top(degree, "{:.0f}"),
        "betweenness": top(between, "{:.3f}"),
    }
