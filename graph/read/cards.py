"""Cards: what a page says of one person label by label, 「姓名：…」 「原单位及职务：…」 「【新身份】…」 「起止：…」.

The labels are told by the words that they are made of (:mod:`graph.find.fields`), the marks around them by their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.find.fields import ADORNED, label_at, label_parts, role_of
from graph.find.people import is_name, is_sounded
from graph.find.posts import ends_with_title, ends_with_unit
from graph.read.page import Page, Paragraph

__all__ = ["ARROW", "Card", "Field", "cards_of", "name_in"]


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """A value ``text[start:end]`` with its label and what the label says that it is: see :func:`graph.find.fields.role_of`."""

    start: int
    end: int
    label: str
    role: str


@dataclass(frozen=True, slots=True, order=True)
class Card:
    """The fields about one person, ``text[start:end]``, and the span of the name."""

    start: int
    end: int
    name: tuple[int, int]
    fields: tuple[Field, ...]

    def first(self, *roles: str) -> Field | None:
        """Return the first field that has one of *roles*."""
        return next((one for one in self.fields if one.role in roles), None)


#: Behind these marks another field may begin on the same line.
_NEXT = re.compile(r"[；;，｜|丨/■·]\s?")
#: Between the post that somebody had and the one that follows.
ARROW = re.compile(r"→|⇒|➡️?|➜|⟶|—+>|-+>|=+>|变(?:身|为|成)")
_NAME_LINE = re.compile(
    rf"{ADORNED}(?:(?:之|第)?[一二三四五六七八九十]{{1,2}}[、.]?(?=.*[^一-鿿]))?(?P<name>[一-鿿]{{2,4}}|[一-鿿·]{{4,16}})(?:（[^（）]{{1,12}}）)?[^一-鿿]{{0,6}}"
)
#: What a notice sets behind a name, over the labels: 「陆启元　男，汉族，1983年6月生，大学学历，中共党员。」
_LIFE = re.compile(
    r"(?=.*(?:族|年\d|出生|月生|党员))(?P<name>[一-鿿·]{2,16}?)，?[男女]，?(?:[^，。；：任]{2,16}[，。]?){1,8}"
)
#: A name in brackets that opens a line, before what it says of its bearer.
_BEARER = re.compile(r"【(?P<name>[一-鿿·]{2,12})】")
_SHORT = 60
_PLACES = frozenset({"home", "home_title", "host", "host_title", "change"})


def cards_of(page: Page) -> tuple[Card, ...]:
    """Return the cards of *page* that name somebody and say where they come from or where they are.

    Reads cards over several lines and on one, 「姓名：〈姓名〉　单位：〈单位〉　挂职单位：〈单位〉」; the name behind a label, or alone on the line
    above. Does not read tables, nor labels of notices, 「联系电话：…」.
    """
    found: list[Card] = []
    fields: list[Field] = []
    start, name, last = -1, (0, 0), 0
    waiting: tuple[Paragraph, tuple[int, int], list[Field]] | None = None

    def close() -> None:
        if name != (0, 0) and any(one.role in _PLACES for one in fields) and any(one.label for one in fields):
            found.append(Card(start, last, name, tuple(fields)))

    for paragraph, mine in _lines(page):
        if not mine:
            close()
            fields, name = [], (0, 0)
            alone = _name_line(page, paragraph) or _name_and_life(page, paragraph)
            posted = _name_and_post(page, paragraph)
            if alone:
                waiting = (paragraph, alone, [])
            elif posted:
                waiting = (paragraph, *posted)
            elif waiting and not _is_aside(page, paragraph):
                waiting = None
            continue
        for field in mine:
            if not fields and field.role in ("", "voice", "note", "number"):
                continue
            begins = field.role == "name" and name != (0, 0) and (bool(fields) or waiting is None)
            if begins or (fields and (field.role, field.label) == (fields[0].role, fields[0].label)):
                close()
                fields, name, waiting = [], (0, 0), None
            if not fields:
                start = paragraph.start
                if waiting:
                    start, name, fields = waiting[0].start, waiting[1], list(waiting[2])
                    waiting = None
            if field.role == "name":
                name = name_in(page, field.start, field.end, "name" in label_parts(field.label)) or name
            fields.append(field)
            last = max(field.end, last)
            if field.role == "voice":
                close()
                fields, name = [], (0, 0)
    close()
    return tuple(found)


def _lines(page: Page) -> Iterator[tuple[Paragraph, list[Field]]]:
    """Yield each paragraph with its fields; a label alone on its line has its value on the next."""
    label: Field | None = None
    inside = False
    for paragraph in page.paragraphs:
        if paragraph.repeats:
            continue
        if paragraph.cells:
            label, inside = None, False
            yield paragraph, []
            continue
        fields = list(_fields(page, paragraph, inside))
        if label and not fields and paragraph.end - paragraph.start <= _SHORT:
            alone = _name_line(page, paragraph) if label.role == "name" else None
            fields = [Field(*(alone or (paragraph.start, paragraph.end)), label.label, label.role)]
            label = None
        elif len(fields) == 1 and fields[0].start == fields[0].end:
            label = fields[0]
            inside = True
            continue
        else:
            label = None
        inside = bool(fields)
        yield paragraph, fields


def _fields(page: Page, paragraph: Paragraph, inside: bool) -> Iterator[Field]:
    """Yield the fields of a line; *inside* a card also what stands behind a blank, behind an arrow, or under a label of other words."""
    text, begin, end = page.text, paragraph.start, paragraph.end
    heads: list[tuple[int, int, str, str]] = []
    places = [begin, *sorted({gap for gap in page.gaps if begin < gap < end} | {m.end() for m in _NEXT.finditer(text, begin, end)}
                             | {at for at in range(begin, end) if text[at] in "【〔["})]  # fmt: skip
    for at in places:
        label = label_at(text, at, end)
        if label and (label.role or (label.bracketed and (inside or heads))) and (not heads or at >= heads[-1][1]):
            heads.append((at, label.end, label.text, label.role))
    bearer = _BEARER.match(text, begin, end)
    if (
        bearer
        and heads
        and is_name(bearer["name"])
        and not role_of(bearer["name"])
        and any(role in _PLACES for *_, role in heads)
    ):
        # 「【陆启元】语文教师｜跟岗学校：…」
        yield Field(*bearer.span("name"), "", "name")
        stop = next((at for at in range(bearer.end(), heads[0][0]) if text[at] in "｜|丨，"), heads[0][0])
        if ends_with_title(text[bearer.end() : stop]) or ends_with_unit(text[bearer.end() : stop]):
            yield Field(bearer.end(), stop, "", "home")
    elif not heads or heads[0][0] != begin:
        yield from _unmarked(page, paragraph) if inside or not heads else ()
        return
    for index, (_, start, name, role) in enumerate(heads):
        stop = heads[index + 1][0] if index + 1 < len(heads) else end
        while stop > start and text[stop - 1] in "；，;｜|丨/■·*":
            stop -= 1
        yield Field(start, stop, name, role)


def _unmarked(page: Page, paragraph: Paragraph) -> Iterator[Field]:
    """Yield the field of a line whose label a blank sets apart, 「单位　巧家县水务局」, and of a line with an arrow between two posts."""
    text, begin, end = page.text, paragraph.start, paragraph.end
    if end - begin > _SHORT:
        return
    for gap in sorted(gap for gap in page.gaps if begin + 1 < gap < end)[:4]:
        label = re.sub(rf"^{ADORNED}", "", text[begin:gap])
        if len(label) > 1 and (role := role_of(label)):
            yield Field(gap, end, label, role)
            return
    arrow = ARROW.search(text, begin, end)
    sides = (text[begin : arrow.start()], re.sub(r"（.*", "", text[arrow.end() : end])) if arrow else ()
    if sides and all(ends_with_unit(side) or ends_with_title(side) for side in sides):
        yield Field(begin, end, "", "change")
        return
    label = re.sub(rf"^{ADORNED}|[：｜|]$", "", text[begin:end])
    if label and (role := role_of(label)) in _PLACES | {"name", "time"}:
        yield Field(end, end, label, role)


def _name_line(page: Page, paragraph: Paragraph) -> tuple[int, int] | None:
    """Return the name that a line holds alone, whatever adorns it: 「NO.1　〈姓名〉」 「🧑‍🌾 〈姓名〉」."""
    match = _NAME_LINE.fullmatch(page.text, paragraph.start, paragraph.end)
    if match is None:
        return None
    word = match["name"]
    return match.span("name") if is_name(word) or is_sounded(word) or "·" in word[1:-1] else None


def _name_and_post(page: Page, paragraph: Paragraph) -> tuple[tuple[int, int], list[Field]] | None:
    """Return the name that opens a line and the post behind the blank, 「〈姓名〉　博厚镇人民政府」: the head of a card whose labels follow below."""
    text, start, end = page.text, paragraph.start, paragraph.end
    opens = re.compile(ADORNED).match(text, start, end)
    start = opens.end() if opens else start
    gap = next((at for at in sorted(page.gaps) if start + 1 < at < end), end)
    post = text[gap:end]
    if end - start > _SHORT or not re.fullmatch(r"[一-鿿·]{2,16}", text[start:gap]) or re.search(r"[。：；]", post):
        return None
    named = is_name(text[start:gap]) or is_sounded(text[start:gap]) or "·" in text[start:gap]
    if not named or not (ends_with_unit(post) or ends_with_title(post)):
        return None
    return (start, gap), [Field(gap, end, "", "home")]


def _name_and_life(page: Page, paragraph: Paragraph) -> tuple[int, int] | None:
    """Return the name that opens a line which tells nothing but its bearer's life: 「陆启元　男，汉族，1983年6月生，中共党员。」."""
    match = _LIFE.fullmatch(page.text, paragraph.start, paragraph.end)
    if match is None:
        return None
    word = match["name"]
    return match.span("name") if is_name(word) or is_sounded(word) or "·" in word[1:-1] else None


def _is_aside(page: Page, paragraph: Paragraph) -> bool:
    """Whether a line may stand between a name and the fields: a motto, 「茶山上的“秤砣”」."""
    return paragraph.end - paragraph.start <= 20 and not re.search(
        r"[。！？；]", page.text[paragraph.start : paragraph.end]
    )


def name_in(page: Page, start: int, end: int, sure: bool = True) -> tuple[int, int] | None:
    """Return the name that opens ``text[start:end]``, the value of a label that says that a name stands there.

    Behind 「姓名：」 (*sure*) it may be any word; behind 「挂职干部：」 it must look like a name.

    「〈姓名〉（女，彝族）」 and 「〈姓名〉，男，1985年生」 hold one; two names in a row, or a post, are none.
    """
    text = page.text
    stops = [at for at in range(start, end) if text[at] in "（，；、/｜|丨"]
    stop = min([*stops, end])
    if text[stop : stop + 1] == "、":
        return None
    for gap in sorted(gap for gap in page.gaps if start + 1 < gap < stop):
        if gap - start >= 2 and (is_name(text[start:gap]) or "·" in text[start:gap]) and not is_name(text[start:stop]):
            stop = gap
            break
    word = text[start:stop]
    shape = r"[一-鿿]{2,8}|[一-鿿·]{4,20}" if sure else r"[一-鿿]{2,4}|[一-鿿]+(?:·[一-鿿]+)+"
    whole = re.fullmatch(shape, word) or is_sounded(word)
    if whole and not ends_with_unit(word) and not ends_with_title(word):
        return start, stop
    return None
