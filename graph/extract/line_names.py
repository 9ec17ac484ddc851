"""The name that opens a line of a list: 「金明哲　延吉市商务局副局长」 「陆启元（彝族），男，…」."""

from __future__ import annotations

import re

from graph.extract.view import View
from graph.find.fields import label_words
from graph.find.people import is_name, is_sounded
from graph.find.posts import ends_with_title, ends_with_unit
from graph.find.words import is_ordinary, surnames

__all__ = ["LIFE", "line_name"]

#: What a list says of a person's life: sex, people, birth, schooling, party.
LIFE = re.compile(
    r"(?:男|女|[一-鿿]{1,8}族|(?:\d{4}年)?[^，。]{0,14}(?:出生|生|参加工作|入党)|(?:在职|全日制|中央党校|省委党校)?(?:大学|大专|中专|本科|研究生|硕士|博士)(?:文化)?|[^，。]{0,12}(?:党员|盟员|会员|社员|党派人士|群众|学历|学位|职称|毕业)|\d{2}岁|[一-鿿]{2,8}(?:省|市|县|区|旗)?[一-鿿]{0,6}人)"
)


#: So long is a name without a dot at most, in characters.
_LONGEST = 5
_SEX = re.compile(r"（(?:[男女]|[一-鿿]{1,5}族)[，）]")


def _is_apart(view: View, word: str, end: int) -> bool:
    """Whether *word*, which ends at *end*, is a name by what follows: its bearer's sex, 「（女）」, or a blank and an area, 「邓登措布　巧家县…」."""
    if not re.fullmatch(r"[一-鿿]+", word) or label_words(word) or ends_with_unit(word) or ends_with_title(word):
        return False
    place = view.places.starting_at(end) if end in view.page.gaps else None
    named = bool(place and place.area) and not any(one.area for one in view.places.within(end - len(word), end))
    return bool(_SEX.match(view.text, end)) or named or word in {one.name for one in view.people if one.end == end}


def line_name(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that opens a line, up to a blank, a comma or a bracket."""
    stop = next((at for at in range(start, min(start + 14, end)) if view.text[at] in "，（：；"), min(start + 14, end))
    ends = [gap for gap in sorted(view.page.gaps) if start + 1 < gap <= stop]
    if {start + 1, start + 2, start + 3} <= view.page.gaps:
        ends.insert(0, start + 3)  # 「陆 启 元」
    for at in (*ends[:2], stop):
        word = view.text[start:at].removesuffix("同志")
        if (
            (is_name(word) and (not is_ordinary(word) or (len(word) == 2 and start + 1 in view.page.gaps)))
            or is_sounded(word)
            or re.fullmatch(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})+", word)
        ):
            return start, start + len(word)
        if (
            2 <= len(word) <= 3
            and word[0] in surnames()[0]
            and view.text[at : at + 1] == "（"
            and not ends_with_unit(word)
        ):
            return start, start + len(word)
        if 2 <= len(word) <= _LONGEST and _is_apart(view, word, at):
            return start, start + len(word)
        if (
            2 <= len(word) <= 5
            and view.text[at : at + 1] == "，"
            and LIFE.match(view.text, at + 1)
            and re.fullmatch(r"[一-鿿]+", word)
        ):
            return start, start + len(word)
    return None
