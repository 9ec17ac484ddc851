"""What changed, in words: every kind of change on a small build that was changed by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.diff.changes import Change, Changes, What, changes
from graph.diff.matching import match
from graph.diff.merge import difference
from graph.diff.source import Source
from graph.diff.things import views
from graph.diff.words import FIRST, NOTHING, as_json, as_words
from graph.model import Certainty, Entity, Fact, Knowledge, Literal
from tests.conftest import document, read
from tests.diff.builds import BUREAU, LIN, STAY_LIN, built, in_document, moved, of_entity, of_fact


def compare(old: Knowledge, new: Knowledge) -> Changes:
    """Compare two bodies of knowledge by way of their builds."""
    with TemporaryDirectory() as folder:
        before, after = built(old, Path(folder) / "old"), built(new, Path(folder) / "new")
        with Source(before) as one, Source(after) as other, difference(one, other) as found:
            return changes(one, other, found)


def only(found: Changes) -> Change:
    (one,) = found.changes
    return one


def said(found: Changes) -> str:
    return "\n".join(as_words(found, everything=True))


def told(found: Changes) -> list[tuple[str, str, str]]:
    return [(one.kind, one.what.value, one.label) for one in found.changes]


def test_the_same_build_has_no_changes(tiny: Knowledge) -> None:
    found = compare(tiny, tiny)
    assert list(as_words(found)) == [NOTHING]
    assert found == Changes(0, 0, (), {})


def test_a_slot_with_another_value_tells_both_with_their_passages(tiny: Knowledge) -> None:
    day = read("seaside.txt", "2021年3月起到新湾区行政审批局挂职", "placement-stay")
    new = of_fact(tiny, STAY_LIN, "start", lambda one: replace(one, object=Literal("2021-03-15", "date"), evidence=day))
    found = compare(tiny, new)
    assert told(found) == [("Placement", "changed", "林知远到新湾区行政审批局挂职")]
    words = said(found)
    assert "派出经历 placement：变更 changed 1" in words
    assert (
        "  ~ 林知远到新湾区行政审批局挂职\n      开始 start：2021-03 → 2021-03-15\n        旧 old  seaside.txt "
        in words
    )
    assert "新 new  seaside.txt 95–114：" in words
    assert "「2021年3月起到新湾区行政审批局挂职」" in words


def test_a_stay_with_another_address_is_the_same_stay(tiny: Knowledge) -> None:
    new = of_fact(tiny, STAY_LIN, "start", lambda one: replace(one, object=Literal("2021-04", "gYearMonth")))
    found = compare(tiny, moved(new, {STAY_LIN: STAY_LIN + "@2021-04"}))
    one = only(found)
    assert (one.kind, one.what) == ("Placement", What.CHANGED)
    assert one.was != one.iri
    assert [(slot.property, slot.before, slot.after) for slot in one.replaced] == [
        ("cadre:start", ("2021-03",), ("2021-04",))
    ]
    # Lessons that were learned during the stay still are; nobody needs to be told twice.
    assert "Lesson" in found.unchanged


@pytest.mark.parametrize("missing", ["before", "after"])
def test_a_slot_that_is_read_anew_or_no_longer(missing: str, tiny: Knowledge) -> None:
    without = of_fact(tiny, STAY_LIN, "duration", lambda one: None)
    found = compare(without, tiny) if missing == "before" else compare(tiny, without)
    expected = "（无 none） → P6M" if missing == "before" else "P6M → （无 none）"
    assert f"时长 duration：{expected}\n" in said(found)
    assert "「为期半年」" in said(found)


def test_a_link_is_told_by_the_names_of_things(tiny: Knowledge) -> None:
    new = of_fact(tiny, STAY_LIN, "toArea", lambda one: replace(one, object="area/东山省海城市"))
    assert "到地区 to area：东山省海城市新湾区 → 东山省海城市" in said(compare(tiny, new))
    assert told(compare(tiny, new)) == [("Placement", "changed", "林知远到新湾区行政审批局挂职")]


def test_a_value_that_came_beside_another(tiny: Knowledge) -> None:
    """Two texts tell two starts: both stand in the graph."""
    start = next(one for one in tiny.facts if (one.subject, one.predicate) == (STAY_LIN, "start"))
    both = replace(tiny, facts=(*tiny.facts, replace(start, object=Literal("2021-04", "gYearMonth"))))
    assert "开始 start：+2021-04（仍有 still 2021-03）" in said(compare(tiny, both))
    assert "开始 start：−2021-04（仍有 still 2021-03）" in said(compare(both, tiny))


def test_a_value_that_is_inferred_now(tiny: Knowledge) -> None:
    def inferred(one: Fact) -> Fact:
        return replace(one, evidence=tuple(replace(e, certainty=Certainty.INFERRED) for e in one.evidence))

    found = compare(tiny, of_fact(tiny, STAY_LIN, "start", inferred))
    assert "开始 start：2021-03（明说） → 2021-03（推出）" in said(found)


@pytest.mark.parametrize(
    ("identifier", "kind", "label"),
    [
        (STAY_LIN, "Placement", "林知远到新湾区行政审批局挂职"),
        ("cadre/韩青", "Cadre", "韩青"),
        ("person/周若溪", "Person", "周若溪"),
        ("lesson/2", "Lesson", "设周末窗口"),
        ("practice/周末会客厅", "Practice", "周末会客厅"),
        ("policy/对口合作工作方案", "Policy", "海城市与云岭县对口合作工作方案"),
        ("pairing/云岭县/新湾区", "Pairing", "云岭县与新湾区结对"),
        ("batch/云岭县第二批赴新湾区跟班学习", "Batch", "云岭县第二批赴新湾区跟班学习"),
        ("figure/新湾区/高新技术企业/320", "Figure", "新湾区高新技术企业320家"),
    ],
)
def test_what_is_gone_one_way_is_new_the_other_way(identifier: str, kind: str, label: str, tiny: Knowledge) -> None:
    without = of_entity(tiny, identifier, lambda one: None)
    for what, mark, found in (("gone", "−", compare(tiny, without)), ("new", "+", compare(without, tiny))):
        assert (kind, what, label) in told(found)
        (change,) = [one for one in found.changes if one.kind == kind]
        (main,) = change.passages
        assert f"\n  {mark} {label}\n      {main.document} {main.start}–{main.end}：「" in said(found)


def test_texts_that_came_went_and_changed(tiny: Knowledge) -> None:
    seaside, notice = sorted(tiny.documents, reverse=True)
    old = replace(tiny, documents=(seaside, notice, document("gone.txt", "走了。")))
    new = replace(
        tiny,
        documents=(
            document("seaside.txt", seaside.text + "完。", title=seaside.title),
            notice,
            document("new.txt", "来了。"),
        ),
    )
    found = compare(old, new)
    assert [one for one in told(found) if one[0] == "Document"] == [
        ("Document", "gone", "gone.txt"),
        ("Document", "changed", "seaside.txt"),
        ("Document", "new", "new.txt"),
    ]
    assert "  ~ seaside.txt\n      内容不同了 the text is another" in said(found)
    assert found.changes[0].kind == "Document"


def test_a_text_under_another_name_is_the_same_text(tiny: Knowledge) -> None:
    seaside = next(one for one in tiny.documents if one.name == "seaside.txt")
    new = in_document(tiny, "seaside.txt", replace(seaside, name="sea.txt", title="sea.txt"), 0)
    found = compare(in_document(tiny, "seaside.txt", replace(seaside, title="sea.txt"), 0), new)
    one = only(found)
    assert (one.kind, one.what) == ("Document", What.CHANGED)
    assert "文件名 file name：seaside.txt → sea.txt" in said(found)


def test_words_in_front_move_every_passage_and_change_nothing_else(tiny: Knowledge) -> None:
    seaside = next(one for one in tiny.documents if one.name == "seaside.txt")
    text = "编者按:这是一篇通讯。\n" * 20 + seaside.text
    addresses = {one: f"{one}-shifted" for one in ("lesson/1", "lesson/2", "figure/新湾区/高新技术企业/320", STAY_LIN)}
    new = moved(
        in_document(
            tiny, "seaside.txt", document("seaside.txt", text, title=seaside.title), len(text) - len(seaside.text)
        ),
        addresses,
    )
    # What a lesson is called follows from its words; it is found again by its place, which moved.
    new = of_entity(new, "lesson/1-shifted", lambda one: replace(one, label="回音"))
    found = compare(tiny, new)
    assert told(found) == [("Document", "changed", "seaside.txt")]
    assert found.unchanged["Lesson"] == 2
    assert "内容未变，只是出处或地址不同" in said(found)


def test_another_base_changes_addresses_and_nothing_else(tiny: Knowledge, tmp_path: Path) -> None:
    old, new = built(tiny, tmp_path / "old"), built(tiny, tmp_path / "new", "https://example.org/id/")
    with Source(old) as one, Source(new) as other, difference(one, other) as found:
        assert [change for change in changes(one, other, found).changes if change.kind != "Rule"] == []


def test_a_unit_that_is_called_otherwise(tiny: Knowledge) -> None:
    new = of_entity(tiny, BUREAU, lambda one: replace(one, label="新湾区政务服务管理局"))
    new = moved(new, {BUREAU: "unit/东山省海城市新湾区政务服务管理局"})
    found = compare(tiny, new)
    assert ("Unit", "renamed", "新湾区政务服务管理局") in told(found)
    assert "名称 name：新湾区行政审批局 → 新湾区政务服务管理局" in said(found)
    # The stays there are at the same unit as before.
    assert {one.kind for one in found.changes} == {"Unit"}


def two_bureaus(tiny: Knowledge) -> tuple[Knowledge, str]:
    """Return the bureau taken for two: the notice names one of its own."""
    other = "unit/区行政审批局"
    evidence = read("notice.txt", "石桥镇党委书记苏明哲到新湾区行政审批局跟班学习", "placement-stay")
    apart = of_fact(tiny, "placement/苏明哲/新湾区", "toUnit", lambda one: replace(one, object=other))
    apart = of_entity(apart, BUREAU, lambda one: replace(one, names=()))
    return replace(apart, entities=(*apart.entities, Entity(other, "Unit", "区行政审批局", (), evidence))), other


def one_bureau(tiny: Knowledge) -> Knowledge:
    evidence = read("notice.txt", "石桥镇党委书记苏明哲到新湾区行政审批局跟班学习", "placement-stay")
    return of_entity(tiny, BUREAU, lambda one: replace(one, evidence=(*one.evidence, *evidence)))


def test_two_units_that_became_one(tiny: Knowledge) -> None:
    found = compare(two_bureaus(tiny)[0], one_bureau(tiny))
    (merged,) = [one for one in found.changes if one.what is What.MERGED]
    assert (merged.kind, merged.label, merged.others) == ("Unit", "区行政审批局", ("新湾区行政审批局",))
    assert "  ~ 区行政审批局 并入 merged into：新湾区行政审批局\n      notice.txt " in said(found)
    assert "Placement" not in {one.kind for one in found.changes}
    assert What.GONE not in {one.what for one in found.changes}


def test_a_unit_that_became_two(tiny: Knowledge) -> None:
    found = compare(one_bureau(tiny), two_bureaus(tiny)[0])
    (split,) = [one for one in found.changes if one.what is What.SPLIT]
    assert (split.kind, split.label, split.others) == ("Unit", "区行政审批局", ("新湾区行政审批局",))
    assert "  ~ 区行政审批局 拆自 split off from：新湾区行政审批局\n      notice.txt " in said(found)
    assert "到单位 to unit：新湾区行政审批局 → 区行政审批局" in said(found)
    assert What.NEW not in {one.what for one in found.changes}


def test_a_unit_that_fell_into_two_of_other_names(tiny: Knowledge) -> None:
    places = (
        read("seaside.txt", "2021年3月起到新湾区行政审批局挂职", "placement-stay"),
        read("notice.txt", "石桥镇党委书记苏明哲到新湾区行政审批局跟班学习", "placement-stay"),
    )
    old = of_entity(tiny, BUREAU, lambda one: replace(one, names=(), evidence=(*places[0], *places[1])))
    halves = tuple(
        Entity(f"unit/{name}", "Unit", name, ("新湾区行政审批局",), place)
        for name, place in zip(("政务中心", "许可科"), places, strict=True)
    )
    new = of_entity(old, BUREAU, lambda one: None)
    found = compare(old, replace(new, entities=(*new.entities, *halves)))
    units = [one for one in found.changes if one.kind == "Unit"]
    assert [(one.what, one.label, one.others) for one in units] == [
        (What.SPLIT, "新湾区行政审批局", ("政务中心", "许可科")),
        (What.NEW, "政务中心", ()),
        (What.NEW, "许可科", ()),
    ]
    assert "  ~ 新湾区行政审批局 拆分为 split into：政务中心、许可科\n" in said(found)


def test_another_name_at_the_same_place_is_another_person(tiny: Knowledge) -> None:
    zhou = next(one for one in tiny.entities if one.id == "person/周若溪")
    without = of_entity(tiny, zhou.id, lambda one: None)
    for label, whats in (("何以宁", ["gone", "new"]), ("周若汐", ["renamed"])):
        new = replace(without, entities=(*without.entities, replace(zhou, id=f"person/{label}@new", label=label)))
        assert [what for _, what, _ in told(compare(tiny, new))] == whats


def test_one_person_who_became_two(tiny: Knowledge) -> None:
    window = read("seaside.txt", "林知远和苏明哲建议云岭县政务大厅也设周末窗口。", "lesson-quotation")
    apart = of_entity(tiny, "cadre/苏明哲", lambda one: replace(one, evidence=one.evidence[:1]))
    apart = replace(apart, entities=(*apart.entities, Entity("cadre/苏明哲@云岭县", "Cadre", "苏明哲", (), window)))
    found = compare(tiny, apart)
    assert "苏明哲 拆自 split off from：苏明哲" in said(found).replace(
        "  <https://w3id.org/cadre-graph/id/cadre/苏明哲@云岭县>", ""
    )
    assert "苏明哲 并入 merged into：苏明哲" in said(compare(apart, tiny))


def test_a_namesake_in_another_text_is_a_stranger(tiny: Knowledge) -> None:
    elsewhere = read("notice.txt", "云岭县第二批赴新湾区跟班学习干部共12人", "batch-notice")
    without = of_entity(tiny, "person/周若溪", lambda one: None)
    new = replace(
        without, entities=(*without.entities, Entity("person/周若溪@notice", "Person", "周若溪", (), elsewhere))
    )
    assert told(compare(tiny, new)) == [("Person", "gone", "周若溪"), ("Person", "new", "周若溪")]


def test_two_candidates_are_left_apart(tiny: Knowledge) -> None:
    """One lesson is gone, and two came that were read at its place: none of them is it."""
    echo = next(one for one in tiny.entities if one.id == "lesson/1")
    without = of_entity(tiny, "lesson/1", lambda one: None)
    both = tuple(replace(echo, id=f"lesson/{end}", label=f"回音{end}") for end in "ab")
    found = compare(tiny, replace(without, entities=(*without.entities, *both)))
    assert [one[1:] for one in told(found)] == [("gone", echo.label), ("new", "回音a"), ("new", "回音b")]


def test_a_lesson_that_is_read_a_little_longer_is_the_same_lesson(tiny: Knowledge) -> None:
    longer = read("seaside.txt", "林知远说:“企业的事当天有回音,这一点最值得我们学。”", "lesson-quotation")
    new = moved(
        of_entity(tiny, "lesson/1", lambda one: replace(one, label="回音", evidence=longer)), {"lesson/1": "lesson/1b"}
    )
    found = compare(tiny, of_fact(new, "lesson/1b", "kind", lambda one: replace(one, object="kind:reflection")))
    assert [one[:2] for one in told(found)] == [("Lesson", "changed")]
    assert "类别 kind：见闻 → 感悟" in said(found)


def test_links_to_things_of_one_name_are_told_apart_by_address(tiny: Knowledge) -> None:
    stay = read("notice.txt", "韩青到海城市挂职的安排已取消", "placement-stay")
    twin = Entity("unit/另一个行政审批局", "Unit", "新湾区行政审批局", (), stay)
    old = replace(tiny, entities=(*tiny.entities, twin))
    found = compare(old, of_fact(old, STAY_LIN, "toUnit", lambda one: replace(one, object=twin.id)))
    assert f"→ 新湾区行政审批局 <https://w3id.org/cadre-graph/id/{twin.id}>" in said(found)


def test_a_text_with_another_title_is_a_changed_text(tiny: Knowledge) -> None:
    seaside, notice = sorted(tiny.documents, reverse=True)
    found = compare(tiny, replace(tiny, documents=(notice, replace(seaside, title="到海边去"))))
    assert told(found) == [("Document", "changed", "seaside.txt")]
    assert " → 到海边去" in said(found)


def test_the_first_few_and_all(tiny: Knowledge) -> None:
    firms = read("seaside.txt", "高新技术企业320家", "policy-title")
    many = tuple(Entity(f"figure/{n}", "Figure", f"企业{n}家", (), firms) for n in range(10, 10 + FIRST + 3))
    found = compare(tiny, replace(tiny, entities=(*tiny.entities, *many)))
    few = list(as_words(found))
    assert "  … 另有 3 项，--all 全列 3 more, all with --all" in few
    assert sum(line.startswith("  + ") for line in few) == FIRST
    every = list(as_words(found, everything=True))
    assert sum(line.startswith("  + ") for line in every) == FIRST + 3
    assert not any("--all" in line for line in every)


def test_no_text_steers_the_terminal(tiny: Knowledge) -> None:
    found = compare(tiny, of_entity(tiny, "person/周若溪", lambda one: replace(one, label="周若溪\x1b[31m\n− 假")))
    assert "周若溪 [31m − 假" in said(found)
    assert "\x1b" not in said(found)


def test_matches_are_the_same_in_both_directions(tiny: Knowledge, tmp_path: Path) -> None:
    new = moved(two_bureaus(tiny)[0], {STAY_LIN: "placement/x", LIN: "cadre/y"})
    paths = built(tiny, tmp_path / "old"), built(new, tmp_path / "new")
    found = []
    for before, after in (paths, paths[::-1]):
        with Source(before) as one, Source(after) as other, difference(one, other) as between:
            found.append(match(*views(one, other, between)).addresses)
    assert {now: was for was, now in found[1].items()} == found[0]
    assert found[0]["https://w3id.org/cadre-graph/id/cadre/林知远"] == "https://w3id.org/cadre-graph/id/cadre/y"


def test_json_has_every_change(tiny: Knowledge) -> None:
    found = compare(tiny, of_fact(tiny, STAY_LIN, "start", lambda one: replace(one, object=Literal("2020", "gYear"))))
    data = json.loads(json.dumps(as_json(found)))
    assert data["triples"] == {"removed": found.removed, "added": found.added}
    (change,) = data["changes"]
    assert (change["kind"], change["what"]) == ("Placement", "changed")
    (slot,) = change["replaced"]
    assert (slot["property"], slot["before"], slot["after"]) == ("cadre:start", ["2021-03"], ["2020"])
    assert slot["was_read"][0]["document"] == "seaside.txt"
