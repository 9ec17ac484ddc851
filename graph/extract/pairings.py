"""Areas that an agreement or a plan pairs: 「淮南市与上海市闵行区签订了战略合作框架协议并结为友好市区」."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graph.extract.view import View
from graph.find.times import whens
from graph.model import Reading, Slot

__all__ = ["PAIRED", "pairings", "sought"]

#: What says that areas are paired, where a sentence names two.
PAIRED = re.compile(
    r"结对|结为|结成[^，。；]{0,10}(?:对子|关系)|(?:东西部|扶贫|山海|对口|[京津沪苏浙闽鲁粤辽渝][蒙藏疆青甘宁陕川渝黔滇桂豫吉冀黑])(?:扶贫)?协作|协作关系|携手(?!并)|牵手|牵起了?手|结缘|连在了?一起|"
    r"友好市|战略合作|对口合作|对口帮扶|对口支援|对口协作|合作关系|友好合作|合作城市|签订.{0,8}协议"
)
_BETWEEN = re.compile(
    r"^[与和同]$|^[^，。；]{0,3}[与和同][^，。；]{0,5}$|^[^，。；]{0,4}(?:对口(?:支援|帮扶|协作)|结对帮扶)[^，。；]{0,4}$|"
    # 「〈甲市〉自2021年起与〈乙州〉开展…」
    r"^(?:自|从)[^，。；]{2,14}(?:起|以来|开始)，?(?:与|和|同|对口支援|对口帮扶|结对帮扶)$|^由$"
)
_LISTED = re.compile(r"与(?P<areas>[^，。；]{2,40}?)的?(?:既有|现有|原有)?(?:战略合作|结对|对口合作|对口帮扶)")


#: Before those that another is paired with.
_THOSE = re.compile(r"(?:牵手|结对|支援|帮扶|协作)的(?:正|就)?是[^，。；]{0,6}$")


def pairings(view: View) -> Iterator[Reading]:
    """A sentence says that two areas are paired; the date in it, behind 「自」 「于」 or at its head, says since when.

    Reads 「吴江区与碧江区签订结对帮扶协议」. Both areas must be named in one sentence with 「与」 「和」 or a verb of
    helping between them. Does not read that two areas are near, or compared.
    """
    seen: set[tuple[str, str]] = set()
    for match in PAIRED.finditer(view.text):
        start, end = view.page.sentence_at(match.start())
        if view.page.paragraph_at(start).repeats:
            continue
        mentions = [m for m in view.places.within(start, end) if m.area]
        clause_start = start + view.text[start : match.start()].rfind("，") + 1
        listed = _LISTED.search(view.text, clause_start, end)
        pairs = list(itertools.pairwise(mentions))
        taken_up = False  # 「两县结为…」: which two stands before or behind
        whole = listed and not any(m.end == listed.start() for m in mentions) and "与" not in listed["areas"]
        regular = any(_BETWEEN.search(view.text[a.end : b.start]) for a, b in pairs)
        if listed and whole:
            # 「深化与上海松江区、青浦区的既有战略合作」: each of the list with the area that the sentence is about.
            others = [m for m in mentions if listed.start("areas") <= m.start < listed.end("areas")]
            about = [m for m in mentions if m.end <= listed.start()]
            pairs = [(about[0], other) for other in others] if about else pairs
        elif not regular and re.search("两[地县市区州]", view.text[start:end]) and len({m.area for m in mentions}) == 2:
            whole = taken_up = True
            first = mentions[0]
            pairs = [(first, next(m for m in mentions if m.area != first.area))]
        elif not regular and re.search("两[县市区州]", view.text[start:end]) and not mentions:
            # 「〈甲县〉与〈乙县〉互派干部…，两县结为协作对子」
            told = [m for m in view.places.within(view.page.paragraph_at(start).start, start) if m.area]
            joined = [(a, b) for a, b in itertools.pairwise(told) if view.text[a.end : b.start] in ("与", "和", "同")]
            whole, pairs = bool(joined), joined[-1:]
        for left, right in pairs:
            between = view.text[left.end : right.start]
            a, b = left.area, right.area
            if a is None or b is None or a.within(b) or b.within(a):
                continue
            if left.end - left.start == 1 and right.end - right.start == 1:
                continue  # 「按照新一轮沪滇协作安排」
            if _THOSE.search(view.text, start, left.start):
                continue  # 「我区牵手的是石阡县和思南县」
            if not taken_up and left.start > match.end() and "，" in view.text[match.end() : left.start]:
                continue
            near = clause_start - 30 <= left.start <= match.end() + 30 and len(between) <= (
                22 if between[:1] in "自从" else 10
            )
            if not whole and not (near and _BETWEEN.search(between)):
                continue
            key = tuple(sorted((a.full, b.full)))
            if key in seen:
                continue
            seen.add((key[0], key[1]))
            dated = [w for w in whens(view.text, view.year, start, end) if w.first]
            since = dated[0].first if dated else ""
            yield view.reading(
                "pairing",
                "paired-areas",
                start,
                end,
                Slot("area_a", a.full),
                Slot("area_b", b.full),
                Slot("since", since),
            )


_SOUGHT = re.compile(r"与(?P<area>[^，。；与]{2,8}?)(?:结对|精准|全面|深度)?对接")


def sought(view: View) -> Iterator[Reading]:
    """A sentence that speaks of two areas seeks 「对接」 with the second: 「认为界首与昆山契合，申报与昆山对接」.

    Does not read 「与企业对接」, nor a visit or a meeting of people, 「与昆山的企业对接」; the sentence must join the two with 「与」 「和」 before.
    """
    for match in _SOUGHT.finditer(view.text):
        start, end = view.page.sentence_at(match.start())
        named = [m for m in view.places.within(start, match.end()) if m.area]
        partner = next((m for m in named if (m.start, m.end) == match.span("area")), None)
        if partner is None or view.page.paragraph_at(start).repeats:
            continue
        for left, right in itertools.pairwise(named):
            joined = view.text[left.end : right.start] in ("与", "和", "同")
            if joined and right.area == partner.area and left.area and right.area and left.area != right.area:
                yield view.reading(
                    "pairing", "sought-pairing", start, end,
                    Slot("area_a", left.area.full), Slot("area_b", right.area.full), Slot("since", ""),
                )  # fmt: skip
                break
