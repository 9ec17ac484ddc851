"""Columns: what goes in comes out, whatever it is, and takes few bytes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from graph.explore.columns import ONE_BYTE, Columns
from graph.explore.dossier import compile_dossier, entities_in_order, facts_in_order
from graph.explore.packing import pack_dossier
from graph.model import Knowledge
from tests.explore.columns import Read

_NUMBERS = st.lists(st.integers(-(2**29), 2**29))


def read(columns: Columns) -> Read:
    told, packed = columns.told()
    return Read(json.loads(json.dumps(told)), packed)


@given(_NUMBERS, st.booleans())
def test_numbers_come_back(numbers: list[int], steps: bool) -> None:
    columns = Columns()
    columns.numbers("n", numbers, steps)
    assert read(columns).numbers("n") == numbers


@given(st.lists(_NUMBERS))
def test_lists_come_back(lists: list[list[int]]) -> None:
    columns = Columns()
    columns.lists("l", lists)
    assert read(columns).lists("l") == lists


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.lists(st.text()))
def test_words_come_back_and_half_a_letter_is_a_question_mark(whole: list[str], broken: list[str]) -> None:
    columns = Columns()
    columns.words("w", whole)
    columns.words("b", broken)
    assert read(columns).words("w") == whole
    assert read(columns).words("b") == [text.encode("utf-8", "replace").decode() for text in broken]


def test_more_letters_than_two_bytes_tell_come_back_too() -> None:
    text = "".join(chr(code) for code in (*range(1, 0xD800), *range(0xE000, 0xFFFF)))
    columns = Columns()
    columns.words("w", [text, "𠮷"])
    assert read(columns).words("w") == [text, "𠮷"]


def test_frequent_letters_are_one_byte() -> None:
    columns = Columns()
    columns.words("w", ["".join(chr(0x4E00 + code) for code in range(ONE_BYTE)) * 3])
    _, packed = columns.told()
    assert len(packed) < 3 * ONE_BYTE + 5


def test_a_dossier_comes_back_from_its_columns(stays: Knowledge, hostile: Knowledge) -> None:
    for knowledge in (stays, hostile):
        entities = entities_in_order(knowledge.entities)
        facts = facts_in_order(knowledge.facts, [entity.id for entity in entities])
        dossier = compile_dossier(knowledge, entities, facts, ())
        columns = Columns()
        small = pack_dossier(dossier, columns)
        back = read(columns)
        passages = list(
            zip(*(back.numbers(f"passage {name}") for name in ("paragraph", "start", "length")), strict=True)
        )
        paragraphs = [text.encode("utf-16-le") for text in back.words("paragraph")]
        quotes = [
            paragraphs[number][2 * start : 2 * (start + length)].decode("utf-16-le")
            for number, start, length in passages
        ]
        said = [evidence.passage.quote for entity in entities for evidence in entity.evidence[:1]]
        first = [one[0] if one else 0 for one in back.lists("evidence passage")]
        assert [quotes[first[number]] for number in back.numbers("thing evidence")[: len(entities)]] == said
        names = []
        for number, zh in enumerate(back.words("thing zh")):
            at, length = back.numbers("thing said")[number], back.numbers("thing said length")[number]
            quote = quotes[first[back.numbers("thing evidence")[number]]].encode("utf-16-le") if at else b""
            told = quote[2 * (at - 1) : 2 * (at - 1 + length // 2)].decode("utf-16-le") + "…" * (length % 2)
            names.append(told if at else zh)
        assert names[: len(entities)] == [entity.label for entity in entities]
        ids = [
            small["before"][start] + (names[number] if rest == "\n" else rest)
            for number, (start, rest) in enumerate(
                zip(back.numbers("thing before"), back.words("thing id"), strict=True)
            )
        ]
        assert ids[: len(entities)] == [entity.id for entity in entities]
        literal, objects = 0, []
        for subject, coded in zip(back.numbers("fact subject"), back.numbers("fact object"), strict=True):
            if coded % 3 == 1:
                literal += coded // 3
                objects.append(back.words("literal zh")[literal])
            else:
                objects.append(ids[subject + coded // 3 if coded % 3 == 0 else small["popular"][coded // 3]])
        told_objects = [fact.object if isinstance(fact.object, str) else None for fact in facts]
        assert [one for one, other in zip(objects, told_objects, strict=True) if other is not None] == [
            other for other in told_objects if other is not None
        ]
        assert [ids[number] for number in back.numbers("fact subject")] == [fact.subject for fact in facts]
