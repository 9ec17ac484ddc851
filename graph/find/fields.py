"""What the head of a column or the label of a card says that stands there: 「派出单位及现任职务」 is where somebody comes from.

Such labels are put together from few words, so that they are told by their parts and not by a list of them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ontology
from graph.find.words import table

__all__ = ["ADORNED", "Label", "label_at", "label_parts", "label_words", "role_of"]

#: What stands before a label or a name to adorn it: bullets, emoji, numbers, marks of Markdown.
ADORNED = r"[^一-鿿㐀-䶿【〔\[“《（]{0,10}"
_LABEL = re.compile(
    rf"{ADORNED}(?:[【〔\[](?P<inner>[^】〕\]：]{{1,16}})[】〕\]][：｜|丨]?|(?P<outer>[^：｜|丨，。；【“”]{{1,18}}?)\**[：｜|丨]\**)"
)
_BRACKET = re.compile(r"（([^（）]{1,10})）")
_LONGEST = 18


@cache
def _parts() -> dict[str, str]:
    """Return the words that labels are made of with what each tells; words for stays tell of the host."""
    words = dict(table("field-words.tsv"))
    for concept in ontology.concepts("modes"):
        for word in (concept.zh, *concept.words):
            words.setdefault(word, "host")
    return words


@cache
def _longest() -> int:
    return max(map(len, _parts()))


@cache
def label_parts(label: str) -> frozenset[str]:
    """Return what the words of *label* tell; empty if any of it is no word that labels are made of.

    Args:
        label: without blanks and marks around it, 「原单位及职务」.

    Returns:
        Of who, name, home, now, host, unit, title, time, end, mode, change, life, note, number, voice:
        {「home」, 「unit」, 「title」}.
    """
    return frozenset(_parts()[word] for word in label_words(label)) - {"-"}


def label_words(label: str) -> tuple[str, ...]:
    """Return the words that *label* is made of, 「受援」 「医院」; none if any of it is no word of labels."""
    bare = _BRACKET.sub(lambda match: f"/{match[1]}", label)
    return _words(bare) if 1 <= len(bare) <= _LONGEST else ()


def _words(text: str) -> tuple[str, ...]:
    """Take *text* apart into words of labels, long words first; empty if there is no way: 「拟挂任职务」 is 拟, 挂任 and 职务."""
    for length in range(min(len(text), _longest()), 0, -1):
        if text[:length] in _parts():
            if length == len(text):
                return (text,)
            if rest := _words(text[length:]):
                return (text[:length], *rest)
    return ()


@cache
def role_of(label: str) -> str:
    """Return what stands under the head or behind the label *label*.

    Args:
        label: 「姓名」 「原单位及职务」 「拟挂任职务」 「挂职时间」 「老东家」 「新身份」.

    Returns:
        name, home (a unit, perhaps with its title), home_title, host, host_title, change, time, end, mode, life, note, number, voice; empty
        where the label is made of other words: 「口头禅」.
    """
    parts = label_parts(label)
    for role in ("life", "name", "note", "voice", "change"):
        if role in parts:
            return role
    if "unit" not in parts and "title" not in parts:
        for role in ("mode", "end", "time", "number"):
            if role in parts:
                return role
        if "who" in parts:
            return "name"
    if not parts & {"home", "now", "host", "unit", "title"}:
        return ""
    if parts & {"time", "mode"} and not parts & {"title", "unit"}:
        return ""
    side = "host" if "host" in parts else "home"
    return f"{side}_title" if "title" in parts and "unit" not in parts else side


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written, where its value begins, what the label says that the value is, and whether it stands in brackets of its own."""

    text: str
    end: int
    role: str
    bracketed: bool


def label_at(text: str, at: int, end: int) -> Label | None:
    """Return the label that opens ``text[at:end]``: 「【新身份】」 「👤 姓名：」 「挂职地｜」; ``None`` if none does.

    Its role is empty where it is made of other words.
    """
    match = _LABEL.match(text, at, end)
    if match is None:
        return None
    label = (match["inner"] or match["outer"]).strip("*_ ")
    return Label(label, match.end(), role_of(label), bool(match["inner"]))
