"""The two READMEs say what is so: commands, files, queries, links, scores; and both say the same."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

import pytest

from graph.cli import cli, main
from graph.output import MANIFEST, owned
from graph.queries import shipped

ROOT = Path(__file__).parent.parent
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")}
ENGLISH, CHINESE = PAGES.values()
#: What a reader types is in blocks of these languages: as it is, or behind 「$ 」 with what comes back.
PLAIN, TRANSCRIPT = "sh", "console"
#: The slots that the table of scores leaves out: their mean is there as 「lesson f1」.
_PARTS_OF_F1 = frozenset({"lesson recall", "lesson precision"})
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_MARKED = re.compile(r"^<!-- run: (\w+) -->\n(.*?)^<!-- end -->$", re.M | re.S)


def blocks(page: str, *languages: str) -> list[tuple[str, str]]:
    """Return the language and the content of the code blocks of *page* in these languages."""
    return [block for block in _FENCE.findall(page) if block[0] in languages]


def commands(page: str) -> list[tuple[str, ...]]:
    """Return the words of every command line of *page*, without the comments behind them."""
    found: list[tuple[str, ...]] = []
    for language, body in blocks(page, PLAIN, TRANSCRIPT):
        typed = ""
        for line in body.splitlines(keepends=True):
            if language == PLAIN or typed:
                typed += line
            elif line.startswith("$ "):
                typed = line.removeprefix("$ ")
            try:
                words = shlex.split(typed, comments=True)
            except ValueError:  # a quotation goes on in the next line
                continue
            typed = ""
            if words:
                found.append(tuple(words))
        assert not typed, f"a quotation is not closed: {typed}"
    return found


#: What goes on until it is stopped is for the tests of the server.
LASTING = frozenset({"serve"})

OURS = [
    words[1:] for words in dict.fromkeys(commands(ENGLISH)) if words[0] == "cadre-graph" and words[1] not in LASTING
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the reader has it before the commands: texts, a query, and builds of the texts."""
    here = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "seeds", here / "seeds")
    for gold in ("gold", "corpus"):
        shutil.copytree(ROOT / "tests" / gold, here / "tests" / gold)
    texts = here / "texts"
    texts.mkdir()
    shutil.copy(min((ROOT / "seeds").glob("*.txt")), texts)
    (here / "question.rq").write_text("SELECT ?area WHERE { ?area a cadre:Area }", encoding="utf-8")
    with chdir(here):
        assert main(["build"]) == 0
        assert main(["build", "texts/", "-o", "mine/"]) == 0
    return here


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_there_with_an_example(command: str, page: str) -> None:
    assert command in {words[1] for words in commands(PAGES[page]) if words[0] == "cadre-graph" and len(words) > 1}


@pytest.mark.parametrize("words", OURS, ids=" ".join)
def test_every_command_line_runs(words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with chdir(folder):
        code = main(words)
    # What check finds in a build is for the tests of check; that it could be asked is for this one.
    assert code in ((0, 1) if words[0] == "check" else (0,)), capsys.readouterr().err


@pytest.mark.parametrize("words", [words for words in OURS if words[0] == "query"], ids=" ".join)
def test_every_question_has_an_answer(words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with chdir(folder):
        main(words)
    said = capsys.readouterr().out
    assert len(said.splitlines()) > 1
    assert "\n0 行 rows" not in said


@pytest.mark.parametrize("page", PAGES)
def test_every_query_that_is_listed_is_shipped(page: str) -> None:
    listed = marked(PAGES[page])["list"].split("--list\n")[1].rpartition("```")[0]
    names = {line.split()[0] for line in listed.splitlines()}
    assert names == {query.name for query in shipped()}


@pytest.mark.parametrize("page", PAGES)
def test_every_target_of_make_is_in_the_makefile(page: str) -> None:
    targets = {word for words in commands(PAGES[page]) if words[0] == "make" for word in words[1:]}
    known = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert targets == {"test", "clients", "lint"} <= known


@pytest.mark.parametrize("page", PAGES)
def test_every_file_of_a_build_is_named(page: str, folder: Path) -> None:
    files = owned(folder / "output")
    assert MANIFEST in files
    assert sorted(name for name in files if f"| `{name}` |" not in PAGES[page]) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_file_is_named_that_a_build_does_not_write(page: str, folder: Path) -> None:
    named = re.findall(r"^\| `([\w/]+\.\w+|[A-Z0-9]+)` \|", PAGES[page], re.M)
    assert sorted(set(named) - owned(folder / "output")) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", PAGES[page]) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_path_of_the_project_exists(page: str) -> None:
    paths = re.findall(r"`((?:graph|ontology|tests|seeds|\.ci)/[\w./-]*)`", PAGES[page])
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_picture_is_a_small_one() -> None:
    picture = ROOT / "output" / "explorer.png"
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 250_000


def test_both_have_the_same_headings_in_order() -> None:
    assert headings(ENGLISH) == headings(CHINESE)


def headings(page: str) -> list[int]:
    """Return the levels of the headings of *page*."""
    return [len(level) for level in re.findall(r"^(#+) ", _FENCE.sub("", page), re.M)]


def test_both_show_the_same_commands_and_answers() -> None:
    assert blocks(ENGLISH, PLAIN, TRANSCRIPT) == blocks(CHINESE, PLAIN, TRANSCRIPT)


def test_both_have_the_same_parts_that_a_run_fills() -> None:
    assert list(marked(ENGLISH)) == list(marked(CHINESE))
    assert all(marked(ENGLISH).values())


def marked(page: str) -> dict[str, str]:
    """Return what stands between the marks of *page*, by name."""
    return dict(_MARKED.findall(page))


def test_both_tell_of_every_package_that_is_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = sorted(re.split("[><=~!]", requirement)[0] for requirement in project["dependencies"])
    for page in PAGES.values():
        assert re.findall(r"^\| (\w+) \| .* \| .* MB.* \| \d+ ms \|$", page, re.M) == needed


def score_table(page: str, measured: Mapping[str, Mapping[str, float]]) -> str:
    """Return the table of scores as it must stand in *page*."""
    from graph.evaluate.show import NAMES

    first = ("slot", "the seeds") if page == "README.md" else ("项目", "种子文本")
    lines = [
        f"| {' | '.join(first)} | `tests/corpus` | `tests/later` | `tests/latest` | `tests/newest` |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for slot in NAMES:
        if slot not in _PARTS_OF_F1:
            name = f"`{slot}`" if page == "README.md" else f"{NAMES[slot]} `{slot}`"
            figures = " | ".join(f"{of_set[slot]:.2f}" for of_set in measured.values())
            lines.append(f"| {name} | {figures} |")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", PAGES)
def test_the_scores_are_those_that_are_measured(page: str, measured: Mapping[str, Mapping[str, float]]) -> None:
    expected = score_table(page, measured)
    assert marked(PAGES[page])["scores"] == expected, f"{page} must have between its marks:\n{expected}"
