"""The tables of how names of organs are written: ``unit-names.tsv`` and ``unit-fields.tsv`` in ``ontology/words``."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import ontology

__all__ = ["ENDINGS", "Form", "composed", "forms", "frames", "joined", "longest_form", "zone_forms"]

#: What an ending of a field's name is in full: 「发改委」 is a 「委员会」.
ENDINGS = {"委": "委员会", "办": "办公室"}
#: 「和」 that joins two fields of work, not the one of 「和平」 「共和」.
_AND = re.compile(r"(?<=[一-鿿]{2})(?<![共祥谐平人饱柔])[和与](?=[一-鿿]{2})(?![平谐田睦美县林顺静龙])")


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """One way to write an organ.

    Args:
        full: what it is called in full; empty for what the place itself is called as an organ, 「街道办事处」.
        kind: id of the kind of unit.
        levels: 「省」 「市」 「县」 「镇」, where the written form means this; empty: everywhere.
        within: the organ that it belongs to, 「委」 for 「组织部」; may be empty.
    """

    full: str
    kind: str
    levels: tuple[str, ...] = ()
    within: str = ""


def _rows(name: str) -> list[list[str]]:
    lines = ontology.read(f"words/{name}").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return rows[1:]


@cache
def _names() -> tuple[tuple[str, Form], ...]:
    return tuple(
        (short, Form(full, kind, tuple(filter(None, levels.split(","))), within))
        for short, full, kind, levels, within in _rows("unit-names.tsv")
    )


def joined(name: str) -> str:
    """Return *name* without the 「和」 between two fields of work: 「文化旅游局」 and 「文化和旅游局」 are one name."""
    return _AND.sub("", name)


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return what each written form may mean, 「发改委」 「发展和改革委员会」 「组织部」; several where levels tell them apart."""
    found: dict[str, list[Form]] = defaultdict(list)
    for short, form in _names():
        if "…" not in short and form.kind != "zone":
            found[short].append(form)
    kinds = {"中心": "public-institution", "院": "hospital", "大队": "government-department"}
    for short, field, endings in _rows("unit-fields.tsv"):
        for ending in endings.split(","):
            full = field + ENDINGS.get(ending, ending)
            form = Form(full, kinds.get(ending, "government-department"))
            heads = {short, field, joined(field)}
            for head in sorted(heads):
                for tail in sorted({ending, ENDINGS.get(ending, ending)}):
                    if head + tail not in found:
                        found[head + tail].append(form)
    return {written: tuple(meant) for written, meant in sorted(found.items())}


@cache
def _fields() -> dict[str, str]:
    """Return what each field of work is called in full, by every way to write it: 「文旅」 and 「文化旅游」 are 「文化旅游」."""
    found: dict[str, str] = {}
    for short, field, _ in _rows("unit-fields.tsv"):
        for written in (short, field, joined(field)):
            if len(written) > 1:
                found.setdefault(written, joined(field))
    return found


def composed(name: str) -> str:
    """Return a field of work that several make up in full, 「文旅广电」 is 「文化旅游广电」; empty if *name* is not made of known ones.

    Args:
        name: without its ending 「局」, with or without 「和」 between the fields.
    """
    parts: list[str] = []
    at = 0
    while at < len(name):
        if parts and name[at] in "和与、":
            at += 1
        end = next((end for end in range(len(name), at + 1, -1) if name[at:end] in _fields()), 0)
        if not end:
            return ""
        parts.append(_fields()[name[at:end]])
        at = end
    return "".join(parts) if len(parts) > 1 else ""


@cache
def frames() -> tuple[tuple[str, str, Form], ...]:
    """Return the forms with the area in the middle as (before, behind, form), 「共青团」 + 「委员会」, the longest first."""
    split = [(short.partition("…"), form) for short, form in _names() if "…" in short]
    found = [(before, behind, form) for (before, _, behind), form in split]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), -len(one[1]), one)))


@cache
def zone_forms() -> tuple[tuple[str, Form], ...]:
    """Return the endings of names of zones, 「经开区」, the longest first."""
    found = [(short, form) for short, form in _names() if form.kind == "zone"]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


@cache
def _longest() -> int:
    return max(map(len, forms()))


def longest_form(text: str, start: int) -> list[int]:
    """Return where forms that begin at *start* of *text* end, the longest first."""
    known = forms()
    return [
        start + length
        for length in range(min(_longest(), len(text) - start), 0, -1)
        if text[start : start + length] in known
    ]
