"""Whether a stay is over, goes on or is planned, as far as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.extract.view import View
from graph.identify.mentions import Naming
from graph.model import Certainty, Evidence

__all__ = ["status_of"]

_NOTICE = re.compile(r"公示|拟选派|拟任|拟到|拟挂")
_PLANNED = re.compile(r"(?:将|拟|即将|启程)[^，。；]{0,24}$")
_ONGOING = re.compile(
    r"目前(?:正)?在|正在[^，。]{2,16}(?:挂职|跟班|跟岗)|(?:\d+|[一二两三四五六七八九十几])个多?月(?:多)?来|"
    r"(?:挂职|跟班|驻村|援疆)[^，。]{0,6}以来|现挂职|现正|就要期满|还有[^，。]{1,6}期满"
)
_CANCELLED = re.compile(
    r"未能成行|没有成行|未成行|没有来成|没(?:能)?[来去走]成|没能成行|未能前[来往]|不再选派|不再派出|未能到任|没有到任|不再列为|不再列入|取消了?(?:挂职|跟岗|资格)"
)
_DONE = re.compile(
    r"(?:已|虽已)结束|期满(?:后|返)|(?:回来|归来)(?:后|以后|之际|，)|学习归来|回到[^，。我]{2,10}后|回来以后|挂职结束|曾挂职|在(?:这|那)?[^，。]{1,5}(?:时间|日日夜夜)里|返回"
)

#: A sentence that names nobody speaks of all who were sent only if it says so.
_OF_ALL = re.compile(r"他们|大家|(?:学员|干部|队员)(?:们|均|都|将|已|陆续|就要)|这批|该批|本批")


def status_of(
    view: View, name: str, sentence: tuple[int, int], own: tuple[int, int] | None, people: Naming
) -> tuple[str, Evidence] | None:
    """Return the status that the text gives a stay, with the words that say so; ``None`` if nothing does.

    A narrator's section speaks of the narrator. In a report only the sentences that name the cadre do, and the one behind that goes on
    with 「他」 「她」; a sentence that names nobody and says 「学员们」 or 「他们」 speaks of all, and what follows from it is inferred.

    Args:
        view: the page.
        name: of the cadre.
        sentence: span of the sentence that tells the stay.
        own: span of the section that the cadre tells, if there is one.
        people: where the page names whom.

    Returns:
        planned for 「拟任」 「将到…跟岗」 and names on public notice; cancelled for 「未能成行」; ongoing for 「目前在…挂职」
        「2个多月来」; done for 「回来以后」 「已结束」.
    """
    told = view.text[slice(*sentence)]
    if _NOTICE.search(told):
        return "planned", view.evidence("status", *sentence)
    notice = next((h for h in view.plan.headings[:4] if _NOTICE.search(view.text[h.start : h.end])), None)
    if notice:
        return "planned", view.evidence("status", notice.start, notice.end, Certainty.INFERRED)
    subject = view.text.find(name, *sentence)
    cancelled = _CANCELLED.search(view.text, max(subject, 0), sentence[1]) if subject >= 0 else None
    if cancelled and not any(subject < who.name_start < cancelled.start() for who in view.introductions):
        return "cancelled", view.evidence("status", *cancelled.span())
    if re.search(r"将(?:到|赴|在|前往)", told):
        return "planned", view.evidence("status", *sentence)
    if own:
        return _in(view, [own], Certainty.STATED)
    mine, nobodys = _sentences(view, name, people)
    return _in(view, [sentence, *mine], Certainty.STATED) or _in(view, nobodys, Certainty.INFERRED)


def _in(view: View, stretches: Iterable[tuple[int, int]], certainty: Certainty) -> tuple[str, Evidence] | None:
    """Return the first status that the stretches tell; that a stay goes on is said more surely than that it is over."""
    spans = list(stretches)
    for pattern, status in ((_ONGOING, "ongoing"), (_DONE, "done")):
        for start, end in spans:
            match = pattern.search(view.text, start, end)
            if match:
                return status, view.evidence("status", *match.span(), certainty)
    return None


def _sentences(view: View, name: str, people: Naming) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the sentences that speak of *name*, and those that name nobody; repeated passages are left out."""
    mine, nobodys = [], []
    for paragraph in view.page.paragraphs:
        if paragraph.repeats or view.plan.section_at(paragraph.start):
            continue
        before: list[str] = []
        for start, end in view.page.sentences(paragraph):
            named = people.within(start, end)
            if name in named or (not named and before[-1:] == [name] and view.text.startswith(("他", "她"), start)):
                mine.append((start, end))
                before = [name]
            else:
                before = named
                nobodys += [(start, end)] if not named and _OF_ALL.search(view.text, start, end) else []
    return mine, nobodys
