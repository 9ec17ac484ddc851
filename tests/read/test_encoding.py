"""The encoding of a text is found out, and what is no Chinese text says so in one line."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from graph.errors import InputError
from graph.read.encoding import decode

TEXT = "讲述人：巧家县发展和改革局 陆启元\r\n2022年3月，我到东莞市挂职。𠮷"
PLAIN = TEXT.replace("𠮷", "")
TRADITIONAL = "講述人：巧家縣發展和改革局 陸啟元\r\n2022年3月，我到東莞市掛職。\r\n"
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16 little", "utf-16 big", "gb 18030"],
)
def test_a_text_is_read_in_every_usual_encoding(data: bytes) -> None:
    assert decode(data, "text.txt") == TEXT


@pytest.mark.parametrize("encoding", ["gbk", "gb2312"])
def test_the_older_parts_of_the_standard_are_read(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding), "text.txt") == PLAIN


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00",
        codecs.BOM_UTF8 + b"\xff\xff",
        codecs.BOM_UTF16_LE + b"\x00",
        b"\xff\xfe\x00\xd8\x41\x00",
        b"a\0b",
    ],
    ids=["picture", "broken utf-8", "broken utf-16", "half a pair", "nulls"],
)
def test_what_is_no_text_says_so_and_where(data: bytes) -> None:
    with pytest.raises(InputError, match="text") as caught:
        decode(data, "folder/picture.txt")
    assert str(caught.value).startswith("folder/picture.txt: ")
    assert "\n" not in str(caught.value)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\ufffe"), max_size=100))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode(), "text.txt") == text


def test_big5_is_not_taken_for_gb_18030() -> None:
    assert decode(TRADITIONAL.encode("big5"), "text.txt") == TRADITIONAL
    assert decode(TRADITIONAL.encode("gb18030"), "text.txt") == TRADITIONAL


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
@pytest.mark.parametrize("length", [100, 400, 100_000])
def test_parts_of_a_page_are_read_in_both_encodings(seed: Path, length: int) -> None:
    page = seed.read_text(encoding="utf-8").replace("•", "·")[:length]
    other = OpenCC("s2tw").convert(page).encode("cp950", "ignore").decode("cp950")
    assert decode(page.encode("gb18030"), "text.txt") == page
    assert decode(other.encode("cp950"), "text.txt") == other


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("경상북도 공무원은 서울특별시에서 파견 근무를 하였다. ", "euc-kr"),
        ("公務員は東京都で研修を受けました。彼は多くのことを学びました。", "euc-jp"),
        ("Le fonctionnaire a été envoyé à l’étranger. ", "cp1252"),
        ("2022年3月，我到东莞市挂职。", "utf-16-le"),
    ],
)
def test_other_languages_and_marks_that_are_missing_are_refused(words: str, encoding: str) -> None:
    with pytest.raises(InputError, match="is not a Chinese text"):
        decode((words * 40).encode(encoding), "text.txt")


def test_a_text_that_broke_off_inside_a_character_is_refused_rather_than_read_as_rubbish() -> None:
    with pytest.raises(InputError, match="is not a Chinese text"):
        decode((TEXT * 20).encode()[:-1], "text.txt")
