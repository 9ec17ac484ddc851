"""The extractors: each reads a page and says what it read, where, and by which rule.

:data:`STAYS` read who was sent; :data:`RULES` read everything else and know by then who the cadres are. To add a rule, write a
function from a view to readings with a docstring that says what it reads and what it must not (it is published in the graph and on
the page), add it here, and add its cases to ``tests/cases``.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from graph.extract.again import further_stays
from graph.extract.aid import aid_posts
from graph.extract.another import another_stays
from graph.extract.appositions import (
    host_before_home,
    named_elsewhere,
    pronoun_stay,
    sent_people,
    subject_stay,
)
from graph.extract.arrivals import arrivals
from graph.extract.batches import batches
from graph.extract.beside import beside
from graph.extract.brackets import posts_beside, sent_by_bracket
from graph.extract.cards import cards
from graph.extract.departures import departures
from graph.extract.directions import both_ends
from graph.extract.earlier import APART, earlier_stays, same_host
from graph.extract.figures import figures
from graph.extract.frames import framed_stays
from graph.extract.grouped import grouped_roster
from graph.extract.hosted import hosted
from graph.extract.identities import changed_identities
from graph.extract.incomers import incomers, stays_before_names
from graph.extract.joint import aligned_stays, came_together
from graph.extract.lessons import narrated_points
from graph.extract.lists import listed_members
from graph.extract.mechanisms import known_practices, named_mechanisms
from graph.extract.meetings import meeting_speakers
from graph.extract.narrators import narrators
from graph.extract.no_person import of_people
from graph.extract.ours import own_team
from graph.extract.pairings import pairings, sought
from graph.extract.pairs import one_by_one, those_who
from graph.extract.partners import partners
from graph.extract.persons import bylines, called, credited, introduced, listed_leaders, named, quoted_titles, speakers
from graph.extract.policies import counted_lists, policies, reports_named, slogans
from graph.extract.practices import quoted_practices
from graph.extract.profiles import profiles
from graph.extract.quotations import named_then_post, quoted_stay
from graph.extract.rest import weighed_rest
from graph.extract.rosters import roster_lines
from graph.extract.statements import answers, attributed_statements, collective_statements
from graph.extract.stationed import village_offices
from graph.extract.struck import without_struck
from graph.extract.subjects import bare_subjects, named_again, predecessors
from graph.extract.successors import successors
from graph.extract.tables import roster_tables
from graph.extract.teams import team_members
from graph.extract.view import MODE, View
from graph.extract.weighed import RULE as WEIGHED
from graph.extract.weighed import weighed_stays
from graph.find.people import is_sounded
from graph.find.words import surnames
from graph.model import Reading, Rule

__all__ = ["FURTHER", "LAST", "RULES", "STAYS", "extract", "rules"]

Reader = Callable[[View], Iterable[Reading]]

#: Who was sent where, in the order in which their words are preferred.
STAYS: tuple[tuple[str, Reader], ...] = (
    ("card", cards),
    ("narrator-stay", narrators),
    ("roster-line", roster_lines),
    ("roster-table", roster_tables),
    ("listed-member", listed_members),
    ("grouped-roster", grouped_roster),
    ("two-posts", profiles),
    ("aligned-stays", aligned_stays),
    ("one-by-one", one_by_one),
    ("those-who", those_who),
    ("sent-by-bracket", sent_by_bracket),
    ("hosted", hosted),
    ("told-by-host", incomers),
    ("stay-before-name", stays_before_names),
    ("host-before-home", host_before_home),
    ("subject-stay", subject_stay),
    ("pronoun-stay", pronoun_stay),
    ("quoted-stay", quoted_stay),
    ("named-elsewhere", named_elsewhere),
    ("named-again", named_again),
    ("bare-subject", bare_subjects),
    ("predecessor", predecessors),
    ("successor", successors),
    ("came-together", came_together),
    ("village-office", village_offices),
    ("aid-post", aid_posts),
    ("sent-people", sent_people),
    ("further-stay", further_stays),
    ("team-member", team_members),
    ("meeting-speaker", meeting_speakers),
    ("changed-identity", changed_identities),
    ("framed-stay", framed_stays),
    ("both-ends", both_ends),
    ("weighed-stay", weighed_stays),
)
#: What shows the stays of further people, once the others are read.
FURTHER: tuple[tuple[str, Callable[[View, Sequence[Reading]], Iterable[Reading]]], ...] = (
    ("own-team", own_team),
    ("earlier-stay", earlier_stays),
)
#: The same, once it is weighed what else the page says of the stays that are known.
LAST: tuple[tuple[str, Callable[[View, Sequence[Reading]], Iterable[Reading]]], ...] = (
    ("another-stay", another_stays),
)
#: Everything else that a page says, in the order of the tables.
RULES: tuple[tuple[str, Reader], ...] = (
    ("named-then-post", named_then_post),
    ("came-when", arrivals),
    ("left-when", departures),
    ("weighed-rest", weighed_rest),
    ("narrated-point", narrated_points),
    ("attributed-statement", attributed_statements),
    ("answer", answers),
    ("collective-statement", collective_statements),
    ("quoted-practice", quoted_practices),
    ("named-mechanism", named_mechanisms),
    ("known-practice", known_practices),
    ("policy-title", policies),
    ("counted-list", counted_lists),
    ("report-named", reports_named),
    ("slogan", slogans),
    ("paired-areas", pairings),
    ("paired-directly", partners),
    ("sought-pairing", sought),
    ("batch", batches),
    ("number-with-unit", figures),
    ("introduced", introduced),
    ("post-beside", posts_beside),
    ("credited", credited),
    ("byline", bylines),
    ("quoted-title", quoted_titles),
    ("listed-leaders", listed_leaders),
    ("named-by-role", speakers),
    ("called", called),
    ("named", named),
)


def extract(view: View) -> tuple[Reading, ...]:
    """Return everything that the rules read on the page, rule by rule, each in the order of the text."""
    read = (_named_rightly(view, reading) for _, read_stays in STAYS for reading in read_stays(view))
    stays = _telling(of_people(view, without_struck(view, read)))
    stays = _with_further(view, stays)
    knowing = view.knowing(stays)
    told = [*stays, *_others(knowing)]
    return (*told, *(reading for _, read_last in LAST for reading in read_last(knowing, told)))


def _with_further(view: View, stays: list[Reading]) -> list[Reading]:
    """Add what the stays of others show, before what is only weighed."""
    further = [reading for _, read_on in FURTHER for reading in read_on(view, stays)]
    names = {one.get("cadre") for one in further if not one.get(APART)}
    weighed = [one for one in stays if one.evidence.rule == WEIGHED and one.get("cadre") in names]
    apart = [one for one in further if one.get(APART)]
    stays = [one for one in stays if one not in weighed and not any(_tells(one, other) for other in apart)]
    return [*stays, *further, *weighed]


def _tells(stay: Reading, apart: Reading) -> bool:
    """Whether *stay* tells of the one that is told in passing, and less of it."""
    if stay.get("cadre") != apart.get("cadre"):
        return False
    nowhere = not stay.get("host_unit") and bool(stay.get("start")) and stay.get("start") == apart.get("start")
    return nowhere or same_host(apart.get("host_unit"), stay.get("host_unit"))


def _named_rightly(view: View, stay: Reading) -> Reading:
    """Return *stay* with the name that the page bears out: 「陈思」 where a rule ran on to 「陈思华」, or to 「我叫陈思」, and only 「陈思」 weighs as a name.

    So it is with what a rule cut short: 「陆启」 is 「陆启元」 where the page has it nowhere else.
    """
    name, people = stay.get("cadre"), view.names
    weighed = view.weighed_names | people
    right = next((name[:end] for end in range(len(name) - 1, 1, -1) if name[:end] in weighed), "")
    whole = name[:2] in surnames()[1]  # 「欧阳骁」 is no 「阳骁」
    right = right or next((name[at:] for at in range(1, len(name) - 1) if name[at:] in weighed and not whole), "")
    longer = sorted(one for one in weighed if one.startswith(name) and one != name) if not right else []
    right = longer[0] if len(longer) == 1 and view.text.count(longer[0]) == view.text.count(name) else right
    if "·" in name:  # 「技术员阿依努尔·吐尔逊」
        right = max((one for one in people if "·" in one and one in name), key=len, default="")
    if name in people or (name in weighed and not longer) or not right or ("·" not in name and is_sounded(name)):
        return stay
    return replace(stay, slots=tuple(replace(one, value=right) if one.name == "cadre" else one for one in stay.slots))


def _telling(stays: list[Reading]) -> list[Reading]:
    """Leave out readings of free words that say nothing beyond what the other rules read of the same person."""
    stays = beside(stays)
    posted = {stay.get("cadre") for stay in stays if stay.evidence.rule == "aid-post" and stay.get("host_span")}
    stays = [stay for stay in stays if stay.get("cadre") not in posted or not _of_brackets(stay)]
    held = {(reading.get("cadre"), reading.get("host_span")) for reading in stays if reading.get("host_span")}
    stays = [
        _not_held(reading) if (reading.get("cadre"), reading.get("home_span")) in held else reading for reading in stays
    ]
    told: dict[str, set[tuple[str, str]]] = {}
    hosts = {
        one.get("cadre") for one in stays if one.get("host_unit") and one.evidence.rule not in ("both-ends", WEIGHED)
    }
    # Both ends are looked at only where nothing tells the stay itself.
    stays = [one for one in stays if one.evidence.rule != "both-ends" or one.get("cadre") not in hosts]
    for reading in stays:
        if reading.evidence.rule != "framed-stay":
            told.setdefault(reading.get("cadre"), set()).update((slot.name, slot.value) for slot in reading.slots)
    return [
        reading
        for reading in stays
        if reading.evidence.rule != "framed-stay" or not _said(reading, told.get(reading.get("cadre"), set()))
    ]


def _of_brackets(stay: Reading) -> bool:
    """Whether a rule took the word in brackets behind a name for one that a place belongs to: 「副县长〈姓名〉（挂职）协调吴江企业」."""
    in_brackets = re.search(rf"{re.escape(stay.get('cadre'))}（{MODE}", "".join(stay.evidence.passage.quote.split()))
    return stay.evidence.rule == "subject-stay" and bool(in_brackets)


def _not_held(reading: Reading) -> Reading:
    """Return *reading* without the post at home, which another reading tells to be the one at the host."""
    return replace(reading, slots=tuple(slot for slot in reading.slots if slot.name not in ("post", "home_span")))


def _said(reading: Reading, told: set[tuple[str, str]]) -> bool:
    kinds = {name for name, _ in told}
    where = ("host_unit", reading.get("host_unit"))
    return (where in told or not where[1]) and all(slot.name in kinds for slot in reading.slots)


def _others(view: View) -> Iterator[Reading]:
    told = set(view.cadres)
    for name, read in RULES:
        for reading in read(view):
            if reading.kind == "person":
                if name == "named" and reading.get("name") in told:
                    continue  # that somebody is named adds nothing to what another rule says of them
                told.add(reading.get("name"))
            yield reading


def rules() -> tuple[Rule, ...]:
    """Return the rules with their published documentation, sorted by name.

    The judgement of a stay's status is one of them, and so is what a person decided.
    """
    from graph.decide.corrections import decision
    from graph.identify.single import DECIDED
    from graph.identify.status import status_of

    read = (*STAYS, *FURTHER, *RULES, *LAST, ("status", status_of), (DECIDED, decision))
    return tuple(sorted(Rule(name, inspect.cleandoc(one.__doc__ or "")) for name, one in read))
