"""How the stores differ: where they take graphs, updates and queries."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["PROFILES", "Profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How a store is spoken to.

    Args:
        name: of the product.
        query: behind the address that the user gives, where queries go.
        update: where updates go.
        graphs: where whole graphs go; empty if only by updates.
        parameter: what the name of a graph is called there.
        default: how the default graph is called there; empty if it cannot be written to.
        batch: so many triples go into one update.
    """

    name: str
    query: str
    update: str
    graphs: str
    parameter: str = "graph"
    default: str = "default"
    batch: int = 1000

    def graph_address(self, target: str, graph: str) -> str:
        """Return where *graph*, empty for the default graph, is put."""
        named = f"{self.parameter}={quote(graph, safe='')}" if graph else self.default
        return f"{target}{self.graphs}{'&' if '?' in self.graphs else '?'}{named}"


#: The stores that are known, the first one unless another is named. Virtuoso loses speed with longer updates.
PROFILES = (
    Profile("oxigraph", "/query", "/update", "/store"),
    Profile("fuseki", "/query", "/update", "/data"),
    Profile("graphdb", "", "/statements", "/rdf-graphs/service"),
    Profile("virtuoso", "/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth", "graph-uri", "", 100),
    Profile("qlever", "", "", ""),
    Profile("cadre-graph", "/sparql", "/sparql", "/graphs"),
)
