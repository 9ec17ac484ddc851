"""What changed, thing by thing: new, gone, another value, another name, two that became one, one that became two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import NamedNode

from graph.diff.matching import NAMED, Matching, Place, match
from graph.diff.merge import Difference
from graph.diff.source import Source
from graph.diff.things import KINDS, Statement, Thing, View, in_order, views
from graph.model import Passage
from graph.store import Term, words

__all__ = ["Change", "Changes", "Replaced", "What", "changes"]

#: Of these two can become one, and one two: they bear names, and are found again by them.
_MERGING = NAMED - {"Document", "Post"}
_LABEL = "skos:prefLabel"


class What(StrEnum):
    """What happened to a thing, in the order of the report: a loss is what one must not overlook."""

    GONE = "gone"
    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    CHANGED = "changed"
    NEW = "new"


@dataclass(frozen=True, slots=True, order=True)
class Replaced:
    """A property that has other values now.

    Args:
        property: its prefixed name 「cadre:start」; 「skos:prefLabel」 of a thing that is called otherwise.
        before: the values that are gone, as words, sorted.
        after: the values that came.
        kept: those that stay beside them.
        was_read: where the gone values were read.
        is_read: where those that came are read.
    """

    property: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    kept: tuple[str, ...] = ()
    was_read: tuple[Passage, ...] = ()
    is_read: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What happened to one thing.

    Args:
        kind: of the thing, its class in the ontology, 「Placement」.
        what: what happened.
        label: what a person calls it, now or, if it is gone, before.
        iri: its address; empty if it is gone.
        was: its address in the old graph; empty if it is new.
        replaced: the properties with other values.
        others: what it became part of, or what it was split into or off from, by label.
        passages: the passages that show it: those that moved, or of what is new or gone the most telling one.
    """

    kind: str
    what: What
    label: str
    iri: str = ""
    was: str = ""
    replaced: tuple[Replaced, ...] = ()
    others: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a difference means.

    Args:
        removed: how many triples are gone.
        added: how many came.
        changes: in the order of the report: by kind, then by what happened, then by label.
        unchanged: how many things of each kind say what they said, and only have another address or other passages.
    """

    removed: int
    added: int
    changes: tuple[Change, ...]
    unchanged: Mapping[str, int]


def changes(old: Source, new: Source, found: Difference) -> Changes:
    """Return what *found*, the difference of two graphs, means to a person."""
    matching = match(*views(old, new, found))
    parted = list(_parted(matching))
    told = {one.was for one in parted if not one.iri} | {one.iri for one in parted if not one.was}
    # Links to what became part of another are links to that other; they are not told one by one.
    addresses = dict(matching.addresses)
    for one in parted:
        if one.what is What.MERGED:
            addresses[one.was] = one.iri
            told.add(one.was)
    happened = [*parted]
    unchanged: Counter[str] = Counter()
    for kind in KINDS:
        happened += [_whole(one, What.GONE) for one in matching.gone(kind) if one.iri not in told]
        happened += [_whole(one, What.NEW) for one in matching.came(kind) if one.iri not in told]
        for was, now in matching.pairs(kind):
            replaced = tuple(_replaced(was, now, matching, addresses))
            if replaced:
                renamed = any(one.property == _LABEL for one in replaced)
                what = What.RENAMED if renamed and kind != "Document" else What.CHANGED
                happened.append(Change(kind, what, now.identifier or now.label, now.iri, was.iri, replaced))
            elif was != now:
                unchanged[kind] += 1
    order = {kind: at for at, kind in enumerate(KINDS)}
    ranks = {what: at for at, what in enumerate(What)}
    return Changes(
        removed=len(found.removed),
        added=len(found.added),
        changes=tuple(sorted(happened, key=lambda one: (order[one.kind], ranks[one.what], one))),
        unchanged={kind: unchanged[kind] for kind in KINDS if unchanged[kind]},
    )


def _whole(thing: Thing, what: What) -> Change:
    label = thing.identifier or thing.label
    iri, was = (thing.iri, "") if what is What.NEW else ("", thing.iri)
    return Change(thing.kind, what, label, iri, was, passages=(thing.main,) if thing.main else ())


def _replaced(was: Thing, now: Thing, matching: Matching, addresses: Mapping[str, str]) -> Iterator[Replaced]:
    """Yield the properties of which a thing has other values than before, the links followed to where they lead now."""
    old, new = matching.old, matching.new
    if was.label != now.label and now.kind in NAMED:
        yield Replaced(_LABEL, (was.label,), (now.label,), (), was.passages[:1], now.passages[:1])
    if now.kind == "Document" and was.identifier != now.identifier:
        yield Replaced("dcterms:identifier", (was.identifier,), (now.identifier,))
    for name in in_order({*was.slots, *now.slots}):
        before = {_address(value, addresses): value for value in was.slots.get(name, ())}
        after = {words(value): value for value in now.slots.get(name, ())}
        if name == "skos:altLabel":
            # The label of before may be another way to write it now, and the other way round.
            for label in (was.label, now.label):
                before.pop(label, None)
                after.pop(label, None)
        gone = [before[one] for one in sorted(before.keys() - after.keys())]
        came = [after[one] for one in sorted(after.keys() - before.keys())]
        if gone or came:
            yield Replaced(
                name,
                *_worded(gone, came, old, new),
                tuple(sorted(new.words(after[one]) for one in before.keys() & after.keys())),
                _read([(was.iri, name, value) for value in gone], old),
                _read([(now.iri, name, value) for value in came], new),
            )
        for key in sorted(before.keys() & after.keys()):
            yield from _surer((was.iri, name, before[key]), (now.iri, name, after[key]), old, new)


def _address(value: Term, addresses: Mapping[str, str]) -> str:
    said = words(value)
    return addresses.get(said, said) if isinstance(value, NamedNode) else said


def _worded(gone: list[Term], came: list[Term], old: View, new: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return values as words; two things that are called alike are told apart by their addresses."""
    before, after = [old.words(one) for one in gone], [new.words(one) for one in came]
    for values, said, others in ((gone, before, after), (came, after, list(before))):
        for at, value in enumerate(values):
            if isinstance(value, NamedNode) and said[at] in others:
                said[at] = f"{said[at]} <{value.value}>"
    return tuple(before), tuple(after)


def _read(statements: list[Statement], view: View) -> tuple[Passage, ...]:
    return tuple(sorted({one for statement in statements for one in view.evidence.get(statement, ())}))


def _surer(was: Statement, now: Statement, old: View, new: View) -> Iterator[Replaced]:
    """Yield a value that is what it was, but was read and is now inferred, or the other way round."""
    before, after = old.certainty.get(was, ""), new.certainty.get(now, "")
    if before and after and before != after:
        value = new.words(now[2])
        said = [f"{value}（{view.words(NamedNode(one))}）" for view, one in ((old, before), (new, after))]
        yield Replaced(now[1], (said[0],), (said[1],), (), old.evidence.get(was, ()), new.evidence.get(now, ()))


def _parted(matching: Matching) -> Iterator[Change]:
    """Yield what became part of another thing, what fell into several, and what was split off.

    That is said only where the passages show it: they were one thing's and are another's now, and both bear the name.
    """
    was_of = {now: was for was, now in matching.addresses.items()}
    before, after = (
        {iri: matching.places(thing, of_old=side) for iri, thing in view.things.items() if thing.kind in _MERGING}
        for side, view in ((True, matching.old), (False, matching.new))
    )
    gained = {iri: places - before.get(was_of.get(iri, ""), frozenset()) for iri, places in after.items()}
    lost = {iri: places - after.get(matching.addresses.get(iri, ""), frozenset()) for iri, places in before.items()}
    for kind in sorted(_MERGING):
        arrived, left = _bearing(matching.new, gained), _bearing(matching.old, lost)
        for gone in matching.gone(kind):
            into = _sharing(gone, before[gone.iri], arrived, matching.new, gained)
            seen = _seen(gone, [one for other in into for one in gained[other.iri]], matching, of_old=True)
            labels = tuple(one.label for one in into)
            if len(into) == 1:
                yield Change(kind, What.MERGED, gone.label, into[0].iri, gone.iri, others=labels, passages=seen)
            elif into:
                yield Change(kind, What.SPLIT, gone.label, was=gone.iri, others=labels, passages=seen)
        for came in matching.came(kind):
            # What is gone itself was told above.
            off = _sharing(came, after[came.iri], left, matching.old, lost)
            off = [one for one in off if one.iri in matching.addresses]
            if len(off) == 1:
                seen = _seen(came, lost[off[0].iri], matching, of_old=False)
                yield Change(kind, What.SPLIT, came.label, came.iri, others=(off[0].label,), passages=seen)


_Places = Mapping[str, frozenset[Place]]


def _bearing(view: View, moved: _Places) -> Mapping[tuple[str, str], list[Thing]]:
    """Return the things that passages came to, or went from, by kind and by each of their names."""
    found: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for iri in sorted(iri for iri, places in moved.items() if places):
        thing = view.things[iri]
        for name in sorted(thing.names):
            found[thing.kind, name].append(thing)
    return found


def _sharing(
    thing: Thing,
    places: frozenset[Place],
    bearing: Mapping[tuple[str, str], list[Thing]],
    view: View,
    moved: _Places,
) -> list[Thing]:
    """Return the things of the other graph that share a name with *thing*, and passages that moved."""
    others = {other.iri for name in thing.names for other in bearing.get((thing.kind, name), ())}
    found = [view.things[iri] for iri in others if moved[iri] & places]
    return sorted(found, key=lambda one: (one.label, one.iri))


def _seen(thing: Thing, moved: Collection[Place], matching: Matching, *, of_old: bool) -> tuple[Passage, ...]:
    return tuple(one for one in thing.passages if matching.place(one, of_old=of_old) in moved)
