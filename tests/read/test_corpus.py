"""Files become documents, whatever their encoding; what cannot be read says so in one line."""

from __future__ import annotations

import codecs
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.read.corpus import CATALOGUE, decode, find_texts, read_document

TEXT = "讲述人：巧家县发展和改革局 陆启元\r\n2022年3月，我到东莞市挂职。𠮷"
PLAIN = TEXT.replace("𠮷", "")


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


def test_a_document_keeps_its_line_ends_and_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    document = read_document(path)
    assert (document.name, document.text) == ("a.txt", TEXT)
    assert document.sha256 == sha256(TEXT.encode("gb18030")).hexdigest()


def test_the_catalogue_says_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / CATALOGUE).write_text(
        '["a.txt"]\ntitle = "到海边去"\nsource = "昭通日报"\ndate = "2022-06"\nplace = "云南省昭通市"\n',
        encoding="utf-8",
    )
    document = read_document(tmp_path / "a.txt")
    assert (document.title, document.source) == ("到海边去", "昭通日报")
    assert (document.date, document.place) == ("2022-06", "云南省昭通市")
    assert read_document(tmp_path / "b.txt").title == ""


@pytest.mark.parametrize(
    "catalogue",
    [
        '["a.txt"\n',
        '["a.txt"]\nyear = 2022\n',
        '["a.txt"]\ncolour = "red"\n',
        'title = "no table"\n',
        '["a.txt"]\ndate = 2022-06-01\n',
    ],
    ids=["no toml", "a number", "an unknown key", "no table", "a date of toml"],
)
def test_a_catalogue_that_is_wrong_gives_one_clear_line(tmp_path: Path, catalogue: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / CATALOGUE).write_text(catalogue, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_document(tmp_path / "a.txt")
    assert CATALOGUE in str(caught.value)
    assert "\n" not in str(caught.value)


def test_texts_are_found_in_folders_and_sorted_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", "catalogue.toml", "c.pdf"):
        (tmp_path / name).write_text("正文", encoding="utf-8")
    assert [path.name for path in find_texts([tmp_path])] == ["a.md", "b.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("正文", encoding="utf-8")
    assert find_texts([tmp_path, tmp_path / "a.txt"]) == [tmp_path / "a.txt"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")
    with pytest.raises(InputError, match="name of another") as caught:
        find_texts([tmp_path / "one", tmp_path / "two"])
    assert "two" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file") as caught:
        find_texts([tmp_path / "missing.txt"])
    assert "missing.txt" in str(caught.value)


def test_an_empty_folder_holds_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text"):
        find_texts([tmp_path])
