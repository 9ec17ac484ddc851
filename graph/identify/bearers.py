"""Who bears a name in a document, with all that tells one bearer from another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.find.areas import gazetteer
from graph.find.posts import split_posts
from graph.identify.account import Told
from graph.identify.life import UNTOLD, Life, life_of
from graph.identify.papers import paper_of
from graph.identify.period import Period
from graph.identify.units import unit_key

__all__ = ["Bearer", "Node", "Whereabouts", "bearers"]

#: A thing of a document: the document's name, and the thing's id inside it.
Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One stay, as far as it helps to tell whose it is: host units and areas by their ids, the time, the batch."""

    node: Node
    units: frozenset[str]
    areas: frozenset[str]
    period: Period
    batch: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody of a name in one document.

    Args:
        node: who.
        name: 「田茂林」.
        placed: whether the document tells of a stay.
        reporter: whether it is a reporter who signs, and the publisher's name; empty for anybody else.
        homes: ids of home units, 「unit/贵州省铜仁市碧江区商务局」.
        areas: full names of home areas, 「贵州省铜仁市碧江区」.
        titles: at home, without the unit.
        roles: of people who were not sent, as written: 「吴江区商务局局长」.
        offices: unit and title of each role, the unit by its id, the title empty where none is told.
        host_titles: at the hosts, without the unit.
        stays: where and when.
        life: sex and year of birth.
        told: when the document was published, ISO; empty if unknown.
        page: its text, and where it was published; empty if it names two of the name.
    """

    node: Node
    name: str
    placed: bool
    reporter: str
    homes: frozenset[str]
    areas: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[tuple[str, str]]
    host_titles: frozenset[str]
    stays: tuple[Whereabouts, ...]
    life: Life = UNTOLD
    told: str = ""
    page: tuple[str, str] = ("", "")


def bearers(told: Told, batches: Mapping[Node, str]) -> Iterator[Bearer]:
    """Yield who is named in a document.

    Args:
        told: what it tells.
        batches: the batch of the corpus for each batch of a document.
    """
    document = told.account.document
    bearers_of = Counter(one.label for one in told.account.entities if one.kind in ("Cadre", "Person"))
    for entity in told.account.entities:
        if entity.kind not in ("Cadre", "Person"):
            continue
        stays = told.stays.get(entity.id, ())
        homes = frozenset(unit for stay in stays for unit in told.things_of(stay, "fromUnit") if not _is_area(unit))
        signs = bool(told.claims(entity.id, "reporterOf"))
        yield Bearer(
            (told.name, entity.id),
            entity.label,
            placed=entity.kind == "Cadre",
            reporter=paper_of(entity.label, document) if signs else "",
            homes=homes,
            areas=frozenset(_area(area) for stay in stays for area in told.things_of(stay, "fromArea")),
            titles=frozenset(told.things[post].label for stay in stays for post in told.things_of(stay, "fromPost")),
            roles=frozenset(
                fact.object.value for fact in told.claims(entity.id, "role") if not isinstance(fact.object, str)
            ),
            offices=frozenset(_offices(told, entity.id)),
            host_titles=frozenset(told.things[post].label for stay in stays for post in told.things_of(stay, "toPost")),
            stays=tuple(_whereabouts(told, stay, batches) for stay in stays),
            life=life_of(entity.label, document.text) if bearers_of[entity.label] == 1 else UNTOLD,
            told=document.date,
            page=(document.text, document.place) if bearers_of[entity.label] == 1 else ("", ""),
        )


def _offices(told: Told, person: str) -> Iterator[tuple[str, str]]:
    area = gazetteer().by_full.get(told.account.document.place)
    for fact in told.claims(person, "role"):
        for post in split_posts(_FORMER.sub("", fact.object.value)) if not isinstance(fact.object, str) else ():
            if post.unit:
                yield f"unit/{unit_key(post.unit, area)}", post.title


#: Before a post that somebody held once: 「原县水利局副局长」.
_FORMER = re.compile(r"^(?:原任?|时任|曾任|前任|此前任)(?=[一-鿿]{3})")


def _whereabouts(told: Told, stay: str, batches: Mapping[Node, str]) -> Whereabouts:
    batch = next(told.things_of(stay, "inBatch"), "")
    return Whereabouts(
        (told.name, stay),
        frozenset(told.things_of(stay, "toUnit")),
        frozenset(_area(area) for area in told.things_of(stay, "toArea")),
        Period(told.value(stay, "start"), told.value(stay, "end"), told.value(stay, "duration")),
        batches.get((told.name, batch), ""),
    )


def _area(identifier: str) -> str:
    return identifier.removeprefix("area/")


def _is_area(unit: str) -> bool:
    """Whether a unit is no more than a county or city, 「unit/安徽省淮南市」: everybody there comes from it."""
    area = gazetteer().by_full.get(unit.partition("/")[2])
    return area is not None and len(area.code) <= 6
