"""The lists of things that stand beside stays and lessons: practices, policies, pairings, batches, figures, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import eq

from graph.evaluate.alike import number, same_area, same_name, squash
from graph.evaluate.gold import Annotation, Entry
from graph.evaluate.score import Sheet
from graph.evaluate.source import Place
from graph.evaluate.tables import Row

__all__ = ["score_listings"]

#: What things are compared by.
_Key = tuple[str | float | None, ...]


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing of a list: what it is compared by, how one says it, and the words it was read from."""

    key: _Key
    words: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class _Listing:
    """One list: what the annotation holds, what a row of the table says, and when the two are the same."""

    slot: str
    annotated: Callable[[Annotation], Iterable[_Thing]]
    predicted: Callable[[Row], _Thing]
    alike: Callable[[_Key, _Key], bool]


def score_listings(annotation: Annotation, rows: Mapping[str, Sequence[Row]], sheet: Sheet) -> None:
    """Count the lists of one document, one to one; what the table says twice counts once.

    Args:
        annotation: of the document.
        rows: what each table says about it.
        sheet: where to count.
    """
    for listing in _LISTINGS:
        predicted: dict[_Key, tuple[_Thing, Place]] = {}
        for row in rows[listing.slot]:
            thing = listing.predicted(row)
            predicted.setdefault(thing.key, (thing, sheet.source.place(row)))
        missing = list(listing.annotated(annotation))
        wanted = len(missing)
        for thing, place in predicted.values():
            found = next((at for at, one in enumerate(missing) if listing.alike(thing.key, one.key)), None)
            if found is None:
                sheet.note(listing.slot, thing.words, "", place)
            else:
                del missing[found]
        sheet.count(listing.slot, wanted - len(missing), len(predicted), wanted)
        for one in missing:
            sheet.note(listing.slot, "", one.words, sheet.source.find(one.quote or one.words))


def _list(
    slot: str,
    annotated: Callable[[Entry], _Thing],
    predicted: Callable[[Row], _Thing],
    alike: Callable[[_Key, _Key], bool],
) -> _Listing:
    """Return a listing whose annotation is the list of its name."""
    return _Listing(slot, lambda annotation: map(annotated, annotation.body.entries(slot)), predicted, alike)


def _names(slot: str, name: str) -> _Listing:
    """Return a listing of things that are nothing but a name."""
    return _list(
        slot,
        lambda entry: _Thing((entry.text(name),), entry.text(name), entry.text("quote")),
        lambda row: _Thing((row[name],), row[name]),
        lambda predicted, annotated: same_name(str(predicted[0]), str(annotated[0])),
    )


def _pairing(areas: Sequence[str], quote: str = "") -> _Thing:
    return _Thing(tuple(map(squash, areas)), " — ".join(areas), quote)


def _same_pairing(predicted: _Key, annotated: _Key) -> bool:
    """Tell whether the areas are the same, in either order."""
    if len(annotated) != 2:
        return False
    (one, other), (a, b) = map(str, predicted), map(str, annotated)
    return (same_area(one, a) and same_area(other, b)) or (same_area(one, b) and same_area(other, a))


def _batch(said: Mapping[str, str]) -> _Thing:
    key = tuple(squash(said[name]) for name in ("ordinal", "headcount", "sending_area", "receiving_area"))
    return _Thing(key, said.get("name") or " → ".join(key[2:]), said.get("quote", ""))


def _annotated_batch(entry: Entry) -> _Thing:
    # No batch is the noughth and none has no members: that is how some write what the text does not say.
    counts = {key: entry.number(key) for key in ("ordinal", "headcount")}
    words = {key: entry.text(key) for key in ("name", "sending_area", "receiving_area", "quote")}
    return _batch(words | {key: "" if count == "0" else count for key, count in counts.items()})


def _same_batch(predicted: _Key, annotated: _Key) -> bool:
    """Tell whether ordinals are the same, headcounts are not different, and one of the areas is the same."""
    ordinal, headcount, sending, receiving = map(str, predicted)
    same_ordinal, same_headcount, from_area, to_area = map(str, annotated)
    return (
        ordinal == same_ordinal
        and (not headcount or not same_headcount or headcount == same_headcount)
        and (same_area(sending, from_area) or same_area(receiving, to_area))
    )


def _annotated_figure(entry: Entry) -> _Thing:
    said = {key: entry.text(key) for key in ("subject", "measure", "unit")} | {"value": entry.number("value")}
    return _Thing((number(said["value"]), squash(said["unit"])), _figure(said), entry.text("quote"))


def _predicted_figure(row: Row) -> _Thing:
    return _Thing((number(row["value"]), squash(row["unit"]), row["subject"], row["measure"]), _figure(row))


def _figure(said: Mapping[str, str]) -> str:
    return f"{said['subject']} {said['measure']} {said['value']}{said['unit']}".strip()


def _same_figure(predicted: _Key, annotated: _Key) -> bool:
    """Tell whether value and unit are the same; how subject and measure are parted is a matter of taste."""
    return predicted[:2] == annotated


def _annotated_people(annotation: Annotation) -> Iterable[_Thing]:
    """Return everybody whom the annotation names: who was sent, who wrote, and the others."""
    quotes = {squash(one): one for one in annotation.body.entry("publication").texts("reporters")}
    quotes |= {squash(one.text("name")): one.text("quote") for one in annotation.body.entries("other_people")}
    quotes |= {squash(one.cadre): one.quote for one in annotation.placements}
    return (_Thing((name,), name, quote) for name, quote in sorted(quotes.items()))


_LISTINGS = (
    _names("practices", "name"),
    _names("policies", "title"),
    _list(
        "pairings",
        lambda entry: _pairing(entry.texts("areas"), entry.text("quote")),
        lambda row: _pairing((row["area_a"], row["area_b"])),
        _same_pairing,
    ),
    _list("batches", _annotated_batch, _batch, _same_batch),
    _list("figures", _annotated_figure, _predicted_figure, _same_figure),
    _Listing("people", _annotated_people, lambda row: _Thing((squash(row["name"]),), row["name"]), eq),
)
