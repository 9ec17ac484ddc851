"""From where to where a batch goes, as its members show: a page of the receiving side says 「第九批援藏医疗队」 and means those who came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.find.areas import gazetteer

if TYPE_CHECKING:
    from graph.identify.batches import Batch
    from graph.identify.stays import Stay

__all__ = ["turn"]


def turn(found: Iterable[Batch], stays: Sequence[Stay]) -> None:
    """Turn each batch round to which everybody comes whom the page tells of, and from which nobody goes.

    「第十批援疆干部」 of a page about 哈密, whose people come from 郑州 and 洛阳, is sent from 河南省 to 哈密市. A batch
    that fits one stay at least is left as it is, and so is one whose people are not known to come from anywhere.
    """
    ways = [(stay.get("home_area"), stay.get("host_area")) for stay in stays]
    known = [(home, host) for home, host in ways if home and host and not _one_of(home, host)]
    for batch in found:
        sender = batch.sending
        if not sender or any(_one_of(home, sender) for home, _ in known):
            continue
        homes = [home for home, host in known if _one_of(host, sender)]
        if not homes or (batch.receiving and not _one_of(batch.receiving, sender)):
            continue
        batch.receiving = batch.receiving or sender
        batch.sending = _shared(homes)


def _one_of(area: str, other: str) -> bool:
    return area.startswith(other) or other.startswith(area)


def _shared(areas: Sequence[str]) -> str:
    """Return the area that all *areas* lie in, 「河南省」 of 「河南省郑州市」 「河南省洛阳市」; empty if there is none."""
    book = gazetteer()
    first, last = min(areas), max(areas)
    return next(
        (
            first[:end]
            for end in range(len(first), 0, -1)
            if last.startswith(first[:end]) and first[:end] in book.by_full
        ),
        "",
    )
