"""What a stay leaves open, filled by what the whole page tells of it; see ``graph/extract/rest.py``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.identify.stays import Stay
from graph.model import Reading, Slot
from graph.when import lasts

__all__ = ["complete"]

#: So long is a date with its month.
_MONTH = 7


def complete(drafts: Iterable[Stay], told: Iterable[Reading]) -> frozenset[str]:
    """Give each who stays once the rest that the page tells.

    By which word a stay is called and between which units and areas it was is told by all of the page better than by the clause that a rule
    reads; what the rule read is one of the signs that are weighed there.

    Args:
        drafts: the stays of one document.
        told: the readings of kind rest.

    Returns:
        The names of those whose rest was weighed.
    """
    drafts = list(drafts)
    apart: dict[str, list[Stay]] = defaultdict(list)
    for stay in drafts:
        apart[stay.cadre] += [stay] if stay.apart else []
    drafts = [stay for stay in drafts if not stay.apart]
    count = Counter(stay.cadre for stay in drafts)
    rest = {reading.get("cadre"): reading.slots for reading in told}
    once = [stay for stay in drafts if count[stay.cadre] == 1]
    for stay in once:
        for side in ("home", "host"):
            _move(stay, side, rest.get(stay.cadre, ()))
        for slot in rest.get(stay.cadre, ()):
            other = any(slot.value == one.get(slot.name) for one in apart[stay.cadre] if slot.name in _OF_ONE)
            if slot.evidence and not other and not _contradicts(stay, slot):
                if slot.value != stay.get(slot.name) and slot.name in _OF_THE_PAGE:
                    stay.values.pop(slot.name, None)
                stay.take(slot.name, slot.value, slot.evidence)
                if slot.name == "host_title":
                    stay.host_titles = stay.host_titles or tuple(slot.value.split(";"))
                if slot.name == "home_title":
                    stay.titles = stay.titles or tuple(slot.value.split(";"))
        for further in apart[stay.cadre]:
            if not further.get("home_unit"):
                further.take_home(stay)
    return frozenset(stay.cadre for stay in once)


def _move(stay: Stay, side: str, slots: Iterable[Slot]) -> None:
    """Let *stay* begin, or be, at the unit that was weighed; what its bearer was at another goes with that one."""
    unit = next((slot.value for slot in slots if slot.name == f"{side}_unit"), "")
    read = "".join(stay.get(f"{side}_unit").split())
    if unit and unit != read:
        stay.values.pop(f"{side}_unit", None)
        if any(slot.name == f"{side}_title" for slot in slots) or not (read in unit or unit in read):
            stay.values.pop(f"{side}_title", None)
            stay.titles = () if side == "home" else stay.titles
            stay.host_titles = () if side == "host" else stay.host_titles


#: What is of one stay, and not of another that is told in passing.
_OF_ONE = frozenset({"start", "end", "duration", "host_unit"})
#: What all of the page tells better than the clause that tells the stay; what the rule read there is one of the signs.
_OF_THE_PAGE = frozenset({"mode", "home_area", "host_area", "start", "duration"})


def _contradicts(stay: Stay, slot: Slot) -> bool:
    """Whether *slot* cannot be of *stay*: 「2023年4月结束」 begins nothing, from November to April are no three months, nobody comes from where they stay."""
    if slot.name == "start":
        end = stay.get("end")
        return bool(end) and slot.value[: len(end)] >= end[: len(slot.value)]
    if slot.name in ("end", "duration"):
        told = {name: stay.get(name) for name in ("duration", "start", "end")} | {slot.name: slot.value}
        length, first, last = told["duration"], told["start"], told["end"]
        return bool(length) and len(first) >= _MONTH <= len(last) and not lasts(length, first, last)
    return slot.name == "home_area" and slot.value == stay.get("host_area")
