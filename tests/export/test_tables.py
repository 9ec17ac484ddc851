"""The tables: columns as promised, one row a thing, and nothing that the graph does not say."""

from __future__ import annotations

import csv
import io

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.export.tables import TABLES, Table, csv_bytes, folded, table_rows
from graph.model import Knowledge
from graph.queries import table_query
from graph.store import Rows, Store

PROMISED = {
    "placements": "document,cadre,home_unit,home_title,home_area,host_unit,host_title,host_area,mode,start,end,"
    "duration,batch,status,rule,quote,start_char,end_char",
    "lessons": "document,cadre,title,kind,themes,practices,learned_at,proposed_for,rule,quote,start_char,end_char",
    "practices": "document,name,where,rule,quote,start_char,end_char",
    "policies": "document,title,issuer,date,quote,start_char,end_char",
    "pairings": "document,area_a,area_b,since,quote,start_char,end_char",
    "batches": "document,name,sending_area,receiving_area,ordinal,headcount,start,duration,quote,start_char,end_char",
    "figures": "document,subject,measure,value,unit,quote,start_char,end_char",
    "people": "document,name,role,placed,reporter,quote,start_char,end_char",
}


def rows_of(store: Store, name: str) -> list[dict[str, str]]:
    """Return the rows of the table *name* by column."""
    table = next(one for one in TABLES if one.name == name)
    return [dict(zip(table.columns, row, strict=True)) for row in table_rows(store, table)]


def test_every_table_has_the_promised_columns() -> None:
    assert {table.name: ",".join(table.columns) for table in TABLES} == PROMISED


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_a_variable_of_the_query(table: Table, store: Store) -> None:
    assert set(table.columns) <= set(store.select(table_query(table.name).text).columns)
    assert table.several <= set(table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_quote_is_its_characters(table: Table, store: Store, tiny: Knowledge) -> None:
    texts = {document.name: document.text for document in tiny.documents}
    rows = rows_of(store, table.name)
    assert rows
    for row in rows:
        assert texts[row["document"]][int(row["start_char"]) : int(row["end_char"])] == row["quote"]


def test_a_placement_is_one_row_with_all_that_is_known(store: Store) -> None:
    (row,) = [row for row in rows_of(store, "placements") if row["cadre"] == "林知远"]
    assert row == {
        "document": "seaside.txt",
        "cadre": "林知远",
        "home_unit": "云岭县发展和改革局",
        "home_title": "副局长",
        "home_area": "东山省云岭县",
        "host_unit": "新湾区行政审批局",
        "host_title": "局长助理",
        "host_area": "东山省海城市新湾区",
        "mode": "挂职",
        "start": "2021-03",
        "end": "",
        "duration": "P6M",
        "batch": "",
        "status": "done",
        "rule": "placement-stay",
        "quote": "林知远,云岭县发展和改革局副局长,2021年3月起到新湾区行政审批局挂职",
        "start_char": "78",
        "end_char": "114",
    }


def test_a_cancelled_stay_is_in_the_table_and_says_so(store: Store) -> None:
    assert [row["status"] for row in rows_of(store, "placements") if row["cadre"] == "韩青"] == ["cancelled"]


def test_a_joint_lesson_is_a_row_for_each_cadre(store: Store) -> None:
    rows = [row for row in rows_of(store, "lessons") if row["title"] == "设周末窗口"]
    assert [row.pop("cadre") for row in rows] == ["林知远", "苏明哲"]
    assert rows[0] == rows[1]


def test_a_lesson_of_nobody_in_particular_has_no_cadre(store: Store) -> None:
    assert [row["cadre"] for row in rows_of(store, "lessons") if row["kind"] == "adopted"] == [""]


def test_the_main_theme_comes_first(store: Store) -> None:
    themes = {row["title"]: row["themes"] for row in rows_of(store, "lessons")}
    assert themes["企业的事当天有回音"] == "business-environment;government-services"
    assert themes["设周末窗口"] == "government-services;business-environment"


def test_a_practice_is_a_row_in_each_document_with_the_places_that_one_names(store: Store) -> None:
    rows = rows_of(store, "practices")
    assert [(row["document"], row["where"]) for row in rows] == [
        ("notice.txt", "东山省云岭县"),
        ("seaside.txt", "东山省海城市新湾区"),
    ]


def test_people_are_those_who_are_named_placed_or_not(store: Store) -> None:
    rows = {(row["document"], row["name"]): row for row in rows_of(store, "people")}
    assert {key: (row["role"], row["placed"], row["reporter"]) for key, row in rows.items()} == {
        ("notice.txt", "苏明哲"): ("", "yes", "no"),
        ("notice.txt", "韩青"): ("", "yes", "no"),
        ("seaside.txt", "何以宁"): ("本报记者", "no", "yes"),
        ("seaside.txt", "周若溪"): ("窗口工作人员", "no", "no"),
        ("seaside.txt", "林知远"): ("", "yes", "no"),
        # His stay is told in the other document.
        ("seaside.txt", "苏明哲"): ("", "no", "no"),
    }


def test_folded_keeps_the_order_of_the_query_in_rows_and_in_cells() -> None:
    words = [("2", "b", "y"), ("2", "a", "x"), ("1", "c", "z"), ("2", "a", "y")]
    rows = Rows(("thing", "many", "one"), tuple(tuple(Literal(word) for word in row) for row in words))
    assert folded(rows, ("many", "one"), frozenset({"many"})) == (("b;a", "y"), ("c", "z"))


def test_folded_takes_the_first_value_that_is_there() -> None:
    rows = Rows(("thing", "one"), ((Literal("1"), None), (Literal("1"), Literal("x"))))
    assert folded(rows, ("one",), frozenset()) == (("x",),)


def test_csv_opens_in_a_spreadsheet_and_reads_back_as_it_was() -> None:
    row = ("甲;乙", 'says "x", y', "line\nbreak", " 空格 ")
    written = csv_bytes(("a", "b", "c", "d"), [row])
    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))) == [["a", "b", "c", "d"], list(row)]


def test_values_of_a_stay_add_up_and_do_not_multiply(store: Store) -> None:
    """Of a stay on which many texts disagree, all combinations of what they say would be more than a machine holds."""
    told = next(
        one for one in store.triples() if one.predicate.value.endswith("start") and "/placement/" in str(one.subject)
    )
    others = ("start", "duration")
    more = [
        Triple(told.subject, NamedNode(told.predicate.value.replace("start", other)), Literal(f"{other} {at}"))
        for other in others
        for at in range(30)
    ]
    query = table_query("placements").text
    rows = len(store.select(query))
    assert len(Store([*store.triples(), *more]).select(query)) == rows + len(more)
