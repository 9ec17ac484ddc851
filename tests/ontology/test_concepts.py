"""The schemes: every concept is explained in both languages and can be found by the words of the texts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

import ontology

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SKOS = ontology.PREFIXES["skos"]

THEMES = """business-environment government-services investment-promotion capital industry innovation
digital-governance community-governance work-style mindset cadre-capability talent public-welfare green-development
culture-tourism regional-cooperation rural-revitalisation urban-development land-efficiency party-building
public-health"""


@pytest.mark.parametrize("scheme", ontology.SCHEMES)
def test_every_concept_is_explained_in_both_languages(scheme: str) -> None:
    said: Counter[tuple[str, str, str | None]] = Counter()
    for quad in parse(ontology.path(f"schemes/{scheme}.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            said[quad.subject.value, quad.predicate.value, quad.object.language] += 1
            if quad.object.language == "zh" and quad.predicate.value in (_SKOS + "prefLabel", _SKOS + "definition"):
                assert _HAN.search(quad.object.value), quad
    base = ontology.PREFIXES[ontology.SCHEMES[scheme]]
    for concept in ontology.concepts(scheme):
        for name in ("prefLabel", "definition"):
            for language in ("zh", "en"):
                assert said[base + concept.id, _SKOS + name, language] == 1, (concept.id, name, language)


@pytest.mark.parametrize("scheme", ontology.SCHEMES)
def test_every_concept_is_at_the_top_or_below_another_of_its_scheme(scheme: str) -> None:
    base = ontology.PREFIXES[ontology.SCHEMES[scheme]]
    ids = {concept.id for concept in ontology.concepts(scheme)}
    assert {concept.broader for concept in ontology.concepts(scheme)} - {""} <= ids
    named = ("inScheme", "topConceptOf")
    turtle = parse(ontology.path(f"schemes/{scheme}.ttl").read_bytes(), format=RdfFormat.TURTLE)
    links = {(str(quad.subject), quad.predicate.value.removeprefix(_SKOS), str(quad.object)) for quad in turtle}
    assert {link for link in links if link[1] in named} == {
        (f"<{base}{concept.id}>", name, f"<{base}>")
        for concept in ontology.concepts(scheme)
        for name in named
        if name == "inScheme" or not concept.broader
    }


@pytest.mark.parametrize("scheme", ontology.SCHEMES)
def test_no_word_leads_to_two_concepts(scheme: str) -> None:
    """Except among the signs of a passage, which may point to several themes; the words that are a name may not."""
    if scheme == "themes":
        names = [concept.zh for concept in ontology.concepts(scheme)]
    else:
        names = [word for concept in ontology.concepts(scheme) for word in (concept.zh, *concept.words)]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_the_themes_are_the_ones_that_other_systems_rely_on() -> None:
    assert [concept.id for concept in ontology.concepts("themes")] == THEMES.split()


def test_the_other_closed_lists_are_complete() -> None:
    ids = {scheme: [concept.id for concept in ontology.concepts(scheme)] for scheme in ontology.SCHEMES}
    assert ids["statuses"] == ["done", "ongoing", "planned", "cancelled"]
    assert ids["kinds"] == ["observation", "reflection", "proposal", "adopted"]
    assert ids["certainties"] == ["stated", "inferred", "undecided"]


def test_every_theme_can_be_recognised() -> None:
    for theme in ontology.concepts("themes"):
        assert len(theme.words) >= 10 and len(theme.signs) >= 20, theme.id
        assert not {theme.zh, *theme.words} & set(theme.signs), theme.id
        assert all(len(word) >= 2 for word in (*theme.words, *theme.signs)), "a single character is found in everything"


@pytest.mark.parametrize(
    ("word", "id_", "broader"),
    [
        ("挂职", "secondment", ""),
        ("挂职锻炼", "secondment-training", "secondment"),
        ("跟班学习", "shadow-study", ""),
        ("跟岗", "job-shadowing", "shadow-study"),
        ("体悟实训", "immersive-training", "practical-training"),
        ("援疆", "aid-xinjiang", "paired-assistance"),
        ("驻镇帮扶", "town-assistance", "village-stationing"),
        ("博士服务团", "doctoral-service-corps", "secondment"),
    ],
)
def test_a_word_of_the_texts_leads_to_its_mode(word: str, id_: str, broader: str) -> None:
    mode = ontology.by_word("modes")[word]
    assert (mode.id, mode.zh, mode.broader) == (id_, word, broader)


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(KeyError):
        ontology.concepts("colours")


def test_importing_and_reading_wakes_no_rdflib() -> None:
    """It costs 150 ms, on every start of the command."""
    code = "import sys, ontology; ontology.concepts('themes'); sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
