"""Who speaks by the label before a paragraph of a talk: 「陆启元：」 「陆：」 「陆启元（巧家县水务局）答：」."""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["LABEL", "labelled"]

LABEL = re.compile(r"(?P<name>[一-鿿·]{1,12})(?:（[^（）]{2,80}）)?(?:答|说)?：")


def labelled(label: str, known: Collection[str]) -> str:
    """Return whom of *known* a label names, in full or by a surname that only one of them has; the label itself if nobody."""
    if label in known or len(label) > 1:
        return label
    with_it = {one for one in known if one.startswith(label)}
    return with_it.pop() if len(with_it) == 1 else label
