"""Placements, posts and batches as things."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.decide.corrections import Corrections
from graph.extract.modes import mode_words, stay_words
from graph.find.areas import gazetteer
from graph.identify.batches import Batch, batches, give_to_members
from graph.identify.context import DocumentReadings
from graph.identify.people import People
from graph.identify.rest import complete
from graph.identify.settle import Settled, date_literal
from graph.identify.status import status_of
from graph.identify.stays import Stay, stays
from graph.identify.units import area_node, unit_key, unit_node
from graph.model import Certainty, Evidence, Literal, Undecided

__all__ = ["write_placements"]


def write_placements(
    settled: Settled, here: DocumentReadings, people: People, corrections: Corrections
) -> dict[str, list[tuple[str, Stay]]]:
    """Note the stays and batches of one document.

    Args:
        settled: where they are noted.
        here: the document.
        people: its people, who become cadres here.
        corrections: what a person decided of its facts.

    Returns:
        For each cadre's name the ids of the placements with their drafts.
    """
    drafts, open_questions = stays(here.view, here.readings)
    here.undecided += open_questions
    found = batches(here.view, here.readings)
    # of one with another stay told in passing the main one counts
    at = {stay.cadre: here.offset_of(stay.evidence[0]) for stay in sorted(drafts, key=lambda one: not one.apart)}
    weighed = complete(drafts, here.of("rest"))
    members = give_to_members(here.view, [one for one in drafts if not one.apart], found, at, weighed)
    nodes = {id(batch): _batch(settled, batch) for batch in found}
    for stay in drafts:
        stay.settle_end()
    placed: dict[str, list[tuple[str, Stay]]] = {}
    for stay in drafts:
        section = here.view.plan.section_at(here.view.page.paragraph_at(max(0, at[stay.cadre])).end + 1)
        own = section if section and here.view.text[slice(*section.name)] == stay.cadre else None
        span = (own.start, own.end) if own else None
        told = status_of(here.view, stay.cadre, here.view.page.sentence_at(max(0, at[stay.cadre])), span, here.people)
        if told and not stay.apart:
            stay.take("status", *told)
        if here.view.leading_mode in stay_words():
            told_by = stay.evidence[0]
            stay.take("mode", here.view.leading_mode, Evidence(told_by.passage, told_by.rule, Certainty.INFERRED))
    for stay in corrections.stays(here.view, drafts):
        if not stay.get("mode") or not (stay.get("host_unit") or stay.get("host_area")):
            here.undecided.append(Undecided("host", stay.cadre, "文中说被派出，未能读出去了哪里", (stay.evidence[0],)))
            continue
        here.remember(stay.cadre, stay.evidence[0])
        batch = members.get(id(stay))
        node = _placement(settled, people, stay, nodes[id(batch)] if batch else "", batch)
        placed.setdefault(stay.cadre, []).append((node, stay))
    return placed


#: The surest first.
_SUREST = (Certainty.STATED, Certainty.INFERRED, Certainty.UNDECIDED)
#: A government or committee that a title implies: 「副县长」 is of the 人民政府, which the words do not name.
_IMPLIED = ((re.compile(r"人民政府$"), "政府"), (re.compile(r"[省市区县州旗盟]委$"), "委"))


def _named(unit: str, evidence: Evidence) -> Evidence:
    """Return *evidence*, inferred where its words imply *unit* by a title only: 「岷县副县长」 for 岷县人民政府."""
    words = evidence.passage.quote.replace("委员", "")
    implied = any(pattern.search(unit) and word not in words.replace("常委", "") for pattern, word in _IMPLIED)
    return (
        replace(evidence, certainty=Certainty.INFERRED)
        if implied and evidence.certainty is Certainty.STATED
        else evidence
    )


def _placement(settled: Settled, people: People, stay: Stay, batch_node: str, batch: Batch | None) -> str:
    main = stay.evidence[0]
    home, home_area = stay.get("home_unit"), stay.get("home_area")
    cadre = people.cadre(stay.cadre, stay.nth, home, main)
    host = _key(stay.get("host_unit"), stay.get("host_area")) or "?"
    node = f"placement/{cadre.removeprefix('cadre/')}→{host}" + (f"@{stay.get('start')}" if stay.get("start") else "")
    label = f"{stay.cadre}：{home or home_area}→{host}"
    for evidence in stay.evidence:
        settled.thing(node, "Placement", label, evidence)
    settled.fact(node, "ofCadre", cadre, main)

    def where(name: str) -> Evidence:
        return stay.values[name][1]

    for side, unit_term, area_term, post_term in (
        ("home", "fromUnit", "fromArea", "fromPost"),
        ("host", "toUnit", "toArea", "toPost"),
    ):
        unit, area = stay.get(f"{side}_unit"), stay.get(f"{side}_area")
        unit_id, named = "", None
        if unit:
            named = _named(unit, where(f"{side}_unit"))
            unit_id = unit_node(settled, unit, area, named)
            settled.fact(node, unit_term, unit_id, named)
        if area:
            settled.fact(node, area_term, area_node(settled, area, where(f"{side}_area")), where(f"{side}_area"))
        for title in stay.titles if side == "home" else stay.host_titles:
            told = where(f"{side}_title")
            post = settled.thing(f"post/{_key(unit, area)}/{title}", "Post", title, told)
            if named:
                least = max(told.certainty, named.certainty, key=_SUREST.index)
                settled.fact(post, "org:postIn", unit_id, replace(told, certainty=least))
            settled.fact(node, post_term, post, told)
    if stay.get("mode"):
        settled.single(node, "mode", f"mode:{mode_words()[stay.get('mode')]}", where("mode"))
    for name in ("start", "end"):
        if stay.get(name):
            settled.single(node, name, date_literal(stay.get(name)), where(name))
    if stay.get("duration"):
        settled.single(node, "duration", Literal(stay.get("duration"), "duration"), where("duration"))
    if stay.get("status"):
        settled.single(node, "status", f"status:{stay.get('status')}", where("status"))
    if batch_node and batch:
        settled.fact(node, "inBatch", batch_node, batch.evidence[0])
    return node


def _key(unit: str, area: str) -> str:
    """Return what tells a unit, or the area alone, from others; one key however the unit is written."""
    return (unit_key(unit, gazetteer().by_full.get(area)) or unit) if unit else area


def _batch(settled: Settled, batch: Batch) -> str:
    # A third batch of another year is another batch: the year in which it set off tells them apart.
    year = batch.values["start"][0][:4] if "start" in batch.values else ""
    node = (
        f"batch/{batch.sending}·{batch.ordinal}"
        + (f"→{batch.receiving}" if batch.receiving else "")
        + (f"@{year}" if year else "")
    )
    for evidence in batch.evidence:
        settled.thing(node, "Batch", batch.name, evidence)
    told = batch.evidence[0]
    settled.single(node, "ordinal", Literal(batch.ordinal, "integer"), told)  # says nothing where the text counts none
    settled.fact(node, "sendingArea", area_node(settled, batch.sending, told), told)
    settled.fact(node, "receivingArea", area_node(settled, batch.receiving, told), told)
    for name in ("headcount", "start", "end", "duration"):
        if name in batch.values:
            value, evidence = batch.values[name]
            literal = (
                date_literal(value)
                if name in ("start", "end")
                else Literal(value, "integer" if name == "headcount" else "duration")
            )
            settled.single(node, name, literal, evidence)
    return node
