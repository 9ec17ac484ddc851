"""The command ``serve``: options in, one call into the library."""

from __future__ import annotations

from pathlib import Path

import click

from graph import terminal
from graph.errors import InputError
from graph.options import FOLDER

__all__ = ["serve"]

#: The names of this machine to itself.
_LOCAL = ("127.0.0.1", "localhost", "::1", "[::1]")


@click.command(
    epilog="\b\n示例 Example:\n"
    "  cadre-graph serve output/\n"
    "  cadre-graph serve output/ --port 8000 --seconds 10 --cors '*'"
)
@click.argument("output", type=FOLDER, required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址 The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="端口，0 为任意 0: any.")
@click.option("--name", "names", multiple=True, help="允许的主机名 A name by which the server may be called.")
@click.option(
    "--cors", "origins", multiple=True, metavar="ORIGIN", help="可读答案的网页来源 Whose pages may read: * all."
)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="每个查询的时限 A query."
)
@click.option("--rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="答案行数 Of an answer.")
@click.option("--megabytes", type=click.IntRange(min=1), default=32, show_default=True, help="答案大小 Of an answer.")
@click.option("--memory", type=click.IntRange(min=0), default=512, show_default=True, help="查询内存 Of a query, MB.")
@click.option("--at-once", type=click.IntRange(min=2), help="同时的长查询数 Long queries at the same time.")
@click.option("--disk", type=FOLDER, help="图谱放在此文件夹而非内存 Keep the graph in this folder, not in memory.")
@click.option(
    "--resident",
    type=click.IntRange(min=0),
    default=256,
    show_default=True,
    help="磁盘上的图谱，N-Triples 不大于此（MB）则随后载入内存 A graph on disk, up to this size, goes into memory once it is up.",
)
@click.option("--kept", type=click.IntRange(min=0), default=64, show_default=True, help="保留的答案 Answers kept, MB.")
@click.option("--writable", is_flag=True, help="从空图开始，可写，不保存 An empty graph, to be written to, never kept.")
def serve(
    output: Path | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    seconds: float,
    rows: int,
    megabytes: int,
    memory: int,
    at_once: int | None,
    disk: Path | None,
    resident: int,
    kept: int,
    writable: bool,
) -> None:
    """开放 SPARQL 查询与浏览 Answer SPARQL and show the pages.

    Serves the build in OUTPUT (output/ if none is given) until it is stopped: the explorer at /, SPARQL at /sparql, whole
    graphs at /graphs, and each thing at /id/. A new build is taken up by itself. Only this machine can connect, unless
    --host says otherwise.
    """
    from graph.serve.app import Settings
    from graph.serve.edition import Room, Shelf
    from graph.serve.limits import Limits
    from graph.serve.running import listen, run

    if writable and output is not None:
        raise InputError("is read-only: --writable begins with an empty graph and takes no folder", str(output))
    given = {"at_once": at_once} if at_once else {}
    limits = Limits(seconds=seconds, rows=rows, size=megabytes << 20, memory=memory << 20, **given)
    folder = None if writable else output or Path("output")
    room = Room(disk, resident << 20, kept << 20)
    shelf = Shelf(folder, limits, room, lambda words: click.echo(terminal.printable(words), err=True))
    hosts = frozenset((*_LOCAL, *(name.lower() for name in names))) if names or host in _LOCAL else frozenset()

    def ready(at: str) -> None:
        click.echo(f"看图 look at:   {at}/")
        click.echo(f"提问 ask:       {at}/sparql")
        click.echo("停止 stop:      Ctrl+C")

    with listen(host, port) as listening:
        run(shelf, Settings(limits, writable, origins, hosts), listening, ready)
