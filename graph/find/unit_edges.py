"""Where a unit begins and ends in a stretch of text that may hold more: 「（女）碧江区漾头镇」 「最先回来的是区医院」 「漾头镇原党委」."""

from __future__ import annotations

import re

__all__ = ["BRANDS", "unit_edges"]

#: What stands before the area in the names of a group's firms: 「国网昭通供电公司」 「华能石泉水力发电有限责任公司」.
BRANDS = r"(?:国网|南网|国电|国能|华能|华电|华润|大唐|中广核|国投|京能|浙能|粤电)(?:电力|电网|能源|新能源|集团)?"

#: What ends before a unit, with all that stands before it: a label, a dash, a number, a bracket that closes, a verb that names what follows.
_BEFORE = re.compile(
    r".*(?:[：】〕」』》]|——)(?=[一-鿿]{3})"
    r"|[（(](?:男|女|[一-鿿]{1,4}族|中共党员|挂职|领队)(?:[，、][^（）()]{1,8})?[）)]"
    r"|[，、；。—]+|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]"
    r"|.{0,12}(?:[的者则却正便也又仍都就]是|[里中]有|还有|也有|就有|包括)(?=[一-鿿]{3})"
    r"|(?:则|将|仍|又)?要?(?:在|到|来到|去|赴)(?=[一-鿿]{4})"
    r"|(?:现任|时任|担任|任?教于|任?职于|就职于|任(?![丘县城教职])|访)(?=[一-鿿]{4})"
    r"|(?:选派|抽调|委派|指派)(?=[一-鿿]{4})"
    r"|(?:就是)?从[一-鿿]{2,8}来的?(?=[一-鿿]{4})"
    r"|(?:进|援|赴|入|来)[藏疆青滇黔桂川宁甘琼]之?前(?:一直)?[任是在系]?(?=[一-鿿]{3})"
    r"|[一-鿿]{2,6}[省市县区]属(?:国有)?(?:企业|国企|单位|高校)(?=[一-鿿]{4})"
    r"|(?:此前|之前|以前|原先|前)(?:一直)?[在是任]|是(?![一-鿿]{0,3}分局)|系"
)
#: What stands behind a unit and belongs to a title that was cut off, 「漾头镇原党委〔委员〕」 「民事审判庭四级〔高级法官〕」 「漾头镇挂任党委〔委员〕」
#: 「组织部部〔长〕」, or to what is done there: 「商务局去学怎样办展」.
_BEHIND = re.compile(
    r"(?<=大学|学院|学校)(?![一-鿿]*(?:学院|系|部))[一-鿿]{2,14}专业$|"
    r"(?<=[一-鿿]{3})(?:(?:去[学看听问干做])?(?:怎样|怎么|如何|一边|一面|为什么)[一-鿿]*|(?<=部)部|当(?:了|过)?|做|原|(?:原|挂任|挂职任?)(?:党委|党组|党工委)|[一二三四]级|[正副][处科]级(?:干部)?)$"
)


def unit_edges(text: str) -> tuple[int, int]:
    """Return where the unit in *text* begins and ends: (3, 9) of 「（女）碧江区漾头镇」; all of it where nothing else is told."""
    start, end = 0, len(text)
    while match := _BEFORE.match(text, start, end):
        start = match.end()
    while behind := _BEHIND.search(text, start, end):
        end = behind.start()
    return start, end
