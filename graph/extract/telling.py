"""Whether a sentence that is about a cadre is a lesson of theirs: signs that are weighed.

A report tells of its cadres who they are, where they stay, what they did every day, and what they saw, concluded, proposed and brought
about; the last are lessons. How much each sign speaks for a lesson is counted on the annotated texts of
``tests``: ``python -m tests.extract.fit_lessons`` writes the weights and prints how well they do on texts left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.kinds import signs_of
from graph.extract.modes import MODE
from graph.extract.owners import Told, says
from graph.find.weighing import scores

if TYPE_CHECKING:
    from graph.extract.view import View

__all__ = ["TABLE", "is_lesson", "signs_in_place"]

#: Where the weights are, in ``ontology/words``.
TABLE = "lesson-weights.tsv"
#: So much less likely than not, as a logarithm of odds, a sentence may be and still is taken: one that is missed cannot be mended by a reader,
#: one too many can be passed over.
_MARGIN = 0.5

_WHOLE = re.compile(r"“[^“”]*”?[。，]?|[^“”]*”")
_QUOTED = re.compile(r"“[^“”]{8,}”")
#: By name, what shows that something else than a lesson is told, or who tells it.
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("stay", rf"{MODE}|选派|派驻|派往|派到|挂任|驻村|支教|援[疆藏青]"),
        ("office", r"担任|出任|任[^务何由凭]|兼任|现任|职务|分管|期满|任期|为期|到岗|报到|接替|接任|顶替"),
        ("life", r"岁|出生|毕业|党员|学历|妻子|丈夫|女儿|儿子|孩子|父亲|母亲|爱人|老家|回家"),
        ("dated", r"\d{4}年|\d{1,2}月|[去今前]年"),
        (
            "not come",
            r"未能成行|没有?来成|没走成|推迟|搁置|取消|退出|召回|抽回|提前(?:结束|返)|原定|原本|改派|暂缓|另有",
        ),
        ("asked", r"[？?]”?$"),
        ("meeting", r"会议|座谈会|仪式|出席|主持|召开|举行|参加|到会|采访|记者|近日|日前"),
        ("figures", r"\d.*\d.*\d"),
        ("named practice", r"“[^“”]{2,12}”(?![，。说])"),
        ("praise", r"竖起|夸|好评|评价|点赞|称赞|表扬|荣获|获评|授予|感谢|锦旗"),
        (
            "group",
            r"(?:干部|学员|同志)们|(?:\d+[名位]|广大|全体|各位|这批|首批|参训|挂职|锻炼的|学习的|归来的)(?:年轻)?(?:干部|学员|同志)",
        ),
        (
            "collective",
            r"(?:干部|学员|同志|大家|队员)们?(?:普遍|纷纷|一致|共同|集中|都)?(?:表示|认为|建议|反映|说|感到)",
        ),
    )
)


def signs_in_place(view: View, told: Sequence[Told]) -> list[dict[str, float]]:
    """Return for each of *told* what speaks for or against a lesson: its own signs, and those beside it.

    Args:
        view: the page.
        told: its sentences in the order of the text, as :func:`graph.extract.owners.owned` gives them.
    """
    own = [_signs(view, one) for one in told]
    found = [dict(signs) for signs in own]
    for at, (one, other) in enumerate(pairwise(told)):
        if one.owners != other.owners or "\n" in view.text[one.start : other.start]:
            continue
        for sign in own[at + 1]:
            if sign in _FELT_BESIDE or ": " in sign:
                found[at][f"next {sign}"] = _BESIDE
        for sign in own[at]:
            if sign in _FELT_BESIDE or ": " in sign:
                found[at + 1][f"before {sign}"] = _BESIDE
    return found


def is_lesson(signs: Mapping[str, float]) -> bool:
    """Whether a sentence that shows *signs* is a lesson: they speak for one about as much as against it, or more."""
    against, in_favour = scores(TABLE, signs)
    return in_favour >= against - _MARGIN


#: Marks that weigh otherwise in a sentence that also says something.
_ALSO_SAID = frozenset({"stay", "office", "dated", "meeting"})
#: What stands beside a sentence weighs less than what stands in it.
_BESIDE = 0.5
_FELT_BESIDE = frozenset({"spoken", "quoted", "says", "stay", "office", "named practice", "digit", "not come"})


def _signs(view: View, one: Told) -> dict[str, float]:
    passage = view.text[one.start : one.end]
    signs = signs_of(passage, one.owners)
    shown = {
        f"how: {one.how}": True,
        f"away: {min(one.away, 4)}": True,
        "opens": one.first,
        "closes": one.last,
        "others": one.others,
        "several": len(one.owners) > 1,
        "says": says(passage),
        "owner says": says(passage, one.owners),
        "quoted": bool(_QUOTED.search(passage)),
        "whole quoted": bool(_WHOLE.fullmatch(passage)),
        "tiny": len(passage) < 14,
    }
    signs.update({name: 1.0 for name, there in shown.items() if there})
    told = says(passage)
    # 「在〈单位〉挂职的〈姓名〉说」 says more than where somebody stays.
    marks = (
        f"{name}, said" if told and name in _ALSO_SAID else name for name, pattern in _MARKS if pattern.search(passage)
    )
    signs.update(dict.fromkeys(marks, 1.0))
    return signs
