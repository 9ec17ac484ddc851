"""The command ``push``: options in, one call into the library, words out."""

from __future__ import annotations

from pathlib import Path

import click

from graph import terminal
from graph.options import FOLDER, build_option
from graph.push.profiles import PROFILES

__all__ = ["push"]

_NAMES = [one.name for one in PROFILES]


@click.command(
    epilog="\b\n示例 Example:\n"
    "  cadre-graph push http://localhost:7878 --dry-run\n"
    "  CADRE_GRAPH_USER=admin CADRE_GRAPH_PASSWORD=… cadre-graph push http://localhost:3030/cadres --profile fuseki\n"
    "  cadre-graph push http://localhost:7878 --diff"
)
@click.argument("target")
@build_option
@click.option("--profile", type=click.Choice(_NAMES), default=_NAMES[0], show_default=True, help="哪种存储 The store.")
@click.option(
    "--graph", default="", metavar="IRI", help="放入哪个图，默认为默认图 The graph; default: the default graph."
)
@click.option(
    "--update", "by_update", is_flag=True, help="用 SPARQL Update 分批 In batches of updates, not as a whole."
)
@click.option("--batch", type=click.IntRange(1, 100_000), help="每批多少三元组 Triples in a batch.")
@click.option(
    "--diff", "only_changes", is_flag=True, help="只发送上次推送后的变化 Only what changed since the last push."
)
@click.option("--dry-run", is_flag=True, help="只说会做什么 Say what would be done; connect to nothing.")
@click.option("--state", type=FOLDER, help="记录存放处 Where it is noted what was pushed.")
def push(
    target: str,
    output: Path,
    profile: str,
    graph: str,
    by_update: bool,
    only_changes: bool,
    batch: int | None,
    dry_run: bool,
    state: Path | None,
) -> None:
    """推送到图数据库 Bring the graph into another store.

    Sends the graph of a build to the store at TARGET: as a whole (Graph Store Protocol), or in batches of SPARQL Update;
    what was there in that graph goes. A push that broke off goes on where it stopped. Afterwards the triples are counted
    there. Name and password come from CADRE_GRAPH_USER and CADRE_GRAPH_PASSWORD; a password alone is a token.
    """
    from graph.push.connection import Connection
    from graph.push.memory import Memory, default_folder
    from graph.push.pushing import carry_out, planned

    known = next(one for one in PROFILES if one.name == profile)
    connection = Connection.of(target)
    memory = Memory(state or default_folder(), connection.target, graph)
    size = batch or known.batch
    with (
        planned(output, known, graph, memory, by_update=by_update, only_changes=only_changes, batch=size) as plan,
        terminal.progress() as progress,
    ):
        click.echo(f"三元组 triples：+{plan.added} −{plan.removed}；请求 requests：{plan.requests}")
        if dry_run:
            click.echo(f"未发送 nothing was sent to {terminal.printable(connection.target)}")
            return
        done = carry_out(plan, connection, known, graph, memory, size, progress)
    if done.skipped:
        click.echo(f"续传：上次已发送 requests that an earlier run had sent: {done.skipped}")
    click.echo(f"已核对 counted there: {done.there}")
