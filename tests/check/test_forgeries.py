"""A build that was changed so that every checksum is right is found out: what follows is derived again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.check import check
from graph.check.exports import check_formats, check_tables
from graph.model import Knowledge
from graph.output import MARKER
from graph.publish import publish
from graph.store import Store
from tests.check.forge import ID, TERM, Change, add, drop, forged_graph, seal

SU, LIN = "cadre/苏明哲", "cadre/林知远"
STAY, CANCELLED = "placement/苏明哲/新湾区", "placement/韩青/海城市"
BUREAU, TOWN = "unit/东山省海城市新湾区行政审批局", "unit/东山省云岭县石桥镇"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_DAY = '"2022-10-18"^^<http://www.w3.org/2001/XMLSchema#date>'


def without_fact(predicate: str, subject: str) -> Change:
    """Return what takes away the node that bears a fact, with all its lines."""

    def change(text: str) -> str:
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        about = {row.split()[0] for row in text.splitlines() if f"<{rdf}subject> <{ID}{subject}>" in row}
        saying = {row.split()[0] for row in text.splitlines() if f"<{rdf}predicate> <{TERM}{predicate}>" in row}
        (node,) = about & saying
        return "".join(row for row in text.splitlines(keepends=True) if not row.startswith(node))

    return change


def without_evidence(predicate: str) -> Change:
    """Return what takes the passages or the rules from every fact node."""

    def change(text: str) -> str:
        kept = (row for row in text.splitlines(keepends=True) if "/fact/" not in row or predicate not in row)
        return "".join(kept)

    return change


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (without_evidence("#readBy>"), "", "cadre:readBy"),
        (without_evidence("wasDerivedFrom>"), "", "prov:wasDerivedFrom"),
        (add(LIN, "homeUnit", TOWN), LIN, "has cadre:homeUnit"),
        (drop(SU, "homeUnit", TOWN), SU, "has no cadre:homeUnit"),
        (drop(SU, "hostUnit", BUREAU), SU, "has no cadre:hostUnit"),
        (add("cadre/韩青", "hostUnit", BUREAU), "cadre/韩青", "has cadre:hostUnit"),
        (add(SU, "learned", "lesson/1"), SU, "has cadre:learned"),
        (drop(SU, "learned", "lesson/2"), SU, "has no cadre:learned"),
        (drop(STAY, "toUnit", BUREAU), STAY, "has no cadre:toUnit"),
        (add(CANCELLED, "toUnit", BUREAU), CANCELLED, "which no fact bears"),
        (add(STAY, "madeUp", BUREAU), STAY, "which no fact bears"),
        (without_fact("toUnit", STAY), STAY, "which no fact bears"),
        (without_fact("toUnit", STAY), SU, "has cadre:hostUnit"),
        (drop(STAY, "startEarliest", _DAY), STAY, "has no cadre:startEarliest"),
        (add(STAY, "endLatest", _DAY), STAY, "which no fact bears"),
        (drop(SU, "a", f"<{TERM}Cadre>"), STAY, "cadre:ofCadre"),
        (drop(SU, "a", "<http://xmlns.com/foaf/0.1/Person>"), SU, "is cadre:Cadre"),
        (add(BUREAU, "a", "<http://xmlns.com/foaf/0.1/Person>"), BUREAU, "no class of the ontology"),
        (add("unit/new", "inArea", "area/东山省"), "unit/new", "of no class"),
        (
            lambda text: text.replace(f"<{ID}{STAY}> <http://www.w3.org/ns/org#member> <{ID}{SU}> .\n", ""),
            STAY,
            "has no org:member",
        ),
        (
            lambda text: text.replace('"跟班学习"@zh .\n', '"参观"@zh .\n'),
            "https://w3id.org/cadre-graph/mode/shadow-study",
            "which its scheme does not say",
        ),
    ],
)
def test_a_triple_that_does_not_follow_or_is_missing_is_found(
    tiny: Knowledge, tmp_path: Path, texts: Path, change: Change, where: str, said: str
) -> None:
    forged_graph(tiny, tmp_path / "output", change)
    findings = check(tmp_path / "output", texts)
    assert [one for one in findings if one.where.endswith(where) and said in one.what], findings
    assert all("\n" not in one.where + one.what for one in findings)


def test_the_forger_who_changes_nothing_is_not_found(tiny: Knowledge, tmp_path: Path, texts: Path) -> None:
    forged_graph(tiny, tmp_path / "output", lambda text: text)
    assert check(tmp_path / "output", texts) == ()


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("tables/placements.csv", lambda data: data.replace(b"2022-10-18", b"2022-10-19", 1), "placements.csv:2"),
        ("tables/people.csv", lambda data: data + b"notice.txt,x,,no,no,,,\r\n", "people.csv:"),
        ("tables/lessons.csv", lambda data: b"", "lessons.csv:1"),
        ("graph.ttl", lambda data: data.replace("苏明哲".encode(), "苏明折".encode(), 1), "graph.ttl"),
        ("graph.jsonld", lambda data: data.replace(b'"headcount": "12"', b'"headcount": "13"'), "graph.jsonld"),
        ("graph.rdf", lambda data: data.replace(b"2022-10-18", b"2022-10-19"), "graph.rdf"),
        ("graph.rdf", lambda data: data[:500], "cannot be parsed"),
        ("graph.gexf", lambda data: data.replace(b"homeUnit", b"hostUnit", 1), "graph.gexf:"),
        ("graph.graphml", lambda data: data[:-20], "graph.graphml:"),
    ],
)
def test_a_file_that_does_not_say_what_the_graph_says_is_found(
    tiny: Knowledge, tmp_path: Path, name: str, change: Callable[[bytes], bytes], said: str
) -> None:
    output = tmp_path / "output"
    publish(tiny, output)
    before = (output / name).read_bytes()
    (output / name).write_bytes(change(before))
    assert before != change(before)
    seal(output)
    store = Store.read(output / MARKER)
    findings = [*check_tables(output, store), *check_formats(output, store)]
    assert findings
    assert any(said in f"{one.where}: {one.what}" for one in findings), findings


def test_the_lines_of_the_graph_stand_in_their_order(tiny: Knowledge, tmp_path: Path, texts: Path) -> None:
    output = tmp_path / "output"
    publish(tiny, output)
    lines = (output / MARKER).read_bytes().splitlines(keepends=True)
    (output / MARKER).write_bytes(b"".join([lines[1], lines[0], *lines[2:]]))
    seal(output)
    (finding,) = check(output, texts)
    assert finding.where.endswith("graph.nt:1")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "".join(row for row in text.splitlines(keepends=True) if "explorer" not in row), "does not list"),
        (lambda text: text + "abc  ../../secret\n", "names no file of the build"),
        (lambda text: text + "what is this\n", "names no file of the build"),
        (lambda text: "", "does not list graph.nt"),
    ],
)
def test_a_manifest_that_leaves_out_or_leads_out_is_found(
    tiny: Knowledge, tmp_path: Path, texts: Path, change: Change, said: str
) -> None:
    output = tmp_path / "output"
    publish(tiny, output)
    manifest = output / "SHA256SUMS"
    manifest.write_text(change(manifest.read_text(encoding="utf-8")), encoding="utf-8")
    assert any(said in one.what for one in check(output, texts))
