"""How a word for stays is used where it stands, and how a page names somebody beside it: signs for ``moded``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.view import View
from graph.find.names import Named

__all__ = ["layout_of", "page_kind", "use_of"]

#: What makes a word for stays part of a noun: 「跟岗单位」 「挂职干部」, and not what somebody does, 「在…跟岗」.
_NOUN = re.compile(
    r"(?:的)?(?:单位|岗位|地点?(?![市区县])|职务|期间|时间|干部|学员|教师|医生|人员|人才|同志|任务|工作|结束|期满|以来|归来|经历|生活|日子|日记|心得|名单|通知|学校|医院|锻炼|交流)"
)
#: A label: 「跟岗单位：」 「挂职时间：」
_LABEL = re.compile(r"[一-鿿]{1,6}[：:]")
#: What stands between a place and the word only where the word goes with another clause.
_CLAUSE_END = re.compile(r"[，。；：\n]")
#: So far before the word a place is looked for, and so much may stand between: 「到华士镇经发办跟岗」.
_FAR, _BETWEEN = 12, 6
#: A line of a card is shorter than the first, a row of a list shorter than the second.
_LINE, _ROW = 16, 60
#: So far from the beginning of a line a name opens it: 「3. 」, 「姓名：」.
_OPENS = 6
#: So much of a page holds its headings.
_TOP = 200
_NOTICE = re.compile(r"公示|通知|名单|通告|公告|任职|任免")


def use_of(view: View, start: int, end: int) -> str:
    """Return how the word ``text[start:end]`` is used: 「跟岗单位：」 is a label, 「跟岗干部」 a noun, 「到华士镇跟岗」 a verb behind a place."""
    text = view.text
    if text[start - 1 : start] in ("（", "(") and text[end : end + 1] in ("）", ")"):
        use = "in brackets"
    elif _LABEL.match(text, end):
        use = "as a label"
    else:
        use = "as a noun" if _NOUN.match(text, end) else "as a verb"
    return f"{use} behind a place" if _behind_a_place(view, start) else use


def _behind_a_place(view: View, at: int) -> bool:
    last = max((one.end for one in view.places.within(max(0, at - _FAR), at)), default=-1)
    return last >= max(0, at - _BETWEEN) and not _CLAUSE_END.search(view.text, last, at)


def layout_of(view: View, named: Sequence[Named]) -> str:
    """Return how a page first names somebody: in a short line of its own, in a row that begins with the name, in prose.

    Args:
        view: the page.
        named: where it names the person, in the order of the text.
    """
    if not named:
        return "unnamed"
    first = named[0].start
    line = view.page.paragraph_at(first)
    length = line.end - line.start
    size = "line" if length < _LINE else "row" if length < _ROW else "prose"
    return f"{size} {'first' if first - line.start < _OPENS else 'inside'}"


def page_kind(view: View) -> str:
    """Return what a page is by its headings: a 「notice」 of who is to be sent, or a 「report」."""
    return "notice" if _NOTICE.search(view.text, 0, _TOP) else "report"
