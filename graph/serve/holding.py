"""What a process holds: the graph of a build in memory or on disk, and the terms of the ontology beside it."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from graph.iri import DEFAULT_BASE
from graph.vocabulary import PREFIXES, ontology

__all__ = ["VOCABULARY", "Holding", "lay_down"]

#: The named graph in which the terms and the schemes of concepts are.
VOCABULARY = NamedNode(PREFIXES["cadre"].rstrip("#/"))

#: What lies in the folder of a store on disk.
_GRAPH, _BASE = "graph", "base"
_TYPE, _DOCUMENT = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["cadre"] + "Document")


@dataclass(slots=True)
class Holding:
    """A store, and what needs to be known of it.

    Args:
        store: in memory; or on disk, and then opened in each process anew, since the engine has threads there.
        folder: of the store on disk.
        base: what the IRIs of the things of the build begin with.
    """

    store: Store | None
    folder: Path | None = None
    base: str = DEFAULT_BASE

    @classmethod
    def of(cls, where: str, path: Path | None) -> Holding:
        """Return what is held.

        Args:
            where: 「memory」 reads the N-Triples *path*; 「disk」 opens the store in the folder *path*; 「empty」 holds
                nothing yet, not even the ontology.
            path: see there.

        Raises:
            OSError: it cannot be read.
            SyntaxError: it is no N-Triples.
        """
        if where == "disk":
            assert path is not None
            # Not opened here: threads of the engine would not survive the fork.
            return cls(None, path / _GRAPH, (path / _BASE).read_text(encoding="utf-8"))
        store = Store()
        if where == "memory":
            assert path is not None
            _fill(store, path)
        return cls(store, None, _base(store))

    def opened(self) -> Store:
        """Return the store; on disk it is opened now, in this process."""
        if self.store is None:
            self.store = Store.read_only(str(self.folder))
        return self.store


def lay_down(path: Path, folder: Path) -> None:
    """Write the graph of the N-Triples *path* and the ontology into a new store in *folder*, all of it or nothing.

    Raises:
        OSError: it cannot be written.
        SyntaxError: *path* is no N-Triples.
    """
    staging = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        store = Store(str(staging / _GRAPH))
        _fill(store, path)
        store.optimize()
        store.flush()
        (staging / _BASE).write_text(_base(store), encoding="utf-8")
        del store
        staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _fill(store: Store, path: Path) -> None:
    store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES)
    store.bulk_extend(Quad(one.subject, one.predicate, one.object, VOCABULARY) for one in ontology())


def _base(store: Store) -> str:
    """Return what the IRIs begin with, as the address of a text tells: 「https://…/id/document/a.txt」."""
    for quad in store.quads_for_pattern(None, _TYPE, _DOCUMENT):
        if isinstance(quad.subject, NamedNode) and "document/" in quad.subject.value:
            return quad.subject.value[: quad.subject.value.rindex("document/")]
    return DEFAULT_BASE


if __name__ == "__main__":
    lay_down(Path(sys.argv[1]), Path(sys.argv[2]))
