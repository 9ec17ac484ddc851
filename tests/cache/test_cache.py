"""Kept accounts: they give what reading again would give, and a damaged one is as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import read_account, read_knowledge
from graph.cache import Cache, default_folder
from graph.cache.codec import decode, encode
from graph.decide import FILE
from graph.read.corpus import read_document
from tests.corpora import AGAIN, DALANG, WUJIANG, written

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_an_account_comes_back_as_it_was_kept(path: Path) -> None:
    document = read_document(path)
    account = read_account(document)
    assert decode(encode(account), document) == account


def test_a_quote_is_not_written_twice() -> None:
    document = read_document(min(SEEDS.glob("*.txt")))
    account = read_account(document)
    assert (
        max(account.facts, key=lambda f: len(f.evidence[0].passage.quote)).evidence[0].passage.quote
        not in encode(account).decode()
    )


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"evidence":[[0,99,"x","stated"]]}', b'{"evidence":1}'])
def test_what_holds_no_account_is_refused(tmp_path: Path, data: bytes) -> None:
    written(tmp_path, {"a.txt": WUJIANG})
    with pytest.raises(ValueError):
        decode(data, read_document(tmp_path / "a.txt"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return written(tmp_path / "texts", {"a.txt": WUJIANG, "b.txt": AGAIN, "c.txt": DALANG})


def build(corpus: Path, folder: Path) -> tuple[int, int]:
    """Build with the cache in *folder*; return how many accounts were found and how many texts were read."""
    cache = Cache(folder)
    assert read_knowledge([corpus], cache=cache) == read_knowledge([corpus])
    return cache.found, cache.missed


def test_only_what_changed_is_read_again(corpus: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert build(corpus, cache) == (0, 3)
    assert build(corpus, cache) == (3, 0)
    (corpus / "c.txt").write_text(DALANG * 2, encoding="utf-8")
    assert build(corpus, cache) == (2, 1)
    (corpus / "b.txt").unlink()
    assert build(corpus, cache) == (2, 0)
    (corpus / "catalogue.toml").write_text('["a.txt"]\ndate = "2023-01"\n', encoding="utf-8")
    assert build(corpus, cache) == (1, 1)


def test_a_decision_costs_its_text_only(corpus: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    build(corpus, cache)
    table = "verdict\tkind\tdocument\tquote\tabout\nwrong\tstart\ta.txt\t2022年10月\t田茂林\n"
    (corpus / FILE).write_text(table, encoding="utf-8")
    assert build(corpus, cache) == (2, 1)
    (corpus / FILE).unlink()
    assert build(corpus, cache) == (3, 0)


def test_other_rules_read_everything_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(corpus, tmp_path / "cache")
    monkeypatch.setattr("graph.cache.folder.version", lambda: "0123456789abcdef")
    assert build(corpus, tmp_path / "cache") == (0, 3)


@pytest.mark.parametrize("harm", [lambda data: data[:40], lambda data: b"", lambda data: b"x" * len(data)])
def test_a_damaged_account_is_as_none(corpus: Path, tmp_path: Path, harm: object) -> None:
    build(corpus, tmp_path / "cache")
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    assert build(corpus, tmp_path / "cache") == (0, 3)
    assert build(corpus, tmp_path / "cache") == (3, 0)


def test_a_folder_that_cannot_be_written_is_no_obstacle(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert build(corpus, tmp_path / "file") == (0, 3)


def test_versions_of_long_ago_are_forgotten(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        monkeypatch.setattr("graph.cache.folder.version", lambda number=number: f"{number:016}")
        build(corpus, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 4
    assert (tmp_path / "cache" / f"{5:016}").is_dir()


def test_the_folder_is_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert default_folder() == Path("/somewhere/cadre-graph")
