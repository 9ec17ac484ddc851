"""Small corpora of invented texts: written into a folder, or settled at once."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from graph.build import read_account
from graph.decide import FILE, Decision
from graph.extract import rules
from graph.identify import settle
from graph.model import Document, Knowledge, Literal

WUJIANG = "2022年10月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职，为期半年。"
AGAIN = "2022年10月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职，带回了好经验。"
LATER = "2022年11月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职。"
DALANG = "巧家县水务局副局长陆启元在东莞市大朗镇跟班学习。"


def settled(texts: Mapping[str, str], *decisions: Decision) -> Knowledge:
    """Return what *texts*, by the names of their files, say under *decisions*."""
    documents = [Document(name, text, sha256(text.encode()).hexdigest()) for name, text in sorted(texts.items())]
    accounts = [
        read_account(one, [d for d in decisions if not d.on_pair and d.document == one.name]) for one in documents
    ]
    return settle(accounts, rules(), decisions)


def written(folder: Path, texts: Mapping[str, str], table: str = "") -> Path:
    """Write *texts* and a table of decisions into *folder*, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    if table:
        (folder / FILE).write_text(table, encoding="utf-8")
    return folder


def values(knowledge: Knowledge, predicate: str, kind: str = "placement/") -> list[str]:
    """Return what things of *kind* have under *predicate*, sorted."""
    return sorted(
        one.object.value if isinstance(one.object, Literal) else one.object
        for one in knowledge.facts
        if one.predicate == predicate and one.subject.startswith(kind)
    )


def things(knowledge: Knowledge, kind: str) -> list[str]:
    """Return the labels of the things of *kind*, in the order of their ids."""
    return [one.label for one in knowledge.entities if one.kind == kind]
