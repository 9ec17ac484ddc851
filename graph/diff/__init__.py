"""What a change did to the graph: as a patch that another store applies, and in a person's words."""

from __future__ import annotations
