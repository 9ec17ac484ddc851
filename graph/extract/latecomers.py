"""When somebody came who came later than the others, or in another's place: 「〈姓名〉因工作交接，4月8日才来报到」.

What a page tells of all does not hold for them, however often it says so.
"""

from __future__ import annotations

import re

from graph.extract.stays import PUT_OFF
from graph.extract.view import View
from graph.find.times import When, whens

__all__ = ["came_late"]

#: What is done by who comes: 「到任」 「赶来报到」 「顶上来」; not 「到期」 「来电」.
_COMES = r"(?:报到|上任|赴任|成行|动身|启程|出发|抵达|赶[到来]|进[村藏疆青]|赴|[顶补]上|接[上替]|到(?!期|手|了|处|底|达标|现在|今)|来(?![电信不得]))"
#: Behind a date: only then; or in another's place.
_ONLY_THEN = re.compile(rf"(?:[初中底末]旬?)?，?(?:由?[他她我])?(?:这?才|方|再)[^，。；：“”\n]{{0,12}}?{_COMES}")
_IN_PLACE = re.compile(
    r"(?:[初中底末]旬?)?[^，。；：“”\n]{0,8}?(?:顶了?[他她]的[缺班]|接替他?她?到|补[了上][他她]的[缺位])"
)
#: So far before a date it is said to be put off.
_BEFORE = 5


def came_late(view: View) -> dict[str, When]:
    """Return when those came whom the page says to have come later than the others, or in place of one who did not.

    Reads 「推迟到6月上旬再到」 「10月20日才到」 「5月底我才顶上去」. Does not read when something was understood, finished or sold at last, nor when
    somebody came back.
    """
    found: dict[str, When] = {}
    for paragraph in view.prose():
        about = view.headed(paragraph.start)
        told = [one for one in whens(view.text, view.year, paragraph.start, paragraph.end) if _late(view.text, one)]
        for start, end in view.page.sentences(paragraph) if told else ():
            named = [one for one in view.people if start <= one.start < end]
            for when in told:
                if start <= when.start < end:
                    name = next((one.name for one in reversed(named) if one.end <= when.start), about)
                    if name in view.cadres:
                        found.setdefault(name, when)
            about = named[-1].name if named else about
    return found


def _late(text: str, when: When) -> bool:
    """Whether somebody came at *when* and no sooner."""
    if not when.first or when.last:
        return False
    said = PUT_OFF.search(text, max(0, when.start - _BEFORE), when.start)
    put_off = said is not None and said.end() == when.start
    return bool(put_off or _ONLY_THEN.match(text, when.end) or _IN_PLACE.match(text, when.end))
