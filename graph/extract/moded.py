"""By which word a page calls somebody's stay: 「挂职」 「跟岗学习」, by the signs of each word, weighed.

A page uses several words for one stay, in full in the heading and in short in its sentences, and other words for the stays of others. Every word
for stays on the page is paired with every person, and how much each sign of the pair weighs is counted on annotated texts (``mode-weights.tsv``).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from graph.extract.about import named_places, seen, sentences_about
from graph.extract.modes import MODE, mode_words, spelt
from graph.extract.view import View
from graph.find.names import Named
from graph.find.weighing import scores

__all__ = ["TABLE", "Called", "Calls", "called", "chance", "is_called"]

#: Where the weights are, in ``ontology/words``.
TABLE = "mode-weights.tsv"

_COUNTED = re.compile(r"第[一二三四五六七八九十\d]+[批期]|首批|选派|派出|\d+[名位人]")


@dataclass(frozen=True, slots=True)
class Called:
    """A word for stays beside a person.

    Args:
        name: of the person.
        word: 「跟岗学习」.
        signs: what the pair shows, each with its strength.
    """

    name: str
    word: str
    signs: Mapping[str, float]


def chance(called: Called) -> float:
    """Return how likely it is that the page calls the stay so, from 0 to 1."""
    so, otherwise = scores(TABLE, called.signs)
    return round(1 / (1 + math.exp(otherwise - so)), 6)


#: 「“组团式”帮扶」 「组团式人才帮扶」
_IN_GROUPS = r"“?组团式”?[一-鿿]{0,4}?帮扶"


#: What places arrange with each other.
_BETWEEN_PLACES = re.compile(r"(?:互派|双向|交叉|交流|两地|东西部协作|对口协作)挂职|挂职(?:交流|服务)")


def called(word: str, text: str) -> str:
    """Return what a stay is called of which *word* tells on a page of *text*: 「挂任」 is how somebody holds an office who is there 「挂职」.

    「互派挂职」 is what two places do, and each of their people is there 「挂职」.
    """
    if re.fullmatch(_IN_GROUPS, word):
        return "组团式帮扶"
    if _BETWEEN_PLACES.fullmatch(word):
        return "挂职"
    return "挂职" if word == "挂任" and "挂职" in text else word


@cache
def _any_word() -> re.Pattern[str]:
    """Return the pattern of all words of the scheme of modes, also of those that in prose need not tell a stay: 「互派」."""
    return re.compile(rf"{_IN_GROUPS}|{MODE}|{spelt(mode_words())}")


def is_called(view: View) -> str:
    """Return the word for stays that *view* uses most, of all in the scheme of modes; empty if it uses none."""
    words = Counter(match.group() for match in _any_word().finditer(view.text) if match.group() in mode_words())
    return max(words, key=lambda word: (words[word], len(word), word), default="")


#: What makes a word for stays part of a noun: 「跟岗单位」 「挂职干部」, and not what somebody does, 「在…跟岗」.
_NOUN = re.compile(
    r"(?:的)?(?:单位|岗位|地点?(?![市区县])|职务|期间|时间|干部|学员|教师|医生|人员|人才|同志|任务|工作|结束|期满|以来|归来|经历|生活|日子|日记|心得|名单|通知|学校|医院|锻炼|交流)"
)


def _use(text: str, end: int) -> str:
    return "as a noun" if _NOUN.match(text, end) else "as a verb"


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
    def _headings(self) -> list[int]:
        return [one.start for one in self.view.plan.headings]

    def pairs(self, names: Sequence[str]) -> Iterator[Called]:
        """Yield every word of the page with each of *names*, person by person."""
        places = named_places(self.view)
        shared = {word: self._signs_of(word, spans) for word, spans in self._words.items()}
        for name in names:
            named = places.get(name, [])
            about = sentences_about(self.view, named)
            placed = {
                word: {(self._relation(start, named, about), _use(self.view.text, end)) for start, end in spans}
                for word, spans in self._words.items()
            }
            relations = {word: {relation for relation, _ in found} for word, found in placed.items()}
            owned = any(one.startswith("own") for found in relations.values() for one in found)
            for word, signs in shared.items():
                shown = list(signs)
                for relation in relations[word]:
                    shown += [f"is {relation}", f"{relation} {word}", f"{relation} {signs[1]}"]
                shown += [f"{relation} {use}" for relation, use in placed[word]]
                shown += [f"{relation} {use} {signs[1]}" for relation, use in placed[word]]
                for other, found in relations.items():
                    if other != word and (word in other or other in word):
                        shown += [f"{'part' if word in other else 'whole'} of {one}" for one in found]
                own = any(one.startswith("own") for one in relations[word])
                if not own:
                    shown.append("others are own" if owned else "none is own")
                elif sum(any(one.startswith("own") for one in found) for found in relations.values()) == 1:
                    shown.append("only own")
                yield Called(name, word, dict.fromkeys(shown, 1.0))

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
        if any(one.start <= at < one.end for one in view.plan.headings):
            over = bisect_right(self._headings, at)
            return "heading over" if any(bisect_left(self._headings, one.start) == over for one in named) else "heading"
        return "far in part" if any(bisect_left(self._headings, one.start) == part for one in named) else "far"

    def _signs_of(self, word: str, spans: Sequence[tuple[int, int]]) -> list[str]:
        """Return what a word shows whoever it is paired with; the second sign is how it stands to the other words."""
        view, text = self.view, self.view.text
        longer = any(word in other and word != other for other in self._words)
        shorter = any(other in word and word != other for other in self._words)
        most = max(len(found) for found in self._words.values())
        kind = f"{'part' if longer else ''}{'whole' if shorter else ''}" or "alone"
        shown = [f"word {word}", kind, f"times {min(len(spans), 5)}", f"words {min(len(self._words), 5)}"]
        shown.append(f"{kind} {word}")
        shown += ["most"] if len(spans) == most else []
        shown += ["only word"] if len(self._words) == 1 else []
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
