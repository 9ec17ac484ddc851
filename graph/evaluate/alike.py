"""When two names count as the same: what a fair judge would let pass, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

__all__ = [
    "number",
    "same_area",
    "same_name",
    "same_title",
    "same_unit",
    "shared",
    "squash",
    "theme_ids",
]

#: Other coats of the middle dot in a name.
_DOTS = str.maketrans(dict.fromkeys("•‧∙・", "·"))
#: What a government calls its office, and a unit may leave out: 「凤台县人民政府」, 「江浦街道办事处」.
_OFFICE = re.compile(r"(?:(街道)办事处|(?:人民)?政府|办事处)$")
#: The area before a name of two or more characters: 「上海市|闵行区|莘庄镇」.
_LEADING_AREA = re.compile(r"[一-龥]{2,7}?(?:特别行政区|自治[区州]|地区|[盟省市区县旗])(?=[一-龥]{2})")
#: The shortest name that may stand alone once its area is cut off: 「莘庄镇」.
_SHORTEST = 3
#: From how many characters on a name may be part of a longer one and mean the same.
_TELLING = 4
_MARKS = '“”"《》'


@lru_cache(maxsize=1 << 14)
def squash(text: str) -> str:
    """Return *text* without blanks, in one width, with one middle dot: 「张 静」 → 「张静」, 「１４名」 → 「14名」."""
    return "".join(normalize("NFKC", text).split()).translate(_DOTS)


def same_unit(predicted: str, accepted: Iterable[str]) -> bool:
    """Tell whether *predicted* is one of the *accepted* forms, or one that differs only in area and office.

    「上海市闵行区莘庄镇」 is 「莘庄镇」, 「凤台县人民政府」 is 「凤台县」. 「淮南市城关镇」 is not 「滁州市城关镇」:
    where both name an area, one must end with the other.
    """
    name = squash(predicted)
    forms = [squash(form) for form in accepted]
    return name in forms or any(_same_but_for_area(name, form) for form in forms)


def _same_but_for_area(one: str, other: str) -> bool:
    core = _core(one)
    return core == _core(other) and (one.endswith(other) or other.endswith(one) or core in (one, other))


@lru_cache(maxsize=1 << 12)
def _core(unit: str) -> str:
    """Return a squashed name without its office at the end and the areas at its beginning."""
    unit = _OFFICE.sub(r"\1", unit) or unit
    while (area := _LEADING_AREA.match(unit)) and len(unit) - area.end() >= _SHORTEST:
        unit = unit[area.end() :]
    return unit


def same_area(predicted: str, annotated: str) -> bool:
    """Tell whether two names are of one area, with more or less of what it lies in before it.

    「安徽省淮南市潘集区」 is 「潘集区」, but neither is 「安徽省淮南市」.
    """
    one, other = squash(predicted), squash(annotated)
    return one == other or bool(one and other and (one.endswith(other) or other.endswith(one)))


def same_title(predicted: str, accepted: Iterable[str]) -> bool:
    """Tell whether *predicted* names titles, and *accepted* ones only: 「主任」 will do for 「常委」 and 「主任」.

    Args:
        predicted: a cell of a table, its titles parted by ``;`` or by Chinese marks: 「常委;主任」, 「常委、主任」.
        accepted: the titles that are right.
    """
    titles = {squash(title) for title in re.split("[;；|、,，]", predicted)} - {""}
    return bool(titles) and titles <= {squash(title) for title in accepted}


def same_name(predicted: str, annotated: str) -> bool:
    """Tell whether two names of practices or papers mean the same: 「赛马考评」 is 「“赛马考评机制”」."""
    one, other = squash(predicted).strip(_MARKS), squash(annotated).strip(_MARKS)
    return one == other or (min(len(one), len(other)) >= _TELLING and (one in other or other in one))


def shared(one: str, other: str, text: str) -> float:
    """Return how much of the shorter of two passages lies in the other: 1 all, 0 nothing.

    Args:
        one: a squashed passage.
        other: a squashed passage.
        text: the squashed text in which both stand; only needed where neither holds the other.
    """
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return 1.0
    start, begin = text.find(one), text.find(other)
    if start < 0 or begin < 0:
        return 0.0
    common = min(start + len(one), begin + len(other)) - max(start, begin)
    return max(common, 0) / min(len(one), len(other))


def number(words: str) -> float | None:
    """Return the number that *words* write: 「1,615」 → 1615.0; ``None`` if they write none."""
    try:
        return float(words.replace(",", ""))
    except ValueError:
        return None


def theme_ids(cell: str) -> tuple[str, ...]:
    """Return the themes that a cell of a table holds: 「industry;mindset」."""
    return tuple(theme.strip() for theme in re.split("[;；|,， ]", cell) if theme.strip())
