"""Who goes the same way as whom: what a page tells of those who go is seldom so of those who come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.extract.view import View
from graph.find.areas import CITY, gazetteer

__all__ = ["company", "ways_of"]

#: From so great a share on it is most of them.
_MOST = 0.5


def ways_of(view: View) -> dict[str, tuple[str, str]]:
    """Return from which city everybody goes to which, by their codes, as far as rules read it; empty where they do not."""
    by_full, ways = gazetteer().by_full, {}
    for name, stays in view.told.items():
        ends = (next((area for one in stays if (area := one.get(f"{side}_area"))), "") for side in ("home", "host"))
        home, host = (by_full[end].code[:CITY] if end in by_full else "" for end in ends)
        ways[name] = home, host
    return ways


def company(ways: Mapping[str, tuple[str, str]], name: str) -> Iterator[str]:
    """Yield whether somebody goes where the others of the page go, and whether others go the other way.

    Args:
        ways: see :func:`ways_of`.
        name: of the person.
    """
    home, host = ways.get(name, ("", ""))
    others = [way for other, way in ways.items() if other != name and way[1]]
    if host and others:
        share = sum(way[1] == host for way in others) / len(others)
        yield f"goes with {'all' if share == 1 else 'most' if share >= _MOST else 'few' if share else 'none'}"
    if any((host and way[0] == host) or (home and way[1] == home) for way in others):
        yield "goes against others"
