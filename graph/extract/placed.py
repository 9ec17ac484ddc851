"""Whether somebody whom a page names was sent: the signs of it over all places that name the person, weighed.

The rules read constructions, and :mod:`graph.extract.relations` what a post near by is to a person. Whether a person was sent at all shows in
more than one sentence: in the shape of the lines that name people, in what the person does and says, in who else is named. How much each sign
weighs is counted on annotated texts (``placed-weights.tsv``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.extract.about import named_places, seen, sentences_told
from graph.extract.relations import HOME, HOST, Pair
from graph.extract.steps import step
from graph.extract.view import View, mode_pattern
from graph.find.names import Named
from graph.find.weighing import scores

__all__ = ["TABLE", "Person", "chance", "people"]

#: Where the weights are, in ``ontology/words``.
TABLE = "placed-weights.tsv"
#: So many places that name a person are looked at.
_LOOKED_AT = 6
#: So many people named in lines of one shape make a list.
_LIST = 3
#: A line so short beside a name is a heading, a card, a row.
_SHORT = 30
_SENDS = re.compile(r"选派|派驻|派出|互派|交流|帮扶|学习|第一书记|工作队|援")
_DOES = (
    "说 认为 表示 介绍 告诉 感慨 坦言 建议 主持 出席 致辞 讲话 陪同 带队 看望 欢迎 来自 挂 任 到 在 赴 来 回 负责 分管 牵头 联系 跟 师 教 老师 书记 指出 "
    "强调 代表 家属 村民 居民 采写 供稿 摄 记者"
).split()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a page names.

    Args:
        name: in full.
        signs: how strongly each is shown.
    """

    name: str
    signs: Mapping[str, float]


def chance(person: Person) -> float:
    """Return how likely it is that the page tells of a stay of *person*, from 0 to 1."""
    sent, not_sent = scores(TABLE, person.signs)
    return round(1 / (1 + math.exp(not_sent - sent)), 6)


def people(view: View, weighed: Mapping[str, Sequence[tuple[tuple[float, ...], Pair]]]) -> Iterator[Person]:
    """Yield everybody whom the page names, in the order of the text, with what speaks for and against a stay.

    Args:
        view: the page.
        weighed: for each name the mentions near by, with how likely each is the host and the home.
    """
    named = named_places(view)
    shapes = {name: {_shape(view.text, one) for one in places} for name, places in named.items()}
    alike = Counter(shape for found in shapes.values() for shape in found)
    hosts = {name: _best(weighed.get(name, ()), HOST) for name in named}
    ordered = sorted(hosts.values(), reverse=True)
    for name, places in named.items():
        host, home = hosts[name], _best(weighed.get(name, ()), HOME)
        signs = {
            f"host {step(host)}": 1.0, f"home {step(home)}": 1.0, f"both {step(host)} {step(home)}": 1.0,
            "host": host, "home": home,
            f"named {min(len(places), 5)}": 1.0,
            f"people {min(len(named) // 4, 5)}": 1.0,
            f"hosts {sum(one > 0.5 for one in ordered[:5])}": 1.0,
            f"place {min(5, ordered.index(host))}": 1.0,
        }  # fmt: skip
        if sentences_told(view, places):
            signs["tells it"] = 1.0
            signs[f"tells it, host {step(host)}"] = 1.0
        for shape in shapes[name]:
            signs[f"shape {shape}"] = 1.0
            if alike[shape] >= _LIST and "short" in shape:
                signs["in a list"] = 1.0
        for one in places[:_LOOKED_AT]:
            signs |= dict.fromkeys(_around(view, one), 1.0)
        yield Person(name, signs)


def _best(weighed: Sequence[tuple[tuple[float, ...], Pair]], label: int) -> float:
    return max((likely[label] for likely, _ in weighed), default=0.0)


def _shape(text: str, one: Named) -> str:
    """Return how the line looks that names somebody: how much stands before and behind the name, and by which marks."""
    begin = text.rfind("\n", 0, one.start) + 1
    stop = text.find("\n", one.end)
    before, behind = text[begin : one.start].strip(), text[one.end : stop if stop >= 0 else len(text)].strip()
    return "|".join((_length(before), _mark(before[-1:], "^"), _mark(behind[:1], "$"), _length(behind)))


def _length(written: str) -> str:
    return "" if not written else "short" if len(written) <= _SHORT else "long"


def _mark(char: str, none: str) -> str:
    return none if not char else "字" if re.match(r"[一-鿿]", char) else char


def _around(view: View, one: Named) -> Iterator[str]:
    """Yield the signs of one place that names somebody."""
    text, modes = view.text, mode_pattern()
    start, end = one.start, one.end
    sentence = view.page.sentence_at(start)
    paragraph = view.page.paragraph_at(start)
    for size in (1, 2, 3):
        yield f"before {size} {seen(text[max(0, start - size) : start])}"
        yield f"behind {size} {seen(text[end : end + size])}"
    if modes.search(text, *sentence):
        yield "stay in sentence"
    if _SENDS.search(text, *sentence):
        yield "sending in sentence"
    soon = modes.search(text, end, min(end + 16, sentence[1])) or _SENDS.search(text, end, min(end + 16, sentence[1]))
    if soon:
        yield "stay soon"
        yield f"soon {soon.group()}"
    if modes.search(text, max(sentence[0], start - 24), start):
        yield "stay before"
    if "“" in text[end : end + 12] or "”" in text[max(0, start - 2) : start]:
        yield "quoted"
    following = text[end : end + 10]
    for word in _DOES:
        if word in following:
            yield f"does {word}"
    others = sum(sentence[0] <= other.start < sentence[1] and other.name != one.name for other in view.people)
    yield f"others {min(others, 4)}"
    rest = text[end : paragraph.end]
    if "他" in rest or "她" in rest:
        yield "gone on about"
    if "我" in rest:
        yield "tells of oneself"
    yield f"part {min(4, 5 * start // max(1, len(text)))} of the page"
