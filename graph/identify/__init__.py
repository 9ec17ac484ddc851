"""Asks who is the same as whom, and turns readings into entities and facts that keep all their evidence.

Rather two strangers than a forced marriage: across documents a name alone makes nobody the same.

Two steps: :func:`tell` settles one document among itself, :func:`settle` puts the documents together.
"""

from __future__ import annotations

from graph.identify.account import Account
from graph.identify.corpus import settle
from graph.identify.telling import tell

__all__ = ["Account", "settle", "tell"]
