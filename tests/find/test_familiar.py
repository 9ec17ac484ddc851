"""What people are called among each other is no name, and means who bears the surname."""

from __future__ import annotations

import pytest

from graph.find.familiar import familiar_surname, in_full
from graph.find.names import Named


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("老陆", "陆"),
        ("小江", "江"),
        ("陆叔叔", "陆"),
        ("欧阳阿姨", "欧阳"),
        ("陆启元", ""),
        ("老师", ""),
        ("江素云", ""),
    ],
)
def test_what_a_familiar_name_is_made_of(name: str, surname: str) -> None:
    assert familiar_surname(name) == surname


def names(*told: str) -> list[str]:
    return [one.name for one in in_full(Named(at, at + len(name), name) for at, name in enumerate(told))]


def test_it_means_the_one_who_bears_the_surname() -> None:
    assert names("陆启元", "老陆", "江素云") == ["陆启元", "陆启元", "江素云"]


def test_it_means_nobody_where_several_bear_it_or_none() -> None:
    assert names("陆启元", "陆一鸣", "老陆", "江阿姨") == ["陆启元", "陆一鸣"]
