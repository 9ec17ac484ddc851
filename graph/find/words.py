"""The word lists of ``ontology/words``: of the language, never of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import ontology

__all__ = [
    "alternatives",
    "is_common",
    "is_given",
    "is_ordinary",
    "is_thing",
    "leads_on",
    "part_of_speech",
    "surname_ranks",
    "surnames",
    "title_roots",
    "unit_endings",
    "units_pattern",
    "words_of",
]


def _lines(name: str) -> list[str]:
    return [line for line in ontology.read(f"words/{name}").splitlines() if line and not line.startswith("#")]


@cache
def surnames(name: str = "surnames.txt") -> tuple[frozenset[str], frozenset[str]]:
    """Return the single and the compound surnames of the list *name*; 「surnames-rare.txt」 has those that are other words first of all."""
    single: set[str] = set()
    compound: set[str] = set()
    for line in _lines(name):
        if " " in line:
            compound.update(line.split())
        else:
            single.update(line)
    return frozenset(single), frozenset(compound)


@cache
def surname_ranks() -> dict[str, int]:
    """Return for each single surname of the list how many are more frequent: 王 0, 李 1."""
    return {char: at for at, char in enumerate("".join(line for line in _lines("surnames.txt") if " " not in line))}


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of the plain list *name*, 「after-names.txt」."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def table(name: str) -> dict[str, str]:
    """Return the table *name* of two columns, 「theme-priors.tsv」, without its head."""
    return dict(line.split("\t") for line in _lines(name)[1:])


@cache
def title_roots() -> tuple[str, ...]:
    """Return the roots of titles, 「主任」 「局长」, longest first."""
    return _longest_first(set(words_of("titles.txt")))


@cache
def unit_endings() -> dict[str, str]:
    """Return the endings of units with the id of the kind of unit that they tell, 「街道」: township."""
    return dict(line.split("\t") for line in _lines("units.tsv")[1:])


@cache
def units_pattern() -> str:
    """Return the endings of units as alternatives of a regular expression, longest first."""
    return alternatives(unit_endings())


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def alternatives(words: Iterable[str]) -> str:
    """Return *words* as alternatives of a regular expression, longest first."""
    return "|".join(map(re.escape, _longest_first(set(words))))


@cache
def _dictionary() -> dict[str, str]:
    """Return the words of two to four characters of jieba's dictionary with their parts of speech.

    The file is read as it is: waking the segmenter costs five times as much, and nothing here needs its model.
    """
    import jieba

    with jieba.get_dict_file() as file:
        lines = file.read().decode("utf-8").splitlines()
    return {word: tag for word, frequency, tag in map(str.split, lines) if len(word) <= 4 and frequency not in "12"}


def part_of_speech(word: str) -> str:
    """Return what the dictionary calls *word*: the first letter of its tag, 「n」 「v」, 「nr」 for a name; empty for what it does not know."""
    tag = _dictionary().get(word, "")
    return "nr" if tag.startswith("nr") else tag[:1]


def is_ordinary(word: str) -> bool:
    """Whether *word* is a word of the dictionary and no name: 「包容」 「座谈」, not 「刘洋」."""
    tag = _dictionary().get(word, "nr")
    return not tag.startswith("nr")


def is_thing(word: str) -> bool:
    """Whether *word* may name somebody or something: unknown to the dictionary, or a noun or name there; not 「喝茶」 「以后」."""
    return _dictionary().get(word, "n").startswith("n")


def is_common(word: str) -> bool:
    """Whether *word* is a word of the dictionary that names neither person nor place: 「编进」 「经济」, not 「扎西」."""
    return not _dictionary().get(word, "nr").startswith(("nr", "ns", "nz", "nt", "j"))


def is_given(word: str) -> bool:
    """Whether the dictionary knows *word* as what people are called: 「志强」 「丽华」."""
    return _dictionary().get(word, "x").startswith("nr")


def leads_on(word: str) -> bool:
    """Whether *word* is a verb or a small word that a sentence goes on with behind a name: 「返乡」 「随后」."""
    return (
        _dictionary().get(word, "x") in ("v", "vn", "vd", "d", "p", "c", "vi", "vq", "df", "l", "i") and len(word) > 1
    )
