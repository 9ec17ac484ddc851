"""By which word a page calls somebody's stay: 「挂职」 「跟岗学习」, by the signs of each word, weighed.

A page uses several words for one stay, in full in the heading and in short in its sentences, and other words for the stays of others. Every word
for stays on the page is paired with every person, and which of them it is, is told by trees that are grown on annotated texts
(``mode-trees.tsv``, :mod:`graph.find.boosting`). By which word the rule that read the stay calls it is one of the signs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from graph.extract.about import named_places, seen, sentences_about
from graph.extract.modes import MODE, loose_words, mode_words, spelt, stay_words
from graph.extract.view import View
from graph.extract.word_use import layout_of, page_kind, use_of
from graph.find.boosting import Tree, among, trees
from graph.find.names import Named

__all__ = ["MODE_LABEL", "TABLE", "Called", "Calls", "called", "is_called", "likeliest"]

#: Where the trees are, in ``ontology/words``, and what they are of.
TABLE, MODE_LABEL = "mode-trees.tsv", "mode"

_COUNTED = re.compile(r"第[一二三四五六七八九十\d]+[批期]|首批|选派|派出|\d+[名位人]")


@dataclass(frozen=True, slots=True)
class Called:
    """A word for stays beside a person.

    Args:
        name: of the person.
        word: 「跟岗学习」.
        start: where the word stands nearest to what the page tells of the person.
        signs: what the pair shows, each with its strength.
    """

    name: str
    word: str
    start: int
    signs: Mapping[str, float]


def likeliest(words: Sequence[Called], by: Sequence[Tree] | None = None) -> tuple[float, Called] | None:
    """Return by which of *words* the page calls the stay of a person, and how likely it is; ``None`` of none.

    Args:
        words: of a page beside the person.
        by: the trees; those of :data:`TABLE` if none are given.
    """
    likely = among(by or trees(TABLE)[MODE_LABEL], [one.signs for one in words])
    return max(zip(likely, words, strict=True), key=lambda one: (one[0], one[1].word), default=None)


#: 「“组团式”帮扶」 「组团式人才帮扶」
_IN_GROUPS = r"“?组团式”?[一-鿿]{0,4}?帮扶"


#: How a word stands to a person in whose sentences it is.
_OWN = "own"


#: What places arrange with each other.
_BETWEEN_PLACES = re.compile(r"(?:互派|双向|交叉|交流|两地|东西部协作|对口协作|赴外|赴省外|外派)挂职|挂职(?:交流|服务)")


#: What somebody is sent with, who is there 「挂职」.
_PROGRAMME = "科技镇长团"


def called(word: str, text: str) -> str:
    """Return what a stay is called of which *word* tells on a page of *text*: 「挂任」 is how somebody holds an office who is there 「挂职」.

    「互派挂职」 is what two places do, and each of their people is there 「挂职」, as those of a 「科技镇长团」 are. Beside 「援藏」 「挂任」 is of the
    office alone; empty then.
    """
    if re.fullmatch(_IN_GROUPS, word):
        return "组团式帮扶"
    if _BETWEEN_PLACES.fullmatch(word):
        return "挂职"
    if word == _PROGRAMME and re.search("挂[职任]", text.replace(_PROGRAMME, "")):
        return "挂职"
    if word == "挂任":
        return "" if "挂职" not in text and _aid().search(text) else "挂职"
    return word


@cache
def _aid() -> re.Pattern[str]:
    """Return the pattern of what names the aid for a region: 「援藏」."""
    return re.compile(spelt(word for word in stay_words() if word.startswith("援")))


@cache
def _any_word() -> re.Pattern[str]:
    """Return the pattern of all words of the scheme of modes, also of those that in prose need not tell a stay: 「互派」."""
    return re.compile(rf"{_IN_GROUPS}|{MODE}|{spelt(mode_words())}")


#: Loose words of which one is enough for a page to tell of stays, where it has no other.
_ENOUGH = frozenset({"第一书记", "定点帮扶"})


def is_called(view: View, *, loosely: bool = False) -> str:
    """Return the word for stays that *view* uses most, of all in the scheme of modes; empty if it uses none.

    Words that as often tell of something else count only where there is no other, and of them only 「第一书记」 and 「定点帮扶」, but with *loosely*
    all: 「驻点」.
    """
    words = Counter(match.group() for match in _any_word().finditer(view.text) if match.group() in mode_words())
    firm = words.keys() - loose_words()
    told = firm or (words.keys() if loosely else words.keys() & _ENOUGH)
    return max(told, key=lambda word: (words[word], len(word), word), default="")


@dataclass(frozen=True)
class Calls:
    """The words for stays of a page, and its people."""

    view: View

    @cached_property
    def _words(self) -> dict[str, list[tuple[int, int]]]:
        view = self.view
        found: dict[str, list[tuple[int, int]]] = {}
        for match in _any_word().finditer(view.text):
            if called(match.group(), view.text) in mode_words() and not view.page.paragraph_at(match.start()).repeats:
                found.setdefault(called(match.group(), view.text), []).append(match.span())
        return found

    @cached_property
    def _firm(self) -> dict[str, list[tuple[int, int]]]:
        """The words that tell of stays whatever is around them; 「帮扶」 stands everywhere."""
        return {word: spans for word, spans in self._words.items() if word not in loose_words()}

    @cached_property
    def _headings(self) -> list[int]:
        """Where the headings begin that hold a word for stays: 「二、跟岗人员」 heads all up to the next, whatever is between, 「跟岗单位：…」 too."""
        starts = [start for spans in self._words.values() for start, _ in spans]
        headings = [one for one in self.view.plan.headings if "：" not in self.view.text[one.start : one.end]]
        return [one.start for one in headings if any(one.start <= at < one.end for at in starts)]

    def pairs(self, names: Sequence[str]) -> Iterator[Called]:
        """Yield every word of the page with each of *names*, person by person; what rules read of the stays must be known to the view."""
        places = named_places(self.view)
        shared = {word: self._signs_of(word, spans) for word, spans in self._words.items()}
        for name in names:
            named = places.get(name, [])
            about = sentences_about(self.view, named)
            relations = {
                word: [self._relation(start, named, about) for start, _ in spans] for word, spans in self._words.items()
            }
            own = [word for word in self._firm if any(one.startswith(_OWN) for one in relations[word])]
            layout = layout_of(self.view, named)
            for word, spans in self._words.items():
                shown = [*shared[word], *self._signs_beside(name, word, relations, layout)]
                if not any(one.startswith(_OWN) for one in relations[word]):
                    shown.append("others are own" if own else "none is own")
                elif own == [word]:
                    shown.append("only own")
                nearest = next((at for at, one in enumerate(relations[word]) if one.startswith(_OWN)), 0)
                yield Called(name, word, spans[nearest][0], dict.fromkeys(shown, 1.0))

    def _signs_beside(self, name: str, word: str, relations: Mapping[str, Sequence[str]], layout: str) -> Iterator[str]:
        """Yield what *word* shows beside *name*: where it stands to what is told of the person, how it is used there, what a rule says."""
        to_others, kind = self._to_others(word), page_kind(self.view)
        yield from (f"{layout} {word}", f"{layout} {to_others}", f"{kind} {layout} {to_others}")
        for relation, span in zip(relations[word], self._words[word], strict=True):
            use = use_of(self.view, *span)
            yield from (
                f"is {relation}",
                f"{relation} {word}",
                f"{relation} {to_others}",
                f"{kind} {relation} {to_others}",
            )
            yield from (f"{relation} {use}", f"{relation} {use} {to_others}", f"{layout} {relation} {use} {to_others}")
        for other in self._firm:
            if other != word and (word in other or other in word):
                yield from (f"{'part' if word in other else 'whole'} of {one}" for one in relations[other])
        said = self._said(name, word)
        yield said
        yield from (f"{said} {one}" for one in (word, layout, to_others, kind, *relations[word]))
        if word == self.view.batch_mode:
            yield f"{said} and batch"

    def _said(self, name: str, word: str) -> str:
        """Return how *word* is to the one by which the rule that read the stay calls it."""
        said = called(self.view.modes.get(name, ""), self.view.text)
        if not said:
            return "none said"
        if said == word:
            return "said"
        return "said in part" if said in word else "said and more" if word in said else "other said"

    def _relation(self, at: int, named: Sequence[Named], about: Sequence[tuple[int, int]]) -> str:
        view = self.view
        start, end = view.page.sentence_at(at)
        here = [one for one in named if start <= one.start < end]
        if here:
            return "own before" if at < here[0].start else "own after"
        if any(left <= at < right for left, right in about):
            return "own goes on"
        section = view.plan.section_at(at)
        if section and named and view.text[slice(*section.name)] == named[0].name:
            return "own told"
        part = bisect_left(self._headings, at)
        if any(self._last_heading(one.start) <= at < one.start for one in named):
            return "far under one heading"
        if any(one.start <= at < one.end for one in view.plan.headings):
            over = bisect_right(self._headings, at)
            return "heading over" if any(bisect_left(self._headings, one.start) == over for one in named) else "heading"
        return "far in part" if any(bisect_left(self._headings, one.start) == part for one in named) else "far"

    def _last_heading(self, at: int) -> int:
        """Return where the last heading over *at* ends; what stands between is told of those under it: 「二、专业人才⏎跟岗时间3个月。⏎陆启元…」."""
        return max((one.end for one in self.view.plan.headings if one.end <= at), default=at)

    def _to_others(self, word: str) -> str:
        """Return how *word* stands to the other words of the page: 「跟岗」 is a part of 「跟岗学习」."""
        if word not in self._firm:
            return "loose"
        longer = any(word in other and word != other for other in self._firm)
        shorter = any(other in word and word != other for other in self._firm)
        return f"{'part' if longer else ''}{'whole' if shorter else ''}" or "alone"

    def _signs_of(self, word: str, spans: Sequence[tuple[int, int]]) -> list[str]:
        """Return what a word shows whoever it is paired with."""
        view, text, firm = self.view, self.view.text, self._firm
        to_others = self._to_others(word)
        shown = [f"word {word}", to_others, f"times {min(len(spans), 5)}", f"words {min(len(firm), 5)}"]
        shown.append(f"{to_others} {word}")
        shown += ["most"] if len(spans) == max(map(len, firm.values()), default=0) else []
        shown += ["only word"] if list(firm) == [word] else []
        shown += ["leading"] if word == view.leading_mode else []
        shown += ["batch"] if word == view.batch_mode else []
        for start, end in spans:
            sentence = view.page.sentence_at(start)
            if _COUNTED.search(text, *sentence):
                shown.append("counted")
            shown.append(f"behind {seen(text[end : end + 2])}")
            shown.append(f"before {seen(text[max(0, start - 1) : start])}")
            if "《" in text[max(sentence[0], start - 30) : start] and "》" in text[end : end + 20]:
                shown.append("in a title")
        return shown
