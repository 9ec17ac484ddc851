"""What a page says of coming and going: whether people come to where it is printed or go from there, and who sends and receives its batches."""

from __future__ import annotations

import re

from graph.extract.batches import batches
from graph.extract.view import View
from graph.find.areas import Area, gazetteer
from graph.find.names import Named

__all__ = ["ends_of_batches", "leans", "told_behind"]

_COMES = re.compile(r"来[^，。；：“”]{0,12}(?:挂职|挂任|跟岗|跟班|顶岗|支教|支医|帮扶|援[疆藏青滇黔])|[迎派]来(?:了)?")
_GOES = re.compile(r"(?:赴|前往|奔赴|到|去)[^，。；：“”来]{2,14}(?:挂职|挂任|跟岗|跟班|顶岗|学习|实训|锻炼|进修)")
#: Behind a name, so many characters tell where its bearer comes from or goes to.
_REACH = 90
_CAME = re.compile(
    r"来自|派来|派他来|派她来|选派来|过来的|原单位|派出单位|原任|原是|原在|本是|原为|[来进][^，。；]{0,4}前[，任是在]|挂职前|此前[任是在]|[他她]是[^，。；]{0,8}[省市县区州]|所在的"
)


def leans(view: View) -> str:
    """Return whether the page tells more of people who come, 「comes」, or of people who go, 「goes」; 「even」 if neither."""
    comes, goes = len(_COMES.findall(view.text)), len(_GOES.findall(view.text))
    return "comes" if comes > goes else "goes" if goes > 2 * comes else "even"


def told_behind(view: View, named: Named) -> str:
    """Return what is told right behind a name: 「came」 where its bearer comes from, 「went」 where to, 「nothing」, or 「both」."""
    end = min(named.end + _REACH, view.page.paragraph_at(named.start).end)
    came = bool(_CAME.search(view.text, named.end, end))
    went = bool(_GOES.search(view.text, named.end, end))
    return "both" if came and went else "came" if came else "went" if went else "nothing"


def ends_of_batches(view: View) -> tuple[list[Area], list[Area]]:
    """Return the areas that send the batches of the page, and those that receive them."""
    book = gazetteer()
    read = list(batches(view))
    return (
        [book.by_full[one.get("sending_area")] for one in read if one.get("sending_area") in book.by_full],
        [book.by_full[one.get("receiving_area")] for one in read if one.get("receiving_area") in book.by_full],
    )
