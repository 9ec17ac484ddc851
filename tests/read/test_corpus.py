"""Files become documents; what cannot be read says so in one line."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model import Copy, Document
from graph.read.catalogue import CATALOGUE
from graph.read.corpus import find_texts, read_document, without_copies

TEXT = "讲述人：巧家县发展和改革局 陆启元\r\n2022年3月，我到东莞市挂职。𠮷"


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


def text(name: str, words: str, **known: str) -> Document:
    return Document(name, words, sha256(words.encode()).hexdigest(), **known)  # type: ignore[arg-type]


def test_a_copy_is_told_apart_whatever_its_line_ends() -> None:
    one, copy, other = text("b.txt", "甲\n乙"), text("c.txt", "甲\r\n 乙\n"), text("a.txt", "甲")
    assert without_copies([copy, one, other]) == ([other, one], (Copy("c.txt", "b.txt"),))


def test_of_copies_the_one_is_read_that_the_catalogue_knows() -> None:
    one, known, third = text("a.txt", "甲"), text("b.txt", "甲", date="2021"), text("c.txt", "甲", date="2021")
    assert without_copies([one, known, third]) == ([known], (Copy("a.txt", "b.txt"), Copy("c.txt", "b.txt")))


def test_a_catalogue_with_a_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / CATALOGUE).write_text('["a.txt"]\ndate = "2022-06-01"\nplace = "安徽省"\n', encoding="utf-8-sig")
    assert read_document(tmp_path / "a.txt").date == "2022-06-01"
