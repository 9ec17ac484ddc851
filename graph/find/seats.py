"""Where universities and institutes are whose names do not tell it."""

from __future__ import annotations

import re

from graph.find.areas import COUNTY, PROVINCE, Area, gazetteer
from graph.find.words import table

__all__ = ["seat_of"]


def seat_of(unit: str) -> Area | None:
    """Return the city that a university or institute is in whose name does not tell it, 「四川大学经济学院」: 成都市."""
    seats = table("institutions.tsv")
    name = next((unit[:length] for length in range(len(unit), 3, -1) if unit[:length] in seats), "")
    if name:
        seat = gazetteer().by_full.get(seats[name])
        return _elsewhere(name, unit[len(name) :], seat) or seat
    city = _LEADING.match(unit)
    codes = {code for code, _ in gazetteer().by_short.get(city["name"], ()) if len(code) <= 4} if city else set()
    code = codes.pop() if len(codes) == 1 else ""
    return gazetteer().areas[code] if len(code) == 4 else _in_capital(unit)


#: Whose institutes are all over the country; those of the others are in their own province.
_OF_ALL = ("中国", "国家", "中央")


def _elsewhere(name: str, rest: str, seat: Area | None) -> Area | None:
    """Return the area that the *rest* of a name tells where *name* has a house elsewhere: 「中国科学院|昆明植物研究所」, else ``None``."""
    book = gazetteer()
    for _, _, word in book.find(rest):
        codes = [*book.by_name.get(word, ()), *(code for code, _ in book.by_short.get(word, ()))]
        codes = [one for one in codes if len(one) <= COUNTY]
        if not name.startswith(_OF_ALL):
            codes = [one for one in codes if seat and one[:PROVINCE] == seat.code[:PROVINCE] and len(one) > PROVINCE]
        if len(codes) == 1:
            return book.areas[codes[0]]
    return None


#: What a province runs itself is in its capital, unless the list says otherwise.
_OF_PROVINCE = re.compile(r"(?:第[一二三四五六七八九十])?[一-鿿]{0,12}?(?:医院|保健院|大学|学院|科学院)")


def _in_capital(unit: str) -> Area | None:
    """Return the capital of the province that the name of a hospital or college begins with and no city: 「江苏省人民医院」."""
    book = gazetteer()
    first = next(iter(book.find(unit)), None)
    code = next((one for one in book.by_name.get(first[2], ()) if len(one) == 2), "") if first and not first[0] else ""
    code = code or next((one for one, _ in book.by_short.get(first[2], ()) if len(one) == 2), "") if first else ""
    rest = unit[first[1] :] if first else ""
    if first is None or not code or first[0] or not _OF_PROVINCE.match(rest) or list(book.find(rest)):
        return None
    return book.areas.get(f"{code}{_CAPITAL}")


#: In the code of areas of GB/T 2260 the capital is the first city of its province; what the state runs directly has none.
_CAPITAL = "01"


#: Names after a city: 「西安交通大学第二附属医院」 「洛阳师范学院」.
_LEADING = re.compile(r"(?P<name>[一-鿿]{2,3}?)(?=[一-鿿]{0,8}(?:大学|学院))")
