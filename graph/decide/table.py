"""The table of decisions: ``decisions.tsv`` beside the texts, made to be edited in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.read.encoding import decode
from graph.when import bounds

__all__ = ["COLUMNS", "FACTS", "FILE", "ONCE", "PAIRS", "SLOTS", "Decision", "append", "read_decisions"]

#: Its name.
FILE = "decisions.tsv"
#: Its columns, in any order; only the first four must be there.
COLUMNS = (
    *("verdict", "kind", "document", "quote", "about", "value"),
    *("other_document", "other_quote", "other_about", "who", "when", "why"),
)
_NEEDED = COLUMNS[:4]
#: Verdicts on two things, and on one fact, as they may be written.
_VERDICTS = {
    **dict.fromkeys(("same", "相同", "同一"), "same"),
    **dict.fromkeys(("different", "不同", "不是同一"), "different"),
    **dict.fromkeys(("unsure", "不确定", "存疑"), "unsure"),
    **dict.fromkeys(("right", "对", "正确"), "right"),
    **dict.fromkeys(("wrong", "错", "错误"), "wrong"),
    **dict.fromkeys(("corrected", "改正", "更正"), "corrected"),
}
_ON_PAIRS = frozenset({"same", "different", "unsure"})
#: Of what two can be the same.
PAIRS = {"person": "人物", "unit": "单位", "placement": "派出经历", "batch": "批次"}
#: What a stay tells, and the words for it.
SLOTS = {
    "home_unit": "派出单位",
    "home_title": "原任职务",
    "home_area": "派出地",
    "host_unit": "接收单位",
    "host_title": "挂任职务",
    "host_area": "接收地",
    "mode": "方式",
    "start": "开始",
    "end": "结束",
    "duration": "时长",
    "status": "状态",
}
#: What can be right, wrong or corrected.
FACTS = {
    **SLOTS,
    "name": "姓名",
    "placement": "派出经历",
    "person": "人物",
    "role": "身份",
    "lesson": "收获",
    "lesson_kind": "收获类型",
    "lesson_themes": "收获主题",
    "lesson_cadre": "收获何人",
    "practice": "做法",
    "policy": "政策",
    "pairing": "结对",
    "figure": "数据",
    "batch": "批次",
    "batch_start": "批次开始",
    "batch_end": "批次结束",
    "batch_duration": "批次时长",
    "batch_headcount": "批次人数",
    "pairing_since": "结对开始",
    "policy_date": "政策日期",
}
#: What is said once at most of something that is no stay: its class, and the property.
ONCE = {
    "batch_start": ("Batch", "start"),
    "batch_end": ("Batch", "end"),
    "batch_duration": ("Batch", "duration"),
    "batch_headcount": ("Batch", "headcount"),
    "pairing_since": ("Pairing", "since"),
    "policy_date": ("Policy", "issued"),
}
#: Of these a verdict is right or wrong; there is nothing to put in their place.
_WHOLE = frozenset({"placement", "person", "lesson", "pairing", "figure", "batch"})
_DATES = frozenset({"start", "end", "batch_start", "batch_end", "pairing_since", "policy_date"})
_STATUSES = ("done", "ongoing", "planned", "cancelled")
_LESSON_KINDS = ("observation", "reflection", "proposal", "adopted")


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line of the table.

    Args:
        file: the table, as a message names it.
        line: in the file, from 2.
        verdict: same, different or unsure of two things; right, wrong or corrected of a fact.
        kind: what the things are, a key of :data:`PAIRS`; or what the fact tells, a key of :data:`FACTS`.
        document: name of the text.
        quote: words of the text at which the thing or the fact is found; blanks and line breaks do not matter.
        about: whom or what it concerns where the words name several, 「田茂林」.
        value: what is right; for titles and themes several, parted by 「;」.
        other_document: of two things, the text of the second.
        other_quote: and its words.
        other_about: and its name, if another.
        who: decided.
        when: ISO date.
        why: in the person's own words.
    """

    file: str
    line: int
    verdict: str
    kind: str
    document: str
    quote: str
    about: str = ""
    value: str = ""
    other_document: str = ""
    other_quote: str = ""
    other_about: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def on_pair(self) -> bool:
        """Whether it is a verdict on two things."""
        return self.verdict in _ON_PAIRS


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return the decisions of *folder*, in the order of their lines; none where there is no table.

    Raises:
        InputError: the table cannot be read, or a line says what it may not; the line is named.
    """
    path = folder / FILE
    try:
        text = decode(path.read_bytes(), str(path))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path)) from error
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    try:
        header = [cell.strip() for cell in next(rows, [])]
        _check_header(header, path)
        found = []
        for row in rows:
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            if any(cells.values()) and not row[0].lstrip().startswith("#"):
                found.append(_decision(cells, path, rows.line_num, len(row) > len(header)))
    except csv.Error as error:
        raise InputError(f"is no table parted by tabs: {error}", f"{path}:{rows.line_num}") from error
    return tuple(found)


def _check_header(header: list[str], path: Path) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in _NEEDED if name not in header]
    if unknown or missing or len(set(header)) < len(header):
        told = f"has no column {missing[0]}" if missing else f"has a column {(unknown or header)[0]!r} too many"
        raise InputError(f"{told}; the columns are {', '.join(COLUMNS)}, parted by tabs", f"{path}:1")


def _decision(cells: dict[str, str], path: Path, line: int, too_long: bool) -> Decision:
    where = f"{path}:{line}"
    if too_long:
        raise InputError("has more cells than the header", where)
    verdict = _VERDICTS.get(cells.get("verdict", ""), "")
    if not verdict:
        said = ", ".join(dict.fromkeys(_VERDICTS.values()))
        raise InputError(f"verdict {cells.get('verdict', '')!r} is none of {said}", where)
    kinds = PAIRS if verdict in _ON_PAIRS else FACTS
    kind = next((key for key, zh in kinds.items() if cells.get("kind") in (key, zh)), "")
    if not kind:
        raise InputError(
            f"kind {cells.get('kind', '')!r} does not go with {verdict}; there are {', '.join(kinds)}", where
        )
    if verdict == "corrected" and kind in _WHOLE:
        raise InputError(f"a {kind} is right or wrong; what it tells can be corrected", where)
    needed = ("document", "quote", *(("other_document", "other_quote") if verdict in _ON_PAIRS else ()))
    for name in (*needed, *(("value",) if verdict == "corrected" else ())):
        if not cells.get(name):
            raise InputError(f"says nothing under {name}", where)
    told = {name: cells.get(name, "") for name in COLUMNS[2:]}
    if told["when"] and bounds(told["when"]) is None:
        raise InputError(f"when = {told['when']!r} is no date as 2024-05-31", where)
    _check_value(kind, told["value"], where)
    folder = path.resolve().parent.name  # the same on every machine, wherever the corpus lies
    return Decision(f"{folder}/{path.name}", line, verdict, kind, **told)


def _check_value(kind: str, value: str, where: str) -> None:
    """Refuse a value that the graph could not hold."""
    if not value:
        return
    wrong = ""
    if kind in _DATES and bounds(value) is None:
        wrong = "is no date as 2022-10-18, 2022-10 or 2022"
    elif kind in ("duration", "batch_duration") and not _is_duration(value):
        wrong = "is no length as P6M, P1Y or P100D"
    elif kind == "batch_headcount" and not (value.isascii() and value.isdigit() and int(value)):
        wrong = "is no number of people"
    elif kind == "status" and value not in _STATUSES:
        wrong = f"is none of {', '.join(_STATUSES)}"
    elif kind == "lesson_kind" and value not in _LESSON_KINDS:
        wrong = f"is none of {', '.join(_LESSON_KINDS)}"
    elif kind == "lesson_themes":
        wrong = next(
            (f"has a theme {one!r} that is none of the scheme" for one in value.split(";") if not _is_theme(one)), ""
        )
    elif kind == "mode":
        from graph.extract.modes import mode_words

        wrong = "" if value in mode_words() else "is no mode of the scheme"
    elif kind in ("home_area", "host_area"):
        from graph.find.areas import gazetteer

        wrong = "" if value in gazetteer().by_full else "is no area by its full name, as 安徽省淮南市潘集区"
    if wrong:
        raise InputError(f"value {value!r} {wrong}", where)


def _is_theme(name: str) -> bool:
    import ontology

    return any(one.id == name for one in ontology.concepts("themes"))


def _is_duration(value: str) -> bool:
    import re

    return bool(re.fullmatch(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?", value))


def append(folder: Path, decisions: Sequence[Decision]) -> Path:
    """Write *decisions* behind those that the table of *folder* has already, and return the table.

    Raises:
        InputError: the table that is there cannot be read, a value cannot be, or the file cannot be written.
    """
    path = folder / FILE
    read_decisions(folder)
    for one in decisions:
        _check_value(one.kind, one.value, str(path))
    try:
        known = decode(path.read_bytes(), str(path)) if path.exists() else ""
        header = known.splitlines()[0].split("\t") if known.strip() else list(COLUMNS)
        columns = [name.strip() for name in header]
        missing = [name for name in COLUMNS if name not in columns and any(getattr(one, name) for one in decisions)]
        if missing:
            raise InputError(f"has no column {missing[0]}; add it to the first line", str(path))
        rows = [[" ".join(getattr(one, name).split()) for name in columns] for one in decisions]
        text = known if known.strip() else "\t".join(COLUMNS) + "\n"
        lines = io.StringIO()
        csv.writer(lines, delimiter="\t", lineterminator="\n").writerows(rows)
        text += ("" if text.endswith("\n") else "\n") + lines.getvalue()
        staged = path.with_name(f".{FILE}.writing")
        staged.write_bytes(b"\xef\xbb\xbf" + text.encode())
        staged.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", str(path)) from error
    return path
