"""The large tables of the page as columns: things, facts, evidence and texts, the nodes and lines of the network.

What can be found elsewhere is not told again: a name that stands in its passage is told by its place there, and an id by
what it has beside the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from graph.explore.columns import Columns, in_units

__all__ = ["pack_dossier", "pack_network"]

#: Things that so many facts point at, as themes and provinces, are told by their place among those.
_POPULAR = 64

Rows = Sequence[Sequence[Any]]


def pack_dossier(dossier: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    """Add the large tables of a dossier to *columns*.

    Returns:
        the small ones, and the lists to which the numbers of a column point: ``thing-kinds``, ``before`` (how ids begin),
        ``popular`` (things), ``fact-predicates``.
    """
    small = {name: table for name, table in dossier.items() if name not in _LARGE}
    quotes = _pack_texts(dossier["paragraphs"], dossier["passages"], columns)
    columns.lists("evidence passage", [[passage for passage, *_ in one] for one in dossier["evidences"]])
    certainties = len(dossier["certainties"])
    how = [rule * certainties + certainty for one in dossier["evidences"] for _, rule, certainty in one]
    columns.numbers("evidence how", how, steps=False)
    first = [quotes[one[0][0]] if one else "" for one in dossier["evidences"]]
    small |= _pack_things(dossier["things"], first, columns)
    small |= _pack_facts(dossier["facts"], columns)
    return small


_LARGE = frozenset({"things", "facts", "evidences", "paragraphs", "passages"})


def _pack_texts(paragraphs: Rows, passages: Rows, columns: Columns) -> list[str]:
    """Add paragraphs and passages; return the words of each passage."""
    pieces = [[in_units(piece) for piece in pieces] for _, pieces in paragraphs]
    edges = [list(accumulate(map(len, one), initial=0)) for one in pieces]
    columns.numbers("paragraph document", (document for document, _ in paragraphs))
    columns.words("paragraph", ("".join(one) for _, one in paragraphs))
    columns.numbers("passage paragraph", (paragraph for paragraph, *_ in passages))
    columns.numbers("passage start", (edges[paragraph][first] for paragraph, first, _ in passages))
    columns.numbers(
        "passage length",
        (edges[paragraph][last] - edges[paragraph][first] for paragraph, first, last in passages),
        False,
    )
    return ["".join(pieces[paragraph][first:last]) for paragraph, first, last in passages]


def _pack_things(things: Rows, quotes: Sequence[str], columns: Columns) -> dict[str, Any]:
    kinds = _places(kind for _, kind, *_ in things)
    columns.numbers("thing kind", (kinds[kind] for _, kind, *_ in things), steps=False)
    columns.numbers("thing evidence", (evidence for *_, evidence in things))
    said = [_said(in_units(zh), quotes[evidence]) for _, _, zh, *_, evidence in things]
    columns.numbers("thing said", (at + 1 for at, _ in said), steps=False)
    columns.numbers("thing said length", (length for _, length in said), steps=False)
    columns.words("thing zh", ("" if at >= 0 else thing[2] for thing, (at, _) in zip(things, said, strict=True)))
    columns.words("thing en", (thing[3] for thing in things))
    columns.numbers("thing names", (len(thing[4]) for thing in things), steps=False)
    columns.words("name", (name for thing in things for name in thing[4]))
    columns.words("thing about", (thing[5] for thing in things))
    cut = [_cut_id(thing[0]) for thing in things]
    before = _places(start for start, _ in cut)
    columns.numbers("thing before", (before[start] for start, _ in cut), steps=False)
    # An id that is the name itself is told as a sign that no id has.
    columns.words(
        "thing id", (_SAME if rest == thing[2] else rest for thing, (_, rest) in zip(things, cut, strict=True))
    )
    return {"thing-kinds": list(kinds), "before": list(before)}


_SAME = "\n"


def _cut_id(id_: str) -> tuple[str, str]:
    """Return how an id begins, 「cadre/」, and the rest."""
    at = min((place for place in (id_.find("/"), id_.find(":")) if 0 <= place < 20), default=-1) + 1
    return id_[:at], id_[at:]


def _said(name: str, quote: str) -> tuple[int, int]:
    """Return where a name stands in a quote, and its length twice, one more where it is cut there; (-1, 0) if nowhere."""
    start = name.removesuffix("…")
    at = quote.find(start) if start else -1
    return (at, 2 * len(start) + (start != name)) if at >= 0 else (-1, 0)


def _pack_facts(facts: Rows, columns: Columns) -> dict[str, Any]:
    predicates = _places(predicate for _, predicate, *_ in facts)
    counted = Counter(object_ for _, _, object_, _ in facts if not isinstance(object_, list))
    popular = sorted(
        (thing for thing, count in counted.items() if count >= _POPULAR), key=lambda thing: (-counted[thing], thing)
    )
    rank = {thing: place for place, thing in enumerate(popular)}
    literals: dict[tuple[str, str], int] = {}
    objects = []
    last = 0
    for subject, _, object_, _ in facts:
        if isinstance(object_, list):
            number = literals.setdefault((object_[0], object_[1]), len(literals))
            objects.append(3 * (number - last) + 1)
            last = number
        elif object_ in rank:
            objects.append(3 * rank[object_] + 2)
        else:
            objects.append(3 * (object_ - subject))
    columns.numbers("fact subject", (subject for subject, *_ in facts))
    columns.numbers("fact predicate", (predicates[predicate] for _, predicate, *_ in facts), steps=False)
    columns.numbers("fact object", objects, steps=False)
    columns.numbers("fact evidence", (evidence for *_, evidence in facts))
    columns.words("literal zh", (zh for zh, _ in literals))
    columns.words("literal en", ("" if en == zh else en for zh, en in literals))
    return {"popular": popular, "fact-predicates": list(predicates)}


def pack_network(nodes: Rows, edges: Rows, things: Rows, columns: Columns) -> dict[str, Any]:
    """Add the rows of :mod:`graph.explore.rows` to *columns*; return the lists to which their numbers point."""
    lists = {
        "sides": _places(row[1] for row in nodes),
        "node-groups": _places(row[2] for row in nodes),
        "edge-groups": _places(row[2] for row in edges),
        "edge-certainties": _places(row[3] for row in edges),
        "edge-words": _places(row[7] for row in edges),
    }

    def placed(name: str, column: str, rows: Rows, at: int) -> None:
        columns.numbers(column, (lists[name][row[at]] for row in rows), steps=False)

    columns.numbers("node thing", (row[0] for row in nodes))
    placed("sides", "node side", nodes, 1)
    placed("node-groups", "node group", nodes, 2)
    columns.words("node title", ("" if row[3] == things[row[0]][2] else row[3] for row in nodes))
    columns.words("node name", (row[4] for row in nodes))
    columns.lists("node trail", [row[5] for row in nodes])
    columns.lists("node themes", [row[6] for row in nodes])
    columns.numbers("edge from", (row[0] for row in edges))
    columns.numbers("edge to", (row[1] for row in edges))
    placed("edge-groups", "edge group", edges, 2)
    placed("edge-certainties", "edge certainty", edges, 3)
    columns.lists("edge facts", [row[4] for row in edges])
    columns.lists("edge about", [row[5] for row in edges])
    columns.numbers("edge happened", (row[6] for row in edges), steps=False)
    placed("edge-words", "edge words", edges, 7)
    columns.lists("edge trail", [row[8] for row in edges])
    return {name: list(places) for name, places in lists.items()}


def _places(values: Iterable[str]) -> dict[str, int]:
    """Return the place of each value, the most frequent first."""
    counted = Counter(values)
    return {value: place for place, value in enumerate(sorted(counted, key=lambda value: (-counted[value], value)))}
