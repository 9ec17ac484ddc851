"""What a change did to the graph: as a patch that another store applies, and in a person's words."""

from __future__ import annotations

from graph.diff.merge import Difference, difference
from graph.diff.patch import rdf_patch, sparql_update
from graph.diff.source import Source

__all__ = ["Difference", "Source", "difference", "rdf_patch", "sparql_update"]
