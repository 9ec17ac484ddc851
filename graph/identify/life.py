"""What a text tells of somebody's life that never changes: sex and year of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.identify.naming_sentences import naming_sentences

__all__ = ["UNTOLD", "Life", "apart_by_birth", "life_of"]

#: Behind a name, in brackets or between commas: 「（女，1986年生）」 「，男，满族，1979年10月生，」.
_BEHIND = (
    r"(?P<told>(?:[（，、](?:男|女|[一-鿿]{1,5}族|汉|中共党员|群众|[一-鿿]{2,9}人|"
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生|[一-鿿]{0,4}出生)|\d{2}岁))+)"
)
_SEX = re.compile(r"[（，、](男|女)(?![一-鿿])")
#: In the sentence that names somebody, or the next: 「这名1995年出生的办事员」 「他1995年10月生」 「生于1995年」.
_BORN_NEAR = re.compile(
    r"(?:[这那][名位个]|[他她]是?)(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?出?生|(?<![一-鿿])(?:出生于|生于)(\d{4})年|[他她](?:出生于|生于)(\d{4})年"
)
_BORN = re.compile(r"(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?[一-鿿]{0,4}生")


@dataclass(frozen=True, slots=True)
class Life:
    """Sex, 「男」 or 「女」, and year of birth, 「1986」; empty where the text does not tell."""

    sex: str = ""
    born: str = ""


UNTOLD = Life()


def life_of(name: str, text: str) -> Life:
    """Return what *text* tells right behind *name*, 「孙丽（女，1986年生）」, or of the year soon after; nothing where it tells two different things.

    Args:
        name: in full.
        text: of the whole document.
    """
    told = [match["told"] for match in re.finditer(re.escape(name) + _BEHIND, text)]
    sexes = {sex for one in told for sex in _SEX.findall(one)}
    years = {year for one in told for year in _BORN.findall(one)} or set(_born_near(name, text))
    return Life(sexes.pop() if len(sexes) == 1 else "", years.pop() if len(years) == 1 else "")


def _born_near(name: str, text: str) -> Iterator[str]:
    """Yield the years of birth that the sentences naming somebody, and those behind them, tell of 「他」 or 「这名…」."""
    if "生" not in text:
        return
    for sentence, following in naming_sentences(name, text):
        here = sentence[sentence.index(name) :] + following
        yield from (year for match in _BORN_NEAR.findall(here) for year in match if year)


def apart_by_birth(one: Life, other: Life) -> bool:
    """Whether the two cannot be one person."""
    return bool(one.sex and other.sex and one.sex != other.sex) or bool(
        one.born and other.born and one.born != other.born
    )
