"""A patch applied to the old graph gives the new one, whatever is written in it and whoever applies it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph.diff.merge import difference
from graph.diff.patch import CHUNK, rdf_patch, sparql_update
from graph.diff.source import Source
from graph.errors import InputError
from graph.export.rdf import ntriples
from graph.store import Store

XSD = "http://www.w3.org/2001/XMLSchema#"

#: What has been known to break a quotation, a line, an escape or a prefix.
NASTY = (
    '"', "\\", "\n", "\r", "\t", "\x00", "\x01", "\x1f", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "'", "#", " .",
    "\\u0041", "\\U0001F600", "\\n", "u0041", "abcd", "董善积", "𠮷", "😀", "{", "}", "<", ">", "^^", "@zh", ";", "",
)  # fmt: skip
texts = st.lists(st.sampled_from(NASTY) | st.characters(exclude_categories=["Cs"]), max_size=5).map("".join)
nodes = st.sampled_from(
    [NamedNode(f"https://example.org/{path}") for path in ("a", "单位/莘庄镇", "d#char=1,2", "%20", "x'(y)", "𠮷")]
)
literals = st.one_of(
    texts.map(Literal),
    st.builds(Literal, texts, language=st.sampled_from(["zh", "en", "zh-hans-cn"])),
    # Of a type that no store reads as a value, so that what is compared is what was written.
    st.builds(Literal, texts, datatype=st.just(NamedNode("https://example.org/type"))),
    st.builds(Literal, st.sampled_from(["2022-10", "2022-11"]), datatype=st.just(NamedNode(XSD + "gYearMonth"))),
)
graphs = st.frozensets(st.builds(Triple, nodes, nodes, nodes | literals), max_size=12)


def written(folder: Path, name: str, triples: Iterable[Triple]) -> Path:
    """Write a graph as a build writes it."""
    path = folder / name
    path.write_bytes(ntriples(sorted(set(triples), key=str)))
    return path


def patches(old: Path, new: Path) -> tuple[bytes, bytes]:
    """Return the difference as RDF Patch and as an update."""
    with Source(old) as one, Source(new) as other, difference(one, other) as found:
        return b"".join(rdf_patch(found)), b"".join(sparql_update(found))


def in_pyoxigraph(old: Path, update: bytes) -> set[str]:
    store = pyoxigraph.Store()
    store.load(old.read_bytes(), format=RdfFormat.N_TRIPLES)
    store.update(update.decode())
    return {str(quad.triple) for quad in store}


def in_rdflib(path: Path, update: bytes = b"") -> set[tuple[str, str, str]]:
    graph = rdflib.Graph()
    graph.parse(data=path.read_bytes(), format="nt")
    if update:
        graph.update(update.decode())
    return {(s.n3(), p.n3(), repr(o)) for s, p, o in graph}


def patched(old: Path, patch: bytes) -> set[bytes]:
    """Apply RDF Patch: a reader of rows, strict about their order and that each changes something."""
    rows = patch.split(b"\n")
    assert rows.pop() == b""
    assert re.fullmatch(rb"H id <urn:uuid:[0-9a-f-]{36}> \.", rows[0])
    assert re.fullmatch(rb"H prev <urn:uuid:[0-9a-f-]{36}> \.", rows[1])
    assert (rows[2], rows[-1]) == (b"TX .", b"TC .")
    lines = set(old.read_bytes().split(b"\n")[:-1])
    for row in rows[3:-1]:
        mark, _, line = row.partition(b" ")
        assert mark in (b"A", b"D")
        assert (line in lines) == (mark == b"D")
        lines ^= {line}
    return lines


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=graphs, after=graphs)
def test_every_patch_turns_the_old_graph_into_the_new(
    before: frozenset[Triple], after: frozenset[Triple], tmp_path: Path
) -> None:
    old, new = written(tmp_path, "old.nt", before), written(tmp_path, "new.nt", after)
    patch, update = patches(old, new)
    assert patched(old, patch) == set(new.read_bytes().split(b"\n")[:-1])
    assert in_pyoxigraph(old, update) == {str(one) for one in after}
    assert in_rdflib(old, update) == in_rdflib(new)


def test_a_build_and_a_changed_build(triples: tuple[Triple, ...], tmp_path: Path) -> None:
    old, new = written(tmp_path, "old.nt", triples), written(tmp_path, "new.nt", triples[5:])
    for before, after in ((old, new), (new, old)):
        patch, update = patches(before, after)
        assert patch.count(b"\n") == 5 + 4
        assert patched(before, patch) == set(after.read_bytes().split(b"\n")[:-1])
        assert in_pyoxigraph(before, update) == in_pyoxigraph(after, b"INSERT DATA {}")
        assert in_rdflib(before, update) == in_rdflib(after)


def many(numbers: Iterable[int]) -> list[Triple]:
    node = NamedNode("https://example.org/a")
    return [Triple(node, node, Literal(f"第{number}条")) for number in numbers]


def test_operations_of_an_update_are_of_bounded_size(tmp_path: Path) -> None:
    old, new = written(tmp_path, "old.nt", many(range(2500))), written(tmp_path, "new.nt", many(range(2400, 5000)))
    _, update = patches(old, new)
    operations = update.decode().split("} ;\n")
    assert [one.split("\n", 1)[0] for one in operations] == ["DELETE DATA {"] * 3 + ["INSERT DATA {"] * 3
    assert max(one.count(" .\n") for one in operations) == CHUNK
    assert in_pyoxigraph(old, update) == {str(one) for one in many(range(2400, 5000))}


@pytest.mark.parametrize("block", [64, 1000])
def test_blocks_and_temporary_files_change_nothing(block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = written(tmp_path, "old.nt", many(range(0, 900, 2))), written(tmp_path, "new.nt", many(range(0, 900, 3)))
    expected = patches(old, new)
    monkeypatch.setattr("graph.diff.source._BLOCK", block)
    monkeypatch.setattr("graph.diff.merge._IN_MEMORY", 100)
    assert patches(old, new) == expected
    assert patched(old, expected[0]) == set(new.read_bytes().split(b"\n")[:-1])


def test_equal_graphs_give_patches_that_change_nothing(store: Store, tmp_path: Path) -> None:
    graph = written(tmp_path, "graph.nt", store.triples())
    patch, update = patches(graph, graph)
    assert patch.split(b"\n")[2:] == [b"TX .", b"TC .", b""]
    assert update == b"INSERT DATA {\n}\n"
    assert in_pyoxigraph(graph, update) == in_pyoxigraph(graph, b"INSERT DATA {}")
    assert in_rdflib(graph, update) == in_rdflib(graph)


def test_patches_of_three_builds_in_a_row_form_a_chain(tmp_path: Path) -> None:
    one, two, three = (written(tmp_path, f"{end}.nt", many(range(end))) for end in (1, 2, 3))
    first, second = patches(one, two)[0].split(b"\n"), patches(two, three)[0].split(b"\n")
    assert first[0].removeprefix(b"H id ") == second[1].removeprefix(b"H prev ")
    assert first[0] != second[0]


#: One graph, written as another program may: out of order, twice, with other escapes, spaces, comments and line ends.
FOREIGN = rb"""# a graph
<https://example.org/b> <https://example.org/p> "\u4E2D"@ZH .
<https://example.org/b>	<https://example.org/p>  "\u4E2D"@zh . # again
<https://example.org/b> <https://example.org/p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .

<https://example.org/a> <https://example.org/p> "	\u000b" ."""


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_another_spelling_is_no_difference(ends: bytes, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.nt"
    foreign.write_bytes(FOREIGN.replace(b"\n", ends))
    ours = written(tmp_path, "ours.nt", Store.read(foreign).triples())
    assert ours.read_bytes().count(b"\n") == 3
    for pair in ((foreign, ours), (ours, foreign), (foreign, foreign)):
        patch, update = patches(*pair)
        assert (patch.count(b"\n"), update) == (4, b"INSERT DATA {\n}\n")
    assert patches(foreign, ours)[0].split(b"\n")[0] == patches(ours, ours)[0].split(b"\n")[0]


@pytest.mark.parametrize(
    "line",
    [
        b'"\\u4E2D"', b'"\\u0041"', b'"\t"', b'"x"@ZH', b'"x"^^<http://www.w3.org/2001/XMLSchema#string>',
        b'"\xef\xbf\xbe"', b'"x"  ', b'"\\\'"', b"<https://example.org/\\u4E2D>", b'"\\u001f"',
    ],
)  # fmt: skip
def test_the_other_spelling_of_a_triple_that_stays_is_not_taken_away(line: bytes, tmp_path: Path) -> None:
    """The old graph has a triple in two spellings, the new one in one of them: nothing changed."""
    start = b"<https://example.org/a> <https://example.org/p> "
    foreign = tmp_path / "foreign.nt"
    foreign.write_bytes(start + line + b" .\n")
    (canonical,) = Store.read(foreign).triples()
    old = tmp_path / "old.nt"
    old.write_bytes(b"".join(sorted([foreign.read_bytes(), f"{canonical} .\n".encode()])))
    assert patches(old, foreign)[1] == b"INSERT DATA {\n}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<https://example.org/a> nonsense .\n", "is not N-Triples"),
        (b'<a> <https://example.org/p> "x" .\n', "is not N-Triples"),
        (b'<https://example.org/a> <https://example.org/p> "\xff" .\n', "is not N-Triples"),
        (b'_:b <https://example.org/p> "x" .\n', "has a node without a name"),
        (b"<!DOCTYPE html>\n", "is not N-Triples"),
    ],
)
def test_what_is_no_graph_is_an_error(content: bytes, said: str, tmp_path: Path) -> None:
    old, new = tmp_path / "old.nt", written(tmp_path, "new.nt", many(range(3)))
    old.write_bytes(content)
    for pair in ((old, new), (new, old), (old, old)):
        with pytest.raises(InputError, match=said) as caught:
            patches(*pair)
        assert caught.value.where.startswith(str(old))


def test_a_last_line_without_an_end_is_a_line(tmp_path: Path) -> None:
    old, new = written(tmp_path, "old.nt", many(range(3))), tmp_path / "new.nt"
    new.write_bytes(old.read_bytes().rstrip(b"\n"))
    for pair in ((old, new), (new, old)):
        assert patches(*pair)[1] == b"INSERT DATA {\n}\n"


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty.nt", written(tmp_path, "full.nt", many(range(3)))
    empty.write_bytes(b"")
    assert patched(empty, patches(empty, full)[0]) == set(full.read_bytes().split(b"\n")[:-1])
    assert patched(full, patches(full, empty)[0]) == set()
