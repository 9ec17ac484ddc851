"""Changes as a person reads them, Chinese first with English beside it; and the same as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from graph.diff.changes import Change, Changes, Replaced, What
from graph.diff.doubts import Doubt, Doubts
from graph.diff.outcomes import Turn
from graph.explore.words import term_words
from graph.ledger import OUTCOMES
from graph.model import Passage
from graph.terminal import printable

__all__ = ["FIRST", "NOTHING", "as_json", "as_words"]

#: What is said of two graphs that say the same.
NOTHING = "没有变化 no changes"
#: So many changes of a kind are shown unless all are asked for.
FIRST = 5
#: A longer quote or value is cut, unless all is asked for.
_LONGEST = 60

_WHATS = {
    What.GONE: "消失 gone",
    What.MERGED: "并入 merged",
    What.SPLIT: "拆分 split",
    What.RENAMED: "更名 renamed",
    What.CHANGED: "变更 changed",
    What.NEW: "新增 new",
}
_MARKS = {What.GONE: "−", What.MERGED: "~", What.SPLIT: "~", What.RENAMED: "~", What.CHANGED: "~", What.NEW: "+"}
#: The values of these say nothing to a person.
_UNSPOKEN = {
    "schema:sha256": "内容不同了 the text is another",
    "rdfs:comment": "说明不同了 the documentation is another",
}
#: Properties of standards that have no label in the ontology or on the page.
_CALLED = {
    "skos:prefLabel": "名称 name",
    "skos:altLabel": "别名 other names",
    "dcterms:identifier": "文件名 file name",
    "schema:publisher": "来源 source",
    "schema:datePublished": "日期 date",
    "schema:author": "采写 reporters",
}
_DOUBTS = {"undecided": "未定 undecided", "conflicts": "说法不一 contradictions"}

_T = TypeVar("_T")


def as_words(
    found: Changes, turns: Sequence[Turn] = (), doubts: Sequence[Doubts] = (), *, everything: bool = False
) -> Iterator[str]:
    """Yield the lines of a report, without line ends.

    Args:
        found: what changed in the graph.
        turns: what became otherwise of trigger words.
        doubts: questions and contradictions that only one of the builds has.
        everything: all changes with whole quotes, instead of the first few of each kind.
    """
    if not (found.removed or found.added or turns or doubts):
        yield NOTHING
        return
    yield f"三元组 triples：−{found.removed} +{found.added}"
    for kind, group in groupby(found.changes, key=lambda one: one.kind):
        yield ""
        yield from _section(kind, list(group), everything)
    for sort in doubts:
        yield ""
        yield from _doubts(sort, everything)
    if turns:
        yield ""
        yield f"触发词 trigger words：{_WHATS[What.CHANGED]} {len(turns)}"
        for turn in _first(turns, everything):
            said = f"{OUTCOMES[turn.before]} → {OUTCOMES[turn.after]}"
            yield printable(f"  ~ {turn.word}：{said}")
            yield f"      {_passage(turn.passage, everything)}"
        yield from _rest(len(turns), everything)
    if found.unchanged:
        said = "，".join(f"{_kind(kind)} {number}" for kind, number in found.unchanged.items())
        yield ""
        yield f"内容未变，只是出处或地址不同 same content, other passages or addresses：{said}"


def _section(kind: str, group: Sequence[Change], everything: bool) -> Iterator[str]:
    counted = Counter(one.what for one in group)
    said = "，".join(f"{called} {counted[what]}" for what, called in _WHATS.items() if counted[what])
    yield f"{_kind(kind)}：{said}"
    # Things that are called alike are told apart by their addresses.
    called_so = Counter(one.label for one in group)
    for _, alike in groupby(group, key=lambda one: one.what):
        changes = list(alike)
        for one in _first(changes, everything):
            yield from _change(one, everything, with_address=called_so[one.label] > 1)
        yield from _rest(len(changes), everything)


def _change(one: Change, everything: bool, with_address: bool) -> Iterator[str]:
    others = "、".join(one.others)
    how = ""
    if one.what is What.MERGED:
        how = f" 并入 merged into：{others}"
    elif one.what is What.SPLIT:
        how = f" 拆自 split off from：{others}" if one.iri else f" 拆分为 split into：{others}"
    address = f"  <{one.iri or one.was}>" if with_address else ""
    yield printable(f"  {_MARKS[one.what]} {one.label}{address}{how}")
    for replaced in one.replaced:
        yield from _slot(replaced, everything)
    for passage in one.passages if everything else one.passages[:1]:
        yield f"      {_passage(passage, everything)}"


def _slot(one: Replaced, everything: bool) -> Iterator[str]:
    if one.property in _UNSPOKEN:
        yield f"      {_UNSPOKEN[one.property]}"
        return
    before, after = (_cut("、".join(values), everything) for values in (one.before, one.after))
    if one.kept:
        said = " ".join([*(["−" + before] if before else []), *(["+" + after] if after else [])])
        said += f"（仍有 still {_cut('、'.join(one.kept), everything)}）"
    else:
        said = f"{before or '（无 none）'} → {after or '（无 none）'}"
    yield printable(f"      {_property(one.property)}：{said}")
    sides = [("旧 old", one.was_read), ("新 new", one.is_read)]
    if one.was_read == one.is_read:
        sides = [("出处 passage", one.is_read)]
    for side, passages in sides:
        for passage in passages if everything else passages[:1]:
            yield f"        {side}  {_passage(passage, everything)}"


def _doubts(sort: Doubts, everything: bool) -> Iterator[str]:
    sides = [("−", "了结 settled", sort.settled), ("+", _WHATS[What.NEW], sort.new)]
    yield f"{_DOUBTS[sort.name]}：{'，'.join(f'{called} {len(group)}' for _, called, group in sides if group)}"
    for mark, _, group in sides:
        for one in _first(group, everything):
            yield printable(f"  {mark} {one.about}：{one.said}")
            for passage in one.passages:
                yield f"      {_passage(passage, everything)}"
        yield from _rest(len(group), everything)


def _kind(kind: str) -> str:
    words = term_words(kind)
    return f"{words.zh} {words.en}"


def _property(name: str) -> str:
    if name in _CALLED:
        return _CALLED[name]
    words = term_words(name)
    return f"{words.zh} {words.en}"


def _passage(passage: Passage, everything: bool) -> str:
    return printable(
        f"{passage.document} {passage.start}–{passage.end}：「{_cut(' '.join(passage.quote.split()), everything)}」"
    )


def _cut(said: str, everything: bool) -> str:
    return said if everything or len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _first(values: Sequence[_T], everything: bool) -> Sequence[_T]:
    return values if everything else values[:FIRST]


def _rest(number: int, everything: bool) -> Iterator[str]:
    if not everything and number > FIRST:
        yield f"  … 另有 {number - FIRST} 项，--all 全列 {number - FIRST} more, all with --all"


def as_json(found: Changes, turns: Sequence[Turn] = (), doubts: Sequence[Doubts] = ()) -> dict[str, Any]:
    """Return all changes as JSON has them: lists, objects, strings and numbers."""
    return {
        "triples": {"removed": found.removed, "added": found.added},
        "changes": [_json(one) for one in found.changes],
        "triggers": [
            {"word": one.word, "before": one.before.value, "after": one.after.value, "passage": _json_of(one.passage)}
            for one in turns
        ],
        "doubts": {
            sort.name: {name: [_json_of_doubt(one) for one in group] for name, group in sides}
            for sort in doubts
            for sides in [(("settled", sort.settled), ("new", sort.new))]
        },
        "unchanged": dict(found.unchanged),
    }


def _json(one: Change) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": one.kind, "what": one.what.value, "label": one.label}
    said |= {name: value for name, value in (("iri", one.iri), ("was", one.was)) if value}
    if one.others:
        said["others"] = list(one.others)
    if one.replaced:
        said["replaced"] = [
            {
                "property": slot.property,
                "before": list(slot.before),
                "after": list(slot.after),
                "kept": list(slot.kept),
                "was_read": [_json_of(passage) for passage in slot.was_read],
                "is_read": [_json_of(passage) for passage in slot.is_read],
            }
            for slot in one.replaced
        ]
    if one.passages:
        said["passages"] = [_json_of(passage) for passage in one.passages]
    return said


def _json_of_doubt(one: Doubt) -> dict[str, Any]:
    return {"about": one.about, "said": one.said, "passages": [_json_of(passage) for passage in one.passages]}


def _json_of(passage: Passage) -> dict[str, Any]:
    return {"document": passage.document, "start": passage.start, "end": passage.end, "quote": passage.quote}
