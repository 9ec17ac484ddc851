"""The command ``diff``: options in, one call into the library, words or a patch out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.options import FOLDER

if TYPE_CHECKING:
    from graph.diff.merge import Difference
    from graph.diff.source import Source

__all__ = ["diff"]


@click.command(
    epilog="\b\n示例 Example:\n"
    "  cadre-graph diff before/ output/\n"
    "  cadre-graph diff before/ output/ --format sparql-update -o change.ru\n"
    "  cadre-graph diff before/graph.nt output/graph.nt --exit-code"
)
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option(
    "--format",
    "form",
    type=click.Choice(["words", "json", "rdf-patch", "sparql-update"]),
    default="words",
    show_default=True,
    help="格式：说明，或可套用的补丁 Words, or a patch to be applied.",
)
@click.option("--all", "everything", is_flag=True, help="全部列出，引文不截短 All changes, with whole quotes.")
@click.option(
    "-o",
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写入的文件，默认标准输出 A file; default: standard output.",
)
@click.option("--exit-code", is_flag=True, help="图谱不同时返回 1 End with 1 if the graphs differ, as git diff does.")
@click.pass_context
def diff(
    context: click.Context, old: Path, new: Path, form: str, everything: bool, to: Path | None, exit_code: bool
) -> None:
    """说明两次构建有何不同 Tell two builds apart.

    Says what changed in the graph from OLD to NEW, folders of builds or files of N-Triples: which texts, people, stays,
    units and lessons are new, gone or changed. A patch makes the graph of NEW of the graph of OLD in any store. Ends
    with 0, whether the graphs differ or not; with --exit-code with 1 if they do; with 2 on an error.
    """
    from graph.diff.merge import difference
    from graph.diff.source import Source
    from graph.output import write_file

    with Source(old) as before, Source(new) as after, difference(before, after) as found:
        pieces = _pieces(before, after, found, form, everything)
        if to is not None:
            write_file(to, pieces)
        else:
            for piece in pieces:
                click.echo(_styled(piece) if form == "words" else piece, nl=False)
        changed = bool(found)
    context.exit(1 if changed and exit_code else 0)


def _pieces(old: Source, new: Source, found: Difference, form: str, everything: bool) -> Iterator[bytes]:
    """Return what is written, piece by piece."""
    if form in ("rdf-patch", "sparql-update"):
        from graph.diff.patch import rdf_patch, sparql_update

        return rdf_patch(found) if form == "rdf-patch" else sparql_update(found)
    from graph.diff.changes import changes
    from graph.diff.doubts import doubts
    from graph.diff.outcomes import turns
    from graph.diff.words import as_json, as_words

    told = (changes(old, new, found), turns(old.folder, new.folder), doubts(old.folder, new.folder))
    if form == "json":
        import json

        return iter([json.dumps(as_json(*told), ensure_ascii=False, indent=1).encode() + b"\n"])
    return (f"{line}\n".encode() for line in as_words(*told, everything=everything))


def _styled(line: bytes) -> str:
    """Return a line of the words as a terminal shows it; where there is none, the styles fall away."""
    said = line.decode()
    if not said.startswith(" "):
        return click.style(said, bold=True)
    colour = {"−": "red", "+": "green", "~": "yellow"}.get(said.strip()[:1]) if said[:4].strip() else None
    return click.style(said, fg=colour) if colour else said
