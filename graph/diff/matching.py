"""Which thing of the new graph is which of the old one, where the address changed.

Addresses are built from content: a stay whose start is read better has a new one. A thing that is in one graph only is
taken for one of the other graph if what tells such things apart agrees, the surest first, and if on both sides exactly
one candidate remains; otherwise one is gone and the other is new. The same caution as everywhere: rather two strangers
than a forced marriage.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from difflib import SequenceMatcher

from graph.diff.things import Thing, View
from graph.model import Passage
from graph.store import words

__all__ = ["NAMED", "Matching", "Place", "match"]

#: Things bear these names of their own; the labels of others are made of what is known of them.
NAMED = frozenset({"Document", "Cadre", "Person", "Unit", "Area", "Post", "Practice", "Policy"})
#: How much of two names must agree for one to be the other spelt anew, where the place tells the same thing.
_ALIKE = 0.5
#: What stands first is settled first: passages name documents, and stays name cadres, units and posts.
_ORDER = (
    "Document", "Area", "Unit", "Post", "Cadre", "Person", "Practice", "Policy", "Batch", "Pairing", "Placement",
    "Lesson", "Figure", "Rule",
)  # fmt: skip

_SHA256 = "schema:sha256"

#: A document, where a passage begins in it if that can be compared, and the words.
Place = tuple[str, int, str]
_Key = Callable[[Thing], Hashable]


class Matching:
    """What became of the addresses of the old graph.

    Args:
        old: what the old graph says.
        new: what the new graph says.
    """

    def __init__(self, old: View, new: View) -> None:
        self.old = old
        self.new = new
        #: The new address of a thing of the old graph; its own where it kept it.
        self.addresses: dict[str, str] = {iri: iri for iri in old.things if iri in new.things}
        self._taken = set(self.addresses)
        self._kinds = tuple(_by_kind(view) for view in (old, new))
        self._documents: dict[str, str] = {}
        self._stayed: set[str] = set()

    def gone(self, kind: str) -> list[Thing]:
        """Return the things of *kind* that have no counterpart in the new graph, sorted by label."""
        return [one for one in self._kinds[0].get(kind, ()) if one.iri not in self.addresses]

    def came(self, kind: str) -> list[Thing]:
        """Return the things of *kind* that have no counterpart in the old graph, sorted by label."""
        return [one for one in self._kinds[1].get(kind, ()) if one.iri not in self._taken]

    def pairs(self, kind: str) -> list[tuple[Thing, Thing]]:
        """Return the things of *kind* that both graphs have, old and new, sorted by label."""
        was_of = {now: was for was, now in self.addresses.items()}
        came = (one for one in self._kinds[1].get(kind, ()) if one.iri in self._taken)
        return [(self.old.things[was_of[one.iri]], one) for one in came]

    def take(self, one: Thing, other: Thing) -> None:
        """Note that *other* is what became of *one*."""
        self.addresses[one.iri] = other.iri
        self._taken.add(other.iri)
        if one.kind == "Document":
            self._documents[one.identifier] = other.identifier

    def place(self, passage: Passage, *, of_old: bool) -> Place:
        """Return what a passage is known by in both graphs: its document and its words.

        Where it stands, too, if the text stayed as it was; in one that changed the characters moved.
        """
        document = self._documents.get(passage.document, passage.document) if of_old else passage.document
        return document, passage.start if document in self._stayed else -1, passage.quote

    def places(self, thing: Thing, *, of_old: bool) -> frozenset[Place]:
        """Return :meth:`place` of all passages of *thing*."""
        return frozenset(self.place(one, of_old=of_old) for one in thing.passages)

    def settle_texts(self) -> None:
        """Note, once documents are settled, which texts stayed as they were."""
        self._stayed = {
            now.identifier for was, now in self.pairs("Document") if was.slots.get(_SHA256) == now.slots.get(_SHA256)
        }


def match(old: View, new: View) -> Matching:
    """Return what became of the things of the old graph."""
    matching = Matching(old, new)
    for kind in _ORDER:
        for level in range(len(_keys(kind, matching, of_old=True))):
            _take_the_only_ones(kind, matching, level)
        if kind == "Document":
            matching.settle_texts()
    _take_what_overlaps("Lesson", matching)
    return matching


def _take_the_only_ones(kind: str, matching: Matching, level: int) -> None:
    """Take for one what a key tells apart from everything else, on both sides."""
    of_old, of_new = (_keys(kind, matching, of_old=side)[level] for side in (True, False))
    before: dict[Hashable, list[Thing]] = defaultdict(list)
    after: dict[Hashable, list[Thing]] = defaultdict(list)
    for things, key, table in ((matching.gone(kind), of_old, before), (matching.came(kind), of_new, after)):
        for thing in things:
            if (value := key(thing)) is not None:
                table[value].append(thing)
    for value in before.keys() & after.keys():
        if len(before[value]) == len(after[value]) == 1:
            (one,), (other,) = before[value], after[value]
            if one.label == other.label or kind not in NAMED or kind == "Document" or _alike(one.label, other.label):
                matching.take(one, other)


def _take_what_overlaps(kind: str, matching: Matching) -> None:
    """Take for one what was read from here to there, and is now read from a little before to a little behind.

    Only in a text that stayed as it was: else the characters of one place are not those of the other.
    """
    candidates: list[tuple[Thing, Thing]] = []
    after: dict[str, list[Thing]] = defaultdict(list)
    for came in matching.came(kind):
        if came.main and matching.place(came.main, of_old=False)[1] >= 0:
            after[came.main.document].append(came)
    for gone in matching.gone(kind):
        if gone.main:
            candidates += [
                (gone, came)
                for came in after[matching.place(gone.main, of_old=True)[0]]
                if came.main and came.main.start < gone.main.end and gone.main.start < came.main.end
            ]
    times = Counter(one.iri for pair in candidates for one in pair)
    for one, other in candidates:
        if times[one.iri] == times[other.iri] == 1:
            matching.take(one, other)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _keys(kind: str, matching: Matching, *, of_old: bool) -> tuple[_Key, ...]:
    """Return what tells things of *kind* apart, the surest first; a key may have no value for a thing."""

    def everywhere(thing: Thing) -> Hashable:
        places = matching.places(thing, of_old=of_old)
        return (thing.label, places) if places else None

    def here(thing: Thing) -> Hashable:
        return (thing.label, matching.place(thing.main, of_old=of_old)) if thing.main else None

    def documents(thing: Thing) -> Hashable:
        found = frozenset(document for document, _, _ in matching.places(thing, of_old=of_old))
        return (thing.label, found) if found else None

    def place(thing: Thing) -> Hashable:
        return matching.place(thing.main, of_old=of_old) if thing.main else None

    def values(*names: str) -> _Key:
        def key(thing: Thing) -> Hashable:
            said = tuple(frozenset(_new(words(v)) for v in thing.slots.get(name, ())) for name in names)
            document = place(thing)
            return (document[0], *said) if all(said) and isinstance(document, tuple) else None

        return key

    def _new(value: str) -> str:
        return matching.addresses.get(value, value) if of_old else value

    if kind == "Document":
        return (lambda thing: frozenset(words(one) for one in thing.slots.get(_SHA256, ())) or None,)
    if kind == "Rule":
        return ()
    if kind == "Placement":
        return (
            values("cadre:ofCadre", "cadre:toUnit", "cadre:fromUnit"),
            values("cadre:ofCadre", "cadre:toUnit"),
            here,
            values("cadre:ofCadre", "cadre:toArea"),
            values("cadre:ofCadre"),
            place,
        )
    if kind == "Policy":  # a title is the policy, wherever it is cited
        return everywhere, here, documents, lambda thing: thing.label, place
    return everywhere, here, documents, place


def _by_kind(view: View) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for one in sorted(view.things.values(), key=lambda one: (one.label, one.iri)):
        found[one.kind].append(one)
    return found
