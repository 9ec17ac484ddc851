"""What a stay leaves open, filled by what the whole page tells of it; see ``graph/extract/rest.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.identify.stays import Stay
from graph.model import Reading, Slot
from graph.when import lasts

__all__ = ["complete"]

#: So long is a date with its month.
_MONTH = 7


def complete(drafts: Iterable[Stay], told: Iterable[Reading]) -> None:
    """Give each who stays once the rest that the page tells in other ways, as far as that is open.

    By which word a stay is called, and in which county of a city it was, is told by all of the page better than by the clause that tells the stay.

    Args:
        drafts: the stays of one document.
        told: the readings of kind rest.
    """
    drafts = list(drafts)
    count = Counter(stay.cadre for stay in drafts)
    rest = {reading.get("cadre"): reading.slots for reading in told}
    for stay in drafts:
        if count[stay.cadre] == 1:
            for slot in rest.get(stay.cadre, ()):
                if slot.evidence and not _contradicts(stay, slot):
                    finer = slot.name.endswith("_area") and slot.value.startswith(stay.get(slot.name))
                    if finer or (slot.name == "mode" and slot.value != stay.get("mode")):
                        stay.values.pop(slot.name, None)
                    stay.take(slot.name, slot.value, slot.evidence)
                    if slot.name == "host_title":
                        stay.host_titles = stay.host_titles or (slot.value,)


def _contradicts(stay: Stay, slot: Slot) -> bool:
    """Whether *slot* cannot be of *stay*: 「2023年4月结束」 begins nothing, and nobody comes from where they stay."""
    if slot.name == "start":
        end = stay.get("end")
        return bool(end) and slot.value[: len(end)] >= end[: len(slot.value)]
    if slot.name == "end" and stay.get("start") and stay.get("duration"):
        return len(stay.get("start")) >= _MONTH <= len(slot.value) and not lasts(
            stay.get("duration"), stay.get("start"), slot.value
        )
    return slot.name == "home_area" and slot.value == stay.get("host_area")
