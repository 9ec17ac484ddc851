"""What people decided: a table beside the texts that goes before everything that the rules read.

Decisions are an input of a build, as the texts are. None is ever changed by a build, and taking a line out undoes it.
"""

from __future__ import annotations

from graph.decide.table import FILE, Decision, read_decisions

__all__ = ["FILE", "Decision", "read_decisions"]
