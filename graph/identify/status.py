"""Whether a stay is over, goes on or is planned, as far as the text says."""

from __future__ import annotations

import re

from graph.extract.view import View
from graph.model import Evidence

__all__ = ["status_of"]

_NOTICE = re.compile(r"公示|拟选派|拟任|拟到|拟挂")
_PLANNED = re.compile(r"(?:将|拟|即将|启程)[^，。；]{0,24}$")
_ONGOING = re.compile(
    r"目前(?:正)?在|正在[^，。]{2,16}(?:挂职|跟班|跟岗)|(?:\d+|[一二两三四五六七八九十几])个多?月(?:多)?来|"
    r"(?:挂职|跟班|驻村|援疆)[^，。]{0,6}以来|现挂职|现正|就要期满|还有[^，。]{1,6}期满"
)
_CANCELLED = re.compile(
    r"未能成行|没有成行|未成行|没有来成|未能到任|没有到任|不再列为|不再列入|取消了?(?:挂职|跟岗|资格)"
)
_DONE = re.compile(
    r"(?:已|虽已)结束|期满(?:后|返)|(?:回来|归来)(?:后|以后|之际|，)|学习归来|回到[^，。我]{2,10}后|回来以后|挂职结束|曾挂职|在(?:这|那)?[^，。]{1,5}(?:时间|日日夜夜)里|返回"
)


def status_of(
    view: View, name: str, sentence: tuple[int, int], stretch: tuple[int, int]
) -> tuple[str, Evidence] | None:
    """Return the status that the text gives a stay, with the words that say so; ``None`` if nothing does.

    Args:
        view: the page.
        name: of the cadre.
        sentence: span of the sentence that tells the stay.
        stretch: span of what is told of it: a narrator's section, else the whole page.

    Returns:
        planned for 「拟任」 「将到…跟岗」 and names on public notice; cancelled for 「未能成行」; ongoing for 「目前在…挂职」
        「2个多月来」; done for 「回来以后」 「已结束」.
    """
    told = view.text[slice(*sentence)]
    if any(_NOTICE.search(view.text[h.start : h.end]) for h in view.plan.headings) or _NOTICE.search(told):
        return "planned", view.evidence("status", *sentence)
    subject = view.text.find(name, *sentence)
    cancelled = _CANCELLED.search(view.text, max(subject, 0), sentence[1]) if subject >= 0 else None
    if cancelled and not any(subject < who.name_start < cancelled.start() for who in view.introductions):
        return "cancelled", view.evidence("status", *cancelled.span())
    if re.search(r"将(?:到|赴|在|前往)", told):
        return "planned", view.evidence("status", *sentence)
    for pattern, status in ((_ONGOING, "ongoing"), (_DONE, "done")):
        match = pattern.search(view.text, *stretch)
        if match:
            return status, view.evidence("status", *match.span())
    return None
