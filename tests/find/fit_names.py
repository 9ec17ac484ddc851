"""Grows the trees that ask for the signs of ``graph.find.naming``, on the annotated texts of ``tests``.

    python -m tests.find.fit_names            # how well they do on texts left out
    python -m tests.find.fit_names --write    # the same, and writes name-trees.tsv and name-characters.tsv to ontology/words

Every person whom an annotation names is a name; every other word is none. Each sentence that names somebody teaches once more, read by itself: many
reports are no longer than that.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jieba

from graph.find.boosting import score
from graph.find.naming import BELIEVED, TABLE, Words, candidates, chosen, signs
from graph.find.words import surnames
from graph.read.corpus import find_texts, read_documents
from graph.read.fold import fold
from graph.read.page import lay_out
from tests.extract.boosted import Trees, grown, write
from tests.extract.softmax import FOLDS, PRINTED, WORDS, Example, folds
from tests.scored import BRIEF, FRESH, FURTHER, SETS

#: So much a sentence counts for, read by itself as a report of one sentence would be.
_SHORT = 0.5
#: So many trees are grown: whole texts and single sentences need more of them than either.
_COUNT = 900
_LABELS = ("name", "none")
HEAD = (
    "# 一个词是不是人名，问各种迹象的决策树，见 graph/find/naming.py 和 graph/find/boosting.py。 "
    "Trees that ask whether a word is somebody's name; written by tests.find.fit_names."
)
CHARACTERS = (
    "# 汉字作姓、作双名首字、作双名末字、作单名时，比在其他词语里常见多少（自然对数）；由 jieba 词典统计。 "
    "How much more a character is used as a surname, as the first and second of two given characters and as a single one than elsewhere "
    "(natural logarithm), counted in jieba's dictionary; written by tests.find.fit_names."
)


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated text: its words that may be names, those of its sentences read alone, and the names that people wrote down."""

    name: str
    words: Words
    examples: tuple[tuple[str, Example], ...]
    short: tuple[Example, ...]
    names: frozenset[str]


def _examples(
    name: str, text: str, gaps: frozenset[int], words: Words, names: frozenset[str], times: float
) -> Iterator[tuple[str, Example]]:
    for word, shown in signs(text, words, gaps):
        yield word, Example(name, dict.fromkeys(shown, 1.0), int(word not in names), times)


@cache
def texts() -> tuple[Text, ...]:
    """Return all annotated texts."""
    found = []
    for gold, folder in (*SETS.values(), FURTHER, FRESH, BRIEF):
        times = PRINTED if folder == SETS["seeds"][1] else 1.0
        for document in read_documents(find_texts((folder,))):
            name = Path(document.name).stem
            annotation = json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))
            people = [
                one["cadre"] for part in ("placements", "lessons") for one in annotation.get(part, ()) if one["cadre"]
            ]
            people += [one["name"] for one in annotation["other_people"]]
            people += annotation.get("publication", {}).get("reporters") or []
            names = frozenset("".join(fold(one).split()) for one in people)
            page = lay_out(document)
            words = candidates(page.text, page.gaps)
            examples = list(_examples(name, page.text, page.gaps, words, names, times))
            short = [
                example
                for paragraph in page.paragraphs
                for sentence in (page.text[slice(*span)] for span in page.sentences(paragraph))
                if any(one in sentence for one in names)
                for _, example in _examples(name, sentence, frozenset(), candidates(sentence), names, times * _SHORT)
            ]
            found.append(Text(name, words, tuple(examples), tuple(short), names))
    return tuple(found)


def counted(text: Text, trees: Trees) -> tuple[int, int, int]:
    """Return how many names are right, found and annotated in *text*."""
    scored = [(word, score(trees["name"], example.signs)) for word, example in text.examples]
    spans = chosen(text.words, scored, BELIEVED)
    found = {word for word, places in text.words.items() if any(spans.get(at) == at + len(word) for at in places)}
    return len(found & text.names), len(found), len(text.names)


def characters() -> list[str]:
    """Return the rows of the table of characters."""
    single, _ = surnames()
    as_surname, first, second, alone = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    begins, used = Counter[str](), Counter[str]()
    with jieba.get_dict_file() as file:
        for line in file.read().decode("utf-8").splitlines():
            word, times, tag = line.split()
            begins[word[0]] += int(times)
            if not tag.startswith("nr"):
                used.update(dict.fromkeys(word, 0) | Counter({char: int(times) for char in word}))
            elif tag != "nrt" and word[0] in single and len(word) in (2, 3):
                as_surname[word[0]] += int(times)
                for position, char in zip((alone,) if len(word) == 2 else (first, second), word[1:], strict=True):
                    position[char] += 1
    everything = used.total()

    def given(char: str, position: Counter[str]) -> float:
        here = math.log((position[char] + 0.3) / (position.total() + 1000))
        return here - math.log((used[char] + 50) / (everything + 1e5))

    rows = ["字\t姓\t首\t末\t单"]
    known = {
        *as_surname,
        *(char for char in {*used, *first, *second, *alone} if used[char] > 200 or first[char] + second[char] > 1),
    }
    for char in ["其他", *sorted(known)]:
        values = (
            math.log((as_surname[char] + 5) / (begins[char] + 50)),
            *(given(char, one) for one in (first, second, alone)),
        )
        rows.append("\t".join([char, *(f"{value:.1f}" for value in values)]))
    return rows


def main() -> None:
    """Print how the trees do on texts left out; write the trees of all if asked to."""
    if "--write" in sys.argv:
        (WORDS / "name-characters.tsv").write_text("\n".join([CHARACTERS, *characters(), ""]), encoding="utf-8")
    turn = folds(text.name for text in texts())
    total = {"left out": (0, 0, 0), "on themselves": (0, 0, 0)}
    trees: Trees = {}
    for left in (*range(FOLDS), None):
        taught = [text for text in texts() if turn[text.name] != left]
        known = [example for text in taught for _, example in text.examples]
        known += [example for text in taught for example in text.short]
        trees = grown(known, _LABELS, count=_COUNT)
        for text in texts():
            if left in (None, turn[text.name]):
                key = "on themselves" if left is None else "left out"
                total[key] = tuple(map(sum, zip(total[key], counted(text, trees), strict=True)))  # type: ignore[assignment]
    for key, (right, found, annotated) in total.items():
        print(f"{key}: {right} of {found} right, {annotated} annotated, F1 {2 * right / (found + annotated):.3f}")  # noqa: T201
    if "--write" in sys.argv:
        write(TABLE, HEAD, trees)


if __name__ == "__main__":
    main()
