"""What the server costs over the bare engine, at a million triples of the shape that a build has.

    python -m tests.serve.benchmark /tmp/benchmark --triples 1000000
    python -m tests.serve.benchmark /tmp/benchmark --rdflib      # loading and writing with rdflib as well: minutes

Makes the graph in the folder, the same one for the same number, and prints a table.
"""

from __future__ import annotations

import argparse
import http.client
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from time import perf_counter
from urllib.parse import urlencode, urlsplit

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat

from graph.queries import shipped
from graph.vocabulary import PREFIXES, expand, ontology
from tests.serve.servers import serving

ID = "https://w3id.org/cadre-graph/id/"
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "明远若溪以宁知行思齐景行怀瑾望舒"
MODES = ("secondment", "shadow-study", "training", "village-post")
THEMES = ("industry", "business-environment", "government-services", "work-style", "livelihood")


def graph(number: int) -> Iterator[str]:
    """Yield about *number* triples as lines of N-Triples, sorted by what they are about."""
    dice = Random(11)
    areas = [f"area/甲省{n // 20}市{n}县" for n in range(400)]
    made = 0

    def said(subject: str, predicate: str, value: str) -> str:
        nonlocal made
        made += 1
        iri = subject if ":" in subject.partition("/")[0] else ID + subject
        return f"<{iri}> <{expand(predicate)}> {value} .\n"

    def node(name: str) -> str:
        return f"<{expand(name) if ':' in name.partition('/')[0] else ID + name}>"

    def words(text: str, language: str = "@zh") -> str:
        return f'"{text}"{language}'

    for area in areas:
        yield said(area, "rdf:type", node("cadre:Area"))
        yield said(area, "skos:prefLabel", words(area.removeprefix("area/")))
    for n in range(12):
        yield said(f"rule/r{n}", "rdf:type", node("cadre:Rule"))
        yield said(f"rule/r{n}", "dcterms:identifier", words(f"r{n}", ""))
        yield said(f"rule/r{n}", "rdfs:comment", words(f"Reads {n}.", "@en"))
    kinds = ("kind:observation", "kind:reflection", "kind:proposal")
    for name in (*(f"mode:{one}" for one in MODES), *(f"theme:{one}" for one in THEMES), *kinds):
        yield f"{node(name)} <{expand('skos:prefLabel')}> {words(name)} .\n"
    for name in ("stated", "inferred"):
        yield f"{node('certainty:' + name)} <{expand('skos:prefLabel')}> {words(name)} .\n"
    stay = 0
    while made < number:
        stay += 1
        home, host = dice.choice(areas[:300]), dice.choice(areas[300:])
        name = dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN)
        document = f"document/t{stay // 10}.txt"
        cadre, placement = f"cadre/{name}{stay}", f"placement/{stay}"
        units = [f"unit/{home[5:]}{n}局" for n in [dice.randrange(8)]] + [
            f"unit/{host[5:]}{n}局" for n in [dice.randrange(8)]
        ]
        posts = [f"post/{unit[5:]}/科长" for unit in units]
        if stay % 10 == 1:
            yield said(document, "rdf:type", node("cadre:Document"))
            yield said(document, "dcterms:identifier", words(f"t{stay // 10}.txt", ""))
            yield said(document, "skos:prefLabel", words(f"第{stay // 10}篇"))
        year, month = dice.randint(2015, 2024), dice.randint(1, 12)
        begin, end = f"{year}-{month:02}-01", f"{year + 1}-{month:02}-01"
        facts: list[tuple[str, str, str]] = []
        for unit, area, post in zip(units, (home, host), posts, strict=True):
            yield said(unit, "rdf:type", node("cadre:Unit"))
            yield said(unit, "skos:prefLabel", words(unit[5:]))
            facts.append((unit, "cadre:inArea", node(area)))
            yield said(post, "rdf:type", node("cadre:Post"))
            yield said(post, "skos:prefLabel", words("科长"))
            facts.append((post, "org:postIn", node(unit)))
        for kind in ("cadre:Cadre", "foaf:Person"):
            yield said(cadre, "rdf:type", node(kind))
        yield said(cadre, "skos:prefLabel", words(name))
        facts += [(cadre, "cadre:homeUnit", node(units[0])), (cadre, "cadre:hostUnit", node(units[1]))]
        yield said(placement, "rdf:type", node("cadre:Placement"))
        yield said(placement, "skos:prefLabel", words(f"{name}到{units[1][5:]}"))
        facts += [
            (placement, f"cadre:{link}", node(value))
            for link, value in (
                ("ofCadre", cadre), ("fromUnit", units[0]), ("toUnit", units[1]), ("fromArea", home), ("toArea", host),
                ("fromPost", posts[0]), ("toPost", posts[1]), ("mode", f"mode:{dice.choice(MODES)}"),
            )
        ]  # fmt: skip
        facts.append((placement, "cadre:start", words(begin, f"^^<{expand('xsd:date')}>")))
        for bound, day in (("startEarliest", begin), ("startLatest", begin), ("endEarliest", end), ("endLatest", end)):
            yield said(placement, f"cadre:{bound}", words(day, f"^^<{expand('xsd:date')}>"))
        for n in range(2):
            lesson, theme = f"lesson/{stay}-{n}", f"theme:{dice.choice(THEMES)}"
            yield said(lesson, "rdf:type", node("cadre:Lesson"))
            yield said(lesson, "skos:prefLabel", words(f"经验{stay}{n}"))
            kind = dice.choice(("observation", "reflection", "proposal"))
            yield said(lesson, "cadre:mainPassage", node(f"{document}#char={stay * 1000},{stay * 1000 + 9}"))
            facts += [
                (lesson, "cadre:kind", node(f"kind:{kind}")),
                (cadre, "cadre:learned", node(lesson)), (lesson, "cadre:learnedDuring", node(placement)),
                (lesson, "cadre:mainTheme", node(theme)), (lesson, "dcterms:subject", node(theme)),
                (lesson, "cadre:learnedAt", node(units[1])), (lesson, "dcterms:title", words(f"经验{stay}{n}")),
            ]  # fmt: skip
        for at, (subject, predicate, value) in enumerate(facts):
            place = f"{document}#char={stay * 1000 + at * 10},{stay * 1000 + at * 10 + 9}"
            fact = f"fact/{stay}-{at}"
            yield said(subject, predicate, value)
            yield said(fact, "rdf:type", node("cadre:Fact"))
            yield said(fact, "rdf:subject", node(subject))
            yield said(fact, "rdf:predicate", f"<{expand(predicate)}>")
            yield said(fact, "rdf:object", value)
            yield said(fact, "prov:wasDerivedFrom", node(place))
            yield said(fact, "cadre:readBy", node(f"rule/r{at % 12}"))
            yield said(fact, "cadre:certainty", node("certainty:inferred" if at % 40 == 7 else "certainty:stated"))
            yield said(place, "nif:anchorOf", words(f"{name}在{units[1][5:]}的第{at}件事"))
            yield said(place, "nif:referenceContext", node(document))
            yield said(place, "nif:beginIndex", words(str(stay * 1000 + at * 10), f"^^<{expand('xsd:integer')}>"))
            yield said(place, "nif:endIndex", words(str(stay * 1000 + at * 10 + 9), f"^^<{expand('xsd:integer')}>"))


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Return the seconds of so many runs, sorted."""
    spent = []
    for _ in range(times):
        started = perf_counter()
        work()
        spent.append(perf_counter() - started)
    return sorted(spent)


def line(*cells: str | float) -> None:
    """Write a line of the table."""
    sys.stdout.write("".join(f"{one:28}" if isinstance(one, str) else f"{one:12.1f}" for one in cells) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="What the server costs over the bare engine.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--rdflib", action="store_true")
    told = parser.parse_args()
    build = told.folder / f"build-{told.triples}"
    path = build / "graph.nt"
    if not path.exists():
        build.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(sorted(set(graph(told.triples)))), encoding="utf-8")
        (build / "explorer.html").write_text("<!doctype html>", encoding="utf-8")
        (build / "SHA256SUMS").write_text("", encoding="utf-8")
    store = pyoxigraph.Store()
    load = timed(lambda: store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES), 1)[0]
    line("triples", float(len(store)))
    line("bare engine: load (s)", load)
    line(
        "bare engine: Turtle (s)",
        timed(lambda: store.dump(BytesIO(), RdfFormat.TURTLE, from_graph=pyoxigraph.DefaultGraph()), 1)[0],
    )
    if told.rdflib:
        import rdflib

        reference = rdflib.Graph()
        line("rdflib: load (s)", timed(lambda: reference.parse(path, format="nt"), 1)[0])
        line("rdflib: Turtle (s)", timed(lambda: reference.serialize(format="turtle"), 1)[0])
        del reference
    options = ["--rows", "10000000", "--megabytes", "2000", "--memory", "0", "--seconds", "600"]
    for where in ([], ["--disk", str(told.folder / "stores")]):
        name = "on disk" if where else "in memory"
        for again in ("first", "again"):
            started = perf_counter()
            with serving(str(build), *options, *where) as server:
                line(f"server {name}: up, {again} (s)", perf_counter() - started)
                if again == "again":
                    _queries(server, store, told.times, name)
            if not where and again == "first":
                continue
    return 0


def _queries(server: str, store: pyoxigraph.Store, times: int, name: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=600)
    sys.stdout.write(
        f"\n{'query, ms: median of ' + str(times):28}{'bare':>12}{name:>12}{'ratio':>12}{'p95':>12}{'bytes':>12}\n"
    )
    ratios, last = [], []
    for one in shipped():
        body = urlencode({"query": one.text})
        size = 0

        def over_http(body: str = body) -> None:
            nonlocal size
            connection.request("POST", "/sparql", body, {"Content-Type": "application/x-www-form-urlencoded"})
            reply = connection.getresponse()
            size = len(reply.read())
            assert reply.status == 200

        def bare(text: str = one.text) -> None:
            found = store.query(text, prefixes=dict(PREFIXES))
            assert isinstance(found, pyoxigraph.QuerySolutions)
            found.serialize(format=QueryResultsFormat.JSON)

        over_http()
        theirs, mine = timed(bare, times), timed(over_http, times)
        ratio, late = mine[times // 2] / theirs[times // 2], mine[int(times * 0.95)]
        ratios.append(ratio)
        last.append(late)
        line(one.name, theirs[times // 2] * 1000, mine[times // 2] * 1000, ratio, late * 1000, float(size))
    line("median of all", 0.0, 0.0, sorted(ratios)[len(ratios) // 2], sorted(last)[len(last) // 2] * 1000)
    sys.stdout.write("\n")


if __name__ == "__main__":
    assert ontology()
    sys.exit(main())
