"""What a text tells of somebody's life that never changes: sex and year of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.find.numbers import number
from graph.identify.naming_sentences import naming_sentences

__all__ = ["UNTOLD", "Life", "apart_by_age", "apart_by_birth", "life_of"]

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
#: In a row of a list, behind what else it tells: 「〈姓名〉，巧家县第一中学，学科语文，1992年5月生」.
_BORN_LISTED = re.compile(r"[，、]((?:19|20)\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生)(?=[，。；、]|$)")
_YEARS_OLD = r"([2-8]\d|[二三四五六七八]十[一二三四五六七八九]?)岁"
_AGE = re.compile(rf"(?:[（，、]|今年|现年){_YEARS_OLD}(?![的以]|出头|那年|时)")
#: Right before a name: 「今年七十三岁的〈姓名〉」.
_AGED = re.compile(rf"(?:今年|现年|^|[，、。“]){_YEARS_OLD}的[^，。；]{{0,12}}$")
#: By so many years two ages may differ that are one.
_YEARS = 2
_BORN = re.compile(r"(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?[一-鿿]{0,4}生")


@dataclass(frozen=True, slots=True)
class Life:
    """Sex, 「男」 or 「女」, year of birth, 「1986」, and age when the text was written; empty, or 0, where the text does not tell."""

    sex: str = ""
    born: str = ""
    age: int = 0


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
    ages = {int(number(age) or 0) for age in _ages(name, text)}
    return Life(
        sexes.pop() if len(sexes) == 1 else "",
        years.pop() if len(years) == 1 else "",
        ages.pop() if len(ages) == 1 else 0,
    )


def _ages(name: str, text: str) -> Iterator[str]:
    """Yield the ages that the sentences naming somebody tell: 「（女，42岁）」 「今年28岁」, 「七十三岁的」 before the name, 「她37岁」 behind."""
    if "岁" not in text:
        return
    for sentence, following in naming_sentences(name, text):
        at = sentence.index(name)
        yield from _AGE.findall(sentence[at:])[:1]
        yield from _AGED.findall(sentence[:at])[:1]
        if re.match("[他她](?![的们])", following):
            yield from _AGE.findall(following)[:1]


def _born_near(name: str, text: str) -> Iterator[str]:
    """Yield the years of birth that the sentences naming somebody, and those behind them, tell of 「他」 or 「这名…」."""
    if "生" not in text:
        return
    for sentence, following in naming_sentences(name, text):
        here = sentence[sentence.index(name) :]
        yield from (year for match in _BORN_NEAR.findall(here + following) for year in match if year)
        yield from _BORN_LISTED.findall(here)[:1]


def apart_by_birth(one: Life, other: Life) -> bool:
    """Whether the two cannot be one person."""
    return bool(one.sex and other.sex and one.sex != other.sex) or bool(
        one.born and other.born and one.born != other.born
    )


def apart_by_age(one: Life, told: str, other: Life, other_told: str) -> bool:
    """Whether two ages, of texts written on the days *told* and *other_told* (ISO), cannot be of one person."""
    if not (one.age and other.age and told and other_told):
        return False
    return abs((int(told[:4]) - one.age) - (int(other_told[:4]) - other.age)) > _YEARS
