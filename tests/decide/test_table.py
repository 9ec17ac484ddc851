"""The table of decisions: what may stand in it, and what is said of what may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.decide import FILE, read_decisions
from graph.decide.table import COLUMNS, Decision, append
from graph.errors import InputError

HEADER = "verdict\tkind\tdocument\tquote\tabout\tvalue\twho\twhen\twhy\n"


def table(folder: Path, *lines: str, header: str = HEADER) -> Path:
    (folder / FILE).write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def test_no_table_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == ()


def test_a_line_is_a_decision_with_its_place_in_the_table(tmp_path: Path) -> None:
    folder = table(tmp_path, "corrected\tstart\ta.txt\t田茂林去了吴江\t田茂林\t2022-10-18\t李敏\t2024-05-31\t看过文件")
    assert read_decisions(folder) == (
        Decision(
            f"{tmp_path.name}/{FILE}", 2, "corrected", "start", "a.txt", "田茂林去了吴江", "田茂林", "2022-10-18",
            who="李敏", when="2024-05-31", why="看过文件",
        ),
    )  # fmt: skip


def test_verdicts_and_kinds_may_be_written_in_chinese(tmp_path: Path) -> None:
    (one,) = read_decisions(table(tmp_path, "改正\t接收单位\ta.txt\t去了吴江\t田茂林\t苏州市吴江区商务局"))
    assert (one.verdict, one.kind) == ("corrected", "host_unit")


def test_empty_lines_and_notes_are_passed_over(tmp_path: Path) -> None:
    assert read_decisions(table(tmp_path, "", "# 以下待查", "\t\t\t")) == ()


def test_a_table_saved_by_a_spreadsheet_in_another_encoding_is_read(tmp_path: Path) -> None:
    line = "wrong\tperson\ta.txt\t大家都说这里的服务好\t好服务"
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        (tmp_path / FILE).write_bytes((HEADER + line + "\r\n").encode(encoding))
        assert [one.about for one in read_decisions(tmp_path)] == ["好服务"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("perhaps\tstart\ta.txt\tx\t\t2022", "verdict 'perhaps' is none of same, different"),
        ("same\tstart\ta.txt\tx", "kind 'start' does not go with same"),
        ("wrong\tcolour\ta.txt\tx", "kind 'colour' does not go with wrong"),
        ("wrong\tstart\t\tx", "says nothing under document"),
        ("wrong\tstart\ta.txt\t", "says nothing under quote"),
        ("corrected\tstart\ta.txt\tx\t田茂林\t", "says nothing under value"),
        ("corrected\tstart\ta.txt\tx\t田茂林\t去年", "value '去年' is no date"),
        ("corrected\tend\ta.txt\tx\t田茂林\t2022-13", "is no date"),
        ("corrected\tduration\ta.txt\tx\t田茂林\t半年", "is no length"),
        ("corrected\tstatus\ta.txt\tx\t田茂林\tgone", "is none of done, ongoing"),
        ("corrected\thost_area\ta.txt\tx\t田茂林\t吴江", "is no area by its full name"),
        ("corrected\tmode\ta.txt\tx\t田茂林\t旅游", "is no mode of the scheme"),
        ("corrected\tlesson_kind\ta.txt\tx\t\tidea", "is none of observation"),
        ("corrected\tlesson_themes\ta.txt\tx\t\tindustry;idea", "has a theme 'idea'"),
        ("corrected\tbatch_headcount\ta.txt\tx\t\t十几", "is no number of people"),
        ("corrected\tplacement\ta.txt\tx\t田茂林\ty", "a placement is right or wrong"),
        ("same\tperson\ta.txt\tx\t田茂林", "says nothing under other_document"),
        ("wrong\tstart\ta.txt\tx\t田茂林\t\t李敏\t昨天", "when = '昨天' is no date"),
        ("wrong\tstart\ta.txt\tx" + "\t" * 9 + "y", "has more cells than the header"),
    ],
)
def test_what_a_line_may_not_say_is_told_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        read_decisions(table(tmp_path, "", line))
    assert f"{FILE}:3" in str(error.value)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("verdict\tkind\tdocument\n", "has no column quote"),
        (HEADER.replace("\t", ","), "parted by ','"),
        (HEADER.replace("\t", ";"), "parted by ';'"),
        (HEADER.strip() + "\tcolour\n", "a column 'colour' too many"),
    ],
)
def test_a_header_that_is_not_one_is_refused(tmp_path: Path, header: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_decisions(table(tmp_path, header=header))


LINE = Decision(
    "", 0, "same", "person", "a.txt", "甲\n乙", "田茂林", "", "b.txt", "丙", "", "李敏", "2024-05-31", "一\t二"
)


def test_an_answer_is_written_behind_what_is_there(tmp_path: Path) -> None:
    table(tmp_path, "wrong\tstart\ta.txt\tx\t田茂林", header="\t".join(COLUMNS) + "\n")
    append(tmp_path, (LINE,))
    first, second = read_decisions(tmp_path)
    assert first.verdict == "wrong"
    assert (second.quote, second.why, second.other_quote) == ("甲 乙", "一 二", "丙")


def test_the_first_answer_makes_the_table(tmp_path: Path) -> None:
    append(tmp_path, (LINE,))
    assert [one.who for one in read_decisions(tmp_path)] == ["李敏"]
    assert (tmp_path / FILE).read_bytes().startswith(b"\xef\xbb\xbf")  # so that a spreadsheet opens Chinese correctly


def test_an_answer_that_the_table_has_no_column_for_is_refused_and_the_table_stays(tmp_path: Path) -> None:
    table(tmp_path, "wrong\tstart\ta.txt\tx\t田茂林")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(InputError, match="has no column other_document"):
        append(tmp_path, (LINE,))
    assert (tmp_path / FILE).read_bytes() == before
