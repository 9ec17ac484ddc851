"""Many invented cadres: from twelve cities with three districts each, to eight cities and their units."""

from __future__ import annotations

from itertools import islice, product

from graph.model import Certainty, Knowledge
from tests.explore.texts import ATTACKS, Corpus

__all__ = ["NAMES", "make_crowd", "make_hostile_crowd", "make_lookalikes", "make_strangers"]

_SURNAMES = "温柳许闻江秦路石白叶林苏"
_FIRST = "小如闻知思明海云书景"
_LAST = "满风笛远哲青舟禾宁溪"
#: Twelve hundred names, each once.
NAMES = tuple("".join(name) for name in product(_SURNAMES, _FIRST, _LAST))
_HOMES = "甲乙丙丁戊己庚辛壬癸子丑"
_HOSTS = "东南西北春夏秋冬"
_BUREAUS = ("教育局", "商务局", "审计局", "民政局", "司法局")


def make_crowd(count: int, homes: int = len(_HOMES)) -> Knowledge:
    """Return the stays of so many cadres; of the last, nobody says where they come from.

    The first home city sends most and the first host city receives most.
    """
    corpus = Corpus()
    ways = []
    for number, name in enumerate(islice(NAMES, count)):
        # The smaller of two numbers is small more often: the first cities send and receive most.
        city = f"{_HOMES[min(number % homes, number // homes % homes)]}州市"
        host_city = f"{_HOSTS[min(number % 8, number // 8 % 8)]}海市"
        home, host = f"{city}{'上中下'[number // 5 % 3]}城区", f"{host_city}{'左右'[number // 7 % 2]}岸区"
        leaves, enters = f"{home}{_BUREAUS[number % 5]}", f"{host}{_BUREAUS[number // 3 % 5]}"
        last = number == count - 1
        said = f"{name}到{enters}挂职" if last else f"{leaves}{name}到{enters}挂职"
        ways.append((name, "" if last else leaves, home, city, enters, host, host_city, said))
    corpus.text("roster.txt", "。\n".join(said for *_, said in ways), "挂职干部名单")
    for name, leaves, home, city, enters, host, host_city, said in ways:
        cadre = corpus.thing(f"cadre/{name}", "Cadre", name, said)
        stay = corpus.thing(f"placement/{name}", "Placement", f"{name}的经历", said)
        corpus.fact(stay, "ofCadre", cadre, said)
        corpus.fact(stay, "mode", "mode:secondment", said)
        for predicate, unit, area, outer in (
            ("fromUnit", leaves, home, city),
            ("toUnit", enters, host, host_city),
        ):
            if unit:
                for label in (outer, area):
                    corpus.thing(f"area/{label}", "Area", label, label)
                corpus.thing(f"unit/{unit}", "Unit", unit, unit)
                corpus.fact(stay, predicate, f"unit/{unit}", said)
                corpus.facts.setdefault((f"unit/{unit}", "inArea", f"area/{area}"), (corpus.said(unit),))
                corpus.facts.setdefault(
                    (f"area/{area}", "schema:containedInPlace", f"area/{outer}"), (corpus.said(area),)
                )
        if name[1] == "小":
            lesson = corpus.thing(f"lesson/{name}", "Lesson", f"{name}的收获", said)
            corpus.fact(cadre, "learned", lesson, said)
            corpus.fact(lesson, "mainTheme", "theme:public-welfare", said, Certainty.INFERRED)
    return corpus.knowledge()


def make_lookalikes(count: int) -> Knowledge:
    """Return so many cadres who went from one unit to one other: nothing tells them apart."""
    corpus = Corpus()
    names = NAMES[:count]
    corpus.text("list.txt", "甲州市教育局" + "、".join(names) + "到东海市教育局挂职。")
    home = corpus.thing("unit/甲州市教育局", "Unit", "甲州市教育局", "甲州市教育局")
    host = corpus.thing("unit/东海市教育局", "Unit", "东海市教育局", "东海市教育局")
    for name in names:
        cadre = corpus.thing(f"cadre/{name}", "Cadre", name, name)
        stay = corpus.thing(f"placement/{name}", "Placement", f"{name}的经历", name)
        for predicate, thing in (("ofCadre", cadre), ("fromUnit", home), ("toUnit", host)):
            corpus.fact(stay, predicate, thing, name)
    return corpus.knowledge()


def make_strangers(count: int) -> Knowledge:
    """Return so many cadres, each from a unit of their own to one that nobody else went to; no area is said."""
    corpus = Corpus()
    ways = [(name, f"{name}派出公司", f"{name}接收公司") for name in NAMES[:count]]
    corpus.text("list.txt", "。".join(f"{home}{name}到{host}挂职" for name, home, host in ways))
    for name, home, host in ways:
        cadre = corpus.thing(f"cadre/{name}", "Cadre", name, name)
        stay = corpus.thing(f"placement/{name}", "Placement", f"{name}的经历", name)
        corpus.fact(stay, "ofCadre", cadre, name)
        corpus.fact(stay, "fromUnit", corpus.thing(f"unit/{home}", "Unit", home, home), name)
        corpus.fact(stay, "toUnit", corpus.thing(f"unit/{host}", "Unit", host, host), name)
    return corpus.knowledge()


def make_hostile_crowd() -> Knowledge:
    """Return cadres too many to be read at once, who come from and go to areas that are attacks."""
    corpus = Corpus()
    corpus.text("list.txt", "。".join((*ATTACKS, *NAMES)))
    for number, name in enumerate(NAMES[:72]):
        cadre = corpus.thing(f"cadre/{name}", "Cadre", name, name)
        stay = corpus.thing(f"placement/{name}", "Placement", f"{name}的经历", name)
        corpus.fact(stay, "ofCadre", cadre, name)
        for predicate, attack in (
            ("fromArea", ATTACKS[number % len(ATTACKS)]),
            ("toArea", ATTACKS[number // 7 % len(ATTACKS)]),
        ):
            area = corpus.thing(f"area/{attack}", "Area", attack, attack)
            corpus.fact(stay, predicate, area, name)
    return corpus.knowledge()
