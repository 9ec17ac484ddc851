"""Accounts of documents, kept from one build to the next: a text that did not change is not read again."""

from __future__ import annotations

from graph.cache.folder import Cache, default_folder

__all__ = ["Cache", "default_folder"]
