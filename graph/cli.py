"""The command line: options in, one call into the library, words out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from graph import terminal
from graph.diff.command import diff
from graph.errors import CadreGraphError, InputError, QueryError
from graph.iri import DEFAULT_BASE
from graph.options import FOLDER, build_option, texts_option
from graph.push.command import push
from graph.serve.command import serve

if TYPE_CHECKING:
    from graph.store import Term

__all__ = ["cli", "main"]


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\n示例 Example:\n  cadre-graph build seeds/ -o output/\n  cadre-graph query who-went-where",
)
@click.version_option(package_name="cadre-graph", message="%(version)s")
def cli() -> None:
    """从中文文本构建干部派出学习的知识图谱 Chinese texts in, a knowledge graph out.

    Builds knowledge graphs from Chinese texts about cadres who are sent elsewhere to work and learn.
    """


@cli.command(epilog="\b\n示例 Example:\n  cadre-graph build seeds/ -o output/")
@click.argument("texts", nargs=-1, type=FOLDER)
@build_option
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="IRI 的开头 What the IRIs of things begin with.")
@click.option(
    "--cache",
    "folder",
    type=FOLDER,
    help="已读文本的存放处 Where what was read is kept; default: the user's folder for caches.",
)
@click.option("--no-cache", is_flag=True, help="全部重读 Read every text again, keep nothing.")
def build(texts: tuple[Path, ...], output: Path, base: str, folder: Path | None, no_cache: bool) -> None:
    """读入文本，构建图谱 Read texts, build the graph.

    Reads TEXTS (files or folders; seeds/ if none is given) and writes graph, tables, report and page into the output
    folder: all of it, or nothing. What people decided (decisions.tsv beside the texts) goes before what is read. A text
    that has not changed since an earlier build is not read again.
    """
    started = perf_counter()
    from graph.build import read_knowledge
    from graph.cache import Cache, default_folder
    from graph.publish import ensure_publishable, publish
    from graph.report import counts

    ensure_publishable(output, base)
    with terminal.progress() as progress:
        cache = None if no_cache else Cache(folder or default_folder())
        knowledge = read_knowledge(texts or (Path("seeds"),), progress, cache)
        if progress is not None:
            progress("写出 writing", 0, 1)
        publish(knowledge, output, base)
    for copy in knowledge.copies:
        said = f"与 {copy.of} 内容相同，不再读入 says the same as {copy.of}, left out"
        click.echo(f"warning: {terminal.printable(copy.name)}: {terminal.printable(said)}", err=True)
    for line in knowledge.unapplied:
        said = terminal.printable(f"{line.file}:{line.line}")
        click.echo(f"warning: {said}: 决定未能采用 decision not applied: {terminal.printable(line.why)}", err=True)
    numbers = counts(knowledge)
    terminal.summary(
        [
            ("文献 documents", numbers.documents),
            ("干部 cadres", numbers.cadres),
            ("派出经历 placements", numbers.placements),
            ("学习收获 lessons", numbers.lessons),
            ("未定 undecided", numbers.undecided),
            ("用时（秒） seconds", f"{perf_counter() - started:.1f}"),
        ]
    )
    click.echo(f"看图 look at:      {output / 'explorer.html'}")
    click.echo(f"报告 read:         {output / 'report.md'}")
    click.echo(f"提问 ask:          cadre-graph query who-went-where{_elsewhere(output)}")
    click.echo(f"核对 check:        cadre-graph check{_elsewhere(output)}")


@cli.command(
    epilog="\b\n示例 Example:\n"
    "  cadre-graph query --list\n"
    "  cadre-graph query who-went-where --format csv\n"
    "  cadre-graph query lessons-of-a-cadre --param cadre=董善积\n"
    "  cadre-graph query 'SELECT ?name WHERE { ?c a cadre:Cadre ; skos:prefLabel ?name }'"
)
@click.argument("query", required=False)
@build_option
@click.option("--list", "listing", is_flag=True, help="列出自带的查询 List the shipped queries.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="格式 Format.",
)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="给一个结果变量定值 Bind a variable of the SELECT clause.",
)
def query(query: str | None, output: Path, listing: bool, form: str, params: tuple[str, ...]) -> None:
    """用 SPARQL 提问 Ask the graph in SPARQL.

    Asks the graph. QUERY is the name of a shipped query, a file, or SPARQL; the prefixes of the project are known.
    """
    from graph.queries import shipped

    if listing:
        for one in shipped():
            click.echo(f"{one.name:26}{one.about}")
        return
    if query is None:
        raise QueryError("give the name of a shipped query, a file or SPARQL; see: cadre-graph query --list")
    from graph.store import Rows, Store

    text = _query_text(query)
    answer = Store.read(output / "graph.nt").answer(text, dict(_binding(one) for one in params))
    if isinstance(answer, Rows):
        terminal.show(answer, form)
    else:
        from graph.export.rdf import turtle

        click.echo(turtle(answer), nl=False)


@cli.command(epilog="\b\n示例 Example:\n  cadre-graph explain 董善积")
@click.argument("thing")
@build_option
@texts_option
@click.pass_context
def explain(context: click.Context, thing: str, output: Path, texts: Path) -> None:
    """说明每条事实的出处 Show where facts come from.

    Shows the facts of THING, a name, an id or an IRI of a cadre, placement, lesson or anything else in the graph, each
    with its passages and rules.
    """
    from graph.explain import explain as explanations
    from graph.explain import find_things
    from graph.store import Store

    store = Store.read(output / "graph.nt")
    found = find_things(store, thing)
    if len(found) > 1:
        for other in found:
            click.echo(f"{other.kind:12}{other.label}  {other.iri}")
        click.echo(f"error: {thing}: {len(found)} things are called so; give the IRI of one", err=True)
        context.exit(2)
    console = terminal.console()
    console.print(f"{found[0].label}  {found[0].kind}  {found[0].iri}", style="bold", markup=False, highlight=False)
    rules = {}
    for fact in explanations(store, found[0], texts if texts.is_dir() else None):
        console.print()
        console.print(f"{fact.subject} · {fact.property}：{fact.value}（{fact.certainty}）", style="bold", markup=False)
        for one in fact.quotations:
            place = f"{one.passage.document} {one.passage.start}–{one.passage.end}"
            console.print(terminal.quotation(one.before, one.passage.quote, one.after))
            console.print(f"    {place}", style="dim", markup=False)
        for rule in fact.rules:
            rules[rule.name] = rule.about
            console.print(f"    规则 rule: {rule.name}", style="dim", markup=False, highlight=False)
    console.print()
    for name, about in sorted(rules.items()):
        console.print(f"{name}", style="bold", markup=False, highlight=False)
        console.print("    " + about.strip().replace("\n", "\n    "), markup=False, highlight=False)


@cli.command(epilog="\b\n示例 Example:\n  cadre-graph check")
@build_option
@texts_option
@click.pass_context
def check(context: click.Context, output: Path, texts: Path) -> None:
    """核对一次构建 Check a build.

    Checks a build: the SHACL shapes, every quote and the ledger against the texts, what follows from the facts, and
    every file. Ends with 0 if all is well, 1 if not, 2 if there is nothing to check.
    """
    from graph.check import check as findings

    found = findings(output, texts)
    for one in found:
        click.echo(f"{one.severity}: {terminal.printable(one.where)}: {terminal.printable(one.what)}")
    errors = sum(one.severity == "error" for one in found)
    click.echo(f"错误 errors: {errors}；警告 warnings: {len(found) - errors}")
    context.exit(1 if errors else 0)


@cli.command(epilog="\b\n示例 Example:\n  cadre-graph export --format gexf --to network.gexf")
@build_option
@click.option(
    "--format",
    "form",
    required=True,
    help="格式 turtle, ntriples, jsonld, rdfxml, graphml, gexf; framed, turtle12, cytoscape, neo4j, roster",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写入的文件，默认标准输出 A file; default: standard output.",
)
def export(output: Path, form: str, to: Path | None) -> None:
    """换一种格式写出 Write another format.

    Writes the graph of a build in another format.
    """
    from graph.export import FORMATS, FURTHER
    from graph.store import Store

    formats = {one.name: one for one in (*FORMATS, *FURTHER)}
    if form not in formats:
        raise InputError(f"is no format; there are {', '.join(formats)}", form)
    written = formats[form].write(Store.read(output / "graph.nt"))
    if to is None:
        click.echo(written, nl=False)
        return
    try:
        to.write_bytes(written)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", str(to)) from error


@cli.command(epilog="\b\n示例 Example:\n  cadre-graph review --who 李敏\n  cadre-graph review --list")
@build_option
@texts_option
@click.option("--list", "listed", is_flag=True, help="只列出来 List the questions, ask nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="列表的格式 Of the list.",
)
@click.option(
    "--who", default=lambda: os.environ.get("USER", ""), help="谁在决定 Who decides; default: the user's name."
)
def review(output: Path, texts: Path, listed: bool, form: str, who: str) -> None:
    """逐一裁定未定与不一之处 Decide what is open.

    Walks through what a build leaves undecided or finds told differently, what matters most first, and appends each
    answer to decisions.tsv beside the texts. The next build goes by it; taking the line out undoes it.
    """
    from graph.review import questions
    from graph.review.dialogue import converse, listing

    open_ = questions(output, texts)
    if listed:
        terminal.table(("类别 form", "关于 about", "缘由 why", "出处 passages"), listing(open_), form)
        return
    if not open_:
        click.echo("没有待定的事 Nothing is open.")
        return
    given = converse(open_, texts, who)
    click.echo(f"写下 {given} 条决定 decisions written: {texts / 'decisions.tsv'}")
    if given:
        click.echo(f"重新构建 build again: cadre-graph build {texts} -o {output}")


def _query_text(query: str) -> str:
    """Return the SPARQL of a shipped name, of a file, or as given."""
    from graph.queries import shipped, shipped_query

    if query in {one.name for one in shipped()}:
        return shipped_query(query).text
    if "{" in query:
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            "is no shipped query (see: cadre-graph query --list), no file that can be read, and no SPARQL", query
        ) from error


def _binding(param: str) -> tuple[str, Term]:
    from graph.store import term

    name, equals, value = param.partition("=")
    if not equals or not name.isidentifier():
        raise QueryError("is not NAME=VALUE", param)
    return name, term(value)


def _elsewhere(output: Path) -> str:
    return "" if output == Path("output") else f" -o {output}"


@cli.command(
    epilog="\b\n示例 Example:\n  cadre-graph evaluate my-annotations --texts my-texts\n"
    "  cadre-graph evaluate tests/gold --mistakes"
)
@click.argument("gold", type=FOLDER)
@build_option
@texts_option
@click.option("--mistakes", is_flag=True, help="列出错处及其原文 List the mistakes with their passages.")
@click.option(
    "--genre",
    "genres",
    multiple=True,
    metavar="PREFIX=GENRE",
    help="按文件名开头归类 The genre of documents whose name begins so.",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON Write JSON, mistakes included.")
def evaluate(gold: Path, output: Path, texts: Path, mistakes: bool, genres: tuple[str, ...], as_json: bool) -> None:
    """对照人工标注评分 Score a build against annotations.

    Scores the tables of a build against the annotations in GOLD, one JSON file for each text: slot by slot, by
    document and by genre. A text is looked for in the folder of the texts, then beside its annotation.
    """
    from graph.evaluate import evaluate as score
    from graph.evaluate import show

    parts = dict(_genre(one) for one in genres)
    evaluation = score(gold, output / "tables", texts if texts.is_dir() else None, parts)
    if as_json:
        import json

        click.echo(json.dumps(show.as_json(evaluation), ensure_ascii=False, indent=1))
        return
    show.print_evaluation(terminal.console(), evaluation, mistakes=mistakes)
    if evaluation.without_text:
        names = terminal.printable(", ".join(evaluation.without_text))
        click.echo(f"没有原文 no text at hand, name its folder with --texts: {names}", err=True)


def _genre(option: str) -> tuple[str, str]:
    prefix, equals, genre = option.partition("=")
    if not equals or not prefix or not genre:
        raise InputError("is not PREFIX=GENRE", option)
    return prefix, genre


cli.add_command(diff)
cli.add_command(push)
cli.add_command(serve)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; an error is one line on standard error, and 2.

    Returns:
        the exit code: 0 well, 1 what ``check`` found or ``diff --exit-code`` tells, 2 an error, 130 interrupted.
    """
    try:
        code = cli.main(args=None if arguments is None else list(arguments), standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        return _fail(error.format_message())
    except CadreGraphError as error:
        return _fail(str(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("error: interrupted", err=True)
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head) has seen enough. Standard output must not be flushed once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _fail("the memory does not suffice for this input")
    except (OSError, RecursionError, UnicodeError) as error:
        return _fail(str(error) or type(error).__name__)


def _fail(message: str) -> int:
    click.echo(f"error: {terminal.printable(' '.join(message.split()))}", err=True)
    return 2
