"""The rules of the house, over code and data: whoever breaks one is told which, and where."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.build import read_knowledge
from graph.extract import rules
from graph.find.words import is_ordinary
from graph.model import Evidence, Knowledge, Rule
from graph.read.corpus import find_texts, read_document
from tests.extract.cases import cases, rows

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "graph").rglob("*.py"))
#: Where what is recognised is told, in code.
READERS = ("read", "find", "extract", "identify")
#: Where it is told in lists. The table of areas holds every place of the country and is nobody's choice.
LISTS = sorted(
    [
        *(ROOT / "ontology" / "words").iterdir(),
        *(ROOT / "ontology" / "schemes").glob("*.ttl"),
        ROOT / "ontology" / "core.ttl",
    ]
)
LONGEST_MODULE = 400


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return what the seeds say."""
    return read_knowledge([ROOT / "seeds"])


def every_evidence(knowledge: Knowledge) -> Iterator[Evidence]:
    for entity in knowledge.entities:
        yield from entity.evidence
    for fact in knowledge.facts:
        yield from fact.evidence
    for question in knowledge.undecided:
        yield from question.evidence


def test_every_quote_equals_its_characters(knowledge: Knowledge) -> None:
    texts = {path.name: read_document(path).text for path in find_texts([ROOT / "seeds"])}
    passages = {one.passage for one in every_evidence(knowledge)} | {line.passage for line in knowledge.ledger}
    assert len(passages) > 500
    assert [one for one in passages if texts[one.document][one.start : one.end] != one.quote] == []


def test_no_quote_is_empty(knowledge: Knowledge) -> None:
    assert all(one.passage.quote.strip() for one in every_evidence(knowledge))


def test_every_fact_and_every_thing_has_a_passage(knowledge: Knowledge) -> None:
    assert [fact for fact in knowledge.facts if not fact.evidence] == []
    assert [thing for thing in knowledge.entities if not thing.evidence] == []


def test_every_evidence_names_a_rule_that_is_registered(knowledge: Knowledge) -> None:
    names = {rule.name for rule in rules()}
    assert {one.rule for one in every_evidence(knowledge)} <= names
    assert {rule.name for rule in knowledge.rules} == names


def test_every_fact_is_about_things_that_are_there(knowledge: Knowledge) -> None:
    things = {one.id for one in knowledge.entities} | {f"document/{one.name}" for one in knowledge.documents}
    kinds = {one.partition("/")[0] for one in things}
    for fact in knowledge.facts:
        assert fact.subject in things, fact
        if isinstance(fact.object, str) and fact.object.partition("/")[0] in kinds:
            assert fact.object in things, fact


def test_what_is_known_is_sorted_and_said_once(knowledge: Knowledge) -> None:
    for listed in (knowledge.documents, knowledge.rules, knowledge.ledger, knowledge.undecided):
        assert list(listed) == sorted(listed)
    claims = Counter((one.subject, one.predicate, one.object) for one in knowledge.facts)
    assert [claim for claim, times in claims.items() if times > 1] == []
    assert [one.id for one in knowledge.entities] == sorted({one.id for one in knowledge.entities})


def test_every_text_of_the_seeds_is_read(knowledge: Knowledge) -> None:
    placed = {one.evidence[0].passage.document for one in knowledge.entities if one.kind == "Placement"}
    assert placed == {one.name for one in knowledge.documents}


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_no_rule_has_the_documentation_of_another() -> None:
    seen = Counter(rule.about.split(".")[0] for rule in rules())
    assert [about for about, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_documentation_of_a_rule_has_an_example(rule: Rule) -> None:
    assert re.search("「[^「」]{2,}」", rule.about), f"{rule.name}: give an example in 「」"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_documentation_of_a_rule_says_what_it_does_not_read(rule: Rule) -> None:
    assert re.search(r"\b(?:not|[Nn]obody|[Nn]othing|[Nn]o one|left out|without|[Oo]nly)\b", rule.about), (
        f"{rule.name}: say what it must not read"
    )


def test_as_many_cases_are_found_as_the_files_have_rows() -> None:
    assert len(cases()) == rows()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_too_long_to_be_read(module: Path) -> None:
    assert module.read_text(encoding="utf-8").count("\n") <= LONGEST_MODULE


@cache
def recognised() -> dict[str, str]:
    """Return what is recognised, file by file: strings of the code that are no documentation, and the lists."""
    found = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in LISTS}
    for path in MODULES:
        if path.relative_to(ROOT / "graph").parts[0] in READERS:
            found[str(path.relative_to(ROOT))] = "\n".join(_strings(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def _strings(tree: ast.Module) -> Iterator[str]:
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def annotated() -> dict[str, set[str]]:
    """Return the names that people wrote down when they read the seeds, by what they are names of."""
    names: dict[str, set[str]] = {"people": set(), "units": set(), "practices": set(), "policies": set()}
    for path in sorted((ROOT / "tests" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        names["people"] |= {*gold["publication"]["reporters"], *(one["name"] for one in gold.get("other_people", ()))}
        for one in gold["placements"]:
            names["people"].add(one["cadre"])
            names["units"] |= {*one["home_unit"], *one["host_unit"]}
        names["practices"] |= {one["name"] for one in gold.get("practices", ())}
        names["policies"] |= {one["title"] for one in gold.get("policies", ())}
    return names


@pytest.mark.parametrize("kind", ["people", "units", "policies", "practices"])
def test_no_name_of_the_annotations_is_in_a_rule_or_a_list(kind: str) -> None:
    """Memorising is worthless; words of the whole country 「一网通办」 tell a theme all the same."""
    names = annotated()[kind]
    assert len(names) >= 5
    found = [
        (name, where)
        for name in sorted(names)
        for where, text in recognised().items()
        if name in text and not is_ordinary(name) and not (kind == "practices" and where.startswith("ontology"))
    ]
    assert found == []


def test_no_name_in_a_case_is_a_name_of_the_annotations() -> None:
    people = {name for name in annotated()["people"] if len(name) > 2}
    assert [(case.id, name) for case in cases() for name in people if name in case.text] == []
