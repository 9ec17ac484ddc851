"""The annotated texts, and what the project's own scorer says of each set of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.assemble import assemble
from graph.build import read_knowledge
from graph.evaluate import evaluate
from graph.export.tables import TABLES, csv_bytes, table_rows
from graph.store import Store

ROOT = Path(__file__).parent.parent
#: The folder with the annotations and the folder with the texts, by the name of the set.
SETS = {
    "seeds": (ROOT / "tests" / "gold", ROOT / "seeds"),
    "corpus": (ROOT / "tests" / "corpus", ROOT / "tests" / "corpus"),
    "later": (ROOT / "tests" / "later", ROOT / "tests" / "later"),
    "latest": (ROOT / "tests" / "latest", ROOT / "tests" / "latest"),
    "newest": (ROOT / "tests" / "newest", ROOT / "tests" / "newest"),
}
#: Further pages that served to mend rules and to count weights; too many to be measured by every run of the tests.
FURTHER = (ROOT / "tests" / "further", ROOT / "tests" / "further")
#: Pages on which no rule was mended: rules read them as they read what nobody here has seen. They only serve to count weights.
FRESH = (ROOT / "tests" / "fresh", ROOT / "tests" / "fresh")
#: Items of one to three sentences, half of them of where somebody was sent to, with who was sent annotated and nothing else.
BRIEF = (ROOT / "tests" / "brief", ROOT / "tests" / "brief")


def measures(name: str, tables: Path) -> Mapping[str, float]:
    """Return the figure of every slot over the set *name* as it is read now; *tables* is an empty folder to write into."""
    gold, texts = {**SETS, "further": FURTHER, "fresh": FRESH, "brief": BRIEF}[name]
    store = Store(assemble(read_knowledge((texts,))))
    for table in TABLES:
        (tables / f"{table.name}.csv").write_bytes(csv_bytes(table.columns, table_rows(store, table)))
    evaluation = evaluate(gold, tables, texts)
    assert not evaluation.without_text
    return evaluation.overall.measures()
