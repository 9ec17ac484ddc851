"""The formats for other programs: each is read back by another library, with Han characters and numbers equal."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from random import Random
from xml.etree import ElementTree

import igraph
import networkx
import openpyxl
import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, RdfFormat, Triple

from graph.derive import SHORTCUTS
from graph.export import FURTHER, Format
from graph.export.framed import framed
from graph.export.network import network
from graph.export.networks import gexf, graphml
from graph.export.places import interval
from graph.export.programs import cytoscape, neo4j
from graph.export.rdf import ntriples
from graph.export.roster import HEADINGS, roster
from graph.export.tables import TABLES, table_rows
from graph.export.turtle12 import turtle12
from graph.store import Store, Term, to_rdflib, words
from graph.vocabulary import PREFIXES, expand_node

GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.mark.parametrize("form", FURTHER, ids=lambda form: form.name)
def test_the_same_graph_is_the_same_bytes(form: Format, triples: tuple[Triple, ...]) -> None:
    shuffled = list(triples)
    Random(5).shuffle(shuffled)
    assert form.write(Store(shuffled)) == form.write(Store(triples))


@pytest.mark.parametrize("form", FURTHER, ids=lambda form: form.name)
def test_no_graph_is_a_file_all_the_same(form: Format) -> None:
    assert form.write(Store(()))


def test_framed_says_of_every_stay_what_the_graph_says(triples: tuple[Triple, ...]) -> None:
    read = set(rdflib.Graph().parse(data=framed(triples), format="json-ld"))
    whole = set(to_rdflib(triples))
    assert read <= whole
    stays = set(
        to_rdflib(triples).subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/cadre-graph/ontology#Placement"))
    )
    assert {one for one in whole if one[0] in stays} <= read


def test_turtle_1_2_says_what_the_graph_says(triples: tuple[Triple, ...]) -> None:
    store = pyoxigraph.Store()
    store.load(turtle12(triples), format=RdfFormat.TURTLE)
    # A fact in three triples, as RDF 1.1 has it, is the same as one that reifies.
    store.update(
        "INSERT { ?fact a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
        "WHERE { ?fact a cadre:Fact ; rdf:reifies <<( ?s ?p ?o )>> };"
        "DELETE WHERE { ?any rdf:reifies ?triple }",
        prefixes=dict(PREFIXES),
    )
    known = pyoxigraph.Store()
    known.load(ntriples(triples), format=RdfFormat.N_TRIPLES)
    assert set(store) == set(known)


def test_a_link_of_turtle_1_2_is_annotated_by_its_stay(triples: tuple[Triple, ...]) -> None:
    store = pyoxigraph.Store()
    store.load(turtle12(triples), format=RdfFormat.TURTLE)
    query = (
        "SELECT ?name ?unit ?start ?words { ?cadre cadre:hostUnit ?host ~ ?stay ; skos:prefLabel ?name ."
        " ?host skos:prefLabel ?unit . ?stay cadre:start ?start ; cadre:mainPassage/nif:anchorOf ?words } ORDER BY ?name"
    )
    rows = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    found = [[words(value) for value in row] for row in rows]
    assert found == [
        ["林知远", "新湾区行政审批局", "2021-03", "林知远,云岭县发展和改革局副局长,2021年3月起到新湾区行政审批局挂职"],
        ["苏明哲", "新湾区行政审批局", "2022-10-18", "石桥镇党委书记苏明哲到新湾区行政审批局跟班学习"],
    ]
    links = store.query("SELECT ?link { ?stay a cadre:Placement ; rdf:reifies ?link }", prefixes=dict(PREFIXES))
    assert isinstance(links, pyoxigraph.QuerySolutions)
    linked = [row[0] for row in links]
    assert all(isinstance(one, Triple) and one in triples for one in linked)
    assert {one.predicate for one in linked if isinstance(one, Triple)} == set(map(expand_node, SHORTCUTS))


def test_framed_is_a_tree_by_stays(triples: tuple[Triple, ...]) -> None:
    stays = json.loads(framed(triples))["@graph"]
    (lin,) = [stay for stay in stays if stay["id"].endswith("林知远/新湾区")]
    assert len(stays) == 3
    (cadre,) = lin["ofCadre"]
    assert "林知远" in json.dumps(cadre["prefLabel"], ensure_ascii=False)
    assert len(lin["@reverse"]["learnedDuring"]) == 2


def test_networkx_reads_what_cytoscape_reads(store: Store) -> None:
    told = json.loads(cytoscape(store))
    graph = networkx.cytoscape_graph({"data": [], "directed": True, "multigraph": True, **told})
    expected = network(store)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(expected), expected.number_of_edges())
    assert {told["label"] for _, told in graph.nodes(data=True)} == {
        told["label"] for _, told in expected.nodes(data=True)
    }
    ids = [one["data"]["id"] for part in told["elements"].values() for one in part]
    assert len(ids) == len(set(ids))
    assert all({"x", "y"} == set(one["position"]) for one in told["elements"]["nodes"])


def test_igraph_reads_what_neo4j_reads(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(neo4j(store))) as archive:
        nodes, edges = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode())))
            for name in ("nodes.csv", "relationships.csv")
        )
    graph = igraph.Graph.DictList(nodes, edges, True, "iri:ID", (":START_ID", ":END_ID"))
    expected = network(store)
    assert (graph.vcount(), graph.ecount()) == (len(expected), expected.number_of_edges())
    assert "林知远" in graph.vs["name"]
    assert set(graph.vs[":LABEL"]) == {"Cadre", "Unit", "Area", "Lesson", "Theme"}
    assert {"HOME_UNIT", "HOST_UNIT", "LEARNED"} <= set(graph.es[":TYPE"])
    assert "2021-03-01" in graph.es["start:date"]


def test_igraph_reads_graphml(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("networks") / "graph.graphml"
    path.write_bytes(graphml(store))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert (graph.vcount(), graph.ecount()) == (len(network(store)), network(store).number_of_edges())
    assert "林知远" in graph.vs["label"]


def test_every_edge_has_an_id_of_its_own(store: Store) -> None:
    for write, name in ((graphml, "{http://graphml.graphdrawing.org/xmlns}edge"), (gexf, f"{GEXF}edge")):
        ids = [edge.get("id") for edge in ElementTree.fromstring(write(store)).iter(name)]
        assert len(ids) == len(set(ids)) == network(store).number_of_edges()


def test_the_headers_are_as_the_bulk_import_wants_them(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(neo4j(store))) as archive:
        (nodes, *things), (edges, *links) = (
            list(csv.reader(io.StringIO(archive.read(name).decode()))) for name in ("nodes.csv", "relationships.csv")
        )
    assert nodes == ["iri:ID", "name", ":LABEL"]
    assert edges[:3] == [":START_ID", ":END_ID", ":TYPE"] and edges[-2:] == ["start:date", "end:date"]
    ids = [row[0] for row in things]
    assert len(ids) == len(set(ids))
    assert {end for row in links for end in row[:2]} <= set(ids)
    assert all(re.fullmatch("[A-Z][A-Z_]*", row[2]) for row in links)
    days = [day for row in links for day in row[-2:] if day]
    assert days and all(date.fromisoformat(day).isoformat() == day for day in days)


def test_openpyxl_reads_the_roster(store: Store) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(roster(store)))["名册"]
    rows = list(sheet.values)
    assert list(rows[0]) == [heading for heading, _ in HEADINGS.values()]
    placements = table_rows(store, next(one for one in TABLES if one.name == "placements"))
    assert len(rows) - 1 == len(placements) == 3
    assert {row[0] for row in rows[1:]} == {"林知远", "苏明哲", "韩青"}
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:O{len(rows)}"


def test_a_cell_is_never_a_formula(triples: tuple[Triple, ...]) -> None:
    forged = [Triple(one.subject, one.predicate, _named(one)) for one in triples]
    sheet = openpyxl.load_workbook(io.BytesIO(roster(Store(forged))))["名册"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.data_type == "s" for cell in cells if cell.value is not None)


def _named(triple: Triple) -> Term:
    value = triple.object
    return Literal("=HYPERLINK(1)", language="zh") if isinstance(value, Literal) and value.value == "林知远" else value


def test_gephi_finds_places_colours_and_intervals(store: Store) -> None:
    root = ElementTree.fromstring(gexf(store))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = list(graph.iter(f"{GEXF}node"))
    assert len(nodes) == len(network(store))
    viz = [{child.tag.rpartition("}")[2] for child in node} for node in nodes]
    assert all({"position", "color"} <= told for told in viz)
    stays = {told["placement"]: interval(told.get("since", ""), told.get("until", "")) for told in _stays(store)}
    assert {(stay.get("start"), stay.get("end")) for stay in stays.values()} >= {("2021-03-01", None)}
    found = {}
    titles = {one.get("id"): one.get("title") for one in graph.iter(f"{GEXF}attribute")}
    for edge in graph.iter(f"{GEXF}edge"):
        told = {titles[one.get("for")]: one.get("value") for one in edge.iter(f"{GEXF}attvalue")}
        days = {name: day for name in ("start", "end") if (day := edge.get(name))}
        if "placement" in told:
            found[told["placement"]] = days
        else:
            assert days == {}
    assert found == stays


def _stays(store: Store) -> list[dict[str, str]]:
    """Return what is told of the edges that are stays."""
    return [told for _, _, told in network(store).edges(data=True) if "placement" in told]


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2021-03", "2021-09", {"start": "2021-03-01", "end": "2021-09-30"}),
        ("2020", "2024-02", {"start": "2020-01-01", "end": "2024-02-29"}),
        ("2022-10-18", "", {"start": "2022-10-18"}),
        ("", "2022", {"end": "2022-12-31"}),
        ("", "", {}),
    ],
)
def test_a_month_is_all_its_days(since: str, until: str, told: dict[str, str]) -> None:
    assert interval(since, until) == told
