"""Practices that stand without quotation marks: 「全国创新设置社区工作者职业序列」, 「在浦东办事靠一网通办」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.leaning import leaning
from graph.extract.practices import HOME, on_topic, whose
from graph.extract.view import View
from graph.find.words import alternatives, words_of
from graph.model import Reading, Slot

__all__ = ["known_practices", "named_mechanisms"]

_MECHANISM = re.compile(
    r"(?:推行|实施|实行|建立|设立|打造|搭建|构建|形成了?一套|(?:创新)?设置|(?:持续)?落实|依托|点开|开展|强化|成立|建设了?|建起|借鉴[^，。]{2,4}的|创新推出|探索)"
    r"(?:了|起|一套|一批|首届)*(?P<name>[一-鿿“”0-9A-Za-z.+、]{2,22}?(?:制度|机制|模式|体系|平台|工程|序列|系统|联盟|工作专班|专管员|生活圈|聚集区|工作法|处罚单|办法|会诊|中心|议事会|公约|工厂|实验室))"
)


def named_mechanisms(view: View) -> Iterator[Reading]:
    """A word for a mechanism ends a name without quotation marks behind a verb of setting up: 「全国创新设置社区工作者职业序列」.

    Does not read 「建立健全机制」: a name must say more than the verb and the word; nor what home is only asked to do.
    """
    for match in _MECHANISM.finditer(view.text):
        name = match["name"]
        sentence = view.text[slice(*view.page.sentence_at(match.start()))]
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats or paragraph in view.plan.headings or not on_topic(view, match.start()):
            continue
        if len(name) < 5 or "我们" in name or "“" in name or HOME.search(sentence) or leaning(sentence) == "proposal":
            continue
        name = name.rpartition("的")[2] if "的" in name and len(name.rpartition("的")[2]) >= 5 else name
        if "的" in name or re.match(r"健全|完善|相应|有关|各类|良好|浓厚", name):
            continue
        start = match.end("name") - len(name)
        yield view.reading(
            "practice",
            "named-mechanism",
            start,
            match.end("name"),
            Slot("name", name),
            Slot("where", whose(view, start)),
        )


@cache
def _known() -> re.Pattern[str]:
    # What stands in quotation marks is weighed there; letters and a number before belong to the name, 「G60」.
    return re.compile(rf"(?<![“‘])(?P<name>(?:[A-Z]+\d*)?(?:{alternatives(words_of('practice-names.txt'))}))(?![”’])")


def known_practices(view: View) -> Iterator[Reading]:
    """A name that the whole country knows needs no quotation marks: 「窗口推行告知承诺制」; the list is ``ontology/words/practice-names.txt``.

    Each once on a page, where it stands first. Does not read a heading, nor what stands in quotation marks, which is weighed by itself.
    """
    text, seen = view.text, set[str]()
    for match in _known().finditer(text):
        start, end = match.span("name")
        paragraph = view.page.paragraph_at(start)
        name = match["name"]
        if name in seen or paragraph.repeats or paragraph in view.plan.headings or not on_topic(view, start):
            continue
        if re.search(rf"[“‘][^”’\n]*{re.escape(name)}", text):
            continue
        seen.add(name)
        yield view.reading(
            "practice", "known-practice", start, end, Slot("name", name), Slot("where", whose(view, start))
        )
