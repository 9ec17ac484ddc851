"""Addresses: readable, legal, and never shared by two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import NamedNode

from graph.iri import DEFAULT_BASE, address, content_key, is_base, passage_address


def test_address_keeps_han_characters_as_they_are() -> None:
    assert address(DEFAULT_BASE, "unit/上海市闵行区莘庄镇") == f"{DEFAULT_BASE}unit/上海市闵行区莘庄镇"


@pytest.mark.parametrize(
    ("identifier", "encoded"),
    [
        ("a b", "a%20b"),
        ("100%", "100%25"),
        ("a%20b", "a%2520b"),
        ('<"{}|^`\\>', "%3C%22%7B%7D%7C%5E%60%5C%3E"),
        ("a#b?c", "a%23b%3Fc"),
        ("“双百双招”", "“双百双招”"),
        ("a\nb\u2028", "a%0Ab%E2%80%A8"),
        ("𠮷", "𠮷"),
    ],
)
def test_address_encodes_only_what_an_iri_cannot_hold(identifier: str, encoded: str) -> None:
    assert address("", identifier) == encoded


@given(some.text(min_size=1), some.text(min_size=1))
def test_address_is_legal_and_tells_two_ids_apart(one: str, other: str) -> None:
    NamedNode(address(DEFAULT_BASE, one))
    assert (address(DEFAULT_BASE, one) == address(DEFAULT_BASE, other)) == (one == other)


def test_passage_address_is_the_document_with_a_range() -> None:
    assert passage_address("https://e.org/", "甲 1.txt", 3, 9) == "https://e.org/document/甲%201.txt#char=3,9"


def test_content_key_depends_on_the_parts_and_on_where_they_end() -> None:
    assert content_key("ab", "c") == content_key("ab", "c")
    assert content_key("ab", "c") != content_key("a", "bc")


@pytest.mark.parametrize("base", ["https://example.org/id/", "urn:cadre:", "http://x/y/", "https://例.cn/"])
def test_is_base_takes_an_iri_that_can_be_continued(base: str) -> None:
    assert is_base(base)


@pytest.mark.parametrize(
    "base",
    [
        *("", "example.org/", "https://example.org/id", "https://exa mple.org/", "https://<>/", "https://e.org/%zz/"),
        # A passage has a fragment of its own, and no IRI has two.
        *(
            "http://x/y#",
            "x:#",
            "https:/",
            "https://",
            "https:///",
            "http://[x/",
            "https://e.org/\x01/",
            "https://e/\n/",
        ),
    ],
)
def test_is_base_refuses_what_cannot_stand_before_an_id(base: str) -> None:
    assert not is_base(base)
