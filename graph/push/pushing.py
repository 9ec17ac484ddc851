"""Brings a build into a store, and makes sure that it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode

from graph.diff.merge import Difference, difference
from graph.diff.source import Source
from graph.errors import InputError
from graph.output import MARKER
from graph.push.connection import Connection, PushError
from graph.push.memory import Memory
from graph.push.profiles import Profile
from graph.push.requests import changes, counting, replacements

__all__ = ["Outcome", "Plan", "carry_out", "planned"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be sent.

    Args:
        name: of the plan: the same for the same graph to the same store by the same way.
        whole: whether the graph goes as a whole, in one request.
        added: how many triples are sent to be there.
        removed: how many are sent to be there no more.
        total: how many the graph has then.
        requests: how many there are.
        graph: the N-Triples.
        changes: what differs from the last push; ``None`` if all is sent.
    """

    name: str
    whole: bool
    added: int
    removed: int
    total: int
    requests: int
    graph: Path
    changes: Difference | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done.

    Args:
        sent: how many requests.
        skipped: how many an earlier run had sent already.
        there: how many triples the store says that the graph has.
    """

    sent: int
    skipped: int
    there: int


@contextmanager
def planned(
    output: Path, profile: Profile, graph: str, memory: Memory, *, by_update: bool, only_changes: bool, batch: int
) -> Iterator[Plan]:
    """Give the plan for a push; nothing is sent yet.

    Args:
        output: the folder of the build.
        profile: of the store.
        graph: the name of the graph there, empty for the default graph.
        memory: what was pushed before.
        by_update: send updates even where whole graphs are taken.
        only_changes: send what changed since the last push.
        batch: so many triples go into one update.

    Raises:
        InputError: there is no build, or the store has no default graph that can be written to, or nothing is known of
            an earlier push.
    """
    if not graph and not profile.default:
        raise InputError(f"{profile.name} wants a name for the graph: --graph IRI")
    try:
        NamedNode(graph or "urn:default")
    except ValueError as error:
        raise InputError("is no IRI for a graph", graph) from error
    path = output / MARKER
    with Source(output) as new:
        if only_changes:
            if memory.pushed is None:
                raise InputError("nothing is known of an earlier push; push without --diff first", output.name)
            with Source(memory.pushed) as old, difference(old, new) as found:
                number = sum(1 for _ in _updates(path, found, profile, graph, batch))
                name = f"diff {found.old_digest} {found.new_digest} {batch}"
                yield Plan(name, False, len(found.added), len(found.removed), _lines(path), number, path, found)
            return
    total = _lines(path)
    digest = sha256(path.read_bytes()).hexdigest()
    if profile.graphs and not by_update:
        yield Plan(f"whole {digest}", True, total, 0, total, 1, path, None)
    else:
        number = sum(1 for _ in _updates(path, None, profile, graph, batch))
        yield Plan(f"update {digest} {batch}", False, total, 0, total, number, path, None)


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def carry_out(
    plan: Plan,
    connection: Connection,
    profile: Profile,
    graph: str,
    memory: Memory,
    batch: int,
    progress: Callable[[str, int, int], None] | None = None,
) -> Outcome:
    """Send what *plan* says, from where an earlier run broke off, and count what is there then.

    Raises:
        PushError: the store cannot be reached, refuses, or has another number of triples afterwards.
    """
    skipped = memory.done(plan.name)
    sent = 0
    if plan.changes is None:
        memory.begin()
    if plan.whole:
        url = profile.graph_address(connection.target, graph)
        with plan.graph.open("rb") as lines:
            body = profile.ahead + b"".join(map(profile.fitted, lines))
        connection.send("PUT", url, body, profile.kind)
        sent = 1
    else:
        url = connection.target + profile.update
        for number, update in enumerate(_updates(plan.graph, plan.changes, profile, graph, batch), 1):
            if number > skipped:
                connection.send("POST", url, update, "application/sparql-update")
                # Once more is no harm: what is there already is not added, and what is not there not removed.
                memory.note(plan.name, number)
                sent += 1
            if progress is not None:
                progress("发送 sending", number, plan.requests)
    there = connection.count(connection.target + profile.query, counting(graph))
    if there != plan.total:
        memory.forget()
        raise PushError(f"has {there} triples and should have {plan.total}; push all of it", connection.target)
    memory.finish(plan.graph)
    return Outcome(sent, skipped, there)


def _updates(path: Path, difference: Difference | None, profile: Profile, graph: str, batch: int) -> Iterator[bytes]:
    """Yield the updates of a plan, each triple as the store keeps it."""
    if difference is not None:
        yield from changes(map(profile.fitted, difference.removed), map(profile.fitted, difference.added), graph, batch)
        return
    with path.open("rb") as lines:
        yield from replacements(map(profile.fitted, lines), graph, batch)
