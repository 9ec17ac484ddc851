"""What an open endpoint gives to one request."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from graph.guard import DEEPEST, LONGEST

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Args:
        seconds: how long a query may run; then its process is ended and the answer is 503.
        rows: how many rows or triples an answer may have.
        size: how many bytes an answer may have, before it is compressed.
        length: how many characters a query may have.
        depth: how deep brackets may stand in brackets.
        memory: how many bytes a query may take beyond the graph itself.
        at_once: how many queries may work for long at the same time.
        patience: how many seconds a query may run at the most when so many others do.
        upload: how many bytes a request may bring; of interest where the graph can be written to.
    """

    seconds: float = 30.0
    rows: int = 100_000
    size: int = 32 << 20
    length: int = LONGEST
    depth: int = DEEPEST
    memory: int = 512 << 20
    at_once: int = field(default_factory=lambda: max(8, 4 * (os.cpu_count() or 1)))
    patience: float = 1.0
    upload: int = 64 << 20
