"""The graph into somebody else's store: whole, or what changed since the last time. See README.md in this folder."""
