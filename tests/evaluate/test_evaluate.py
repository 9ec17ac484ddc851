"""The score: each judgement on one small text, read faultlessly but for what the test spoils."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.evaluate import SLOTS, Scores, Tally, evaluate
from graph.evaluate.score import FACTS
from tests.evaluate.case import Case


def test_what_is_read_faultlessly_scores_one_in_every_slot(case: Case) -> None:
    evaluation = case.evaluate()
    assert set(evaluation.overall.measures().values()) == {1.0}
    assert evaluation.mistakes == ()
    assert evaluation.without_text == ()


def test_an_empty_build_finds_nothing_and_makes_nothing_up(case: Case) -> None:
    wanted = {slot: case.evaluate().overall[slot].gold for slot in SLOTS}
    case.tables = {name: [] for name in case.tables}
    scores = case.evaluate().overall
    assert scores.facts_kept == 0
    assert {slot: scores[slot].gold for slot in FACTS} == {slot: wanted[slot] for slot in FACTS}
    assert not any(scores[slot].right for slot in SLOTS)


# Stays


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("home_unit", "东山省云岭县发展和改革局"),
        ("home_unit", "发展和改革局"),
        ("home_title", "副局长"),
        ("home_area", "云岭县"),
        ("host_area", "东山省海城市新湾区"),
        ("mode", "挂 职"),
        ("start", "２０２１-03"),
    ],
)
def test_a_slot_is_right_in_other_words(case: Case, slot: str, value: str) -> None:
    case.stay[slot] = value
    assert case.counts(slot) == (1, 1, 1)
    assert case.counts("placement") == (1, 1, 1)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("home_unit", "云岭县教育局"),
        ("host_unit", "新湾区"),
        ("mode", "跟班学习"),
        ("start", "2021"),
        ("start", "2021-03-01"),
    ],
)
def test_a_wrong_slot_spoils_the_placement_but_not_the_cadre(case: Case, slot: str, value: str) -> None:
    case.stay[slot] = value
    assert case.counts(slot) == (0, 1, 1)
    assert case.counts("placement") == (0, 1, 1)
    assert case.counts("cadre") == (1, 1, 1)


@pytest.mark.parametrize(("slot", "value"), [("home_area", "东山省"), ("home_title", "局长"), ("duration", "P1Y")])
def test_area_title_and_duration_are_slots_but_not_of_the_tuple(case: Case, slot: str, value: str) -> None:
    case.stay[slot] = value
    assert case.counts(slot) == (0, 1, 1)
    assert case.counts("placement") == (1, 1, 1)


def test_one_of_two_annotated_titles_will_do(case: Case) -> None:
    case.placement["home_title"] = ["党组成员", "副局长"]
    assert case.counts("home_title") == (1, 1, 1)


def test_without_a_host_unit_the_area_decides(case: Case) -> None:
    case.placement["host_unit"] = []
    case.stay["host_unit"] = ""
    assert case.counts("placement") == (1, 1, 1)
    case.stay["host_area"] = "海城市"
    assert case.counts("placement") == (0, 1, 1)


def test_a_unit_where_none_is_annotated_is_one_too_many(case: Case) -> None:
    case.placement["home_unit"] = []
    assert case.counts("home_unit") == (0, 1, 0)
    assert case.counts("placement") == (0, 1, 1)


def test_what_is_unknown_on_both_sides_is_not_counted(case: Case) -> None:
    assert case.counts("host_title") == (0, 0, 0)
    assert case.counts("end") == (0, 0, 0)


def test_a_cancelled_stay_is_none(case: Case) -> None:
    case.tables["placements"].append({**case.stay, "cadre": "韩青", "status": "cancelled"})
    assert case.counts("cadre") == (1, 1, 1)
    case.tables["placements"][1]["status"] = "planned"
    assert case.counts("cadre") == (1, 2, 1)


def test_an_optional_placement_may_be_read_or_not(case: Case) -> None:
    case.annotation["placements"].append({**case.placement, "cadre": "苏明哲", "optional": True})
    case.tables["people"].append({"name": "苏明哲"})
    assert case.counts("cadre") == (1, 1, 1)
    assert case.evaluate().mistakes == ()
    case.tables["placements"].append({**case.stay, "cadre": "苏明哲"})
    assert case.counts("cadre") == (2, 2, 2)


def test_two_stays_of_one_cadre_are_paired_by_what_agrees(case: Case) -> None:
    later = {"host_unit": ["海城市政府办公室"], "start": "2022-01", "mode": "跟班学习", "duration": None}
    case.annotation["placements"].append({**case.placement, **later})
    second = {**case.stay, "host_unit": "海城市政府办公室", "start": "2022-01", "mode": "跟班学习", "duration": ""}
    case.tables["placements"].insert(0, second)
    assert case.counts("placement") == (2, 2, 2)
    del case.tables["placements"][1]
    assert case.counts("placement") == (1, 1, 2)
    assert case.counts("start") == (1, 1, 2)


def test_a_stay_told_twice_is_one_too_many(case: Case) -> None:
    case.tables["placements"].append(dict(case.stay))
    assert case.counts("placement") == (1, 2, 1)
    assert case.counts("host_unit") == (1, 2, 1)


# Lessons


def test_a_joint_lesson_is_one_lesson_of_whoever_says_it(case: Case) -> None:
    assert case.counts("lesson recall") == (2, 2, 2)
    assert case.counts("lesson precision") == (2, 2, 2)
    del case.tables["lessons"][1]
    assert case.counts("lesson owner") == (2, 2, 2)
    case.tables["lessons"][1]["cadre"] = "周若溪"
    assert case.counts("lesson owner") == (1, 2, 2)


def test_a_lesson_of_nobody_may_be_anybodys(case: Case) -> None:
    case.annotation["lessons"][0]["cadre"] = None
    assert case.counts("lesson owner") == (2, 2, 2)


def test_half_of_the_shorter_passage_is_enough(case: Case) -> None:
    case.tables["lessons"][0]["quote"] = "这一点最值得我们学。”\n林知远和苏明哲建议"
    assert case.counts("lesson recall") == (2, 2, 2)
    case.tables["lessons"][0]["quote"] = "值得我们学。”\n林知远和苏明哲建议云岭县"
    assert case.counts("lesson recall") == (1, 2, 2)


def test_kind_and_themes_are_asked_of_the_lesson_that_was_found(case: Case) -> None:
    case.tables["lessons"][0] |= {"kind": "reflection", "themes": "work-style;talent"}
    assert case.counts("lesson kind") == (1, 2, 2)
    assert case.counts("lesson main theme") == (1, 2, 2)
    assert case.counts("lesson themes") == (2, 3, 3)


def test_what_is_no_lesson_costs_precision_only(case: Case) -> None:
    case.tables["lessons"].append({"cadre": "林知远", "kind": "observation", "themes": "", "quote": "到海边去学"})
    evaluation = case.evaluate()
    assert evaluation.overall["lesson precision"] == Tally(2, 3, 3)
    assert evaluation.overall["lesson recall"] == Tally(2, 2, 2)
    assert evaluation.overall.lesson_f1 == pytest.approx(0.8)


# Lists


@pytest.mark.parametrize(
    ("slot", "row", "counted"),
    [
        ("practices", {"name": "“周末会客厅”服务"}, (1, 1, 1)),
        ("practices", {"name": "会客厅"}, (0, 1, 1)),
        ("policies", {"title": "《对口合作工作方案》"}, (1, 1, 1)),
        ("pairings", {"area_a": "云岭县", "area_b": "新湾区"}, (1, 1, 1)),
        ("pairings", {"area_a": "云岭县", "area_b": "海城市"}, (0, 1, 1)),
        ("batches", {"sending_area": "云岭县", "ordinal": "2"}, (1, 1, 1)),
        ("batches", {"sending_area": "云岭县", "ordinal": "2", "headcount": "13"}, (0, 1, 1)),
        ("batches", {"sending_area": "云岭县", "headcount": "12"}, (0, 1, 1)),
        ("figures", {"subject": "企业", "value": "1,320.0", "unit": "家"}, (1, 1, 1)),
        ("figures", {"subject": "企业", "value": "1320", "unit": "户"}, (0, 1, 1)),
        ("people", {"name": "何 以宁"}, (1, 1, 3)),
    ],
)
def test_things_are_the_same_in_other_words(
    case: Case, slot: str, row: dict[str, str], counted: tuple[int, int, int]
) -> None:
    case.tables[slot] = [row]
    assert case.counts(slot) == counted


def test_things_are_counted_once_and_paired_one_to_one(case: Case) -> None:
    case.tables["practices"] = [{"name": "周末会客厅"}, {"name": "周末会客厅"}, {"name": "周末会客厅服务"}]
    assert case.counts("practices") == (1, 2, 1)


# Mistakes


def test_a_mistake_says_what_was_read_what_is_right_and_where(case: Case) -> None:
    case.stay["mode"] = "跟班学习"
    wrong, mode = case.evaluate().mistakes
    assert (wrong.slot, mode.slot) == ("placement", "mode")
    assert (mode.document, mode.cadre, mode.predicted, mode.annotated) == ("seaside.txt", "林知远", "跟班学习", "挂职")
    assert case.text[mode.passage.start : mode.passage.end] == mode.passage.quote == case.placement["quote"]
    assert wrong.annotated == "云岭县发展和改革局 → 新湾区行政审批局 挂职 2021-03"


def test_a_missed_stay_is_listed_once(case: Case) -> None:
    case.tables["placements"] = []
    evaluation = case.evaluate()
    assert [(one.slot, one.predicted) for one in evaluation.mistakes] == [("cadre", "")]
    assert evaluation.overall["mode"] == Tally(0, 0, 1)


def test_the_quote_of_an_annotation_is_found_whatever_its_blanks_and_marks(case: Case) -> None:
    case.tables["lessons"] = []
    case.tables["people"] = [{"name": "林知远"}, {"name": "周若溪"}]
    evaluation = case.evaluate()
    quotes = {one.slot: one.passage.quote for one in evaluation.mistakes if one.cadre != "林知远、苏明哲"}
    assert quotes == {"lesson recall": "“企业的事当天有回音,这一点最值得我们学。”", "people": "何以 宁"}
    for one in evaluation.mistakes:
        assert case.text[one.passage.start : one.passage.end] == one.passage.quote


def test_what_was_made_up_shows_the_passage_of_its_row(case: Case) -> None:
    start = case.text.index("周末来的人")
    place = {"quote": "周末来的人", "start_char": str(start), "end_char": str(start + 5)}
    case.tables["practices"].append({"name": "来的人", **place})
    (mistake,) = case.evaluate().mistakes
    assert (mistake.predicted, mistake.annotated) == ("来的人", "")
    assert mistake.passage == ("周末来的人", start, start + 5)


def test_mistakes_are_sorted_by_slot(case: Case) -> None:
    case.tables = {name: [] for name in case.tables}
    places = [one.order() for one in case.evaluate().mistakes]
    assert len(places) > 5
    assert all(one <= other for one, other in pairwise(places))


# Parts


def test_documents_and_genres_add_up(case: Case) -> None:
    case.write()
    del case.annotation["genre"]
    for stem in ("d01", "e01"):
        words = json.dumps(case.annotation | {"document": f"{stem}.txt"}, ensure_ascii=False)
        (case.folder / f"{stem}.json").write_text(words, encoding="utf-8")
    evaluation = evaluate(case.folder, case.folder, None, {"e": "散文", "e0": "公示", "s": "讲话"})
    assert list(evaluation.by_document) == ["d01.txt", "e01.txt", "seaside.txt"]
    assert list(evaluation.by_genre) == ["公示", "通讯"]
    assert sum(evaluation.by_document.values(), Scores()) == evaluation.overall
    assert evaluation.by_genre["公示"] == evaluation.by_document["e01.txt"]
    assert evaluation.overall["cadre"] == Tally(1, 1, 3)
    assert evaluation.without_text == ("d01.txt", "e01.txt")


def test_the_text_may_stand_elsewhere(case: Case, tmp_path: Path) -> None:
    case.stay["mode"] = ""
    case.write()
    (case.folder / "seaside.txt").rename(tmp_path / "seaside.md")
    assert evaluate(case.folder, case.folder).without_text == ("seaside.txt",)
    evaluation = evaluate(case.folder, case.folder, tmp_path)
    assert evaluation.without_text == ()
    assert evaluation.mistakes[0].passage.start is not None


def test_documents_without_annotation_are_not_looked_at(case: Case) -> None:
    case.write()
    case.write_table("people", [{"document": "other.txt", "name": "王五"}])
    assert evaluate(case.folder, case.folder).overall["people"] == Tally(0, 0, 3)


# Errors


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        (
            "seaside.json",
            '{"placements": [\n  {"cadre": }]}',
            r"seaside\.json:2: is not JSON: Expecting value, column 13",
        ),
        ("seaside.json", '{"placements": {}}', r"seaside\.json: placements must be a list"),
        ("seaside.json", '{"placements": [3]}', r"seaside\.json: placements\[0\]: must be an object"),
        ("seaside.json", '{"placements": [{"cadre": null}]}', r"placements\[0\]: cadre must name who was sent"),
        (
            "seaside.json",
            '{"placements": [{"cadre": "甲", "home_unit": "乙局"}]}',
            r"placements\[0\]: home_unit must be a list of texts",
        ),
        ("seaside.json", '{"placements": [{"cadre": "甲", "start": 2021}]}', "start must be a text or null"),
        ("seaside.json", '{"placements": [], "lessons": [{"quote": ""}]}', r"lessons\[0\]: quote must hold"),
        ("seaside.json", '{"placements": [], "figures": [{"value": []}]}', r"figures\[0\]: value must be a number"),
        ("seaside.json", '{"titles": []}', "case: holds no annotation"),
        ("seaside.json", "[" * 100_000, "is not JSON"),
        ("people.csv", "document,role\n", r"people\.csv: the table has no column name"),
        ("people.csv", "", r"people\.csv: the table has no column document, name"),
    ],
)
def test_what_is_wrong_with_the_input_is_said_in_one_line(
    broken: Callable[[str, str], Path], name: str, words: str, said: str
) -> None:
    folder = broken(name, words)
    with pytest.raises(InputError, match=said) as error:
        evaluate(folder, folder)
    assert "\n" not in str(error.value)


def test_a_missing_table_is_named(case: Case) -> None:
    case.write()
    (case.folder / "lessons.csv").unlink()
    with pytest.raises(InputError, match=r"lessons\.csv: no such table"):
        evaluate(case.folder, case.folder)


def test_no_folder_of_annotations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder of annotations"):
        evaluate(tmp_path / "nowhere", tmp_path)


@pytest.mark.parametrize("name", ["seaside.json", "people.csv"])
def test_bytes_that_are_no_text_are_an_error(case: Case, name: str) -> None:
    case.write()
    (case.folder / name).write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(InputError, match="UTF-8"):
        evaluate(case.folder, case.folder)
