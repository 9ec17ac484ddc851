"""What somebody is where they stay, told apart from the unit: 「去年7月到我们镇里挂职，任镇长助理」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.about import named_places, sentences_about, sentences_in, stretches_told
from graph.extract.view import MODE, View
from graph.find.names import Named
from graph.find.posts import ends_with_title, ends_with_unit

__all__ = ["held"]

#: Behind a word of coming or for a stay, in the same clause or the next: 「来挂职，当副院长」 「在云岭镇挂职任镇长助理」 「到云岭任副县长」.
_HELD = re.compile(
    rf"(?:{MODE}|报到|到任|到岗|进驻|(?<![回原本])[来到去])[^，。；：！？\n“”]{{0,12}}?"
    r"(?:，(?:现|先|同时|并|具体|我|他|她|让我|叫我|被?安排)?)?"
    r"(?:担任|挂任|出任|兼任|现任|职务[是为]|(?<![主责前])任|当的?是?|做)(?:了|着)?(?:个|一?名)?“?"
    r"(?P<titles>[^，。；：！？\s“”（）《》\d]{2,24})(?=[，。；：！？”\s（]|$)"
)
#: What leads in a unit, or helps to: no trade, 「别去当客人，去当会计」.
_LEADS = re.compile(r"(?:长|主任|书记|助理|常委|委员|经理|总监|总工程师|总编辑|专员|秘书)$")
#: What was before, or is to be only after, or of others.
_NOT_THEN = re.compile(r"原任|曾任|此前|之前|前任|接任|拟|返回|回来|时任|现在回|还在|期满后|另一|同事|同学|妻|丈夫")
#: So far before a word of coming that is looked for.
_BEFORE = 12
#: So long is a unit that may stand before a title at least: 「镇党委|副书记」 is one title, 「盛泽镇人民政府|副镇长」 has a unit.
_UNIT = 4
#: A village has a short name: 「云岭村第一书记」.
_OF_VILLAGE = re.compile(r"[一-鿿]{2,}(?:村|社区)(?!委)")


def held(view: View, name: str) -> tuple[tuple[str, ...], int]:
    """Return the titles that the page gives somebody where they stay, and where it does; none if it gives several at different places.

    「我是2020年6月到的，任镇党委副书记」; 「来云岭区挂职，任区委常委、副区长」. Reads no title with its unit or area, and no trade.

    Args:
        view: the page.
        name: of somebody who stayed.
    """
    named = named_places(view).get(name, [])
    told: dict[tuple[str, ...], int] = {}
    for start, end in _sentences(view, named):
        for match in _HELD.finditer(view.text, start, end):
            titles = tuple(match["titles"].split("、"))
            if (
                all(_is_bare(one) for one in titles)
                and not any(one.area for one in view.places.within(*match.span("titles")))
                and not _NOT_THEN.search(view.text, max(start, match.start() - _BEFORE), match.start("titles"))
                and _is_nearest(view, named, start, match.start())
            ):
                told.setdefault(titles, match.start("titles"))
    return next(iter(told.items())) if len(told) == 1 else ((), -1)


def _sentences(view: View, named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    yield from sentences_about(view, named, below=True)
    for start, end in stretches_told(view, named):
        yield from sentences_in(view, start, end)


def _is_bare(title: str) -> bool:
    """Whether it is a title, and no unit stands before it."""
    units = (title[:at] for at in range(_UNIT, len(title)))
    return (
        bool(_LEADS.search(title))
        and ends_with_title(title)
        and not any(map(ends_with_unit, units))
        and not _OF_VILLAGE.match(title)
    )


def _is_nearest(view: View, named: Sequence[Named], start: int, at: int) -> bool:
    """Whether nobody else is named between the beginning of a sentence, or the person, and *at*."""
    before = [one for one in view.people if start <= one.start < at]
    return not before or any(before[-1].start == one.start for one in named)
